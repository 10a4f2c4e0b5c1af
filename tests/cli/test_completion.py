"""What the shell offers at Tab, and how long that takes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from flashgen import dialects
from flashgen.choices import FURIGANA, LEVELS
from flashgen.claims import topics
from flashgen.cli import COMMANDS, main

SHELLS = ("bash", "zsh", "fish")


def offered(*arguments: str) -> list[str]:
    """Give what is offered for the last argument; files and folders as <file> and <dir>."""
    shell = ShellComplete(main, {}, "flashgen", "_FLASHGEN_COMPLETE")
    found = shell.get_completions(list(arguments[:-1]), arguments[-1])
    return [each.value if each.type == "plain" else f"<{each.type}>" for each in found]


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([""], list(COMMANDS)),
        (["c"], ["claims", "check", "config"]),
        (["build", "--lev"], ["--level"]),
        (["build", "--level", ""], list(LEVELS)),
        (["vocab", "--level", "n"], list(LEVELS)),
        (["new", "--level", "N4"], ["N4"]),
        (["build", "--furigana", ""], list(FURIGANA)),
        (["build", "--furigana", "t"], ["tap"]),
        (["build", "--dialect", ""], [*dialects.names(), "auto"]),
        (["explain", "--dialect", "ka"], ["kansai"]),
        (["build", "--focus", ""], list(topics.load())),
        (["claims", "--focus", "rl"], ["rl-scaling"]),
        (["build", ""], ["<file>"]),
        (["build", "--known", "a"], ["<file>"]),
        (["build", "-o", ""], ["<file>"]),
        (["new", "t.txt", ""], ["<dir>"]),
        (["check", "ha"], ["<file>", "hakata"]),
        (["dict", ""], ["import", "list", "remove"]),
        (["dict", "remove", ""], []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_offers(
    arguments: list[str], wanted: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASHGEN_DATA", str(tmp_path))
    assert offered(*arguments) == wanted


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Give a program named flashgen that tells at its end, where MODULES says, what was loaded."""
    path = tmp_path / "bin" / "flashgen"
    path.parent.mkdir()
    path.write_text(
        f"#!{sys.executable}\n"
        "import atexit, os, pathlib, sys\n"
        "from flashgen.cli import main\n"
        "atexit.register(lambda: pathlib.Path(os.environ['MODULES']).write_text(' '.join(sys.modules)))\n"
        "main()\n"
    )
    path.chmod(0o755)
    return path


def asked(program: Path, *command: str, **environ: str) -> tuple[str, set[str]]:
    """Ask as a shell does; gives the answer, and what was loaded for it."""
    loaded = program.with_name("loaded")
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "MODULES": str(loaded),
        **environ,
    }
    told = subprocess.run(
        command or [str(program)], env=surroundings, cwd=program.parent, capture_output=True, check=False
    )
    return told.stdout.decode(), set(loaded.read_text().split())


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_its_script(program: Path, shell: str) -> None:
    script, _ = asked(program, _FLASHGEN_COMPLETE=f"{shell}_source")
    assert "_FLASHGEN_COMPLETE" in script


@pytest.mark.parametrize(
    "words", ["flashgen ", "flashgen build --level ", "flashgen build --dialect ", "flashgen build --focus "]
)
def test_nothing_heavy_is_loaded(program: Path, words: str) -> None:
    """An answer takes 0.05 to 0.1 s; with the tokenizer or the dictionary it would take three times that."""
    surroundings = {"_FLASHGEN_COMPLETE": "bash_complete", "COMP_WORDS": words}
    answer, loaded = asked(program, **surroundings, COMP_CWORD=str(len(words.split())))
    assert answer.startswith("plain,")
    assert not {"fugashi", "unidic_lite", "genanki", "sqlite3", "flashgen.pipeline"} & loaded


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_in_bash(program: Path) -> None:
    """What the README says to put into .bashrc, and what it then does at Tab."""
    script = (
        'eval "$(_FLASHGEN_COMPLETE=bash_source flashgen)"\n'
        "COMP_WORDS=(flashgen build --dialect ha); COMP_CWORD=3; _flashgen_completion flashgen\n"
        'echo "${COMPREPLY[@]}"'
    )
    answer, _ = asked(program, "bash", "--norc", "-c", script)
    assert answer == "hakata\n"
