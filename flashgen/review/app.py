"""The pages of a review as an ASGI application: reads requests, asks the desk, answers.

All is done in the server's own thread, one request after another: a desk is one person's.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from flashgen.errors import FlashgenError
from flashgen.pages import cards
from flashgen.review import cards_page, decisions, shell, transcript_page
from flashgen.review.desk import Conflict
from flashgen.review.guard import REPORT_POLICY, Guarded, read_body
from flashgen.review.listing import listed, read_filter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flashgen.pipeline import Built
    from flashgen.review.desk import Desk
    from flashgen.review.entries import Entry

_STATIC = Path(__file__).with_name("static")
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def application(
    desk: "Desk",
    token: str,
    port: int,
    *,
    summary: "Callable[[Built], Iterable[str]]",
    report: "Callable[[], str]",
) -> Guarded:
    """Make the application of a desk, behind its door.

    `summary` says what was built, line by line; `report` makes the page of what is in the text, when it is
    first asked for.
    """
    pages = Pages(desk, summary, cache(report))
    routes = [
        Route("/", pages.cards),
        Route("/transcript", pages.transcript),
        Route("/report", pages.report),
        Route("/card.css", pages.card_css),
        Route("/static/{name}", static),
        Route("/decide", pages.decide, methods=["POST"]),
        Route("/undo", pages.undo, methods=["POST"]),
        Route("/build", pages.build, methods=["POST"]),
    ]
    app = Starlette(routes=[Mount(f"/{token}", routes=routes)])
    return Guarded(app, token, port)


class Pages:
    """Answers requests for one desk."""

    def __init__(
        self, desk: "Desk", summary: "Callable[[Built], Iterable[str]]", report: "Callable[[], str]"
    ) -> None:
        self._desk, self._summary, self._report = desk, summary, report

    async def cards(self, request: Request) -> Response:
        """Show the list of cards and the chosen one."""
        asked = request.query_params
        wanted = read_filter(asked)
        entries = self._desk.entries.values()
        found = listed(entries, wanted, page=_number(asked.get("page")), card=asked.get("card", ""))
        main = cards_page.main(self._desk, wanted, found, edits="edit" in asked)
        view = "card" if "card" in asked else "list"
        page = self._page("cards", main, f' data-view="{view}"')
        # The index of a long transcript takes a while: it is made while somebody looks at the first card.
        page.background = BackgroundTask(self._desk.places)
        return page

    async def transcript(self, request: Request) -> Response:
        """Show one part of the transcript."""
        main = transcript_page.main(self._desk, _number(request.query_params.get("part")))
        return self._page("transcript", main)

    async def report(self, request: Request) -> Response:  # noqa: ARG002
        """Show what is in the text: a page without script that has its style in itself."""
        try:
            return HTMLResponse(self._report(), headers={"content-security-policy": REPORT_POLICY})
        except FlashgenError as error:
            return PlainTextResponse(f"{error.message}. {error.hint}", 422)

    def _page(self, here: str, main: str, attributes: str = "") -> Response:
        return HTMLResponse(shell.page(self._desk, here, main, attributes=attributes))

    async def card_css(self, request: Request) -> Response:  # noqa: ARG002
        """Give the style of the cards, of each note type that there is."""
        sheets = dict.fromkeys(entry.css for entry in self._desk.entries.values())
        return Response("\n".join(map(cards.style, sheets)), media_type="text/css")

    async def decide(self, request: Request) -> Response:
        """Save a decision, and say what was saved."""
        body = await read_body(request.stream())
        if body is None:
            return _told("that is more than can be decided at once", "", 413)
        try:
            decision = decisions.read(body, self._desk)
            self._desk.decide(decision.changes, decision.seen)
        except decisions.UnreadableError as error:
            return _told(error.message, error.hint, 400)
        except FlashgenError as error:
            return _failed(error)
        return JSONResponse({"said": decision.said})

    async def undo(self, request: Request) -> Response:  # noqa: ARG002
        """Take the last decision back."""
        try:
            entries = self._desk.undo()
        except FlashgenError as error:
            return _failed(error)
        if not entries:
            return JSONResponse({"said": "There is nothing to undo."})
        what = entries[0].title if len(entries) == 1 else f"{len(entries):,} notes"
        return JSONResponse({"said": f"Undone: {what}."})

    async def build(self, request: Request) -> Response:  # noqa: ARG002
        """Build the deck as it is decided now."""
        try:
            built = self._desk.build()
        except FlashgenError as error:
            return _failed(error)
        return JSONResponse({"said": f"Built {built.path}", "summary": "\n".join(self._summary(built))})


async def static(request: Request) -> Response:
    """Give a file of the pages: script, style, picture."""
    found = _files().get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("There is no such file.", 404)
    content, kind = found
    return Response(content, media_type=kind)


@cache
def _files() -> dict[str, tuple[bytes, str]]:
    return {path.name: (path.read_bytes(), _TYPES[path.suffix]) for path in _STATIC.iterdir()}


def _number(text: str | None) -> int:
    """Read the number of a page; what is none is the first."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 1


def _failed(error: FlashgenError) -> Response:
    if isinstance(error, Conflict):
        now = [_now(entry) for entry in error.entries]
        return JSONResponse({"message": error.message, "hint": error.hint, "now": now}, 409)
    return _told(error.message, error.hint, 422)


def _told(message: str, hint: str, status: int) -> Response:
    return JSONResponse({"message": message, "hint": hint}, status)


def _now(entry: "Entry") -> dict[str, Any]:
    """Say what an entry's file has of it now."""
    return {
        "key": entry.key,
        "title": entry.title,
        "version": entry.version,
        "override": {name: str(value) for name, value in entry.override.items()},
    }
