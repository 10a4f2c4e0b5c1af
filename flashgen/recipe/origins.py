"""Where each setting comes from: the environment, a recipe, the configuration, or flashgen itself."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from flashgen import recipe
from flashgen.choices import VARIABLES
from flashgen.recipe.config import DECKS_OWN, FILES, Config
from flashgen.recipe.settings import TABLES, AnkiSettings, DeckSettings, Recipe, SourceSettings
from flashgen.recipe.tables import line_in, toml
from flashgen.values import dataclass

BUILT_IN = "built in"
_DECKS = ("deck", "source")  # tables that say nothing of a learner, but for the dialect
_DIALECT = "source.dialect"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting by table and key ("vocabulary.level"), its value, and the places that it comes from."""

    name: str
    value: Any
    origins: tuple[str, ...]


def settings(config: Config, path: Path | None, environ: Mapping[str, str]) -> Iterator[Setting]:
    """Give every setting as it holds for the recipe at path, or where there is none, for any transcript.

    Raises RecipeError where the recipe is not valid.
    """
    wanted = recipe.load(path, config) if path else _any(config)
    lines = {} if path is None else _lines(path)
    for table, type_ in {**TABLES, "anki": AnkiSettings}.items():
        held = config.anki if type_ is AnkiSettings else getattr(wanted, table)
        for key in fields(type_):
            name = f"{table}.{key.name}"
            if path or name == _DIALECT or not (table in _DECKS or name in DECKS_OWN):
                yield _setting(name, getattr(held, key.name), lines, config, environ)


def _any(config: Config) -> Recipe:
    return config.beneath(Recipe(DeckSettings(0, ""), SourceSettings("")), {})


def _lines(path: Path) -> dict[str, str]:
    """Say of each key of a recipe where it stands."""
    text = path.read_text(encoding="utf-8-sig").splitlines()
    return {
        f"{name}.{key}": f"{path}, line {line_in(text, name, key)}"
        for name, table in toml(path).items()
        for key in table
    }


def _setting(
    name: str, value: Any, lines: Mapping[str, str], config: Config, environ: Mapping[str, str]
) -> Setting:
    """Say what a setting is and where from; lists of files come from everywhere at once."""
    variable = VARIABLES.get(name, "")
    said = environ.get(variable, "")
    origins = [variable] if said else []
    origins += [lines[name]] if name in lines else []
    origins += [f"{config.path}, line {config.lines[name]}"] if name in config.lines else []
    if name in FILES:
        return Setting(name, (*filter(None, said.split(os.pathsep)), *value), tuple(origins or [BUILT_IN]))
    return Setting(name, said or value, tuple(origins[:1] or [BUILT_IN]))
