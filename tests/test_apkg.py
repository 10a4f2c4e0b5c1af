"""The package: the same bytes for the same notes, and nothing lost of what learners have."""

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from flashgen import apkg
from flashgen.errors import DeckError, OutputError
from flashgen.notes import Deck, Note
from flashgen.notes.types import NOTE_TYPES, WORD
from flashgen.notes.updates import Counts
from tests.notes import samples

NOW = 1_795_500_000
DECK = Deck(1893204417, "関西弁", tuple(samples.notes()), "<b>About</b> this deck")


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with zipfile.ZipFile(path) as package, closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(package.read("collection.anki2"))
        yield base


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with opened(path) as base:
        return base.execute(query).fetchall()


def head(path: Path, column: str) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(str(rows(path, f"select {column} from col")[0][0]))
    return found


def with_gloss(deck: Deck, key: str, gloss: str) -> Deck:
    notes = (
        replace(note, fields={**note.fields, "MainDefinition": gloss}) if note.key == key else note
        for note in deck.notes
    )
    return replace(deck, notes=tuple(notes))


# ------------------------------------------------------------------ bytes


def test_same_bytes_in_any_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    apkg.write(DECK, tmp_path / "a.apkg", now=NOW)
    apkg.write(DECK, tmp_path / "b" / "other.apkg", now=NOW)
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b" / "other.apkg").read_bytes()


def test_nothing_changed_nothing_moves(tmp_path: Path) -> None:
    """Even at another time: the whole file stays as it was."""
    path = tmp_path / "a.apkg"
    apkg.write(DECK, path, now=NOW)
    before = path.read_bytes()
    report = apkg.write(DECK, path, now=NOW + 86_400)
    assert path.read_bytes() == before
    assert not report.first
    assert {counts.new + counts.changed for counts in report.kinds.values()} == {0}


def test_source_date_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    apkg.write(DECK, tmp_path / "a.apkg")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    apkg.write(DECK, tmp_path / "b.apkg", now=NOW)
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()


def test_package_is_small_and_undated(tmp_path: Path) -> None:
    apkg.write(DECK, tmp_path / "a.apkg", now=NOW)
    with zipfile.ZipFile(tmp_path / "a.apkg") as package:
        assert package.namelist() == ["collection.anki2", "media"]
        assert package.read("media") == b"{}"
        for entry in package.infolist():
            assert entry.compress_type == zipfile.ZIP_DEFLATED
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)


# ------------------------------------------------------------------ what is in it


def test_decks(tmp_path: Path) -> None:
    apkg.write(DECK, tmp_path / "a.apkg", now=NOW)
    decks = {deck["name"]: deck["desc"] for deck in head(tmp_path / "a.apkg", "decks").values()}
    assert decks == {
        "Default": "",
        "関西弁": "<b>About</b> this deck",
        "関西弁::1 方言 Dialect": "",
        "関西弁::2 語彙 Vocabulary": "",
        "関西弁::3 要点 Key claims": "",
    }


def test_note_types_have_our_ids_and_dates(tmp_path: Path) -> None:
    apkg.write(DECK, tmp_path / "a.apkg", now=NOW)
    models = head(tmp_path / "a.apkg", "models")
    assert {model["id"]: model["mod"] for model in models.values()} == {
        str(type_.id): type_.revised for type_ in NOTE_TYPES
    }


def test_study_order_and_cards(tmp_path: Path) -> None:
    report = apkg.write(DECK, tmp_path / "a.apkg", now=NOW)
    found = rows(
        tmp_path / "a.apkg",
        "select flds, ord, due, queue, reps from cards join notes on nid = notes.id order by did, due, ord",
    )
    assert report.cards == len(found) == 14
    assert {row[3:] for row in found} == {(0, 0)}
    dues = {str(row[0]).split("\x1f", 1)[0]: row[2] for row in found}
    assert dues == {note.key: note.due for note in DECK.notes}


def test_every_note_has_a_card_and_its_own_id(tmp_path: Path) -> None:
    apkg.write(DECK, tmp_path / "a.apkg", now=NOW)
    assert not rows(tmp_path / "a.apkg", "select id from notes where id not in (select nid from cards)")
    notes = rows(tmp_path / "a.apkg", "select id, guid from notes")
    assert len({row[0] for row in notes}) == len({row[1] for row in notes}) == len(DECK.notes)


def test_report(tmp_path: Path) -> None:
    report = apkg.write(DECK, tmp_path / "a.apkg", now=NOW)
    assert report.first
    assert report.notes == 8
    assert report.kinds == {
        "dialect": Counts(3, 0, 0),
        "vocabulary": Counts(3, 0, 0),
        "claims": Counts(2, 0, 0),
    }


def test_an_empty_deck_is_a_deck(tmp_path: Path) -> None:
    report = apkg.write(Deck(7, "empty", ()), tmp_path / "a.apkg", now=NOW)
    assert (report.notes, report.cards) == (0, 0)


# ------------------------------------------------------------------ the second build


def test_one_gloss_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.apkg"
    apkg.write(DECK, path, now=NOW)
    before = {row[0]: row[1:] for row in rows(path, "select guid, id, mod from notes")}
    report = apkg.write(with_gloss(DECK, "word|取り組む|とりくむ", "to work at"), path, now=NOW + 60)
    after = {row[0]: row[1:] for row in rows(path, "select guid, id, mod from notes")}
    moved = {guid: after[guid] for guid in after if after[guid] != before[guid]}
    assert report.kinds["vocabulary"] == Counts(0, 1, 2)
    assert list(moved.values()) == [(before[next(iter(moved))][0], NOW + 60)]


def test_dropped_and_added(tmp_path: Path) -> None:
    path = tmp_path / "a.apkg"
    apkg.write(DECK, path, now=NOW)
    fresh = Note(WORD, "word|回路|かいろ", {"Expression": "回路"}, deck="2 語彙 Vocabulary", due=9)
    report = apkg.write(replace(DECK, notes=(*DECK.notes[1:], fresh)), path, now=NOW + 60)
    assert report.dropped == 1
    assert report.kinds["vocabulary"] == Counts(1, 0, 3)
    assert report.kinds["dialect"] == Counts(0, 0, 2)
    ids = [row[0] for row in rows(path, "select id from notes union all select id from cards")]
    assert len(rows(path, "select distinct id from notes")) == 8
    assert len(ids) == 8 + report.cards


def test_a_card_asked_for_later_is_new_beside_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.apkg"
    plain = Note(WORD, "word|回路|かいろ", {"Expression": "回路", "MainDefinition": "circuit"})
    apkg.write(Deck(7, "d", (plain,)), path, now=NOW)
    (old,) = rows(path, "select id from cards")
    asked = replace(plain, fields={**plain.fields, "IsProduction": "1"})
    apkg.write(Deck(7, "d", (asked,)), path, now=NOW + 60)
    cards = rows(path, "select id, ord from cards order by ord")
    assert cards[0] == (old[0], 0)
    assert cards[1][1] == 1


def test_keys_with_markup_are_found_again(tmp_path: Path) -> None:
    path = tmp_path / "a.apkg"
    deck = Deck(7, "d", (Note(WORD, "word|<&>|x", {"Expression": "&lt;&amp;&gt;"}),))
    apkg.write(deck, path, now=NOW)
    assert apkg.write(deck, path, now=NOW + 1).kinds["vocabulary"] == Counts(0, 0, 1)


def test_own_decks_keep_their_notes_apart(tmp_path: Path) -> None:
    guids = []
    for number, own in enumerate((False, False, True, True)):
        path = tmp_path / f"{number}.apkg"
        apkg.write(replace(DECK, id=100 + number, own=own), path, now=NOW)
        guids.append({row[0] for row in rows(path, "select guid from notes")})
    assert guids[0] == guids[1]  # the same word of two videos is one note
    assert not guids[1] & guids[2]
    assert not guids[2] & guids[3]


def test_two_notes_with_one_key(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match=r"word\|忠実性"):
        apkg.write(replace(DECK, notes=(*DECK.notes, DECK.notes[3])), tmp_path / "a.apkg", now=NOW)
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------ what is in the way


def foreign_package(path: Path) -> None:
    """Someone else's deck."""
    with zipfile.ZipFile(path, "w") as package, closing(sqlite3.connect(":memory:")) as base:
        base.execute("create table col (conf text)")
        base.execute("insert into col values ('{}')")
        base.commit()
        package.writestr("collection.anki2", base.serialize())


def no_zip(path: Path) -> None:
    path.write_text("my notes", encoding="utf-8")


def other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("essay.txt", "…")


def broken_database(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("collection.anki2", b"SQLite format 3\0" + b"x" * 5000)


def empty_file(path: Path) -> None:
    path.touch()


def cut_package(path: Path) -> None:
    apkg.write(DECK, path, now=NOW)
    path.write_bytes(path.read_bytes()[:-200])


def ours_but_odd(path: Path) -> None:
    """Our mark, but nothing behind it."""
    with zipfile.ZipFile(path, "w") as package, closing(sqlite3.connect(":memory:")) as base:
        base.execute("create table col (conf text)")
        base.execute("""insert into col values ('{"flashgen": 1}')""")
        base.commit()
        package.writestr("collection.anki2", base.serialize())


IN_THE_WAY = pytest.mark.parametrize(
    "put", [foreign_package, no_zip, other_zip, broken_database, empty_file, cut_package, ours_but_odd]
)


@IN_THE_WAY
def test_what_is_not_ours_is_left_alone(tmp_path: Path, put: Callable[[Path], None]) -> None:
    path = tmp_path / "a.apkg"
    put(path)
    before = path.read_bytes()
    for act in (lambda: apkg.check(path), lambda: apkg.write(DECK, path, now=NOW)):
        with pytest.raises(OutputError, match="not made by flashgen") as caught:
            act()
        assert "--force" in caught.value.hint
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@IN_THE_WAY
def test_force(tmp_path: Path, put: Callable[[Path], None]) -> None:
    path = tmp_path / "a.apkg"
    put(path)
    report = apkg.write(DECK, path, now=NOW, force=True)
    assert report.first
    assert len(rows(path, "select id from notes")) == 8


def test_force_still_keeps_what_is_ours(tmp_path: Path) -> None:
    path = tmp_path / "a.apkg"
    apkg.write(DECK, path, now=NOW)
    assert apkg.write(DECK, path, now=NOW + 60, force=True).kinds["claims"] == Counts(0, 0, 2)


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder"):
        apkg.write(DECK, tmp_path / "gone" / "a.apkg", now=NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        apkg.write(DECK, tmp_path, now=NOW, force=True)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="cannot be written to"):
            apkg.write(DECK, tmp_path / "a.apkg", now=NOW)
    finally:
        tmp_path.chmod(0o700)


def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.apkg"
    apkg.write(DECK, path, now=NOW)
    before = path.read_bytes()

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(apkg, "write_whole", full)
    with pytest.raises(OutputError, match="No space left on device"):
        apkg.write(with_gloss(DECK, DECK.notes[3].key, "x"), path, now=NOW)
    assert path.read_bytes() == before
