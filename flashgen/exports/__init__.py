"""Deck → a text file of its notes, beside the package: TSV for Anki's text import, JSON for programs.

To add a format, write a module with `write` and `read` and name it in `FORMATS`. The same notes always
give the same bytes, and have the GUIDs that they have in the package.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from flashgen.errors import OutputError
from flashgen.exports import document, tsv
from flashgen.files import check_place, write_whole
from flashgen.notes import Deck, own_notes
from flashgen.notes.cards import ordinals
from flashgen.notes.updates import BuildReport, Settled, Stored, report, settle


class Format(Protocol):
    """What every format module provides."""

    def write(self, deck: Deck, notes: Sequence[Settled]) -> str:
        """Write a deck and its notes as the text of a file."""

    def read(self, text: str) -> Iterable[Stored]:
        """Read the notes that `write` wrote. Raises ValueError, KeyError or TypeError for other texts."""


FORMATS: dict[str, Format] = {"tsv": tsv, "json": document}


def check(path: Path, form: str, *, force: bool = False) -> None:
    """Raise OutputError where `write` would, as far as can be told before there is a deck."""
    _room_for(path, form, force)


def write(
    deck: Deck, path: Path, form: str, *, package: Mapping[str, Stored], force: bool = False
) -> BuildReport:
    """Write a deck's notes to path in a format, in place of an earlier such file, whole or not at all.

    `package` has the notes by key of the package that learners have; what neither it nor the earlier
    file has is new. Raises OutputError, and DeckError where two notes have one key.
    """
    found = _room_for(path, form, force)
    earlier = {**(found or {}), **package}
    settled = settle(own_notes(deck), earlier, now=0)
    try:
        write_whole(path, FORMATS[form].write(deck, settled).encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written: {error.strerror}", "Choose another file with -o."
        ) from None
    cards = sum(len(ordinals(note.type, note.fields)) for note in deck.notes)
    return report(path, settled, cards, earlier if package or found is not None else None)


def _room_for(path: Path, form: str, force: bool) -> dict[str, Stored] | None:
    """Read the file at path; None where there is none, or it is not ours and force allows that."""
    check_place(path, f"deck.{form}")
    if not path.exists():
        return None
    try:
        notes = FORMATS[form].read(path.read_bytes().decode("utf-8"))
        return {html.unescape(note.values.split("\x1f", 1)[0]): note for note in notes}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        if force:
            return None
        raise OutputError(
            f"{path}: exists and was not made by flashgen", "Choose another file with -o, or pass --force."
        ) from None
