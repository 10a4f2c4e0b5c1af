"""What an import through AnkiConnect could destroy, and how that is kept from happening.

AnkiConnect imports with "Merge note types". Where one note of the package is of another type in
the collection, since the learner gave it one, Anki 26.09 then makes one type of both and empties
most fields of every note of it. And a field that the learner has added to our types is emptied
in each note that is updated.
"""

import html
import re
from collections.abc import Mapping, Sequence

from flashgen.ankiconnect import collection
from flashgen.ankiconnect.client import AnkiConnect
from flashgen.ankiconnect.collection import FoundNote, nfc
from flashgen.errors import AnkiError
from flashgen.notes.types import NOTE_TYPES
from flashgen.notes.updates import Package

UNDO = "Look into your notes; in Anki, Edit → Undo takes the import back."
_MARKUP = re.compile(r"<[^>]*>")
_TAG = "flashgen"  # which all notes of ours have, and keep when they are given another type


def refuse_strays(anki: AnkiConnect, package: Package, types: Sequence[int]) -> None:
    """Raise AnkiError where a note of the package is in the collection as one of another type.

    `types` are those that the package's notes may have. Nobody is told the GUIDs of notes: such a
    note is known by its tag, and by its id, its key or its text.
    """
    elsewhere = " ".join(f"-mid:{id_}" for id_ in sorted({type_.id for type_ in NOTE_TYPES} | set(types)))
    ids = {note.id for note in package.notes}
    texts = {text for note in package.notes for text in map(_text, note.values.split("\x1f", 2)[:2]) if text}
    strays = [
        note
        for note in collection.find(anki, f"tag:{_TAG} {elsewhere}")
        if note.id in ids or not texts.isdisjoint(map(_text, note.fields.values()))
    ]
    if strays:
        notes = f"{len(strays)} notes have" if len(strays) > 1 else "1 note has"
        shown = f"{_text(strays[0].key)} is of type {strays[0].type}"
        raise AnkiError(
            f"{notes} another note type in your collection than in the deck ({shown}); AnkiConnect's import "
            "would merge the types and empty your notes",
            "Open the deck with Anki instead (File → Import), with “Merge note types” not ticked; or give "
            "the notes their type again (Browse, Notes → Change Note Type). If they are copies, untag them.",
        )


def check(
    package: Package,
    ours: Mapping[str, Sequence[str]],
    before: Mapping[int, FoundNote],
    after: Mapping[int, FoundNote],
) -> None:
    """Raise AnkiError where an import has emptied fields that the package does not have empty.

    `ours` are the names of our fields by those of the types in the collection.
    """
    given = {nfc(note.key): package.values(note) for note in package.notes}
    emptied = sum(
        any(
            was and not is_ and given.get(now.key, {}).get(name, was)
            for name, was, is_ in zip(names, note.values(names), now.values(names), strict=True)
        )
        for note, now, names in (
            (note, after[id_], ours.get(note.type, ())) for id_, note in before.items() if id_ in after
        )
    )
    if emptied:
        raise AnkiError(f"the import has emptied fields of {emptied} notes that the deck has filled", UNDO)


def lost(
    before: Mapping[int, FoundNote], after: Mapping[int, FoundNote], ours: Mapping[str, Sequence[str]]
) -> dict[int, dict[str, str]]:
    """Give, by note id, what the import has emptied in fields that a learner has added to our types."""
    found = {}
    for id_, note in before.items():
        now = after[id_].fields if id_ in after else note.fields
        own = note.fields.keys() - set(ours.get(note.type, note.fields))
        gone = {name: note.fields[name] for name in own if note.fields[name] and not now.get(name, "-")}
        if gone:
            found[id_] = gone
    return found


def _text(field: str) -> str:
    return html.unescape(_MARKUP.sub("", field)).strip()
