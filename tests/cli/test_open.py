"""`build --open`. A script called anki on PATH stands for the desktop Anki: it notes what it is given."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from flashgen import desktop
from flashgen.errors import AnkiError
from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the script is for a shell")

_ANKI = """#!/bin/sh
printf '%s\\n' "$@" > "$0.part"
echo $$ > "$0.pid"
mv "$0.part" "$0.given"
exec sleep 60
"""


def program(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(_ANKI)
    path.chmod(0o755)
    return path


def given(path: Path) -> list[str]:
    """Wait for what a program was given, and end it."""
    noted = path.with_name(f"{path.name}.given")
    for _ in range(200):
        if noted.exists():
            break
        time.sleep(0.05)
    os.kill(int(path.with_name(f"{path.name}.pid").read_text()), signal.SIGTERM)
    return noted.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the one folder in which programs are found, beside those of the system's that the script needs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sleep", "mv", "sh"):
        (folder / name).symlink_to(
            next(p for p in (Path("/bin") / name, Path("/usr/bin") / name) if p.exists())
        )
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.mark.parametrize("name", ["anki", "xdg-open"])
def test_a_build_is_handed_over_and_not_waited_for(
    run: Run,
    talk: Path,
    tmp_path: Path,
    path: Path,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    program_ = program(path, name)
    begin = time.monotonic()
    result = run("build", talk, "-o", "銭湯 1.apkg", "--open")
    assert time.monotonic() - begin < 50  # Anki runs for a minute here, and for hours with a learner
    assert result.exit_code == 0, result.output
    assert result.stderr.splitlines()[-1] == f"Handed to Anki ({program_})."
    assert given(program_) == [str(tmp_path / "銭湯 1.apkg")]


def test_anki_goes_before_the_systems_opener(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    program(path, "xdg-open")
    assert desktop.anki() == (str(path / "xdg-open"),)
    program(path, "anki")
    assert desktop.anki() == (str(path / "anki"),)


def test_where_there_is_none_nothing_is_built(
    run: Run,
    talk: Path,
    tmp_path: Path,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    result = run("build", talk, "--open")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == "Error: there is no Anki here to open a deck with"
    assert "https://apps.ankiweb.net" in result.stderr
    assert not list(tmp_path.glob("*.apkg"))


def test_on_a_mac(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert desktop.anki() == ("open", "-a", "Anki")


def test_on_windows(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    desktop.open_with(desktop.anki(), tmp_path / "talk.apkg")
    assert opened == [str(tmp_path / "talk.apkg")]


def test_what_does_not_start(path: Path, tmp_path: Path) -> None:
    (path / "anki").write_bytes(b"\x7fELF no")
    (path / "anki").chmod(0o755)
    with pytest.raises(AnkiError, match="anki: does not start") as caught:
        desktop.open_with(desktop.anki(), tmp_path / "talk.apkg")
    assert str(tmp_path / "talk.apkg") in caught.value.hint
