"""A progress bar for what takes longer than a second, on standard error of a terminal only."""

import sys
import time
from types import TracebackType
from typing import Any, Self

import click

_PATIENCE = 1.0  # seconds; a bar that flashes by tells nobody anything


class Progress:
    """Counts the stages of a build, and shows them as a bar once they take longer than a second."""

    def __init__(self, label: str, stages: int, *, silent: bool = False) -> None:
        self._label, self._stages = label, stages
        self._silent = silent or not sys.stderr.isatty()
        self._begin = time.monotonic()
        self._done = 0
        self._bar: Any = None

    def __call__(self, stage: str) -> None:
        """Say which stage begins now."""
        if self._bar is None and not self._silent and time.monotonic() - self._begin > _PATIENCE:
            self._bar = click.progressbar(
                length=self._stages, label=self._label, file=sys.stderr, item_show_func=lambda name: name
            )
            self._bar.__enter__()
            self._bar.update(self._done)
        if self._bar is not None:
            self._bar.update(1, current_item=stage)
        self._done += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, trace)
