"""A package pushed into a running Anki, and what became of each of its notes.

AnkiConnect's importPackage says no more than that it is done. So the collection's notes of the
package's types are looked at before and after. Scheduling is not ours to touch, and is not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from flashgen.ankiconnect import collection
from flashgen.ankiconnect.client import LONG_PATIENCE, AnkiConnect
from flashgen.ankiconnect.collection import FoundNote
from flashgen.errors import AnkiError
from flashgen.notes.updates import Package, Stored
from flashgen.values import dataclass

Fate = Literal["new", "updated", "unchanged", "kept", "refused"]
FATES: tuple[Fate, ...] = ("new", "updated", "unchanged", "kept", "refused")

_UNDO = "In Anki, Edit → Undo takes the import back. Then try again."


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: the fate of each note, in the order of the package.

    "kept" notes differ from the package's and are newer in the collection, since the learner
    edited them or their type. "refused" ones are of another note type there; `elsewhere` counts the
    types they were found in. `put_back` counts notes by the field of the learner's own that the
    import emptied and that was filled again.
    """

    fates: tuple[tuple[Stored, Fate], ...]
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    put_back: Mapping[str, int] = field(default_factory=dict)

    def notes(self, fate: Fate) -> tuple[Stored, ...]:
        """Give the notes that had a fate."""
        return tuple(note for note, had in self.fates if had == fate)

    def count(self, fate: Fate, types: Iterable[int] | None = None) -> int:
        """Count the notes that had a fate, all or those of some note types."""
        wanted = None if types is None else set(types)
        return sum(wanted is None or note.type in wanted for note in self.notes(fate))


def push(anki: AnkiConnect, path: Path, package: Package) -> Pushed:
    """Have Anki import the package at path, which `package` has read, and say what became of its notes.

    Raises AnkiError; what Anki has imported until then stays.
    """
    before = _notes(anki, package)
    if anki.ask("importPackage", path=str(path.resolve()), patience=LONG_PATIENCE) is not True:
        raise AnkiError(f"{path}: Anki did not import it", "Open the file with Anki: File → Import.")
    after, types = _notes(anki, package), _type_names(anki, package)
    put_back = _put_back(anki, _lost(before, after, {types[id_]: package.fields[id_] for id_ in types}))
    by_key = defaultdict(list)
    for note in after.values():
        by_key[_key(note)].append(note)
    fates = tuple((note, _fate(note, types, package, before, by_key)) for note in package.notes)
    refused = [note.values.split("\x1f", 1)[0] for note, fate in fates if fate == "refused"]
    return Pushed(fates, _elsewhere(anki, refused), put_back)


def sync(anki: AnkiConnect) -> None:
    """Have Anki synchronise with AnkiWeb. Raises AnkiError."""
    anki.ask("sync", patience=LONG_PATIENCE)


def _notes(anki: AnkiConnect, package: Package) -> dict[int, FoundNote]:
    """Give the collection's notes of the package's types, by id."""
    query = " or ".join(f"mid:{type_}" for type_ in sorted(package.fields))
    return {note.id: note for note in collection.find(anki, query)} if query else {}


def _type_names(anki: AnkiConnect, package: Package) -> dict[int, str]:
    """Give the names that the package's note types have in the collection; a learner may rename them."""
    names = anki.ask("modelNamesAndIds")
    if not isinstance(names, dict):
        raise collection.odd(anki, "modelNamesAndIds")
    return {id_: str(name) for name, id_ in names.items() if id_ in package.fields}


def _key(note: FoundNote) -> str:
    """Give what a note's first field says: its key, also where the learner has moved the field."""
    return normalize("NFC", note.fields.get("Key", next(iter(note.fields.values()), "")))


def _fate(
    note: Stored,
    types: Mapping[int, str],
    package: Package,
    before: Mapping[int, FoundNote],
    after: Mapping[str, list[FoundNote]],
) -> Fate:
    # A copy that the learner has made has the key too: the best of both fates is ours.
    key = normalize("NFC", note.values.split("\x1f", 1)[0])
    found = [one for one in after.get(key, ()) if one.type == types.get(note.type)]
    fates: list[Fate] = [_fate_as(note, one, package, before.get(one.id)) for one in found]
    return min(fates, key=FATES.index, default="refused")


def _fate_as(note: Stored, found: FoundNote, package: Package, earlier: FoundNote | None) -> Fate:
    if earlier is None:
        return "new"
    if (earlier.fields, earlier.tags) != (found.fields, found.tags):
        return "updated"
    ours = zip(package.fields[note.type], note.values.split("\x1f"), strict=False)
    same = all(found.fields[name] == normalize("NFC", value) for name, value in ours if name in found.fields)
    return "unchanged" if same else "kept"


def _lost(
    before: Mapping[int, FoundNote], after: Mapping[int, FoundNote], ours: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Give what the import has emptied in fields that a learner has added to our types."""
    for id_, note in before.items():
        now = after[id_].fields if id_ in after else note.fields
        own = note.fields.keys() - set(ours.get(note.type, note.fields))
        lost = {name: note.fields[name] for name in own if note.fields[name] and not now.get(name, "-")}
        if lost:
            yield id_, lost


def _put_back(anki: AnkiConnect, lost: Iterable[tuple[int, dict[str, str]]]) -> dict[str, int]:
    """Fill fields of notes again, and count the notes by field."""
    filled: Counter[str] = Counter()
    for id_, fields in lost:
        try:
            anki.ask("updateNoteFields", note={"id": id_, "fields": fields})
        except AnkiError as error:
            named = ", ".join(fields)
            raise AnkiError(
                f"{error.message}; what you wrote in {named} was lost in the import", _UNDO
            ) from None
        filled.update(fields.keys())
    return dict(filled)


def _elsewhere(anki: AnkiConnect, keys: list[str]) -> dict[str, int]:
    """Count the notes with these keys by their type: Anki does not update a note of another type."""
    found: Counter[str] = Counter()
    for query in collection.any_of("Key", keys):
        found.update(note.type for note in collection.find(anki, query))
    return dict(found)
