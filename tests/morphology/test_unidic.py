"""The adapter to fugashi: offsets, readings, headwords; white space that fugashi drops."""

import pytest

from flashgen.morphology.unidic import UnidicAnalyzer

ANALYZER = UnidicAnalyzer()

TEXTS = [
    "昨日、駅で友達に会いました。",
    "Path of Exile 2 を 遊ぶ",
    "  前と後ろの空白  ",
    "全角　空白",
    "",
    "😀絵文字とｶﾅ",
    "行を\n分ける",
]


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_cover_all_but_white_space(text: str) -> None:
    tokens = ANALYZER.tokenize(text)
    assert all(text[t.start : t.end] == t.surface for t in tokens)
    covered = {i for t in tokens for i in range(t.start, t.end)}
    assert "".join(c for i, c in enumerate(text) if i not in covered).strip() == ""


WORDS = [
    # text, surface, reading, headword, lemma, ctype
    ("本を読んだ", "読ん", "よん", "読む", "読む", "五段-マ行"),
    ("ゲームをする", "ゲーム", "げーむ", "ゲーム", "ゲーム", ""),
    ("ゲームをする", "する", "する", "する", "為る", "サ行変格"),
    ("きれいな花", "花", "はな", "花", "花", ""),
]


@pytest.mark.parametrize(("text", "surface", "reading", "headword", "lemma", "ctype"), WORDS)
def test_word(text: str, surface: str, reading: str, headword: str, lemma: str, ctype: str) -> None:
    token = next(t for t in ANALYZER.tokenize(text) if t.surface == surface)
    assert (token.reading, token.headword, token.lexeme.lemma, token.ctype) == (
        reading,
        headword,
        lemma,
        ctype,
    )
    assert token.known
    assert token.dialect == ""
