"""Glossaries: what is read, what is refused and why, and the one that ships."""

from pathlib import Path

import pytest

from flashgen.errors import DataError
from flashgen.kana import has_kanji, is_kana
from flashgen.lexicon.dictionary import Entry, Sense, Spelling
from flashgen.lexicon.glossary import COLUMNS, MISHEARD, Glossary, Term, collocations, load, read_glossary

HEADER = "\t".join(COLUMNS)


class Words:
    """A dictionary for a test: each word with the fields of its only sense."""

    def __init__(self, **fields: tuple[str, ...]) -> None:
        self._fields = fields

    def look_up(self, spelling: str) -> tuple[Entry, ...]:
        if spelling not in self._fields:
            return ()
        sense = Sense(("n",), ("…",), field=self._fields[spelling])
        return (Entry(1, (), (Spelling(spelling),), (sense,)),)


def written(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "cooking.tsv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "# 下ごしらえ",
        "",
        "乱切り\tらんぎり\trough cutting; oblique cuts\t形をそろえない切り方\tcut at random angles",
    )
    term = read_glossary(path).get("乱切り")
    assert term == Term(
        "乱切り", "らんぎり", "rough cutting; oblique cuts", "形をそろえない切り方", "cut at random angles"
    )
    assert term.glosses == ("rough cutting", "oblique cuts")


def test_definitions_may_be_left_out(tmp_path: Path) -> None:
    assert read_glossary(written(tmp_path, "弱火\tよわび\tlow heat")).terms["弱火"].definition_en == ""


def test_a_byte_order_mark_and_katakana_readings_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_bytes(f"\ufeff{HEADER}\r\n弱火\tヨワビ\tlow heat\t\t\r\n".encode())
    assert read_glossary(path).terms["弱火"].reading == "よわび"


REFUSED = [
    # rows, what the message says
    pytest.param(["弱火\tよわび"], "row 2: 2 columns", id="too few columns"),
    pytest.param(["弱火\tよわび\tlow heat\t\t\tmore"], "row 2: 6 columns", id="too many columns"),
    pytest.param(["弱火\t\tlow heat"], "row 2: reading is empty", id="no reading"),
    pytest.param(["弱火\tyowabi\tlow heat"], "row 2: the reading 'yowabi'", id="reading in Latin letters"),
    pytest.param(["弱 火\tよわび\tlow heat"], "row 2: white space", id="space in the headword"),
    pytest.param(
        ["きつね色\tきんいろ\tgolden brown"], "row 2: きんいろ cannot be read", id="impossible reading"
    ),
    pytest.param(["弱火\tよわび\ta", "# x", "弱火\tよわび\tb"], "row 4: 弱火 stands in row 2", id="twice"),
]


READABLE = [
    # headword, a reading it can have, and one that it cannot
    ("煮る", "にる", "にた"),
    ("火を通す", "ひをとおす", "ひにとおす"),
    ("お湯", "おゆ", "お"),
    ("盛り付け", "もりつけ", "もつけ"),
    ("つや出し", "つやだし", "あつやだし"),
    ("オーブン", "おーぶん", "おーぶ"),
    ("繰り返し練り", "くりかえしねり", "くりかえしり"),
]


@pytest.mark.parametrize(("headword", "right", "wrong"), READABLE)
def test_kana_of_a_headword_stand_in_its_reading(
    tmp_path: Path, headword: str, right: str, wrong: str
) -> None:
    assert headword in read_glossary(written(tmp_path, f"{headword}\t{right}\tx"))
    with pytest.raises(DataError, match="cannot be read"):
        read_glossary(written(tmp_path, f"{headword}\t{wrong}\tx"))


@pytest.mark.parametrize(("rows", "message"), REFUSED)
def test_refused(tmp_path: Path, rows: list[str], message: str) -> None:
    path = written(tmp_path, *rows)
    with pytest.raises(DataError) as caught:
        read_glossary(path)
    assert caught.value.message.startswith(f"{path}, {message}")
    assert caught.value.hint


WRONG = f"{HEADER}\t{MISHEARD}"


@pytest.mark.parametrize(
    ("row", "forms"),
    [
        ("弱火\tよわび\tlow heat\t\t\t予備火; 弱日；", ("予備火", "弱日")),
        ("弱火\tよわび\tlow heat\t\t\t", ()),
        ("弱火\tよわび\tlow heat", ()),
    ],
)
def test_misheard_forms(tmp_path: Path, row: str, forms: tuple[str, ...]) -> None:
    term = read_glossary(written(tmp_path, row, header=WRONG)).terms["弱火"]
    assert (term.misheard, term.definition_en) == (forms, "")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("弱火\tよわび\tlow heat\t\t\t弱火", "'弱火' is 弱火 itself"),
        ("弱火\tよわび\tlow heat\t\t\tx\ty", "7 columns"),
    ],
)
def test_forms_that_are_refused(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_glossary(written(tmp_path, row, header=WRONG))


@pytest.mark.parametrize("header", ["word\treading\tenglish", "headword,reading,english", ""])
def test_the_header_must_name_the_columns(tmp_path: Path, header: str) -> None:
    with pytest.raises(DataError, match=r"column|header"):
        read_glossary(written(tmp_path, header=header))


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        read_glossary(tmp_path / "nowhere.tsv")
    (tmp_path / "sjis.tsv").write_bytes("弱火".encode("cp932"))
    with pytest.raises(DataError, match="not UTF-8"):
        read_glossary(tmp_path / "sjis.tsv")


def test_later_files_overrule_earlier_ones(tmp_path: Path) -> None:
    assert load([written(tmp_path, "特徴\tとくちょう\ttrait")]).terms["特徴"].english == "trait"


COOKING = Glossary({word: Term(word, "よみ", "…") for word in ("乱切り", "弱火", "煮詰める", "色", "味")})


@pytest.mark.parametrize(
    ("text", "headwords"),
    [
        pytest.param("味も色もいい。", set(), id="another field"),
        pytest.param(
            "乱切りにして弱火で煮詰める。味は薄い。", {"乱切り", "弱火", "煮詰める", "味"}, id="its own field"
        ),
        pytest.param("弱火、弱火、弱火の味。", {"弱火"}, id="one term again and again"),
    ],
)
def test_everyday_words_are_terms_only_in_their_field(text: str, headwords: set[str]) -> None:
    assert set(COOKING.fitting(text, Words(色=(), 味=(), 弱火=("food",))).terms) == headwords


def test_beginnings() -> None:
    glossary = Glossary({"弱火": Term("弱火", "よわび", "low heat")})
    assert glossary.beginnings == {"弱", "弱火"}
    assert "弱火" in glossary
    assert len(glossary) == 1
    assert Glossary().get("弱火") is None


# ------------------------------------------------------------------ what ships

SHIPPED = load()


def test_enough_terms() -> None:
    assert len(SHIPPED) >= 250


@pytest.mark.parametrize("term", SHIPPED.terms.values(), ids=lambda term: term.headword)
def test_each_term_is_whole(term: Term) -> None:
    assert term.english
    assert term.definition_en
    assert term.definition_ja
    assert len(term.definition_ja) <= 40, "a definition in easy Japanese is short"
    assert is_kana(term.reading)


@pytest.mark.parametrize("term", collocations().terms.values(), ids=lambda term: term.headword)
def test_collocations_end_in_a_verb_or_an_adjective(term: Term) -> None:
    assert has_kanji(term.headword) or is_kana(term.headword)
    assert term.headword[-1] in "うくぐすつぬぶむるい"
    assert term.reading[-1] == term.headword[-1]
