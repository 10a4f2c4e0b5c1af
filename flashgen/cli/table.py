"""Tables for people: columns aligned by how wide characters are on a terminal."""

import unicodedata
from collections.abc import Iterable, Sequence


def width(text: str) -> int:
    """Count the terminal columns of text: two for full-width characters.

    >>> width("あかん no")
    9
    """
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def cut(text: str, columns: int) -> str:
    """Shorten text to a number of columns, with … where something is missing.

    >>> cut("行かへんかった", 8)
    '行かへ…'
    """
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > columns - 1:
            break
        kept += char
    return kept + "…"


def lines(header: Sequence[str], rows: Iterable[Sequence[str]], *, widest: int = 48) -> list[str]:
    """Lay rows out below a header; cells wider than `widest` columns are cut.

    >>> lines(["form", "standard"], [["あかん", "だめ"]])
    ['form    standard', '──────  ────────', 'あかん  だめ']
    """
    cells = [[cut(cell, widest) for cell in row] for row in (header, *rows)]
    columns = [max(map(width, column)) for column in zip(*cells, strict=True)]
    cells.insert(1, ["─" * column for column in columns])
    return [
        "  ".join(
            cell + " " * (column - width(cell)) for cell, column in zip(row, columns, strict=True)
        ).rstrip()
        for row in cells
    ]
