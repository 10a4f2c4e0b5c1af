"""`flashgen claims`: the key claims of a transcript, best first; to be read, edited or judged."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashgen.cli import claim_lines, json_rows, models, options, printing

if TYPE_CHECKING:
    from flashgen.claims import Extraction


@click.command()
@options.inspected
@click.option("--limit", type=click.IntRange(min=0), help="How many key claims at most.  [40]")
@options.focus
@models.asks_models
@click.option("--anew", is_flag=True, help="Choose anew, whatever claims file the recipe has.")
@click.option("--explain", is_flag=True, help="Show what each score is made of, and what got no card.")
@click.option(
    "-o",
    "--output",
    metavar="CLAIMS.toml",
    type=click.Path(path_type=Path),
    help="Write the claims to a file, to be edited and named in a recipe.",
)
@click.option(
    "--review-sheet",
    "sheet",
    metavar="CARDS.html",
    type=click.Path(path_type=Path),
    help="Write a page on which a person judges the cards beside their source.",
)
@click.option(
    "--force", is_flag=True, help="Write over a file that flashgen did not make or that was edited."
)
def command(
    source: Path,
    as_json: bool,
    by_lines: bool,
    encoding: str | None,
    dialect_name: str | None,
    limit: int | None,
    focus: tuple[str, ...],
    llm: str | None,
    yes: bool,
    anew: bool,
    explain: bool,
    output: Path | None,
    sheet: Path | None,
    force: bool,
) -> None:
    """Print the key claims of SOURCE and the cards that ask for them.

    With -o they go to a file instead, one table for each card: reword, reorder or drop cards there, add
    your own, and name the file in your recipe, [claims] file = "claims.toml". A file that you have
    edited is not written over.

    \b
    Examples:
      flashgen claims talk.txt --limit 20 --focus faithfulness
      flashgen claims talk.txt --explain
      flashgen claims talk.txt -o claims.toml
      flashgen claims talk.txt --review-sheet cards.html
    """
    from flashgen import pipeline

    agree = models.consent(yes=yes)
    tools = pipeline.Tools(dialect=dialect_name, tell=printing.tell, agree=agree)
    lesson = pipeline.linked(source, tools, by_lines=by_lines, encoding=encoding)
    wishes = pipeline.Wishes(claims=limit, focus=focus, anew=anew, llm=llm)
    found = pipeline.consult(lesson, tools, wishes, pipeline.claims(lesson, tools, wishes)).found
    many = f"{len(found.claims)} claim{'s' * (len(found.claims) != 1)}"
    if output is not None:
        pipeline.write_claims(found.claims, output, title=lesson.document.title, force=force)
        printing.tell(f'{many} written to {output}. Name it in a recipe: [claims] file = "{output.name}"')
    if sheet is not None:
        pipeline.write_sheet(found.claims, lesson.document, sheet, rubies=tools.rubies, force=force)
        printing.tell(f"{many} to judge written to {sheet}. Open it in a browser.")
    if as_json:
        printing.print_json(json_rows.claim(claim, explained=explain) for claim in found.claims)
        printing.print_json(map(json_rows.dropped_claim, found.dropped if explain else ()))
    elif output is None and sheet is None:
        _print(found, explain=explain)


def _print(found: "Extraction", *, explain: bool) -> None:
    for number, claim in enumerate(found.claims, 1):
        click.secho(f"{number}. {claim.quote}", bold=True)
        lines = [*claim_lines.card_lines(claim), *(claim_lines.share_lines(claim) if explain else ())]
        click.echo("\n".join(f"   {line}".rstrip() for line in lines))
    if not found.claims:
        click.echo("No key claims found.")
    if explain and found.dropped:
        click.secho("\nDropped", bold=True)
        click.echo("\n".join(claim_lines.dropped_lines(found.dropped)))
