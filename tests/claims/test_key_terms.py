"""Key terms: what a text says far more often than Japanese at large."""

import pytest

from flashgen.claims import key_terms
from tests.claims.analysis import analyse, lexicon

SAID = [
    "石垣は山の石を積んで作られている。",
    "石垣のすき間は雨の水を逃がしている。",
    "今日は多くの人が来た。",
    "石垣の石は海から来た。",
]


def test_the_subject_comes_first() -> None:
    keyness = key_terms.keyness([analyse(text) for text in SAID], lexicon())
    assert max(keyness, key=lambda lemma: keyness[lemma]) == "石垣"
    assert keyness["石垣"] > keyness["山"]


def test_without_frequencies_what_is_repeated_counts() -> None:
    keyness = key_terms.keyness([analyse(text) for text in SAID], None)
    assert keyness["石垣"] > keyness["石"] > keyness["雨"] == keyness["海"] > 0


def test_nothing_said() -> None:
    assert key_terms.keyness([], None) == {}
    assert key_terms.coverage([], {}) == []
    assert key_terms.coverage([["雨"], []], {}) == [0.0, 0.0]


def test_coverage_counts_each_word_once_and_is_full_at_most() -> None:
    covered = key_terms.coverage([["石", "石"], ["石"], ["石", "雨"], ["猫"]], {"石": 2.0, "雨": 2.0})
    assert covered == [pytest.approx(0.5), pytest.approx(0.5), 1.0, 0.0]
