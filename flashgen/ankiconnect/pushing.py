"""A package pushed into a running Anki, and what became of each of its notes.

AnkiConnect's importPackage says no more than that it is done. So the collection's notes of the
package's types are looked at before and after. Scheduling is not ours to touch, and is not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal

from flashgen.ankiconnect import collection, safety
from flashgen.ankiconnect.client import LONG_PATIENCE, AnkiConnect
from flashgen.ankiconnect.collection import FoundNote, nfc
from flashgen.errors import AnkiError
from flashgen.notes.updates import Package, Stored
from flashgen.values import dataclass

Fate = Literal["new", "updated", "unchanged", "kept"]
FATES: tuple[Fate, ...] = ("new", "updated", "unchanged", "kept")


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: the fate of each note, in the order of the package.

    "kept" notes differ from the package's and are newer in the collection, since the learner
    edited them or their type. `split_off` counts the notes in types that Anki made beside ours
    ("…+"), and `put_back` those in which a field of the learner's own, by its name, was emptied by
    the import and filled again.
    """

    fates: tuple[tuple[Stored, Fate], ...]
    split_off: Mapping[str, int] = field(default_factory=dict)
    put_back: Mapping[str, int] = field(default_factory=dict)

    def notes(self, fate: Fate) -> tuple[Stored, ...]:
        """Give the notes that had a fate."""
        return tuple(note for note, had in self.fates if had == fate)


def push(anki: AnkiConnect, path: Path, package: Package) -> Pushed:
    """Have Anki import the package at path, which `package` has read, and say what became of its notes.

    Raises AnkiError; what Anki has imported until then stays.
    """
    names = _type_names(anki)
    safety.refuse_strays(anki, package, _types(package, names))
    before = _notes(anki, package, names)
    if anki.ask("importPackage", path=str(path.resolve()), patience=LONG_PATIENCE) is not True:
        raise AnkiError(f"{path}: Anki did not import it", "Open the file with Anki: File → Import.")
    names = _type_names(anki)
    after, types = _notes(anki, package, names), {id_: names.get(id_, "") for id_ in package.fields}
    ours = {types[id_]: package.fields[id_] for id_ in types}
    safety.check(package, ours, before, after)
    put_back = _put_back(anki, safety.lost(before, after, ours))
    by_key = defaultdict(list)
    for note in after.values():
        by_key[note.key, note.type.rstrip("+")].append(note)
    fates = tuple(
        (note, _fate(note, package, before, by_key[nfc(note.key), types[note.type].rstrip("+")]))
        for note in package.notes
    )
    split_off = Counter(note.type for note in after.values() if note.type not in ours)
    return Pushed(fates, dict(split_off), put_back)


def _type_names(anki: AnkiConnect) -> dict[int, str]:
    """Give the names of the collection's note types by id; a learner may have renamed ours."""
    names = anki.ask("modelNamesAndIds")
    if not isinstance(names, dict) or not all(isinstance(id_, int) for id_ in names.values()):
        raise collection.odd(anki, "modelNamesAndIds")
    return {id_: str(name) for name, id_ in names.items()}


def _notes(anki: AnkiConnect, package: Package, names: Mapping[int, str]) -> dict[int, FoundNote]:
    """Give the collection's notes of the package's types and of what Anki split off from them, by id."""
    query = " or ".join(f"mid:{id_}" for id_ in _types(package, names))
    return {note.id: note for note in collection.find(anki, query)} if query else {}


def _types(package: Package, names: Mapping[int, str]) -> list[int]:
    """Give the ids of the package's types that are there, and of those that an import split off: "…+"."""
    ours = {names[id_] for id_ in package.fields if id_ in names}
    return [id_ for id_, name in names.items() if id_ in package.fields or name.rstrip("+") in ours]


def _fate(
    note: Stored, package: Package, before: Mapping[int, FoundNote], found: Iterable[FoundNote]
) -> Fate:
    """Tell what became of a note, by those in the collection that have its key and type now.

    There are several where the learner has made a copy, and none where they have edited the key:
    the note is there then, or it would have come as a new one.
    """
    fates = [_fate_as(note, one, package, before.get(one.id)) for one in found]
    return min(fates, key=FATES.index, default="kept")


def _fate_as(note: Stored, found: FoundNote, package: Package, earlier: FoundNote | None) -> Fate:
    if earlier is None:
        return "new"
    both = [name for name in earlier.fields if name in found.fields]
    if earlier.values(both) != found.values(both) or earlier.tags != found.tags:
        return "updated"
    ours = package.values(note)
    return (
        "kept" if any(found.fields.get(name, ours[name]) != nfc(ours[name]) for name in ours) else "unchanged"
    )


def _put_back(anki: AnkiConnect, lost: Mapping[int, Mapping[str, str]]) -> dict[str, int]:
    """Fill fields of notes again, and count the notes by field."""
    filled = Counter(name for fields in lost.values() for name in fields)
    try:
        if lost:
            notes = [{"note": {"id": id_, "fields": fields}} for id_, fields in lost.items()]
            anki.ask_at_once("updateNoteFields", notes)
    except AnkiError as error:
        named = ", ".join(filled)
        raise AnkiError(f"{error.message}; what you wrote in {named} may be lost", safety.UNDO) from None
    return dict(filled)
