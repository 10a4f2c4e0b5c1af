"""A real review server on a free port, for the tests of its pages."""

import http.client
import json
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flashgen.cli import summary
from flashgen.review import server
from flashgen.review.app import application
from flashgen.review.desk import Desk
from tests.review import talks

TOKEN = "token"


class Served:
    """A desk and the address of its pages."""

    def __init__(self, desk: Desk, port: int) -> None:
        self.desk, self.port = desk, port
        self.origin = f"http://127.0.0.1:{port}"
        self.address = f"{self.origin}/{TOKEN}/"

    def ask(
        self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str, dict[str, str]]:
        """Send a request, a POST where it has a body: gives status, text and headers of the answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request("GET" if body is None else "POST", path, body, headers or {})
            answer = line.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, answer.read().decode(), found
        finally:
            line.close()

    def decide(self, **sent: Any) -> tuple[int, Any]:
        """Send a decision as the page does."""
        status, told, _ = self.ask(
            f"/{TOKEN}/decide", json.dumps(sent).encode(), {"Content-Type": "application/json"}
        )
        return status, json.loads(told)

    def page(self, path: str = "") -> str:
        """Give the text of a page, which must be there."""
        status, text, _ = self.ask(f"/{TOKEN}/{path}")
        assert status == 200, text
        return text

    def saved(self) -> list[dict[str, Any]]:
        """Give the overrides that the file has, in its order."""
        path = self.desk.overrides
        found = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return list(found.get("override", []))


@contextmanager
def serving(desk: Any) -> Iterator[Served]:
    """Serve the pages of a desk."""
    with server.listen() as listening:
        port = server.port(listening)
        app = application(desk, TOKEN, port, summary=summary.build_lines, report=lambda: "<h1>Report</h1>")
        running = server.server(app)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield Served(desk, port)
        finally:
            running.should_exit = True
            thread.join(10)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve the pages of the talk, written to a folder."""
    with talks.opened(talks.written(folder)) as desk, serving(desk) as found:
        yield found
