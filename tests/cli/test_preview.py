"""`flashgen preview`: one page of what a deck would hold, written where a file of ours may be."""

from pathlib import Path

import click
import pytest

from tests.cli.conftest import Run

SHIPPED = Path(__file__).parents[2] / "decks" / "interpretability"


def test_a_page_beside_where_one_is_and_once_more_over_it(run: Run, talk: Path) -> None:
    for words in ("--limit", 3), ("--limit", 1):
        result = run("preview", talk, *words)
        assert result.exit_code == 0, result.output
        assert "written to talk.preview.html" in result.stderr
    page = Path("talk.preview.html").read_text(encoding="utf-8")
    assert "語彙</span> Vocabulary <span>1 note," in page


def test_what_an_override_drops_is_not_on_it(run: Run, tmp_path: Path, talk: Path) -> None:
    (tmp_path / "recipe.toml").write_text(
        '[deck]\nid = 1234567890\nname = "銭湯"\n[source]\ntranscript = "talk.txt"\n', encoding="utf-8"
    )
    said = '<span lang="ja">銭湯</span></h3>'
    assert run("preview", tmp_path, "-o", "a.html").exit_code == 0
    assert said in Path("a.html").read_text(encoding="utf-8")
    (tmp_path / "overrides.toml").write_text(
        '[[override]]\nkey = "word|銭湯|せんとう"\ndrop = true\n', encoding="utf-8"
    )
    assert run("preview", tmp_path, "-o", "a.html").exit_code == 0
    assert said not in Path("a.html").read_text(encoding="utf-8")


def test_a_page_of_200_cards_is_under_3_mb(run: Run) -> None:
    result = run("preview", SHIPPED, "-o", "a.html", "-q")
    assert (result.exit_code, result.output) == (0, "")
    page = Path("a.html").read_bytes()
    assert page.count(b"<figcaption>Recognition") > 200
    assert len(page) < 3_000_000


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        (b"<html>mine</html>", (), "exists and was not made by flashgen"),
        (None, ("-o", "no/where.html"), "there is no folder"),
        (None, ("-o", "."), "is a folder"),
    ],
)
def test_refusals(run: Run, talk: Path, content: bytes | None, arguments: tuple[str, ...], said: str) -> None:
    page = Path("talk.preview.html")
    if content is not None:
        page.write_bytes(content)
    result = run("preview", talk, *arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Hint: " in result.stderr
    assert (page.read_bytes() if page.exists() else None) == content


def test_force_writes_over(run: Run, talk: Path) -> None:
    Path("mine.html").write_text("<html>", encoding="utf-8")
    assert run("preview", talk, "-o", "mine.html", "--force").exit_code == 0
    assert "<article" in Path("mine.html").read_text(encoding="utf-8")


def test_standard_input_needs_a_name(run: Run, talk: Path) -> None:
    text = talk.read_text(encoding="utf-8")
    assert run("preview", "-", input=text).exit_code == 2
    assert run("preview", "-", "-o", "a.html", input=text).exit_code == 0
    assert Path("a.html").exists()


@pytest.mark.parametrize(("status", "told"), [(0, False), (1, True)])
def test_open_shows_it(
    run: Run, talk: Path, monkeypatch: pytest.MonkeyPatch, status: int, told: bool
) -> None:
    shown: list[str] = []

    def launch(url: str) -> int:
        shown.append(url)
        return status

    monkeypatch.setattr(click, "launch", launch)
    result = run("preview", talk, "--open")
    assert result.exit_code == 0
    assert shown == [(Path.cwd() / "talk.preview.html").as_uri()]
    assert ("No browser" in result.stderr) == told
