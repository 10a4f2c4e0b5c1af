"""Sparse TF-IDF vectors of sentences, their centroids, and cosines. Everything is linear in the text."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from flashgen.claims import words
from flashgen.document import Sentence, Token

Vector = Mapping[str, float]

_CONTENT = ("名詞-普通名詞", "名詞-固有名詞", "動詞", "形容詞", "形状詞")


def is_content(token: Token) -> bool:
    """Tell whether a token says something of the subject: 回路, 学習, 大きい; not こと or する."""
    return _is_open(token.pos) and token.lexeme.lemma not in words.load().light


@cache
def _is_open(pos: str) -> bool:
    return pos.startswith(_CONTENT)


def content(sentence: Sentence) -> list[str]:
    """Give the lemmas of the content words of a sentence, in order, repeated where they repeat."""
    light = words.load().light
    lemmas = [token.lexeme.lemma for token in sentence.tokens if _is_open(token.pos)]
    return [lemma for lemma in lemmas if lemma not in light]


def weigh(documents: Sequence[Sequence[str]]) -> list[Vector]:
    """Make a TF-IDF vector of length 1 for each list of lemmas; the empty list gives an empty one."""
    frequency = Counter(lemma for lemmas in documents for lemma in set(lemmas))
    idf = {lemma: math.log((1 + len(documents)) / count) for lemma, count in frequency.items()}
    return [
        unit({lemma: (1 + math.log(count)) * idf[lemma] for lemma, count in Counter(lemmas).items()})
        for lemmas in documents
    ]


def unit(vector: Vector) -> Vector:
    """Scale a vector to length 1."""
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {lemma: weight / length for lemma, weight in vector.items()} if length else {}


def centroid(vectors: Iterable[Vector]) -> Vector:
    """Give the direction of the sum of vectors."""
    total: dict[str, float] = {}
    for vector in vectors:
        for lemma, weight in vector.items():
            total[lemma] = total.get(lemma, 0.0) + weight
    return unit(total)


def cosine(a: Vector, b: Vector) -> float:
    """Give the cosine of two vectors of length 1, which is 0 where one is empty.

    >>> cosine({"塩": 1.0}, {"塩": 0.6, "水": 0.8})
    0.6
    """
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b.get(lemma, 0.0) for lemma, weight in a.items())
