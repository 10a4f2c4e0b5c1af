"""Readings in context: numbers with their counters, homographs, and the rubies of whole sentences."""

import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen import parsing
from flashgen.document import Lexeme, Token
from flashgen.errors import DataError
from flashgen.kana import is_kana, is_kanji
from flashgen.morphology import unidic
from flashgen.morphology.readings import counters, numerals, resolve, rules
from flashgen.morphology.unidic import UnidicAnalyzer

ANALYZER = UnidicAnalyzer()


def ruby(text: str) -> str:
    """The text with its rubies in brackets: 食[た]べる."""
    out, at = "", 0
    for r in resolve(text, ANALYZER.tokenize(text))[1]:
        out += text[at : r.start] + f"{r.base}[{r.reading}]"
        at = r.end
    return out + text[at:]


def read(text: str, end: int, length: int) -> str:
    """What the tokens that end at `end` read, as many as `length` kana need."""
    tokens = [t for t in resolve(text, ANALYZER.tokenize(text))[0] if t.end <= end]
    assert tokens[-1].end == end, f"no token of {text} ends at {end}"
    reading = ""
    while len(reading) < length:
        reading = tokens.pop().reading + reading
    return reading


# ---------------------------------------------------------------------- homographs


@pytest.mark.parametrize(("spelling", "example"), sorted(set(rules.examples())))
def test_examples_in_the_rule_files(spelling: str, example: str) -> None:
    text = re.sub(r"\[[ぁ-んー]+\]", "", example)
    assert spelling, example
    marks = list(re.finditer(r"\[([ぁ-んー]+)\]", example))
    assert marks, f"{example} shows no reading"
    for mark in marks:
        end = len(re.sub(r"\[[ぁ-んー]+\]", "", example[: mark.start()]))
        assert read(text, end, len(mark[1])) == mark[1], example


def test_every_homograph_shows_an_example_of_what_it_decides() -> None:
    for spelling, homographs in rules.table().items():
        for homograph in homographs:
            assert homograph.examples, f"{spelling} has no example"
            assert homograph.rules, f"{spelling} decides nothing"


# Sentences in which several rules meet, and counter-examples: words that a rule must leave alone.
SENTENCES = [
    ("何でも聞いて", "何[なん]でも聞[き]いて"),
    ("何を言うてるんや", "何[なに]を言[い]うてるんや"),
    ("人間が何人来ても", "人[にん]間[げん]が何[なん]人[にん]来[き]ても"),
    ("上手に話す方法", "上手[じょうず]に話[はな]す方[ほう]法[ほう]"),
    ("日本人の大人は今日忙しい", "日[に]本[ほん]人[じん]の大人[おとな]は今日[きょう]忙[いそが]しい"),
    ("お父さんとお母さん", "お父[とう]さんとお母[かあ]さん"),
    ("その辺の方々に聞く", "その辺[へん]の方[かた]々[がた]に聞[き]く"),
    ("家の中が寒い", "家[いえ]の中[なか]が寒[さむ]い"),
    ("行けたら行くわ", "行[い]けたら行[い]くわ"),
    ("前前世の話", "前[ぜん]前[ぜん]世[せ]の話[はなし]"),
    ("開店時間", "開[かい]店[てん]時[じ]間[かん]"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_whole_sentences(text: str, expected: str) -> None:
    assert ruby(text) == expected


def test_a_corrected_noun_moves_to_the_lexeme_of_that_reading() -> None:
    text = "早く寝た方がいい"
    before = ANALYZER.tokenize(text)
    after = resolve(text, before)[0]
    at = next(i for i, t in enumerate(after) if t.surface == "方")
    assert (after[at].headword_reading, after[at].lexeme.reading) == ("ほう", "ほう")
    assert replace(after[at], reading="", headword_reading="", lexeme=before[at].lexeme) == replace(
        before[at], reading="", headword_reading=""
    )


def test_a_corrected_verb_takes_its_other_headword() -> None:
    text = "道を行った"
    verb = resolve(text, ANALYZER.tokenize(text))[0][2]
    assert (verb.reading, verb.headword, verb.headword_reading) == ("いっ", "行く", "いく")
    assert (verb.lexeme.lemma, verb.lexeme.reading) == ("行く", "いく")


def token(
    surface: str, reading: str, start: int = 0, pos: str = "名詞-普通名詞-一般", dialect: str = ""
) -> Token:
    lexeme = Lexeme(surface, reading, pos.split("-")[0])
    end = start + len(surface)
    return Token(surface, start, end, reading, surface, reading, lexeme, pos, dialect=dialect)


@pytest.mark.parametrize(
    "dialect_token",
    [
        token("思", "おも", dialect="w.omote"),
        token("私", "わたくし", dialect="w.watakushi"),
    ],
    ids=lambda t: t.surface,
)
def test_dialect_tokens_keep_their_readings(dialect_token: Token) -> None:
    tokens, rubies = resolve(dialect_token.surface, [dialect_token])
    assert tokens == (dialect_token,)
    assert rubies[0].reading == dialect_token.reading


@pytest.mark.parametrize(
    ("surface", "reading"), [("鵲", "かささぎ"), ("瑛斗", "えいと"), ("嘘さ", "うそさ")], ids=lambda s: s
)
def test_an_unknown_word_gets_a_guess(surface: str, reading: str) -> None:
    (guessed,), rubies = resolve(surface, [token(surface, surface)])
    assert guessed.reading == reading
    assert "".join(r.base for r in rubies) == surface.rstrip("さ")


# ---------------------------------------------------------------------- numbers

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
    assert ruby(text) == expected


@pytest.mark.parametrize("text", BARE)
def test_digits_without_kanji_take_no_ruby(text: str) -> None:
    assert ruby(text) == text


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


# ---------------------------------------------------------------------- any text


@settings(max_examples=60, deadline=None)
@given(st.text("一二十百人日月年分何方中上今行言々〇ヶ鬱鵲のをはにがでたん、。 012０１.,A%", max_size=24))
def test_every_kanji_is_under_one_ruby(text: str) -> None:
    tokens, rubies = resolve(text, ANALYZER.tokenize(text))
    assert [t.surface for t in tokens] == [t.surface for t in ANALYZER.tokenize(text)]
    covered = {at for r in rubies for at in range(r.start, r.end)}
    assert {at for at, char in enumerate(text) if is_kanji(char)} <= covered
    assert all(a.end <= b.start for a, b in pairwise(rubies))
    assert all(r.base == text[r.start : r.end] and r.reading for r in rubies)


def test_a_long_line_of_numbers_takes_no_longer_than_its_length() -> None:
    text = "一" * 20_000 + "1," * 20_000
    tokens = ANALYZER.tokenize(text)
    begin = time.process_time()
    resolve(text, tokens)
    assert time.process_time() - begin < 20  # a guard against explosion, not a benchmark


# ---------------------------------------------------------------------- the rule language


def words(*surfaces: str) -> list[Token]:
    return [
        token(s, s, at, pos="助詞-格助詞" if s in "はがを" else "名詞-普通名詞-一般")
        for at, s in enumerate(surfaces)
    ]


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ({"next": "が"}, True),
        ({"next": "を が"}, True),
        ({"next": "を"}, False),
        ({"next": "!を !は"}, True),
        ({"next": "!が !は"}, False),
        ({"next": "pos:助詞"}, True),
        ({"next": ["pos:助詞", "!が"]}, False),
        ({"next2": "=犬"}, True),
        ({"next3": "edge"}, True),
        ({"prev": "edge"}, False),
        ({"prev2": "edge"}, True),
        ({"prev": "katakana"}, True),
        ({"near": "犬"}, True),
        ({"near": "山"}, False),
        ({"prev": "ア", "next": "を"}, False),
    ],
)
def test_conditions(rule: dict[str, str], holds: bool) -> None:
    assert rules._rule({"reading": "x", **rule}).holds(words("ア", "山", "が", "犬"), 1) is holds


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        ({"spelling": "山", "readings": ["やま"], "defualt": "さん"}, "unknown key defualt"),
        (
            {"spelling": "山", "readings": ["やま"], "rules": [{"reading": "さん", "nxet": "が"}]},
            "unknown place nxet",
        ),
        (
            {"spelling": "山", "readings": ["やま"], "rules": [{"reading": "さん", "next": "post:助詞"}]},
            "post:助詞",
        ),
    ],
)
def test_a_mistake_in_a_rule_is_named(word: dict[str, object], complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        rules._homograph(word, "test.toml")


def test_accents_of_readings_are_those_of_unidic() -> None:
    """A line for every reading that UniDic has one accent of; the message is what the file should have."""
    wanted = {
        (rule.headword or spelling, rule.reading)
        for spelling, homographs in rules.table().items()
        for homograph in homographs
        for rule in homograph.rules
    }
    found: dict[tuple[str, str], dict[str, str]] = {}
    for token in unidic.entries({spelling for spelling, _ in wanted})[0]:
        key = token.headword, token.headword_reading
        if key in wanted and token.accent and "固有名詞" not in token.pos:
            found.setdefault(key, {}).setdefault(token.accent, token.accent_rule)
    single = {key: next(iter(kinds.items())) for key, kinds in found.items() if len(kinds) == 1}
    assert dict(rules._accents()) == single, "\n".join("\t".join((*k, *v)) for k, v in sorted(single.items()))


def test_a_number_read_anew_has_no_accent() -> None:
    tokens = parsing.parse_sentence("10分待つ。", UnidicAnalyzer()).tokens
    assert [token.accent for token in tokens if token.reading == "ぷん"] == [""]
