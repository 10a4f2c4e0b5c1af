"""The score of usefulness: each part of the formula pulls its way."""

import pytest

from flashgen.document import Lexeme, Word
from flashgen.vocabulary.ranking import score


def word(
    zipf: float = 4.0, level: str | None = "N2", domain: bool = False, dialect: str | None = None
) -> Word:
    lexeme = Lexeme("到着", "とうちゃく", "名詞")
    return Word(
        0,
        2,
        "到着",
        "到着",
        "とうちゃく",
        lexeme,
        "名詞",
        zipf=zipf,
        level=level,
        domain=domain,
        dialect=dialect,
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param((word(), 5, 1), (word(), 2, 1), id="met more often"),
        pytest.param((word(), 4, 4), (word(), 4, 1), id="in more sections"),
        pytest.param((word(domain=True), 1, 1), (word(), 1, 1), id="a term"),
        pytest.param((word(level="N3"), 1, 1), (word(level="N4"), 1, 1), id="not known yet"),
        pytest.param((word(zipf=3.0), 20, 1), (word(zipf=5.5), 20, 1), id="what this text is about"),
        pytest.param((word(dialect="neg.hen"), 3, 1), (word(), 3, 1), id="dialect"),
    ],
)
def test_better(better: tuple[Word, int, int], worse: tuple[Word, int, int]) -> None:
    assert score(*better, 1000) > score(*worse, 1000)


def test_unlisted_words_count_as_the_rarest_listed() -> None:
    assert score(word(zipf=0.0), 1, 1, 1000) == score(word(zipf=2.5), 1, 1, 1000)


def test_an_empty_text_divides_by_nothing() -> None:
    assert score(word(), 1, 1, 0) > 0
