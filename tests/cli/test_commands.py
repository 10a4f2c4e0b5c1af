"""What the commands print: JSON as other programs expect it, tables for people."""

import json
from pathlib import Path

import pytest

from flashgen import __version__
from flashgen.cli import COMMANDS
from tests.cli.conftest import Run

LINES = "そんなん知らんかってん。\nIn English\n\n 今日は  来えへん\n"


def objects(run: Run, *arguments: object) -> list[dict[str, object]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.txt"
    path.write_text(LINES, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["furigana", "words", "dialect"])
def test_an_object_for_every_line(run: Run, lines: Path, command: str) -> None:
    rows = objects(run, command, "--lines", "--json", lines)
    assert [row["text"] for row in rows] == LINES.removesuffix("\n").split("\n")


FIELDS = {
    "furigana": ("ruby", {"start", "end", "base", "reading"}),
    "dialect": (
        "forms",
        {"start", "end", "surface", "item", "category", "standard", "alternatives", "confidence", "shared"},
    ),
    "words": (
        "words",
        {"start", "end", "surface", "headword", "lemma", "reading", "pos", "level", "rank", "pitch",
         "dialect", "entry", "sense", "glosses"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("command", FIELDS)
def test_fields(run: Run, talk: Path, command: str) -> None:
    name, wanted = FIELDS[command]
    rows = objects(run, command, "--json", talk)
    found = [part for row in rows for part in row[name]]  # type: ignore[attr-defined]
    assert found
    assert all(wanted <= part.keys() for part in found)
    for row in rows:
        for part in row[name]:  # type: ignore[attr-defined]
            assert str(row["text"])[part["start"] : part["end"]] == part.get("surface", part.get("base"))


def test_vocab(run: Run, talk: Path) -> None:
    rows = objects(run, "vocab", "--json", talk)
    assert {"headword", "reading", "kind", "sentence", "also", "count", "glosses"} <= rows[0].keys()
    assert "銭湯" in {row["headword"] for row in rows}
    assert len(objects(run, "vocab", "--json", "--limit", "2", talk)) == 2


def test_claims(run: Run, talk: Path) -> None:
    rows = objects(run, "claims", "--json", talk)
    wanted = {"id", "quote", "sentence", "section", "topic", "type", "stance", "speaker", "score", "card",
              "question", "answer", "text", "standard", "time"}  # fmt: skip
    assert rows
    assert wanted <= rows[0].keys()
    text = talk.read_text(encoding="utf-8")
    assert all(str(row["quote"]) in text for row in rows)


def test_dialect_for_people(run: Run, lines: Path) -> None:
    result = run("dialect", "--lines", lines)
    assert "= そんなの知らなかったんだ。" in result.stdout
    assert "Kansai dialect in 2 of 4 sentences (50%)." in result.stdout
    assert result.stderr == ""


def test_profile_for_people(run: Run, talk: Path) -> None:
    said = run("dialect", "--profile", talk).stdout
    assert "銭湯" not in said  # no sentences
    for told in (
        "Kansai dialect in ",
        "very common",
        "Colloquial everywhere",
        "learn first",
        "you follow 50%",
    ):
        assert told in said


def test_profile_for_programs(run: Run, talk: Path) -> None:
    (row,) = objects(run, "dialect", "--profile", "--json", talk)
    assert row["dialect"] == "kansai"
    assert row["share"] == round(row["with_dialect"] / row["sentences"], 4)  # type: ignore[operator]
    forms, steps = row["forms"], row["learn_first"]
    assert isinstance(forms, list)
    assert isinstance(steps, list)
    assert {"item", "form", "standard", "meaning", "real_use", "count"} == forms[0].keys()
    assert {step["item"] for step in steps} == {form["item"] for form in forms}
    assert sum(step["opens"] for step in steps) == row["with_dialect"]
    assert steps[-1]["share"] == 1.0


def test_the_dialect_is_said(run: Run, talk: Path) -> None:
    result = run("dialect", "--dialect", "auto", "--json", talk)
    assert result.exit_code == 0
    assert result.stderr.startswith("dialect: kansai (")


def test_dialects_are_listed(run: Run) -> None:
    said = run("dialects").stdout
    assert "Kansai 関西弁" in said
    assert "MIT" in said
    row = next(row for row in objects(run, "dialects", "--json") if row["name"] == "kansai")
    assert row.keys() == {"name", "title", "japanese", "region", "region_japanese", "items", "words", "rules",
                          "licence", "sources"}  # fmt: skip
    assert int(str(row["items"])) >= 234


@pytest.mark.parametrize("command", ["furigana", "words", "vocab", "claims"])
def test_tables_for_people(run: Run, talk: Path, command: str) -> None:
    result = run(command, talk)
    assert result.exit_code == 0
    assert "銭" in result.stdout


def test_standard_input(run: Run) -> None:
    result = run("furigana", "--lines", "--json", "-", input="雨や\n".encode())
    assert json.loads(result.stdout)["ruby"] == [{"start": 0, "end": 1, "base": "雨", "reading": "あめ"}]


def test_every_command_has_help_and_stands_in_the_readme(run: Run) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert f"flashgen {name}" in readme


def test_version(run: Run) -> None:
    assert run("--version").stdout.strip().endswith(__version__)


def test_dictionaries_are_listed(run: Run) -> None:
    result = run("dict", "list")
    assert result.exit_code == 0
    assert "JMdict" in result.stdout
    assert "2021-07-05" in result.stdout


def test_a_dictionary_that_is_none(run: Run, talk: Path) -> None:
    result = run("dict", "import", talk)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


JMDICT = """<?xml version="1.0"?><!DOCTYPE JMdict [<!ENTITY n "noun">]><!-- JMdict created: 2099-01-02 -->
<JMdict>
<entry><ent_seq>1</ent_seq><k_ele><keb>銭湯</keb></k_ele><r_ele><reb>せんとう</reb></r_ele>
<sense><pos>&n;</pos><gloss>public bath of the future</gloss></sense></entry></JMdict>"""


def test_a_dictionary_comes_and_goes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "JMdict.xml").write_text(JMDICT, encoding="utf-8")
    (tmp_path / "line.txt").write_text("銭湯\n", encoding="utf-8")
    imported = run("dict", "import", "JMdict.xml")
    assert imported.exit_code == 0, imported.output
    assert "of 2099-01-02: 1 entries" in imported.stderr
    assert "public bath of the future" in run("words", "--lines", "line.txt").stdout
    assert run("dict", "remove", "jmdict").exit_code == 0
    assert "public bath of the future" not in run("words", "--lines", "line.txt").stdout
    assert run("dict", "remove", "jmdict").exit_code == 1


def test_accents_of_the_users_go_before_ours(run: Run, talk: Path, tmp_path: Path) -> None:
    def pitch(*more: object) -> set[object]:
        rows = objects(run, "words", "--json", talk, *more)
        return {word["pitch"] for row in rows for word in row["words"] if word["headword"] == "銭湯"}  # type: ignore[attr-defined]

    (tmp_path / "a.tsv").write_text("# system: 京阪式\n銭湯\tせんとう\tHHHH\n", encoding="utf-8")
    assert pitch() == {"1"}
    assert pitch("--accent", "a.tsv") == {"HHHH"}
    assert pitch() == {"1"}, "what is kept of the analysis knows nothing of it"
