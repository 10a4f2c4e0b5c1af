"""What a dialect is: its name, where it is spoken, whose it is. Data: dialect.toml."""

from pathlib import Path

from flashgen.dialects.loading import check_fields, place, read_table
from flashgen.errors import DataError
from flashgen.values import dataclass

FILE = "dialect.toml"
_TEXTS = ("name", "japanese", "region", "region_japanese", "licence")
_LISTS = ("sources", "not_looked_for", "misread")
_FIELDS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(_TEXTS, str),
    **dict.fromkeys(_LISTS, list),
}


@dataclass(frozen=True, slots=True)
class About:
    """A dialect in a few words.

    `not_looked_for` names items that are explained but that no token of a text tells from standard Japanese;
    `misread` lists counter-examples that are still taken for the item that they are of.
    """

    name: str
    japanese: str
    region: str
    region_japanese: str
    licence: str
    sources: tuple[str, ...] = ()
    not_looked_for: tuple[str, ...] = ()
    misread: tuple[str, ...] = ()


def read_about(folder: Path) -> About:
    """Read dialect.toml; raises DataError where it is missing or not valid."""
    path = folder / FILE
    table = read_table(path)
    check_fields(table, _FIELDS, place(path), _TEXTS)
    for field in _LISTS:
        if not all(isinstance(value, str) for value in table.get(field, [])):
            raise DataError(f"{place(path)}: {field} is not a list of strings")
    lists = {field: tuple(table.pop(field, ())) for field in _LISTS}
    return About(**{**table, **lists})
