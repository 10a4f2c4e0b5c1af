"""How useful a word is to somebody who wants to understand this text.

    score = ln(1 + n) + 0.5 · ln(s) + 0.4 · K + 0.3 · min(Z, 4.5) + level + kind

n is how often the word is met and s in how many sections; K, the keyness, is log10 of how much
more frequent the word is here than in Japanese at large, between 0 and 4; Z is its Zipf value (a
word that is common elsewhere too is worth more than one that is not, up to a point). A level adds
0.2 (N3) to 0 (N1), and takes away 0.6 (N4: mostly known); a term of the glossary adds 1, a
dialect item 0.5. Words without a Zipf value count as 2.5, where the list ends.
"""

from math import log, log10

from flashgen.document import Word

_UNLISTED = 2.5
_BY_LEVEL = {"N5": -1.0, "N4": -0.6, "N3": 0.2, "N2": 0.1, "N1": 0.0}
_DOMAIN = 1.0
_DIALECT = 0.5


def score(word: Word, count: int, sections: int, words: int) -> float:
    """Give the usefulness of a word met `count` times, in so many sections, in a text of so many words."""
    zipf = max(word.zipf, _UNLISTED)
    keyness = log10(count / max(words, 1)) - (zipf - 9)
    points = log(1 + count) + 0.5 * log(sections) + 0.4 * min(max(keyness, 0.0), 4.0) + 0.3 * min(zipf, 4.5)
    points += _BY_LEVEL.get(word.level or "", 0.0)
    return points + _DOMAIN * word.domain + _DIALECT * bool(word.dialect)
