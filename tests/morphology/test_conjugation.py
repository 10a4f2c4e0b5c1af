"""Conjugation: one verb of each class through its forms."""

import pytest

from flashgen.morphology.conjugation import conjugate, is_potential, is_voiced, without_potential

FORMS = ("未然形", "連用形", "音便形", "終止形", "仮定形", "命令形", "意志推量形", "て形", "た形")
VERBS = [
    # word, ctype, then its forms in the order above
    ("書く", "五段-カ行", "書か 書き 書い 書く 書け 書け 書こう 書いて 書いた"),
    ("行く", "五段-カ行", "行か 行き 行っ 行く 行け 行け 行こう 行って 行った"),
    ("泳ぐ", "五段-ガ行", "泳が 泳ぎ 泳い 泳ぐ 泳げ 泳げ 泳ごう 泳いで 泳いだ"),
    ("出す", "五段-サ行", "出さ 出し 出し 出す 出せ 出せ 出そう 出して 出した"),
    ("待つ", "五段-タ行", "待た 待ち 待っ 待つ 待て 待て 待とう 待って 待った"),
    ("死ぬ", "五段-ナ行", "死な 死に 死ん 死ぬ 死ね 死ね 死のう 死んで 死んだ"),
    ("飛ぶ", "五段-バ行", "飛ば 飛び 飛ん 飛ぶ 飛べ 飛べ 飛ぼう 飛んで 飛んだ"),
    ("読む", "五段-マ行", "読ま 読み 読ん 読む 読め 読め 読もう 読んで 読んだ"),
    ("帰る", "五段-ラ行", "帰ら 帰り 帰っ 帰る 帰れ 帰れ 帰ろう 帰って 帰った"),
    ("なさる", "五段-ラ行", "なさら なさい なさっ なさる なされ なさい なさろう なさって なさった"),
    ("渡る", "文語四段-ラ行", "渡ら 渡り 渡っ 渡る 渡れ 渡れ 渡ろう 渡って 渡った"),
    ("言う", "五段-ワア行", "言わ 言い 言っ 言う 言え 言え 言おう 言って 言った"),
    ("見る", "上一段-マ行", "見 見 見 見る 見れ 見ろ 見よう 見て 見た"),
    ("食べる", "下一段-バ行", "食べ 食べ 食べ 食べる 食べれ 食べろ 食べよう 食べて 食べた"),
    ("くれる", "下一段-ラ行", "くれ くれ くれ くれる くれれ くれ くれよう くれて くれた"),
    ("する", "サ行変格", "し し し する すれ しろ しよう して した"),
    ("信ずる", "サ行変格", "信じ 信じ 信じ 信ずる 信ずれ 信じろ 信じよう 信じて 信じた"),
    ("来る", "カ行変格", "来 来 来 来る 来れ 来い 来よう 来て 来た"),
    ("くる", "カ行変格", "こ き き くる くれ こい こよう きて きた"),
]
CASES = [
    pytest.param(word, ctype, form, wanted, id=f"{word} {form}")
    for word, ctype, row in VERBS
    for form, wanted in zip(FORMS, row.split(), strict=True)
]


@pytest.mark.parametrize(("word", "ctype", "form", "wanted"), CASES)
def test_verb(word: str, ctype: str, form: str, wanted: str) -> None:
    assert conjugate(word, ctype, form) == wanted


OTHERS = [
    ("高い", "形容詞", "連用形-促音便", "高かっ"),
    ("高い", "形容詞", "連用形", "高く"),
    ("いい", "形容詞", "連用形", "よく"),
    ("いい", "形容詞", "仮定形", "よけれ"),
    ("かわいい", "形容詞", "連用形", "かわいく"),
    ("ない", "助動詞-ナイ", "連用形-促音便", "なかっ"),
    ("ます", "助動詞-マス", "意志推量形", "ましょう"),
    # What has no such form, and what is of no class that we know.
    ("高い", "形容詞", "命令形", None),
    ("や", "助動詞-ヤ", "終止形", None),
    ("本", "", "終止形", None),
    ("食べる", "五段-カ行", "終止形", None),
]


@pytest.mark.parametrize(("word", "ctype", "form", "wanted"), OTHERS)
def test_other_words(word: str, ctype: str, form: str, wanted: str | None) -> None:
    assert conjugate(word, ctype, form) == wanted


POTENTIALS = [
    # headword, lemma, ctype, the verb that it is made of
    ("行ける", "行く", "下一段-カ行", ("行く", "五段-カ行")),
    ("泳げる", "泳ぐ", "下一段-ガ行", ("泳ぐ", "五段-ガ行")),
    ("買える", "買う", "下一段-ア行", ("買う", "五段-ワア行")),
    ("待てる", "待つ", "下一段-タ行", ("待つ", "五段-タ行")),
    ("乗れる", "乗る", "下一段-ラ行", ("乗る", "五段-ラ行")),
]


@pytest.mark.parametrize(("headword", "lemma", "ctype", "verb"), POTENTIALS)
def test_potential(headword: str, lemma: str, ctype: str, verb: tuple[str, str]) -> None:
    assert is_potential(headword, lemma, ctype)
    assert without_potential(headword) == verb


@pytest.mark.parametrize(
    ("headword", "lemma", "ctype"),
    [
        ("食べる", "食べる", "下一段-バ行"),
        ("見れる", "見る", "下一段-ラ行"),
        ("食べれる", "食べる", "下一段-ラ行"),
        ("行く", "行く", "五段-カ行"),
    ],
)
def test_not_a_potential(headword: str, lemma: str, ctype: str) -> None:
    assert not is_potential(headword, lemma, ctype)


def test_voice() -> None:
    assert [is_voiced(w, c) for w, c in (("飛ぶ", "五段-バ行"), ("出す", "五段-サ行"))] == [True, False]
