"""Words that a learner knows already, from lists and from Anki decks.

Read are: .txt (a word per line, or Anki's text export with its # headers), .csv and .tsv (the
column called Expression, Word, 単語 or the like, else the first), and .apkg.
"""

import csv
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from pathlib import Path

from flashgen.errors import KnownWordsError
from flashgen.kana import KANJI, has_kanji, is_japanese, is_kana, to_hiragana
from flashgen.lexicon.anki_package import notes_of_package
from flashgen.lexicon.dictionary import Entry
from flashgen.lexicon.possible import may_be_read
from flashgen.lexicon.senses import is_kana_word
from flashgen.lexicon.word_fields import READING_FIELDS, WORD_FIELDS, Cell, cells, column
from flashgen.values import dataclass

_OWN_COLUMNS = ("notetype column", "deck column", "guid column", "tags column")  # of Anki's text export
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_MARKUP = re.compile(
    r"<(rt|rp|style|script)\b.*?</\1>|<[^>]*>|\[sound:[^\]]*\]|\{\{.*?\}\}", re.DOTALL | re.IGNORECASE
)
_FURIGANA = re.compile(r" ?([^ \[\]]+?)\[([^\]]+)\]")
_ALTERNATIVES = re.compile(r"[、,;；/／\n]")
_PLAIN_WORD = re.compile(f"[ぁ-ゖァ-ヺー{KANJI}]+")
_ENDINGS = ("する", "な")
_LONGEST = 40  # characters; what is longer is a sentence and no word
_MANY = 1_000_000


@dataclass(frozen=True)
class KnownWords:
    """Words that are known: each spelling with its readings in hiragana, () where none was given.

    `bare` are those spellings that stand in no list but follow from one: 勉強 from 勉強する.
    `repeated` are those that stand in one list more than once: an export of a collection with two
    notes of a word is no mistake, but worth a word in the summary.
    """

    readings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.readings) - len(self.bare)

    def knows(self, headword: str, reading: str, entry: Entry | None = None) -> bool:
        """Tell whether a word is known, in whatever spelling: 解る makes 分かる known.

        A list in kana makes words known that are written in kana, or whose okurigana leave little
        doubt (たべる: 食べる); かがく may be 科学 or 化学, and makes neither known.
        """
        if self._has(headword, reading):
            return True
        kanji = [spelling.text for spelling in entry.kanji] if entry else []
        if entry and any(self._has(text, reading) for text in kanji if reading in entry.readings(text)):
            return True
        if reading not in self._kana:
            return False
        okurigana = len(reading) > 2 and has_kanji(headword) and is_kana(headword[-1])
        return is_kana(headword) or okurigana or (entry is not None and is_kana_word(entry))

    def _has(self, spelling: str, reading: str) -> bool:
        readings = self.readings.get(spelling)
        return readings is not None and (not readings or reading in readings)

    @cached_property
    def _kana(self) -> frozenset[str]:
        return frozenset(to_hiragana(spelling) for spelling in self.readings if is_kana(spelling))

    def __or__(self, other: "KnownWords") -> "KnownWords":
        """Join two lists; a spelling known in every reading stays so."""
        joined = dict(self.readings)
        for spelling, readings in other.readings.items():
            mine = joined.get(spelling)
            joined[spelling] = (
                readings if mine is None else mine | readings if mine and readings else frozenset()
            )
        bare = (
            (self.bare | other.bare)
            - (self.readings.keys() - self.bare)
            - (other.readings.keys() - other.bare)
        )
        return KnownWords(joined, bare, self.repeated | other.repeated)


def read_all(paths: Iterable[Path]) -> KnownWords:
    """Read several lists of known words as one. Raises KnownWordsError."""
    joined = KnownWords()
    for path in paths:
        joined |= read_known(path)
    return joined


def read_known(path: Path) -> KnownWords:
    """Read a list of known words, of the kind its name says.

    Raises KnownWordsError if it cannot be read, or has no Japanese word in it.
    """
    if path.suffix.lower() in {".apkg", ".colpkg"}:
        notes = notes_of_package(path)
        return gathered(path, (cell for names, fields in notes for cell in cells(names, fields)))
    return gathered(path, _cells_of_text(path, _text(path), path.suffix.lower()))


def gathered(place: object, found_cells: Iterable[Cell]) -> KnownWords:
    """Make a list of known words of what stands in cells of `place`, which messages name.

    Raises KnownWordsError if there is no Japanese word, or more than a person can know.
    """
    found: dict[str, set[str] | None] = {}
    listed: Counter[tuple[str, str]] = Counter()
    for cell in found_cells:
        for spelling, heard, is_listed in _spellings(cell.word, cell.reading):
            listed[spelling, heard] += is_listed and cell.listed
            known = found.setdefault(spelling, set())
            if not heard:
                found[spelling] = None  # known in every reading
            elif known is not None:
                known.add(heard)
        if len(found) > _MANY:
            raise KnownWordsError(f"{place}: more than {_MANY:,} words", "Give a shorter list.")
    if not found:
        raise KnownWordsError(
            f"{place}: no Japanese word in it", "Put the words in the first column, or name it Expression."
        )
    return KnownWords(
        {spelling: frozenset(readings or ()) for spelling, readings in found.items()},
        frozenset(found.keys() - {spelling for (spelling, _), times in listed.items() if times}),
        frozenset(spelling for (spelling, _), times in listed.items() if times > 1),
    )


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KnownWordsError(
            f"{path}: {error.strerror or error}", "Give the path of a word list."
        ) from error
    encodings = ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp932")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise KnownWordsError(f"{path}: not a text file", "Save the list as UTF-8 text, or export it again.")


def _cells_of_text(path: Path, text: str, suffix: str) -> Iterator[Cell]:
    lines = text.splitlines()
    heads = [line for line in lines[:12] if line.startswith("#")]
    options = {name: value for head in heads for name, _, value in [head[1:].partition(":")]}
    if "separator" in options:
        separator = options["separator"].strip()
        delimiter = _SEPARATORS.get(separator.lower(), separator[:1] or "\t")
        own = {int(options[name]) for name in _OWN_COLUMNS if options.get(name, "").strip().isdecimal()}
        rows = _rows(path, lines[len(heads) :], delimiter)
        yield from (Cell(next((c for n, c in enumerate(row, 1) if n not in own), "")) for _, row in rows)
    elif suffix == ".csv" or (suffix == ".tsv" or "\t" in (lines[0] if lines else "")):
        yield from _cells_of_table(path, list(_rows(path, lines, "," if suffix == ".csv" else "\t")))
    else:
        yield from (Cell(line) for line in lines if not line.startswith("#"))


def _rows(path: Path, lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a table, each with the line on which it ends."""
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise KnownWordsError(
            f"{path}, line {reader.line_num}: the table cannot be read ({error})", "Export the list again."
        ) from error


def _cells_of_table(path: Path, rows: Sequence[tuple[int, list[str]]]) -> Iterator[Cell]:
    names = [name.strip() for name in rows[0][1]] if rows else []
    word, reading = column(names, WORD_FIELDS), column(names, READING_FIELDS)
    if word is None and reading is None:
        _check_first_column(path, names, rows)
    at = word if word is not None else next((n for n in range(len(names)) if n != reading), 0)
    for line, row in rows if word is None and reading is None else rows[1:]:
        if len(row) > at:
            heard = row[reading] if reading is not None and len(row) > reading else ""
            _check_reading(path, line, row[at].strip(), to_hiragana(heard.strip()))
            yield Cell(row[at], heard)


def _check_first_column(path: Path, names: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> None:
    """Refuse a table whose words stand in another column than the first, which no name points out."""
    columns = Counter(
        number for _, row in rows[1:] for number, cell in enumerate(row) if is_japanese(_plain(cell))
    )
    if columns and 0 not in columns:
        best = min(columns, key=lambda number: (-columns[number], number))
        called = f" ({names[best]!r})" if best < len(names) and names[best] else ""
        raise KnownWordsError(
            f"{path}, line 1: the first column has no Japanese, but column {best + 1}{called} has",
            "Call that column Expression, or put it first.",
        )


def fits(word: str, reading: str) -> bool:
    """Tell whether a hiragana reading can be that of a word in a list: 勉強する べんきょう is common."""
    return any(may_be_read(each, reading) for each in (word, *map(word.removesuffix, _ENDINGS)))


def _check_reading(path: Path, line: int, word: str, reading: str) -> None:
    """Refuse a reading that cannot be one; what is no plain word or no plain reading is not judged."""
    if not word or not reading or not _PLAIN_WORD.fullmatch(word) or not _PLAIN_WORD.fullmatch(reading):
        return
    if has_kanji(reading):
        raise KnownWordsError(
            f"{path}, line {line}: the reading {reading!r} of {word} is not in kana",
            "Write it in hiragana, or leave it out.",
        )
    if not fits(word, reading):
        raise KnownWordsError(
            f"{path}, line {line}: {reading} cannot be read for {word}",
            "Check the row: is it the right column?",
        )


def _spellings(word: str, reading: str) -> Iterator[tuple[str, str, bool]]:
    """Give the spellings that a cell holds, their readings ("" if not given), and whether it has them so.

    >>> list(_spellings("食[た]べる;<b>〜だらけ</b>", ""))
    [('食べる', 'たべる', True), ('だらけ', '', True)]
    >>> list(_spellings("勉強する", ""))
    [('勉強', '', False), ('勉強する', '', True)]
    """
    heard = to_hiragana(_FURIGANA.sub(r"\2", _plain(reading)))
    for part in _ALTERNATIVES.split(_plain(word)):
        spelling = _FURIGANA.sub(r"\1", part).strip(" 　〜～~-…。")
        own = to_hiragana(_FURIGANA.sub(r"\2", part)).strip() if "[" in part else heard
        for ending in _ENDINGS:
            if (
                len(spelling) > len(ending) + 1
                and has_kanji(spelling[-len(ending) - 1])
                and spelling.endswith(ending)
            ):
                yield spelling.removesuffix(ending), own.removesuffix(ending), False  # 勉強する, 静かな
        if 0 < len(spelling) <= _LONGEST and is_japanese(spelling):
            yield spelling, own if is_kana(own) and not is_kana(spelling) else "", True


def _plain(cell: str) -> str:
    return html.unescape(_MARKUP.sub("", html.unescape(cell))).replace("\xa0", " ").strip()
