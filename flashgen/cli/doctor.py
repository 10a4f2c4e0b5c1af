"""`flashgen doctor`: whether all is there that flashgen needs."""

import sys
from collections import Counter
from io import TextIOWrapper

import click

from flashgen.cli import printing

_COLOURS = {"ok": "green", "could be better": "yellow", "broken": "red"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per check.")
def command(as_json: bool) -> None:
    """Check what flashgen needs and what would help it, and say what to do.

    Looks at Python, packages, dictionary, cache, configuration, fonts, terminal, browser and Anki. Nothing
    is asked of the network but whether AnkiConnect answers. The exit status is 1 where something is broken.

    \b
    Example:
      flashgen doctor
    """
    from flashgen import doctor

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without Japanese is among what is told
    states: Counter[str] = Counter()
    for name, finding in doctor.examine():
        states[finding.state] += 1
        if as_json:
            row = {"check": name, "state": finding.state, "found": finding.found, "remedy": finding.remedy}
            printing.print_json([row])
            continue
        click.secho(f"{finding.state:<{_STATE}}", fg=_COLOURS[finding.state], nl=False)
        click.echo(f"  {name:<{_NAME}}  {finding.found}")
        if finding.remedy:
            click.echo(f"{'':<{_STATE}}  {'':<{_NAME}}  {finding.remedy}")
    told = [f"{count} {state}" for state, count in states.items()]
    printing.tell(f"{', '.join(told)}.")
    if states[doctor.BROKEN]:
        click.get_current_context().exit(1)


_STATE = max(map(len, _COLOURS))  # columns
_NAME = 16
