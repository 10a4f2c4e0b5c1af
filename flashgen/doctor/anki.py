"""Checks of Anki: whether it is installed, and whether its add-on AnkiConnect answers."""

import os
import shutil
import sys
from contextlib import closing
from pathlib import Path

from flashgen.doctor.findings import Finding, better, broken, ok

_PATIENCE = 1.0  # seconds
_ANSWER = b"AnkiConnect"
_START = "To push decks from here: start Anki with the add-on AnkiConnect (code 2055492159)."


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
    from flashgen.choices import VARIABLES
    from flashgen.errors import FlashgenError
    from flashgen.recipe import config
    from flashgen.recipe.settings import AnkiSettings

    try:
        settings = config.load().anki
    except FlashgenError:  # told of elsewhere
        settings = AnkiSettings()
    url = os.environ.get(VARIABLES["anki.url"]) or settings.url
    if not url.startswith(("http://", "https://")):
        return broken(f"{url!r} is no address", f"Write it like {AnkiSettings().url}.")
    said = _said(url)
    if said is None:
        return better(f"nobody answers at {url}", _START)
    if not said.startswith(_ANSWER):
        return better(f"another program answers at {url}", f"Name AnkiConnect's in {VARIABLES['anki.url']}.")
    return ok(f"answers at {url}")


def _said(url: str) -> bytes | None:
    """Give the beginning of what is said at an address, None where nothing is in time.

    It is asked in a thread, and left there: a time limit of HTTP is for each packet, not for the whole.
    """
    import queue
    import threading

    told: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    threading.Thread(target=lambda: told.put(_asked(url)), daemon=True).start()
    try:
        return told.get(timeout=2 * _PATIENCE)
    except queue.Empty:
        return None


def _asked(url: str) -> bytes | None:
    """Ask without a proxy, and follow nobody elsewhere."""
    from http.client import HTTPConnection, HTTPException, HTTPSConnection
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        with closing(kind(parts.hostname or "", parts.port, timeout=_PATIENCE)) as connection:
            connection.request("GET", parts.path or "/")
            return connection.getresponse().read(len(_ANSWER))
    except (OSError, HTTPException, ValueError):
        return None
