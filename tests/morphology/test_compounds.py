"""Words of several tokens: the table, the script that makes it, and how readings are shared out."""

import hashlib
import lzma
import tomllib
from pathlib import Path

import pytest

from flashgen import lexicon
from flashgen.kana import is_kana
from flashgen.morphology.readings import build_compounds, resolve
from tests.morphology.annotations import ANALYZER, bracketed, rubies

FOLDER = Path(build_compounds.__file__).parent

COMPOUNDS = [
    # text, with rubies
    pytest.param("腕時計", "腕[うで]時計[どけい]", id="rendaku of the second word"),
    pytest.param("裏切り者", "裏[うら]切[ぎ]り者[もの]", id="kun, where UniDic has the suffix しゃ"),
    pytest.param("興味深かった", "興[きょう]味[み]深[ぶか]かった", id="inflected"),
    pytest.param("手っ取り早く", "手[て]っ取[と]り早[ばや]く", id="inflected, of three tokens"),
    pytest.param("大人気ない", "大人[おとな]気[げ]ない", id="a ruby across tokens"),
    pytest.param("大人気なかった", "大人[おとな]気[げ]なかった", id="a ruby across tokens, inflected"),
    pytest.param("七五三の日", "七[しち]五[ご]三[さん]の日[ひ]", id="no number"),
    pytest.param("第一人者", "第[だい]一[いち]人[にん]者[しゃ]", id="first of two that overlap"),
    pytest.param("3時半", "3[さん]時[じ]半[はん]", id="a number comes first: not 時|半"),
    pytest.param(
        "間に合う、十分間に合う", "間[ま]に合[あ]う、十[じゅう]分[ぶん]間[ま]に合[あ]う", id="longest"
    ),
    pytest.param("四つの時計", "四[よっ]つの時計[とけい]", id="the second word alone"),
]


@pytest.mark.parametrize(("text", "expected"), COMPOUNDS)
def test_compounds(text: str, expected: str) -> None:
    assert bracketed(text, rubies(text)) == expected


def test_the_tokens_share_the_reading() -> None:
    text = "興味深く腕時計を見る"
    tokens = resolve(text, ANALYZER.tokenize(text))[0]
    assert [(t.surface, t.reading) for t in tokens[:4]] == [
        ("興味", "きょうみ"), ("深く", "ぶかく"), ("腕", "うで"), ("時計", "どけい"),
    ]  # fmt: skip
    assert tokens[1].headword_reading == "ぶかい"


def record(
    number: int, kanji: str, kana: str, misc: str = "", info: str = "", priority: str = "news1"
) -> str:
    """A line of a dictionary: fields of items are parted by control characters."""
    spelling = "\x1f".join((kanji, priority, info))
    return f"{number}\t{spelling}\t{kana}\tn\x1fgloss\x1f{misc}\n"


def test_compiles_what_is_misread(tmp_path: Path) -> None:
    lines = [
        '{"format": "a header"}\n',
        record(1, "興味深い", "きょうみぶかい"),
        record(2, "研究所", "けんきゅうじょ"),  # read rightly
        record(3, "裏切り者", "うらぎりもの", misc="arch"),
        record(4, "旅行鞄", "りょこうかばん\x1f\x1fik\x1eりょこうがばん"),  # the first is irregular
        record(5, "御社", "おんしゃ", priority=""),  # two kanji, and rare
        record(6, "三日", "みっか"),  # left to the numbers
        "f\tの\t-200\t1\n",
    ]
    source, out = tmp_path / "d.xz", tmp_path / "compounds.tsv"
    source.write_bytes(lzma.compress("".join(lines).encode()))
    build_compounds.main([str(source), str(out)])
    assert out.read_text(encoding="utf-8") == "旅行鞄\tりょこうがばん\n興味深い\tきょうみぶかい\n"


def test_the_shipped_tables() -> None:
    for name, least in (("compounds.tsv", 10_000), ("own_compounds.tsv", 10)):
        lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
        found = [line.split("\t") for line in lines if not line.startswith("#")]
        assert len(found) > least
        assert len({spelling for spelling, _ in found}) == len(found)
        assert all(is_kana(reading) for _, reading in found)


def test_the_source_of_the_table_is_told() -> None:
    (source,) = tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))["file"]
    content = (FOLDER / source["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == source["sha256"]
    assert len(content.splitlines()) == source["entries"]
    assert source["licence"] == "CC BY-SA 4.0"


def test_the_table_is_what_its_script_makes_today(tmp_path: Path) -> None:
    """A rule or counter that changed may change what compounds are misread: then run the script again."""
    dictionary = Path(lexicon.__file__).parent / "data" / "jmdict.xz"
    build_compounds.main([str(dictionary), str(tmp_path / "compounds.tsv")])
    assert (tmp_path / "compounds.tsv").read_bytes() == (FOLDER / "compounds.tsv").read_bytes()
