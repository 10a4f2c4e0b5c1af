"""Which running words are counted as words, and which apart; what is taken for known. Counted by hand."""

import pytest

from flashgen.lexicon.known import KnownWords
from flashgen.report.figures import Apart
from flashgen.vocabulary import Criteria
from tests.report.texts import measured

COUNTED = [
    # the text, its words with their counts, what is counted apart
    ("犬が走る。犬が寝る。猫も寝る。", {"犬": 2, "寝る": 2, "猫": 1, "走る": 1}, Apart(grammar=3)),
    ("分かる。わかる。", {"分かる": 2}, Apart()),
    ("本を読んだ。本を読みました。", {"本": 2, "読む": 2}, Apart(grammar=5)),
    ("えっと、田中さんが来た。", {"来る": 1}, Apart(grammar=3, names=1, fillers=1)),
    ("2030年に犬が来る。", {"犬": 1, "来る": 1}, Apart(grammar=2, numbers=2)),
    ("第二章を読む。", {"章": 1, "読む": 1}, Apart(grammar=2, numbers=1)),
    ("めっちゃ寒い。", {"寒い": 1}, Apart(dialect=1)),
    ("。", {}, Apart()),
]


@pytest.mark.parametrize(("text", "words", "apart"), COUNTED)
def test_counts(text: str, words: dict[str, int], apart: Apart) -> None:
    report = measured(text)
    assert {word.headword: word.count for word in report.words} == words
    assert report.apart == apart
    assert report.running == sum(words.values())


KNOWN = [
    # level, known list, which words of the text are not known
    (None, (), {"章", "概念", "払拭"}),  # N3, N1 and no level
    ("N3", (), {"章", "概念", "払拭"}),
    ("N2", (), {"概念", "払拭"}),
    ("N1", (), {"概念", "払拭"}),
    (None, ("概念",), {"章", "払拭"}),
    ("N2", ("概念", "払拭"), set()),
]


@pytest.mark.parametrize(("level", "listed", "unknown"), KNOWN)
def test_what_is_known(level: str | None, listed: tuple[str, ...], unknown: set[str]) -> None:
    known = KnownWords(dict.fromkeys(listed, frozenset())) if listed else None
    report = measured("犬が章を読む。猫が概念を払拭する。", criteria=Criteria(level=level, known=known))
    assert {word.headword for word in report.unknown} == unknown
    assert report.learner.told == (level is not None or bool(listed))
    assert report.known + sum(word.count for word in report.unknown) == report.running
