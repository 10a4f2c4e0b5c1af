"""What a claim is about: topics/*.toml, one file a topic, matched by keywords and smoothed by section.

A document of other matters has no topics at all; its claims are then filed under a word of their
section title, or under nothing.
"""

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from flashgen import kept_toml
from flashgen.document import Section
from flashgen.errors import DataError, RecipeError
from flashgen.values import dataclass

_FOLDER = Path(__file__).with_name("topics")

_LEAST_SCORE = 0.5  # of the best topic of a sentence, or it has none
_LEAST_SHARE = 0.01  # of the sentences that must speak of a topic's domain


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: `title` in Japanese and English; `keywords` and `domain` match normal form.

    Normal form is NFKC in small letters. A topic counts only in documents that speak of its
    domain, since 目標 and 計算 are said of many things; without a domain it always counts.
    """

    id: str
    title_ja: str
    title_en: str
    keywords: re.Pattern[str]
    domain: re.Pattern[str] | None = None

    def hits(self, text: str) -> int:
        """Count the different keywords in text, which is in normal form."""
        return len(set(self.keywords.findall(text)))


@cache
def load() -> Mapping[str, Topic]:
    """Give the shipped topics by id. Raises DataError where a file is not valid."""
    return {
        path.stem: read(path.read_text(encoding="utf-8"), path.stem)
        for path in sorted(_FOLDER.glob("*.toml"))
    }


def read(text: str, topic_id: str) -> Topic:
    """Read one topic from TOML text. Raises DataError."""
    place = f"claims/topics/{topic_id}.toml"
    try:
        row: dict[str, Any] = kept_toml.loads(text)
    except ValueError as error:
        raise DataError(f"{place}: {error}", "It wants title = { ja, en } and keywords = [...].") from error
    for unknown in sorted(row.keys() - {"title", "keywords", "domain"}):
        raise DataError(f"{place}: unknown field {unknown}", "Known are title, keywords and domain.")
    try:
        title, domain = row["title"], row.get("domain", [])
        words = _any_of(row["keywords"])
        return Topic(topic_id, title["ja"], title["en"], words, _any_of(domain) if domain else None)
    except KeyError as error:
        raise DataError(
            f"{place}: {error.args[0]} is missing", "It wants title = { ja, en } and keywords."
        ) from error


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    # Longest first: 計算量 is not also 計算. Latin words match whole: AI is not in "train".
    longest = sorted({_normal(word) for word in words}, key=lambda w: (-len(w), w))
    return re.compile("|".join(rf"\b{w}" if w.isascii() else re.escape(w) for w in longest), re.ASCII)


def choose(focus: Sequence[str], topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """Check topic ids that a user named. Raises RecipeError with the nearest id as its hint.

    >>> choose(["Faithfulness"], load())
    ('faithfulness',)
    """
    chosen = []
    for name in focus:
        wanted = name.strip().casefold()
        if wanted not in topics:
            near = difflib.get_close_matches(wanted, topics, n=1, cutoff=0.5)
            known = f"Topics: {', '.join(topics)}."
            raise RecipeError(
                f"no topic named '{name}' to focus on",
                f"Did you mean '{near[0]}'? {known}" if near else known,
            )
        chosen.append(wanted)
    return tuple(dict.fromkeys(chosen))


@dataclass(frozen=True, slots=True)
class TopicScores:
    """How much a sentence speaks of each topic, by itself and with its section's mean added."""

    hits: int  # different keywords of any topic
    scores: Mapping[str, float]

    def best(self) -> str:
        """Name the topic of the sentence, or give "" where none is clear."""
        best = max(self.scores, key=lambda t: (self.scores[t], t), default="")
        return best if best and self.scores[best] >= _LEAST_SCORE else ""

    def share(self, focus: Sequence[str]) -> float:
        """Give the share, 0 to 1, of the focus topics among all the sentence speaks of."""
        whole = sum(self.scores.values())
        return sum(self.scores.get(t, 0.0) for t in focus) / whole if whole else 0.0


def score(sections: Sequence[Section], topics: Mapping[str, Topic]) -> list[list[TopicScores]]:
    """Give the topic scores of every sentence, section by section.

    Section smoothing raised right labels from .66 to .74 on annotated claims. In a document about
    other matters all scores are empty.
    """
    texts = [[_normal(sentence.text) for sentence in section.sentences] for section in sections]
    spoken_of = {
        topic.id: topic
        for topic in topics.values()
        if topic.domain is None or _share(topic.domain, texts) >= _LEAST_SHARE
    }
    return [
        _smoothed([_hits(text, spoken_of) for text in inside], _hits(_normal(section.title), spoken_of))
        for inside, section in zip(texts, sections, strict=True)
    ]


def _share(words: re.Pattern[str], texts: Sequence[Sequence[str]]) -> float:
    whole = sum(map(len, texts))
    return sum(words.search(text) is not None for section in texts for text in section) / max(1, whole)


def _smoothed(section: Sequence[Mapping[str, int]], title: Mapping[str, int]) -> list[TopicScores]:
    mean = {t: 0.5 * count for t, count in title.items()}
    for hits in section:
        for topic_id, count in hits.items():
            mean[topic_id] = mean.get(topic_id, 0.0) + count / len(section)
    return [
        TopicScores(sum(own.values()), {t: own.get(t, 0) + mean[t] for t in sorted(mean)}) for own in section
    ]


def _hits(text: str, topics: Mapping[str, Topic]) -> dict[str, int]:
    found = {topic.id: topic.hits(text) for topic in topics.values()}
    return {topic_id: count for topic_id, count in found.items() if count}


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
