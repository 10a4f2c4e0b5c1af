"""Texts for the tests of reports: analysed as the pipeline does it, or made of bare figures."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from flashgen import dialects, report
from flashgen.document import Document, Section, Sentence
from flashgen.lexicon import linking
from flashgen.report import Report
from flashgen.report.figures import Apart, CountedWord, Dialect, FormCount, Learner, Readability
from flashgen.vocabulary import Criteria
from tests.lexicon import linked


@cache
def document(*sections: str) -> Document:
    """Analyse sections, each a text of sentences that end in 。"""
    return linking.link_document(linked.document(*sections, dialect=True), linked.lexicon())


def measured(*sections: str, criteria: Criteria | None = None) -> Report:
    """Measure sections that have no key claims."""
    return report.measure(document(*sections), linked.lexicon(), dialects.load(), (), criteria)


def timed(text: str, times: Sequence[float | None]) -> tuple[Sentence, ...]:
    """Analyse sentences that end in 。, each heard at its time."""
    said = document(text).sections[0].sentences
    return tuple(replace(each, time=time) for each, time in zip(said, times, strict=True))


def sections(*said: Sequence[Sentence], titled: bool = True) -> Document:
    """Make a document of sections that are called 第1章, 第2章 …"""
    return Document(
        tuple(Section(f"第{at}章" * titled, tuple(each)) for at, each in enumerate(said, 1)), title="話"
    )


def word(
    name: str, count: int = 1, *, rank: int | None = None, level: str = "", known: bool = False
) -> CountedWord:
    return CountedWord((name, name), name, name, (), count, level, rank, known)


def figures(
    *words: CountedWord,
    forms: dict[str, int] | None = None,
    title: str = "話",
    learner: Learner | None = None,
) -> Report:
    """Make a report of nothing but words and dialect forms."""
    found = tuple(FormCount(item, item, "", count) for item, count in (forms or {}).items())
    return Report(
        title=title,
        learner=learner or Learner(),
        words=words,
        apart=Apart(),
        dialect=Dialect("Kansai", "関西弁", 10, min(10, len(found)), found),
        readability=Readability(),
        parts=(),
        has_sections=False,
    )
