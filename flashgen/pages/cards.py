"""A card of Anki on a page of ours: in a box that is to it what the window is in Anki, without a frame.

`style` gives a note type's style for such boxes, once for a page; `box` gives a side of a card in one.
Whatever stands around the box may have the class `nightMode`, or any other that Anki gives to its window.
A page must not style bare elements, for it would style those of the cards too.
"""

import html
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

_TOKEN = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.)|[()\[\]{};,\s>+~]""", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_UNIT = re.compile(
    r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\))|(?<![\w#.])(\d*\.?\d+)[sld]?v(w|i|min|max)\b"""
)
_WIDTH = re.compile(r"\([^()]*\bwidth\b[^()]*\)")
_CLASS = re.compile(r"\.(?!card(?![\w-]))[\w-]+")
# What is Anki's window or its body: each is a box of ours or the card in it, and weighs the same.
_WINDOW = re.compile(r"(?<![\w.#:\[=-])(?:(html)|(body))(?![\w-])|:root\b")
_PSEUDO = re.compile(r"::|:(?:before|after|first-line|first-letter)\b")
_CARD = re.compile(r"\.card(?![\w-])")
_INSIDE = ":where(.anki, .anki *)"
_NESTED = ("@supports", "@layer", "@container")
# The box takes over nothing of the page, and what is in it neither shows nor counts outside.
_BOX = (
    ":where(.anki) { all: initial; display: grid; grid-template-columns: minmax(0, 1fr); "
    "container-type: inline-size; contain: content; }"
)


def box(side: str, *, label: str) -> str:
    """Put a side of a card, as `notes.rendering` gives it, into a box; `label` is read out for it."""
    name = html.escape(label)
    return f'<div class="anki" role="group" aria-label="{name}"><div class="card">{side}</div></div>'


@cache
def style(css: str) -> str:
    """Translate the CSS of a note type: it goes by the box's width, and changes nothing outside of boxes.

    >>> style("b { width: 9vw }").splitlines()[1]
    'b:where(.anki, .anki *) { width: 9cqw }'
    """
    lines = [_BOX, *_translated(_UNIT.sub(_unit, _COMMENT.sub("", css)))]
    return "\n".join(lines).replace("</", "<\\/")


def _translated(css: str) -> Iterator[str]:
    for prelude, body in _rules(css):
        if prelude.startswith("@media"):
            inside = "\n".join(_translated(body))
            yield from (_asked(query, inside) for query in _divided(prelude.removeprefix("@media"), ","))
        elif prelude.startswith(_NESTED):
            yield f"{prelude} {{\n{chr(10).join(_translated(body))}\n}}"
        elif prelude.startswith("@"):
            yield f"{prelude} {{{body}}}"
        else:
            selectors = ", ".join(_scoped(selector) for selector in _divided(prelude, ","))
            yield f"{selectors} {{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Divide a sheet into what stands before braces and what in them; @import and its like are left out."""
    start = opened = 0
    for at, mark in _outside(css):
        if mark == "{":
            opened = at
        elif mark == "}":
            yield css[start:opened].strip(), css[opened + 1 : at]
        if mark in "};":
            start = at + 1


def _outside(css: str) -> Iterator[tuple[int, str]]:
    """Give the marks of CSS, with their places, that stand outside of strings and brackets."""
    depth = 0
    for found in _TOKEN.finditer(css):
        mark = found[0]
        if mark in ")]}":
            depth -= 1
        if not depth and not found[1]:
            yield found.start(), mark
        if mark in "([{":
            depth += 1


def _divided(text: str, marks: str) -> Iterator[str]:
    start = 0
    for at, mark in [*_outside(text), (len(text), marks)]:
        if mark in marks:
            yield text[start:at].strip()
            start = at + 1


def _asked(query: str, rules: str) -> str:
    """Ask the box where the query asks for the window's width, and the browser for all else."""
    parts = re.split(r"\s+and\s+", query)
    widths = [part for part in parts if _WIDTH.fullmatch(part)]
    others = [part for part in parts if part not in widths]
    if widths:
        rules = f"@container {' and '.join(widths)} {{\n{rules}\n}}"
    return f"@media {' and '.join(others)} {{\n{rules}\n}}" if others else rules


def _scoped(selector: str) -> str:
    """Narrow a selector to boxes, with the weight it had.

    >>> _scoped(".card.nightMode b::before")
    '.card:is(.nightMode, .nightMode *) b:where(.anki, .anki *)::before'
    """
    marks = [at + 1 for at, mark in _outside(selector) if mark in " \t\n>+~"]
    starts = [0, *marks, len(selector)]
    parts = (selector[a:b] for a, b in pairwise(starts))
    placed = "".join(_surrounding(part) if _is_window(part) else part for part in parts)
    pseudo = next(_pseudos(placed), len(placed))
    return f"{placed[:pseudo]}{_INSIDE}{placed[pseudo:]}"


def _is_window(part: str) -> bool:
    return bool(_CARD.search(part) or _WINDOW.search(part))


def _surrounding(part: str) -> str:
    """Let classes that the body has in Anki be those of anything around the card.

    >>> _surrounding("body.android:not(.nightMode)")
    'div:where(.card):is(.android, .android *):not(:is(.nightMode, .nightMode *))'
    """
    return _WINDOW.sub(_stand_in, _CLASS.sub(lambda found: f":is({found[0]}, {found[0]} *)", part))


def _stand_in(found: re.Match[str]) -> str:
    return "div:where(.anki)" if found[1] else "div:where(.card)" if found[2] else ".anki"


def _pseudos(selector: str) -> Iterator[int]:
    """Give the places of pseudo-elements that are not in brackets."""
    brackets = [at for at, mark in _outside(selector) if mark in "()"]
    for found in _PSEUDO.finditer(selector):
        if sum(at < found.start() for at in brackets) % 2 == 0:
            yield found.start()


def _unit(found: re.Match[str]) -> str:
    return found[0] if found[1] else f"{found[2]}cq{found[3]}"
