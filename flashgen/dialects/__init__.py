"""Dialect forms: found among tokens by rules, explained by items, rendered in standard Japanese.

A dialect is a folder beside this file with grammar.toml (the forms that learners study), vocabulary.toml
(the words that they study), words.toml (what else the tokenizer has to know), rules.toml (token
patterns), dialect.toml (what it is) and, if need be, parts.toml (what longer forms are made of); it has
no code of its own. README.md says how to write one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen.dialects import kept
from flashgen.dialects.annotation import Annotator
from flashgen.dialects.items import Item, read_items
from flashgen.dialects.loading import Table, place, suggestion
from flashgen.dialects.matching import RuleIndex
from flashgen.dialects.parts import Divider, check_part_names, read_parts
from flashgen.dialects.rules import read_rules
from flashgen.dialects.standard import Renderer, Standard, check_template
from flashgen.document import Sentence
from flashgen.errors import DataError
from flashgen.morphology.conjugation import SOURCES
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.dialects.about import About
    from flashgen.morphology.user_dictionary import Row

DEFAULT = "kansai"


@dataclass(frozen=True, slots=True)
class Dialect:
    """One dialect: its items by id, and what finds them in sentences."""

    folder: Path
    items: Mapping[str, Item]
    annotator: Annotator
    rules: int  # how many there are
    has_words: bool  # some that the tokenizer has to know

    @property
    def name(self) -> str:
        """Its name, which is that of its folder."""
        return self.folder.name

    @property
    def about(self) -> "About":
        """What it is; raises DataError where dialect.toml does not say so."""
        from flashgen.dialects.about import read_about

        return read_about(self.folder)

    def user_dictionary(self) -> Path | None:
        """Give the compiled words for the tokenizer, compiling them if need be; None where there are none."""
        if not self.has_words:
            return None  # MeCab's compiler ends the process where it has nothing to compile
        from flashgen.morphology.user_dictionary import compile_rows

        return compile_rows(_rows(self.folder), state=kept.digest([*_files(self.folder), *SOURCES]))


def home() -> Path:
    """Give the folder that holds the dialects, each in a folder of its own."""
    return Path(__file__).parent


def names() -> tuple[str, ...]:
    """Give the names of the dialects there are."""
    return tuple(sorted(path.parent.name for path in home().glob("*/rules.toml")))


def folder(name: str) -> Path:
    """Give the folder of a dialect by name; raises DataError where there is none."""
    if name not in names():
        known = f"There are: {', '.join(names())}."
        near = suggestion(name, names())
        raise DataError(f"no dialect named {name!r}", f"{near} {known}".strip())
    return home() / name


def load(name: str = DEFAULT) -> Dialect:
    """Load a dialect by name; raises DataError where there is none or its files are not valid."""
    return _loaded(folder(name))


@cache
def _loaded(folder: Path) -> Dialect:
    return read_dialect(folder)


def read_dialect(folder: Path) -> Dialect:
    """Read a dialect's folder; raises DataError, naming file, row and mistake, where it is not valid."""
    state = kept.digest(_files(folder))
    table = kept.table(state, lambda: _checked(folder))
    standards = {(item, name): Standard(*word) for item, name, *word in table["standards"]}
    items = kept.Items(table["items"])
    annotator = Annotator(
        items,
        RuleIndex(kept.unpacked(table)),
        Renderer(standards, table["lexicon"]),
        Divider(items, table["parts"]),
        frozenset((item, name) for item, name in table["shared"]),
        frozenset(table["telling"]),
    )
    return Dialect(folder, items, annotator, len(table["rules"]), table["has_words"])


def _checked(folder: Path) -> Table:
    """Read and check all files of a dialect; gives what is to be kept of them."""
    from flashgen.dialects.words import read_words  # needed when a file has changed, and never else

    words = read_words(folder)
    rules, lexicon, telling = read_rules(folder / "rules.toml")
    items = {**words.items(), **read_items(folder / "grammar.toml")}
    for rule in rules:
        where = place(folder / "rules.toml", f"rule {rule.id!r}")
        if not rule.leave:
            check_part_names(rule, items, where)
        for template in (rule.standard, *rule.alternatives):
            check_template(template, {m.name for m in rule.pattern}, lexicon, where)
    return {
        **kept.packed(rules),
        "parts": read_parts(folder, items),
        "has_words": any(True for _ in words.rows()),
        "items": {id_: asdict(item) for id_, item in items.items()},
        "standards": [[*key, word.headword, word.ctype] for key, word in words.standards().items()],
        "shared": sorted(words.shared()),
        "lexicon": lexicon,
        "telling": sorted(telling),
    }


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(folder / f"{name}.toml" for name in ("words", "vocabulary", "rules", "grammar", "parts"))


def _rows(folder: Path) -> "Iterator[Row]":
    from flashgen.dialects.words import read_words

    yield from read_words(folder).rows()


def annotate(sentence: Sentence, dialect: Dialect) -> Sentence:
    """Find the dialect forms of a tokenized sentence; sets `forms` and `standard`."""
    return dialect.annotator.annotate(sentence)
