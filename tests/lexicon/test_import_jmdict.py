"""JMdict's XML: every tag kept as its code, and files that are not JMdict refused."""

import gzip
import os
from pathlib import Path

import pytest

from flashgen.errors import DictionaryError
from flashgen.lexicon.dictionary import Entry, Sense, Spelling
from flashgen.lexicon.importers import jmdict
from flashgen.lexicon.importers.jmdict import JMdictReader

DTD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE JMdict [
<!ELEMENT JMdict (entry*)>
<!ENTITY v5k "Godan verb with &#39;ku&#39; ending">
<!ENTITY ksb "Kansai-ben">
<!ENTITY uk "word usually written using kana alone">
<!ENTITY ateji "ateji (phonetic) reading">
<!ENTITY ok "out-dated or obsolete kana usage">
<!ENTITY comp "computing">
]>
<!-- JMdict created: 2024-02-29 -->
"""


def read(tmp_path: Path, body: str, *, dtd: str = DTD) -> list[Entry]:
    path = tmp_path / "JMdict"
    path.write_text(f"{dtd}<JMdict>{body}</JMdict>", encoding="utf-8")
    return list(JMdictReader(path))


def entry(inside: str, seq: str = "1000010") -> str:
    return f"<entry><ent_seq>{seq}</ent_seq>{inside}</entry>"


KANA = "<r_ele><reb>ぶく</reb></r_ele>"
SENSE = "<sense><pos>&v5k;</pos><gloss>to blub</gloss></sense>"

SPELLINGS = [
    pytest.param("<k_ele><keb>舞玖</keb></k_ele>", Spelling("舞玖"), id="bare"),
    pytest.param(
        "<k_ele><keb>舞玖</keb><ke_inf>&ateji;</ke_inf><ke_pri>ichi1</ke_pri><ke_pri>nf05</ke_pri></k_ele>",
        Spelling("舞玖", ("ichi1", "nf05"), ("ateji",)),
        id="info and priority",
    ),
    pytest.param(
        "<r_ele><reb>ブク</reb><re_restr>舞玖</re_restr><re_inf>&ok;</re_inf><re_pri>gai1</re_pri></r_ele>",
        Spelling("ブク", ("gai1",), ("ok",), ("舞玖",)),
        id="reading of one spelling",
    ),
    pytest.param(
        "<r_ele><reb>ブク</reb><re_nokanji/></r_ele>", Spelling("ブク", no_kanji=True), id="no kanji"
    ),
]

SENSES = [
    pytest.param("<gloss>to blub</gloss>", Sense((), ("to blub",)), id="gloss"),
    pytest.param("<gloss>a &amp; b &lt;c&gt;</gloss>", Sense((), ("a & b <c>",)), id="escaped"),
    pytest.param("<gloss>two\n  lines</gloss>", Sense((), ("two lines",)), id="white space"),
    pytest.param(
        "<pos>&v5k;</pos><misc>&uk;</misc><field>&comp;</field><dial>&ksb;</dial><gloss>to blub</gloss>",
        Sense(("v5k",), ("to blub",), ("uk",), ("comp",), ("ksb",)),
        id="codes, not their names",
    ),
    pytest.param(
        "<stagk>舞玖</stagk><stagr>ぶく</stagr><s_inf>of fish</s_inf><gloss>to blub</gloss>",
        Sense((), ("to blub",), info=("of fish",), stagk=("舞玖",), stagr=("ぶく",)),
        id="restrictions and remark",
    ),
    pytest.param(
        "<xref>水・みず・1</xref><ant>火</ant><gloss>to blub</gloss>",
        Sense((), ("to blub",), xref=("水・みず・1",), ant=("火",)),
        id="see also",
    ),
    pytest.param(
        '<gloss>to blub</gloss><gloss g_type="lit">to make bub</gloss>',
        Sense((), ("to blub", "to make bub"), gloss_types=("", "lit")),
        id="literal gloss",
    ),
    pytest.param(
        '<gloss xml:lang="ger">blubben</gloss><gloss xml:lang="eng">to blub</gloss>',
        Sense((), ("to blub",)),
        id="English only",
    ),
    pytest.param(
        '<lsource xml:lang="dut">blub</lsource><gloss>blub</gloss>', Sense((), ("blub",)), id="origin"
    ),
]


@pytest.mark.parametrize(("element", "spelling"), SPELLINGS)
def test_spelling(tmp_path: Path, element: str, spelling: Spelling) -> None:
    (found,) = read(tmp_path, entry(element + KANA + SENSE))
    assert spelling in (*found.kanji, *found.kana)


@pytest.mark.parametrize(("inside", "sense"), SENSES)
def test_sense(tmp_path: Path, inside: str, sense: Sense) -> None:
    (found,) = read(tmp_path, entry(f"{KANA}<sense>{inside}</sense>"))
    assert found.senses == (sense,)


def test_entry(tmp_path: Path) -> None:
    first = "<k_ele><keb>舞玖</keb></k_ele>" + KANA + SENSE
    assert read(tmp_path, entry(first, "1234560") + entry(KANA + SENSE, "1234570")) == [
        Entry(1234560, (Spelling("舞玖"),), (Spelling("ぶく"),), (Sense(("v5k",), ("to blub",)),)),
        Entry(1234570, (), (Spelling("ぶく"),), (Sense(("v5k",), ("to blub",)),)),
    ]


def test_part_of_speech_holds_until_the_next(tmp_path: Path) -> None:
    senses = SENSE + "<sense><gloss>to blab</gloss></sense><sense><pos>&uk;</pos><gloss>x</gloss></sense>"
    (found,) = read(tmp_path, entry(KANA + senses))
    assert [sense.pos for sense in found.senses] == [("v5k",), ("v5k",), ("uk",)]


def test_senses_are_numbered_as_the_english_ones(tmp_path: Path) -> None:
    """JMdict has the senses of other languages after the English ones."""
    german = '<sense><gloss xml:lang="ger">blubben</gloss></sense>'
    (found,) = read(tmp_path, entry(KANA + SENSE + german))
    assert len(found.senses) == 1


def test_an_entry_without_english_is_left_out(tmp_path: Path) -> None:
    german = '<sense><gloss xml:lang="ger">blubben</gloss></sense>'
    body = entry(KANA + german, "1") + entry(KANA + SENSE, "2")
    assert [found.seq for found in read(tmp_path, body)] == [2]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_date_and_names_of_codes(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    path = tmp_path / "JMdict_e"
    path.write_bytes(pack(f"{DTD}<JMdict>{entry(KANA + SENSE)}</JMdict>".encode()))
    reader = JMdictReader(path)
    assert len(list(reader)) == 1
    assert reader.date == "2024-02-29"
    assert "t\tv5k\tGodan verb with 'ku' ending" in reader.tag_records()


WHOLE = f"{DTD}<JMdict>{entry(KANA + SENSE)}</JMdict>".encode()
BOMB = '<?xml version="1.0"?><!DOCTYPE JMdict [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><JMdict/>'
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE JMdict [<!ENTITY a SYSTEM "file:///etc/passwd">]><JMdict>&a;</JMdict>'
)


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        pytest.param(WHOLE[:-20], "not whole", id="cut off"),
        pytest.param(gzip.compress(os.urandom(999) + WHOLE)[:-400], "to its end", id="gzip cut off"),
        pytest.param(gzip.compress(b"words, words"), "not XML", id="text"),
        pytest.param(b"\x1f\x8bnonsense", "cannot be read", id="no gzip"),
        pytest.param(b"<?xml version='1.0'?><kanjidic2></kanjidic2>", "<kanjidic2>", id="another file"),
        pytest.param(b"<?xml version='1.0'?><JMdict></JMdict>", "no entries", id="empty"),
        pytest.param(BOMB.encode(), "entity", id="entities within entities"),
        pytest.param(OUTSIDE.encode(), "entity", id="entity from a file"),
        pytest.param(BOMB.replace("ENTITY a", "ENTITY % a").encode(), "entity", id="parameter entity"),
    ],
)
def test_what_is_not_jmdict_is_an_error(tmp_path: Path, content: bytes, fact: str) -> None:
    path = tmp_path / "some.xml"
    path.write_bytes(content)
    with pytest.raises(DictionaryError, match=r"some\.xml") as caught:
        list(JMdictReader(path))
    assert fact in caught.value.message
    assert "edrdg.org" in caught.value.hint


def test_a_file_that_unpacks_without_end_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jmdict, "_LIMIT", 10_000)
    path = tmp_path / "JMdict.gz"
    path.write_bytes(gzip.compress(WHOLE + b" " * 20_000))
    with pytest.raises(DictionaryError, match="unpacks to more"):
        list(JMdictReader(path))
