"""Recipes: recipe.toml, and the overrides.toml beside it, read into values that are whole.

Every key is checked: an unknown one is refused with "Did you mean", an ill-typed one with what
it should be, so that a misspelt setting is never silently ignored. What a recipe leaves open, the
learner's configuration may say: `config.py`.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from flashgen.errors import RecipeError
from flashgen.recipe.config import Config
from flashgen.recipe.overrides import Override, read_overrides
from flashgen.recipe.settings import (
    OVERRIDES,
    TABLES,
    CardSettings,
    ClaimSettings,
    DeckSettings,
    DialectSettings,
    ModelSettings,
    Recipe,
    SourceSettings,
    VocabularySettings,
    check,
)
from flashgen.recipe.tables import meant, toml, value

__all__ = [
    "OVERRIDES",
    "RECIPE",
    "TABLES",
    "CardSettings",
    "ClaimSettings",
    "DeckSettings",
    "DialectSettings",
    "ModelSettings",
    "Override",
    "Recipe",
    "SourceSettings",
    "VocabularySettings",
    "check",
    "find",
    "load",
    "overrides_beside",
    "with_overrides",
]

RECIPE = "recipe.toml"


def find(source: Path) -> Path | None:
    """Give the recipe that source is or holds; None where source is a transcript.

    Raises RecipeError for a folder without a recipe.
    """
    if source.is_dir():
        if not (source / RECIPE).is_file():
            raise RecipeError(
                f"{source}: this folder has no {RECIPE}",
                "Name a transcript file, or make one of it: flashgen new TRANSCRIPT.",
            )
        return source / RECIPE
    return source if source.suffix == ".toml" else None


def load(path: Path, config: Config | None = None) -> Recipe:
    """Read the recipe at path and the overrides beside it; what it leaves open is as config says.

    Raises RecipeError, naming file, table and key.
    """
    tables = toml(path)
    for name in tables:
        if name not in TABLES:
            raise RecipeError(f"{path}: unknown table [{name}]", meant(name, TABLES))
    parts: dict[str, Any] = {}
    for name, type_ in TABLES.items():
        if name in tables or name in ("deck", "source"):
            parts[name] = value(type_, tables.get(name, {}), f"{path}: [{name}]")
    recipe = with_overrides(Recipe(**parts, folder=path.parent), path.parent / OVERRIDES)
    for name in TABLES:
        check(name, getattr(recipe, name), f"{path}: [{name}]")
    return config.beneath(recipe, tables) if config else recipe


def with_overrides(recipe: Recipe, path: Path) -> Recipe:
    """Give a recipe with the overrides at path, if there are any. Raises RecipeError."""
    overrides, lines = read_overrides(path)
    return replace(recipe, overrides=overrides, lines=lines, overrides_path=path)


def overrides_beside(deck: Path) -> Path:
    """Name the file of the overrides of a deck that has no recipe, by its package.

    >>> str(overrides_beside(Path("decks/talk.apkg")))
    'decks/talk.overrides.toml'
    """
    return deck.with_name(f"{deck.stem}.{OVERRIDES}")
