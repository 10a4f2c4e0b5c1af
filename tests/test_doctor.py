"""The doctor: what it says of things that are well, that could be better, and that are broken."""

import io
import json
import os
import socket
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from flashgen import doctor, files
from flashgen.cli import main
from flashgen.doctor import BETTER, BROKEN, OK, anki, folders, machine

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ROOT = hasattr(os, "getuid") and os.getuid() == 0


def test_everything_is_looked_at() -> None:
    found = dict(doctor.examine())
    assert list(found) == list(doctor.CHECKS)
    for name, finding in found.items():
        assert finding.found, name
        assert bool(finding.remedy) == (finding.state != OK), f"{name}: what is not ok has a remedy"
    for name in ("Python", "fugashi", "unidic-lite", "tokenizer", "cache", "configuration"):
        assert found[name].state == OK, found[name]


def test_the_packages_are_those_of_the_project() -> None:
    needed = {
        requirement.partition(">")[0].partition("=")[0]: requirement
        for requirement in PROJECT["dependencies"]
    }
    assert {*machine.PACKAGES, "click"} == needed.keys()
    for name, version in machine.PACKAGES.items():
        assert not version or needed[name] == f"{name}=={version}"
    for extra, packages in machine.EXTRAS.items():
        wanted = {each.partition(">")[0] for each in PROJECT["optional-dependencies"][extra]}
        assert wanted == set(packages)


def versions(**changed: str | None) -> Callable[[str], str]:
    """Give what answers for importlib.metadata.version, with some packages changed or missing."""
    real = metadata.version

    def version(name: str) -> str:
        found = changed.get(name.replace("-", "_"), real(name) if name not in changed else None)
        if found is None:
            raise metadata.PackageNotFoundError(name)
        return found

    return version


@pytest.mark.parametrize(
    ("changed", "check", "state", "told"),
    [
        ({"fugashi": None}, lambda: machine.package("fugashi"), BROKEN, "pip install 'fugashi'"),
        ({"unidic_lite": "1.0.7"}, lambda: machine.package("unidic-lite"), BETTER, "'unidic-lite==1.0.8'"),
        ({"tomlkit": None}, lambda: machine.extra("review"), BETTER, "pip install 'flashgen[review]'"),
    ],
)
def test_packages(
    monkeypatch: pytest.MonkeyPatch,
    changed: dict[str, str | None],
    check: Callable[[], doctor.Finding],
    state: str,
    told: str,
) -> None:
    monkeypatch.setattr(metadata, "version", versions(**changed))
    finding = check()
    assert finding.state == state
    assert told in finding.remedy


def test_an_old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    assert machine.python().state == BROKEN


def test_a_tokenizer_that_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import unidic_lite

    monkeypatch.setattr(unidic_lite, "DICDIR", str(tmp_path))
    finding = machine.tokenizer()
    assert finding.state == BROKEN
    assert "no such file or directory" in finding.found
    assert "\n" not in finding.found
    assert "--force-reinstall" in finding.remedy


# ------------------------------------------------------------------ folders


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("FLASHGEN_CACHE", str(folder))
    files._writable.cache_clear()
    return folder


def test_a_cache(cache: Path) -> None:
    assert folders.cache().state == OK
    (cache / "toml-1.json").write_text('{"a": 1}')
    (cache / "jmdict-1.sqlite").write_bytes(b"SQLite format 3\0" + bytes(2_000_000))
    assert folders.cache().found == f"{cache}, 2.0 MB"


@pytest.mark.parametrize("name", ["toml-2.json", "jmdict-2.sqlite"])
def test_damage_in_the_cache_is_named(cache: Path, name: str) -> None:
    cache.mkdir()
    (cache / "toml-1.json").write_text("{}")
    (cache / name).write_bytes(b"{\xff")
    finding = folders.cache()
    assert finding.state == BETTER
    assert finding.found.endswith(f"damaged: {name}")


def test_a_cache_that_cannot_be_written(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file is where the folder should be")
    finding = folders.cache()
    assert finding.state == BETTER
    assert f"{cache} cannot be written" in finding.found
    assert "FLASHGEN_CACHE" in finding.remedy


@pytest.mark.skipif(ROOT, reason="root may write everywhere")
def test_data_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o500)
    monkeypatch.setenv("FLASHGEN_DATA", str(tmp_path))
    assert folders.data().state == BETTER


@pytest.mark.parametrize(
    ("content", "state"),
    [(b"not gzip at all", BROKEN), (None, BETTER)],
    ids=["damaged", "shipped and old"],
)
def test_dictionaries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, state: str
) -> None:
    monkeypatch.setenv("FLASHGEN_DATA", str(tmp_path))
    if content:
        (tmp_path / "dictionaries").mkdir()
        (tmp_path / "dictionaries" / "jmdict.gz").write_bytes(content)
    finding = folders.dictionary()
    assert finding.state == state
    assert "jmdict" in finding.found.lower()
    assert finding.remedy


@pytest.mark.parametrize(
    ("text", "state", "told"),
    [
        ('[vocabulary]\nlevel = "N4"\n[cards]\nfurigana = "tap"\n', OK, "2 settings"),
        ('\n[vocabulary]\nlevel = "N6"', BROKEN, "line 3: [vocabulary]: level: unknown level 'N6'"),
        ("[vocabulary", BROKEN, "not valid TOML"),
        (None, BROKEN, "no such file"),
    ],
)
def test_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, state: str, told: str
) -> None:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("FLASHGEN_CONFIG", str(path))
    if text is not None:
        path.write_text(text, encoding="utf-8")
    finding = folders.configuration()
    assert finding.state == state
    assert finding.found.startswith(str(path))
    assert told in finding.found


# ------------------------------------------------------------------ terminal, fonts, browser


@pytest.mark.parametrize(
    ("encoding", "state"), [("UTF-8", OK), ("utf8", OK), ("cp932", BETTER), ("ascii", BROKEN)]
)
def test_terminals(monkeypatch: pytest.MonkeyPatch, encoding: str, state: str) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert machine.terminal().state == state


@pytest.mark.parametrize(
    ("listed", "state", "told"),
    [
        ("Noto Sans CJK JP,Noto\nIPAGothic\nIPAGothic,IPA\n", OK, "IPAGothic and 1 more"),
        ("", BETTER, "none"),
        (None, OK, "not known"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere fonts come with the system")
def test_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: str | None, state: str, told: str
) -> None:
    if listed is not None:
        (tmp_path / "fc-list").write_text(f"#!/bin/sh\nprintf '{listed}'\n")
        (tmp_path / "fc-list").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    finding = machine.fonts()
    assert finding.state == state
    assert told in finding.found


# ------------------------------------------------------------------ Anki


@contextmanager
def answering(said: bytes) -> Iterator[str]:
    """Give the address of a server that says this."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@contextmanager
def silent() -> Iterator[str]:
    """Give the address of a port where somebody listens and never speaks."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@contextmanager
def nobody() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    yield f"http://127.0.0.1:{port}"


@contextmanager
def no_address() -> Iterator[str]:
    yield "file:///etc/passwd"


@pytest.mark.parametrize(
    ("there", "state", "told"),
    [
        (lambda: answering(b'{"result": 6, "error": null}'), OK, "answers at"),
        (lambda: answering(b"<html>hello"), BETTER, "not AnkiConnect"),
        (silent, BETTER, "no answer"),
        (nobody, BETTER, "nothing listens there"),
        (no_address, BROKEN, "no address"),
    ],
    ids=["AnkiConnect", "another program", "silence", "nobody", "no address"],
)
@pytest.mark.parametrize("by", ["variable", "config"])
def test_ankiconnect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: Any, state: str, told: str, by: str
) -> None:
    with there() as url:
        if by == "variable":
            monkeypatch.setenv("FLASHGEN_ANKI_URL", url)
        elif url.startswith("file"):
            return  # refused as the configuration is read
        else:
            (tmp_path / "config.toml").write_text(f'[anki]\nurl = "{url}"\n', encoding="utf-8")
            monkeypatch.setenv("FLASHGEN_CONFIG", str(tmp_path / "config.toml"))
        finding = anki.connect()
    assert finding.state == state
    assert told in finding.found
    assert url in finding.found


# ------------------------------------------------------------------ the command


def told_to_people_and_programs() -> tuple[Any, list[dict[str, str]]]:
    for_people, for_programs = (CliRunner().invoke(main, ["doctor", *more]) for more in ([], ["--json"]))
    assert for_people.exit_code == for_programs.exit_code
    return for_people, [json.loads(line) for line in for_programs.stdout.splitlines()]


def test_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path))  # others are writing to the tests' one
    people, rows = told_to_people_and_programs()
    assert people.exit_code == 0, people.output
    assert [row["check"] for row in rows] == list(doctor.CHECKS)
    for row in rows:
        assert row["found"] in people.stdout
        assert row["remedy"] in people.stdout


def test_only_what_is_broken_is_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[vocab]\n")
    monkeypatch.setenv("FLASHGEN_CONFIG", str(tmp_path / "config.toml"))
    people, rows = told_to_people_and_programs()
    assert people.exit_code == 1
    assert [row["check"] for row in rows if row["state"] == BROKEN] == ["configuration"]
    assert "1 broken" in people.stderr


def test_a_check_that_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing() -> doctor.Finding:
        raise RuntimeError("no home folder")

    monkeypatch.setattr(doctor, "CHECKS", {"home": failing})
    people, (row,) = told_to_people_and_programs()
    assert people.exit_code == 1
    assert row["state"] == BROKEN
    assert "RuntimeError: no home folder" in row["found"]


def test_a_terminal_without_japanese(tmp_path: Path) -> None:
    import subprocess

    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parents[1])}
    told = subprocess.run(
        [sys.executable, "-m", "flashgen", "doctor"], env=environ, capture_output=True, check=False
    )
    assert told.returncode == 1
    assert b"its encoding ascii has no Japanese" in told.stdout
    assert b"Traceback" not in told.stderr
