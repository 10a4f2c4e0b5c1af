"""Notes as lines of fields between tabs, with the headers that Anki's text import goes by.

All note types stand in one file. Anki gives the fields of a note, in their order, the columns that have no
other use, and leaves those alone that its type has no field for; so each line is as long as the longest.
Anki's reader is rslib/src/import_export/text/csv of ankitects/anki.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from flashgen.notes import Deck
from flashgen.notes.types import NOTE_TYPES
from flashgen.notes.updates import Settled, Stored

_COLUMNS = ("guid", "notetype", "deck", "tags")  # by Anki's names, and in this order
# What begins with # and has no name that it knows, Anki passes over.
_MARK = "# Made by flashgen. Anki needs its note types, which come with any .apkg of flashgen."
_TYPES = {type_.name: type_ for type_ in NOTE_TYPES}
_SPECIAL = re.compile(r'["\t\r\n]')
_WIDTH = max(len(type_.names) for type_ in NOTE_TYPES)


def write(deck: Deck, notes: Sequence[Settled]) -> str:
    """Write notes as the lines of a file."""
    return "".join(f"{line}\n" for line in (*_headers(), *(_line(deck, one) for one in notes)))


def _line(deck: Deck, one: Settled) -> str:
    home = f"{deck.name}::{one.note.deck}" if one.note.deck else deck.name
    values = one.values.split("\x1f")
    empty = [""] * (_WIDTH - len(values))
    columns = (one.guid, one.note.type.name, home, one.tags.strip(), *values, *empty)
    return "\t".join(map(_quoted, columns))


def _quoted(value: str) -> str:
    """Set a value in quotes where it would end its column or line.

    >>> _quoted('<b class="x">'), _quoted("知[し]る")
    ('"<b class=""x"">"', '知[し]る')
    """
    return f'"{value.replace(chr(34), chr(34) * 2)}"' if _SPECIAL.search(value) else value


def _headers() -> Iterator[str]:
    yield "#separator:Tab"
    yield "#html:true"
    yield from (f"#{name} column:{number}" for number, name in enumerate(_COLUMNS, 1))
    places = zip_longest(*(type_.names for type_ in NOTE_TYPES), fillvalue="")
    names = ("/".join(filter(None, dict.fromkeys(place))) for place in places)
    yield "\t".join(("#columns:GUID", "Note type", "Deck", "Tags", *names))
    yield _MARK


def read(text: str) -> Iterator[Stored]:
    """Read the notes of a file that `write` made. Raises ValueError or KeyError for another."""
    head, mark, lines = text.partition(f"{_MARK}\n")
    if not (head.startswith("#separator:Tab\n") and mark):
        raise ValueError("not ours")
    try:
        rows = list(csv.reader(io.StringIO(lines, newline=""), delimiter="\t"))
    except csv.Error as error:
        raise ValueError("not ours") from error
    for guid, type_name, _deck, tags, *values in rows:
        type_ = _TYPES[type_name]
        fields = "\x1f".join(values[: len(type_.names)])
        yield Stored(0, guid, type_.id, 0, f" {tags} " if tags else "", fields)
