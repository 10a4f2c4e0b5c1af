"""Glossaries: the terms of a field, with a reading, English, and a definition in easy words.

A glossary is a TSV file with the header `headword reading english definition_ja definition_en`
(the definitions may be empty), and where wanted `misheard` after it: wrong forms, with ; between, that
transcripts have for the term. Lines that start with # and blank lines are passed over. The shipped
ones are in data/glossaries, and users add their own.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

from flashgen.errors import DataError
from flashgen.kana import is_kana, may_read, to_hiragana
from flashgen.lexicon.dictionary import Entry
from flashgen.lexicon.possible import may_be_read
from flashgen.values import dataclass

COLUMNS = ("headword", "reading", "english", "definition_ja", "definition_en")
MISHEARD = "misheard"  # a last column that a file may have

Reads = Callable[[str, str], bool]

_SHIPPED = Path(__file__).parent / "data" / "glossaries"
# A text is about the field of a glossary if this many of its terms that are no everyday words
# stand in it; one alone may be a chance (バッチ in a talk about baking).
_WITNESSES = 3


class Dictionary(Protocol):
    """Anything that words can be looked up in."""

    def look_up(self, spelling: str) -> tuple[Entry, ...]:
        """Give the entries with this spelling."""
        ...


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a field; `reading` is in hiragana, `english` one gloss or several with ; between."""

    headword: str
    reading: str
    english: str
    definition_ja: str = ""
    definition_en: str = ""
    misheard: tuple[str, ...] = ()

    @property
    def glosses(self) -> tuple[str, ...]:
        """The English, divided at its semicolons."""
        return tuple(gloss.strip() for gloss in self.english.split(";") if gloss.strip())


@dataclass(frozen=True)
class Glossary:
    """Terms by their headwords; an empty one has no terms."""

    terms: Mapping[str, Term] = field(default_factory=dict)

    def __contains__(self, headword: object) -> bool:
        return headword in self.terms

    def __len__(self) -> int:
        return len(self.terms)

    def get(self, headword: str) -> Term | None:
        """Give the term with exactly this headword, or None."""
        return self.terms.get(headword)

    @cached_property
    def longest(self) -> int:
        """The length of the longest headword in characters, 0 for an empty glossary."""
        return max(map(len, self.terms), default=0)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Every beginning of a headword, the whole headword too."""
        return frozenset(term[:n] for term in self.terms for n in range(1, len(term) + 1))

    def fitting(self, text: str, dictionary: Dictionary) -> "Glossary":
        """Give those of the terms in a text that may be taken for terms there.

        Where the text is not about the field, that is only those that are no everyday words: 表現
        in a talk about cooking is just an expression, but 過学習 is what it is anywhere. Everyday
        words are those that the dictionary has a sense of without any field. The text is about
        the field if at least three different terms that are no everyday words stand in it.
        """
        found = {word: term for word, term in self.terms.items() if word in text}
        own = {word: term for word, term in found.items() if not _is_everyday(word, dictionary)}
        return Glossary(found if len(own) >= _WITNESSES else own)

    def misheard(self, text: str, dictionary: Dictionary) -> Mapping[str, Term]:
        """Give the wrong forms in a text, each with the term that is meant.

        A form that the dictionary has may be meant as it stands, 上流 for 蒸留: it is wrong only in
        a text that is about the field, as `fitting` tells it.
        """
        found = {
            form: term for form, term in self._misheard.items() if form in text and form not in self.terms
        }
        everyday = {form for form in found if dictionary.look_up(form)}
        if everyday:
            own = [word for word in self.terms if word in text and not _is_everyday(word, dictionary)]
            everyday = set() if len(own) >= _WITNESSES else everyday
        return {form: term for form, term in found.items() if form not in everyday}

    @cached_property
    def _misheard(self) -> Mapping[str, Term]:
        return {form: term for term in self.terms.values() for form in term.misheard}

    def __or__(self, other: "Glossary") -> "Glossary":
        """Join two glossaries; where both have a headword, the other's term holds."""
        return Glossary({**self.terms, **other.terms})


def _is_everyday(word: str, dictionary: Dictionary) -> bool:
    entries = dictionary.look_up(word)
    return bool(entries) and not any(all(sense.field for sense in entry.senses) for entry in entries)


def load(files: Iterable[Path] = ()) -> Glossary:
    """Load the shipped glossaries, joined, and over them the user's own, the later before the earlier.

    Raises DataError as `read_glossary` does.
    """
    joined = Glossary()
    for path in (*sorted(_SHIPPED.glob("*.tsv")), *files):
        joined |= read_glossary(path)
    return joined


@cache
def collocations() -> Glossary:
    """Load the collocations that we ship beside those of the dictionary."""
    return read_glossary(_SHIPPED.parent / "collocations.tsv")


def read_glossary(path: Path) -> Glossary:
    """Read a glossary file; UTF-8 with or without a byte order mark.

    Raises DataError with file and row if it cannot be read, if a column is missing, unknown or
    empty that must not be, if a reading is not in kana, or if a headword comes twice.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}", "Give the path of a glossary file.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8", "Save the glossary as UTF-8 text.") from error
    rows = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not rows:
        raise DataError(f"{path}: no header row", f"The first row names the columns: {' '.join(COLUMNS)}.")
    columns = _header(path, rows[0][1])
    # Those that we ship are looked at by the tests, and not anew at every start.
    reads = may_read if path.is_relative_to(_SHIPPED.parent) else may_be_read
    return Glossary(_terms(path, rows[1:], len(columns), reads))


def _header(path: Path, line: str) -> tuple[str, ...]:
    columns = tuple(name.strip() for name in line.split("\t"))
    if columns not in (COLUMNS, (*COLUMNS, MISHEARD)):
        raise DataError(
            f"{path}, row 1: the columns are {' '.join(columns)!r}",
            f"They must be, with tabs between: {' '.join(COLUMNS)} (and, if you like, {MISHEARD}).",
        )
    return columns


def _terms(path: Path, rows: Iterable[tuple[int, str]], columns: int, reads: Reads) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    first_rows: dict[str, int] = {}
    for number, line in rows:
        term = _term(f"{path}, row {number}", line, columns, reads)
        if term.headword in terms:
            raise DataError(
                f"{path}, row {number}: {term.headword} stands in row {first_rows[term.headword]} too",
                "Keep one of the two rows.",
            )
        terms[term.headword], first_rows[term.headword] = term, number
    return terms


def _term(place: str, line: str, columns: int, reads: Reads) -> Term:
    values = [value.strip() for value in line.split("\t")]
    if not 3 <= len(values) <= columns:
        raise DataError(f"{place}: {len(values)} columns", f"There must be {columns}, with tabs between.")
    for name, value in zip(COLUMNS[:3], values, strict=False):
        if not value:
            raise DataError(f"{place}: {name} is empty", "Fill it in, or take the row out.")
    headword, reading = values[0], to_hiragana(values[1])
    if re.search(r"\s", headword):
        raise DataError(f"{place}: white space in {headword!r}", "Write the headword without spaces.")
    if not is_kana(reading):
        raise DataError(f"{place}: the reading {values[1]!r} is not in kana", "Write it in hiragana.")
    if not reads(headword, reading):
        raise DataError(f"{place}: {reading} cannot be read for {headword}", "Check the reading.")
    english, ja, en, wrong, *_ = [*values[2:], "", "", ""]
    forms = tuple(form.strip() for form in wrong.replace("；", ";").split(";") if form.strip())
    for form in forms:
        if form in headword:
            raise DataError(f"{place}: {form!r} is {headword} itself, not misheard", "Take it out.")
    return Term(headword, reading, english, ja, en, forms)
