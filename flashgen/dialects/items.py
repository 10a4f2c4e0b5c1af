"""What a learner studies: the items of a dialect, grammar forms and words."""

from pathlib import Path

from flashgen.dialects.loading import Table, check_fields, pairs, place, read_table, strings
from flashgen.errors import DataError
from flashgen.values import dataclass

_FIELDS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(
        (
            "id",
            "form",
            "reading",
            "standard",
            "meaning",
            "formation",
            "category",
            "region",
            "register",
            "age",
            "note",
        ),
        str,
    ),
    "real_use": str,
    "per_million": (int, float),
    "shared": bool,
    "compare": list,
    "examples": list,
    "never": list,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One dialect form or word, as its card explains it.

    `examples` pair what is said with its standard rendering; `never` lists sentences in which the same
    letters are not this item; `compare` names other items. `shared`: colloquial everywhere in Japan.
    `per_million`: how often it was counted per million words of interviews; `real_use` says it in words.
    """

    id: str
    kind: str  # "grammar" or "word"
    form: str
    standard: str
    meaning: str
    reading: str = ""
    formation: str = ""
    category: str = ""
    region: str = ""
    register: str = ""
    age: str = ""
    per_million: float | None = None
    real_use: str = ""
    note: str = ""
    shared: bool = False
    examples: tuple[tuple[str, str], ...] = ()
    compare: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


def read_items(path: Path) -> dict[str, Item]:
    """Read grammar.toml: its items by id, in the file's order; raises DataError."""
    table = read_table(path)
    items: dict[str, Item] = {}
    for number, row in enumerate(table.get("item", []), 1):
        item = _item(row, place(path, f"item {row.get('id') or number!r}"))
        if item.id in items:
            raise DataError(f"{place(path, f'item {item.id!r}')}: stands there twice")
        items[item.id] = item
    for key in table.keys() - {"item"}:
        raise DataError(f"{place(path)}: unknown table {key!r}")
    for item in items.values():
        for other in item.compare:
            if other not in items:
                raise DataError(
                    f"{place(path, f'item {item.id!r}')}: compares with {other!r}, which is no item"
                )
    return items


def _item(row: Table, where: str) -> Item:
    check_fields(row, _FIELDS, where, ("id", "form", "standard", "meaning"))
    given = dict(row)
    examples = pairs(given.pop("examples", []), where, "examples")
    compare, never = strings(given.pop("compare", None)), strings(given.pop("never", None))
    return Item(kind="grammar", examples=examples, compare=compare, never=never, **given)
