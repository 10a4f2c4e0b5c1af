"""`flashgen review`: its address, its end, and what it says where it cannot be."""

import importlib.util
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from flashgen.review import server
from tests.cli.conftest import Run
from tests.review import talks


def test_the_command_prints_an_address_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    source = talks.written(tmp_path)
    command = [sys.executable, "-m", "flashgen", "review", source.name, "--no-open"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    ) as running:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        with urllib.request.urlopen(address, timeout=20) as page:
            assert "井戸" in page.read().decode()
        second = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert (second.returncode, address in second.stderr) == (1, True)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=20)
    assert running.returncode == 0
    assert told.splitlines()[-1] == "Closed."
    assert "Traceback" not in told


def test_a_port_in_use(run: Run, tmp_path: Path) -> None:
    talks.written(tmp_path)
    with server.listen() as taken:
        port = server.port(taken)
        result = run("review", "talk.md", "--no-open", "--port", port)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"Error: port {port} cannot be used: Address already in use",
        "Hint: Choose another, or leave --port out.",
    ]


def test_standard_input(run: Run) -> None:
    result = run("review", "-")
    assert (result.exit_code, "Save it to a file first" in result.output) == (2, True)


def test_a_missing_extra(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talks.written(tmp_path)
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "uvicorn" else real(name, *rest)
    )
    result = run("review", "talk.md")
    assert result.exit_code == 1
    assert "the review page needs uvicorn" in result.output
    assert "pip install 'flashgen[review]'" in result.output
