"""Where in a note or a table a word and its reading stand, told by the names of fields and columns."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

WORD_FIELDS = (
    "expression",
    "word",
    "vocab",
    "vocabulary",
    "単語",
    "表現",
    "語彙",
    "kanji",
    "target",
    "front",
)
READING_FIELDS = ("reading", "expressionreading", "kana", "furigana", "読み", "よみ", "読み方", "ふりがな")
# The key of a note of ours, in a deck of its own with that deck's id before it.
_KEY = re.compile(r"(?:\d+\|)?(word|dialect|dialect-word|claim)\|(.+)")


class Cell(NamedTuple):
    """A word as it was written in some list, and its reading; `listed` is false where it only follows."""

    word: str
    reading: str = ""
    listed: bool = True


def column(names: Sequence[str], wanted: Iterable[str]) -> int | None:
    """Give the place of the first wanted name among names, however they are spaced and capitalised.

    >>> column(["Meaning", "Expression_Reading"], READING_FIELDS)
    1
    """
    lowered = list(map(_bare, names))
    return next((lowered.index(name) for name in map(_bare, wanted) if name in lowered), None)


def _bare(name: str) -> str:
    return name.lower().replace(" ", "").replace("_", "")


def word_field(names: Sequence[str], wanted: str = "") -> int | None:
    """Give the place of the field in which notes with these fields have their word.

    Where no name tells, it is the first. With `wanted`, it is the field of that name or none.
    """
    return column(names, [wanted]) if wanted else column(names, WORD_FIELDS) or 0


def cells(names: Sequence[str], fields: Sequence[str], wanted: str = "") -> Iterator[Cell]:
    """Give the words of a note, by the names of its fields; `wanted` names the field that has the word.

    Notes of flashgen's own types say in their key what they teach, however a learner has edited the rest.

    >>> list(cells(["Key", "Expression"], ["word|分かる|わかる", "わかる"]))
    [Cell(word='わかる', reading='わかる', listed=True), Cell(word='分かる', reading='わかる', listed=False)]
    """
    ours = _KEY.fullmatch(html.unescape(fields[0])) if names and fields and names[0] == "Key" else None
    if ours is not None:
        if ours[1] == "word":
            lemma, _, heard = ours[2].rpartition("|")
            at = column(names, ["Expression"])
            yield Cell(fields[at] if at is not None else lemma, heard)
            yield Cell(lemma, heard, listed=False)
        return
    at, reading = word_field(names, wanted), column(names, READING_FIELDS)
    if at is not None and at < len(fields):
        yield Cell(fields[at], fields[reading] if reading is not None and reading < len(fields) else "")
