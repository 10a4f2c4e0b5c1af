"""Kana and character classes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen import kana

KANA = st.text(alphabet=st.characters(min_codepoint=0x3041, max_codepoint=0x30FF))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("オオキニ", "おおきに"),
        ("コーヒー", "こーひー"),  # ー stays: it has no hiragana of its own
        ("ヴァイオリン", "ゔぁいおりん"),
        ("ヶ", "ゖ"),
        ("言うテル", "言うてる"),
    ],
)
def test_to_hiragana(text: str, expected: str) -> None:
    assert kana.to_hiragana(text) == expected


@given(KANA)
def test_katakana_and_back(text: str) -> None:
    assert kana.to_hiragana(kana.to_katakana(text)) == kana.to_hiragana(text)


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("人", True),
        ("々", True),
        ("〇", True),
        ("ヶ", True),
        ("あ", False),
        ("A", False),
        ("、", False),
        ("𠮟", True),
        ("\ufa19", True),  # 神, as old character sets have it apart
        ("한", False),
        ("｡", False),
    ],
)
def test_is_kanji(char: str, expected: bool) -> None:
    assert kana.is_kanji(char) is expected
    assert kana.has_kanji(f"の{char}ー") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("やで", True), ("ヤデ", True), ("コーヒー", True), ("や。", False), ("", False), ("今", False)],
)
def test_is_kana(text: str, expected: bool) -> None:
    assert kana.is_kana(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Hello, world 42", False), ("OKやで", True), ("猫", True), ("", False), ("!?", False)],
)
def test_is_japanese(text: str, expected: bool) -> None:
    assert kana.is_japanese(text) is expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("きょう", ["きょ", "う"]),
        ("がっこう", ["が", "っ", "こ", "う"]),
        ("ファン", ["ファ", "ン"]),
        ("", []),
    ],
)
def test_morae(reading: str, expected: list[str]) -> None:
    assert list(kana.morae(reading)) == expected
