"""Readings divided over kanji, as a careful typesetter would."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.furigana import align, guess
from flashgen.furigana.kanji import readings
from flashgen.kana import is_kanji, to_hiragana

DIVIDED = [
    # word, reading, rubies written base[reading]
    pytest.param("研究", "けんきゅう", "研[けん]究[きゅう]", id="on readings"),
    pytest.param("食べる", "たべる", "食[た]べる", id="kun reading and okurigana"),
    pytest.param("取引", "とりひき", "取[とり]引[ひき]", id="okurigana left out: 連用形"),
    pytest.param("言い回し", "いいまわし", "言[い]い回[まわ]し", id="kana between"),
    pytest.param("物の怪", "もののけ", "物[もの]の怪[け]", id="kana that could stand elsewhere"),
    pytest.param("手紙", "てがみ", "手[て]紙[がみ]", id="rendaku"),
    pytest.param("鼻血", "はなぢ", "鼻[はな]血[ぢ]", id="rendaku of ち"),
    pytest.param("三日月", "みかづき", "三[み]日[か]月[づき]", id="rendaku of つ"),
    pytest.param("学校", "がっこう", "学[がっ]校[こう]", id="sokuon"),
    pytest.param("発表", "はっぴょう", "発[はっ]表[ぴょう]", id="sokuon and p"),
    pytest.param("反応", "はんのう", "反[はん]応[のう]", id="renjō"),
    pytest.param("夫婦", "ふうふ", "夫[ふう]婦[ふ]", id="lengthened"),
    pytest.param("格好", "かっこう", "格[かっ]好[こう]", id="sokuon of く"),
    pytest.param("人々", "ひとびと", "人[ひと]々[びと]", id="々 with rendaku"),
    pytest.param("我々", "われわれ", "我[われ]々[われ]", id="々"),
    pytest.param("時々", "ときどき", "時[とき]々[どき]", id="々 voiced"),
    pytest.param("実際", "じっさい", "実[じっ]際[さい]", id="sokuon of つ"),
    pytest.param("日本", "にほん", "日[に]本[ほん]", id="日 as に"),
    pytest.param("文字", "もじ", "文[も]字[じ]", id="文 as も"),
    pytest.param("六ヶ月", "ろっかげつ", "六[ろっ]ヶ[か]月[げつ]", id="ヶ"),
    pytest.param("ケ月", "かげつ", "ケ[か]月[げつ]", id="ケ for ヶ"),
    pytest.param("霞ケ関", "かすみがせき", "霞[かすみ]ケ[が]関[せき]", id="ケ for ヶ in names"),
    pytest.param("髙橋", "たかはし", "髙[たか]橋[はし]", id="a variant kanji"),
    pytest.param("カ月", "かげつ", "カ月[げつ]", id="katakana stays bare"),
    pytest.param("噛みつく", "かみつく", "噛[か]みつく", id="kanji outside the common ones"),
    pytest.param("真っ赤", "まっか", "真[ま]っ赤[か]", id="赤 as か"),
    pytest.param("間違うた", "まちごうた", "間[ま]違[ちご]うた", id="ウ音便 of a verb"),
    pytest.param("高うて", "たこうて", "高[たこ]うて", id="ウ音便 of an adjective"),
    pytest.param("ラーメン屋", "らーめんや", "ラーメン屋[や]", id="long vowel mark"),
]
TOGETHER = [
    pytest.param("今日", "きょう", "今日[きょう]", id="today"),
    pytest.param("大人", "おとな", "大人[おとな]", id="大 could be お"),
    pytest.param("上手", "じょうず", "上手[じょうず]", id="in the appendix of the 常用漢字表"),
    pytest.param("一人", "ひとり", "一人[ひとり]", id="人 could be り"),
    pytest.param("大人気", "おとなげ", "大人[おとな]気[げ]", id="part of a word"),
    pytest.param("一人暮らし", "ひとりぐらし", "一人[ひとり]暮[ぐ]らし", id="with okurigana"),
    pytest.param("田舎町", "いなかまち", "田舎[いなか]町[まち]", id="first of two"),
    pytest.param("腕時計", "うでどけい", "腕[うで]時計[どけい]", id="last of two"),
    pytest.param("可愛い", "かわいい", "可愛[かわい]い", id="adjective"),
    pytest.param("相応しい", "ふさわしい", "相応[ふさわ]しい", id="not 相[そう]"),
]
ODD = [
    pytest.param("", "", "", id="nothing"),
    pytest.param("ひらがな", "ひらがな", "ひらがな", id="no kanji"),
    pytest.param("犬", "", "犬", id="no reading"),
    pytest.param("犬小屋", "わんこ", "犬小屋[わんこ]", id="a reading no kanji has"),
    pytest.param("行くよ", "いくで", "行[いくで]くよ", id="kana that disagree"),
    pytest.param("Ｔ字路", "てぃーじろ", "Ｔ字[じ]路[ろ]", id="a letter in the word"),
    pytest.param("食べル", "タベル", "食[た]べル", id="katakana reading"),
]


@pytest.mark.parametrize(("surface", "reading", "expected"), DIVIDED + TOGETHER + ODD)
def test_rubies(surface: str, reading: str, expected: str) -> None:
    out, at = "", 0
    for ruby in align(surface, reading):
        out += surface[at : ruby.start] + f"{ruby.base}[{ruby.reading}]"
        at = ruby.end
    assert out + surface[at:] == expected


KANJI = "一人今日上手大物怪々食時計行生学校紙木綿鬱嘘鑢"
KANA = "あいうかきくけさしたてなのはもらりるんっー"


@given(st.text(KANJI + KANA, max_size=6), st.text(KANA, min_size=1, max_size=9))
def test_whatever_the_reading_every_kanji_is_under_one_ruby(surface: str, reading: str) -> None:
    rubies = align(surface, reading)
    covered = {at for ruby in rubies for at in range(ruby.start, ruby.end)}
    assert {at for at, char in enumerate(surface) if is_kanji(char)} <= covered
    assert all(a.end <= b.start for a, b in pairwise(rubies))
    assert all(ruby.base == surface[ruby.start : ruby.end] and ruby.reading for ruby in rubies)


@given(
    st.lists(
        st.sampled_from(["研けん", "究きゅう", "学がく", "物もの", "紙がみ", "のの", "るる"]), max_size=6
    )
)
def test_a_division_by_known_readings_gives_the_reading_back(parts: list[str]) -> None:
    surface, reading = "".join(p[0] for p in parts), "".join(p[1:] for p in parts)
    out, at = "", 0
    for ruby in align(surface, reading):
        out += surface[at : ruby.start] + ruby.reading
        at = ruby.end
    assert out + surface[at:] == reading


def test_an_endless_word_does_not_exhaust_the_stack() -> None:
    assert align("漢" * 5000, "かん" * 5000)[0].end == 5000


def test_aligning_is_linear_in_the_number_of_words() -> None:
    begin = time.process_time()
    for at in range(2000):
        align(f"研究{at}食べ物の怪", "けんきゅうたべもののけ")
    assert time.process_time() - begin < 20  # a guard against explosion, not a benchmark


@pytest.mark.parametrize(
    ("kanji", "reading"),
    [("学", "がく"), ("学", "がっ"), ("学", "まな"), ("引", "ひき"), ("応", "のう"), ("当", "あ")],
)
def test_readings_of_a_kanji_within_words(kanji: str, reading: str) -> None:
    assert reading in readings(kanji)


def test_what_the_dictionary_says_is_nearer_than_what_sound_change_makes() -> None:
    assert readings("学")["がく"] < readings("学")["がっ"]


@pytest.mark.parametrize(
    ("stretch", "reading"), [("犬", "いぬ"), ("逓減", "ていげん"), ("再吐", "さいと"), ("𠀋", "𠀋")]
)
def test_guesses(stretch: str, reading: str) -> None:
    assert guess(stretch) == reading


def test_readings_are_hiragana() -> None:
    assert all(to_hiragana(reading) == reading for kanji in "行生上下大小日月" for reading in readings(kanji))
