"""Numbers with their counters."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.kana import is_kana
from flashgen.morphology.readings import counters, numerals, resolve
from tests.morphology.annotations import ANALYZER, bracketed, rubies

NUMBERS = [
    ("2人", "2人[ふたり]"),
    ("12人", "12[じゅうに]人[にん]"),
    ("14人", "14[じゅうよ]人[にん]"),
    ("2人目", "2人[ふたり]目[め]"),
    ("一人", "一人[ひとり]"),
    ("3つ", "3[みっ]つ"),
    ("三つ", "三[みっ]つ"),
    ("6ヶ月", "6[ろっ]ヶ[か]月[げつ]"),
    ("6か月", "6[ろっ]か月[げつ]"),
    ("１０カ月間", "１０[じゅっ]カ月[げつ]間[かん]"),
    ("三ケ月", "三[さん]ケ[か]月[げつ]"),
    ("38度5分", "38[さんじゅうはち]度[ど]5[ご]分[ぶ]"),
    ("二分する", "二[に]分[ぶん]する"),
    ("4月1日", "4[し]月[がつ]1日[ついたち]"),
    ("1日中", "1[いち]日[にち]中[じゅう]"),
    ("20日", "20日[はつか]"),
    ("3日", "3[みっ]日[か]"),
    ("9月14日", "9[く]月[がつ]14[じゅうよっ]日[か]"),
    ("二、三日", "二[に]、三[さん]日[にち]"),
    ("二三日", "二[に]三[さん]日[にち]"),
    ("四五人", "四[し]五[ご]人[にん]"),
    ("二三本", "二[に]三[さん]本[ぼん]"),
    ("四六時中", "四[し]六[ろく]時[じ]中[ちゅう]"),
    ("数日後", "数[すう]日[じつ]後[ご]"),
    ("10分", "10[じゅっ]分[ぷん]"),
    ("4分間", "4[よん]分[ぷん]間[かん]"),
    ("3時半", "3[さん]時[じ]半[はん]"),
    ("午後7時", "午[ご]後[ご]7[しち]時[じ]"),
    ("24時間", "24[にじゅうよ]時[じ]間[かん]"),
    ("0時0分", "0[れい]時[じ]0[れい]分[ふん]"),
    ("1959年", "1959[せんきゅうひゃくごじゅうきゅう]年[ねん]"),
    ("二〇二五年", "二〇二五[にせんにじゅうご]年[ねん]"),
    ("90年代", "90[きゅうじゅう]年[ねん]代[だい]"),
    ("21世紀", "21[にじゅういっ]世[せい]紀[き]"),
    ("20歳", "20歳[はたち]"),
    ("8歳", "8[はっ]歳[さい]"),
    ("3000万", "3000万[さんぜんまん]"),
    ("3000万円", "3000万[さんぜんまん]円[えん]"),
    ("1兆5000億円", "1兆5000億[いっちょうごせんおく]円[えん]"),
    ("三百", "三[さん]百[びゃく]"),
    ("4円", "4[よ]円[えん]"),
    ("1,234個", "1,234[せんにひゃくさんじゅうよん]個[こ]"),
    ("0.5秒", "0.5[れいてんご]秒[びょう]"),
    ("2.5倍", "2.5[にてんご]倍[ばい]"),
    ("3割", "3[さん]割[わり]"),
    ("100度", "100[ひゃく]度[ど]"),
    ("第3版", "第[だい]3[さん]版[ぱん]"),
    ("第10章", "第[だい]10[じゅっ]章[しょう]"),
    ("3階", "3[さん]階[がい]"),
    ("8階建て", "8[はっ]階[かい]建[だ]て"),
    ("1本、2本、3本", "1[いっ]本[ぽん]、2[に]本[ほん]、3[さん]本[ぼん]"),
    ("何本", "何[なん]本[ぼん]"),
    ("数匹", "数[すう]匹[ひき]"),
    ("百匹", "百[ひゃっ]匹[ぴき]"),
    ("3羽", "3[さん]羽[ば]"),
    ("一冊", "一[いっ]冊[さつ]"),
    ("6杯", "6[ろっ]杯[ぱい]"),
    ("1軒", "1[いっ]軒[けん]"),
    ("何階", "何[なん]階[がい]"),
    ("十数人", "十[じゅう]数[すう]人[にん]"),
    ("何千人", "何[なん]千[ぜん]人[にん]"),
    ("3分の1", "3[さん]分[ぶん]の1"),
    ("10行目", "10[じゅう]行[ぎょう]目[め]"),
    ("2通り", "2[ふた]通[とお]り"),
    ("〇〇さん", "〇[まる]〇[まる]さん"),
]
BARE = ["GPT-4", "50%", "3.14", "1/2", "10:30", "iPhone 15 Pro", "Exile 2の", "100m", "007", "9" * 200]


@pytest.mark.parametrize(("text", "expected"), NUMBERS, ids=[t for t, _ in NUMBERS])
def test_numbers_with_their_counters(text: str, expected: str) -> None:
    assert bracketed(text, rubies(text)) == expected


@pytest.mark.parametrize("text", BARE)
def test_digits_without_kanji_take_no_ruby(text: str) -> None:
    assert rubies(text) == ()


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("2人", "ふたり"),
        ("4月1日", "しがつついたち"),
        ("20歳", "はたち"),
        ("6万8600円", "ろくまんはっせんろっぴゃくえん"),
        ("1,000円", "せんえん"),
        ("1000万円", "いっせんまんえん"),
    ],
)
def test_the_readings_of_the_tokens_make_up_that_of_the_number(text: str, reading: str) -> None:
    assert "".join(t.reading for t in resolve(text, ANALYZER.tokenize(text))[0]) == reading


@pytest.mark.parametrize(
    ("number", "reading"),
    [
        ("0", "れい"), ("7", "なな"), ("10", "じゅう"), ("16", "じゅうろく"), ("100", "ひゃく"),
        ("300", "さんびゃく"), ("600", "ろっぴゃく"), ("808", "はっぴゃくはち"), ("1000", "せん"),
        ("3001", "さんぜんいち"), ("8000", "はっせん"), ("10000", "いちまん"), ("1000万", "いっせんまん"),
        ("1100万", "せんひゃくまん"), ("10兆", "じゅっちょう"), ("1億2000万", "いちおくにせんまん"),
        ("千二百", "せんにひゃく"), ("3千", "さんぜん"), ("１２", "じゅうに"), ("1.5", "いってんご"),
        ("10.05", "じゅってんぜろご"), ("数百", "すうひゃく"), ("何百", "なんびゃく"), ("幾千", "いくせん"),
        ("3.5万", "さんてんごまん"),
    ],
)  # fmt: skip
def test_numerals(number: str, reading: str) -> None:
    found = numerals.read(number)
    assert found is not None
    assert found.reading == reading


@pytest.mark.parametrize("text", ["", "abc", "1..2", "人", "1" * 40])
def test_not_a_numeral(text: str) -> None:
    assert numerals.read(text) is None


def test_the_counter_table_is_large_and_each_spelling_stands_once() -> None:
    lines = Path(counters.__file__).with_name("counters.tsv").read_text(encoding="utf-8").splitlines()
    spellings = [s for line in lines if not line.startswith("#") for s in line.split("\t")[0].split(",")]
    assert len(spellings) == len(set(spellings))
    assert len(lines) > 80
    assert all(is_kana(counter.reading) for counter in counters.table().values())


@given(st.integers(0, 10**15), st.sampled_from(sorted(set(counters.table()))))
def test_every_number_is_read_with_every_counter(number: int, counter: str) -> None:
    numeral = numerals.read(str(number))
    assert numeral is not None
    assert is_kana("".join(counters.table()[counter].read(numeral)[:2]))
