"""What commands that may ask a language model share: --llm, --yes, and the question before the first call."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from flashgen.choices import VARIABLES
from flashgen.cli import printing
from flashgen.errors import ModelError

F = TypeVar("F", bound=Callable[..., Any])

_model = click.option(
    "--llm",
    metavar="MODEL",
    envvar=VARIABLES["llm.model"],
    show_envvar=True,
    help="A language model that writes questions and English, by the name that the library llm has for it "
    "(needs: pip install 'flashgen[llm]'); none: no model.  [the recipe's, or none]",
)
_yes = click.option(
    "--yes", is_flag=True, help="Send text to the model without asking, and accept what that costs."
)


def asks_models(command: F) -> F:
    """Add --llm and --yes."""
    return _model(_yes(command))


def consent(*, yes: bool, quiet: bool = False) -> Callable[[str], None]:
    """Give what tells a person what would be sent, and raises ModelError unless that is wanted."""

    def agree(line: str) -> None:
        if not (yes and quiet):
            printing.tell(line)
        if yes:
            return
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise ModelError(
                "nothing is sent to a language model without leave", "Pass --yes, or --llm none."
            )
        if not click.confirm("Send it?", err=True):
            raise ModelError("nothing was sent, and no file was changed", "Pass --llm none for no model.")

    return agree
