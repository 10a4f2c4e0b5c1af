"""`flashgen new`: the folder of a deck that is to be kept."""

import shlex
import sys
from pathlib import Path

import click

from flashgen.choices import LEVELS
from flashgen.cli import options, printing

_NO_LEVEL = "none"


@click.command()
@click.argument("transcript", type=click.Path(path_type=Path))
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="The deck's name in Anki.  [the transcript's title]")
@options.level
@click.option("--url", default="", help="Where the video or the talk is to be found.")
@options.dialect
@options.encoding
@click.option("--yes", is_flag=True, help="Ask nothing: take what is offered.")
def command(
    transcript: Path,
    folder: Path | None,
    name: str | None,
    level: str | None,
    url: str,
    dialect_name: str | None,
    encoding: str | None,
    yes: bool,
) -> None:
    """Make a FOLDER for a deck of TRANSCRIPT, with a recipe to fill in and room for corrections.

    The transcript is copied. Its dialect is found out, unless --dialect says it.

    \b
    Examples:
      flashgen new talk.srt
      flashgen new talk.srt decks/osaka --name 大阪の話 --level N3 --yes
    """
    from flashgen import pipeline
    from flashgen.pipeline import new_decks
    from flashgen.recipe import config

    folder = folder or Path(transcript.stem)
    new_decks.check_folder(folder)
    mine = config.load().tables.get("vocabulary", {}).get("level")
    tools = pipeline.Tools(dialect=dialect_name or pipeline.AUTO, tell=printing.tell)
    draft = new_decks.draft(transcript, tools, encoding)
    if not yes and sys.stdin.isatty() and sys.stderr.isatty():
        name = name or click.prompt("Name of the deck", default=draft.name, value_proc=_deck_name, err=True)
        level = level or _asked_level(mine)
    files = new_decks.write(draft, folder, name=name, level=level, url=url)
    there = shlex.quote(str(folder))
    printing.tell(
        f"Written to {folder}: {', '.join(files)}\n\n"
        f"Look at what it would teach:  flashgen vocab {there}\n"
        f"Make the deck:                flashgen build {there}"
    )


def _deck_name(name: str) -> str:
    from flashgen.recipe.settings import deck_name

    if wrong := deck_name(name):
        raise click.BadParameter(f"{wrong[0]}. {wrong[1]}")
    return name


def _asked_level(mine: str | None) -> str | None:
    """Ask for a level; None leaves it to the configuration, which has `mine`."""
    answer: str = click.prompt(
        "Your level: words of easier ones get no card",
        default=mine or _NO_LEVEL,
        type=click.Choice([*LEVELS, _NO_LEVEL], case_sensitive=False),
        err=True,
    )
    if answer == (mine or _NO_LEVEL):
        return None
    return LEVELS[0] if answer == _NO_LEVEL else answer
