"""The desktop Anki: found on this machine, and handed a deck."""

import os
import shutil
import sys
from pathlib import Path

from flashgen.errors import AnkiError

_INSTALL = "Install Anki (https://apps.ankiweb.net), or choose File → Import in an Anki elsewhere."
_STARTED: list[object] = []  # kept, since Python complains of a child that outlives its handle


def anki() -> tuple[str, ...]:
    """Give the command that opens a deck with Anki: Anki's own, or the system's way to open files.

    Raises AnkiError where there is neither.
    """
    if found := shutil.which("anki"):
        return (found,)
    if sys.platform == "darwin":
        return ("open", "-a", "Anki")
    if hasattr(os, "startfile"):
        return ("start",)
    if found := shutil.which("xdg-open"):
        return (found,)
    raise AnkiError("there is no Anki here to open a deck with", _INSTALL)


def open_with(command: tuple[str, ...], deck: Path) -> None:
    """Hand a deck to what `anki` gave, and do not wait for it. Raises AnkiError where it does not start."""
    path = str(deck.resolve())
    try:
        if command == ("start",):
            os.startfile(path)  # type: ignore[attr-defined]  # on Windows
            return
        from subprocess import DEVNULL, Popen

        # A session of its own: Anki stays when the terminal goes, and hears no Ctrl-C of ours.
        _STARTED.append(
            Popen([*command, path], stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
        )
    except OSError as error:
        raise AnkiError(
            f"{command[0]}: does not start ({error.strerror})", f"Open {path} with Anki."
        ) from None
