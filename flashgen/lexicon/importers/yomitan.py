"""Read Yomitan dictionaries (format 3): a zip of index.json and banks of terms, tags, frequencies, pitch.

The format is that of Yomitan's schemas, ext/data/schemas/dictionary-*-v3-schema.json. Glossaries in
structured content become plain text.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from flashgen.errors import DictionaryError
from flashgen.kana import to_hiragana
from flashgen.lexicon.dictionary import Entry, Sense, Spelling
from flashgen.lexicon.importers.structured import senses
from flashgen.lexicon.records import Header, clean, entry_to_record
from flashgen.values import dataclass

_BANK_LIMIT = 64 << 20  # bytes unpacked; the banks of real dictionaries have a few million
_TOTAL_LIMIT = 2 << 30
_HINT = "Give a dictionary made for Yomitan or Yomichan (format 3), as the zip file it comes in."
_FROM_JMDICT = re.compile(r"jmdict|jitendex", re.IGNORECASE)  # their sequence numbers are JMdict's
_DATE = re.compile(r"(\d{4})[-./]?(\d\d)[-./]?(\d\d)(?!\d)")
_KINDS = {"partOfSpeech": "pos", "pos": "pos", "dialect": "dialect", "field": "field"}


def sniff(head: bytes) -> bool:
    """Tell whether a file that starts so is a zip."""
    return head.startswith(b"PK\x03\x04")


def read(path: Path) -> tuple[Header, list[str]]:
    """Give what the dictionary is, and its records: entries, frequencies, pitches, tags.

    Entries of a dictionary made from JMdict keep JMdict's sequence numbers; the others get a
    negative number that depends on title, spelling and reading only, so it lasts.

    Raises DictionaryError where the file is no zip, no Yomitan dictionary, of another version,
    damaged, or unpacks to more than a dictionary can have.
    """
    try:
        with ZipFile(path) as archive:
            return _read(_Archive(path, archive))
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise DictionaryError(f"{path}: not a whole zip file ({error})", _HINT) from error


class _Archive:
    """Gives the JSON in a zip that we do not trust."""

    def __init__(self, path: Path, archive: ZipFile) -> None:
        self.path = path
        self._archive = archive
        self._total = 0

    def mistake(self, fact: str) -> DictionaryError:
        return DictionaryError(f"{self.path}: {fact}", _HINT)

    def index(self) -> dict[str, Any]:
        if "index.json" not in self._archive.namelist():
            raise self.mistake("no Yomitan dictionary, it has no index.json")
        index = self._json("index.json")
        if not isinstance(index, dict) or not isinstance(index.get("title"), str):
            raise self.mistake("index.json names no title")
        if index.get("format", index.get("version")) != 3:
            raise self.mistake(f"format {index.get('format', index.get('version'))}, where 3 is read")
        return index

    def rows(self, kind: str, width: int) -> Iterator[list[Any]]:
        """Give the rows of term_bank_1.json and so on that have at least that many columns."""
        name = re.compile(rf"{kind}_(\d{{1,6}})\.json")
        banks = sorted((int(m[1]), m[0]) for m in map(name.fullmatch, self._archive.namelist()) if m)
        for _, bank in banks:
            rows = self._json(bank)
            if not isinstance(rows, list):
                raise self.mistake(f"{bank} is not a list")
            for number, row in enumerate(rows, 1):
                if not isinstance(row, list) or len(row) < width or not isinstance(row[0], str):
                    raise self.mistake(f"{bank}, row {number}: not a row of a {kind.replace('_', ' ')}")
                yield row

    def _json(self, name: str) -> Any:
        with self._archive.open(name) as file:
            data = file.read(_BANK_LIMIT + 1)
        self._total += len(data)
        if len(data) > _BANK_LIMIT or self._total > _TOTAL_LIMIT:
            raise self.mistake(f"{name} unpacks to more than a dictionary can have")
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise self.mistake(f"{name} is not valid JSON") from error


def _read(archive: _Archive) -> tuple[Header, list[str]]:
    index = archive.index()
    title = clean(index["title"])
    categories, records = {}, []
    for code, category, _, notes, *_ in archive.rows("tag_bank", 4):
        categories[code] = _KINDS.get(str(category), "misc")
        if notes:
            records.append(f"t\t{clean(code)}\t{clean(str(notes))}")
    entries = sorted(_entries(archive, title, categories), key=lambda entry: entry.seq)
    meta = sorted(_frequencies(archive, index.get("frequencyMode"))) + list(_pitches(archive))
    if not entries and not meta:
        raise archive.mistake("no words in it")
    date = _DATE.search(str(index.get("revision", "")))
    header = Header(
        title,
        "yomitan",
        licence=clean(str(index.get("attribution", "")))[:200],
        date="-".join(date.groups()) if date else "",
        version=clean(str(index.get("revision", "")))[:80],
        url=clean(str(index.get("url", "")))[:200],
        entries=len(entries) or len(meta),
    )
    return header, [*map(entry_to_record, entries), *records, *meta]


@dataclass(slots=True)
class _Draft:
    """An entry while its rows come in; dicts are sets that keep their order."""

    seq: int
    spellings: dict[str, None] = field(default_factory=dict)
    readings: dict[str, None] = field(default_factory=dict)
    senses: dict[Sense, None] = field(default_factory=dict)


def _entries(archive: _Archive, title: str, categories: dict[str, str]) -> Iterator[Entry]:
    from_jmdict = _FROM_JMDICT.search(title) is not None
    drafts: dict[int, _Draft] = {}
    for row in archive.rows("term_bank", 6):
        spelling, reading = clean(row[0]), clean(str(row[1] or row[0]))
        found = tuple(_senses(archive, row, categories))
        if not spelling or not found:
            continue
        seq = row[6] if len(row) > 6 and from_jmdict else None
        if not isinstance(seq, int) or not 1_000_000 <= seq < 10_000_000:
            seq = _own_number(title, spelling, reading)
        draft = drafts.setdefault(seq, _Draft(seq))
        draft.readings[reading] = None
        if spelling != reading:
            draft.spellings[spelling] = None
        draft.senses.update(dict.fromkeys(found))
    for draft in drafts.values():
        kanji, kana = tuple(map(Spelling, draft.spellings)), tuple(map(Spelling, draft.readings))
        yield Entry(draft.seq, kanji, kana, tuple(draft.senses))


def _own_number(title: str, spelling: str, reading: str) -> int:
    digest = hashlib.sha256("\t".join((title, spelling, reading)).encode("utf-8", "replace")).digest()
    return -(int.from_bytes(digest[:7], "big") + 1)


def _senses(archive: _Archive, row: list[Any], categories: dict[str, str]) -> Iterator[Sense]:
    if not isinstance(row[5], list):
        raise archive.mistake(f"the glossary of {row[0][:40]} is not a list")
    of_row = [(categories.get(code, "misc"), code) for code in clean(str(row[2] or "")).split()]
    of_row += [("pos", code) for code in clean(str(row[3] or "")).split()]
    try:
        found = [sense for definition in row[5] for sense in senses(definition)]
    except RecursionError as error:
        raise archive.mistake(f"the glossary of {row[0][:40]} is nested too deeply") from error
    if not any(codes for codes, _ in found):  # a plain glossary: all its texts are one sense
        found = [((), tuple(text for _, glosses in found for text in glosses))]
    for codes, glosses in found:
        texts = tuple(filter(None, map(clean, glosses)))
        kinds: dict[str, dict[str, None]] = {kind: {} for kind in ("pos", "misc", "field", "dialect")}
        for kind, code in (*codes, *of_row):
            kinds[kind][clean(code)] = None
        if texts:
            yield Sense(glosses=texts, **{kind: tuple(names) for kind, names in kinds.items()})


def _frequencies(archive: _Archive, mode: object) -> Iterator[str]:
    """Give words by rank; where a dictionary counts uses, the rank comes from their order."""
    values: dict[str, float] = {}
    more = mode == "occurrence-based"
    for word, kind, data, *_ in archive.rows("term_meta_bank", 3):
        value = _value(data) if kind == "freq" else None
        if value is not None and value > 0:
            key = clean(word)
            values[key] = (max if more else min)(value, values.get(key, value))
    ordered = sorted(values, key=lambda word: (-values[word] if more else values[word], word))
    for place, word in enumerate(ordered, 1):
        yield f"f\t{word}\t\t{place if more else int(values[word])}"


def _value(data: Any) -> float | None:
    """Find the number in 12, "12", {"value": 12}, {"reading": …, "frequency": any of these}."""
    if isinstance(data, dict):
        return _value(data.get("frequency", data.get("value")))
    if isinstance(data, str):
        number = re.search(r"\d{1,12}", data)
        return float(number[0]) if number else None
    return float(data) if isinstance(data, int | float) and abs(data) < 1e12 else None


def _pitches(archive: _Archive) -> Iterator[str]:
    for word, kind, data, *_ in archive.rows("term_meta_bank", 3):
        if kind == "pitch" and isinstance(data, dict) and isinstance(data.get("pitches"), list):
            found = (pitch.get("position") for pitch in data["pitches"] if isinstance(pitch, dict))
            positions = dict.fromkeys(str(p) for p in found if isinstance(p, int) and 0 <= p < 100)
            if positions:
                reading = to_hiragana(clean(str(data.get("reading") or word)))
                yield f"p\t{clean(word)}\t{reading}\t{','.join(positions)}"
