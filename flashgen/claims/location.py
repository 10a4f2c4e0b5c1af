"""Where a quote that is given as text stands: letter by letter, whatever the marks, widths and spaces."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from flashgen.claims.claim import squeeze

# Half-width voicing marks are letters of their own to Unicode, but ﾊﾞ becomes バ.
_VOICING = "\uff9e\uff9f"
_squeezed = lru_cache(maxsize=4096)(squeeze)  # a language has few letters


class Letters:
    """The letters of a text as `squeeze` leaves them, and where each comes from."""

    def __init__(self, text: str) -> None:
        clusters = list(_clusters(text))
        self.squeezed = "".join(letters for letters, _, _ in clusters)
        self._places = [(start, end) for _, start, end in clusters]
        # Where what each place becomes begins among the letters.
        self._begins = [0, *accumulate(len(letters) for letters, _, _ in clusters)]

    def spans(self, quote: str) -> Iterator[tuple[int, int]]:
        """Give every text[start:end] that has the letters of a quote, first to last letter.

        Width, case, spaces and punctuation do not count; one letter more, less or other does.
        """
        wanted = Letters(quote).squeezed
        at = self.squeezed.find(wanted) if wanted else -1
        while at >= 0:
            first, behind = bisect_left(self._begins, at), bisect_left(self._begins, at + len(wanted))
            # ㌔ is キロ: a quote that ends in its キ cannot be cut out.
            if self._begins[first] == at and self._begins[behind] == at + len(wanted):
                yield self._places[first][0], self._places[behind - 1][1]
            at = self.squeezed.find(wanted, at + 1)


def spans(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Give every text[start:end] that has the letters of a quote; see `Letters.spans`.

    >>> list(spans("ＡＩは速い", "「AI」は、速い。"))
    [(1, 8)]
    >>> list(spans("AIは遅い", "「AI」は、速い。"))
    []
    """
    return Letters(text).spans(quote)


def _clusters(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the letters in normal form, each with the text[start:end] that they come from."""
    joining = {letter for letter in set(text) if unicodedata.combining(letter) or letter in _VOICING}
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and text[end] in joining:
            end += 1
        if letters := _squeezed(text[at:end]):
            yield letters, at, end
        at = end
