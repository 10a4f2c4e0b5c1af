"""`flashgen push`: a deck put into a running Anki."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from flashgen.cli import options, printing, push_summary
from flashgen.cli.build import make


@click.command()
@click.argument("source", metavar="DECK.apkg|SOURCE", type=click.Path(path_type=Path))
@options.asks_anki
@click.option("--sync", "synced", is_flag=True, help="Have Anki synchronise with AnkiWeb afterwards.")
@options.chosen
@click.option("--force", is_flag=True, help="Build over a file that flashgen did not make.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when all went well.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as a JSON object.")
def command(
    source: Path,
    anki_url: str | None,
    anki_key: str | None,
    synced: bool,
    force: bool,
    quiet: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Put a deck into the Anki that runs, through its add-on AnkiConnect (code 2055492159).

    DECK.apkg is one that `flashgen build` made. Any other SOURCE is built first, as `flashgen build` does,
    with the same options. Your schedule is not touched, and what you edited later than the deck stays.

    \b
    Examples:
      flashgen push talk.apkg
      flashgen push talk.txt --level N4 --known 'anki:deck:日本語 is:review'
      flashgen push decks/interpretability --sync
    """
    from flashgen import pipeline
    from flashgen.ankiconnect import address
    from flashgen.ankiconnect.client import AnkiConnect
    from flashgen.pipeline import pushing

    _check(source, _given(asked))
    anki = AnkiConnect(address(anki_url, anki_key)).checked()
    path = source
    if not pushing.is_package(source):
        path = make(source, pipeline.default_output(source), force=force, quiet=quiet, **asked).path
    if not (anki.is_local or quiet):
        printing.tell(
            f"Anki runs on another machine ({anki.url}): {path.resolve()} must be a file there too."
        )
    done = pushing.push(path, anki)
    if as_json:
        printing.print_json([push_summary.row(done)])
    elif not quiet:
        printing.tell("\n".join(push_summary.lines(done)))
    if not quiet and pushing.first_push():
        printing.tell(push_summary.BOXES)
    if synced:
        pushing.sync(anki)
        if not quiet:
            printing.tell("Synchronised with AnkiWeb.")


def _check(source: Path, given: Sequence[str]) -> None:
    """Refuse what cannot be built, and options of a build for what is built already."""
    from flashgen import pipeline
    from flashgen.pipeline import pushing

    if source == pipeline.STDIN:
        raise click.UsageError("Standard input has no name for the deck. Build it with -o, and push that.")
    if given and pushing.is_package(source):
        raise click.UsageError(f"{source} is built already; it takes no {', '.join(given)}.")


def _given(asked: Iterable[str]) -> list[str]:
    """Give those options that stand on the command line, as they are written."""
    context = click.get_current_context()
    return [
        option.opts[-1]
        for option in context.command.params
        if option.name in asked and context.get_parameter_source(option.name) is ParameterSource.COMMANDLINE
    ]
