"""`flashgen review`: the cards of a transcript on a page, to choose from and to mend."""

import webbrowser
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flashgen.cli import models, options, printing, progress, summary
from flashgen.errors import FlashgenError

if TYPE_CHECKING:
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
    wishes = pipeline.Wishes(**wished)
    watch = progress.Progress(str(source), len(pipeline.Tools.STAGES))
    wanted: dict[str, Any] = {"dialect": dialect_name, "glossaries": glossaries, "accent_files": accents}

    def report() -> str:
        from flashgen.pages import report as room
        from flashgen.pipeline import reporting

        return room.page(reporting.report(source, pipeline.Tools(**wanted), wishes, encoding=encoding))

    def desk() -> "Desk":
        from flashgen.review.desk import Desk

        agree = models.consent(yes=yes, quiet=False)
        tools = pipeline.Tools(**wanted, tell=printing.tell, stage=watch, agree=agree)
        with watch:
            return Desk(source, tools, wishes, output=output, encoding=encoding)

    _serve(desk, report, port, opens=not no_open)


def _serve(open_desk: "Callable[[], Desk]", report: Callable[[], str], port: int, *, opens: bool) -> None:
    from flashgen.review import app, server

    with server.listen(port) as listening, closing(open_desk()) as desk:
        token = server.new_token()
        address = server.address(listening, token)
        desk.announce(address)
        pages = app.application(
            desk, token, server.port(listening), summary=summary.build_lines, report=report
        )
        printing.tell(f"{desk.title}: {len(desk.entries)} notes to look at. Ctrl-C closes.")
        click.echo(address)
        if opens:
            webbrowser.open(address)
        server.serve(pages, listening)
    saved = f" What you decided is in {desk.overrides}" if desk.overrides.exists() else ""
    printing.tell(f"Closed.{saved}")


def _check_extra() -> None:
    """Raise FlashgenError where what the page needs is not installed."""
    from importlib.util import find_spec

    if missing := [name for name in _EXTRA if find_spec(name) is None]:
        raise FlashgenError(
            f"the review page needs {', '.join(missing)}", "Install them: pip install 'flashgen[review]'"
        )
