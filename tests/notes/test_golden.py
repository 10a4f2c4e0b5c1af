"""A deck as a person proof-reads it: tests/golden/sample.notes.

`FLASHGEN_UPDATE=1 pytest tests/notes/test_golden.py` accepts a change; the diff is what is reviewed.
"""

import os
from pathlib import Path

from flashgen.notes import Note
from tests.notes import samples

GOLDEN = Path(__file__).parents[1] / "golden" / "sample.notes"


def written(note: Note) -> str:
    """Write a note: what it is, and its fields in the order of its type."""
    head = f"── {note.type.name} · {note.key} · {note.deck} · {note.due}\n   {' '.join(note.tags)}\n"
    fields = (f"{name}: {note.fields[name]}\n" for name in note.type.names if note.fields.get(name))
    return head + "".join(fields)


def test_the_sample_deck_reads_as_it_was_approved() -> None:
    deck = "\n".join(written(note) for note in (*samples.notes(), *samples.hard_notes()))
    if os.environ.get("FLASHGEN_UPDATE"):
        GOLDEN.write_text(deck, encoding="utf-8")
    assert deck == GOLDEN.read_text(encoding="utf-8")
