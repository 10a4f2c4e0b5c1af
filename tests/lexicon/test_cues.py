"""The table of cues: what it says there is, and what is near a word."""

import pytest

from flashgen.lexicon.cues import cue_words, cues_of, rows, words_around
from flashgen.lexicon.evidence import topics
from flashgen.lexicon.remarks import Remarks, bracketed
from flashgen.lexicon.stretches import kinds
from tests.lexicon import linked

CUES = rows("sense_cues.tsv")
CLASSES = {name for name, _ in rows("word_classes.tsv")}


@pytest.mark.parametrize("row", CUES, ids=lambda row: f"{row[1]}-{row[2]}")
def test_a_row_is_about_a_sense(row: list[str]) -> None:
    entry = linked.lexicon().entry(int(row[0]))
    assert entry is not None
    assert entry.senses[int(row[2]) - 1].glosses[0] == row[4]
    assert set(row[1].split()) <= {spelling.text for spelling in entry.kanji + entry.kana}
    assert {cue[1:] for cue in row[3].split() if cue.startswith("@")} <= CLASSES


def test_no_sense_has_two_rows() -> None:
    assert len({(row[0], row[2]) for row in CUES}) == len(CUES)


def test_classes_are_used() -> None:
    assert {cue[1:] for row in CUES for cue in row[3].split() if cue.startswith("@")} == CLASSES


def test_a_class_stands_for_its_words() -> None:
    assert {"風邪", "肺炎"} <= cues_of(1335750)[5]
    assert "風邪" in cue_words("重い")
    assert cue_words("机") == frozenset()


NEAR = [
    # text, word, what it goes with, what is merely near
    pytest.param("お湯をよく切る。", "切る", {"湯"}, set(), id="an adverb between"),
    pytest.param("父が薬を飲む。", "飲む", {"薬"}, {"父"}, id="the nearest noun only"),
    pytest.param("病院には行かない。", "行か", {"病院"}, set(), id="two particles"),
    pytest.param("重い病気になる。", "重い", {"病気"}, set(), id="what an adjective describes"),
    pytest.param("頭を使って考える。", "頭", {"使う"}, set(), id="the verb of a noun"),
    pytest.param("箸でうどんを食べる。", "箸", {"食べる"}, {"うどん"}, id="past other arguments"),
    pytest.param("水の中に入る。", "水", {"中"}, set(), id="the noun after の"),
    pytest.param("可能性が高い。", "高い", {"可能性", "性", "可能"}, set(), id="a compound"),
]


@pytest.mark.parametrize(("text", "word", "partners", "near"), NEAR)
def test_words_around(text: str, word: str, partners: set[str], near: set[str]) -> None:
    tokens = linked.sentence(text).tokens
    at = next(at for at, token in enumerate(tokens) if token.surface == word)
    around = set(words_around(tokens, kinds(tokens), at))
    assert {each[1:] for each in around if each.startswith("=")} == partners
    assert near <= around
    assert not {f"={each}" for each in near} & around


KANA = [
    # text, word in kana, the entry that it is
    ("はしを渡って川の向こうへ行く。", "はし", 1237410),
    ("はしでうどんを食べる。", "はし", 1476410),
    ("はしの席に座る。", "はし", 1581610),
    ("あめが止むまで待つ。", "あめ", 1171900),
    ("のどが痛いのであめをなめる。", "あめ", 1153520),
    ("杖をついて歩く。", "つい", 1456890),
    ("つまらない嘘をつくな。", "つく", 1444150),
    ("夜遅く駅についた。", "つい", 1422970),
    ("ピアノをひく。", "ひく", 1419370),
    ("辞書をひく。", "ひく", 1169250),
]


@pytest.mark.parametrize(("text", "word", "entry"), KANA)
def test_which_word_kana_are(text: str, word: str, entry: int) -> None:
    assert linked.word(text, word).entry == entry


def test_brackets() -> None:
    remarks = Remarks(linked.lexicon())
    assert bracketed("to take out") == frozenset()
    assert "cold" in remarks.brackets("引く") & remarks.english("風邪")
    assert remarks.brackets("食べる") == frozenset() or "cold" not in remarks.brackets("食べる")
    assert remarks.english("カナシバリカモ") == frozenset()


def test_what_a_text_is_about() -> None:
    words = ["投手", "三塁手", "盗塁", "二塁打", "走る", "朝", "食べる"]
    assert topics(words, linked.lexicon()) == {"baseb"}
    assert topics(words[:3] + words[5:], linked.lexicon()) == frozenset()


BOUND = [
    # text, verb joined to the stem of another or standing alone, the sense that it has
    ("一から覚え直す。", "直す", 3),
    ("時計を直す。", "直す", 2),
    ("地図を見て、道を直した。", "直し", 2),
]


@pytest.mark.parametrize(("text", "word", "sense"), BOUND)
def test_verbs_joined_to_a_stem(text: str, word: str, sense: int) -> None:
    assert linked.word(text, word).sense == sense


CLAUSES = [
    # text, word, the sense that it has by what follows it and by where its clause goes
    ("まだ決めていない。", "まだ", 2),
    ("まだ雨が降っているから、行かない。", "まだ", 1),
    ("なかなか、うまくいかない。", "なかなか", 2),
    ("大切に使う。", "大切", 3),
    ("特定の人が使う。", "特定", 1),
]


@pytest.mark.parametrize(("text", "word", "sense"), CLAUSES)
def test_what_a_clause_goes_on_to(text: str, word: str, sense: int) -> None:
    assert linked.word(text, word).sense == sense


USUALLY = [
    # text, word, the sense that is meant, though another stands first or has no field
    ("細胞を調べる。", "細胞", 1),
    ("チーズを食べる。", "チーズ", 1),
    ("静かなところに住む。", "ところ", 1),
    ("約三十人が集まった。", "約", 1),
    ("切符を渡す。", "渡す", 3),
    ("神様にお願いする。", "神様", 1),
]


@pytest.mark.parametrize(("text", "word", "sense"), USUALLY)
def test_the_sense_meant_most(text: str, word: str, sense: int) -> None:
    assert linked.word(text, word).sense == sense
