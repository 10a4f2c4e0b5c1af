"""Reading a dialect's TOML files: checked once, errors with file and row."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from flashgen import kept_toml
from flashgen.errors import DataError

Table = Mapping[str, Any]


def read_table(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises DataError for a file that is missing or is not TOML.
    """
    try:
        return kept_toml.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        hint = "flashgen/dialects/README.md says which files a dialect has."
        raise DataError(f"{place(path)}: cannot be read: {error.strerror}", hint) from error
    except ValueError as error:
        raise DataError(f"{place(path)}: is not TOML: {error}") from error


def place(path: Path, row: str = "") -> str:
    """Name a file and a row of it, as messages do: kansai/rules.toml: rule 'neg.hen'."""
    return f"{path.parent.name}/{path.name}" + (f": {row}" if row else "")


def check_fields(
    row: Table, kinds: Mapping[str, type | tuple[type, ...]], where: str, needs: Collection[str] = ()
) -> None:
    """Refuse a row with an unknown field, an ill-typed one, or without one that it needs."""
    for field, value in row.items():
        if field not in kinds:
            raise DataError(f"{where}: unknown field {field!r}", suggestion(field, kinds))
        if not isinstance(value, kinds[field]):
            raise DataError(f"{where}: {field} is of the wrong type: {value!r}")
    missing = [field for field in needs if field not in row]
    if missing:
        raise DataError(f"{where}: has no {missing[0]}")


def suggestion(name: str, known: Iterable[str]) -> str:
    """Ask whether the nearest of the known names was meant; empty where none is near.

    >>> suggestion("alternative", ["standard", "alternatives"])
    "Did you mean 'alternatives'?"
    """
    from difflib import get_close_matches  # not in a program where nothing is misspelt

    near = get_close_matches(name, list(known), 1)
    return f"Did you mean {near[0]!r}?" if near else ""


def strings(value: str | list[str] | None) -> tuple[str, ...]:
    """Give the strings of a field that may be one or a list.

    >>> strings("やん"), strings(["ほな", "ほんなら"]), strings(None)
    (('やん',), ('ほな', 'ほんなら'), ())
    """
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def pairs(value: list[list[str]], where: str, field: str) -> tuple[tuple[str, str], ...]:
    """Give rows of two strings each; raises DataError for others."""
    for pair in value:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair)):
            raise DataError(f"{where}: {field}: {pair!r} is not a pair of strings")
    return tuple((said, standard) for said, standard in value)
