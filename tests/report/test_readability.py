"""The figures of reading: jReadability's formula by hand, and speech."""

import pytest

from flashgen.document import Document
from flashgen.report import readability
from flashgen.report.readability import band
from tests.report.texts import document

SCORES = [
    # the text; tokens a sentence, and of 100 tokens 漢語, 和語, verbs, particles
    ("犬が走る。犬が寝る。猫も寝る。", 4, 0, 75, 25, 25),
    ("第二章を読む。", 6, 50, 100 / 3, 100 / 6, 100 / 6),
    ("行かへん。", 3, 0, 200 / 3, 0, 0),  # へん is of the dialect, so 和語; 行く may be auxiliary
    ("分かる。わかる。", 2, 0, 50, 50, 0),
]


@pytest.mark.parametrize(("text", "length", "kango", "wago", "verbs", "particles"), SCORES)
def test_score(text: str, length: float, kango: float, wago: float, verbs: float, particles: float) -> None:
    found = readability.measured(document(text))
    shares = (found.kango, found.wago, found.verbs, found.particles)
    assert (found.tokens, *(100 * share for share in shares)) == pytest.approx(
        (length, kango, wago, verbs, particles)
    )
    score = 11.724 - 0.056 * length - 0.126 * kango - 0.042 * wago - 0.145 * verbs - 0.044 * particles
    assert found.score == pytest.approx(score)


def test_letters_and_morae() -> None:
    found = readability.measured(document("今日は山へ行く。犬。"))
    assert found.morae == pytest.approx((8 + 2) / 2)  # きょ・う・は・や・ま・へ・い・く, い・ぬ
    assert found.kanji == pytest.approx(5 / 8)  # 今日山行犬 of 今日は山へ行く犬
    assert found.characters == pytest.approx((8 + 2) / 2)


def test_nothing_has_no_score() -> None:
    assert readability.measured(Document(())).score is None


@pytest.mark.parametrize(
    ("score", "named"),
    [
        (7.0, "below lower elementary"),
        (6.4, "lower elementary"),
        (5.5, "lower elementary"),
        (5.4, "upper elementary"),
        (2.5, "upper intermediate"),
        (0.5, "upper advanced"),
        (0.4, "beyond upper advanced"),
    ],
)
def test_bands(score: float, named: str) -> None:
    assert band(score)[1] == named
