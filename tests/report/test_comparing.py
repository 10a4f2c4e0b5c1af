"""Which text to watch first, and why; the main figures in sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.report import Report, compare, telling
from flashgen.report.figures import Apart, Learner
from tests.report.texts import figures, word


def text(words: str, forms: str = "", *, known: int = 0, title: str = "話") -> Report:
    """Make a text: each letter is an unknown word or a form met once, besides so many known words."""
    met = {letter: words.count(letter) for letter in dict.fromkeys(words)}
    return figures(
        *(word(letter, count) for letter, count in met.items()),
        *([word("既知", known, known=True)] if known else []),
        forms={letter: forms.count(letter) for letter in dict.fromkeys(forms)},
        title=title,
    )


ORDERS = [
    # the texts; the order; stops in 100 words at their turn; which share of the unknown words was met
    ([text("ab", known=2), text("a", known=3)], [1, 0], [25.0, 25.0], [0.0, 0.5]),
    ([text("ab", known=8), text("cd", known=8)], [0, 1], [20.0, 20.0], [0.0, 0.0]),
    ([text("a", "x", known=9), text("b", known=9)], [1, 0], [10.0, 20.0], [0.0, 0.0]),
    ([text("a", "x", known=9), text("b", "x", known=9)], [0, 1], [20.0, 10.0], [0.0, 0.0]),
    # c shares nothing with a, but b has all of c: so b comes before it
    (
        [text("aa", known=8), text("bccc", known=6), text("ccb", known=3)],
        [0, 1, 2],
        [20.0, 40.0, 0.0],
        [0.0, 0.0, 1.0],
    ),
    ([text(""), text("a", known=1)], [1, 0], [50.0, float("inf")], [0.0, 0.0]),
]


@pytest.mark.parametrize(("reports", "order", "stops", "met"), ORDERS)
def test_order(reports: list[Report], order: list[int], stops: list[float], met: list[float]) -> None:
    found = compare(reports).order
    assert [viewing.report for viewing in found] == order
    assert [viewing.stops for viewing in found] == stops
    assert [viewing.met for viewing in found] == pytest.approx(met)


def test_shares_of_unknown_words() -> None:
    found = compare([text("aab"), text("aac"), text("d")])
    assert found.shared[0] == pytest.approx((1.0, 2 / 3, 0.0))
    assert found.shared[1] == pytest.approx((2 / 3, 1.0, 0.0))


TIES = [
    # two texts with as many stops; which is first, and the reason that is told
    (text("ab", known=2, title="雨"), text("cc", known=2, title="風"), "風", "has fewer unknown words"),
    (text("ab", known=2, title="雨"), text("cd", known=2, title="風"), "雨", "was given first"),
]


@pytest.mark.parametrize(("one", "other", "first", "reason"), TIES)
def test_ties_are_told(one: Report, other: Report, first: str, reason: str) -> None:
    told, after = telling.order_told(compare([one, other]))
    assert told.startswith(f"{first}: 50.0 stops in 100 words; 50% of its words are known")
    assert told.endswith(f"would do as well here; this one {reason}.")
    assert "would do as well" not in after


def test_texts_with_one_title_are_told_apart() -> None:
    assert telling.names([text("a"), text("b"), text("c", title="海")]) == ("話 (1)", "話 (2)", "海")


LETTERS = st.text("abcde", max_size=6)


@given(st.lists(st.tuples(LETTERS, LETTERS, st.integers(0, 5)), min_size=2, max_size=5))
def test_every_text_has_one_place_and_the_order_of_the_same_is_the_same(
    made: list[tuple[str, str, int]],
) -> None:
    reports = [text(words, forms, known=known) for words, forms, known in made]
    found = compare(reports)
    assert sorted(viewing.report for viewing in found.order) == list(range(len(reports)))
    assert found == compare(reports)
    assert all(0 <= share <= 1 for row in found.shared for share in row)
    assert len(telling.order_told(found)) == len(reports)


HEADLINES = [
    # what the learner says, the words, the second sentence
    (Learner(), [word("a", 9, known=True), word("b", 1)],
     "Easy words make up 90%; 1 word more brings you to 95%."),
    (Learner("N3"), [word("a", 1, known=True), word("b", 1), word("c", 1)],
     "You know 33%; 2 words more bring you to 95%."),
    (Learner(None, 20), [word("a", 9, known=True)], "You know 100%."),
]  # fmt: skip


@pytest.mark.parametrize(("learner", "words", "told"), HEADLINES)
def test_headline(learner: Learner, words: list[object], told: str) -> None:
    report = figures(*words, learner=learner)  # type: ignore[arg-type]
    assert telling.headline(report)[1] == told


def test_headline_of_dialect() -> None:
    assert telling.headline(text("a"))[2] == "No sentence has Kansai dialect."
    assert telling.headline(text("a", "xy"))[2] == "20% of the sentences have Kansai dialect."


APART = [
    (Apart(), "Counted apart: nothing."),
    (Apart(grammar=1200, fillers=2), "Counted apart: particles and endings (1,200), fillers (2)."),
]


@pytest.mark.parametrize(("apart", "told"), APART)
def test_what_is_counted_apart_is_told(apart: Apart, told: str) -> None:
    assert telling.apart_told(apart) == told
