"""What a sentence denies, in dialect and in standard Japanese; and numbers and names in one form."""

import pytest

from flashgen.claims import polarity, quantities
from tests.claims.analysis import analyse

DENIED = [
    ("全部が見えるわけじゃない。", "見える"),
    ("それは暗記ではなく理解だ。", "暗記"),
    ("橋は壊れへん。", "壊れる"),
    ("雨が降らんかった。", "降る"),
    ("それは不可能だ。", "可能"),
    ("病気を治さずに熱を下げる。", "直す"),  # UniDic has one lemma for both
    ("鯨は魚とちゃう。", "魚"),
    ("水は燃えません。", "燃える"),
    ("見えないと正直に書く。", "見える"),
    ("見えなければ書く。", "見える"),
    # These deny nothing.
    ("あとから調べなあかん。", ""),
    ("そう書いてあるはずじゃないか。", ""),
    ("明日は雨が降るかもしれない。", ""),
    ("明日までに終わらせなければならない。", ""),
    ("回路は三つしかない。", ""),
    ("塩に違いない。", ""),
    ("味噌は大豆から作る。", ""),
]


@pytest.mark.parametrize(("text", "word"), DENIED)
def test_denied(text: str, word: str) -> None:
    found = polarity.polarity(analyse(text))
    assert {said for said, times in found.words if times} == ({word} if word else set())
    assert found.denies == bool(word)


def test_denied_twice_is_another_thing() -> None:
    once, twice = (polarity.polarity(analyse(f"色を見分けられない{end}。")) for end in ("", "ことはない"))
    assert once.contradicts(twice)
    assert twice.contradicts(once)


NUMERALS = [
    ("三つの一般的な方法で十分だ。", {"3"}),
    ("１２，８００字と二十三個。", {"12800", "23"}),
    ("万能の統一理論。", set()),
    ("1.5倍", {"1.5"}),
]


@pytest.mark.parametrize(("text", "values"), NUMERALS)
def test_numerals(text: str, values: set[str]) -> None:
    assert quantities.numerals(analyse(text)) == values
    assert values <= quantities.numbers(text)
