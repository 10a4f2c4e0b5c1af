"""One desk for one file: the second is told where the first is, and the dead hold nobody up."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flashgen import files
from flashgen.errors import OutputError
from flashgen.review.lock import Lock
from tests.review import talks

ADDRESS = "http://127.0.0.1:8123/secret/"
HOLDER = """
import sys
from pathlib import Path
from flashgen.review.lock import Lock
lock = Lock(Path(sys.argv[1]))
lock.announce(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
lock.release()
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    return tmp_path / "decks" / "talk.overrides.toml"


@contextmanager
def holder(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Hold the lock in another process until its input ends."""
    command = [sys.executable, "-c", HOLDER, str(path), ADDRESS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process


def test_a_second_one_is_told_where_the_first_is(path: Path) -> None:
    with holder(path) as process:
        for name in (path, path.parent / ".." / "decks" / path.name):
            with pytest.raises(OutputError, match="under review already") as caught:
                Lock(name)
            assert ADDRESS in caught.value.hint
        Lock(path.with_name("other.overrides.toml")).release()
        process.communicate()
    Lock(path).release()


def test_one_that_has_no_address_yet(path: Path) -> None:
    first = Lock(path)
    with pytest.raises(OutputError) as caught:
        Lock(path)
    assert caught.value.hint == "Close the other review first."
    first.release()
    first.release()
    Lock(path).release()


def test_a_killed_one_holds_nobody_up_and_its_address_is_forgotten(path: Path) -> None:
    with holder(path) as process:
        process.send_signal(signal.SIGKILL)
    mine = Lock(path)
    with pytest.raises(OutputError) as caught:
        Lock(path)
    assert ADDRESS not in caught.value.hint
    mine.release()


def test_nothing_lies_beside_the_deck_and_only_the_owner_reads_the_address(path: Path, cache: Path) -> None:
    before = os.umask(0)
    try:
        lock = Lock(path)
        lock.announce(ADDRESS)
    finally:
        os.umask(before)
    assert list(path.parent.iterdir()) == []
    modes = {file.suffix: stat.S_IMODE(file.stat().st_mode) for file in cache.iterdir()}
    assert modes == {".lock": 0o600, ".address": 0o600}
    lock.release()
    assert not list(cache.glob("*.address"))


def test_a_folder_that_cannot_hold_a_lock(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = Lock(path)
    lock.release()
    (name,) = files.cache_folder().glob("*.lock")
    name.unlink()
    name.mkdir()
    with pytest.raises(OutputError, match="cannot be locked") as caught:
        Lock(path)
    assert "FLASHGEN_CACHE" in caught.value.hint


def test_a_second_desk_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    source = talks.written(tmp_path)
    with talks.opened(source) as desk:
        desk.announce(ADDRESS)
        desk.decide({talks.WELL: {"drop": True}})
        before = desk.overrides.read_bytes()
        with pytest.raises(OutputError) as caught, talks.opened(source):
            pass
        assert ADDRESS in caught.value.hint
        assert desk.overrides.read_bytes() == before
    with talks.opened(source) as desk:
        assert desk.entries[talks.WELL].dropped
