"""Where a line of Japanese may end: between phrases (文節), as BudouX finds them.

This is the only module that knows BudouX. What it says of a text never changes, so it is asked once;
`recall` and `known` let the pipeline keep its answers from build to build.
"""

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Kinsoku: what no line begins with, what no line ends with, and what is one word in Latin letters.
_HELD = re.compile(
    r"(?=[、。，．・：；？！?!,.:;…‥ー〜～々％%」』）】〉》”’\]\)}ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ\s])"
    r"|(?<=[「『（【〈《“‘\[\({])|(?<=[A-Za-z0-9'.,-])(?=[A-Za-z0-9])"
)
_SHORT = 8  # characters, which fit any line in one
_known: "dict[str, tuple[int, ...]]" = {}


def breaks(text: str) -> tuple[int, ...]:
    """Give the places between the phrases of a text, in order; none in one that is short.

    >>> breaks("「行くで。」と母が言うた。")
    (7, 9)
    """
    if len(text) <= _SHORT:
        return ()
    found = _known.get(text)
    if found is None:
        ends = tuple(accumulate(map(len, _parser()(text))))[:-1]
        found = _known[text] = tuple(at for at in ends if not _HELD.match(text, at))
    return found


def recall(found: "Mapping[str, tuple[int, ...]]") -> None:
    """Take over what was known at another time, in place of what is known now."""
    _known.clear()
    _known.update(found)


def known() -> "Mapping[str, tuple[int, ...]]":
    """Give the breaks of all texts asked for since the last `recall`, and those that it brought."""
    return dict(_known)


@cache
def _parser() -> "Callable[[str], list[str]]":
    import budoux

    parse: Callable[[str], list[str]] = budoux.load_default_japanese_parser().parse
    return parse
