"""How much a sentence looks like a key claim: features, their weights, the sum.

The weights were measured on an annotated talk of 396 sentences (share of sentences with a cue that
carry a main claim, base .28: contrast .71, goal .71, definition .67, finding .62, prediction .62,
process .58, cause .57, normative .45; question .06, chatter .04, second person .12). Hedges carry
no information (.30), so they are stance only. What a talk is about is told by its key terms
(`key_terms.py`), in place of a sentence graph: linear in the text.
"""

import re
from collections.abc import Sequence

from flashgen.claims import cues, finding, key_terms, phrases, topics, vectors
from flashgen.claims.key_terms import Frequencies
from flashgen.claims.own_topics import OwnTopics
from flashgen.claims.statement import is_reason
from flashgen.claims.vectors import Vector
from flashgen.document import Document, Sentence, Token
from flashgen.values import dataclass

WEIGHTS = {
    "keyness": 0.9,
    "length": 0.9,
    "density": 0.6,
    "section": 0.5,
    "topic": 0.5,
    "answer": 0.2,
    "subject": 0.1,
    "complete": 0.1,
    "narrative": -0.4,
    "quoted": -0.5,
    "evaluative": -0.8,
    "focus": 3.0,
}
DEFAULT_TYPE = "property"
LEAST_WORDS = 3  # different content words that make a statement
# 見えるからや。 見えるだけや。 見えるって。: particles that can end a statement.
_CLOSING_PARTICLES = frozenset(["や", "から", "だけ", "って", "し", "て", "くらい", "ぐらい", "たって"])
_BREAKS = ("、", "，", ",", "──", "―", "・・・")
_CHATTER = "chatter"
_NO_STATEMENT = frozenset({_CHATTER, "question", "plans"})
_CHATTER_IN_SECTION = 0.3
# Title and summary words stand in for topics where the talk is of other matters.
_THEME_SHARE = 0.7
_FARTHEST_SUBJECT = 14  # tokens
# What somebody might say, 「水をくれ」って, shows a case; a term or title in quotation marks is short.
_QUOTED = re.compile("「[^」]{6,}」")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with all that selection needs; `fired` are the cues in it, in file order."""

    index: int  # in the document
    section: int
    place: int  # in its section
    sentence: Sentence
    fired: tuple[cues.Cue, ...]
    vector: Vector
    about: topics.TopicScores
    features: dict[str, float]
    shares: dict[str, float]  # of the score: each feature by its weight
    score: float
    own: OwnTopics | None = None

    @property
    def type(self) -> str:
        """The kind of claim it makes: that of the first cue that knows one."""
        return next((cue.type for cue in self.fired if cue.type), DEFAULT_TYPE)

    def fires(self, *ids: str) -> bool:
        """Tell whether one of the cues with these ids is in the sentence."""
        return any(cue.id in ids for cue in self.fired)

    @property
    def topic(self) -> str:
        """The topic of the sentence, or "" where none is clear."""
        return self.about.best() or (self.own.names[self.index] if self.own else "")


def score(
    document: Document, focus: Sequence[str] = (), lexicon: Frequencies | None = None
) -> list[Candidate]:
    """Score every spoken sentence of a document, in order.

    `focus` names topics whose claims come first, of topics/ or the document's own; `lexicon` tells key
    terms from common words. Raises RecipeError for a topic that is unknown.
    """
    sentences = list(document.sentences())
    places = [(s, i) for s, section in enumerate(document.sections) for i in range(len(section.sentences))]
    lemmas = [vectors.content(sentence) for sentence in sentences]
    weighed = vectors.weigh(lemmas)
    fired = [finding.find(sentence) for sentence in sentences]
    about = [found for inside in topics.score(document.sections, topics.load()) for found in inside]
    stating = [
        not known.best() and len(set(inside)) >= LEAST_WORDS and states(sentence, cues_)
        for known, sentence, cues_, inside in zip(about, sentences, fired, lemmas, strict=True)
    ]
    own = OwnTopics(sentences, [section for section, _ in places], stating, lexicon)
    chosen = topics.choose(focus, [*topics.load(), *sorted({*own.names} - {""})]) if focus else ()
    of_talk = _talk_features(document, lemmas, weighed, fired, lexicon)
    candidates = []
    for index, (section, place) in enumerate(places):
        of_talk[index]["topic"] = max(of_talk[index]["topic"], min(1.0, about[index].hits / 3))
        focused = max(_focus(about[index], chosen), float(bool(chosen) and own.names[index] in chosen))
        features = _own_features(sentences[index], lemmas[index]) | of_talk[index] | {"focus": focused}
        shares = {name: WEIGHTS[name] * value for name, value in features.items()} | _strongest(fired[index])
        candidates.append(
            Candidate(
                index,
                section,
                place,
                sentences[index],
                fired[index],
                weighed[index],
                about[index],
                features,
                shares,
                sum(shares.values()),
                own,
            )
        )
    return candidates


def _talk_features(
    document: Document,
    lemmas: Sequence[Sequence[str]],
    weighed: Sequence[Vector],
    fired: Sequence[Sequence[cues.Cue]],
    lexicon: Frequencies | None,
) -> list[dict[str, float]]:
    """Give the features of each sentence that only the talk around it tells."""
    keys = key_terms.coverage(lemmas, key_terms.keyness(list(document.sentences()), lexicon))
    relevance = _section_relevance(document, weighed, fired)
    features: list[dict[str, float]] = []
    for section, theme, relevant in zip(document.sections, _themes(document), relevance, strict=True):
        for place in range(len(section.sentences)):
            at = len(features)
            in_theme = len(theme.intersection(lemmas[at]))
            features.append(
                {
                    "keyness": keys[at],
                    "section": relevant,
                    "topic": _THEME_SHARE * min(1.0, in_theme / 3),
                    "answer": float(place > 0 and _asks(fired[at - 1])),
                }
            )
    return features


def _focus(topic: topics.TopicScores, chosen: Sequence[str]) -> float:
    # The section's share alone would lift its asides as much as its claims.
    return topic.share(chosen) * min(1.0, 0.4 + 0.3 * topic.hits)


def _asks(fired: Sequence[cues.Cue]) -> bool:
    return any(cue.group == "question" for cue in fired)


def _own_features(sentence: Sentence, lemmas: Sequence[str]) -> dict[str, float]:
    return {
        "length": _length(sentence.text),
        "density": min(1.0, len(lemmas) / 10),
        "complete": float(is_complete(sentence)),
        "evaluative": float(_is_evaluative(sentence, lemmas)),
        "subject": float(_has_subject(sentence)),
        "narrative": float(_is_narrative(sentence)),
        "quoted": sum(map(len, _QUOTED.findall(sentence.text))) / max(1, len(sentence.text)),
    }


def _length(text: str) -> float:
    fullness = min(1.0, max(0.0, (len(text) - 12) / 33))
    return fullness * 0.85 if len(text) > 130 else fullness


def states(sentence: Sentence, fired: Sequence[cues.Cue]) -> bool:
    """Tell whether a sentence states something: no chatter, question or plan, and it does not break off."""
    return not is_fragment(sentence) and not any(cue.group in _NO_STATEMENT for cue in fired)


def is_complete(sentence: Sentence) -> bool:
    """Tell whether a sentence ends in a predicate: not in けど、 or a bare noun."""
    last = _last_word(sentence)
    return last is not None and (last.cform.startswith(("終止形", "連体形", "意志")) or last.surface == "や")


def is_fragment(sentence: Sentence) -> bool:
    """Tell whether a sentence breaks off: 海から山まで。 そう言うたのと。 知ってたけど。 雨が降って、"""
    last = _last_word(sentence)
    if last is None or sentence.text.endswith(_BREAKS):
        return True
    if last.surface == "から" and not is_reason(sentence.tokens, sentence.tokens.index(last)):
        return True
    return last.surface not in _CLOSING_PARTICLES and last.pos.startswith(
        ("助詞", "接続詞", "連体詞", "接頭辞")
    )


def _last_word(sentence: Sentence) -> Token | None:
    """Give the last token that is neither punctuation nor a particle like ね."""
    closing = ("補助記号", "助詞-終助詞")
    return next((token for token in reversed(sentence.tokens) if not token.pos.startswith(closing)), None)


def _has_subject(sentence: Sentence) -> bool:
    """Tell whether a sentence says early what it is about: 塩は…, 煮物が冷める時は…; not それは…."""
    first = phrases.opening(sentence)
    for at, token in enumerate(sentence.tokens[first : first + _FARTHEST_SUBJECT], first):
        if token.surface == "は" and token.pos == "助詞-係助詞":
            return not phrases.points_back(sentence.tokens[first:at])
    return False


def _is_narrative(sentence: Sentence) -> bool:
    # 行った。 作ったんや。: what once happened, rather than how things are.
    return any(t.lexeme.lemma == "た" and t.pos == "助動詞" for t in sentence.tokens[-4:])


def _is_evaluative(sentence: Sentence, lemmas: Sequence[str]) -> bool:
    # 面白いな。 すごいわ。: little but an adjective.
    little = len(lemmas) <= 2 and len(sentence.text) < 20
    return little and any(t.pos.startswith(("形容詞", "形状詞")) for t in sentence.tokens)


def _strongest(fired: Sequence[cues.Cue]) -> dict[str, float]:
    groups: dict[str, float] = {}
    for cue in fired:
        if abs(cue.weight) > abs(groups.get(cue.group, 0.0)):
            groups[cue.group] = cue.weight
    return groups


def _section_relevance(
    document: Document, weighed: Sequence[Vector], fired: Sequence[Sequence[cues.Cue]]
) -> list[float]:
    # With a summary: likeness to it; without one: to the whole talk. Less where people chat.
    summary = {lemma: 1.0 for sentence in document.summary for lemma in vectors.content(sentence)}
    aim = vectors.unit(summary) if summary else vectors.centroid(weighed)
    relevance, start = [], 0
    for section in document.sections:
        end = start + len(section.sentences)
        chatter = sum(any(cue.group == _CHATTER for cue in cues_) for cues_ in fired[start:end])
        likeness = vectors.cosine(vectors.centroid(weighed[start:end]), aim)
        relevance.append(likeness - _CHATTER_IN_SECTION * chatter / max(1, end - start))
        start = end
    return _spread(relevance)


def _themes(document: Document) -> list[frozenset[str]]:
    """Give for each section the content lemmas of the summary that are also in its own title."""
    summary = {lemma for sentence in document.summary for lemma in vectors.content(sentence)}
    themes = []
    for section in document.sections:
        title = {
            lemma
            for sentence in section.sentences
            for token in sentence.tokens
            if token.surface in section.title and vectors.is_content(token)
            for lemma in [token.lexeme.lemma]
        }
        themes.append(frozenset(summary | title))
    return themes


def _spread(values: Sequence[float]) -> list[float]:
    """Stretch values over 0 to 1; where all are equal, none stands out."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    return [(value - low) / (high - low) if high > low else 0.0 for value in values]
