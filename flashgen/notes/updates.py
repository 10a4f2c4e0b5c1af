"""What a new build means for learners who have the earlier one.

Anki takes over a note where its `mod` is newer than the learner's, and overwrites the learner's
own edits then. So `mod` moves with content alone, and identity (GUID, ids) never moves.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from flashgen.errors import DeckError
from flashgen.notes import Note
from flashgen.values import dataclass

_WORD = "word|"  # in the keys of words


class Stored(NamedTuple):
    """A note as an earlier package has it; `values` joins its fields by U+001F, as Anki does."""

    id: int
    guid: str
    type: int
    mod: int
    tags: str
    values: str

    @property
    def key(self) -> str:
        """What the note teaches, as HTML: its first field."""
        return self.values.split("\x1f", 1)[0]


class Package(NamedTuple):
    """A package as it is: its deck's name, the field names of its note types by id, and its notes."""

    name: str
    fields: Mapping[int, tuple[str, ...]]
    notes: tuple[Stored, ...]

    def values(self, note: Stored) -> dict[str, str]:
        """Give the values of a note's fields by their names."""
        return dict(zip(self.fields[note.type], note.values.split("\x1f"), strict=False))


class Settled(NamedTuple):
    """A note and what it is to Anki; `id` is None where it is new. `mod` is in seconds since 1970."""

    note: Note
    guid: str
    mod: int
    state: str  # "new", "changed" or "unchanged"
    tags: str
    values: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Notes of one kind, by what they are to learners who have the earlier build."""

    new: int
    changed: int
    unchanged: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build means to a learner: `kinds` are "dialect", "vocabulary" and "claims".

    `dropped` notes were in the earlier build and are no longer; learners keep theirs. `first`
    says that there was no earlier build.
    """

    path: Path
    kinds: Mapping[str, Counts]
    cards: int
    dropped: int = 0
    first: bool = True

    @property
    def notes(self) -> int:
        """How many notes were written."""
        return sum(counts.total for counts in self.kinds.values())


def guid_of(note: Note) -> str:
    """Derive a note's GUID from its key. A promise: it never changes.

    A claim may become a cloze in a later build. Anki refuses to turn one into the other, so they
    are two notes to it.
    """
    return _guid(f"{note.key}|cloze" if note.type.cloze else note.key)


def _guid(key: str) -> str:
    """Shorten a key to 64 bits.

    >>> _guid("word|知る|しる")
    '4f8386da7489db61'
    """
    return hashlib.sha256(f"flashgen|{key}".encode()).hexdigest()[:16]


def settle(notes: Sequence[Note], earlier: Mapping[str, Stored], now: int) -> tuple[Settled, ...]:
    """Compare notes with those of the earlier package, by key. Raises DeckError where two share a key."""
    _refuse_doubles(notes)
    if not earlier:
        return tuple(
            [Settled(note, guid_of(note), now, "new", tags_of(note), values_of(note)) for note in notes]
        )
    moved = _moved(notes, earlier)
    taken = {stored.guid for stored in earlier.values()}
    return tuple([_settle(note, earlier.get(moved.get(note.key, note.key)), taken, now) for note in notes])


def _settle(note: Note, stored: Stored | None, taken: set[str], now: int) -> Settled:
    tags, values = tags_of(note), values_of(note)
    if stored is None or stored.type != note.type.id:
        guid = guid_of(note)
        # The GUID may be with a note that has since moved to another key; that note keeps it.
        return Settled(note, _guid(f"{note.key}|again") if guid in taken else guid, now, "new", tags, values)
    if (stored.tags, stored.values) == (tags, values):
        return Settled(note, stored.guid, stored.mod, "unchanged", tags, values, stored.id)
    # One second more at least: with SOURCE_DATE_EPOCH two builds may have the same time.
    return Settled(note, stored.guid, max(now, stored.mod + 1), "changed", tags, values, stored.id)


def report(
    path: Path, settled: Sequence[Settled], cards: int, earlier: Mapping[str, Stored] | None
) -> BuildReport:
    """Count what was written to path; `earlier` are the notes of the earlier build, None for the first."""
    states = Counter((one.note.type.kind, one.state) for one in settled)
    kinds = {
        kind: Counts(*(states[kind, state] for state in ("new", "changed", "unchanged")))
        for kind in dict.fromkeys(one.note.type.kind for one in settled)
    }
    kept = {one.guid for one in settled}
    dropped = sum(stored.guid not in kept for stored in earlier.values()) if earlier else 0
    return BuildReport(path, kinds, cards, dropped, earlier is None)


def values_of(note: Note) -> str:
    """Join a note's fields in the order of its type, as Anki stores them; Key comes first."""
    values, places = [""] * len(note.type.places), note.type.places
    for name, value in note.fields.items():
        values[places[name]] = value
    values[0] = escape_key(note.key)
    return "\x1f".join(values)


def escape_key(key: str) -> str:
    """Write a key as HTML: a lemma may be anything that stands in a transcript.

    >>> escape_key("word|<b>|びー")
    'word|&lt;b&gt;|びー'
    """
    if "&" in key or "<" in key or ">" in key or "\x1f" in key:
        key = key.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\x1f", " ")
    return key


def tags_of(note: Note) -> str:
    """Join a note's tags as Anki stores them, in the order of the alphabet.

    >>> from flashgen.notes.types import WORD
    >>> tags_of(Note(WORD, "word|知る|しる", {}, ("flashgen::level::N4", "flashgen::kind::word")))
    ' flashgen::kind::word flashgen::level::N4 '
    """
    return f" {' '.join(sorted(set(note.tags)))} " if note.tags else ""


def _refuse_doubles(notes: Sequence[Note]) -> None:
    if len({note.key for note in notes}) == len(notes):
        return
    seen: dict[str, Note] = {}
    for note in notes:
        if other := seen.get(note.key):
            raise DeckError(
                f"two notes have the key {note.key}: {_title(other)} and {_title(note)}",
                "This is a mistake in flashgen; please report it with the transcript's two places.",
            )
        seen[note.key] = note


def _title(note: Note) -> str:
    shown = next((value for value in note.fields.values() if value), "")
    return f"“{shown}” ({note.type.name})"


def _moved(notes: Sequence[Note], earlier: Mapping[str, Stored]) -> dict[str, str]:
    """Find words whose key alone changed, since a better analysis gave them another lexeme.

    The headword is the same, the old key is gone and the new one new; where more than one note
    could be meant on either side, none is. Gives old keys by new ones.
    """
    keys = {note.key for note in notes}
    gone: dict[tuple[str, str], list[str]] = {}
    for key, stored in earlier.items():
        if key not in keys and _WORD in key:
            gone.setdefault((_owner(key), stored.values.split("\x1f", 2)[1]), []).append(key)
    if not gone:
        return {}
    fresh = {
        note.key: (_owner(note.key), note.fields["Expression"])
        for note in notes
        if note.key not in earlier and _WORD in note.key and "Expression" in note.fields
    }
    heads = Counter(fresh.values())
    return {
        key: old[0] for key, head in fresh.items() if heads[head] == 1 and len(old := gone.get(head, [])) == 1
    }


def _owner(key: str) -> str:
    """Give the deck that a word's key is local to, empty for most: 7| of 7|word|知る|しる."""
    return key.partition(_WORD)[0]
