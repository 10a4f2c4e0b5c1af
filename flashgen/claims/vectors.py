"""Sparse TF-IDF vectors of sentences, their centroids, and cosines. Everything is linear in the text."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from flashgen.document import Sentence, Token

Vector = Mapping[str, float]

_CONTENT = ("名詞-普通名詞", "名詞-固有名詞", "動詞", "形容詞", "形状詞")
# Lemmas so common in talk that they say nothing of its subject: する, ある, こと, 今, 人.
_LIGHT = frozenset(
    "為る 有る 居る 成る 言う 思う 行く 来る 見る 遣る 出来る 呉れる 貰う 仕舞う 置く 無い 良い 事 物 者 時 所 訳 筈 為 様 方 "
    "上げる 下さる 御座る 分かる 知る 今 今日 人 奴 感じ 達 中 前 後 一つ 一 凄い 色々 そう 沢山 全部 付く 付ける 出る 出す".split()
)


def is_content(token: Token) -> bool:
    """Tell whether a token says something of the subject: 回路, 学習, 大きい; not こと or する."""
    return token.pos.startswith(_CONTENT) and token.lexeme.lemma not in _LIGHT


def content(sentence: Sentence) -> list[str]:
    """Give the lemmas of the content words of a sentence, in order, repeated where they repeat."""
    return [token.lexeme.lemma for token in sentence.tokens if is_content(token)]


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
