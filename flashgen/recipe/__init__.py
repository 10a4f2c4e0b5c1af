"""Recipes: recipe.toml, and the overrides.toml beside it, read into values that are whole.

Every key is checked: an unknown one is refused with "Did you mean", an ill-typed one with what
it should be, so that a misspelt setting is never silently ignored.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from flashgen import parts_of_speech
from flashgen.errors import RecipeError
from flashgen.recipe.overrides import Override, read_overrides
from flashgen.recipe.tables import meant, toml, value
from flashgen.values import dataclass

__all__ = [
    "CardSettings",
    "ClaimSettings",
    "DeckSettings",
    "DialectSettings",
    "ModelSettings",
    "Override",
    "Recipe",
    "SourceSettings",
    "VocabularySettings",
    "find",
    "load",
    "overrides_beside",
    "with_overrides",
]

RECIPE = "recipe.toml"
OVERRIDES = "overrides.toml"
LEVELS = ("N5", "N4", "N3", "N2", "N1")
CARDS = ("recognition", "production")
FURIGANA = ("always", "tap", "back")


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
    pos: tuple[str, ...] = ()
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
    """How many key claims, and which topics come first; or a file that a person chose them in."""

    limit: int = 40
    focus: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class CardSettings:
    """How cards are shown; `furigana` is where the readings of a front are: one of FURIGANA."""

    furigana: str = "tap"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which language model may be asked, by the name that the library llm has for it; none by default."""

    model: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A deck as its author wants it.

    `folder` is where its relative paths start, `overrides_path` the file of its overrides, in which
    `lines` says where each begins.
    """

    deck: DeckSettings
    source: SourceSettings
    vocabulary: VocabularySettings = VocabularySettings()
    dialect: DialectSettings = DialectSettings()
    claims: ClaimSettings = ClaimSettings()
    cards: CardSettings = CardSettings()
    llm: ModelSettings = ModelSettings()
    folder: Path = field(default=Path(), compare=False)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    overrides_path: Path = field(default=Path(OVERRIDES), compare=False)

    def place_of(self, key: str) -> str:
        """Say where the override of a note stands: decks/talk/overrides.toml, line 12."""
        return f"{self.overrides_path}, line {self.lines.get(key, 1)}"

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
    tables = toml(path)
    known = {"deck": DeckSettings, "source": SourceSettings, "vocabulary": VocabularySettings,
             "dialect": DialectSettings, "claims": ClaimSettings, "cards": CardSettings,
             "llm": ModelSettings}  # fmt: skip
    for name in tables:
        if name not in known:
            raise RecipeError(f"{path}: unknown table [{name}]", meant(name, known))
    parts: dict[str, Any] = {}
    for name, type_ in known.items():
        if name in tables or name in ("deck", "source"):
            parts[name] = value(type_, tables.get(name, {}), f"{path}: [{name}]")
    recipe = with_overrides(Recipe(**parts, folder=path.parent), path.parent / OVERRIDES)
    _check(recipe, path)
    return recipe


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
    _check_vocabulary(recipe.vocabulary, path)
    for name, cards in (("vocabulary", recipe.vocabulary.cards), ("dialect", recipe.dialect.cards)):
        for kind in cards:
            if kind not in CARDS:
                raise RecipeError(f"{path}: [{name}]: cards: unknown kind {kind!r}", meant(kind, CARDS))
    if recipe.cards.furigana not in FURIGANA:
        raise RecipeError(
            f"{path}: [cards]: furigana: unknown value {recipe.cards.furigana!r}",
            meant(recipe.cards.furigana, FURIGANA),
        )
    for name, limit in (
        ("vocabulary", recipe.vocabulary.limit),
        ("dialect", recipe.dialect.limit),
        ("claims", recipe.claims.limit),
    ):
        if limit < 0:
            raise RecipeError(f"{path}: [{name}]: limit: {limit} is negative", "0 means no limit.")


def _check_vocabulary(asked: VocabularySettings, path: Path) -> None:
    level = asked.level
    if level is not None and level not in LEVELS:
        raise RecipeError(
            f"{path}: [vocabulary]: level: unknown level {level!r}", f"Levels are {', '.join(LEVELS)}."
        )
    if asked.min_count < 1:
        raise RecipeError(
            f"{path}: [vocabulary]: min_count: {asked.min_count} is less than once",
            "Write 1 for all words, 2 for those that come again.",
        )
    for name in asked.pos:
        if not parts_of_speech.beginnings(name):
            raise RecipeError(
                f"{path}: [vocabulary]: pos: unknown part of speech {name!r}", parts_of_speech.near(name)
            )
