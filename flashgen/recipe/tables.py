"""TOML tables → settings: every key known, every value of its type."""

import difflib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from flashgen.errors import RecipeError

T = TypeVar("T")


def toml(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises RecipeError."""
    return toml_of(text_of(path), path)


def text_of(path: Path) -> str:
    """Read a text file, its line ends and byte order mark too. Raises RecipeError."""
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        raise RecipeError(f"{path}: no such file", "Check the path.") from None
    except OSError as error:
        raise RecipeError(
            f"{path}: cannot be read: {error.strerror}", "Check the path and its permissions."
        ) from None
    except UnicodeDecodeError:
        raise RecipeError(f"{path}: is not UTF-8", "Save it as UTF-8.") from None


def toml_of(text: str, path: Path) -> dict[str, Any]:
    """Read the text of a TOML file, whose path errors name. Raises RecipeError."""
    import tomllib  # not for a transcript without a recipe

    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 1,000 brackets in brackets
        raise RecipeError(f"{path}: not valid TOML: {error}", "See https://toml.io for the format.") from None


_hints: Callable[[type], dict[str, Any]] = cache(get_type_hints)


def value(type_: type[T], table: object, place: str) -> T:
    """Make a settings value of a TOML table; place names file and table in errors."""
    if not isinstance(table, dict):
        raise RecipeError(f"{place}: is not a table", "Write it as [name], with its keys below.")
    hints = _hints(type_)
    for key in table:
        if key not in hints:
            raise RecipeError(f"{place}: unknown key {key!r}", meant(key, hints))
    for known in fields(type_):  # type: ignore[arg-type]
        if known.name not in table and known.default is MISSING:
            raise RecipeError(
                f"{place}: the key {known.name!r} is missing", "decks/README.md explains every key."
            )
    return type_(**{key: _typed(said, hints[key], f"{place}: {key}") for key, said in table.items()})


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


def meant(name: str, known: Any) -> str:
    """Say which of the known names a person may have meant, or what is known."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(known)}."


def starts(text: Sequence[str], name: str, count: int) -> list[int]:
    """Give the lines on which the `count` tables [[name]] of a file begin, or 1 where that cannot be told.

    >>> starts(["# mine", "[[claim]]", "quote = 'x'", " [[ claim ]]"], "claim", 2)
    [2, 4]
    """
    head = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
    found = [number for number, line in enumerate(text, 1) if head.match(line)]
    return (
        found if len(found) == count else [1] * count
    )  # written some other way, all on one line for example


def line_of(text: Sequence[str], start: int, key: str) -> int:
    """Give the line of a key in the table that begins on line `start`, or that line."""
    said = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
    for number, line in enumerate(text[start:], start + 1):
        if line.lstrip().startswith("["):
            break
        if said.match(line):
            return number
    return start


def line_in(text: Sequence[str], table: str, key: str = "") -> int:
    """Give the line of a table, or of a key in it, however it is written; 1 where that cannot be told.

    >>> line_in(["[anki]", "", "[vocabulary]", "limit = 1", 'level = "N4"'], "vocabulary", "level")
    5
    >>> line_in(["llm.model = 'm'", "cards = { furigana = 'tap' }"], "cards", "furigana")
    2
    """
    quotes = "[\"']?"
    name, dotted = (rf"\s*{quotes}{re.escape(each)}{quotes}\s*" for each in (table, key))
    head, inline = re.compile(rf"\s*\[{name}\]"), re.compile(rf"{name}(=|\.{dotted}=)")
    for number, line in enumerate(text, 1):
        if head.match(line):
            return line_of(text, number, key) if key else number
    top = takewhile(lambda line: not line.lstrip().startswith("["), text)
    return next((number for number, line in enumerate(top, 1) if inline.match(line)), 1)


def quoted(said: object) -> str:
    """Write a value as TOML has it (no table): JSON's escapes are TOML's, but for one.

    >>> quoted('「"」'), quoted(["a", "b"])
    ('"「\\\\"」"', '["a", "b"]')
    """
    return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")
