"""Accent files of the user's: what is read, and what every mistake says."""

from pathlib import Path

import pytest

from flashgen.document import Document, Lexeme, Section, Sentence, Word
from flashgen.errors import DataError
from flashgen.lexicon import accents

GOOD = "# system: 京阪式 Keihan accent\n\n# x\nword\treading\tpattern\n箸\tはし\tlh\n桜\tサクラ\tHHH, LLH\n"


def written(folder: Path, text: str, name: str = "a.tsv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file(tmp_path: Path) -> None:
    assert accents.read(written(tmp_path, "\ufeff" + GOOD)) == {
        ("箸", "はし"): accents.Accent("LH", "京阪式 Keihan accent"),
        ("桜", "さくら"): accents.Accent("HHH,LLH", "京阪式 Keihan accent"),
    }


def test_neither_system_nor_names_are_needed(tmp_path: Path) -> None:
    assert accents.read(written(tmp_path, "箸\tはし\tHL\n")) == {("箸", "はし"): accents.Accent("HL")}


MISTAKES = [
    ("箸\tはし\n", "row 1: 2 columns", "three"),
    ("箸\tはし\tHL\tx\n", "row 1: 4 columns", "three"),
    ("\tはし\tHL\n", "row 1: word is empty", ""),
    ("箸\t箸\tHL\n", "row 1: the reading '箸' is not in kana", "hiragana"),
    ("箸\tはし\tHX\n", "row 1: the pattern 'HX' is not of H and L", "each mora"),
    ("箸\tはし\t\n", "row 1: the pattern '' is not", ""),
    ("# x\n客\tきゃく\tHLL\n", "row 2: HLL has 3 morae, きゃく has 2", "きゃ・く"),
    (GOOD + "箸\tハシ\tHL\n", "row 7: 箸 はし stands in row 5 too", "Keep one"),
]


@pytest.mark.parametrize(("text", "said", "hint"), MISTAKES)
def test_mistakes_name_file_row_and_remedy(tmp_path: Path, text: str, said: str, hint: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(DataError) as caught:
        accents.read(path)
    assert caught.value.message.startswith(f"{path}, {said}")
    assert hint in caught.value.hint
    assert "\n" not in caught.value.message


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        accents.read(tmp_path / "none.tsv")
    path = tmp_path / "sjis.tsv"
    path.write_bytes("箸\tはし\tHL".encode("cp932"))
    with pytest.raises(DataError, match="not UTF-8"):
        accents.read(path)


def test_the_later_file_goes_before(tmp_path: Path) -> None:
    files = [written(tmp_path, GOOD), written(tmp_path, "箸\tはし\tHL\n", "b.tsv")]
    assert accents.load(files).accents["箸", "はし"] == accents.Accent("HL")
    assert accents.load([]).accents == {}


def test_over_a_document(tmp_path: Path) -> None:
    word = Word(0, 1, "箸", "箸", "はし", Lexeme("箸", "はし", "名詞"), "名詞", pitch="1")
    other = Word(1, 2, "橋", "橋", "はし", Lexeme("橋", "はし", "名詞"), "名詞", pitch="2")
    document = Document((Section("", (Sentence("箸橋", (), words=(word, other)), Sentence("", ()))),))
    read = accents.load([written(tmp_path, GOOD)])
    changed = next(read.over(document).sentences()).words
    assert [found.pitch for found in changed] == ["LH", "2"]
    assert accents.Accents().over(document) is document
