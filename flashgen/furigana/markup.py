"""Text with rubies → what an Anki field or a web page needs.

Anki's furigana filter is the regular expression ` ?([^ >]+?)\\[(.+?)\\]` (rslib/src/template_filters.rs):
the base begins after the nearest space or `>`, and one space before it is swallowed.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

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
    return text if text.isalnum() else text.translate(_ENTITIES)


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
    ordered = sorted(rubies, key=attrgetter("start"))
    if bold is None or bold[0] >= bold[1]:
        return _stretch(text, ordered, (0, len(text)), mark)
    start, end = _widened(bold, ordered)
    before, inside, after = (
        _stretch(text, [r for r in ordered if span[0] <= r.start < span[1]], span, mark)
        for span in ((0, start), (start, end), (end, len(text)))
    )
    return f"{before}<b>{inside}</b>{after}"


def _stretch(text: str, rubies: Iterable[Ruby], span: Span, mark: Callable[[Ruby, str], str]) -> str:
    """Write text[span] with the rubies that lie in it."""
    at, end = span
    out: list[str] = []
    for ruby in rubies:
        if at < ruby.start:
            out.append(escape(text[at : ruby.start]))
        out.append(mark(ruby, out[-1] if out else ""))
        at = ruby.end
    if at < end:
        out.append(escape(text[at:end]))
    return "".join(out)


def _widened(span: Span, rubies: Iterable[Ruby]) -> Span:
    start, end = span
    touched = [r for r in rubies if r.start < end and start < r.end]
    return min([start, *(r.start for r in touched)]), max([end, *(r.end for r in touched)])
