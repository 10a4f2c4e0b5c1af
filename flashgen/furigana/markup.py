"""Text with rubies → what an Anki field or a web page needs.

Anki's furigana filter is the regular expression ` ?([^ >]+?)\\[(.+?)\\]` (rslib/src/template_filters.rs):
the base begins after the nearest space or `>`, and one space before it is swallowed.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from flashgen.document import Ruby
from flashgen.values import dataclass

# Entities pass Anki's filters and its searches for {{c1::, [sound:, [latex] and [$] untouched.
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;"}
)
_SPACE = "&#32;"  # a base must have no space of its own
_COLONS = "&#58;&#58;"  # two colons would end the text of a gap and begin its hint
_SPECIAL = re.compile(r"[][&<>{}]|::")

Between = Mapping[int, str]
"""Markup by the place in a text where it stands."""
_NOTHING: Between = {}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands around text[start:end]: <b> and </b>, or other markup that opens and closes."""

    start: int
    end: int
    opening: str = "<b>"
    closing: str = "</b>"


@lru_cache(maxsize=4096)  # most of what is written is を, が and the like
def escape(text: str) -> str:
    """Write text so that HTML and Anki show it as the characters it is made of.

    >>> escape("a<b [sound:x] {{c1::")
    'a&lt;b &#91;sound:x&#93; &#123;&#123;c1&#58;&#58;'
    """
    return text.translate(_ENTITIES).replace("::", _COLONS) if _SPECIAL.search(text) else text


def to_anki(
    text: str, rubies: Sequence[Ruby], *, marks: Sequence[Mark] = (), between: Between = _NOTHING
) -> str:
    """Write text as an Anki field for the filters furigana, kanji and kana.

    Each mark is widened to the edges of the rubies it touches, and taken apart where it would only half
    lie in another. `between` has markup for places outside all marks; what falls inside a ruby is left out.

    >>> to_anki("ゲーム実況", (Ruby(3, 5, "実況", "じっきょう"),), between={3: "<wbr>", 4: "<wbr>"})
    'ゲーム<wbr>実況[じっきょう]'
    >>> to_anki("今日[笑]", (Ruby(0, 2, "今日", "きょう"),), marks=[Mark(1, 2)])
    '<b>今日[きょう]</b>&#91;笑&#93;'
    """
    return _write(text, rubies, marks, between, _anki_ruby)


def to_html(
    text: str, rubies: Sequence[Ruby], *, marks: Sequence[Mark] = (), between: Between = _NOTHING
) -> str:
    """Write text as HTML with <ruby>; `marks` and `between` as in `to_anki`.

    >>> to_html("食べ", (Ruby(0, 1, "食", "た"),))
    '<ruby>食<rt>た</rt></ruby>べ'
    """
    return _write(text, rubies, marks, between, _html_ruby)


def _anki_ruby(ruby: Ruby, before: str) -> str:
    space = " " if before and not before.endswith(">") else ""
    return f"{space}{escape(ruby.base).replace(' ', _SPACE)}[{escape(ruby.reading)}]"


def _html_ruby(ruby: Ruby, before: str) -> str:  # noqa: ARG001
    return f"<ruby>{escape(ruby.base)}<rt>{escape(ruby.reading)}</rt></ruby>"


def _write(
    text: str,
    rubies: Sequence[Ruby],
    marks: Sequence[Mark],
    between: Between,
    write: Callable[[Ruby, str], str],
) -> str:
    if not (rubies or marks or between):
        return escape(text)
    markup = _markup(rubies, marks, between) if marks else between
    events: list[tuple[int, int, str | Ruby]] = [(at, 0, tags) for at, tags in markup.items()]
    events += [(ruby.start, 1, ruby) for ruby in rubies]
    events.sort(key=itemgetter(0, 1))
    out, at = [""], 0
    for start, _, event in events:
        if start < at:
            continue  # within a ruby
        if at < start:
            out.append(escape(text[at:start]))
            at = start
        if isinstance(event, str):
            out.append(event)
        else:
            out.append(write(event, out[-1]))
            at = event.end
    out.append(escape(text[at:]))
    return "".join(out)


def _markup(rubies: Sequence[Ruby], marks: Iterable[Mark], between: Between) -> Between:
    """Add what closes and what opens at each place, so that elements lie in one another."""
    spans = [(*_widened(mark, rubies), mark) for mark in marks if mark.start < mark.end]
    closing: dict[int, str] = {}
    opening: dict[int, str] = {}
    around: list[int] = []  # where what is open ends, the innermost last
    while spans:
        start, end, mark = min(spans, key=_outermost_first)
        spans.remove((start, end, mark))
        while around and around[-1] <= start:
            around.pop()
        if around and around[-1] < end:  # half in another: its other half comes later
            spans.append((around[-1], end, mark))
            end = around[-1]
        around.append(end)
        opening[start] = opening.get(start, "") + mark.opening
        closing[end] = mark.closing + closing.get(end, "")
    places = {*between, *closing, *opening}
    return {at: closing.get(at, "") + between.get(at, "") + opening.get(at, "") for at in places}


def _outermost_first(span: tuple[int, int, Mark]) -> tuple[int, int]:
    return span[0], -span[1]


def _widened(mark: Mark, rubies: Iterable[Ruby]) -> tuple[int, int]:
    start, end = mark.start, mark.end
    for ruby in rubies:
        if ruby.start < mark.end and mark.start < ruby.end:
            start, end = min(start, ruby.start), max(end, ruby.end)
    return start, end
