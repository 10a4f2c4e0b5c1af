"""Readings in context: homographs, the rubies of whole sentences, and the language of the rules."""

import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen import parsing
from flashgen.document import Lexeme, Token
from flashgen.errors import DataError
from flashgen.kana import is_kanji
from flashgen.morphology import unidic
from flashgen.morphology.readings import resolve, rules
from tests.morphology.annotations import ANALYZER, bracketed, rubies


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
    assert bracketed(text, rubies(text)) == expected


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
    tokens = parsing.parse_sentence("10分待つ。", ANALYZER).tokens
    assert [token.accent for token in tokens if token.reading == "ぷん"] == [""]
