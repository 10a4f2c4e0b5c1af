"""`flashgen review`: the cards of a transcript on a page, to choose from and to mend."""

import webbrowser
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flashgen.cli import models, options, printing, progress, summary
from flashgen.errors import FlashgenError

if TYPE_CHECKING:
    from collections.abc import Callable
    from socket import socket

    from flashgen import pipeline
    from flashgen.review.desk import Desk

_EXTRA = ("filelock", "starlette", "tomlkit", "uvicorn")


@click.command()
@options.source
@click.option(
    "-o",
    "--output",
    metavar="OUT.apkg",
    type=click.Path(path_type=Path),
    help="The deck that Build writes.  [SOURCE's name, here]",
)
@options.chosen
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on.  [any free one]"
)
@click.option("--no-open", is_flag=True, help="Print the address only; do not open the browser.")
def command(
    source: Path,
    output: Path | None,
    glossaries: tuple[Path, ...],
    accents: tuple[Path, ...],
    dialect_name: str | None,
    encoding: str | None,
    yes: bool,
    port: int,
    no_open: bool,
    **wished: Any,
) -> None:
    """Look at every card of SOURCE in the browser, drop or mend some, and build the deck.

    What you decide is saved at once beside the recipe or the deck, and holds in every later build. The
    page is for this computer alone and asks for nothing beyond it. Ctrl-C closes it.

    \b
    Examples:
      flashgen review talk.txt
      flashgen review decks/interpretability
      flashgen review talk.srt -o decks/talk.apkg --level N4
    """
    from flashgen import pipeline

    if source == pipeline.STDIN:
        raise click.UsageError("Standard input cannot be reviewed. Save it to a file first.")
    _check_extra()
    from flashgen.review import server
    from flashgen.review.desk import Desk

    wishes = pipeline.Wishes(**wished)
    tools = partial(pipeline.Tools, dialect=dialect_name, glossaries=glossaries, accent_files=accents)
    with server.listen(port) as listening:
        with progress.Progress(str(source), len(pipeline.Tools.STAGES)) as watch:
            asking = tools(tell=printing.tell, stage=watch, agree=models.consent(yes=yes, quiet=False))
            desk = Desk(source, asking, wishes, output=output, encoding=encoding)
        with closing(desk):
            _serve(desk, listening, lambda: _report(source, tools(), wishes, encoding), opens=not no_open)
    saved = f" What you decided is in {desk.overrides}" if desk.overrides.exists() else ""
    printing.tell(f"Closed.{saved}")


def _serve(desk: "Desk", listening: "socket", report: "Callable[[], str]", *, opens: bool) -> None:
    """Serve the pages of a desk, and say where they are, until Ctrl-C."""
    from flashgen.review import app, server

    token, port = server.new_token(), server.port(listening)
    address = server.address(listening, token)
    desk.announce(address)
    pages = app.application(desk, token, port, summary=summary.build_lines, report=report)
    printing.tell(f"{desk.title}: {len(desk.entries)} notes to look at. Ctrl-C closes.")
    click.echo(address)
    if opens:
        webbrowser.open(address)
    server.serve(pages, listening)


def _report(source: Path, tools: "pipeline.Tools", wishes: "pipeline.Wishes", encoding: str | None) -> str:
    """Make the page of what is in the text."""
    from flashgen.pages import report as room
    from flashgen.pipeline import reporting

    return room.page(reporting.report(source, tools, wishes, encoding=encoding), back=".")


def _check_extra() -> None:
    """Raise FlashgenError where what the page needs is not installed."""
    from importlib.util import find_spec

    if missing := [name for name in _EXTRA if find_spec(name) is None]:
        raise FlashgenError(
            f"the review page needs {', '.join(missing)}", "Install them: pip install 'flashgen[review]'"
        )
