"""Accents of the user's own: a TSV file of word, reading, and the pitch of each mora as H or L.

    # system: 京阪式 Keihan accent
    word	reading	pattern
    箸	はし	LH
    桜	さくら	HHH

The first line, which cards show as a label, and the row of names may be left out; other lines that
start with # and blank lines are passed over. A word with several accents has them with commas
between: HLL,LHL. Such a pattern goes before any other accent of a word with that spelling and reading.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from flashgen.document import Document, Sentence, Word
from flashgen.errors import DataError
from flashgen.kana import is_kana, morae, to_hiragana
from flashgen.lexicon.possible import may_be_read
from flashgen.values import dataclass

COLUMNS = ("word", "reading", "pattern")
_SYSTEM = re.compile(r"#\s*system\s*:\s*(.*\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Accent:
    """The pitch of a word as "HLL" or "HLL,LHL", in the accent system that its file names."""

    pattern: str
    system: str = ""


@dataclass(frozen=True, slots=True)
class Accents:
    """Accents by spelling and reading (hiragana)."""

    accents: Mapping[tuple[str, str], Accent] = field(default_factory=dict)

    def get(self, word: Word) -> Accent | None:
        """Give the accent of a word, None where no file has it."""
        return self.accents.get((word.headword, to_hiragana(word.reading)))

    def over(self, document: Document) -> Document:
        """Give a document in which these accents stand in place of others, dialect words' too."""
        return document.mapped(self._set) if self.accents else document

    def _set(self, sentence: Sentence) -> Sentence:
        found = [(word, self.get(word)) for word in sentence.words]
        if not any(accent for _, accent in found):
            return sentence
        words = (replace(word, pitch=accent.pattern) if accent else word for word, accent in found)
        return replace(sentence, words=tuple(words))


def load(files: Iterable[Path]) -> Accents:
    """Load files of accents; a later one goes before an earlier. Raises DataError as `read` does."""
    joined: dict[tuple[str, str], Accent] = {}
    for path in files:
        joined |= read(path)
    return Accents(joined)


def read(path: Path) -> dict[tuple[str, str], Accent]:
    """Read a file of accents; UTF-8 with or without a byte order mark.

    Raises DataError with file and row if it cannot be read, or a row has not three columns, a
    reading is not kana, a pattern does not fit it, or a word with its reading comes twice.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}", "Give the path of an accent file.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8", "Save the accents as UTF-8 text.") from error
    named = _SYSTEM.match(lines[0]) if lines else None
    accents: dict[tuple[str, str], Accent] = {}
    rows: dict[tuple[str, str], int] = {}
    for number, word, reading, pattern in _rows(path, lines):
        key = (word, reading)
        if key in rows:
            raise DataError(
                f"{path}, row {number}: {word} {reading} stands in row {rows[key]} too",
                "Keep one of the two rows; write several accents of a word as HLL,LHL.",
            )
        accents[key], rows[key] = Accent(pattern, named[1] if named else ""), number
    return accents


def _rows(path: Path, lines: Iterable[str]) -> Iterator[tuple[int, str, str, str]]:
    """Give each row with its number, checked."""
    first = True
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        values = [value.strip() for value in line.split("\t")]
        if not (first and tuple(value.lower() for value in values) == COLUMNS):
            yield number, *_checked(f"{path}, row {number}", values)
        first = False


def _checked(place: str, values: list[str]) -> tuple[str, str, str]:
    if len(values) != len(COLUMNS):
        raise DataError(
            f"{place}: {len(values)} columns", f"There must be three, with tabs between: {' '.join(COLUMNS)}."
        )
    word, reading, pattern = values
    if not word:
        raise DataError(f"{place}: word is empty", "Fill it in, or take the row out.")
    if not is_kana(reading):
        raise DataError(f"{place}: the reading {reading!r} is not in kana", "Write it in hiragana.")
    if not may_be_read(word, to_hiragana(reading)):
        raise DataError(f"{place}: {reading} cannot be read for {word}", "Check the reading.")
    patterns = [one.strip().upper() for one in pattern.split(",")]
    length = len(morae(reading))
    for one in patterns:
        if not re.fullmatch("[HL]+", one):
            raise DataError(
                f"{place}: the pattern {pattern!r} is not of H and L", "Write H or L for each mora: HLL."
            )
        if len(one) != length:
            raise DataError(
                f"{place}: {one} has {len(one)} morae, {reading} has {length}",
                f"Write one H or L for each of {'・'.join(morae(reading))}.",
            )
    return word, to_hiragana(reading), ",".join(dict.fromkeys(patterns))
