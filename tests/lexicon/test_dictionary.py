"""Entries and senses: what spellings may be read, and which senses are open to them."""

import pytest

from flashgen.lexicon.dictionary import Entry, Sense, Spelling

OPEN = Sense(("n",), ("tree",))
IN_KANJI = Sense(("n",), ("bark",), stagk=("樹",))
IN_KANA = Sense(("n",), ("clapper",), stagr=("き",))
EITHER = Sense(("n",), ("pole",), stagk=("樹",), stagr=("ぼく",))


@pytest.mark.parametrize(
    ("sense", "spelling", "reading", "fits"),
    [
        pytest.param(OPEN, "木", "き", True, id="no restriction"),
        pytest.param(IN_KANJI, "樹", "き", True, id="the spelling it is confined to"),
        pytest.param(IN_KANJI, "木", "き", False, id="another spelling"),
        pytest.param(IN_KANJI, "き", "き", True, id="kana may stand for any kanji"),
        pytest.param(IN_KANA, "木", "き", True, id="the reading it is confined to"),
        pytest.param(IN_KANA, "木", "キ", True, id="in katakana"),
        pytest.param(IN_KANA, "木", "もく", False, id="another reading"),
        pytest.param(IN_KANA, "木", "", True, id="reading unknown"),
        pytest.param(IN_KANA, "もく", "", False, id="kana are their own reading"),
        pytest.param(EITHER, "樹", "き", True, id="spelling or reading: spelling"),
        pytest.param(EITHER, "木", "ぼく", True, id="spelling or reading: reading"),
        pytest.param(EITHER, "木", "き", False, id="neither"),
    ],
)
def test_fits(sense: Sense, spelling: str, reading: str, fits: bool) -> None:
    assert sense.fits(spelling, reading) is fits


ENTRY = Entry(
    1,
    (Spelling("煙草"), Spelling("莨")),
    (
        Spelling("たばこ"),
        Spelling("けむりぐさ", restrictions=("煙草",)),
        Spelling("タバコ", no_kanji=True),
        Spelling("たぼこ", info=("sk",)),
    ),
    (Sense(("n",), ("tobacco",)),),
)


@pytest.mark.parametrize(
    ("spelling", "readings"),
    [
        ("煙草", ("たばこ", "けむりぐさ")),
        ("莨", ("たばこ",)),  # re_restr
        ("タバコ", ("たばこ",)),  # kana read as themselves, in hiragana
        ("葉巻", ()),
    ],
)
def test_readings(spelling: str, readings: tuple[str, ...]) -> None:
    assert ENTRY.readings(spelling) == readings


def test_headword() -> None:
    assert ENTRY.headword == "煙草"
    assert Entry(2, (), (Spelling("ここ"),), ENTRY.senses).headword == "ここ"


@pytest.mark.parametrize(
    ("priority", "common"),
    [((), False), (("nf40",), False), (("ichi1",), True), (("news2", "spec2"), True), (("gai2",), False)],
)
def test_common(priority: tuple[str, ...], common: bool) -> None:
    assert Entry(3, (), (Spelling("かな", priority),), ENTRY.senses).common is common
