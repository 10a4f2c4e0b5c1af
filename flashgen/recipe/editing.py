"""Edits a file of overrides as a person would: what is not meant keeps its very characters.

The file is taken apart at the heads of its tables [[override]]; only those that change are read and
written by tomlkit, which keeps their comments and their order.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import tomlkit

from flashgen.errors import RecipeError
from flashgen.values import dataclass

if TYPE_CHECKING:
    from tomlkit.items import AoT

Value = str | int | bool

HEADER = """\
# What was decided about single cards of this deck. It holds whenever the deck is built, and may be
# edited by hand: decks/README.md of flashgen explains each key.
"""
_TABLE = "override"
# Strings and comments, in which a line may look like the head of a table.
_OPAQUE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|"(?:\\.|[^"\\\n])*"'
    r"|'''.*?'{3,5}|'[^'\n]*'|(?P<comment>#[^\n]*)",
    re.DOTALL,
)
_BLANKS = re.compile(r"(?:[ \t]*\r?\n)*")
_LAST_BLANKS = re.compile(r"(\r?\n)(?:[ \t]*\r?\n)+\Z")
_HEAD = re.compile(r"^[ \t]*\[\[", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Block:
    """One table [[override]]: text[start:end], from its head to the line of its last value."""

    key: str
    start: int
    end: int


def edited(
    text: str, changes: Mapping[str, Mapping[str, Value | None]], place: str = "overrides.toml"
) -> str:
    """Set, change and remove values of the overrides with those keys; None removes one.

    A table that is left with nothing but its key goes, one that is wanted comes at the end. `place` names
    the file. Raises RecipeError for a text that is no file of overrides.
    """
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(bom)
    blocks = list(_blocks(text, place))
    out, at = "", 0
    for block in blocks:
        if wanted := changes.get(block.key):
            after = _edited(text[block.start : block.end], wanted)
            out += text[at : block.start] + after
            at = block.end if after else _end_of_gap(text, block.end)
            if not after and at == len(text):
                out = _LAST_BLANKS.sub(r"\1", out)
    out += text[at:]
    known = {block.key for block in blocks}
    for key, wanted in changes.items():
        table = {name: value for name, value in wanted.items() if value is not None}
        if key not in known and table:
            out = _appended(out, key, table)
    return bom + out


def _blocks(text: str, place: str) -> Iterator[_Block]:
    masked = _OPAQUE.sub(lambda found: (" " if found["comment"] else "x") * len(found[0]), text)
    heads = [found.start() for found in _HEAD.finditer(masked)]
    if masked[: heads[0] if heads else None].strip():
        raise RecipeError(
            f"{place}: something stands before the first [[override]]",
            "Write each correction as a table [[override]].",
        )
    for start, stop in pairwise((*heads, len(text))):
        last = start + len(masked[start:stop].rstrip())
        end = text.find("\n", last) + 1 or len(text)
        yield _Block(_key(text[start:end], place), start, end)


@lru_cache(maxsize=10_000)
def _key(block: str, place: str) -> str:
    """Give the key of a table [[override]]. Raises RecipeError."""
    try:
        return str(tomllib.loads(block)[_TABLE][0]["key"])
    except (ValueError, KeyError, TypeError):
        line = block.split("\n", 1)[0]
        raise RecipeError(f"{place}: {line!r} begins no correction", "Write [[override]].") from None


def _edited(block: str, wanted: Mapping[str, Value | None]) -> str:
    """Edit one table; nothing is left of one that says nothing any more."""
    document = tomlkit.parse(block if block.endswith("\n") else f"{block}\n")
    (table,) = cast("AoT", document[_TABLE])
    for name, value in wanted.items():
        if value is not None:
            table[name] = value
        elif name in table:
            del table[name]
    return _like(block, tomlkit.dumps(document)) if len(table) > 1 else ""


def _like(text: str, added: str) -> str:
    """Give what is added the line ends of a text."""
    return re.sub(r"\r?\n", "\r\n", added) if "\r\n" in text else added


def _end_of_gap(text: str, at: int) -> int:
    """Give the end of the blank lines that follow."""
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _appended(text: str, key: str, wanted: Mapping[str, Value]) -> str:
    table = tomlkit.table()
    for name, value in {"key": key, **wanted}.items():
        table[name] = value
    tables = tomlkit.aot()
    tables.append(table)
    document = tomlkit.document()
    document[_TABLE] = tables
    before = text or HEADER
    gap = "\n" if before.endswith("\n") else "\n\n"
    return before + _like(text, gap + tomlkit.dumps(document))
