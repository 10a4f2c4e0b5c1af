"""Reads words.toml: the word lists of the card writers, which that file explains one by one."""

from dataclasses import fields
from functools import cache
from pathlib import Path

from flashgen import kept_toml
from flashgen.values import dataclass

_FILE = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of words.toml under their names."""

    openers: frozenset[str]
    openers_with_comma: frozenset[str]
    demonstratives: frozenset[str]
    question_words: frozenset[str]
    saying: frozenset[str]
    authorities: frozenset[str]
    meta: frozenset[str]
    no_outcome: frozenset[str]
    seeing: frozenset[str]
    light: frozenset[str]
    vague: frozenset[str]
    relational: frozenset[str]
    fillers: frozenset[str]
    no_kind: frozenset[str]
    people: frozenset[str]
    loose_suffixes: frozenset[str]
    wholes: frozenset[str]


@cache
def load() -> WordLists:
    """Give the shipped lists."""
    lists = kept_toml.loads(_FILE.read_text(encoding="utf-8"))
    return WordLists(**{field.name: frozenset(lists[field.name]) for field in fields(WordLists)})
