"""Looking words up in the dictionary as it is shipped."""

from collections.abc import Iterator

import pytest

from flashgen.lexicon.database import key_of
from flashgen.lexicon.installed import SHIPPED
from flashgen.lexicon.lexicon import Lexicon, Source


@pytest.fixture(scope="module")
def lexicon() -> Iterator[Lexicon]:
    opened = Lexicon([Source("jmdict", SHIPPED)])
    yield opened
    opened.close()


ENTRIES = [
    # looked up, number, headword, a gloss of sense 1
    pytest.param("取り組む", 1326820, "取り組む", "to grapple with", id="kanji"),
    pytest.param("気をつける", 1591990, "気をつける", "to be careful", id="expression"),
    pytest.param("大人", 1414170, "大人", "adult", id="jukujikun"),
    pytest.param("おとな", 1414170, "大人", "adult", id="by its reading"),
    pytest.param("あかん", 1000230, "明かん", "no good", id="dialect"),
    pytest.param("チル", 2841026, "チル", "chilling", id="katakana, not 散る"),
    pytest.param("ホンマ", 2001000, "本真", "truth", id="katakana for hiragana"),
    pytest.param("らーめん", 1137720, "拉麺", "ramen", id="hiragana for katakana"),
    pytest.param("AI", 2222190, "ＡＩ", "artificial intelligence", id="half width for full"),
    pytest.param("ｶﾞｲﾄﾞ", 1039900, "ガイド", "tour guide", id="half-width kana"),
]


@pytest.mark.parametrize(("spelling", "seq", "headword", "gloss"), ENTRIES)
def test_look_up(lexicon: Lexicon, spelling: str, seq: int, headword: str, gloss: str) -> None:
    found = {entry.seq: entry for entry in lexicon.look_up(spelling)}
    assert seq in found
    assert found[seq].headword == headword
    assert gloss in found[seq].senses[0].glosses
    assert lexicon.entry(seq) == found[seq]


@pytest.mark.parametrize(
    "spelling", ["", "大規模言語モデル", "かなしばりかも", "%", "' OR 1=1 --", "\ud842", "x" * 10_000]
)
def test_what_is_not_there(lexicon: Lexicon, spelling: str) -> None:
    assert lexicon.look_up(spelling) == ()
    assert not lexicon.has(spelling)
    assert lexicon.zipf(spelling) == 0.0


def test_the_spelling_itself_comes_before_the_other_kana(lexicon: Lexicon) -> None:
    """チル finds the loan word only; ちる finds 散る."""
    assert all("チル" in [kana.text for kana in entry.kana] for entry in lexicon.look_up("チル"))
    assert "散る" in [entry.headword for entry in lexicon.look_up("ちる")]


TAGS = [
    # spelling, number, sense, what, code
    ("あかん", 1000230, 1, "dialect", "ksb"),
    ("あかん", 1000230, 1, "misc", "uk"),
    ("おおきに", 1412930, 2, "dialect", "ksb"),
    ("取り組む", 1326820, 1, "pos", "v5m"),
    ("機械学習", 2756840, 1, "field", "comp"),
]


@pytest.mark.parametrize(("spelling", "seq", "number", "what", "code"), TAGS)
def test_tags_are_kept(lexicon: Lexicon, spelling: str, seq: int, number: int, what: str, code: str) -> None:
    (entry,) = (entry for entry in lexicon.look_up(spelling) if entry.seq == seq)
    assert code in getattr(entry.senses[number - 1], what)
    assert lexicon.tag(code) != code, "every code has a name"


def test_restrictions_are_kept(lexicon: Lexicon) -> None:
    """明日 is あした, あす and みょうにち; only あす is a reading of another sense."""
    (entry,) = lexicon.look_up("明日")
    assert set(entry.readings("明日")) == {"あした", "あす", "みょうにち"}
    assert [sense.stagr for sense in entry.senses] == [(), ("あす",)]
    assert entry.common


def test_unknown_number(lexicon: Lexicon) -> None:
    assert lexicon.entry(1) is None


def test_known_spellings(lexicon: Lexicon) -> None:
    candidates = ["取り組む", "取り組むん", "気をつける", "アホ", "ホンマ", "ホンマや", "", "AI"]
    assert lexicon.known_spellings(candidates) == {"取り組む", "気をつける", "アホ", "ホンマ", "AI"}
    assert lexicon.known_spellings([]) == set()


@pytest.mark.parametrize(("spelling", "has"), [("猫", True), ("ネコ", True), ("猫猫猫", False), ("", False)])
def test_has(lexicon: Lexicon, spelling: str, has: bool) -> None:
    for _ in range(2):  # asked for, and remembered
        assert lexicon.has(spelling) is has


def test_many_spellings_at_once(lexicon: Lexicon) -> None:
    """More than one question to SQLite can hold, and each only once."""
    nonsense = [f"猫{i}" for i in range(2000)]
    assert lexicon.known_spellings([*nonsense, "猫", *nonsense]) == {"猫"}


def test_known_spellings_are_those_that_look_up_finds(lexicon: Lexicon) -> None:
    """In batches of any size."""
    text = "取り組むときは気をつけろと大人に言われたことがある"
    stretches = {text[i:j] for i in range(len(text)) for j in range(i + 1, len(text) + 1)}
    known = lexicon.known_spellings(stretches)
    assert known == {stretch for stretch in stretches if lexicon.look_up(stretch)}
    assert {"取り組む", "気", "大人", "言う"} - known == {"言う"}
    assert key_of("気") in map(key_of, known)


@pytest.mark.parametrize(
    ("common", "rare"),
    [
        ("の", "猫"),
        ("食べ", "食べる"),
        ("猫", "取り組む"),
        ("ほんま", "おおきに"),
        ("AI", "チル"),
        ("今日", "昨今"),
    ],
)
def test_commoner_words_have_a_higher_zipf_and_a_lower_rank(lexicon: Lexicon, common: str, rare: str) -> None:
    assert 8 > lexicon.zipf(common) > lexicon.zipf(rare) >= 2.5
    assert 1 <= (lexicon.rank(common) or 0) < (lexicon.rank(rare) or 0)


def test_a_word_that_is_not_listed(lexicon: Lexicon) -> None:
    assert lexicon.zipf("強化学習") == 0.0
    assert lexicon.rank("強化学習") is None


@pytest.mark.parametrize(
    ("spelling", "reading", "level"),
    [
        ("大人", "おとな", "N5"),
        ("大人", "だいじん", None),  # another word
        ("大人", "オトナ", "N5"),
        ("取り組む", "とりくむ", "N1"),
        ("テレビ", "てれび", "N5"),
        ("案内", "あんない", "N3"),
        ("たべる", "たべる", "N5"),  # in kana: listed as 食べる
        ("強化学習", "きょうかがくしゅう", None),
    ],
)
def test_level(lexicon: Lexicon, spelling: str, reading: str, level: str | None) -> None:
    assert lexicon.level(spelling, reading) == level


@pytest.mark.parametrize(
    ("spelling", "reading", "level"),
    [
        ("できる", "できる", "N5"),
        ("出来る", "できる", "N5"),
        ("はな", "はな", "N5"),
        ("面白い", "おもしろい", "N5"),  # in kanji it is listed once more, as N1
        ("沢山", "たくさん", "N5"),
        ("値段", "ねだん", "N4"),
        ("底", "そこ", "N3"),  # そこ is N5, and means 其処
    ],
)
def test_level_with_the_entry(lexicon: Lexicon, spelling: str, reading: str, level: str) -> None:
    """A word may be listed under another spelling of its entry; はな alone could be 花 or 鼻."""
    entry = next(e for e in lexicon.look_up(spelling) if spelling != "はな" or e.headword == "花")
    assert lexicon.level(spelling, reading, entry) == level


def test_tag_without_a_name(lexicon: Lexicon) -> None:
    assert lexicon.tag("v5k") == "Godan verb with 'ku' ending"
    assert lexicon.tag("zzz") == "zzz"


def test_looking_ahead_changes_no_answer(lexicon: Lexicon) -> None:
    """Half a surrogate pair among the spellings takes nothing away from the others."""
    spellings = ["取り組む", "気をつける", "おとな", "大人", "ホンマ", "AI", "カナシバリカモ", "\ud842", ""]
    readings = ["とりくむ", "おとな", "\ud842"]
    ahead = Lexicon([Source("jmdict", SHIPPED)])
    ahead.look_ahead(spellings, readings)
    for spelling in spellings:
        assert ahead.look_up(spelling) == lexicon.look_up(spelling)
        assert ahead.zipf(spelling) == lexicon.zipf(spelling)
        assert ahead.rank(spelling) == lexicon.rank(spelling)
        assert [ahead.level(spelling, r) for r in readings] == [lexicon.level(spelling, r) for r in readings]
    assert ahead.known_spellings(spellings) == set(spellings[:6])
    ahead.close()
