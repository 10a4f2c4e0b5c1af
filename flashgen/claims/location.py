"""Where a quote that is given as text stands in a sentence: letter by letter, whatever the marks."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

_NOT_LETTERS = re.compile(r"[\W_]+")
# Half-width voicing marks are letters of their own to Unicode, but ﾊﾞ becomes バ.
_VOICING = "\uff9e\uff9f"


def spans(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Give every text[start:end] that has the letters of a quote, first to last letter.

    Width, case, spaces and punctuation do not count; one letter more, less or other does.

    >>> list(spans("ＡＩは速い", "「AI」は、速い。"))
    [(1, 8)]
    >>> list(spans("AIは遅い", "「AI」は、速い。"))
    []
    """
    wanted = "".join(letters for letters, _, _ in _clusters(quote))
    clusters = list(_clusters(text))
    squeezed, begins = "", []
    for letters, _, _ in clusters:
        begins.append(len(squeezed))
        squeezed += letters
    begins.append(len(squeezed))
    at = squeezed.find(wanted) if wanted else -1
    while at >= 0:
        first, behind = bisect_left(begins, at), bisect_left(begins, at + len(wanted))
        # ㌔ is キロ: a quote that ends in its キ cannot be cut out.
        if begins[first] == at and begins[behind] == at + len(wanted):
            yield clusters[first][1], clusters[behind - 1][2]
        at = squeezed.find(wanted, at + 1)


def _clusters(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the letters in normal form, each with the text[start:end] that they come from."""
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and (unicodedata.combining(text[end]) or text[end] in _VOICING):
            end += 1
        letters = _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text[at:end]).casefold())
        if letters:
            yield letters, at, end
        at = end
