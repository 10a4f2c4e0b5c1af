"""Files that a person gets to fill in: they explain themselves, and say nothing until then."""

from pathlib import Path
from string import Template

from flashgen.recipe.settings import DeckSettings, SourceSettings
from flashgen.recipe.tables import quoted


def config() -> str:
    """Give the text of a configuration file."""
    return _text("config.toml")


def overrides() -> str:
    """Give the text of an overrides file."""
    return _text("overrides.toml")


def recipe(deck: DeckSettings, source: SourceSettings, level: str | None) -> str:
    """Give the text of a recipe. What may be left out and is not given is there as an example."""
    return Template(_text("recipe.toml")).substitute(
        id=deck.id,
        name=quoted(deck.name),
        transcript=quoted(source.transcript),
        title=quoted(source.title),
        dialect=quoted(source.dialect),
        encoding=_line("encoding", source.encoding, "cp932", "only where it is not found out rightly"),
        url=_line("url", source.url, "https://", "where the video or the talk is to be found"),
        level=_line("level", level, "N4", "leave out the words of easier levels"),
    )


def _text(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _line(key: str, value: str | None, example: str, remark: str) -> str:
    """Write a key that may be left out.

    >>> _line("level", None, "N4", "yours"), _line("level", "N2", "N4", "yours")
    ('# level = "N4" # yours', 'level = "N2" # yours')
    """
    return f"{'' if value else '# '}{key} = {quoted(value or example)} # {remark}"
