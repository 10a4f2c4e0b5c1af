"""What a person is told after a push: what became of the notes, and what Anki did not take over and why."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from flashgen.cli import table
from flashgen.cli.summary import many

if TYPE_CHECKING:
    from flashgen.ankiconnect.pushing import Pushed
    from flashgen.notes.updates import Stored
    from flashgen.pipeline.pushing import PushedDeck

_FEW = 5
_WIDEST = 24  # columns of a note's title
_MARKUP = re.compile(r"<[^>]*>")

# AnkiConnect asks for all three, and Anki remembers what was asked for last.
BOXES = (
    "Note: AnkiConnect leaves three boxes ticked in Anki's own import dialog (File → Import): Import any "
    "learning progress, Import any deck presets, Merge note types. Untick them there when you next import "
    "a deck of somebody else's by hand. This is said once."
)


def lines(done: "PushedDeck") -> Iterator[str]:
    """Say everything a learner wants to know about a deck that was just pushed."""
    pushed = done.pushed
    yield f"{done.name}: {many(len(pushed.fates), 'note')} pushed to Anki"
    for kind, counts in _kinds(pushed).items():
        total = f"{many(counts.total(), 'note'):>10}"
        always = ("new", "updated", "unchanged")
        parts = [f"{counts[fate]} {fate}" for fate in _fates() if fate in always or counts[fate]]
        yield f"  {kind:<12}{total}   ({', '.join(parts)})"
    yield from _left_lines(pushed)
    for name, count in pushed.put_back.items():
        yield ""
        yield f"Your own field {name} was emptied by the import in {many(count, 'note')}, and filled again."
    yield ""
    yield "Your schedule is as it was."


def _left_lines(pushed: "Pushed") -> Iterator[str]:
    if kept := pushed.notes("kept"):
        yield ""
        yield f"Kept as you have them: {many(len(kept), 'note')} ({_titles(kept)})"
        yield "  They are newer in your collection than in the deck: you edited them, or their note type."
        yield "  To take the deck's instead: in Anki, File → Import, Update notes: Always."
    for name, count in pushed.split_off.items():
        yield ""
        yield f"{many(count, 'note')} of type {name}: Anki made it since you have changed ours."
        yield "  It does not update those. In its browser, give them the type without + again"
        yield "  (Notes → Change Note Type), then push again."


def _fates() -> Sequence[str]:
    from flashgen.ankiconnect.pushing import FATES

    return FATES


def _kinds(pushed: "Pushed") -> dict[str, Counter[str]]:
    """Count fates by kind of note: dialect, vocabulary, claims."""
    from flashgen.notes.types import NOTE_TYPES

    names, kinds = {type_.id: type_.kind for type_ in NOTE_TYPES}, dict[str, Counter[str]]()
    for note, fate in pushed.fates:
        kinds.setdefault(names.get(note.type, "other"), Counter())[fate] += 1
    return kinds


def _titles(notes: "Sequence[Stored]") -> str:
    """Name some notes by their second field, which is what Anki's browser shows."""
    few = [html.unescape(_MARKUP.sub("", note.values.split("\x1f")[1])) for note in notes[:_FEW]]
    shown = "、".join(table.cut(" ".join(title.split()), _WIDEST) for title in few)
    return f"{shown} …" if len(notes) > _FEW else shown


def row(done: "PushedDeck") -> dict[str, Any]:
    """Give the same as one object for programs."""
    pushed = done.pushed
    return {
        "name": done.name,
        "path": str(done.path),
        "notes": len(pushed.fates),
        "kinds": {kind: {fate: counts[fate] for fate in _fates()} for kind, counts in _kinds(pushed).items()},
        "kept": [html.unescape(note.key) for note in pushed.notes("kept")],
        "split_off": dict(pushed.split_off),
        "put_back": dict(pushed.put_back),
    }
