"""Loading a dialect: what is wrong with a file is told by file, row and reason."""

from pathlib import Path

import pytest

from flashgen import dialects
from flashgen.dialects.loading import read_table
from flashgen.errors import DataError

GRAMMAR = '[[item]]\nid = "a.b"\nform = "や"\nstandard = "だ"\nmeaning = "is"\n'
WORD = '[[word]]\nid = "a.b"\nsurface = "やん"\npos = "助詞-終助詞"\nstandard = "じゃん"\n'
WORDS = '[costs]\n"助詞" = 6000\n' + WORD
SERIES = (
    '[[series]]\nid = "a.b"\npos = "形容詞-一般"\nctype = "形容詞"\ncost = 1\n'
    'forms = [["か", "終止形-一般"]]\nwords = [["暑い", "あつい"]]\n'
)
UONBIN = '[[uonbin]]\nlong = "a.b"\nverbs = [["言う", "いう"]]\n'
RULES = '[[rule]]\nid = "a.b"\npattern = [{ surface = "や" }]\nstandard = "だ"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "nagoya"
    folder.mkdir()
    for name, text in (("grammar", GRAMMAR), ("words", WORDS), ("vocabulary", ""), ("rules", RULES)):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_is_a_dialect(folder: Path) -> None:
    dialect = dialects.read_dialect(folder)
    assert (dialect.name, list(dialect.items)) == ("nagoya", ["a.b"])
    compiled = dialect.user_dictionary()
    assert compiled is not None
    assert compiled.exists()


def test_a_dialect_may_begin_without_words(folder: Path) -> None:
    for name in ("words", "rules"):
        (folder / f"{name}.toml").write_text("", encoding="utf-8")
    assert dialects.read_dialect(folder).user_dictionary() is None


def test_unknown_dialect() -> None:
    with pytest.raises(DataError, match="no dialect named 'osaka'") as raised:
        dialects.load("osaka")
    assert "kansai" in raised.value.hint


MISTAKES = [
    # file, text, message
    ("grammar", GRAMMAR + 'meening = "is"', r"nagoya/grammar.toml: item 'a.b': unknown field 'meening'"),
    ("grammar", GRAMMAR.replace('form = "や"\n', ""), "item 'a.b': has no form"),
    ("grammar", GRAMMAR + GRAMMAR, "item 'a.b': stands there twice"),
    ("grammar", GRAMMAR + 'compare = ["x"]', "compares with 'x', which is no item"),
    ("grammar", GRAMMAR + 'examples = [["や"]]', "is not a pair of strings"),
    ("grammar", GRAMMAR + "shared = 1", "shared is of the wrong type"),
    ("grammar", "[[item", "nagoya/grammar.toml: is not TOML"),
    ("rules", RULES + 'lema = "x"', r"nagoya/rules.toml: rule 'a.b': unknown field 'lema'"),
    ("rules", RULES + RULES, "rule 'a.b': stands there twice"),
    ("rules", RULES.replace("surface", "surfase"), "rule 'a.b': pattern: unknown field 'surfase'"),
    ("rules", RULES.replace('{ surface = "や" }', ""), "its pattern matches nothing"),
    ("rules", RULES.replace('{ surface = "や" }', '{ is = "ya" }'), "no kind named 'ya'"),
    ("rules", RULES.replace('standard = "だ"', ""), "has neither standard nor leave"),
    ("rules", RULES.replace('"だ"', '"{verb}だ"'), "no token is named 'verb'"),
    ("rules", RULES.replace('"だ"', '"{だ"'), "has a slot that cannot be read"),
    ("rules", RULES + 'item = "a.c"', "rule 'a.b': no item 'a.c'"),
    ("rules", RULES + 'parts = ["a.b", "a.b"]', "parts names 2 items for 1 tokens"),
    ("rules", RULES + "[odd]\n", "unknown table 'odd'"),
    ("words", WORDS + 'colour = "red"', r"word 'a.b': unknown field 'colour'"),
    ("words", WORDS.replace('"助詞" = 6000', ""), "has no cost"),
    ("words", WORDS.replace('"やん"', '"矢ん"'), "no reading for '矢ん'"),
    ("words", WORDS + 'ctype = "五段-カ行"', "やん does not inflect as 五段-カ行"),
    ("vocabulary", WORD, r"nagoya/vocabulary.toml: word 'a.b': has no gloss"),
    ("vocabulary", "[odd]\n", "unknown table 'odd'"),
    ("words", WORDS + 'left = "行くで"', "has no words in brackets"),
    ("words", WORDS + SERIES + 'colour = "red"', r"words.toml: series 'a.b': unknown field 'colour'"),
    ("words", WORDS + SERIES.replace("cost = 1\n", ""), "series 'a.b': has no cost"),
    ("words", WORDS + SERIES.replace("形容詞", "五段-カ行"), "series 'a.b': 暑い has no 終止形-一般 as 五段"),
    ("words", WORDS + SERIES.replace("終止形-一般", "命令形"), "series 'a.b': 暑い has no 命令形 as 形容詞"),
    ("words", WORDS + UONBIN + 'middle = "a.b"', r"words.toml: uonbin: unknown field 'middle'"),
    ("words", WORDS + UONBIN.replace('long = "a.b"\n', ""), "uonbin: has no long"),
]


@pytest.mark.parametrize(("file", "text", "message"), MISTAKES)
def test_mistake(folder: Path, file: str, text: str, message: str) -> None:
    (folder / f"{file}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        dialects.read_dialect(folder).user_dictionary()


def test_missing_file(folder: Path) -> None:
    (folder / "words.toml").unlink()
    with pytest.raises(DataError, match=r"nagoya/words.toml: cannot be read"):
        dialects.read_dialect(folder)


def test_tables_are_kept_parsed(folder: Path) -> None:
    first = read_table(folder / "rules.toml")
    assert list((folder.parent / "cache").glob("toml-*.json"))
    assert read_table(folder / "rules.toml") == first


def test_a_broken_copy_in_the_cache_is_replaced(folder: Path) -> None:
    first = read_table(folder / "rules.toml")
    for kept in (folder.parent / "cache").glob("toml-*.json"):
        kept.write_bytes(b"{")
    assert read_table(folder / "rules.toml") == first
