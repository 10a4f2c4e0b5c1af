"""`flashgen known`: the words that a learner knows, as a running Anki has them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashgen.cli import options, printing
from flashgen.cli.summary import many

if TYPE_CHECKING:
    from flashgen.pipeline.known_lists import AnkiWords


@click.command()
@click.option(
    "--from-anki",
    "search",
    metavar="SEARCH",
    required=True,
    help="Which notes, written as in Anki's browser, such as 'deck:日本語 is:review'.",
)
@click.option("--field", default="", metavar="NAME", help="The field that has the word.  [found by its name]")
@options.asks_anki
@click.option(
    "-o",
    "--output",
    metavar="KNOWN.tsv",
    type=click.Path(path_type=Path),
    help="Write the words to a list that --known reads.",
)
@click.option("--force", is_flag=True, help="Write over a file that flashgen did not make.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per word.")
def command(
    search: str,
    field: str,
    anki_url: str | None,
    anki_key: str | None,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Print the words that you know already, read from the Anki that runs through its add-on AnkiConnect.

    `--known anki:SEARCH` leaves the same words out of a deck without a file between.

    \b
    Examples:
      flashgen known --from-anki 'deck:日本語 is:review'
      flashgen known --from-anki 'note:Lapis prop:ivl>=21' -o known.tsv
      flashgen known --from-anki 'deck:Mining' --field Target
    """
    from flashgen import pipeline
    from flashgen.ankiconnect import AnkiQuery, address
    from flashgen.pipeline import known_lists

    query, tools = AnkiQuery(search), pipeline.Tools(anki=address(anki_url, anki_key))
    tools.anki.checked()
    found = known_lists.search(query, tools, field)
    _tell(found)
    if output is not None:
        known_lists.write(found.words, output, query, force=force)
        printing.tell(f"Written to {output}")
    _print(found, as_json=as_json, shown=output is None)


def _tell(found: "AnkiWords") -> None:
    """Say how many words there are, and where they stood."""
    printing.tell(f"{many(len(found.words), 'word')} in {many(sum(found.fields.values()), 'note')}")
    for (type_, field), count in found.fields.items():
        printing.tell(f"  {type_}: {many(count, 'note')}, the word in {field}")


def _print(found: "AnkiWords", *, as_json: bool, shown: bool) -> None:
    from flashgen.lexicon import known_file

    rows = list(known_file.rows(found.words))
    if as_json:
        printing.print_json({"word": word, "reading": reading or None} for word, reading in rows)
    elif shown:
        printing.print_table(["word", "reading"], rows, "No word.")
