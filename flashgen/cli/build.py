"""`flashgen build`: a deck of a transcript."""

import gc
from pathlib import Path
from typing import Any

import click

from flashgen.cli import models, options, printing, progress, summary


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
@click.option("--name", help="The deck's name in Anki.  [the recipe's, or SOURCE's name]")
@options.level
@options.known
@options.min_count
@options.pos
@options.glossary
@options.accent
@click.option("--limit", type=click.IntRange(min=0), help="How many words at most; 0 means all.  [150]")
@click.option("--claims", type=click.IntRange(min=0), help="How many key claims at most.  [40]")
@options.focus
@options.furigana
@models.asks_models
@options.dialect
@options.encoding
@click.option("--force", is_flag=True, help="Write over a file that flashgen did not make.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when all went well.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as a JSON object.")
def command(
    sources: tuple[Path, ...],
    output: Path | None,
    glossaries: tuple[Path, ...],
    accents: tuple[Path, ...],
    dialect_name: str | None,
    encoding: str | None,
    yes: bool,
    force: bool,
    quiet: bool,
    as_json: bool,
    **wished: Any,
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
    """
    from flashgen import pipeline

    _check_names(sources, output)
    wishes = pipeline.Wishes(**wished)
    for source in sources:
        watch = progress.Progress(str(source), len(pipeline.Tools.STAGES), silent=quiet)
        tell = None if quiet else printing.tell
        tools = pipeline.Tools(
            dialect=dialect_name,
            glossaries=glossaries,
            accent_files=accents,
            tell=tell,
            stage=watch,
            agree=models.consent(yes=yes, quiet=quiet),
        )
        path = output or pipeline.default_output(source)
        with watch:
            built = pipeline.build(source, path, tools, wishes, encoding=encoding, force=force)
        if as_json:
            printing.print_json([summary.build_row(built)])
        elif not quiet:
            printing.tell("\n".join(summary.build_lines(built)))
        if source is not sources[-1]:
            gc.collect()  # the collector is off, see flashgen.cli, and an open database is in a cycle


def _check_names(sources: tuple[Path, ...], output: Path | None) -> None:
    from flashgen import pipeline

    if output is not None and len(sources) > 1:
        raise click.UsageError("-o names one deck, but there are several sources. Build them one by one.")
    if output is None and pipeline.STDIN in sources:
        raise click.UsageError("Standard input has no name for the deck. Pass -o OUT.apkg.")
