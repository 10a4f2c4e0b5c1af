"""The tables of a recipe and of a configuration as values, and what their types cannot say of them."""

from collections.abc import Callable, Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import Any

from flashgen import parts_of_speech
from flashgen.choices import CARDS, FURIGANA, LEVELS
from flashgen.errors import RecipeError
from flashgen.recipe.overrides import Override
from flashgen.recipe.tables import meant
from flashgen.values import dataclass

OVERRIDES = "overrides.toml"


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
    """How cards look: when their front has furigana."""

    furigana: str = "tap"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which language model may be asked, by the name that the library llm has for it; none by default."""

    model: str = ""


@dataclass(frozen=True, slots=True)
class AnkiSettings:
    """Where a running Anki is to be found: the address of its add-on AnkiConnect, and the key it may want."""

    url: str = "http://127.0.0.1:8765"
    key: str = ""


TABLES: Mapping[str, type] = {
    "deck": DeckSettings,
    "source": SourceSettings,
    "vocabulary": VocabularySettings,
    "dialect": DialectSettings,
    "claims": ClaimSettings,
    "cards": CardSettings,
    "llm": ModelSettings,
}
"""The tables of a recipe."""


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


def check(name: str, settings: Any, place: str) -> None:
    """Check the values of a table by its name; place is said in errors. Raises RecipeError."""
    for each in fields(settings):
        wrong = _CHECKS.get(f"{name}.{each.name}", _fine)(getattr(settings, each.name))
        if wrong is not None:
            reason, hint = wrong
            raise RecipeError(f"{place}: {each.name}: {reason}", hint)


Wrong = tuple[str, str] | None
"""Reason and hint, where a value cannot be right."""


def _fine(_: object) -> Wrong:
    return None


def _id(number: int) -> Wrong:
    if 0 < number < 2**53:
        return None
    return f"{number} is no deck id", "Choose a number of about ten digits, once."


def deck_name(name: str) -> Wrong:
    """Say what is wrong with the name of a deck, None where nothing is."""
    if name.strip() and "::" not in name:
        return None
    return f"{name!r} is no deck name", "Give a name without '::'."


def _limit(limit: int) -> Wrong:
    return (f"{limit} is negative", "0 means no limit.") if limit < 0 else None


def _level(level: str | None) -> Wrong:
    if level is None or level in LEVELS:
        return None
    return f"unknown level {level!r}", f"Levels are {', '.join(LEVELS)}."


def _min_count(count: int) -> Wrong:
    if count >= 1:
        return None
    return f"{count} is less than once", "Write 1 for all words, 2 for those that come again."


def _pos(names: tuple[str, ...]) -> Wrong:
    unknown = next((name for name in names if not parts_of_speech.beginnings(name)), None)
    if unknown is None:
        return None
    return f"unknown part of speech {unknown!r}", parts_of_speech.near(unknown)


def _cards(kinds: tuple[str, ...]) -> Wrong:
    unknown = next((kind for kind in kinds if kind not in CARDS), None)
    return None if unknown is None else (f"unknown kind {unknown!r}", meant(unknown, CARDS))


def _furigana(said: str) -> Wrong:
    return None if said in FURIGANA else (f"unknown value {said!r}", meant(said, FURIGANA))


def _url(url: str) -> Wrong:
    if url.startswith(("http://", "https://")):
        return None
    return f"{url!r} is no address", f"Write it like {AnkiSettings().url}."


_CHECKS: Mapping[str, Callable[[Any], Wrong]] = {
    "deck.id": _id,
    "deck.name": deck_name,
    "vocabulary.limit": _limit,
    "vocabulary.level": _level,
    "vocabulary.min_count": _min_count,
    "vocabulary.pos": _pos,
    "vocabulary.cards": _cards,
    "dialect.limit": _limit,
    "dialect.cards": _cards,
    "claims.limit": _limit,
    "cards.furigana": _furigana,
    "anki.url": _url,
}
