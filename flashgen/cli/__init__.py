"""The command line: one module per command; decides nothing.

Data goes to standard output, talk and progress to standard error. Exit status: 0 done,
1 it could not be done, 2 the command was not understood, 130 interrupted.
"""

import atexit
import errno
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from flashgen import __version__
from flashgen.errors import FlashgenError

# In the order in which --help lists them; each is a module here with a `command`.
COMMANDS = {
    "new": "new",
    "build": "build",
    "review": "review",
    "preview": "preview",
    "push": "push",
    "furigana": "furigana",
    "words": "words",
    "dialect": "dialect",
    "explain": "explain",
    "vocab": "vocab",
    "claims": "claims",
    "report": "report",
    "known": "known",
    "dialects": "dialects",
    "check": "check",
    "config": "config",
    "doctor": "doctor",
    "dict": "dictionaries",
}


class _Group(click.Group):
    """Loads commands when they are called, and shows flashgen's own errors as a line and a hint.

    All other exceptions are bugs and keep their traceback.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"flashgen.cli.{COMMANDS[cmd_name]}").command
        assert isinstance(command, click.Command)
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, **extra)
        if args is None:  # a process of our own, not a test's or a notebook's
            # What we make has no cycles to speak of: looking for them cost a tenth of a build, and
            # left off, ten times the text took no more memory.
            gc.disable()
            atexit.register(gc.freeze)  # else the interpreter looks once more as it ends
        try:
            status = super().main(args, prog_name, complete_var, False, **extra)
        except FlashgenError as error:
            _show(error)
            status = 1
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except click.Abort:
            click.echo("Interrupted. No file was changed.", err=True)
            status = 130
        except OSError as error:
            if error.errno != errno.EPIPE:
                raise
            # The reader of our output has gone (`flashgen words … | head`): nobody is left to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = 1
        sys.exit(status if isinstance(status, int) else 0)


def _show(error: FlashgenError) -> None:
    click.secho("Error: ", fg="red", bold=True, nl=False, err=True)
    click.echo(error.message, err=True)
    if error.hint:
        click.echo(f"Hint: {error.hint}", err=True)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version")
def main() -> None:
    """Turn a Japanese transcript into Anki decks: dialect, vocabulary, key claims.

    \b
    Examples:
      flashgen build talk.txt                    make talk.apkg
      flashgen new talk.txt                      make a folder for a deck that you keep
      flashgen build decks/interpretability      make a deck from its recipe
      flashgen push talk.txt                     make it and put it into the Anki that runs
      flashgen dialect talk.srt                  see what the speaker's dialect is
      flashgen explain 行かへんかってん          see what a form is made of, and why

    \b
    Exit status: 0 done, 1 it could not be done, 2 the command was not understood, 130 interrupted.
    """
