"""Whatever answers, hangs or breaks off: a line that says what is wrong, and a hint that says what to do."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from flashgen.ankiconnect import Address, address, client
from flashgen.ankiconnect.client import AnkiConnect
from flashgen.errors import AnkiError
from tests.anki_double import NEW, OLD, AnkiDouble
from tests.cli.conftest import Run


def http(body: str, status: str = "200 OK", more: str = "") -> bytes:
    data = body.encode()
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(data)}\r\n{more}\r\n".encode() + data


@contextmanager
def listener(said: bytes, *, drip: float = 0.0) -> Iterator[str]:
    """Say the same to everybody who connects, at once or a byte at a time, and hang up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    heard, _ = server.accept()
                except OSError:
                    return  # the test is over
                with heard:
                    try:
                        heard.recv(1 << 16)
                        for part in [said] if not drip else [bytes([byte]) for byte in said]:
                            heard.sendall(part)
                            time.sleep(drip)
                    except OSError:
                        pass  # whoever asked has gone

        thread = Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            server.shutdown(socket.SHUT_RDWR)
            server.close()
            thread.join()


STRANGERS = [
    # what is said, the message, a part of the hint
    pytest.param(http("<html>It works!</html>"), "is not AnkiConnect", "webBindPort", id="a web server"),
    pytest.param(http("<h1>No</h1>", "404 Not Found"), "is not AnkiConnect", "webBindPort", id="not found"),
    pytest.param(
        http("", "302 Found", "Location: http://127.0.0.1:1/\r\n"),
        "is not AnkiConnect",
        "--url",
        id="redirect",
    ),
    pytest.param(http('{"status": "up"}'), "is not AnkiConnect", "webBindPort", id="JSON of another program"),
    pytest.param(http("[1, 2]"), "is not AnkiConnect", "webBindPort", id="a list"),
    pytest.param(http("[" * 100_000), "is not AnkiConnect", "webBindPort", id="brackets without end"),
    pytest.param(http('{"result": "six", "error": null}'), "is not AnkiConnect", "--url", id="odd version"),
    pytest.param(b"SSH-2.0-OpenSSH_9.6\r\n", "is not AnkiConnect", "webBindPort", id="no web server"),
    pytest.param(http("", "403 Forbidden"), "refuses us (HTTP 403)", "webCorsOriginList", id="forbidden"),
    pytest.param(b"", "the connection broke off", "Did Anki close?", id="hangs up"),
    pytest.param(http('{"result": 6}')[:-4], "the connection broke off", "Did Anki close?", id="half"),
    pytest.param(http("4"), "speaks version 4 only", "Check for Updates", id="of 2016"),
    pytest.param(
        http('{"result": 5, "error": null}'), "speaks version 5 only", "Check for Updates", id="old version"
    ),
]


@pytest.mark.parametrize(("said", "message", "hint"), STRANGERS)
def test_what_is_not_ankiconnect(said: bytes, message: str, hint: str) -> None:
    with listener(said) as url, pytest.raises(AnkiError) as caught:
        AnkiConnect(Address(url)).checked()
    assert caught.value.message.startswith(f"{url}: ")
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_nothing_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
    with pytest.raises(AnkiError, match="nothing listens there") as caught:
        AnkiConnect(Address(url)).checked()
    for remedy in ("Start Anki", "2055492159", "webBindPort"):
        assert remedy in caught.value.hint


def test_encryption_where_there_is_none() -> None:
    with listener(http("no")) as url, pytest.raises(AnkiError, match="cannot be reached"):
        AnkiConnect(Address(url.replace("http:", "https:"))).checked()


def test_what_hangs(anki: AnkiDouble, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "PATIENCE", 0.2)
    anki.manners.delays["version"] = 1.0
    with pytest.raises(AnkiError, match=r"no answer within 0\.2 seconds") as caught:
        AnkiConnect(Address(anki.url)).checked()
    assert "close the dialog" in caught.value.hint


def test_what_drips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "PATIENCE", 0.3)
    with listener(http("x" * 500), drip=0.02) as url, pytest.raises(AnkiError, match="no answer within"):
        AnkiConnect(Address(url)).checked()


@pytest.mark.parametrize(
    "url", ["", "ftp://127.0.0.1", "http://", "http://127.0.0.1:port", "http://[", "http://a b", "http://a\n"]
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(AnkiError, match="is no address") as caught:
        AnkiConnect(Address(url))
    assert "http://127.0.0.1:8765" in caught.value.hint


ANSWERS = [
    # manners of the add-on, action, the message, a part of the hint
    pytest.param({"key": "k"}, "version", "AnkiConnect wants an API key", "--key", id="key wanted"),
    pytest.param(
        {"profile_open": False}, "deckNames", "no profile is open", "Choose your profile", id="profile"
    ),
    pytest.param({}, "guiNothing", "this AnkiConnect is too old", "Check for Updates", id="unknown action"),
    pytest.param({"logged_in": False}, "sync", "not logged in to AnkiWeb", "log in once", id="no account"),
    pytest.param(
        {"errors": {"sync": "Sync status 2 not one of [0, 1] - see SyncCollectionResponse"}},
        "sync",
        "Anki wants to sync in one direction",
        "choose which side",
        id="one-way sync",
    ),
    pytest.param(
        {"errors": {"deckNames": "\x1b[31mbad\nnews\x00 " + "x" * 900}},
        "deckNames",
        f"deckNames: [31mbad news {'x' * 100}",
        "look at its window",
        id="any other error, made harmless",
    ),
]


@pytest.mark.parametrize(("manners", "action", "message", "hint"), ANSWERS)
def test_what_ankiconnect_says(
    tmp_path: Path, manners: dict[str, Any], action: str, message: str, hint: str
) -> None:
    with AnkiDouble(tmp_path / "a", **manners) as double, pytest.raises(AnkiError) as caught:
        AnkiConnect(Address(double.url)).ask(action)
    assert caught.value.message.startswith(f"{double.url}: ")
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 400


def test_a_wrong_key(anki: AnkiDouble) -> None:
    anki.manners.key = "right"
    with pytest.raises(AnkiError, match="does not take the API key"):
        AnkiConnect(Address(anki.url, "wrong")).checked()
    AnkiConnect(Address(anki.url, "right")).checked()


def test_no_origin_is_sent(anki: AnkiDouble) -> None:
    AnkiConnect(Address(anki.url)).checked()
    assert anki.origins == [None, None]


@pytest.mark.parametrize("addon", [OLD, NEW])
def test_both_versions_are_understood(anki: AnkiDouble, addon: str) -> None:
    anki.manners.addon = addon
    AnkiConnect(Address(anki.url)).checked()


def test_proxies_are_left_aside(anki: AnkiDouble, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    AnkiConnect(Address(anki.url)).checked()


ADDRESSES = [
    # asked for, in the environment, used
    (None, None, "http://127.0.0.1:8765"),
    (None, "http://127.0.0.1:99", "http://127.0.0.1:99"),
    ("http://127.0.0.1:7", "http://127.0.0.1:99", "http://127.0.0.1:7"),
    (None, "", "http://127.0.0.1:8765"),
]


@pytest.mark.parametrize(("asked", "said", "used"), ADDRESSES)
def test_addresses(monkeypatch: pytest.MonkeyPatch, asked: str | None, said: str | None, used: str) -> None:
    monkeypatch.delenv("FLASHGEN_ANKI_URL", raising=False)
    if said is not None:
        monkeypatch.setenv("FLASHGEN_ANKI_URL", said)
    assert address(asked).url == used


@pytest.mark.parametrize(
    ("url", "local"),
    [("http://127.0.0.1:8765", True), ("http://localhost:1", True), ("http://[::1]:1", True),
     ("127.0.0.2", True), ("http://192.168.0.7:8765", False), ("http://desk.local", False)],
)  # fmt: skip
def test_which_machine(url: str, local: bool) -> None:
    assert AnkiConnect(Address(url)).is_local is local


def test_the_command_says_it_in_two_lines(run: Run, anki: AnkiDouble) -> None:
    anki.manners.instead["version"] = b"<html>"
    result = run("push", "talk.apkg")
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()
    assert first == f"Error: {anki.url}: what answers there is not AnkiConnect"
    assert second.startswith("Hint: ")
