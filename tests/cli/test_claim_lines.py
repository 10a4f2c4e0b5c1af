"""What a person is told of key claims: shares as bars, what was dropped, how many ask in which way."""

from dataclasses import replace

import pytest

from flashgen.claims import Claim, Dropped, extract
from flashgen.cli import claim_lines
from tests.claims.analysis import marked_talk

BLANK = Dropped("塩は塩や。", "塩の話", ("no term worth a blank",))
BOTH = Dropped("それはそうや。", "塩の話", ("answer in question", "no term worth a blank"))


@pytest.fixture
def claim() -> Claim:
    return extract(marked_talk("reef")[0]).claims[0]


def test_shares_are_bars_the_greatest_first(claim: Claim) -> None:
    shares = {"anaphora": -0.5, "topic": 2.0, "length": 1.0, "nothing": 0.0}
    assert list(claim_lines.share_lines(replace(claim, shares=shares, score=2.5))) == [
        "feature   points",
        "────────  ──────  ────────────────────",
        "topic     +2.00   ████████████████████",
        "length    +1.00   ██████████",
        "anaphora  -0.50   ░░░░░",
        "score     +2.50",
    ]


def test_what_lifts_a_name_is_a_share_too(claim: Claim) -> None:
    lines = list(claim_lines.share_lines(replace(claim, shares={"topic": 1.0}, score=4.0)))
    assert [line.split()[:2] for line in lines[2:4]] == [["lifted", "+3.00"], ["topic", "+1.00"]]


@pytest.mark.parametrize("score", [0.0, -1.0])
def test_no_shares_at_all(claim: Claim, score: float) -> None:
    assert list(claim_lines.share_lines(replace(claim, shares={}, score=score)))


@pytest.mark.parametrize(
    ("questions", "gaps", "dropped", "lines"),
    [
        (0, 0, (), []),
        (1, 0, (), ["Key claims: 1 note (1 question, 0 gaps)"]),
        (
            15,
            25,
            (BLANK, BOTH),
            [
                "Key claims: 40 notes (15 questions, 25 gaps)",
                "  2 statements dropped: no term worth a blank (2), answer in question (1)",
            ],
        ),
        (0, 0, (BLANK,), ["Key claims: 0 notes", "  1 statement dropped: no term worth a blank (1)"]),
    ],
)
def test_summary(questions: int, gaps: int, dropped: tuple[Dropped, ...], lines: list[str]) -> None:
    assert list(claim_lines.summary_lines(questions, gaps, dropped)) == lines


def test_only_the_commonest_reasons_are_named() -> None:
    many = [Dropped("x", "", (f"reason {number}",)) for number in range(9)]
    *_, last = claim_lines.summary_lines(1, 1, many)
    assert last.count("reason") == 5
    assert last.endswith(", …")


def test_dropped_statements_are_quoted_with_reasons() -> None:
    assert list(claim_lines.dropped_lines([BOTH])) == [
        "それはそうや。",
        "   塩の話 · answer in question; no term worth a blank",
    ]
