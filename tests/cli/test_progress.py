"""The progress bar: only for people, and only where there is something to wait for."""

import io

import pytest

from flashgen.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "waited", "silent", "shown"),
    [
        (Terminal(), 5.0, False, True),
        (Terminal(), 0.1, False, False),  # done before anybody wondered
        (Terminal(), 5.0, True, False),
        (io.StringIO(), 5.0, False, False),  # a file or a pipe
    ],
)
def test_when_a_bar_is_shown(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, waited: float, silent: bool, shown: bool
) -> None:
    now = iter([0.0, *[waited] * 9])
    monkeypatch.setattr("flashgen.cli.progress.time.monotonic", lambda: next(now, waited))
    monkeypatch.setattr("sys.stderr", stream)
    with Progress("talk.txt", 2, silent=silent) as watch:
        watch("reading")
        watch("writing")
    assert ("talk.txt" in stream.getvalue()) is shown
    assert ("100%" in stream.getvalue()) is shown
