"""Our data classes are the standard ones in all but what they forbid while the program runs."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from flashgen.document import Ruby, Sentence, Token
from flashgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A mora of a word."""

    kana: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    kana: str


@dataclass()
class Draft:
    kana: str


@dataclass(frozen=True, slots=True)
class Weighed:
    kana: str
    weight: float = dataclasses.field(default=0.0, compare=False)
    secret: str = dataclasses.field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Listed:
    morae: list[str] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    kana: str
    place: int = 0


def test_it_is_made_compared_and_shown_like_a_standard_one() -> None:
    assert repr(Kept("きゃ", 2)) == repr(Standard("きゃ", 2)).replace("Standard", "Kept")
    assert Kept("きゃ") == Kept("きゃ", 0)
    assert Kept("きゃ") != Kept("きゃ", 1)
    other: object = Standard("きゃ")
    assert Kept("きゃ") != other
    assert len({Kept("きゃ"), Kept("きゃ"), Kept("しゃ")}) == 2
    assert dataclasses.replace(Kept("きゃ"), place=3) == Kept("きゃ", 3)
    assert [field.name for field in dataclasses.fields(Kept)] == ["kana", "place"]
    match Kept("きゃ", 2):
        case Kept(kana, place):
            assert (kana, place) == ("きゃ", 2)


def test_fields_are_left_out_of_comparison_and_repr_where_they_say_so() -> None:
    assert Weighed("きゃ", 0.5) == Weighed("きゃ", 0.7)
    assert hash(Weighed("きゃ", 0.5)) == hash(Weighed("きゃ", 0.7))
    assert Weighed("きゃ", secret="x") != Weighed("きゃ")
    assert "secret" not in repr(Weighed("きゃ", secret="x"))


def test_one_field_is_compared_as_well() -> None:
    assert Named("きゃ") == Named("きゃ") != Named("しゃ")
    assert hash(Named("きゃ")) == hash(Named("きゃ"))


def test_what_may_change_has_no_hash() -> None:
    assert Draft("きゃ") == Draft("きゃ")
    with pytest.raises(TypeError, match="unhashable"):
        hash(Draft("きゃ"))


def test_slots_keep_misspelt_fields_out() -> None:
    with pytest.raises(AttributeError):
        Kept("きゃ").plaec = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Ruby(0, 1, "知", "し"),
        lambda: Sentence("知らん。", ()),
        lambda: Kept("きゃ"),
    ],
    ids=["Ruby", "Sentence", "Kept"],
)
def test_equal_values_are_equal_and_hash_alike(make: Callable[[], Any]) -> None:
    assert make() == make()
    assert hash(make()) == hash(make())


def test_docstrings_stay() -> None:
    assert Kept.__doc__ == "A mora of a word."
    assert Token.__doc__ is not None
    assert "short unit word" in Token.__doc__


def test_defaults_that_are_made_are_not_shared() -> None:
    assert Listed().morae == []
    assert Listed().morae is not Listed().morae
