"""`flashgen build`: a deck of a transcript."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flashgen.cli import models, options, printing, progress, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from flashgen.pipeline import Built


@click.command()
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
)
@click.option(
    "-o",
    "--output",
    metavar="OUT.apkg",
    type=click.Path(path_type=Path),
    help="The deck to write.  [SOURCE's name, here]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("apkg", "tsv", "json"), case_sensitive=False),
    help="A package for Anki, or its notes as text: tsv for Anki's text import, json for programs.  "
    "[by -o's ending, else apkg]",
)
@options.chosen
@click.option("--force", is_flag=True, help="Write over a file that flashgen did not make.")
@click.option("--open", "opened", is_flag=True, help="Hand the deck to Anki, which asks how to import it.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when all went well.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as a JSON object.")
def command(
    sources: tuple[Path, ...],
    output: Path | None,
    form: str | None,
    force: bool,
    opened: bool,
    quiet: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Make an Anki deck of each SOURCE: a transcript, a recipe, a folder with one, or - .

    Built again, a deck updates the cards you have: what did not change is left alone.

    \b
    Examples:
      flashgen build talk.txt
      flashgen build talk.srt -o talk.apkg --level N4 --known known.txt
      cat talk.txt | flashgen build - -o talk.apkg
      flashgen build decks/interpretability
      flashgen build talk.txt --llm gpt-4o-mini
      flashgen build talk.txt -o talk.tsv
      flashgen build talk.txt --open
    """
    from flashgen import pipeline

    _check_names(sources, output)
    chosen = _format(output, form)
    hand_over = _to_anki(quiet=quiet) if opened else None
    for source in sources:
        path = output or pipeline.default_output(source, chosen)
        built = make(source, path, form=chosen, force=force, quiet=quiet, **asked)
        if as_json:
            printing.print_json([summary.build_row(built)])
        elif not quiet:
            printing.tell("\n".join(summary.build_lines(built)))
        if hand_over:
            hand_over(built.path)
        if source is not sources[-1]:
            gc.collect()  # the collector is off, see flashgen.cli, and an open database is in a cycle


def _to_anki(*, quiet: bool) -> "Callable[[Path], None]":
    """Find the desktop Anki, to hand decks to. Raises FlashgenError where there is none."""
    from flashgen import desktop

    anki = desktop.anki()

    def hand_over(deck: Path) -> None:
        desktop.open_with(anki, deck)
        if not quiet:
            printing.tell(f"Handed to Anki ({' '.join(anki)}).")

    return hand_over


def make(
    source: Path,
    output: Path,
    *,
    form: str = "apkg",
    force: bool,
    quiet: bool,
    yes: bool,
    glossaries: tuple[Path, ...],
    accents: tuple[Path, ...],
    dialect_name: str | None,
    encoding: str | None,
    **wished: Any,
) -> "Built":
    """Make the deck of a source as `options.chosen` were said, with a bar where it takes long."""
    from flashgen import pipeline

    watch = progress.Progress(str(source), len(pipeline.Tools.STAGES), silent=quiet)
    tools = pipeline.Tools(
        dialect=dialect_name,
        glossaries=glossaries,
        accent_files=accents,
        tell=None if quiet else printing.tell,
        stage=watch,
        agree=models.consent(yes=yes, quiet=quiet),
    )
    wishes = pipeline.Wishes(**wished)
    with watch:
        return pipeline.build(source, output, tools, wishes, encoding=encoding, form=form, force=force)


def _check_names(sources: tuple[Path, ...], output: Path | None) -> None:
    from flashgen import pipeline

    if output is not None and len(sources) > 1:
        raise click.UsageError("-o names one deck, but there are several sources. Build them one by one.")
    if output is None and pipeline.STDIN in sources:
        raise click.UsageError("Standard input has no name for the deck. Pass -o OUT.apkg.")


def _format(output: Path | None, asked: str | None) -> str:
    from flashgen import pipeline

    named = pipeline.FORMATS.get(output.suffix.lower()) if output else None
    if asked and named and asked != named:
        raise click.UsageError(f"-o {output} is a name for {named}, but --format asks for {asked}.")
    return asked or named or pipeline.PACKAGE
