"""Deck → .apkg: the one module that knows the package format.

The form is genanki's, which every Anki since 2.0 reads (schema 11): its tables, its note types and
its decks. Notes and cards are our own rows, because genanki loses cards whose front has filters,
dates every note anew and takes twice the time. The same notes always give the same bytes: no time
of writing, no file name and no order of a set gets into the file.
"""

import functools
import hashlib
import html
import io
import json
import os
import re
import sqlite3
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import field
from itertools import count
from pathlib import Path
from typing import Any

from flashgen.errors import DeckError, OutputError
from flashgen.files import check_place, write_whole
from flashgen.notes import Deck, NoteType, own_notes
from flashgen.notes.cards import ordinals, requirements
from flashgen.notes.updates import BuildReport, Package, Settled, Stored, report, settle
from flashgen.values import dataclass

_COLLECTION = "collection.anki2"
_MARK = "flashgen"  # in the collection's configuration: the package is ours and may be written over
_MARKUP = re.compile(r"<[^>]*>")
_NOT_OURS = (
    OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, sqlite3.Error, NotImplementedError
)  # fmt: skip
_LEVEL = 2  # of deflate: in a third of the time of 6, an eighth larger


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The package that is to be written over: its notes by key, its card ids by note id and ordinal."""

    notes: Mapping[str, Stored] = field(default_factory=dict)
    cards: Mapping[tuple[int, int], int] = field(default_factory=dict)


def check(path: Path, *, force: bool = False) -> None:
    """Raise OutputError where `write` would, as far as can be told before there is a deck."""
    _room_for(path, force)


def write(deck: Deck, path: Path, *, now: int | None = None, force: bool = False) -> BuildReport:
    """Write a deck as a package to path, in place of an earlier one, whole or not at all.

    `now` is in seconds since 1970 (default: SOURCE_DATE_EPOCH, or the clock). Notes that the
    earlier package has with the same content keep their `mod` and ids. A file that flashgen did not
    make is only written over with `force`. Raises OutputError, and DeckError where two notes
    have one key.
    """
    found = _room_for(path, force)
    earlier = found or _Earlier()
    now = _now() if now is None else now
    settled = settle(own_notes(deck), earlier.notes, now)
    decks = _deck_ids(deck, settled)
    notes, cards = _rows(settled, decks, earlier, now)
    collection = _collection(deck, decks, {one.note.type for one in settled}, notes, cards)
    try:
        write_whole(path, _zip(collection))
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written: {error.strerror}", "Choose another file with -o."
        ) from None
    return report(path, settled, len(cards), found.notes if found else None)


def _now() -> int:
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(stated) if stated.isdecimal() else int(time.time())


def stored(path: Path) -> Mapping[str, Stored]:
    """Give the notes by key of a package that flashgen made; none where there is no such file."""
    try:
        return _read(path.read_bytes()).notes
    except _NOT_OURS:
        return {}


# ------------------------------------------------------------------ the earlier package


def _room_for(path: Path, force: bool) -> _Earlier | None:
    """Read the package at path; None where there is none, or it is not ours and force allows that."""
    check_place(path, "deck.apkg")
    if not path.exists():
        return None
    try:
        return _read(path.read_bytes())
    except _NOT_OURS:
        if force:
            return None
        raise OutputError(
            f"{path}: exists and was not made by flashgen", "Choose another file with -o, or pass --force."
        ) from None


def _read(package: bytes) -> _Earlier:
    with _opened(package) as base:
        first = base.execute("select substr(flds, 1, instr(flds, char(31)) - 1) from notes order by id")
        keys = [html.unescape(key) if "&" in key else key for (key,) in first]
        notes = _notes(base)
        cards = base.execute("select nid, ord, id from cards").fetchall()
    return _Earlier(dict(zip(keys, notes, strict=True)), {(note, number): id_ for note, number, id_ in cards})


@contextmanager
def _opened(package: bytes) -> Iterator[sqlite3.Connection]:
    """Open the collection of a package, for as long as the context lasts; ValueError if it is not ours."""
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        data = file.read(_COLLECTION)
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(data)
        if _MARK not in json.loads(base.execute("select conf from col").fetchone()[0]):
            raise ValueError("not ours")
        yield base


def _notes(base: sqlite3.Connection) -> Iterator[Stored]:
    rows = base.execute("select id, guid, mid, mod, tags, flds from notes order by id").fetchall()
    return map(Stored._make, rows)


def read(path: Path) -> Package:
    """Read a package that flashgen made. Raises DeckError for every other file."""
    try:
        with _opened(path.read_bytes()) as base:
            models, decks = map(json.loads, base.execute("select models, decks from col").fetchone())
            fields = {int(id_): tuple(one["name"] for one in type_["flds"]) for id_, type_ in models.items()}
            name = min((deck["name"] for id_, deck in decks.items() if id_ != "1"), key=len)
            return Package(name, fields, tuple(_notes(base)))
    except FileNotFoundError:
        raise DeckError(f"{path}: no such file", "Check the path.") from None
    except _NOT_OURS:
        raise DeckError(f"{path}: was not made by flashgen", "Open it with Anki: File → Import.") from None


# ------------------------------------------------------------------ the new one


def _collection(
    deck: Deck,
    decks: Mapping[str, int],
    types: Iterable[NoteType],
    notes: Sequence[Any],
    cards: Sequence[Any],
) -> bytes:
    """Make the database of a deck, with the rows that `_rows` gives."""
    genanki = _genanki()
    from genanki.apkg_col import APKG_COL
    from genanki.apkg_schema import APKG_SCHEMA

    models = {str(t.id): _model(t).to_json(t.revised, deck.id) for t in sorted(types, key=lambda t: t.id)}
    shells = [
        genanki.Deck(id_, f"{deck.name}::{name}") if name else genanki.Deck(id_, deck.name, deck.description)
        for name, id_ in decks.items()
    ]
    tree = {str(shell.deck_id): shell.to_json() for shell in shells}
    # Anki's importer reads whole tables: indexes would only cost time and space.
    tables = re.sub(r"CREATE INDEX.*?;", "", APKG_SCHEMA)
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        base.executescript(f"{tables}{APKG_COL}begin;")
        base.execute(
            "update col set models = ?, decks = json_patch(decks, ?), conf = json_set(conf, '$.' || ?, 1)",
            (json.dumps(models, ensure_ascii=False), json.dumps(tree, ensure_ascii=False), _MARK),
        )
        base.executemany("insert into notes values (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')", notes)
        base.executemany(
            "insert into cards values (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')", cards
        )
        base.execute("commit")
        return base.serialize()
    finally:
        base.close()


def _genanki() -> Any:
    """Import genanki, with Python's own cached_property in place of the package of that name.

    The package loads all of asyncio, which is a twentieth of a build, and for genanki does the same.
    """
    borrowed = "cached_property" not in sys.modules
    if borrowed:
        sys.modules["cached_property"] = functools
    try:
        import genanki
    finally:
        if borrowed:
            del sys.modules["cached_property"]
    return genanki


def _model(type_: NoteType) -> Any:
    genanki = _genanki()
    model = genanki.Model(
        type_.id,
        type_.name,
        # genanki passes on the ids, by which Anki knows a field or template that was renamed.
        fields=[{"id": field.id, "name": field.name} for field in type_.fields],
        templates=[
            {"id": one.id, "name": one.name, "qfmt": one.front, "afmt": one.back} for one in type_.templates
        ],
        css=type_.css,
        model_type=genanki.Model.CLOZE if type_.cloze else genanki.Model.FRONT_BACK,
        sort_field_index=1,
    )
    # Its own reckoning knows no filters: it would want every field of {{furigana:Form}} filled.
    model.__dict__["_req"] = requirements(type_)
    return model


def _rows(
    settled: Sequence[Settled], decks: Mapping[str, int], earlier: _Earlier, now: int
) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Make the rows of notes and cards; what the earlier package has keeps its ids."""
    note_ids = count(max(now * 1000, 1 + max((stored.id for stored in earlier.notes.values()), default=0)))
    card_ids = count(max(now * 1000, 1 + max(earlier.cards.values(), default=0)))
    old_card = earlier.cards.get
    notes, cards = [], []
    for note, guid, mod, _state, tags, values, old_id in settled:
        id_ = old_id or next(note_ids)
        # Anki finds duplicates by the first field: the first four bytes of its SHA-1.
        checksum = int.from_bytes(hashlib.sha1(note.key.encode()).digest()[:4], "big")
        notes.append((id_, guid, note.type.id, mod, tags, values, _sorted_by(values), checksum))
        home, due = decks[note.deck], note.due
        for ordinal in ordinals(note.type, note.fields):
            cards.append((old_card((id_, ordinal)) or next(card_ids), id_, home, ordinal, mod, due))
    return notes, cards


def _sorted_by(values: str) -> str:
    """Give the text of the second field, which Anki's browser shows and sorts by: keys say little."""
    text = values.split("\x1f", 2)[1]
    return html.unescape(_MARKUP.sub("", text)) if "<" in text or "&" in text else text


def _deck_ids(deck: Deck, settled: Sequence[Settled]) -> dict[str, int]:
    """Give the ids of the deck ("") and its sub-decks. Anki goes by name, but wants ids apart."""
    ids = {"": deck.id}
    for name in dict.fromkeys(one.note.deck for one in settled):
        digest = hashlib.sha256(f"{deck.id}::{name}".encode()).digest()
        ids.setdefault(name, 2**40 + int.from_bytes(digest[:5], "big"))
    return ids


def _zip(collection: bytes) -> bytes:
    """Pack the collection, with dates and rights that are always the same."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as file:
        for name, data in ((_COLLECTION, collection), ("media", b"{}")):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            file.writestr(entry, data, compresslevel=_LEVEL)
    return package.getvalue()
