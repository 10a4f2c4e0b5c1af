"""Plots: as large as what they stand for, named for those who do not see them, and safe."""

import re

import pytest

from flashgen.pages import plots
from tests.pages.test_sheet import HOSTILE, Reader


def test_bars_are_as_wide_as_their_shares() -> None:
    page = Reader(plots.bars([plots.Bar("N5", (0.5, 0.25), "50%"), plots.Bar("N4", (0.0,), "0%")]))
    widths = [attrs["width"] for tag, attrs in page.found if tag == "rect"]
    assert widths == ["50.00%", "25.00%", "0.00%"]
    assert page.count("svg", **{"aria-hidden": "true"}) == 2  # what they say stands beside them as text


COLUMNS = [([1.0, 2.0, 4.0], ["18.0", "36.0", "72.0"]), ([0.0, 0.0], ["0.0", "0.0"]), ([], [])]


@pytest.mark.parametrize(("values", "heights"), COLUMNS)
def test_columns_are_as_high_as_their_values(values: list[float], heights: list[str]) -> None:
    page = Reader(plots.columns("要点", "claims", values, [str(value) for value in values]))
    assert [attrs["height"] for tag, attrs in page.found if tag == "rect"] == heights


@pytest.mark.parametrize(
    ("many", "numbers"), [(3, "1 2 3"), (12, "1 2 3 4 5 6 7 8 9 10 11 12"), (16, "1 5 10 15")]
)
def test_numbers_below_columns_have_room(many: int, numbers: str) -> None:
    text = plots.columns("要点", "claims", [1.0] * many, ["x"] * many)
    assert " ".join(re.findall(r"<text[^>]*>(\d+)</text>", text)) == numbers


def test_a_curve_goes_through_its_shares() -> None:
    text = plots.curves("被覆率", "coverage", [plots.Curve("own", (0.0, 0.5, 1.0), ((1, "1 word: 50%"),))])
    assert 'd="M0,1000 500,500 1000,0"' in text
    assert re.search(r'<circle class="mark" r="4" cx="50.00%" cy="103.0"><title>1 word: 50%</title>', text)


def test_long_curves_have_few_points_and_keep_their_ends() -> None:
    shares = [at / 4999 for at in range(5000)]
    text = plots.curves("被覆率", "coverage", [plots.Curve("own", shares)])
    points = re.findall(r"\d+,\d+", re.findall(r' d="M([^"]*)"', text)[0])
    assert len(points) <= 202
    assert (points[0], points[-1]) == ("0,1000", "1000,0")


def test_plots_have_a_name_and_a_description() -> None:
    for text in (plots.columns("要点", "at most 4", [1.0], ["x"]), plots.curves("被覆率", "95%", [])):
        assert re.match(r'<svg class="plot"[^>]* role="img"><title>\S+</title><desc>[^<]+</desc>', text)


def test_all_text_is_made_safe() -> None:
    text = "".join(
        (
            plots.bars([plots.Bar(HOSTILE, (0.5,), HOSTILE, "ja")]),
            plots.columns(HOSTILE, HOSTILE, [1.0], [HOSTILE]),
            plots.curves(HOSTILE, HOSTILE, [plots.Curve(HOSTILE, (0.0, 1.0), ((1, HOSTILE),))]),
            plots.table(HOSTILE, [HOSTILE], [[HOSTILE, HOSTILE]]),
            plots.folded(HOSTILE, ""),
            plots.note(HOSTILE),
        )
    )
    assert Reader(text).count("script") == 0
    assert "alert(1)" in text
