"""A learner's configuration, config.toml: what holds for every deck whose recipe does not say otherwise."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from flashgen.errors import RecipeError
from flashgen.files import config_file, config_is_named
from flashgen.recipe.settings import TABLES, AnkiSettings, Recipe, check
from flashgen.recipe.tables import line_in, meant, toml, value
from flashgen.values import dataclass

LEARNERS: Mapping[str, type] = {
    **{name: TABLES[name] for name in ("vocabulary", "dialect", "claims", "cards", "llm")},
    "anki": AnkiSettings,
}
"""The tables of a configuration."""
DECKS_OWN = frozenset(["claims.file"])
"""Of the keys of these tables, those that make sense for one deck only."""
FILES = frozenset(["vocabulary.known", "vocabulary.glossaries", "vocabulary.accents"])
"""Lists of files: those of a configuration are read beside a recipe's, not in place of them."""
_HINT = "Write it in the recipe.toml of that deck."
_ANKI = "anki:"  # a list of known words that begins so is a search in Anki, and no file


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration file says: values by table and key, and the lines they stand on ("anki.url")."""

    path: Path
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def anki(self) -> AnkiSettings:
        """Where Anki is to be found."""
        return AnkiSettings(**self.tables.get("anki", {}))

    def beneath(self, recipe: Recipe, said: Mapping[str, Collection[str]]) -> Recipe:
        """Give a recipe with what is said here where it says nothing; `said` are its keys by table."""
        tables = {
            name: replace(getattr(recipe, name), **self._changes(name, getattr(recipe, name), said))
            for name in self.tables
            if name in TABLES
        }
        return replace(recipe, **tables)

    def _changes(self, name: str, settings: object, said: Mapping[str, Collection[str]]) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        for key, mine in self.tables[name].items():
            if key not in said.get(name, ()):
                changes[key] = mine
            elif f"{name}.{key}" in FILES:
                changes[key] = (*mine, *getattr(settings, key))
        return changes


def load() -> Config:
    """Read the configuration, empty where there is none. Raises RecipeError, naming file and line."""
    path = config_file()
    if not is_there(path):
        if config_is_named():
            raise RecipeError(
                f"{path}: no such file",
                "FLASHGEN_CONFIG names it. `flashgen config --init` writes one there.",
            )
        return Config(path)
    config, mistakes = read(path)
    if mistakes:
        raise mistakes[0]
    return config


def is_there(path: Path) -> bool:
    """Tell whether there is something at path, be it readable or not."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def read(path: Path) -> tuple[Config, tuple[RecipeError, ...]]:
    """Read a configuration file; give what is right in it, and every mistake, with its line.

    Raises RecipeError where it cannot be read, or is not TOML.
    """
    found = toml(path)
    text = path.read_text(encoding="utf-8-sig").splitlines()
    tables: dict[str, dict[str, Any]] = {}
    lines: dict[str, int] = {}
    mistakes = []
    for name, table in found.items():
        if name not in LEARNERS or not isinstance(table, dict):
            mistakes.append(_no_table(name, f"{path}, line {line_in(text, name)}"))
            continue
        for key, said in table.items():
            line = line_in(text, name, key)
            try:
                whole = _value(name, key, said, f"{path}, line {line}: [{name}]", path.parent)
            except RecipeError as error:
                mistakes.append(error)
            else:
                tables.setdefault(name, {})[key], lines[f"{name}.{key}"] = whole, line
    return Config(path, tables, lines), tuple(mistakes)


def _no_table(name: str, place: str) -> RecipeError:
    if name in LEARNERS:
        return RecipeError(f"{place}: {name!r} is not a table", f"Write [{name}], with its keys below.")
    if name in TABLES:
        return RecipeError(f"{place}: [{name}] belongs to one deck", _HINT)
    return RecipeError(f"{place}: unknown table [{name}]", meant(name, LEARNERS))


def _value(name: str, key: str, said: object, place: str, folder: Path) -> Any:
    """Give the value of a key as settings have it."""
    if f"{name}.{key}" in DECKS_OWN:
        raise RecipeError(f"{place}: {key}: belongs to one deck", _HINT)
    settings: Any = value(LEARNERS[name], {key: said}, place)
    check(name, settings, place)
    found = getattr(settings, key)
    return _whole(found, folder, f"{place}: {key}") if f"{name}.{key}" in FILES else found


def _whole(names: Sequence[str], folder: Path, place: str) -> tuple[str, ...]:
    """Give paths that hold wherever a person is: relative ones start at the configuration's folder."""
    try:
        return tuple(
            name if name.startswith(_ANKI) else str(folder.absolute() / Path(name).expanduser())
            for name in names
        )
    except RuntimeError:
        raise RecipeError(f"{place}: there is nobody of that name", "Write the whole path.") from None
