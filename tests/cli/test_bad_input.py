"""Bad input gives one clear line and a hint, never a traceback, and changes no file."""

import errno
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import TALK, Run

RECIPE = '[deck]\nid = 1234567890\nname = "銭湯"\n[source]\ntranscript = "talk.txt"\n'


def nothing(folder: Path) -> str:
    return "talk.srt"


def made(name: str, content: bytes) -> Callable[[Path], str]:
    def make(folder: Path) -> str:
        (folder / name).write_bytes(content)
        return name

    return make


def a_folder(folder: Path) -> str:
    (folder / "deck").mkdir()
    return "deck"


def a_recipe(text: str) -> Callable[[Path], str]:
    def make(folder: Path) -> str:
        (folder / "deck").mkdir()
        (folder / "deck" / "recipe.toml").write_text(text, encoding="utf-8")
        return "deck"

    return make


BAD = [
    # what is there, what the error says
    pytest.param(nothing, "talk.srt: no such file", id="missing file"),
    pytest.param(a_folder, "has no recipe.toml", id="folder without a recipe"),
    pytest.param(made("t.txt", b""), "t.txt", id="empty file"),
    pytest.param(made("t.txt", b" \n\n "), "t.txt", id="white space only"),
    pytest.param(made("t.txt", bytes(range(256)) * 20), "t.txt", id="binary file"),
    pytest.param(made("t.png", b"\x89PNG\r\n\x1a\n" + bytes(200)), "t.png", id="picture"),
    pytest.param(
        made("t.txt", TALK.encode("iso2022_jp", "replace") + b"\xff\xfe\x80"), "t.txt", id="unknown encoding"
    ),
    pytest.param(made("t.txt", b"Nothing but English here, I am afraid.\n" * 9), "t.txt", id="not Japanese"),
    pytest.param(made("t.srt", b"1\n00:00:01,000 --> "), "t.srt", id="subtitles cut in the middle"),
    pytest.param(
        a_recipe(RECIPE.replace("[source]", "[sauce]")), "unknown table [sauce]", id="unknown table"
    ),
    pytest.param(a_recipe(RECIPE + 'dialcet = "kansai"\n'), "unknown key 'dialcet'", id="unknown key"),
    pytest.param(a_recipe(RECIPE.replace("1234567890", '"x"')), "not a whole number", id="ill-typed key"),
    pytest.param(a_recipe(RECIPE), "no such file", id="recipe without its transcript"),
    pytest.param(a_recipe(RECIPE + 'dialect = "osaka"\n'), "osaka", id="unknown dialect"),
]


def check(result: Result, said: str) -> None:
    assert result.exit_code == 1, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    first, *rest = result.stderr.strip().splitlines()
    assert first.startswith("Error: ")
    assert said in first
    assert len(rest) == 1, result.stderr
    assert rest[0].startswith("Hint: ")


@pytest.mark.parametrize(("make", "said"), BAD)
def test_one_line_and_a_hint(run: Run, tmp_path: Path, make: Callable[[Path], str], said: str) -> None:
    source = make(tmp_path)
    if "deck" in source and "no such file" not in said:
        (tmp_path / "deck" / "talk.txt").write_text(TALK, encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    check(run("build", source, "-o", "out.apkg"), said)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "said", "hint"),
    [
        (["dialect", "--dialect", "osaka", "-"], "no dialect named 'osaka'", "There are: "),
        (
            ["explain", "--dialect", "kansay", "あかん"],
            "no dialect named 'kansay'",
            "Did you mean 'kansai'? There",
        ),
        (["check", "osaka"], "no dialect named 'osaka'", "kansai"),
        (["explain", " "], "there is nothing to explain", "flashgen explain"),
    ],
)
def test_names_and_texts(run: Run, arguments: list[str], said: str, hint: str) -> None:
    result = run(*arguments, input="あかん")
    check(result, said)
    assert hint in result.stderr


@pytest.mark.parametrize("command", ["furigana", "words", "dialect", "vocab", "claims"])
def test_inspecting_what_is_not_there(run: Run, command: str) -> None:
    check(run(command, "talk.srt", "--json"), "no such file")


def test_a_folder_that_does_not_exist(run: Run, talk: Path) -> None:
    check(run("build", talk, "-o", "nowhere/talk.apkg"), "nowhere")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(run: Run, talk: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    check(run("build", talk, "-o", "locked/talk.apkg"), "locked")


def test_a_full_disk(run: Run, talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A double for what cannot be had here: it answers as Linux does, ENOSPC on the last write.
    run("build", talk)
    before = (tmp_path / "talk.apkg").read_bytes()

    def full(self: Path, target: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    check(run("build", talk, "--claims", "1"), "talk.apkg")
    assert (tmp_path / "talk.apkg").read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("content", [b"my notes", b"", b"PK\x03\x04 broken"])
def test_a_file_that_is_not_ours_stays(run: Run, talk: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "talk.apkg").write_bytes(content)
    check(run("build", talk), "talk.apkg")
    assert (tmp_path / "talk.apkg").read_bytes() == content
    assert run("build", talk, "--force").exit_code == 0
    assert zipfile.is_zipfile(tmp_path / "talk.apkg")


def test_ctrl_c_changes_nothing(
    run: Run, talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", talk)
    before = (tmp_path / "talk.apkg").read_bytes()

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flashgen.apkg.write_whole", interrupted)
    result = run("build", talk, "--claims", "1")
    assert result.exit_code == 130
    assert "Interrupted" in result.stderr
    assert "Traceback" not in result.stderr
    assert (tmp_path / "talk.apkg").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild", "talk.txt"],
        ["build"],
        ["build", "-"],
        ["build", "talk.txt", "other.txt", "-o", "one.apkg"],
        ["build", "talk.txt", "--level", "N6"],
        ["vocab", "talk.txt", "--limit", "-3"],
        ["words", "talk.txt", "--jsno"],
    ],
)
def test_a_command_that_is_not_understood(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_encoding_that_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_bytes(TALK.encode("cp932"))
    assert run("furigana", "t.txt", "--encoding", "cp932").exit_code == 0
    check(run("furigana", "t.txt", "--encoding", "utf-8"), "t.txt")
    check(run("furigana", "t.txt", "--encoding", "klingon"), "klingon")


def test_a_very_long_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("銭湯に行ってきてんけど" * 9100, encoding="utf-8")
    assert run("dialect", "t.txt", "--json").exit_code == 0


@pytest.mark.parametrize("command", ["build", "dialect", "words"])
def test_a_file_that_ends_in_a_cue_is_read_and_said(run: Run, tmp_path: Path, command: str) -> None:
    cue = "1\n00:00:01,000 --> 00:00:04,000\n銭湯が閉まってしもてん。\n\n2\n00:00:05,000 --> 00:0"
    (tmp_path / "t.srt").write_text(cue, encoding="utf-8")
    result = run(command, "t.srt")
    assert result.exit_code == 0, result.output
    assert "t.srt: the file ends in the middle of a cue (line 6); is it complete?" in result.stderr


@pytest.mark.parametrize("option", ["--glossary", "--known", "--accent"])
def test_a_list_that_is_missing_though_the_talk_was_analysed_before(
    run: Run, talk: Path, option: str
) -> None:
    assert run("build", talk).exit_code == 0
    check(run("build", talk, option, "none.tsv"), "none.tsv")


@pytest.mark.parametrize("command", [["build", "-o", "out.apkg"], ["words"], ["vocab"]])
def test_an_accent_file_with_a_mistake(run: Run, talk: Path, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a.tsv").write_text("銭湯\tせんとう\tLH\n", encoding="utf-8")
    check(run(*command, "--accent", "a.tsv", talk), "a.tsv, row 1: LH has 2 morae, せんとう has 4")
    assert not (tmp_path / "out.apkg").exists()
