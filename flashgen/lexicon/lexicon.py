"""Look words up: in the shipped dictionary and in those that the user has added."""

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any
from unicodedata import normalize

from flashgen.kana import is_kana, to_hiragana
from flashgen.lexicon.database import build_database, database_path, key_of, open_database
from flashgen.lexicon.dictionary import Entry
from flashgen.lexicon.records import record_to_entry

Tell = Callable[[str], None]
_Place = tuple[int, int]  # where an entry stands: the number of its dictionary, its own number there

_HALF = re.compile("[\ud800-\udfff]")  # half a surrogate pair: nothing is spelt so, and SQLite refuses it

# Asking for many values at once: a few sizes, so that SQLite prepares few statements.
_PLACES = {size: ",".join("?" * size) for size in (1, 8, 64, 512)}
_FORMS = "SELECT key, seqs FROM form WHERE key IN ({})"
_ENTRIES = "SELECT seq, record FROM entry WHERE seq IN ({})"
_FREQUENCIES = "SELECT word, centibels, rank FROM frequency WHERE word IN ({})"
_LEVELS = "SELECT reading, spelling, level FROM level WHERE reading IN ({})"


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

    def fetch_all(self, query: str, values: Collection[str | int]) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a query about any number of values, which take the place of its {}."""
        wanted: Iterable[str | int] = values
        if _HALF.search("".join(map(str, values))):
            wanted = [value for value in values if not _HALF.search(str(value))]
        left = iter(wanted)
        while batch := tuple(islice(left, max(_PLACES))):
            size = next(size for size in _PLACES if size >= len(batch))
            yield from self.fetch(query.format(_PLACES[size]), batch + batch[:1] * (size - len(batch)))

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
        self._seqs: dict[str, tuple[_Place, ...]] = {}  # by key
        self._entries: dict[_Place, Entry] = {}
        self._looked_up: dict[str, tuple[Entry, ...]] = {}
        self._frequencies: dict[str, tuple[float, int | None]] = {}
        self._levels: dict[str, dict[str, str]] = {}  # by reading, then by spelling
        self._has_pitch: bool | None = None  # until somebody asks

    def look_ahead(self, spellings: Collection[str], readings: Iterable[str] = ()) -> None:
        """Fetch at once what will be asked of spellings and readings; one by one takes longer."""
        keys = set(map(key_of, spellings))
        self._find(keys)
        self._read({place for key in keys for place in self._seqs[key]})
        self.count(spellings)
        self._grade(readings)

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
        given = set[int]()
        for _, places in groupby(self._places(spelling), itemgetter(0)):
            new = [place for place in places if place[1] not in given]
            self._read(new)
            entries = [self._entries[place] for place in new if place in self._entries]
            exact = [entry for entry in entries if _is_spelt(entry, spelling)]
            given.update(place[1] for place in new)
            yield from exact or entries

    def _places(self, spelling: str) -> tuple[_Place, ...]:
        key = key_of(spelling)
        found = self._seqs.get(key)
        if found is None:
            self._find((key,))
            found = self._seqs[key]
        return found

    def _find(self, keys: Iterable[str]) -> None:
        """Fill `_seqs` for these keys."""
        new = set(keys) - self._seqs.keys()
        self._seqs.update(dict.fromkeys(new, ()))
        for number, source in enumerate(self._sources):
            for key, seqs in source.fetch_all(_FORMS, new):
                self._seqs[key] += tuple((number, int(seq)) for seq in seqs.split())

    def _read(self, places: Iterable[_Place]) -> None:
        """Fill `_entries` for these places."""
        new = [place for place in places if place not in self._entries]
        for number, source in enumerate(self._sources) if new else ():
            for seq, record in source.fetch_all(_ENTRIES, [seq for of, seq in new if of == number]):
                self._entries[number, seq] = record_to_entry(record)

    def read_ahead(self, seqs: Collection[int]) -> None:
        """Fetch at once the entries with these sequence numbers, for `entry`; one by one takes longer."""
        self._read((number, seq) for number in range(len(self._sources)) for seq in seqs)

    def entry(self, seq: int) -> Entry | None:
        """Give the entry of a sequence number, None where no dictionary has it."""
        for number in range(len(self._sources)):
            if (number, seq) not in self._entries:
                self._read([(number, seq)])
            if entry := self._entries.get((number, seq)):
                return entry
        return None

    def has(self, spelling: str) -> bool:
        """Tell whether `look_up` would find anything; for many spellings use `known_spellings`."""
        return bool(self._places(spelling))

    def is_common(self, spelling: str) -> bool:
        """Tell whether a dictionary has an entry for a spelling that it marks as common."""
        return any(entry.common for entry in self.look_up(spelling))

    def known_spellings(self, candidates: Collection[str]) -> set[str]:
        """Give those of the candidates that `look_up` would find something for.

        Meant for looking for the longest match: ask once for all stretches of a text.
        """
        keys = {candidate: key_of(candidate) for candidate in candidates}
        self._find(keys.values())
        return {candidate for candidate, key in keys.items() if self._seqs[key]}

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
            self.count((word,))
            found = self._frequencies[word]
        return found

    def count(self, words: Iterable[str]) -> None:
        """Fetch at once how common words are, for `zipf` and `rank`; one by one takes longer."""
        listed = {word: normalize("NFKC", word).casefold() for word in words if word not in self._frequencies}
        found: dict[str, tuple[float, int | None]] = {}
        for source in reversed(self._sources):  # the first has the last word
            for word, centibels, rank in source.fetch_all(_FREQUENCIES, set(listed.values())):
                zipf = round(9 + centibels / 100, 2) if isinstance(centibels, int) else 0.0
                found[word] = (zipf, rank)
        self._frequencies.update((word, found.get(norm, (0.0, None))) for word, norm in listed.items())

    def level(self, spelling: str, reading: str, entry: Entry | None = None) -> str | None:
        """Give the JLPT level of a word, "N5" to "N1", None where it is not listed. Unofficial.

        With its entry, a word has the easiest level that is listed for a spelling of the entry with
        that reading: 面白い stands in the lists as おもしろい (N5), and once more in kanji (N1). Without,
        a kana spelling that is not listed has the level of the listed words with that reading if
        they all have the same.
        """
        kana = to_hiragana(reading)
        listed = self._listed(kana)
        if not listed:
            return None
        if entry is not None:
            spellings = {spelling, *(kanji.text for kanji in entry.kanji)}
            if kana in listed and (spellings.isdisjoint(listed) or self._owns(entry, kana)):
                spellings.add(kana)
            return max((listed[one] for one in spellings if one in listed), default=None)
        levels = set(listed.values())
        only = levels.pop() if is_kana(spelling) and len(levels) == 1 else None
        return listed.get(spelling, only)

    def _owns(self, entry: Entry, kana: str) -> bool:
        """Tell whether kana mean this entry and no other common one: そこ is 其処, and not 底."""
        if any("uk" in sense.misc for sense in entry.senses[:1]):
            return True
        return [other.seq for other in self.look_up(kana) if other.common] == [entry.seq]

    def _listed(self, reading: str) -> dict[str, str]:
        """Give the levels of all words with a reading, by their spellings."""
        found = self._levels.get(reading)
        if found is None:
            self._grade((reading,))
            found = self._levels[reading]
        return found

    def _grade(self, readings: Iterable[str]) -> None:
        """Fill `_levels` for these readings."""
        new = set(readings) - self._levels.keys()
        self._levels.update((reading, {}) for reading in new)
        for source in reversed(self._sources):
            for reading, spelling, level in source.fetch_all(_LEVELS, new):
                self._levels[reading][spelling] = level

    def pitch(self, spelling: str, reading: str) -> tuple[int, ...]:
        """Give the pitch accents that the user's dictionaries list, as moras before the fall; or ()."""
        if self._has_pitch is None:
            self._has_pitch = bool(self._fetch_first("SELECT 1 FROM pitch LIMIT 1", ()))
        if not self._has_pitch:
            return ()
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


def _is_spelt(entry: Entry, spelling: str) -> bool:
    return spelling in [form.text for form in entry.kanji + entry.kana]
