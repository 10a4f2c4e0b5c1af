"""Topics that a document names itself, for what no lexicon of topics/ knows: a handful of its key terms.

A term is worth being a topic where the document says it far more often than Japanese does, and says it in one
place rather than here and there: what comes up everywhere is the subject of the whole and divides nothing.
The limits below were set on the talks of tests/claims/data, by reading what came out.
"""

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise

from flashgen.claims import words
from flashgen.claims.key_terms import Frequencies, expected, log_likelihood
from flashgen.document import Sentence, Token
from flashgen.values import dataclass

_MOST = 8  # topics: a deck is not to be cut into crumbs
_STATEMENTS_A_TOPIC = 6
_LEAST_SENTENCES = 2  # that have the term
_WIDEST = 0.12  # share of all statements; what is in more is what everything is about
_NEVER_TOO_WIDE = 4  # statements
_LEAST_KEYNESS = 4.0
_LEAST_GAIN = 0.25  # of the best
_GAP = 8  # sentences without the term, after which it comes up anew
_NEIGHBOUR = (1.0, 0.5, 0.25)  # of a topic's weight in a sentence, by distance
_LEAST_WEIGHT = 0.25

_NOUNS = ("名詞-普通名詞-一般", "名詞-普通名詞-サ変可能", "名詞-固有名詞-一般", "名詞-固有名詞-地名")
_JOINED = (*_NOUNS, "名詞-普通名詞-形状詞可能", "接尾辞-名詞的-一般", "接頭辞", "形状詞-一般")
# Not 私達 and その他: no names of people, and nothing that only counts or points.


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    places: tuple[int, ...]  # of the sentences that have it
    worth: float


@dataclass(frozen=True)
class OwnTopics:
    """The topics of a document's own, found when first asked for: where a lexicon knows all, nobody asks."""

    sentences: Sequence[Sentence]
    section_of: Sequence[int]
    stating: Sequence[bool]
    lexicon: Frequencies | None

    @cached_property
    def names(self) -> list[str]:
        """Give what `find` gives."""
        return find(self.sentences, self.section_of, self.stating, self.lexicon)


def find(
    sentences: Sequence[Sentence],
    section_of: Sequence[int],
    stating: Sequence[bool],
    lexicon: Frequencies | None,
) -> list[str]:
    """Give each sentence the topic it belongs to, a term of the document, or "" where there is none.

    `section_of` and `stating` tell for each sentence which section it is in and whether it states
    anything: what is only asked, joked or chatted about is no topic.
    """
    places = _places(sentences)
    told = {text: [at for at in inside if stating[at]] for text, inside in places.items()}
    length = sum(len(sentence.tokens) for sentence, states in zip(sentences, stating, strict=True) if states)
    chosen = _choose(_terms(told, sum(stating), length, lexicon), sum(stating))
    weights: list[dict[str, float]] = [{} for _ in sentences]
    for term in chosen:
        for place in places[term.text]:
            for distance, weight in enumerate(_NEIGHBOUR):
                for at in {place - distance, place + distance}:
                    if 0 <= at < len(sentences) and section_of[at] == section_of[place]:
                        weights[at][term.text] = weights[at].get(term.text, 0.0) + weight
    return [_best(weight) for weight in weights]


def _best(weights: dict[str, float]) -> str:
    # Chosen first is better: max keeps the first of equals.
    best = max(weights, key=lambda text: weights[text], default="")
    return best if best and weights[best] >= _LEAST_WEIGHT else ""


def _places(sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, sentence in enumerate(sentences):
        for text in dict.fromkeys(map(_text, _candidates(sentence.tokens))):
            places.setdefault(text, []).append(at)
    return places


def _text(tokens: Sequence[Token]) -> str:
    return unicodedata.normalize("NFKC", "".join(token.surface for token in tokens))


def _terms(
    told: Mapping[str, Sequence[int]], statements: int, length: int, lexicon: Frequencies | None
) -> list[_Term]:
    """Weigh the terms that are in some of the statements, but not in too many of them."""
    widest = max(_NEVER_TOO_WIDE, _WIDEST * statements)
    found = []
    for text, places in told.items():
        if _LEAST_SENTENCES <= len(places) <= widest:
            keyness = log_likelihood(len(places), expected(text, length, lexicon))
            if keyness >= _LEAST_KEYNESS:
                found.append(_Term(text, tuple(places), keyness * _concentration(places)))
    # 参勤 is only said in 参勤交代.
    longer = {term.places: len(term.text) for term in sorted(found, key=lambda term: len(term.text))}
    return [term for term in found if len(term.text) == longer[term.places]]


def _candidates(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Give the compounds of a sentence, and each noun by itself, also those in compounds."""
    run: list[Token] = []
    for token in (*tokens, None):
        if token is not None and _joins(token.pos) and _means(token):
            run.append(token)
            continue
        while run and not run[-1].pos.startswith((*_NOUNS, "接尾辞")):
            run.pop()
        if len(run) > 1 and not run[0].pos.startswith("接尾辞"):
            yield tuple(run)
        yield from ((noun,) for noun in run if noun.pos.startswith(_NOUNS))
        run = []


@cache
def _joins(pos: str) -> bool:
    return pos.startswith(_JOINED)


def _means(token: Token) -> bool:
    return token.lexeme.lemma not in _naming_nothing() and token.surface not in words.load().fillers


@cache
def _naming_nothing() -> frozenset[str]:
    lists = words.load()
    return lists.light | lists.vague | lists.question_words


def _concentration(places: Sequence[int]) -> float:
    """Say, 0 to 1, how much of a term's use is in one place: 1 where it comes up once and stays."""
    anew = sum(after - before > _GAP for before, after in pairwise(places))
    return (len(places) - anew) / len(places)


def _choose(terms: Sequence[_Term], length: int) -> list[_Term]:
    """Choose the terms that divide the document best, each for what none before it has."""
    most = max(2, min(_MOST, length // _STATEMENTS_A_TOPIC))
    left = sorted(terms, key=lambda term: (-term.worth, term.places, term.text))
    chosen: list[_Term] = []
    taken: set[int] = set()
    first = 0.0
    while left and len(chosen) < most:
        gains = [term.worth * math.sqrt(len(_around(term.places) - taken)) for term in left]
        best = max(range(len(left)), key=lambda at: (gains[at], -at))
        first = first or gains[best]
        if gains[best] < _LEAST_GAIN * first:
            break
        term = left[best]
        chosen.append(term)
        taken |= _around(term.places)
        left = [other for other in left if other.text not in term.text and term.text not in other.text]
    return chosen


def _around(places: Sequence[int]) -> set[int]:
    return {place + near for place in places for near in (-1, 0, 1)}
