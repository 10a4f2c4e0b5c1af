"""Questions to AnkiConnect, and for each way of getting no answer what to do about it.

It is asked by plain HTTP without an Origin, so that no web page's rights are borrowed. Whatever
answers is taken for a stranger: it may hang, break off, or be another program.
"""

import json
import re
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

from flashgen.ankiconnect import Address
from flashgen.ankiconnect import address as default_address
from flashgen.errors import AnkiError

if TYPE_CHECKING:
    from http.client import HTTPConnection, HTTPResponse

VERSION = 6
PATIENCE = 30.0  # seconds for an answer; a few hundred notes take less than one
LONG_PATIENCE = 600.0  # for an import, or a synchronisation over a slow line
_CONNECTING = 5.0
_LARGEST = 256 << 20  # bytes of an answer
_CHUNK = 1 << 16
_TOLD = 300  # characters of an error that is not ours

_CONFIG = "in Anki: Tools → Add-ons → AnkiConnect → Config"
_NOBODY = (
    "Start Anki. If it runs, install AnkiConnect in it: Tools → Add-ons → Get Add-ons…, code 2055492159, "
    "then restart Anki. If its webBindPort is another, pass --url."
)
_FAR = "Is the address right? From outside, AnkiConnect is reached only where its webBindAddress is 0.0.0.0."
_BUSY = "Anki may be at work or show a dialog: look at its window, close the dialog, and try again."
_STRANGER = (
    f"Another program has this port. Give AnkiConnect another webBindPort ({_CONFIG}), and pass --url."
)
OLD = "In Anki: Tools → Add-ons → Check for Updates."
_BROKEN_OFF = "Did Anki close? Start it and try again: what has come into it does not come twice."

# What AnkiConnect itself says: a part of it, what that means, and the remedy.
_SAID = (
    ("unsupported action", "this AnkiConnect is too old", OLD),
    ("collection is not available", "no profile is open in Anki", "Choose your profile in Anki's window."),
    (
        "sync: auth not configured",
        "Anki is not logged in to AnkiWeb",
        "In Anki, press Sync and log in once. The deck is in your collection already.",
    ),
    (
        "Sync status",
        "Anki wants to sync in one direction",
        "In Anki, press Sync and choose which side is to stay. The deck is in your collection already.",
    ),
    ("Invalid search", "", "Try the search in Anki's browser first; it is written the same here."),
    (
        "No such file",
        "",
        "The file must be there on the machine and in the container that Anki runs in. "
        "Else open it with Anki: File → Import.",
    ),
)


class AnkiConnect:
    """The add-on at an address. A connection is made for each question, as it closes them anyway."""

    def __init__(self, address: Address | None = None) -> None:
        found = address or default_address()
        self.url, self._key = found.url, found.key
        self._host, self._port, self._path, self._secure = _parts(found.url)

    @property
    def is_local(self) -> bool:
        """Whether Anki runs on this machine, so that it sees the files that we see."""
        return self._host in ("localhost", "::1") or self._host.startswith("127.")

    def checked(self) -> Self:
        """Make sure that AnkiConnect is there, is not too old and has a collection open. Raises AnkiError."""
        version = self.ask("version")
        if not isinstance(version, int):
            raise self._stranger()
        if version < VERSION:
            raise AnkiError(f"{self.url}: AnkiConnect speaks version {version} only, not {VERSION}", OLD)
        if not isinstance(self.ask("deckNames"), list):
            raise self._stranger()
        return self

    def ask(self, action: str, *, patience: float | None = None, **params: Any) -> Any:
        """Have an action done within the time, and give its result. Raises AnkiError."""
        answer = self._answer(json.dumps(self._question(action, params)).encode(), patience or PATIENCE)
        try:
            said = json.loads(answer)
        except (ValueError, RecursionError):
            raise self._stranger() from None
        if isinstance(said, int) and action == "version":
            return said  # AnkiConnect before version 5
        return self._result(action, said)

    def ask_at_once(self, action: str, asked: Sequence[Mapping[str, Any]]) -> list[Any]:
        """Have an action done for many parameters, so that no fault comes between. Raises AnkiError."""
        said = self.ask("multi", actions=[self._question(action, params) for params in asked])
        if not isinstance(said, list):
            raise self._stranger()
        return [self._result(action, one) for one in said]

    def _question(self, action: str, params: Mapping[str, Any]) -> dict[str, Any]:
        question = {"action": action, "version": VERSION, "params": params}
        # An empty key is refused where none is set.
        return {**question, "key": self._key} if self._key else question

    def _result(self, action: str, said: Any) -> Any:
        if not isinstance(said, dict) or not {"result", "error"} <= said.keys():
            raise self._stranger()
        if said["error"] is not None:
            raise self._refusal(action, str(said["error"]))
        return said["result"]

    def _answer(self, body: bytes, patience: float) -> bytes:
        """Send a question and give the bytes that come back within the time."""
        from http.client import HTTPException

        ends = time.monotonic() + patience
        connection = self._connection()
        try:
            self._connect(connection)
            if connection.sock is not None:
                connection.sock.settimeout(patience)
            connection.request("POST", self._path, body, {"Content-Type": "application/json"})
            return self._read(connection.getresponse(), ends)
        except TimeoutError:
            raise AnkiError(f"{self.url}: no answer within {patience:g} seconds", _BUSY) from None
        except (HTTPException, ConnectionError) as error:
            if isinstance(error, HTTPException) and not _is_broken_off(error):
                raise self._stranger() from None
            raise AnkiError(f"{self.url}: the connection broke off", _BROKEN_OFF) from None
        except OSError as error:
            raise AnkiError(f"{self.url}: {error.strerror or error}", _FAR) from None
        finally:
            connection.close()

    def _connection(self) -> "HTTPConnection":
        from http.client import HTTPConnection, HTTPSConnection

        kind = HTTPSConnection if self._secure else HTTPConnection
        return kind(self._host, self._port, timeout=_CONNECTING)

    def _connect(self, connection: "HTTPConnection") -> None:
        try:
            connection.connect()
        except ConnectionRefusedError:
            raise AnkiError(f"{self.url}: nothing listens there", _NOBODY) from None
        except OSError as error:  # no such host, no route, no answer, no TLS
            reason = "no answer" if isinstance(error, TimeoutError) else error.strerror or str(error)
            raise AnkiError(f"{self.url}: cannot be reached ({reason})", _FAR) from None

    def _read(self, response: "HTTPResponse", ends: float) -> bytes:
        if response.status == 403:
            raise AnkiError(
                f"{self.url}: refuses us (HTTP 403)",
                "flashgen sends no Origin; if a proxy between adds one, put it into webCorsOriginList "
                f"({_CONFIG}).",
            )
        if response.status != 200:
            raise self._stranger()
        content = bytearray()
        while chunk := response.read1(_CHUNK):
            content += chunk
            if len(content) > _LARGEST:
                raise self._stranger()
            if time.monotonic() > ends:  # a drop each second is no answer either
                raise TimeoutError
        if response.length:  # read1 does not mind an end before the end
            raise ConnectionResetError
        return bytes(content)

    def _stranger(self) -> AnkiError:
        return AnkiError(f"{self.url}: what answers there is not AnkiConnect", _STRANGER)

    def _refusal(self, action: str, said: str) -> AnkiError:
        """Say what an error of AnkiConnect's means and what to do."""
        if "api key" in said:
            does = "does not take the API key" if self._key else "wants an API key"
            where = f"Pass the apiKey that AnkiConnect has ({_CONFIG}) with --key or FLASHGEN_ANKI_KEY."
            return AnkiError(f"{self.url}: AnkiConnect {does}", where)
        quoted = _one_line(said)
        for part, meaning, hint in _SAID:
            if part in said:
                return AnkiError(f"{self.url}: {meaning or quoted}", hint)
        return AnkiError(f"{self.url}: {action}: {quoted}", "That is what Anki says; look at its window.")


def _parts(url: str) -> tuple[str, int, str, bool]:
    """Divide a URL into host, port, path, and whether it is encrypted. Raises AnkiError."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in ("http", "https") or re.search(r"[\s\x00-\x1f]", url):
        raise AnkiError(f"{url!r} is no address of AnkiConnect", "Write it as http://127.0.0.1:8765.")
    secure = parts.scheme == "https"
    return host, port or (443 if secure else 8765), parts.path or "/", secure


def _is_broken_off(error: Exception) -> bool:
    from http.client import IncompleteRead, RemoteDisconnected

    return isinstance(error, IncompleteRead | RemoteDisconnected)


def _one_line(said: str) -> str:
    """Make a foreign text fit to be shown: one line, no control characters, not endless."""
    line = " ".join("".join(char if char.isprintable() or char.isspace() else "" for char in said).split())
    return line if len(line) <= _TOLD else f"{line[:_TOLD]}…"
