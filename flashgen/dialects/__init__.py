"""Dialect forms: found among tokens by rules, explained by items, rendered in standard Japanese.

A dialect is a folder beside this file with grammar.toml (the items that learners study), words.toml
(what the tokenizer has to know) and rules.toml (token patterns); it has no code of its own.
"""

import difflib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flashgen.dialects.annotation import Annotator
from flashgen.dialects.items import Item, read_items
from flashgen.dialects.loading import place
from flashgen.dialects.matching import RuleIndex
from flashgen.dialects.rules import Rule, read_rules
from flashgen.dialects.standard import Renderer, check_template
from flashgen.dialects.words import Words, read_words
from flashgen.document import Sentence
from flashgen.errors import DataError
from flashgen.morphology.user_dictionary import compile_rows
from flashgen.values import dataclass

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Dialect:
    """One dialect: its items by id, its words, its rules in order."""

    name: str
    items: Mapping[str, Item]
    words: Words
    rules: tuple[Rule, ...]
    annotator: Annotator

    def user_dictionary(self) -> Path:
        """Give the compiled words for the tokenizer, compiling them if need be."""
        return compile_rows(self.words.rows())


def names() -> tuple[str, ...]:
    """Give the names of the dialects there are."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/rules.toml")))


@cache
def load(name: str = "kansai") -> Dialect:
    """Load a dialect by name; raises DataError where there is none or its files are not valid."""
    if name not in names():
        near = difflib.get_close_matches(name, names(), 1) or names()
        raise DataError(f"no dialect named {name!r}", f"There are: {', '.join(near)}.")
    return read_dialect(_FOLDER / name)


def read_dialect(folder: Path) -> Dialect:
    """Read a dialect's folder; raises DataError, naming file, row and mistake, where it is not valid."""
    words = read_words(folder / "words.toml")
    rules, lexicon, telling = read_rules(folder / "rules.toml")
    items = {**words.items(), **read_items(folder / "grammar.toml")}
    for rule in rules:
        where = place(folder / "rules.toml", f"rule {rule.id!r}")
        for item in (name.split("|")[-1] for name in (rule.item, *rule.parts)):
            if not rule.leave and item not in items:
                near = difflib.get_close_matches(item, items, 1)
                raise DataError(f"{where}: no item {item!r}", f"Did you mean {near[0]!r}?" if near else "")
        for template in (rule.standard, *rule.alternatives):
            check_template(template, {m.name for m in rule.pattern}, lexicon, where)
    renderer = Renderer(words.standards(), lexicon)
    return Dialect(
        folder.name,
        items,
        words,
        rules,
        Annotator(items, RuleIndex(rules), renderer, words.shared(), telling),
    )


def annotate(sentence: Sentence, dialect: Dialect) -> Sentence:
    """Find the dialect forms of a tokenized sentence; sets `forms` and `standard`."""
    return dialect.annotator.annotate(sentence)
