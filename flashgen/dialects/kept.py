"""A dialect that was checked once, kept in the cache folder in a form that loads in a third of the time."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from flashgen.dialects.items import Item
from flashgen.dialects.loading import Table
from flashgen.dialects.rules import Matcher, Rule
from flashgen.files import cache_folder, write_whole

_CONTEXTS = ("pattern", "before", "after", "unless_before", "unless_after")
_LISTS = ("alternatives", "parts")
_PLAIN = ("id", "item", "standard", "confidence", "shared", "joins", "leave")


def digest(paths: Iterable[Path]) -> str:
    """Give a name for what these files say and for the version of the code that reads them."""
    state = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        stat = source.stat()
        state.update(f"{source.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    for path in paths:
        with suppress(OSError):  # a file that is missing is told of when it is read
            state.update(path.read_bytes())
    return state.hexdigest()[:20]


def table(name: str, make: Callable[[], Table]) -> Table:
    """Give the table kept under a name, made where there is none or it is damaged."""
    path = cache_folder() / f"dialect-{name}.json"
    with suppress(OSError, ValueError):
        kept = json.loads(path.read_bytes())
        if isinstance(kept, dict):
            return kept
    made = make()
    with suppress(OSError):  # a cache that cannot be written to is no reason to stop
        write_whole(path, json.dumps(made, ensure_ascii=False).encode())
    return made


def packed(rules: Iterable[Rule]) -> Table:
    """Write rules as plain lists; each different matcher once, those that it consists of before it.

    Examples are left out: they are there for the tests of the file.
    """
    numbers: dict[Matcher, int] = {}
    rows: list[list[Any]] = []

    def number(matcher: Matcher) -> int:
        if matcher not in numbers:
            inner = [[number(m) for m in part] for part in (matcher.unless, matcher.others)]
            wants = [[name, sorted(wanted)] for name, wanted in matcher.wants]
            rows.append([wants, *inner, matcher.name, matcher.optional, matcher.edge])
            numbers[matcher] = len(rows) - 1
        return numbers[matcher]

    written = [
        [
            *([number(m) for m in getattr(rule, name)] for name in _CONTEXTS),
            *(getattr(rule, name) for name in (*_LISTS, *_PLAIN)),
        ]
        for rule in rules
    ]
    return {"matchers": rows, "rules": written}


def unpacked(table: Table) -> tuple[Rule, ...]:
    """Read what `packed` has written."""
    matchers: list[Matcher] = []

    def these(numbers: Iterable[int]) -> tuple[Matcher, ...]:
        return tuple([matchers[number] for number in numbers])

    for wants, unless, others, name, optional, edge in table["matchers"]:
        wanted = tuple([(field, frozenset(traits)) for field, traits in wants])
        matchers.append(Matcher(wanted, these(unless), these(others), name, optional, edge))
    rules = []
    for pattern, before, after, not_before, not_after, alternatives, parts, *plain in table["rules"]:
        id_, item, standard, confidence, shared, joins, leave = plain
        rules.append(
            Rule(
                id_, item, these(pattern), standard, these(before), these(after), these(not_before),
                these(not_after), tuple(alternatives), confidence, shared, joins, leave, tuple(parts),
            )
        )  # fmt: skip
    return tuple(rules)


class Items(Mapping[str, Item]):
    """Items by id, each made when it is first asked for: a text has some fifty of the hundreds there are."""

    def __init__(self, rows: Mapping[str, Table]) -> None:
        self._rows = rows
        self._made: dict[str, Item] = {}

    def __getitem__(self, id_: str) -> Item:
        """Give an item; raises KeyError."""
        if id_ not in self._made:
            row = dict(self._rows[id_])
            row["examples"] = tuple((said, standard) for said, standard in row["examples"])
            row |= {name: tuple(row[name]) for name in ("compare", "never")}
            self._made[id_] = Item(**row)
        return self._made[id_]

    def __contains__(self, id_: object) -> bool:
        """Tell whether there is such an item."""
        return id_ in self._rows

    def __iter__(self) -> Iterator[str]:
        """Give the ids in the files' order."""
        return iter(self._rows)

    def __len__(self) -> int:
        """Give how many items there are."""
        return len(self._rows)
