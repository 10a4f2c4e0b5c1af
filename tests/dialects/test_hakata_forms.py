"""A property: what a Hakata speaker makes of a standard verb comes back as its standard form."""

from collections.abc import Iterator

import pytest

from flashgen.morphology.conjugation import conjugate
from tests.dialects.speech import DIALECTS, heard

HAKATA = DIALECTS["hakata"]

CLASSES = {
    "五段-カ行": "書く 行く 歩く",
    "五段-ガ行": "泳ぐ 急ぐ",
    "五段-サ行": "話す 探す",
    "五段-タ行": "待つ",
    "五段-バ行": "遊ぶ 選ぶ",
    "五段-マ行": "飲む 頼む 読む",
    "五段-ラ行": "作る 走る 分かる",
    "五段-ワア行": "使う 買う 洗う 歌う",
    "上一段-カ行": "起きる",
    "上一段-ラ行": "降りる 借りる",
    "上一段-マ行": "見る",
    "下一段-バ行": "食べる",
    "下一段-ナ行": "寝る",
    "下一段-カ行": "開ける",
    "下一段-ア行": "教える",
    "下一段-ラ行": "忘れる",
    "カ行変格": "来る",
    "サ行変格": "練習する",
}
VERBS = [(verb, ctype) for ctype, verbs in CLASSES.items() for verb in verbs.split()]

# Truly ambiguous, or written like another word, and read as the commoner one.
AMBIGUOUS = {
    "もう待たんで。",  # 待た-んで or 待-たんで
    "もう急ぎようと？",  # 急ぎ, the noun
    "もう降りたとです。",  # 降り立とう, too
}


def _pairs(verb: str, ctype: str) -> Iterator[tuple[str, str]]:
    plain, neg, stem, te, ta, vol = (
        conjugate(verb, ctype, form) or ""
        for form in ("終止形", "未然形", "連用形", "て形", "た形", "意志推量形")
    )
    neg_n = neg[:-1] + "せ" if ctype == "サ行変格" else neg
    sound, toru = te[:-1], "ど" if te.endswith("で") else "と"
    godan = ctype.startswith("五段")
    yield from [
        (plain + "ばい", plain + "よ"),
        (plain + "たい", plain + "よ"),
        (plain + "けん", plain + "から"),
    ]
    yield from [
        (plain + "と？", plain + "の？"),
        (ta + "と？", ta + "の？"),
        (plain + "とよ", plain + "んだよ"),
    ]
    yield from [
        (plain + "っちゃん", plain + "んだよ"),
        (plain + "っちゃろ？", plain + "んだろう？"),
        (plain + "っちゃけど", plain + "んだけど"),
        (ta + "とです", ta + "んです"),
        (plain + "ったい", plain + "んだよ"),
        (plain + "ごたる", plain + "ようだ"),
        (ta + "ごたる", ta + "ようだ"),
        (plain + "げな", plain + "そうだ"),
        (plain + "とやけん", plain + "んだから"),
        (plain + "とや？", plain + "のか？"),
    ]
    yield from [
        (sound + toru + "う", te + "る"),
        (sound + toru + "るよ", te + "るよ"),
        (sound + toru + "った", te + "た"),
        (sound + toru + "らん", te + "ない"),
        (sound + toru + "うと？", te + "るの？"),
        (sound + toru + "っと？", te + "るの？"),
        (sound + toru + "ったばい", te + "たよ"),
    ]
    yield from [(stem + "よった", te + "た"), (stem + "よるよ", te + "るよ"), (stem + "よらん", te + "ない")]
    yield from [(stem + "ようけん", te + "るから"), (stem + "ようと？", te + "るの？")]
    yield from [
        (neg_n + "んばい", neg + "ないよ"),
        (neg_n + "んかった", neg + "なかった"),
        (neg_n + "んやった", neg + "なかった"),
        (neg_n + "んで", neg + "ないで"),
        (neg_n + "んでよか", neg + "なくていい"),
        (neg_n + "んと？", neg + "ないの？"),
        (neg_n + "んといかん", neg + "ないといけない"),
        (neg_n + "ないかん", neg + "なければならない"),
        (ta + "らいかん", ta + "らいけない"),
    ]
    able = conjugate(verb, ctype, "仮定形") if godan else neg + "られ"
    able = verb[:-2] + "でき" if ctype == "サ行変格" else able or ""
    yield from [(stem + "きらん", able + "ない"), (stem + "きらんかった", able + "なかった")]
    polite = neg[:-1] + "さ" if ctype == "サ行変格" else neg if godan else neg + "ら"
    yield from [(stem + "んしゃった", polite + "れた"), (stem + "んしゃる", polite + "れる")]
    yield from [(stem + "んしゃい", stem + "なさい"), (sound + toru + "んしゃる", te + "いらっしゃる")]
    yield from [(stem + "なんな", plain + "な"), (sound + toru + "きぃ", te + "おきなさい")]
    yield from [(vol + "ごたる", stem + "たい"), (vol + "や", vol + "よ")]
    if ctype == "五段-ワア行":
        yield from [(plain + "て", te), (plain + "た", ta), (plain + "とった", te + "た")]


@pytest.mark.parametrize(("verb", "ctype"), VERBS, ids=[verb for verb, _ in VERBS])
def test_every_form_comes_back(verb: str, ctype: str) -> None:
    wrong = {}
    for said, standard in _pairs(verb, ctype):
        stop = "" if said.endswith("？") else "。"
        text, wanted = f"もう{said}{stop}", f"もう{standard}{stop}"
        got = heard(text, HAKATA).standard
        if got != wanted and text not in AMBIGUOUS:
            wrong[text] = (got, wanted)
    assert wrong == {}
