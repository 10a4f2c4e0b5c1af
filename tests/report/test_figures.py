"""What follows from counted words: coverage, histograms, what is left to learn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.report import Report
from flashgen.report.coverage import curve, reached
from flashgen.report.figures import LEVELS
from tests.report.texts import figures, word

MILESTONES = [
    # counts and ranks of the words; then for 80, 90, 95, 98%: own words, words by rank, rank
    ([(8, 1), (1, 2), (1, 3)], [(1, 1, 1), (2, 2, 2), (3, 3, 3), (3, 3, 3)]),
    ([(8, 30), (1, 10), (1, 20)], [(1, 3, 30), (2, 3, 30), (3, 3, 30), (3, 3, 30)]),
    ([(9, 5), (1, None)], [(1, 1, 5), (1, 1, 5), (2, None, None), (2, None, None)]),
    ([(1, None)], [(1, None, None)] * 4),
    ([], []),
]


@pytest.mark.parametrize(("words", "wanted"), MILESTONES)
def test_milestones(
    words: list[tuple[int, int | None]], wanted: list[tuple[int, int | None, int | None]]
) -> None:
    report = figures(*(word(str(at), count, rank=rank) for at, (count, rank) in enumerate(words)))
    assert [(each.words, each.by_rank, each.rank) for each in report.milestones] == wanted


TO_LEARN = [
    # count and whether it is known; how many more for 80 and for 98%
    ([(6, True), (2, False), (1, False), (1, False)], 1, 3),
    ([(9, True), (1, False)], 0, 1),
    ([(10, True)], 0, 0),
    ([(5, False), (5, False)], 2, 2),
]


@pytest.mark.parametrize(("words", "some", "nearly_all"), TO_LEARN)
def test_how_many_words_are_left_to_learn(words: list[tuple[int, bool]], some: int, nearly_all: int) -> None:
    report = figures(*(word(str(at), count, known=known) for at, (count, known) in enumerate(words)))
    assert (report.to_learn(80), report.to_learn(98)) == (some, nearly_all)


def test_bands_have_their_ranks() -> None:
    report = figures(*(word(str(rank), rank=rank) for rank in (1, 500, 501, 20_000, 20_001, None)))
    bands = {each.label: each.different for each in report.bands if each.different}
    assert bands == {"1–500": 2, "501–1,000": 1, "10,001–20,000": 1, "20,001–": 1, "": 1}


WORDS = st.lists(
    st.builds(
        lambda count, rank, level, known: (count, rank, level, known),
        st.integers(1, 40),
        st.none() | st.integers(1, 60_000),
        st.sampled_from(LEVELS),
        st.booleans(),
    ),
    max_size=30,
)


def made(words: list[tuple[int, int | None, str, bool]]) -> Report:
    by_count = sorted(words, key=lambda each: -each[0])
    return figures(
        *(word(str(at), c, rank=r, level=lv, known=k) for at, (c, r, lv, k) in enumerate(by_count))
    )


@given(WORDS)
def test_bins_add_up(words: list[tuple[int, int | None, str, bool]]) -> None:
    report = made(words)
    for bins in (report.levels, report.bands):
        assert sum(each.running for each in bins) == report.running
        assert sum(each.different for each in bins) == len(report.words)


@given(WORDS)
def test_coverage_rises_and_the_own_order_is_the_shortest(
    words: list[tuple[int, int | None, str, bool]],
) -> None:
    report = made(words)
    shares = curve([each.count for each in report.words], report.running)
    assert list(shares) == sorted(shares)
    assert shares[-1] == (1.0 if report.running else 0.0)
    needed = [each.words for each in report.milestones]
    assert needed == sorted(needed)
    for each in report.milestones:
        assert shares[each.words] >= each.percent / 100 - 1e-9 > shares[each.words - 1] - 2e-9
        assert each.by_rank is None or each.by_rank >= each.words
        assert (report.to_learn(each.percent) or 0) <= len(report.unknown)


@given(st.lists(st.integers(1, 9)), st.integers(1, 100))
def test_reached_is_the_least(counts: list[int], percent: int) -> None:
    total = sum(counts)
    found = reached(counts, percent, total)
    assert found is not None
    assert 100 * sum(counts[:found]) >= percent * total
    assert not found or 100 * sum(counts[: found - 1]) < percent * total
