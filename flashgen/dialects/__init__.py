"""Dialect forms: found among tokens by rules, explained by items, rendered in standard Japanese.

A dialect is a folder beside this file with grammar.toml (the forms that learners study), vocabulary.toml
(the words that they study), words.toml (what else the tokenizer has to know) and rules.toml (token
patterns); it has no code of its own.
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
from flashgen.dialects.rules import read_rules
from flashgen.dialects.standard import Renderer, Standard, check_template
from flashgen.document import Sentence
from flashgen.errors import DataError
from flashgen.morphology.conjugation import SOURCES
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.morphology.user_dictionary import Row

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Dialect:
    """One dialect: its items by id, and what finds them in sentences."""

    folder: Path
    items: Mapping[str, Item]
    annotator: Annotator

    @property
    def name(self) -> str:
        """Its name, which is that of its folder."""
        return self.folder.name

    def user_dictionary(self) -> Path:
        """Give the compiled words for the tokenizer, compiling them if need be."""
        from flashgen.morphology.user_dictionary import compile_rows

        return compile_rows(_rows(self.folder), state=kept.digest([*_files(self.folder), *SOURCES]))


def names() -> tuple[str, ...]:
    """Give the names of the dialects there are."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/rules.toml")))


@cache
def load(name: str = "kansai") -> Dialect:
    """Load a dialect by name; raises DataError where there is none or its files are not valid."""
    if name not in names():
        known = f"There are: {', '.join(names())}."
        raise DataError(f"no dialect named {name!r}", suggestion(name, names()) or known)
    return read_dialect(_FOLDER / name)


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
        frozenset((item, name) for item, name in table["shared"]),
        frozenset(table["telling"]),
    )
    return Dialect(folder, items, annotator)


def _checked(folder: Path) -> Table:
    """Read and check all files of a dialect; gives what is to be kept of them."""
    from flashgen.dialects.words import read_words  # needed when a file has changed, and never else

    words = read_words(folder)
    rules, lexicon, telling = read_rules(folder / "rules.toml")
    lexicon = {**words.lexicon(), **lexicon}
    items = {**words.items(), **read_items(folder / "grammar.toml")}
    for rule in rules:
        where = place(folder / "rules.toml", f"rule {rule.id!r}")
        for item in (name.split("|")[-1] for name in (rule.item, *rule.parts)):
            if not rule.leave and item not in items:
                raise DataError(f"{where}: no item {item!r}", suggestion(item, items))
        for template in (rule.standard, *rule.alternatives):
            check_template(template, {m.name for m in rule.pattern}, lexicon, where)
    return {
        **kept.packed(rules),
        "items": {id_: asdict(item) for id_, item in items.items()},
        "standards": [[*key, word.headword, word.ctype] for key, word in words.standards().items()],
        "shared": sorted(words.shared()),
        "lexicon": lexicon,
        "telling": sorted(telling),
    }


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(folder / f"{name}.toml" for name in ("words", "vocabulary", "rules", "grammar"))


def _rows(folder: Path) -> "Iterator[Row]":
    from flashgen.dialects.words import read_words

    yield from read_words(folder).rows()


def annotate(sentence: Sentence, dialect: Dialect) -> Sentence:
    """Find the dialect forms of a tokenized sentence; sets `forms` and `standard`."""
    return dialect.annotator.annotate(sentence)
