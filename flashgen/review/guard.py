"""The door of the review server: who may come in, and what every answer says to the browser.

Only a browser on this computer that was given the address with its token comes in. Other pages that are
open in it cannot: they do not know the token, and what they send has their own Origin; a name that an
attacker lets point to 127.0.0.1 is refused by its Host.
"""

import secrets
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
LARGEST_BODY = 1_000_000  # bytes; the decisions on 10,000 cards at once are a tenth of it
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = {
    "content-security-policy": PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guarded:
    """An ASGI application that only those reach who may: by token, Host and Origin; else 403.

    The token is the first part of every path: http://127.0.0.1:PORT/TOKEN/. What is sent must be JSON
    (415) and no larger than LARGEST_BODY (413).
    """

    def __init__(self, app: "ASGIApp", token: str, port: int) -> None:
        self._app, self._token = app, token
        self._hosts = {f"{HOST}:{port}", f"localhost:{port}"}

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer a request as ASGI wants it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: "Message") -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                more = ((n.encode(), v.encode()) for n, v in _HEADERS.items() if n.encode() not in given)
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        refused = self._refusal(scope)
        if refused:
            from starlette.responses import PlainTextResponse

            status, reason = refused
            await PlainTextResponse(reason, status)(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)

    def _refusal(self, scope: "Scope") -> tuple[int, str] | None:
        """Give the status and the reason why a request must not come in."""
        headers = _headers(scope)
        origin = headers.get("origin")
        if headers.get("host") not in self._hosts:
            return 403, "This page is for the computer it runs on."
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return 403, "Another page sent this."
        token = scope["path"].split("/")[1]
        if not secrets.compare_digest(token.encode(), self._token.encode()):
            return 403, "Open the address that `flashgen review` printed."
        if scope["method"] == "POST":
            return _unfit(headers)
        return None


def _headers(scope: "Scope") -> dict[str, str]:
    """Read the headers; one that is sent twice is read as both, which fits nothing."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _unfit(headers: dict[str, str]) -> tuple[int, str] | None:
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return 415, "Only application/json is read here."
    if int(headers.get("content-length") or 0) > LARGEST_BODY:
        return 413, "That is more than can be decided at once."
    return None


async def read_body(stream: Any) -> bytes | None:
    """Read what is sent in pieces; None where it is too large."""
    body = bytearray()
    async for piece in stream:
        body += piece
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)
