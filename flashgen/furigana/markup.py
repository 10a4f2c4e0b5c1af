"""Text with rubies → what an Anki field or a web page needs.

Anki's furigana filter is the regular expression ` ?([^ >]+?)\\[(.+?)\\]` (rslib/src/template_filters.rs):
the base begins after the nearest space or `>`, and one space before it is swallowed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from flashgen.document import Ruby

# Entities pass Anki's filters and its searches for {{c1::, [sound:, [latex] and [$] untouched.
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;"}
)
_SPACE = "&#32;"  # a base must have no space of its own

Span = tuple[int, int]


def escape(text: str) -> str:
    """Write text so that HTML and Anki show it as the characters it is made of.

    >>> escape("a<b [sound:x] {{c1::")
    'a&lt;b &#91;sound:x&#93; &#123;&#123;c1::'
    """
    return text.translate(_ENTITIES)


def to_anki(text: str, rubies: Sequence[Ruby], *, bold: Span | None = None) -> str:
    """Write text as an Anki field for the filters furigana, kanji and kana.

    `bold` sets the stretch text[start:end] in <b>, widened to the edges of the rubies it touches.

    >>> to_anki("ゲーム実況", (Ruby(3, 5, "実況", "じっきょう"),))
    'ゲーム 実況[じっきょう]'
    >>> to_anki("今日[笑]", (Ruby(0, 2, "今日", "きょう"),), bold=(1, 2))
    '<b>今日[きょう]</b>&#91;笑&#93;'
    """
    return _write(text, rubies, bold, _anki_ruby)


def to_html(text: str, rubies: Sequence[Ruby], *, bold: Span | None = None) -> str:
    """Write text as HTML with <ruby>; `bold` as in `to_anki`.

    >>> to_html("食べ", (Ruby(0, 1, "食", "た"),))
    '<ruby>食<rt>た</rt></ruby>べ'
    """
    return _write(text, rubies, bold, _html_ruby)


def _anki_ruby(ruby: Ruby, before: str) -> str:
    space = " " if before and not before.endswith(">") else ""
    return f"{space}{escape(ruby.base).replace(' ', _SPACE)}[{escape(ruby.reading)}]"


def _html_ruby(ruby: Ruby, before: str) -> str:  # noqa: ARG001
    return f"<ruby>{escape(ruby.base)}<rt>{escape(ruby.reading)}</rt></ruby>"


def _write(text: str, rubies: Sequence[Ruby], bold: Span | None, mark: Callable[[Ruby, str], str]) -> str:
    ordered = sorted(rubies, key=lambda r: r.start)
    start, end = _widened(bold, ordered) if bold and bold[0] < bold[1] else (-1, -1)
    out, last = [], ""
    for begin, finish, ruby in _pieces(text, ordered, (start, end)):
        if begin == start:
            out.append(last := "<b>")
        if last := mark(ruby, last) if ruby else escape(text[begin:finish]):
            out.append(last)
        if finish == end:
            out.append(last := "</b>")
    return "".join(out)


def _pieces(text: str, rubies: Sequence[Ruby], cuts: Span) -> Iterator[tuple[int, int, Ruby | None]]:
    """Cut text at its rubies and at two more places: start, end, ruby or None for bare text."""
    at = 0
    for ruby in (*rubies, None):
        stop = ruby.start if ruby else len(text)
        edges = [at, *(cut for cut in cuts if at < cut < stop), stop]
        yield from ((a, b, None) for a, b in pairwise(edges) if a < b)
        if ruby:
            yield ruby.start, ruby.end, ruby
            at = ruby.end


def _widened(span: Span, rubies: Iterable[Ruby]) -> Span:
    start, end = span
    touched = [r for r in rubies if r.start < end and start < r.end]
    return min([start, *(r.start for r in touched)]), max([end, *(r.end for r in touched)])
