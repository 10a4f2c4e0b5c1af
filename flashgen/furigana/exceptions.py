"""Words that do not divide as their kanji suggest: exceptions.tsv."""

from functools import cache
from pathlib import Path

Parts = tuple[tuple[str, str], ...]  # bases and their readings, in order


@cache
def _table() -> dict[str, dict[str, list[tuple[str, Parts]]]]:
    """First character → spelling → readings and parts."""
    table: dict[str, dict[str, list[tuple[str, Parts]]]] = {}
    path = Path(__file__).with_name("exceptions.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            bases, readings = (column.split("|") for column in line.split("\t"))
            spelling, reading = "".join(bases), "".join(readings)
            by_spelling = table.setdefault(spelling[0], {})
            by_spelling.setdefault(spelling, []).append((reading, tuple(zip(bases, readings, strict=True))))
    return table


def find(surface: str, i: int, reading: str, j: int) -> list[Parts]:
    """Give the parts of every listed word that stands at surface[i:] and is so read at reading[j:].

    >>> find("田舎町", 0, "いなかまち", 0)
    [(('田舎', 'いなか'),)]
    """
    return [
        parts
        for spelling, ways in _table().get(surface[i], {}).items()
        if surface.startswith(spelling, i)
        for read, parts in ways
        if reading.startswith(read, j)
    ]
