"""`flashgen new`: a folder for a deck that is kept, whole or not at all, and never over another."""

import errno
import os
import signal
import subprocess
import sys
import tomllib
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from flashgen import recipe
from flashgen.choices import LEVELS
from flashgen.recipe import templates
from tests.cli.conftest import TALK, Run

HAKATA = """\
きのう友だちの来たけん、いっしょにラーメンば食べたとよ。ばり美味しかったばい。
そしたら店の人の「今日はもう終わりばい」って言わっしゃったとよ。しょんなかけん帰ったったい。
なんばしよっと？と聞かれたばってん、なんもしよらんと答えたとよ。よか天気やったけんね。
"""
PLAIN = "今日は図書館で新しい本を借りました。とても面白い物語でした。明日も続きを読みます。\n"


def tables(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "recipe.toml").read_text(encoding="utf-8"))


def test_a_folder_that_can_be_checked_and_built(run: Run, talk: Path) -> None:
    made = run("new", "talk.txt", "osaka")
    assert made.exit_code == 0, made.output
    folder = talk.parent / "osaka"
    assert {path.name for path in folder.iterdir()} == {"recipe.toml", "overrides.toml", "talk.txt"}
    assert (folder / "talk.txt").read_bytes() == talk.read_bytes(), "a copy; the transcript stays"
    assert recipe.load(folder / "recipe.toml").deck.name == "talk"
    *_, look, build = made.stderr.splitlines()
    for line in (look, build):
        command = line.partition(" flashgen ")[2].split()
        assert run(*command).exit_code == 0
    assert (talk.parent / "osaka.apkg").exists()
    checked = run("check", "osaka")
    assert checked.exit_code == 0, checked.output


def test_what_is_asked_for_by_flags(run: Run, talk: Path) -> None:
    name, url = '「"銭湯"」の話\\', "https://example.org/?v=1&t=2"
    made = run("new", talk, "deck", "--name", name, "--level", "n2", "--url", url, "--dialect", "hakata")
    assert made.exit_code == 0, made.output
    found = tables(talk.parent / "deck")
    assert found["deck"]["name"] == name
    assert found["source"] == {
        "transcript": "talk.txt", "title": "talk", "dialect": "hakata", "url": url,
    }  # fmt: skip
    assert found["vocabulary"] == {"level": "N2"}


def test_ids_are_fresh(run: Run, talk: Path) -> None:
    for folder in ("one", "two"):
        assert run("new", talk, folder).exit_code == 0
    one, two = (tables(talk.parent / folder)["deck"]["id"] for folder in ("one", "two"))
    assert one != two
    assert 2**30 <= one < 2**31


@pytest.mark.parametrize(
    ("text", "dialect", "told"),
    [
        (TALK, "kansai", "dialect: kansai ("),
        (HAKATA, "hakata", "dialect: hakata ("),
        (PLAIN, "kansai", "dialect: none is evident, so kansai is looked for ("),
    ],
)
def test_the_dialect_is_found_out(run: Run, tmp_path: Path, text: str, dialect: str, told: str) -> None:
    (tmp_path / "said.txt").write_text(text, encoding="utf-8")
    made = run("new", "said.txt", "deck")
    assert made.stderr.startswith(told)
    assert tables(tmp_path / "deck")["source"]["dialect"] == dialect


def test_title_and_encoding_of_the_transcript(run: Run, tmp_path: Path) -> None:
    (tmp_path / "said.md").write_bytes(f"# 銭湯::の話\n\n## 一\n\n{TALK}\n## 二\n\n{TALK}".encode("cp932"))
    made = run("new", "said.md", "--encoding", "cp932")
    assert made.exit_code == 0, made.output
    found = tables(tmp_path / "said")
    assert found["source"]["title"] == "銭湯::の話"
    assert found["deck"]["name"] == "銭湯:の話", "Anki would make a deck within a deck of ::"
    assert found["source"]["encoding"] == "cp932"
    assert run("check", "said").exit_code == 0


# ------------------------------------------------------------------ asking


def on_a_terminal(folder: Path, typed: str, *arguments: str) -> tuple[int, str]:
    """Run the command at a terminal and type; gives exit status and what is seen."""
    pty = pytest.importorskip("pty", reason="there are no such terminals here")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "flashgen", "new", "talk.txt", "deck", *arguments]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ends = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
    with subprocess.Popen(command, cwd=folder, env=environ, **ends) as started:
        os.close(theirs)
        os.write(ours, typed.encode())
        seen = b""
        with suppress(OSError):  # which Linux raises where nobody writes to it any more
            while part := os.read(ours, 4096):
                seen += part
        status = started.wait(30)
    os.close(ours)
    return status, seen.decode()


@pytest.mark.parametrize(
    ("mine", "typed", "name", "level"),
    [
        (None, "\n\n", "talk", None),
        (None, "お風呂の話\nN3\n", "お風呂の話", "N3"),
        (None, "a::b\nお風呂の話\nN7\nn1\n", "お風呂の話", "N1"),  # asked again until it is right
        ("N4", "\n\n", "talk", None),  # left to the configuration, so that it moves on with it
        ("N4", "\nN2\n", "talk", "N2"),
        ("N4", "\nnone\n", "talk", LEVELS[0]),
    ],
)
def test_questions(
    talk: Path,
    monkeypatch: pytest.MonkeyPatch,
    mine: str | None,
    typed: str,
    name: str,
    level: str | None,
) -> None:
    if mine:
        (talk.parent / "config.toml").write_text(f'[vocabulary]\nlevel = "{mine}"\n', encoding="utf-8")
        monkeypatch.setenv("FLASHGEN_CONFIG", str(talk.parent / "config.toml"))
    status, seen = on_a_terminal(talk.parent, typed)
    assert status == 0, seen
    assert "Name of the deck [talk]" in seen
    assert f"[{mine or 'none'}]" in seen
    found = tables(talk.parent / "deck")
    assert found["deck"]["name"] == name
    assert found["vocabulary"].get("level") == level


def test_nothing_is_asked_with_yes(talk: Path) -> None:
    status, seen = on_a_terminal(talk.parent, "", "--yes")
    assert status == 0, seen
    assert "Name of the deck" not in seen


def test_an_answer_that_never_comes(talk: Path) -> None:
    status, seen = on_a_terminal(talk.parent, "name\n\x04")
    assert status == 130, seen
    assert [path.name for path in talk.parent.iterdir()] == ["talk.txt"]


# ------------------------------------------------------------------ what cannot be


def full(folder: Path) -> None:
    (folder / "deck").mkdir()
    (folder / "deck" / "mine.txt").write_text("mine")


def a_file(folder: Path) -> None:
    (folder / "deck").write_text("mine")


@pytest.mark.parametrize(
    ("before", "arguments", "message"),
    [
        (full, ["talk.txt", "deck"], "deck: there is something in this folder"),
        (a_file, ["talk.txt", "deck"], "Directory 'deck' is a file"),
        (None, ["talk.txt", "no/deck"], "there is no folder no"),
        (None, ["talk.txt", "."], "you are in this folder"),
        (None, ["gone.txt", "deck"], "gone.txt: no such file"),
        (None, [".", "deck"], "is no transcript"),
        (None, ["recipe.toml", "deck"], "recipe.toml: is no transcript"),
        (None, ["english.txt", "deck"], "english.txt"),
        (None, ["talk.txt", "deck", "--name", "a::b"], "'a::b' is no deck name"),
        (None, ["talk.txt", "deck", "--name", " "], "is no deck name"),
        (None, ["talk.txt", "deck", "--dialect", "osaka"], "no dialect named 'osaka'"),
        (None, ["talk.txt", "deck", "--encoding", "utf-9"], "utf-9"),
    ],
)
def test_what_cannot_be_made(run: Run, talk: Path, before: Any, arguments: list[str], message: str) -> None:
    (talk.parent / "english.txt").write_text("Nothing but English in here.\n" * 9, encoding="utf-8")
    if before:
        before(talk.parent)
    there = {path: path.is_file() and path.read_bytes() for path in talk.parent.rglob("*")}
    made = run("new", *arguments)
    assert made.exit_code in (1, 2)
    assert message in made.stderr
    assert {path: path.is_file() and path.read_bytes() for path in talk.parent.rglob("*")} == there


def test_an_empty_folder_may_be_there(run: Run, talk: Path) -> None:
    (talk.parent / "deck").mkdir()
    assert run("new", talk, "deck").exit_code == 0
    assert (talk.parent / "deck" / "recipe.toml").exists()


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_full_disk_leaves_nothing(run: Run, talk: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    write, written = Path.write_bytes, []

    def failing(path: Path, content: bytes) -> int:
        if path.parent.name.endswith(".part"):
            written.append(path)
            if len(written) > at:
                raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", failing)
    made = run("new", talk, "deck")
    assert made.exit_code == 1
    assert "deck: cannot be written: No space left on device" in made.stderr
    assert [path.name for path in talk.parent.iterdir()] == ["talk.txt"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed so here")
def test_killed_in_the_middle_there_is_no_deck(tmp_path: Path) -> None:
    """What is left has another name, so that nobody takes it for a deck, and the next one is made."""
    code = (
        "import os, signal; from pathlib import Path; from flashgen.files import write_folder\n"
        "write, Path.write_bytes = Path.write_bytes, lambda path, content: (write(path, content), "
        "os.kill(os.getpid(), signal.SIGKILL))\n"
        "write_folder(Path('deck'), {'a': b'1', 'b': b'2'})"
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    killed = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "deck").exists()
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".deck.")


# ------------------------------------------------------------------ templates


def test_every_key_of_the_recipe_is_one(tmp_path: Path) -> None:
    """What stands behind # is read as it should be once the # is gone."""
    text = templates.recipe(recipe.DeckSettings(1, "a"), recipe.SourceSettings("t.txt"), None)
    rows = [line.removeprefix("# ") for line in text.splitlines()]
    said = "\n".join(row for row in rows if row.startswith("[") or " = " in row)
    (tmp_path / "recipe.toml").write_text(said, encoding="utf-8")
    read = recipe.load(tmp_path / "recipe.toml")
    assert read.claims.file == "claims.toml"
    assert read.vocabulary.known == ("known.txt",)
    assert read.source.url


def test_every_correction_is_explained() -> None:
    listed = [line.split()[1] for line in templates.overrides().splitlines() if line.startswith("#   ")]
    assert listed == [each.name for each in fields(recipe.Override) if each.name != "key"]
