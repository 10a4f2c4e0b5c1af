"""What dictionaries say in brackets of the words that a sense goes with: to catch (a cold).

It is in English, and so is what they say of the other word: 風邪 is a cold, so 風邪を引く is that.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from flashgen.lexicon.dictionary import Entry
from flashgen.lexicon.english import content_words
from flashgen.lexicon.lexicon import Lexicon

_BRACKETS = re.compile(r"\(([^)]*)\)")
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def bracketed(gloss: str) -> frozenset[str]:
    """Give the English words that a gloss has in brackets.

    >>> sorted(bracketed("to take (a photo)"))
    ['photo']
    """
    if "(" not in gloss:
        return _NONE
    return frozenset(word for part in _BRACKETS.findall(gloss) for word in content_words(part))


class Remarks:
    """Compares the brackets of a dictionary with its glosses, and remembers both."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._english: dict[str, frozenset[str]] = {}
        self._brackets: dict[str, frozenset[str]] = {}

    def brackets(self, headword: str) -> frozenset[str]:
        """Give the words in brackets of all senses of a headword; none if it has one sense only."""
        found = self._brackets.get(headword)
        if found is None:
            senses = [sense for entry in self._lexicon.look_up(headword) for sense in entry.senses]
            glosses = [gloss for sense in senses for gloss in sense.glosses] if len(senses) > 1 else []
            found = self._brackets[headword] = _NONE.union(*map(bracketed, glosses))
        return found

    def english(self, headword: str) -> frozenset[str]:
        """Give the English words of the first sense of what a headword commonly is."""
        found = self._english.get(headword)
        if found is None:
            found = self._english[headword] = _main_english(self._lexicon.look_up(headword))
        return found


def _main_english(entries: Iterable[Entry]) -> frozenset[str]:
    entry = max(entries, key=lambda entry: entry.common, default=None)
    glosses = entry.senses[0].glosses[:4] if entry else ()
    return _NONE.union(*(content_words(_BRACKETS.sub("", gloss)) for gloss in glosses))


@lru_cache(maxsize=4)
def remarks_of(lexicon: Lexicon) -> Remarks:
    """Give the remarks of a lexicon, the same ones each time."""
    return Remarks(lexicon)
