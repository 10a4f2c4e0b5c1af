"""kill -9 while decisions are saved: the file is the old or the new whole one, whenever that is."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flashgen.recipe.overrides import read_overrides
from tests.review import talks, writers

TIMES, SECONDS = 200, 15.0  # three seconds on a machine that has nothing else to do
LEAST = 20  # that many must have been killed for the test to say something, on the slowest machine
BY_HAND = "# a long history of corrections, so that a write takes its time\n" * 1_000

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def test_killed_at_any_moment(tmp_path: Path) -> None:
    source = talks.written(tmp_path)
    path = tmp_path / "out.overrides.toml"
    command = [sys.executable, "-m", "tests.review.writers", str(source)]
    path.write_text(BY_HAND, encoding="utf-8")
    chance, killed, notes = random.Random(6), 0, set()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        end = time.monotonic() + SECONDS
        while killed < TIMES and time.monotonic() < end:
            process.stdin.write("\n")
            process.stdin.flush()
            child = int(process.stdout.readline())
            time.sleep(chance.uniform(0.0, 0.015))
            os.kill(child, signal.SIGKILL)
            assert process.stdout.readline() == "gone\n"
            killed += 1
            content = path.read_text(encoding="utf-8")
            assert content.startswith(BY_HAND)
            found, _ = read_overrides(path)  # raises where it is cut off
            notes |= {one.note for one in found.values()}
    assert killed >= LEAST
    assert len(notes) > 1
    assert notes <= set(writers.NOTES)
    (tmp_path / ".out.overrides.toml.x1.part").write_text("cut o", encoding="utf-8")  # as some of them left
    with talks.opened(source) as desk:
        assert not list(tmp_path.glob(".*.part"))
        assert desk.entries[talks.WELL].override["note"] in notes
