"""`flashgen claims`: the key claims of a transcript, best first."""

from pathlib import Path

import click

from flashgen.cli import json_rows, models, options, printing


@click.command()
@options.inspected
@options.limit
@options.focus
@models.asks_models
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
) -> None:
    """Print the key claims of SOURCE and the cards that ask for them.

    \b
    Example:
      flashgen claims talk.txt --limit 20 --focus faithfulness
    """
    from flashgen import pipeline

    agree = models.consent(yes=yes)
    tools = pipeline.Tools(dialect=dialect_name, tell=printing.tell, agree=agree)
    lesson = pipeline.linked(source, tools, by_lines=by_lines, encoding=encoding)
    wishes = pipeline.Wishes(claims=limit, focus=focus, llm=llm)
    found = pipeline.consult(lesson, tools, wishes, pipeline.claims(lesson, tools, wishes)).found.claims
    if as_json:
        printing.print_json(map(json_rows.claim, found))
        return
    for number, claim in enumerate(found, 1):
        click.secho(f"{number}. {claim.quote}", bold=True)
        where = " · ".join(filter(None, [claim.section, claim.topic, claim.type, claim.stance]))
        click.echo(f"   {where}")
        click.echo(f"   {claim.question} → {claim.answer}" if claim.card == "qa" else f"   {claim.text}")
    if not found:
        click.echo("No key claims found.")
