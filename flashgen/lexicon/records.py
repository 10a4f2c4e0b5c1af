"""Dictionaries as flashgen keeps them: one compressed text file, a header line, a record per line.

The header is a JSON object (`Header`). A record is a line of tab-separated columns, and what kind
it is stands in the first:

    1234567 ⇥ kanji ⇥ kana ⇥ senses    an entry under its sequence number
    f ⇥ word ⇥ centibels ⇥ rank        how common a word is
    l ⇥ spelling ⇥ reading ⇥ level     the JLPT level of a word
    p ⇥ spelling ⇥ reading ⇥ 0,2       its pitch accents
    t ⇥ code ⇥ name                    what a code of the dictionary stands for

Kanji, kana and senses are lists of items, items lists of fields, some fields lists of values: each
level has its own control character. Empty fields at the end of an item are left out.
"""

import gzip
import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import lru_cache
from io import TextIOWrapper
from pathlib import Path
from typing import IO, cast

from flashgen.errors import DictionaryError
from flashgen.files import write_whole
from flashgen.lexicon.dictionary import Entry, Sense, Spelling
from flashgen.values import dataclass

FORMAT = "flashgen dictionary 1"

_ITEM, _FIELD, _VALUE = "\x1e", "\x1f", "\x1d"
_CONTROL = dict.fromkeys(range(32), " ")


@dataclass(frozen=True, slots=True)
class Header:
    """What a dictionary file is; `kind` is jmdict, yomitan, frequencies or levels.

    `date` is that of the data, in the form 2021-07-05, or empty where it is not known.
    """

    label: str
    kind: str
    licence: str = ""
    date: str = ""
    version: str = ""
    url: str = ""
    entries: int = 0


def entry_to_record(entry: Entry) -> str:
    """Give the line for an entry; `record_to_entry` reads it back as it was."""
    columns = (
        str(entry.seq),
        _ITEM.join(map(_spelling_to_item, entry.kanji)),
        _ITEM.join(map(_spelling_to_item, entry.kana)),
        _ITEM.join(map(_sense_to_item, entry.senses)),
    )
    return "\t".join(columns)


def record_to_entry(record: str) -> Entry:
    """Give the entry of a line that `entry_to_record` made."""
    seq, kanji, kana, senses = record.split("\t")
    return Entry(int(seq), _spellings(kanji), _spellings(kana), tuple(map(_sense, senses.split(_ITEM))))


def spellings_of(record: str) -> list[str]:
    """Give what an entry's line can be found by, without reading all of it."""
    _, kanji, kana, _ = record.split("\t", 3)
    column = f"{kanji}{_ITEM}{kana}" if kanji else kana
    return [item.partition(_FIELD)[0] for item in column.split(_ITEM)]


def clean(text: str) -> str:
    """Free a text of control characters, line ends and double spaces, so that a record can hold it."""
    return " ".join(text.translate(_CONTROL).split())


def write_records(path: Path, header: Header, records: Iterable[str]) -> None:
    """Write a dictionary file, all or nothing; .xz or .gz as path is named, the same bytes each time."""
    lines = (json.dumps({"format": FORMAT, **asdict(header)}, ensure_ascii=False), *records)
    text = ("\n".join(lines) + "\n").encode("utf-8", "replace")  # JSON can hold half a character
    if path.suffix == ".xz":
        write_whole(path, lzma.compress(text, preset=9 | lzma.PRESET_EXTREME))
    else:
        write_whole(path, gzip.compress(text, 6, mtime=0))


def read_header(path: Path) -> Header:
    """Read what a dictionary file is. Raises DictionaryError if it is not one, or of another format."""
    with _opened(path) as file:
        return _header(path, file)


def read_records(path: Path) -> Iterator[str]:
    """Read the records of a dictionary file. Raises DictionaryError where it is damaged."""
    with _opened(path) as file:
        _header(path, file)
        # newline: texts may hold characters such as U+2028 that would pass for line ends
        for line in TextIOWrapper(file, encoding="utf-8", newline="\n"):
            yield line[:-1]


def _header(path: Path, file: IO[bytes]) -> Header:
    fields = json.loads(file.readline(10_000))
    if not isinstance(fields, dict) or fields.pop("format", None) != FORMAT:
        raise DictionaryError(f"{path}: not a dictionary of this version of flashgen", _AGAIN)
    return Header(**fields)


_AGAIN = "Import the dictionary again with flashgen dict import."


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with lzma.open(path) if path.suffix == ".xz" else gzip.open(path) as file:
            yield cast("IO[bytes]", file)
    except (OSError, EOFError, lzma.LZMAError, ValueError, TypeError) as error:
        raise DictionaryError(f"{path}: the dictionary file is damaged ({error})", _AGAIN) from error


def _item(fields: Sequence[str]) -> str:
    return _FIELD.join(fields).rstrip(_FIELD)


def _spelling_to_item(spelling: Spelling) -> str:
    lists = (_VALUE.join(values) for values in (spelling.priority, spelling.info, spelling.restrictions))
    return _item((spelling.text, *lists, "1" if spelling.no_kanji else ""))


def _sense_to_item(sense: Sense) -> str:
    types = sense.gloss_types if any(sense.gloss_types) else ()
    lists = (
        *(sense.pos, sense.glosses, sense.misc, sense.field, sense.dialect, sense.info),
        *(sense.stagk, sense.stagr, types, sense.xref, sense.ant),
    )
    return _item([_VALUE.join(values) for values in lists])


@lru_cache(maxsize=4096)
def _values(field: str) -> tuple[str, ...]:
    return tuple(field.split(_VALUE)) if field else ()


def _spellings(column: str) -> tuple[Spelling, ...]:
    return tuple(map(_spelling, column.split(_ITEM))) if column else ()


def _spelling(item: str) -> Spelling:
    text, _, rest = item.partition(_FIELD)
    if not rest:
        return Spelling(text)
    priority, info, restrictions, no_kanji, *_ = (*rest.split(_FIELD), "", "", "")
    return Spelling(text, _values(priority), _values(info), _values(restrictions), bool(no_kanji))


def _sense(item: str) -> Sense:
    pos, glosses, *rest = item.split(_FIELD)
    if not rest:
        return Sense(_values(pos), tuple(glosses.split(_VALUE)))
    return Sense(_values(pos), tuple(glosses.split(_VALUE)), *map(_values, rest))
