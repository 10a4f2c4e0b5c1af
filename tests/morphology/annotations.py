"""Sentences with their readings, as a linguist writes them: 青[あお]い腕[うで]時計[どけい].

A reading stands for all kanji and digits since the last bracket or kana; | parts readings that are all
right, / parts words that adjoin. Lines that begin with # say what the columns are.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from flashgen.document import Ruby
from flashgen.morphology.readings import resolve
from flashgen.morphology.unidic import UnidicAnalyzer

ANALYZER = UnidicAnalyzer()
FOLDER = Path(__file__).parent
_BASE = "一-鿿々〇ヶ0-9０-９"
_PIECE = re.compile(rf"([{_BASE}][{_BASE},.]*)\[([ぁ-んー|]+)\]|/|(.)")
_BRACKETS = re.compile(r"\[[ぁ-んー|]+\]")

Span = tuple[int, int, tuple[str, ...]]  # start, end, readings of which any will do


def rows(name: str) -> Iterator[list[str]]:
    """Give the columns of a file's lines."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def parse(line: str) -> tuple[str, list[Span]]:
    """Give the text of an annotated sentence and its rubies."""
    text, spans = "", []
    for match in _PIECE.finditer(line):
        if match[1]:
            spans.append((len(text), len(text) + len(match[1]), tuple(match[2].split("|"))))
        text += match[1] or match[3] or ""
    return text, spans


def rubies(text: str, analyzer: UnidicAnalyzer = ANALYZER) -> tuple[Ruby, ...]:
    """Give the rubies that the program puts on a text."""
    return resolve(text, analyzer.tokenize(text))[1]


def bracketed(text: str, found: Sequence[Ruby]) -> str:
    """Write a text with its rubies in brackets."""
    out, at = "", 0
    for ruby in found:
        out += text[at : ruby.start] + f"{ruby.base}[{ruby.reading}]"
        at = ruby.end
    return out + text[at:]


def ways(line: str) -> set[str]:
    """Write an annotated sentence in each of the ways that are right, without / and |."""
    text, spans = parse(line)
    return {
        bracketed(text, [Ruby(s[0], s[1], text[s[0] : s[1]], r) for s, r in zip(spans, chosen, strict=True)])
        for chosen in product(*(s[2] for s in spans))
    }


def marks(context: str) -> tuple[str, list[tuple[int, str]]]:
    """Give the text of a context in which some words are marked, and where each mark stands."""
    text, ends, at = "", [], 0
    for match in _BRACKETS.finditer(context):
        text += context[at : match.start()]
        ends.append((len(text), match[0][1:-1]))
        at = match.end()
    return text + context[at:], ends


def read_up_to(text: str, end: int) -> str:
    """Read a text up to an offset, at which a ruby must end if one is there."""
    out, at = "", 0
    for ruby in rubies(text):
        if ruby.start >= end:
            break
        assert ruby.end <= end, f"{ruby.base} in {text} goes on after {end}"
        out += text[at : ruby.start] + ruby.reading
        at = ruby.end
    return out + text[at:end]
