"""Arguments and options that several commands share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from flashgen.choices import FURIGANA, LEVELS, VARIABLES
from flashgen.cli import completion, models

F = TypeVar("F", bound=Callable[..., Any])


def _parts_of_speech(ctx: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Divide names at their commas, and refuse unknown ones."""
    from flashgen import parts_of_speech

    names = tuple(name.strip() for name in (value or "").replace("、", ",").split(",") if name.strip())
    for name in names:
        if not parts_of_speech.beginnings(name):
            raise click.BadParameter(
                f"unknown part of speech {name!r}. {parts_of_speech.near(name)}", ctx, option
            )
    return names


class KnownList(click.Path):
    """A file, or "anki:" and a search in Anki."""

    name = "list"

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Make a path or a search of what stands on the command line."""
        from flashgen.ankiconnect import PREFIX, AnkiQuery

        if isinstance(value, str) and value.startswith(PREFIX):
            return AnkiQuery(value.removeprefix(PREFIX))
        return super().convert(value, param, ctx)

    def split_envvar_value(self, rv: str) -> Sequence[str]:
        """Divide a variable at the colons or semicolons between files; a search is whole."""
        return [rv] if rv.startswith("anki:") else super().split_envvar_value(rv)


source = click.argument("source", type=click.Path(path_type=Path, allow_dash=True))
json_lines = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per line.")
by_lines = click.option(
    "--lines",
    "by_lines",
    is_flag=True,
    help="Take each input line as one sentence; no outline, no splitting.",
)
encoding = click.option(
    "--encoding", metavar="NAME", help="The file's encoding, if it is not found out rightly."
)
dialect = click.option(
    "--dialect",
    "dialect_name",
    metavar="NAME",
    envvar=VARIABLES["source.dialect"],
    shell_complete=completion.dialects,
    show_envvar=True,
    help="The dialect to look for, or auto: the one that the text speaks for.  [kansai]",
)
limit = click.option("--limit", type=click.IntRange(min=0), help="How many at most; 0 means all.")
level = click.option(
    "--level",
    type=click.Choice(LEVELS, case_sensitive=False),
    envvar=VARIABLES["vocabulary.level"],
    metavar=f"[{'|'.join(LEVELS)}]",
    shell_complete=completion.levels,
    show_envvar=True,
    help="The level you are working on: easier words are left out.",
)
known = click.option(
    "--known",
    multiple=True,
    metavar="FILE|anki:SEARCH",
    type=KnownList(),
    envvar=VARIABLES["vocabulary.known"],
    show_envvar=True,
    help="Words you know: .txt, .csv, .tsv or .apkg, or what a search in a running Anki finds, such as "
    "'anki:deck:日本語 is:review'. May be given again.",
)
min_count = click.option(
    "--min-count", type=click.IntRange(min=1), help="Leave out words that are met fewer times.  [1]"
)
pos = click.option(
    "--pos",
    metavar="NAME,…",
    callback=_parts_of_speech,
    help="Only words of these parts of speech: noun, verb, adjective, adverb … or UniDic's names.",
)
glossary = click.option(
    "--glossary",
    "glossaries",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Terms of your field: a .tsv of headword, reading, English. May be given again.",
)
accent = click.option(
    "--accent",
    "accents",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Pitch accents: a .tsv of word, reading, H or L for each mora. May be given again.",
)
furigana = click.option(
    "--furigana",
    type=click.Choice(FURIGANA, case_sensitive=False),
    envvar=VARIABLES["cards.furigana"],
    show_envvar=True,
    help="When the front of a card has readings: always, on a tap, or never (the back has them).  [tap]",
)
focus = click.option(
    "--focus",
    multiple=True,
    metavar="TOPIC",
    shell_complete=completion.topics,
    help="A topic whose claims come first. May be given again.",
)
_name = click.option("--name", help="The deck's name in Anki.  [the recipe's, or SOURCE's name]")
_words = click.option(
    "--limit", type=click.IntRange(min=0), help="How many words at most; 0 means all.  [150]"
)
_claims = click.option("--claims", type=click.IntRange(min=0), help="How many key claims at most.  [40]")


def chosen(command: F) -> F:
    """Add what every command takes that makes a deck: --name, what is to be in it, and how to read SOURCE."""
    choices = (_name, level, known, min_count, pos, glossary, accent, _words, _claims, focus, furigana)
    for option in reversed((*choices, models.asks_models, dialect, encoding)):
        command = option(command)
    return command


def asks_anki(command: F) -> F:
    """Add where AnkiConnect listens, and its key, which the environment may say too."""
    url = click.option(
        "--url",
        "anki_url",
        envvar=VARIABLES["anki.url"],
        show_envvar=True,
        metavar="URL",
        help="Where AnkiConnect listens.  [http://127.0.0.1:8765]",
    )
    key = click.option(
        "--key",
        "anki_key",
        envvar=VARIABLES["anki.key"],
        show_envvar=True,
        metavar="KEY",
        help="The API key that AnkiConnect wants, if it wants one.",
    )
    return url(key(command))


def inspected(command: F) -> F:
    """Add what every inspecting command takes: SOURCE, --json, --lines, --encoding, --dialect."""
    for option in (dialect, encoding, by_lines, json_lines, source):
        command = option(command)
    return command
