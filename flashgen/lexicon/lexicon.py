"""Look words up: in the shipped dictionary and in those that the user has added."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from unicodedata import normalize

from flashgen.kana import is_kana, to_hiragana
from flashgen.lexicon.database import build_database, database_path, key_of, open_database
from flashgen.lexicon.dictionary import Entry
from flashgen.lexicon.records import record_to_entry

Tell = Callable[[str], None]

# Asking for many spellings at once: a few sizes, so that SQLite prepares few statements.
_KNOWN = {size: f"SELECT key FROM form WHERE key IN ({','.join('?' * size)})" for size in (8, 32, 128, 512)}


class Source:
    """One database: made when it is first used, made again when it is found damaged."""

    def __init__(self, name: str, files: Sequence[Path], tell: Tell | None = None) -> None:
        self.name = name
        self._files = files
        self._tell = tell
        self._path = database_path(name, files)
        self._connection = self._opened()

    def fetch(self, query: str, arguments: Sequence[str | int] = ()) -> list[tuple[Any, ...]]:
        """Give the rows of a query. Raises DictionaryError if the database cannot be made again."""
        try:
            return self._connection.execute(query, arguments).fetchall()
        except UnicodeEncodeError:  # half a surrogate pair: nothing is spelt so
            return []
        except sqlite3.DatabaseError:
            self._connection.close()
            self._path.unlink(missing_ok=True)
            self._connection = self._opened()
            return self._connection.execute(query, arguments).fetchall()

    def _opened(self) -> sqlite3.Connection:
        try:
            return open_database(self._path)
        except sqlite3.Error:
            if self._tell:
                self._tell(f"Preparing the dictionary {self.name} (the first time only) …")
            build_database(self._path, self._files)
            return open_database(self._path)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


class Lexicon:
    """Looks words up. What was looked up once is remembered; use one Lexicon from one thread.

    Spellings are found as they are, or else in the other kana, the other width or case.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        """Take the dictionaries in the order of their rank; the first has frequencies and levels too."""
        self._sources = sources
        self._looked_up: dict[str, tuple[Entry, ...]] = {}
        self._entries: dict[tuple[int, int], Entry] = {}
        self._known: dict[str, bool] = {}
        self._frequencies: dict[str, tuple[float, int | None]] = {}
        self._levels: dict[tuple[str, str], str | None] = {}

    def look_up(self, spelling: str) -> tuple[Entry, ...]:
        """Give the entries with this spelling, in kanji or kana, dictionary by dictionary.

        Where none has just this spelling, those that have it in the other kana or width are
        given: for ホンマ the entry with ほんま. None at all gives ().
        """
        found = self._looked_up.get(spelling)
        if found is None:
            found = self._looked_up[spelling] = tuple(self._look_up(spelling))
        return found

    def _look_up(self, spelling: str) -> Iterator[Entry]:
        key, given = key_of(spelling), set[int]()
        for number, source in enumerate(self._sources):
            rows = source.fetch("SELECT seqs FROM form WHERE key = ?", (key,))
            seqs = [seq for row in rows for seq in map(int, row[0].split()) if seq not in given]
            entries = [entry for seq in seqs if (entry := self._entry(number, seq))]
            exact = [
                entry for entry in entries if any(s.text == spelling for s in (*entry.kanji, *entry.kana))
            ]
            given.update(seqs)
            yield from exact or entries

    def entry(self, seq: int) -> Entry | None:
        """Give the entry of a sequence number, None where no dictionary has it."""
        found = (self._entry(number, seq) for number in range(len(self._sources)))
        return next((entry for entry in found if entry), None)

    def _entry(self, number: int, seq: int) -> Entry | None:
        entry = self._entries.get((number, seq))
        if entry is None:
            rows = self._sources[number].fetch("SELECT record FROM entry WHERE seq = ?", (seq,))
            if rows:
                entry = self._entries[number, seq] = record_to_entry(rows[0][0])
        return entry

    def has(self, spelling: str) -> bool:
        """Tell whether `look_up` would find anything; for many spellings use `known_spellings`."""
        key = key_of(spelling)
        known = self._known.get(key)
        if known is None:
            rows = self._fetch_first("SELECT 1 FROM form WHERE key = ?", (key,))
            known = self._known[key] = bool(rows)
        return known

    def known_spellings(self, candidates: Iterable[str]) -> set[str]:
        """Give those of the candidates that `look_up` would find something for.

        Meant for looking for the longest match: ask once for all stretches of a text.
        """
        keys = {candidate: key_of(candidate) for candidate in candidates}
        new = iter(set(keys.values()) - self._known.keys())
        while batch := tuple(islice(new, max(_KNOWN))):
            self._known.update(dict.fromkeys(batch, False))
            size = next(size for size in _KNOWN if size >= len(batch))
            padded = batch + batch[:1] * (size - len(batch))
            for source in self._sources:
                self._known.update((row[0], True) for row in source.fetch(_KNOWN[size], padded))
        return {candidate for candidate, key in keys.items() if self._known[key]}

    def zipf(self, word: str) -> float:
        """Give how common a word is: log10 of its uses in a thousand million; 0.0 if it is not listed.

        7 is の, 5 an everyday word, 3 a rare one; below 2.5 nothing is listed. Inflected words
        stand there as IPADIC's tokens (食べ and 食べる apart). Source: wordfreq's Japanese list.
        """
        return self._frequency(word)[0]

    def rank(self, word: str) -> int | None:
        """Give the place of a word in the frequency list, 1 for the commonest; None if not listed."""
        return self._frequency(word)[1]

    def _frequency(self, word: str) -> tuple[float, int | None]:
        found = self._frequencies.get(word)
        if found is None:
            query = "SELECT centibels, rank FROM frequency WHERE word = ?"
            rows = self._fetch_first(query, (normalize("NFKC", word).casefold(),))
            centibels, rank = rows[0] if rows else ("", None)
            zipf = round(9 + centibels / 100, 2) if isinstance(centibels, int) else 0.0
            found = self._frequencies[word] = (zipf, rank)
        return found

    def level(self, spelling: str, reading: str, entry: Entry | None = None) -> str | None:
        """Give the JLPT level of a word, "N5" to "N1", None where it is not listed. Unofficial.

        With its entry, a word also has the level listed for another spelling of the entry with
        the same reading: できる for 出来る. Without, a kana spelling that is not listed has the
        level of the listed words with that reading if they all have the same.
        """
        reading = to_hiragana(reading)
        spellings = [spelling]
        if entry:
            spellings += [reading, *(kanji.text for kanji in entry.kanji)]
        for each in spellings:
            if level := self._level(each, reading):
                return level
        if entry is None and is_kana(spelling):
            rows = self._fetch_first("SELECT DISTINCT level FROM level WHERE reading = ?", (reading,))
            return str(rows[0][0]) if len(rows) == 1 else None
        return None

    def _level(self, spelling: str, reading: str) -> str | None:
        key = spelling, reading
        if key not in self._levels:
            query = "SELECT level FROM level WHERE spelling = ? AND reading = ?"
            rows = self._fetch_first(query, key)
            self._levels[key] = str(rows[0][0]) if rows else None
        return self._levels[key]

    def pitch(self, spelling: str, reading: str) -> tuple[int, ...]:
        """Give the pitch accents that the user's dictionaries list, as moras before the fall; or ()."""
        query = "SELECT positions FROM pitch WHERE spelling = ? AND reading = ?"
        rows = self._fetch_first(query, (spelling, to_hiragana(reading)))
        return tuple(map(int, rows[0][0].split(","))) if rows else ()

    def tag(self, code: str) -> str:
        """Give the dictionary's name for one of its codes, the code itself where it has none.

        v5k is "Godan verb with 'ku' ending", ksb "Kansai-ben".
        """
        rows = self._fetch_first("SELECT name FROM tag WHERE code = ?", (code,))
        return str(rows[0][0]) if rows else code

    def _fetch_first(self, query: str, arguments: Sequence[str]) -> list[tuple[Any, ...]]:
        for source in self._sources:
            if rows := source.fetch(query, arguments):
                return rows
        return []

    def close(self) -> None:
        """Close the databases; the lexicon cannot be used any more."""
        for source in self._sources:
            source.close()
