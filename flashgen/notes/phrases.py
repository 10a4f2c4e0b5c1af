"""Where a line of Japanese may end: between phrases (文節), as BudouX finds them.

This is the only module that knows BudouX. What it says of a text never changes, so it is asked once;
`recall` and `known` let the pipeline keep its answers from build to build.
"""

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Kinsoku: what no line begins with, and what no line ends with.
_NEVER_FIRST = frozenset(
    "、。，．・：；？！?!,.:;…‥ー〜～々％%」』）】〉》”’])}ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ 　"
)
_NEVER_LAST = frozenset("「『（【〈《“‘[({")
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
        found = _known[text] = tuple(at for at in ends if _may_end(text[at - 1], text[at]))
    return found


def _may_end(last: str, following: str) -> bool:
    """Tell whether a line may end between two letters: not within a word in Latin letters or a number."""
    latin = last.isascii() and following.isascii() and following.isalnum()
    return not latin and last not in _NEVER_LAST and following not in _NEVER_FIRST


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
