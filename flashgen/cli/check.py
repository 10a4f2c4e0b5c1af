"""`flashgen check`: whether a deck's recipe and its corrections, or a dialect's data, are right."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashgen.cli import completion, printing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flashgen.dialects.checking import Checked, Problem
    from flashgen.pipeline.checking import CheckedRecipe


@click.command()
@click.argument("names", metavar="[RECIPE|DIALECT]...", nargs=-1, shell_complete=completion.checked)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per problem.")
def command(names: tuple[str, ...], as_json: bool) -> None:
    """Check decks and dialects. Without a name, all dialects that there are.

    A deck is named by its recipe, or the folder of one: files that are missing or bad are told, what is
    wrong with its claims file, and corrections that fit no card any more. A dialect is named as
    `flashgen dialects` does, or by a folder of your own. Every problem is a line that says where and
    why, with a hint; the exit status is then 1.

    \b
    Examples:
      flashgen check decks/interpretability
      flashgen check kansai
      flashgen check ./nagoya
    """
    found = False
    for name, problems, summary in _results(names):
        found = found or bool(problems)
        if as_json:
            printing.print_json({"where": p.where, "reason": p.reason, "hint": p.hint} for p in problems)
            continue
        for problem in problems:
            click.echo(f"{problem.where}: {problem.reason} ({problem.hint})")
        many = f"{len(problems)} problem{'s' * (len(problems) != 1)}."
        printing.tell(f"{name}: {many if problems else f'all good. {summary}'}")
    if found:
        click.get_current_context().exit(1)


def _results(names: tuple[str, ...]) -> "Iterator[tuple[str, tuple[Problem, ...], str]]":
    """Give name, problems, and what was looked at, of each that was asked for."""
    from flashgen import dialects, pipeline, recipe
    from flashgen.dialects import checking
    from flashgen.pipeline import checking as recipes

    for name in names or dialects.names():
        path = Path(name)
        if name not in dialects.names() and (path.suffix == ".toml" or (path / recipe.RECIPE).is_file()):
            deck = recipes.check(path, pipeline.Tools(tell=printing.tell))
            yield deck.name, deck.problems, _deck_summary(deck)
        else:
            own = name not in dialects.names() and path.is_dir()
            result = checking.check(path.resolve() if own else dialects.folder(name))
            yield result.name, result.problems, _dialect_summary(result)


def _deck_summary(checked: "CheckedRecipe") -> str:
    return f"{checked.notes} notes, {checked.overrides} correction{'s' * (checked.overrides != 1)}."


def _dialect_summary(checked: "Checked") -> str:
    return (
        f"{checked.items} items, {checked.words} words, {checked.rules} rules, "
        f"{checked.sentences} examples and counter-examples."
    )
