"""A deck as one JSON document: the deck, its note types and its notes in the order of study.

The document of version 1:
    format      "flashgen deck"
    version     1; it grows when a key changes what it means, not when one is added
    deck        id, name, description (HTML)
    note_types  of each that has notes: id, name, cloze (true for Anki's cloze kind), fields, cards (names)
    notes       guid, key, type (a name), deck (full name), tags, due (place in the order of its kind),
                fields (HTML by name; empty ones are left out)
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from flashgen.notes import Deck, NoteType
from flashgen.notes.types import NOTE_TYPES
from flashgen.notes.updates import Settled, Stored

_FORMAT = "flashgen deck"
_TYPES = {type_.name: type_ for type_ in NOTE_TYPES}


def write(deck: Deck, notes: Sequence[Settled]) -> str:
    """Write a deck as the text of a document."""
    used = {one.note.type.name for one in notes}
    content = {
        "format": _FORMAT,
        "version": 1,
        "deck": {"id": deck.id, "name": deck.name, "description": deck.description},
        "note_types": [_type(type_) for type_ in NOTE_TYPES if type_.name in used],
        "notes": [_note(deck, one) for one in notes],
    }
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n"


def _type(type_: NoteType) -> dict[str, Any]:
    return {
        "id": type_.id,
        "name": type_.name,
        "cloze": type_.cloze,
        "fields": list(type_.names),
        "cards": [template.name for template in type_.templates],
    }


def _note(deck: Deck, one: Settled) -> dict[str, Any]:
    note = one.note
    fields = zip(note.type.names, one.values.split("\x1f"), strict=True)
    return {
        "guid": one.guid,
        "key": note.key,
        "type": note.type.name,
        "deck": f"{deck.name}::{note.deck}" if note.deck else deck.name,
        "tags": one.tags.split(),
        "due": note.due,
        "fields": {name: value for name, value in fields if value},
    }


def read(text: str) -> Iterator[Stored]:
    """Read the notes of a document. Raises ValueError, KeyError or TypeError for what is none of ours."""
    content = json.loads(text)
    if content["format"] != _FORMAT:
        raise ValueError("not ours")
    for note in content["notes"]:
        type_ = _TYPES[note["type"]]
        fields = dict(note["fields"])
        values = [fields.get(name, "") for name in type_.names]
        tags = f" {' '.join(note['tags'])} " if note["tags"] else ""
        yield Stored(0, note["guid"], type_.id, 0, tags, "\x1f".join(values))
