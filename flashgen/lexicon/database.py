"""The dictionary as it is looked up: an SQLite file in the cache, made from dictionary files.

It is made at first use and named after the content it is made from, so a new dictionary file, or
a new layout, has a new database. It is written beside its place and moved there when whole.
"""

import hashlib
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

from flashgen.errors import DictionaryError
from flashgen.files import cache_folder
from flashgen.kana import to_hiragana
from flashgen.lexicon.records import read_records, spellings_of

LAYOUT = 2  # raised whenever the tables below or the keys of look-ups change

_TABLES = """
CREATE TABLE entry (seq INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE form (key TEXT PRIMARY KEY, seqs TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE frequency (word TEXT PRIMARY KEY, centibels INTEGER, rank INTEGER) WITHOUT ROWID;
CREATE TABLE level (spelling TEXT, reading TEXT, level TEXT, PRIMARY KEY (spelling, reading)) WITHOUT ROWID;
CREATE INDEX level_reading ON level (reading, level);
CREATE TABLE pitch (spelling TEXT, reading TEXT, positions TEXT, PRIMARY KEY (spelling, reading))
    WITHOUT ROWID;
CREATE TABLE tag (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
"""
_INSERTS = {  # first column of a record → how its other columns are stored
    "f": "INSERT OR IGNORE INTO frequency VALUES (?, ?, ?)",
    "l": "INSERT OR IGNORE INTO level VALUES (?, ?, ?)",
    "p": "INSERT OR IGNORE INTO pitch VALUES (?, ?, ?)",
    "t": "INSERT OR IGNORE INTO tag VALUES (?, ?)",
}


@lru_cache(maxsize=1 << 16)
def key_of(spelling: str) -> str:
    """Give the key under which a spelling is found: hiragana, half-width, lower case.

    >>> key_of("アホ"), key_of("ＡＩ"), key_of("取り組む")
    ('あほ', 'ai', '取り組む')
    """
    if _KEY.fullmatch(spelling):
        return spelling
    if _KANA_AND_KANJI.fullmatch(spelling) is None:
        spelling = normalize("NFKC", spelling).casefold()
    return to_hiragana(spelling)


# Nearly all spellings are one or the other; the normal form is for ＡＩ, ｶﾞｲﾄﾞ, ㌔ and the like.
_KEY = re.compile("[ぁ-ゖー々〆〇㐀-䶿一-鿿]*")
_KANA_AND_KANJI = re.compile("[ぁ-ゖァ-ヺー々〆〇㐀-䶿一-鿿]*")


def database_path(name: str, sources: Sequence[Path]) -> Path:
    """Give where the database made from these files stands, or will stand once it is built."""
    digest = hashlib.sha256(str(LAYOUT).encode())
    for source in sources:
        digest.update(_fingerprint(source))
    return cache_folder() / f"{name}-{digest.hexdigest()[:16]}.sqlite"


def _fingerprint(source: Path) -> bytes:
    """Tell contents apart without reading them: .xz and .gz files end with a checksum of theirs."""
    try:
        with source.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 128))
            return size.to_bytes(8, "big") + file.read()
    except OSError as error:
        raise DictionaryError(f"{source}: cannot be read ({error.strerror})", _INSTALL) from error


_INSTALL = "Install flashgen again, or import the dictionary again."


def open_database(path: Path) -> sqlite3.Connection:
    """Open a database to read. Raises sqlite3.Error if it is missing or damaged."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        connection.execute("PRAGMA mmap_size = 268435456")
        connection.execute("SELECT 1 FROM entry LIMIT 1")
        connection.execute("SELECT 1 FROM tag LIMIT 1")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def build_database(path: Path, sources: Iterable[Path]) -> None:
    """Make the database at path from dictionary files; two processes may do so at once.

    Raises DictionaryError if a file is damaged or the database cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}.", suffix=".part")
        os.close(handle)
        part = Path(name)
        try:
            with closing(sqlite3.connect(part, isolation_level=None)) as connection:
                _fill(connection, sources)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except (sqlite3.Error, OSError) as error:
        raise DictionaryError(f"{path}: the dictionary cannot be prepared ({error})", _ROOM) from error
    with suppress(OSError):  # where another process still has them open
        _remove_others(path)


_ROOM = "Make room on the disk, or name another folder in FLASHGEN_CACHE."
_OLD = 3600  # seconds after which a half database is nobody's work any more


def _remove_others(path: Path) -> None:
    """Remove what was made from earlier files, and what processes that were ended have left behind."""
    stem = path.stem.rpartition("-")[0] + "-" + "[0-9a-f]" * 16
    for other in path.parent.glob(f"{stem}.sqlite"):
        if other != path:
            other.unlink(missing_ok=True)
    for half in path.parent.glob(f".{stem}.*.part"):
        if half.stat().st_mtime < time.time() - _OLD:
            half.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, sources: Iterable[Path]) -> None:
    # Nobody sees the file before it is whole: no journal is needed, nor waiting for the disk.
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    seqs: dict[str, str] = {}
    for source in sources:
        others: dict[str, list[list[str]]] = {kind: [] for kind in _INSERTS}
        entries = _entries(source, seqs, others)
        connection.executemany("INSERT OR IGNORE INTO entry VALUES (?, ?)", entries)
        for kind, rows in others.items():
            connection.executemany(_INSERTS[kind], rows)
    connection.executemany("INSERT INTO form VALUES (?, ?)", ((key, seqs[key]) for key in sorted(seqs)))
    connection.execute("COMMIT")


def _entries(
    source: Path, seqs: dict[str, str], others: dict[str, list[list[str]]]
) -> Iterator[tuple[str, str]]:
    """Give the entries of a dictionary file, noting in seqs what finds them; collect other records."""
    for record in read_records(source):
        kind = record[: record.index("\t")]
        if kind in others:
            others[kind].append(record.split("\t")[1:])
            continue
        for key in set(map(key_of, spellings_of(record))):
            seqs[key] = f"{seqs[key]} {kind}" if key in seqs else kind
        yield kind, record
