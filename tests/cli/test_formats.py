"""`flashgen build --format`: which format is meant, and what a person is told."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BEGINNINGS = {"apkg": b"PK", "tsv": b"#separator:Tab\n", "json": b'{\n "format": "flashgen deck"'}
CHOICES = [
    # arguments, file that is made, its format
    ((), "talk.apkg", "apkg"),
    (("--format", "tsv"), "talk.tsv", "tsv"),
    (("--format", "JSON"), "talk.json", "json"),
    (("-o", "a.tsv"), "a.tsv", "tsv"),
    (("-o", "a.Json"), "a.Json", "json"),
    (("-o", "a.txt", "--format", "tsv"), "a.txt", "tsv"),
    (("-o", "a.deck"), "a.deck", "apkg"),
]


@pytest.mark.parametrize(("arguments", "file", "form"), CHOICES)
def test_the_format(run: Run, talk: Path, arguments: tuple[str, ...], file: str, form: str) -> None:
    result = run("build", talk, *arguments, "--json")
    assert result.exit_code == 0, result.output
    assert Path(file).read_bytes().startswith(BEGINNINGS[form])
    row = json.loads(result.stdout)
    assert (row["path"], row["format"]) == (file, form)


def test_two_formats_at_once_are_refused(run: Run, talk: Path) -> None:
    result = run("build", talk, "-o", "a.apkg", "--format", "tsv")
    assert result.exit_code == 2
    assert "-o a.apkg is a name for apkg, but --format asks for tsv." in result.stderr
    assert not Path("a.apkg").exists()


NEXT = [
    ("apkg", "open the file with Anki", True),
    ("tsv", "import an .apkg first", True),
    ("json", "Anki", False),
]


@pytest.mark.parametrize(("form", "words", "said"), NEXT)
def test_what_to_do_next(run: Run, talk: Path, form: str, words: str, said: bool) -> None:
    result = run("build", talk, "--format", form)
    assert (words in result.stderr.partition("Written to ")[2]) == said


@pytest.mark.parametrize("form", ["tsv", "json"])
def test_what_is_not_ours_stays(run: Run, talk: Path, form: str) -> None:
    path = Path(f"talk.{form}")
    path.write_text("知る\tto know\n", encoding="utf-8")
    result = run("build", talk, "--format", form)
    assert result.exit_code == 1
    assert f"talk.{form}: exists and was not made by flashgen" in result.stderr
    assert path.read_text(encoding="utf-8") == "知る\tto know\n"


def test_after_the_package_all_is_unchanged(run: Run, talk: Path) -> None:
    run("build", talk)
    row = json.loads(run("build", talk, "--format", "tsv", "--json").stdout)
    assert {(counts["new"], counts["changed"]) for counts in row["kinds"].values()} == {(0, 0)}
