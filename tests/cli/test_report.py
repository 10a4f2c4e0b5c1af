"""`flashgen report` as a learner runs it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TALK, Run


def rows(run: Run, *arguments: object) -> list[dict[str, object]]:
    result = run("report", "--json", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_main_figures_in_the_terminal(run: Run, talk: Path) -> None:
    result = run("report", talk)
    assert result.exit_code == 0
    assert result.stdout.startswith("talk\n  ")
    for said in ("Coverage", "JLPT", "Kansai dialect", "█", "jReadability", "Learn first"):
        assert said in result.stdout
    assert "Watch in this order" not in result.stdout


def test_one_object_for_each_source(run: Run, talk: Path) -> None:
    (row,) = rows(run, talk)
    assert row["title"] == "talk"
    assert row["running_words"] == sum(each["running"] for each in row["levels"])  # type: ignore[attr-defined]
    assert "watch" not in row
    wanted = {
        "coverage",
        "frequency",
        "dialect",
        "topics",
        "readability",
        "speech",
        "parts",
        "unknown",
        "known",
    }
    assert wanted <= row.keys()


def test_what_a_learner_knows_counts(run: Run, talk: Path, tmp_path: Path) -> None:
    (before,) = rows(run, talk)
    unknown = [word["headword"] for word in before["unknown"]]  # type: ignore[attr-defined]
    listed = tmp_path / "known.txt"
    listed.write_text("\n".join(unknown[:2]), encoding="utf-8")
    (after,) = rows(run, talk, "--known", listed)
    assert [word["headword"] for word in after["unknown"]] == unknown[2:]  # type: ignore[attr-defined]
    (easier,) = rows(run, talk, "--level", "N1")
    assert len(easier["unknown"]) < len(unknown)  # type: ignore[arg-type]
    assert "You know" in run("report", talk, "--level", "N1").stdout


def test_several_are_compared(run: Run, talk: Path, tmp_path: Path) -> None:
    easy = tmp_path / "easy.txt"
    easy.write_text("犬が走る。猫が寝る。今日は寒い。山へ行く。", encoding="utf-8")
    result = run("report", talk, easy)
    assert "Watch in this order\n  1. easy: 0.0 stops in 100 words" in result.stdout
    assert [row["watch"]["place"] for row in rows(run, talk, easy)] == [2, 1]  # type: ignore[index]


def test_a_page_is_written(run: Run, talk: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    for _ in range(2):  # our own page is written over
        result = run("report", talk, "-o", page)
        assert result.exit_code == 0
        assert (result.stdout, result.stderr) == ("", f"Report written to {page}. Open it in a browser.\n")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(("status", "said"), [(0, ""), (1, "No browser was found.")])
def test_the_page_is_opened(
    run: Run, talk: Path, monkeypatch: pytest.MonkeyPatch, status: int, said: str
) -> None:
    opened: list[str] = []

    def launch(place: str) -> int:
        opened.append(place)
        return status

    monkeypatch.setattr("click.launch", launch)
    result = run("report", talk, "-o", "report.html", "--open")
    assert result.exit_code == 0
    assert opened == [str(talk.parent / "report.html")]
    assert said in result.stderr


def test_a_page_and_json(run: Run, talk: Path, tmp_path: Path) -> None:
    (row,) = rows(run, talk, "-o", tmp_path / "report.html")
    assert row["title"] == "talk"
    assert (tmp_path / "report.html").exists()


def test_foreign_files_are_kept(run: Run, talk: Path, tmp_path: Path) -> None:
    page = tmp_path / "mine.html"
    page.write_text("<p>mine</p>", encoding="utf-8")
    result = run("report", talk, "-o", page)
    assert result.exit_code == 1
    assert "mine.html: exists and was not made by flashgen" in result.stderr
    assert page.read_text(encoding="utf-8") == "<p>mine</p>"
    assert run("report", talk, "-o", page, "--force").exit_code == 0


BAD = [
    # what is asked for, the exit status, what is said
    (("nothing.txt",), 1, "nothing.txt: no such file"),
    (("talk.txt", "nothing.txt"), 1, "nothing.txt: no such file"),
    (("talk.txt", "-o", "there/report.html"), 1, "there is no folder there"),
    (("talk.txt", "-o", "."), 1, "is a folder"),
    (("talk.txt", "--known", "nothing.txt"), 1, "nothing.txt"),
    (("talk.txt", "--level", "N9"), 2, "N9"),
    (("talk.txt", "--open"), 2, "Pass -o REPORT.html"),
    (("talk.txt", "--dialect", "martian"), 1, "martian"),
    ((), 2, "SOURCE"),
]


@pytest.mark.parametrize(("arguments", "status", "said"), BAD)
def test_bad_input(run: Run, talk: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    before = sorted(talk.parent.iterdir())
    result = run("report", *arguments)
    assert (result.exit_code, result.stdout) == (status, "")
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert sorted(talk.parent.iterdir()) == before


def test_standard_input(run: Run) -> None:
    result = run("report", "-", input=TALK)
    assert result.exit_code == 0
    assert result.stdout.startswith("transcript\n")
