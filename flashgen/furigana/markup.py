"""Text with rubies → what an Anki field or a web page needs.

Anki's furigana filter is the regular expression ` ?([^ >]+?)\\[(.+?)\\]` (rslib/src/template_filters.rs):
the base begins after the nearest space or `>`, and one space before it is swallowed.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from operator import itemgetter

from flashgen.document import Ruby
from flashgen.values import dataclass

# Entities pass Anki's filters and its searches for {{c1::, [sound:, [latex] and [$] untouched.
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;"}
)
_SPACE = "&#32;"  # a base must have no space of its own
_COLONS = "&#58;&#58;"  # two colons would end the text of a gap and begin its hint
BREAK = "<wbr>"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands around text[start:end]: <b> and </b>, or other markup that opens and closes."""

    start: int
    end: int
    opening: str = "<b>"
    closing: str = "</b>"


def escape(text: str) -> str:
    """Write text so that HTML and Anki show it as the characters it is made of.

    >>> escape("a<b [sound:x] {{c1::")
    'a&lt;b &#91;sound:x&#93; &#123;&#123;c1&#58;&#58;'
    """
    return text if text.isalnum() else text.translate(_ENTITIES).replace("::", _COLONS)


def to_anki(
    text: str, rubies: Sequence[Ruby], *, marks: Sequence[Mark] = (), breaks: Collection[int] = ()
) -> str:
    """Write text as an Anki field for the filters furigana, kanji and kana.

    Each mark is widened to the edges of the rubies it touches, and taken apart where it would only half
    lie in another. `breaks` are the places where a line may end; those inside a ruby are left out.

    >>> to_anki("ゲーム実況", (Ruby(3, 5, "実況", "じっきょう"),), breaks=(3, 4))
    'ゲーム<wbr>実況[じっきょう]'
    >>> to_anki("今日[笑]", (Ruby(0, 2, "今日", "きょう"),), marks=[Mark(1, 2)])
    '<b>今日[きょう]</b>&#91;笑&#93;'
    """
    return _write(text, rubies, marks, breaks, _anki_ruby)


def to_html(
    text: str, rubies: Sequence[Ruby], *, marks: Sequence[Mark] = (), breaks: Collection[int] = ()
) -> str:
    """Write text as HTML with <ruby>; `marks` and `breaks` as in `to_anki`.

    >>> to_html("食べ", (Ruby(0, 1, "食", "た"),))
    '<ruby>食<rt>た</rt></ruby>べ'
    """
    return _write(text, rubies, marks, breaks, _html_ruby)


def _anki_ruby(ruby: Ruby, before: str) -> str:
    space = " " if before and not before.endswith(">") else ""
    return f"{space}{escape(ruby.base).replace(' ', _SPACE)}[{escape(ruby.reading)}]"


def _html_ruby(ruby: Ruby, before: str) -> str:  # noqa: ARG001
    return f"<ruby>{escape(ruby.base)}<rt>{escape(ruby.reading)}</rt></ruby>"


def _write(
    text: str,
    rubies: Sequence[Ruby],
    marks: Sequence[Mark],
    breaks: Collection[int],
    write: Callable[[Ruby, str], str],
) -> str:
    between = _markup(rubies, marks) if marks else {}
    for at in breaks:
        closing, opening = between.get(at, ("", ""))
        between[at] = (closing + BREAK, opening)
    events: list[tuple[int, int, str | Ruby]] = [(at, 0, "".join(tags)) for at, tags in between.items()]
    events += [(ruby.start, 1, ruby) for ruby in rubies]
    out, at = "", 0
    for start, _, event in sorted(events, key=itemgetter(0, 1)):
        if start < at:
            continue  # a break within a ruby
        out += escape(text[at:start])
        at = start
        if isinstance(event, Ruby):
            out += write(event, out)
            at = event.end
        else:
            out += event
    return out + escape(text[at:])


def _markup(rubies: Sequence[Ruby], marks: Iterable[Mark]) -> dict[int, tuple[str, str]]:
    """Say what closes and what opens at each place, so that elements lie in one another."""
    spans = [(*_widened(mark, rubies), mark) for mark in marks if mark.start < mark.end]
    spans.sort(key=lambda span: (span[0], -span[1]))  # what reaches further lies outside
    found: dict[int, tuple[str, str]] = {}
    around: list[tuple[int, int, Mark]] = []  # what is open, the outermost first
    for at in sorted({edge for start, end, _ in spans for edge in (start, end)}):
        depth = next((depth for depth, (_, end, _) in enumerate(around) if end == at), len(around))
        closed = around[depth:]
        opened = [span for span in closed if span[1] > at] + [span for span in spans if span[0] == at]
        opened.sort(key=lambda span: -span[1])
        around[depth:] = opened
        found[at] = (
            "".join(mark.closing for _, _, mark in reversed(closed)),
            "".join(mark.opening for _, _, mark in opened),
        )
    return found


def _widened(mark: Mark, rubies: Iterable[Ruby]) -> tuple[int, int]:
    touched = [ruby for ruby in rubies if ruby.start < mark.end and mark.start < ruby.end]
    return min([mark.start, *(r.start for r in touched)]), max([mark.end, *(r.end for r in touched)])
