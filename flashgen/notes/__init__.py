"""What a card shows: note types with their templates, and the notes made of what was analysed.

`types` holds the four note types, `words`, `dialect` and `claims` each turn one item into a
`Note`. No file is written here and nothing knows of genanki: that is `flashgen.apkg`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from flashgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a note type; Anki knows it by its id once a learner has it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class CardTemplate:
    """One card of a note type: HTML of the side that asks and the side that answers."""

    id: int
    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True, eq=False)
class NoteType:
    """Fields, card templates and style of notes of one kind ("dialect", "vocabulary", "claims").

    `revised` is in seconds since 1970: when templates or style last changed. Anki takes over
    ours only where it is newer than what a learner has, so that their own style survives.
    """

    id: int
    name: str
    kind: str
    fields: tuple[Field, ...]
    templates: tuple[CardTemplate, ...]
    css: str
    revised: int
    cloze: bool = False
    places: Mapping[str, int] = field(init=False, repr=False)  # of the fields by name, in order; Key is 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", {one.name: place for place, one in enumerate(self.fields)})

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields in order, the first of which is Key."""
        return tuple(self.places)


@dataclass(frozen=True, slots=True)
class Note:
    """One note as Anki is to have it.

    `key` is plain text and says what is taught; two notes of one deck never share it. The
    values of `fields` are HTML; fields left out are empty, and Key is filled from `key`.
    `deck` is the sub-deck's name without its parent's, empty for the parent itself. Cards are
    new in the order of `due`. A name in `fields` that the type has not is a ValueError.
    """

    type: NoteType
    key: str
    fields: Mapping[str, str]
    tags: tuple[str, ...] = ()
    deck: str = ""
    due: int = 0

    def __post_init__(self) -> None:
        if not self.fields.keys() <= self.type.places.keys():
            unknown = ", ".join(sorted(self.fields.keys() - self.type.places.keys()))
            raise ValueError(f"{self.type.name} has no field {unknown}")


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck with its sub-decks; `id` is chosen once, `description` is HTML.

    With `own`, its notes are this deck's alone: a learner who has the same word in another
    flashgen deck then has two notes of it.
    """

    id: int
    name: str
    notes: tuple[Note, ...]
    description: str = ""
    own: bool = False


def own_notes(deck: Deck) -> tuple[Note, ...]:
    """Give the deck's notes with the keys they have in a package: local to an own deck.

    >>> from flashgen.notes.types import WORD
    >>> note = Note(WORD, "word|知る|しる", {})
    >>> own_notes(Deck(7, "talk", (note,), own=True))[0].key
    '7|word|知る|しる'
    """
    if not deck.own:
        return deck.notes
    return tuple(replace(note, key=f"{deck.id}|{note.key}") for note in deck.notes)


def with_furigana(note: Note, place: str) -> Note:
    """Say on a note where its fronts have their readings: "always", "tap" or "back" (only there).

    It stands on the note because a learner's decks share their note types.
    """
    return note if place == "tap" else replace(note, fields={**note.fields, "Spare3": place})


def sample_deck(rows: Iterable[tuple[str, Sequence[str]]]) -> Deck:
    """Make a deck of word notes from keys and the values of their first fields, for measuring."""
    from flashgen.notes.types import WORD

    names = WORD.names[1:]
    notes = (Note(WORD, key, dict(zip(names, values, strict=False))) for key, values in rows)
    return Deck(1, "sample", tuple(notes))
