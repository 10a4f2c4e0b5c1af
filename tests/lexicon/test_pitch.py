"""Pitch accent: words whose accent every handbook has, compounds, and what must have none."""

from pathlib import Path

import pytest

from flashgen import parsing
from flashgen.document import Lexeme, Token
from flashgen.kana import morae
from flashgen.lexicon import pitch
from flashgen.lexicon.linking import link
from flashgen.morphology.unidic import UnidicAnalyzer
from tests.lexicon import linked

ANALYZER = UnidicAnalyzer()
PARTS = Path(pitch.__file__).parent / "data" / "accent_parts.tsv"

WORDS = [
    # sentence, word in it, accents
    ("箸で食べる。", "箸", "1"), ("橋を渡る。", "橋", "2"), ("端に座る。", "端", "0"),
    ("雨が降る。", "雨", "1"), ("飴をなめる。", "飴", "0"), ("男が来た。", "男", "3"),
    ("心が広い。", "心", "2,3"), ("魚を食べる。", "食べる", "2"), ("早く起きた。", "起きる", "2"),
    ("山へ行った。", "行く", "0"), ("海を見て泣いた。", "見る", "1"), ("高くなった。", "高い", "2"),
    ("カメラを買った。", "カメラ", "1"), ("コーヒーを飲む。", "コーヒー", "3"),
    ("りんごを買う。", "りんご", "0"),
    ("話を信じている。", "信じる", "3"), ("人が多い。", "人", "0"),
]  # fmt: skip
COMPOUNDS = [
    ("日本語を習う。", "日本語", "0"), ("図書館で読む。", "図書館", "2"),
    ("大学生が集まる。", "大学生", "4,3"),
    ("美術館を見る。", "美術館", "3,2"), ("人工知能を作る。", "人工知能", "5"),
    ("機械学習を習う。", "機械学習", "4"), ("可能性がある。", "可能性", "0"),
    ("飛行機に乗る。", "飛行機", "2"),
    ("不景気になった。", "不景気", "2"), ("本当に困った。", "本当に", "0"), ("実は知らない。", "実は", "2"),
]  # fmt: skip


def accent(text: str, headword: str) -> str:
    sentence = parsing.parse_sentence(text, ANALYZER)
    words = link(sentence, linked.lexicon()).words
    return next(word.pitch for word in words if word.headword == headword)


@pytest.mark.parametrize(("text", "headword", "expected"), WORDS + COMPOUNDS)
def test_known_words(text: str, headword: str, expected: str) -> None:
    assert accent(text, headword) == expected


NONE = [
    ("役に立つ道具だ。", "役に立つ"),  # a phrase
    ("長さが測れる道具だ。", "測る"),  # UniDic's accent is that of 測れる
    ("AIを使う。", "AI"),
]


@pytest.mark.parametrize(("text", "headword"), NONE)
def test_no_accent_is_better_than_a_wrong_one(text: str, headword: str) -> None:
    assert accent(text, headword) == ""


def test_a_word_read_anew_has_the_accent_of_its_new_reading() -> None:
    tokens = parsing.parse_sentence("あの方に聞いた。", ANALYZER).tokens
    assert [(token.reading, token.accent) for token in tokens if token.surface == "方"] == [("かた", "2")]
    assert accent("上手な絵だ。", "上手") == "3"


def test_dialect_words_have_none() -> None:
    assert all(word.pitch == "" for word in linked.words("ほんまにあかんわ。", dialect=True))


ROWS = [line.split("\t") for line in PARTS.read_text(encoding="utf-8").splitlines() if line[0] != "#"][1:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0] + row[1])
def test_every_part_does_what_its_example_says(row: list[str]) -> None:
    part, _, rule, example, example_reading, expected = row
    assert rule in {"flat", "before", "prefix"}
    sentence = parsing.parse_sentence(example, ANALYZER)
    whole = [token.surface for token in sentence.tokens]
    assert part in (whole[0], whole[-1]), whole
    assert pitch.of_word(sentence.tokens, example, example_reading) == expected


@pytest.mark.parametrize("length", range(1, 12))
def test_contours_begin_as_in_tokyo(length: int) -> None:
    shapes = [pitch.contour(fall, length) for fall in range(length + 1)]
    assert len(set(shapes)) == length + 1
    for fall, shape in enumerate(shapes):
        assert len(shape) == length + 1
        assert shape[0] == ("H" if fall == 1 else "L")
        assert shape[0] != shape[1]
        assert "HL" not in shape[:fall]
        assert shape.count("HL") == (fall > 0)
        assert "LH" not in shape[2:]


def token(surface: str, reading: str, pos: str, **rest: str) -> Token:
    lexeme = Lexeme(surface, reading, pos.split("-")[0])
    plain = Token(surface, 0, len(surface), reading, surface, reading, lexeme, pos)
    for name, value in rest.items():
        object.__setattr__(plain, name, value)
    return plain


NOUN = "名詞-普通名詞-一般"
FRONT = token("経済", "けいざい", NOUN, accent="1", accent_rule="C1", origin="漢")


@pytest.mark.parametrize(
    ("last", "reading", "expected"),
    [
        (token("政策", "せいさく", NOUN, accent="0", accent_rule="C2", origin="漢"), "けいざいせいさく", "5"),
        (token("理論", "りろん", NOUN, accent="1", accent_rule="C1", origin="漢"), "けいざいりろん", "5"),
        (token("モデル", "もでる", NOUN, accent="0,1", accent_rule="C2", origin="外"), "けいざいもでる", ""),
        (token("本", "ほん", NOUN, accent="1", accent_rule="C3", origin="漢"), "けいざいほん", ""),
        (token("力", "りょく", "接尾辞-名詞的-一般", accent_rule="C3", origin="漢"), "けいざいりょく", "3"),
        (token("政策", "せいさく", NOUN, accent="", accent_rule="", origin="漢"), "けいざいせいさく", ""),
        (token("理論", "りろん", NOUN, accent="1", accent_rule="C1", origin="漢"), "けいざいろん", ""),
    ],
)
def test_compounds(last: Token, reading: str, expected: str) -> None:
    assert pitch.of_word((FRONT, last), FRONT.surface + last.surface, reading) == expected


def test_long_compounds_and_unknown_parts_have_none() -> None:
    last = token("理論", "りろん", NOUN, accent="1", accent_rule="C1", origin="漢")
    assert pitch.of_word((FRONT, FRONT, FRONT, last), "", "けいざい" * 3 + "りろん") == ""
    unknown = token("経済", "けいざい", NOUN)
    object.__setattr__(unknown, "known", False)
    assert pitch.of_word((unknown, last), "", "けいざいりろん") == ""


@pytest.mark.parametrize("given", ["4", "0,9", "x", "*"])
def test_an_accent_beyond_the_word_is_none(given: str) -> None:
    one = token("箸", "はし", NOUN, accent=given)
    assert all(fall <= len(morae("はし")) for fall in pitch.falls(pitch.of_token(one, "箸", "はし")))
