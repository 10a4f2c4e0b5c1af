"""Checks of Anki: whether it is installed, and whether its add-on AnkiConnect answers."""

import os
import shutil
import sys
from pathlib import Path

from flashgen.doctor.findings import Finding, better, broken, ok

_PATIENCE = 1.0  # seconds


def program() -> Finding:
    """Look for Anki on this machine."""
    places = {
        "darwin": Path("/Applications/Anki.app"),
        "win32": Path(os.environ.get("LOCALAPPDATA", ""), "Programs", "Anki", "anki.exe"),
    }
    there = places.get(sys.platform)
    found = shutil.which("anki") or (str(there) if there and there.exists() else None)
    if found:
        return ok(found)
    return better("not found here", "Get it at https://apps.ankiweb.net, or study on a phone.")


def connect() -> Finding:
    """Ask whether AnkiConnect answers where it is expected."""
    from flashgen.ankiconnect import address
    from flashgen.ankiconnect.client import AnkiConnect
    from flashgen.errors import AnkiError, RecipeError

    try:
        anki = AnkiConnect(address())
    except RecipeError:
        return better("not asked: the configuration cannot be read", "Mend that first.")
    except AnkiError as error:
        return broken(error.message, error.hint)
    try:
        anki.ask("version", patience=_PATIENCE)
    except AnkiError as error:
        return better(error.message, error.hint)
    return ok(f"answers at {anki.url}")
