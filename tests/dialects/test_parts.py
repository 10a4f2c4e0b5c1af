"""parts.toml: what is wrong with it is told by row, and it need not be there."""

from pathlib import Path

import pytest

from flashgen import dialects
from flashgen.dialects.parts import gist
from flashgen.document import Sentence
from flashgen.errors import DataError
from flashgen.morphology.unidic import UnidicAnalyzer
from tests.dialects import small
from tests.dialects.speech import KANSAI

PARTS = """\
[labels]
"neg.sen" = "negative"
[pieces]
"だがや" = [["だ", "", "", "copula"], ["がや", "cop.dagaya", "よ", ""]]
"""

MISTAKES = [
    ("[odd]\n", "parts.toml: unknown table 'odd'"),
    ('[labels]\n"neg.x" = "no"\n', "parts.toml: label 'neg.x': no item 'neg.x'"),
    ('[labels]\n"neg.sen" = 3\n', "parts.toml: label 'neg.sen': 3 is not a string"),
    (
        '[pieces]\n"だがや" = [["だ", ""]]\n',
        "pieces of 'だがや': .* is not surface, item, standard and label",
    ),
    ('[pieces]\n"だがや" = [["だ", "x", "だ", ""]]\n', "pieces of 'だがや': no item 'x'"),
    ('[pieces]\n"だがや" = [["だ", "", "だ", ""]]\n', "pieces of 'だがや': だ is not だがや"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path / "cache"))
    return small.write(tmp_path)


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_mistake(folder: Path, text: str, message: str) -> None:
    (folder / "parts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        dialects.read_dialect(folder)


TOLD = [
    # parts.toml, the parts of もうせんだがや with what they say
    ("", "せ/ ん/negative of する だがや/it is …, I tell you"),
    (PARTS, "せ/ ん/negative だ/copula がや/it is …, I tell you"),
    (PARTS + '[plain]\n"せ" = "do"\n', "せ/do ん/negative だ/copula がや/it is …, I tell you"),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_parts_of_a_form(folder: Path, text: str, told: str) -> None:
    if text:
        (folder / "parts.toml").write_text(text, encoding="utf-8")
    dialect = dialects.read_dialect(folder)
    said = "もうせんだがや"
    tokens = UnidicAnalyzer(dialect.user_dictionary()).tokenize(said)
    (form,) = dialects.annotate(Sentence(said, tokens), dialect).forms
    assert " ".join(f"{p.surface}/{p.meaning}" for p in form.parts) == told
    assert form.rule == "neg.sen.dagaya"
    assert "".join(p.standard for p in form.parts) == form.standard


def test_every_label_is_short() -> None:
    label = KANSAI.annotator.divider.label
    assert {id_: label(id_) for id_ in KANSAI.items if len(label(id_)) > 60} == {}
    assert label("no.such") == ""


@pytest.mark.parametrize(
    ("meaning", "short"),
    [("must, have to", "must, have to"), ("do not (not “cannot”)", "do not"), ("sorry; excuse me", "sorry")],
)
def test_gist(meaning: str, short: str) -> None:
    assert gist(meaning) == short
