"""`flashgen check`: whether a dialect's data is right."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashgen.cli import printing

if TYPE_CHECKING:
    from flashgen.dialects.checking import Checked


@click.command()
@click.argument("dialects", metavar="[DIALECT]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per problem.")
def command(dialects: tuple[str, ...], as_json: bool) -> None:
    """Check dialects: their names, or folders of your own. Without any, all that there are.

    Every problem is a line that names file, row and reason, with a hint; the exit status is then 1.

    \b
    Examples:
      flashgen check kansai
      flashgen check ./nagoya
    """
    from flashgen.dialects import checking

    results = [checking.check(_folder(name)) for name in _asked(dialects)]
    problems = [problem for result in results for problem in result.problems]
    if as_json:
        printing.print_json(
            {"where": problem.where, "reason": problem.reason, "hint": problem.hint} for problem in problems
        )
    for result in results:
        if not as_json:
            _print(result)
    if problems:
        click.get_current_context().exit(1)


def _asked(names: tuple[str, ...]) -> tuple[str, ...]:
    from flashgen import dialects

    return names or dialects.names()


def _folder(name: str) -> Path:
    """Find what a name means: one of the dialects, or a folder."""
    from flashgen import dialects

    own = name not in dialects.names() and Path(name).is_dir()
    return Path(name).resolve() if own else dialects.folder(name)


def _print(result: "Checked") -> None:
    for problem in result.problems:
        click.echo(f"{problem.where}: {problem.reason} ({problem.hint})")
    noun = "problem" if len(result.problems) == 1 else "problems"
    if result.problems:
        printing.tell(f"{result.name}: {len(result.problems)} {noun}.")
        return
    printing.tell(
        f"{result.name}: all good. {result.items} items, {result.words} words, {result.rules} rules, "
        f"{result.sentences} examples and counter-examples."
    )
