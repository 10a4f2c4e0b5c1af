"""`flashgen preview`: the cards of a transcript as one page."""

from pathlib import Path
from typing import Any

import click

from flashgen.cli import models, options, printing, progress


@click.command()
@options.source
@click.option(
    "-o",
    "--output",
    metavar="OUT.html",
    type=click.Path(path_type=Path),
    help="The page to write.  [SOURCE's name with .preview.html, here]",
)
@options.chosen
@click.option("--open", "opened", is_flag=True, help="Show the page in the browser.")
@click.option("--force", is_flag=True, help="Write over a file that flashgen did not make.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when all went well.")
def command(
    source: Path,
    output: Path | None,
    glossaries: tuple[Path, ...],
    accents: tuple[Path, ...],
    dialect_name: str | None,
    encoding: str | None,
    yes: bool,
    opened: bool,
    force: bool,
    quiet: bool,
    **wished: Any,
) -> None:
    """Write every card of SOURCE as Anki will show it, front and back, on one page to look at or to send.

    The page is whole in itself: it loads nothing, sends nothing, and can be read without JavaScript.

    \b
    Examples:
      flashgen preview talk.txt --open
      flashgen preview decks/interpretability -o cards.html
    """
    from flashgen import pipeline

    if output is None and source == pipeline.STDIN:
        raise click.UsageError("Standard input has no name for the page. Pass -o OUT.html.")
    path = output or pipeline.default_preview(source)
    watch = progress.Progress(str(source), len(pipeline.Tools.STAGES), silent=quiet)
    tools = pipeline.Tools(
        dialect=dialect_name,
        glossaries=glossaries,
        accent_files=accents,
        tell=None if quiet else printing.tell,
        stage=watch,
        agree=models.consent(yes=yes, quiet=quiet),
    )
    with watch:
        wishes = pipeline.Wishes(**wished)
        deck = pipeline.preview(source, path, tools, wishes, encoding=encoding, force=force)
    if not quiet:
        many = f"{len(deck.notes)} note{'s' * (len(deck.notes) != 1)}"
        printing.tell(f"{deck.name}: the cards of {many}, written to {path}")
    if opened and click.launch(path.resolve().as_uri()):
        printing.tell("No browser could be started; open the page in one yourself.")
