"""Recipes: recipe.toml, and the overrides.toml beside it, read into values that are whole.

Every key is checked: an unknown one is refused with "Did you mean", an ill-typed one with what
it should be, so that a misspelt setting is never silently ignored.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import MISSING, field, fields
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from flashgen.errors import RecipeError
from flashgen.values import dataclass

RECIPE = "recipe.toml"
OVERRIDES = "overrides.toml"
LEVELS = ("N5", "N4", "N3", "N2", "N1")
CARDS = ("recognition", "production")

_ACCENT = re.compile(r"\d{1,2}(,\d{1,2})*|[HL]+(,[HL]+)*|none")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DeckSettings:
    """Who the deck is: its id (chosen once), its name, and whether its notes are its own."""

    id: int
    name: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What the deck is made from; `transcript` is relative to the recipe."""

    transcript: str
    title: str = ""
    dialect: str = "kansai"
    encoding: str | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class VocabularySettings:
    """Which words become cards; `limit` 0 means all that deserve one."""

    limit: int = 150
    known: tuple[str, ...] = ()
    level: str | None = None
    min_count: int = 1
    glossaries: tuple[str, ...] = ()
    accents: tuple[str, ...] = ()
    cards: tuple[str, ...] = ("recognition",)


@dataclass(frozen=True, slots=True)
class DialectSettings:
    """Which dialect cards are made; `limit` 0 means all."""

    limit: int = 0
    cards: tuple[str, ...] = ("recognition", "production")


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """How many key claims, and which topics come first."""

    limit: int = 40
    focus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """What one note shows instead; empty strings change nothing."""

    key: str
    reading: str = ""
    gloss: str = ""
    standard: str = ""
    meaning: str = ""
    question: str = ""
    answer: str = ""
    note: str = ""
    accent: str = ""
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """A deck as its author wants it. `folder` is where its relative paths start."""

    deck: DeckSettings
    source: SourceSettings
    vocabulary: VocabularySettings = VocabularySettings()
    dialect: DialectSettings = DialectSettings()
    claims: ClaimSettings = ClaimSettings()
    folder: Path = field(default=Path(), compare=False)
    overrides: Mapping[str, Override] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        """Give the path of a file that the recipe names."""
        return self.folder / name


def find(source: Path) -> Path | None:
    """Give the recipe that source is or holds; None where source is a transcript.

    Raises RecipeError for a folder without a recipe.
    """
    if source.is_dir():
        if not (source / RECIPE).is_file():
            raise RecipeError(
                f"{source}: this folder has no {RECIPE}",
                "Name a transcript file, or write a recipe: see decks/README.md.",
            )
        return source / RECIPE
    return source if source.suffix == ".toml" else None


def load(path: Path) -> Recipe:
    """Read the recipe at path and the overrides beside it.

    Raises RecipeError, naming file, table and key.
    """
    tables = _toml(path)
    known = {"deck": DeckSettings, "source": SourceSettings, "vocabulary": VocabularySettings,
             "dialect": DialectSettings, "claims": ClaimSettings}  # fmt: skip
    for name in tables:
        if name not in known:
            raise RecipeError(f"{path}: unknown table [{name}]", _meant(name, known))
    parts: dict[str, Any] = {}
    for name, type_ in known.items():
        if name in tables or name in ("deck", "source"):
            parts[name] = _value(type_, tables.get(name, {}), f"{path}: [{name}]")
    recipe = Recipe(**parts, folder=path.parent, overrides=_overrides(path.parent / OVERRIDES))
    _check(recipe, path)
    return recipe


def _overrides(path: Path) -> dict[str, Override]:
    if not path.is_file():
        return {}
    tables = _toml(path)
    for name in tables:
        if name != "override":
            raise RecipeError(f"{path}: unknown table [{name}]", "Each correction is a table [[override]].")
    rows = tables.get("override", [])
    if not isinstance(rows, list):
        raise RecipeError(
            f"{path}: 'override' is not a list of tables", "Write [[override]], with two brackets."
        )
    found: dict[str, Override] = {}
    for number, row in enumerate(rows, 1):
        override = _value(Override, row, f"{path}: [[override]] {number}")
        if override.key in found:
            raise RecipeError(
                f"{path}: [[override]] {number}: a second one for {override.key!r}", "Keep one."
            )
        if override.accent and not _ACCENT.fullmatch(override.accent):
            raise RecipeError(
                f"{path}: [[override]] {number}: accent: {override.accent!r} is no accent",
                'Write the number of the mora before the fall ("0", "0,2"), H or L for each mora, or "none".',
            )
        found[override.key] = override
    return found


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # not for a transcript without a recipe

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise RecipeError(f"{path}: no such file", "Check the path.") from None
    except OSError as error:
        raise RecipeError(
            f"{path}: cannot be read: {error.strerror}", "Check the path and its permissions."
        ) from None
    except UnicodeDecodeError:
        raise RecipeError(f"{path}: is not UTF-8", "Save the recipe as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(f"{path}: not valid TOML: {error}", "See https://toml.io for the format.") from None


def _value(type_: type[T], table: object, place: str) -> T:
    """Make a settings value of a TOML table; place names file and table in errors."""
    if not isinstance(table, dict):
        raise RecipeError(f"{place}: is not a table", "Write it as [name], with its keys below.")
    hints = get_type_hints(type_)
    for key in table:
        if key not in hints:
            raise RecipeError(f"{place}: unknown key {key!r}", _meant(key, hints))
    for known in fields(type_):  # type: ignore[arg-type]
        if known.name not in table and known.default is MISSING:
            raise RecipeError(
                f"{place}: the key {known.name!r} is missing", "decks/README.md explains every key."
            )
    return type_(**{key: _typed(value, hints[key], f"{place}: {key}") for key, value in table.items()})


def _typed(value: object, hint: Any, place: str) -> object:
    """Check one TOML value against the type its field has; lists become tuples."""
    if get_origin(hint) is tuple:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise RecipeError(f"{place}: {value!r} is not a list of strings", 'Write it as ["one", "two"].')
        return tuple(value)
    allowed = tuple(t for t in get_args(hint) if t is not type(None)) or (hint,)
    # TOML's true is no number, though Python's is: limit = true is a mistake.
    if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
        wanted = {int: "a whole number", str: "a string", bool: "true or false"}[allowed[0]]
        raise RecipeError(f"{place}: {value!r} is not {wanted}", f"Write {wanted}.")
    return value


def _check(recipe: Recipe, path: Path) -> None:
    """Check what types cannot say."""
    if not 0 < recipe.deck.id < 2**53:
        raise RecipeError(
            f"{path}: [deck]: id: {recipe.deck.id} is no deck id",
            "Choose a number of about ten digits, once.",
        )
    if not recipe.deck.name.strip() or "::" in recipe.deck.name:
        raise RecipeError(
            f"{path}: [deck]: name: {recipe.deck.name!r} is no deck name", "Give a name without '::'."
        )
    level = recipe.vocabulary.level
    if level is not None and level not in LEVELS:
        raise RecipeError(
            f"{path}: [vocabulary]: level: unknown level {level!r}", f"Levels are {', '.join(LEVELS)}."
        )
    for name, cards in (("vocabulary", recipe.vocabulary.cards), ("dialect", recipe.dialect.cards)):
        for kind in cards:
            if kind not in CARDS:
                raise RecipeError(f"{path}: [{name}]: cards: unknown kind {kind!r}", _meant(kind, CARDS))
    for name, limit in (
        ("vocabulary", recipe.vocabulary.limit),
        ("dialect", recipe.dialect.limit),
        ("claims", recipe.claims.limit),
    ):
        if limit < 0:
            raise RecipeError(f"{path}: [{name}]: limit: {limit} is negative", "0 means no limit.")


def _meant(name: str, known: Any) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(known)}."
