"""Texts of a deck: the notes of the package under the same GUIDs, which Anki itself takes for the same."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flashgen import apkg, exports
from flashgen.errors import OutputError
from flashgen.exports import tsv
from flashgen.notes import Deck, Note
from flashgen.notes.types import NOTE_TYPES, WORD
from flashgen.notes.updates import escape_key, settle
from tests.notes import samples

NOW = 1_790_000_000
# What could end a column or a line, or be taken for a header or for markup.
AWKWARD = [
    "a\tb",
    "a\nb",
    "a\r\nb",
    "a\rb",
    '"quoted"',
    '"',
    '<b class="x">a</b>',
    "#separator:comma",
    " leading and trailing ",
    "a,b;c|d",
    "{{c1::a}}",
    "&lt;script&gt;",
]
ODD = tuple(
    Note(WORD, f"word|{value}|{number}", {"Expression": value, "Note": value}, deck="2 語彙 Vocabulary")
    for number, value in enumerate(AWKWARD)
)
DECK = Deck(7, '朝の"配信"', (*samples.notes(), *samples.hard_notes(), *ODD), "<p>朝</p>")
FORMS = sorted(exports.FORMATS)


def write(deck: Deck, folder: Path, form: str, **kwargs: Any) -> Path:
    path = folder / f"deck.{form}"
    exports.write(deck, path, form, package=apkg.stored(folder / "deck.apkg"), **kwargs)
    return path


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_read(tmp_path: Path, form: str) -> None:
    path = write(DECK, tmp_path, form)
    read = list(exports.FORMATS[form].read(path.read_bytes().decode()))
    written = settle(DECK.notes, {}, 0)
    assert [(one.guid, one.type, one.tags, one.values) for one in read] == [
        (one.guid, one.note.type.id, one.tags, one.values) for one in written
    ]


@pytest.mark.parametrize("form", FORMS)
def test_counts_are_those_against_the_earlier_text(tmp_path: Path, form: str) -> None:
    write(replace(DECK, notes=DECK.notes[:4]), tmp_path, form)
    noted = replace(DECK.notes[0], fields={**DECK.notes[0].fields, "Note": "x"})
    report = exports.write(
        replace(DECK, notes=(noted, *DECK.notes[2:5])), tmp_path / f"deck.{form}", form, package={}
    )
    counts = list(report.kinds.values())
    assert sum((one.new, one.changed, one.unchanged) == (0, 0, 0) for one in counts) == 0
    assert [sum(getattr(one, name) for one in counts) for name in ("new", "changed", "unchanged")] == [
        1,
        1,
        2,
    ]
    assert (report.dropped, report.first) == (1, False)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_deck_gives_the_same_bytes(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write(DECK, tmp_path, form).read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert write(DECK, tmp_path, form).read_bytes() == first


OTHERS = [
    pytest.param(b"", id="empty"),
    pytest.param(b"\xff\xfe\x00", id="not UTF-8"),
    pytest.param("知る\tto know\n".encode(), id="a table"),
    pytest.param(b"#separator:Tab\n#html:true\n", id="another's text for Anki"),
    pytest.param(f"#separator:Tab\n{tsv._MARK}\na\tb\n".encode(), id="cut in a line"),
    pytest.param(f"#separator:Tab\n{tsv._MARK}\na\tOther\tc\td\te\n".encode(), id="another note type"),
    pytest.param(f'#separator:Tab\n{tsv._MARK}\n"{"a" * 200_000}\n'.encode(), id="no end to it"),
    pytest.param(b"[]", id="another JSON document"),
    pytest.param(b'{"format": "flashgen deck"}', id="a document without notes"),
    pytest.param(
        b'{"format": "flashgen deck", "notes": [{"type": "Basic"}]}', id="a document of other notes"
    ),
    pytest.param(b"[" * 200_000, id="too deep"),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("content", OTHERS)
def test_what_is_not_ours_stays(tmp_path: Path, form: str, content: bytes) -> None:
    path = tmp_path / f"deck.{form}"
    path.write_bytes(content)
    for attempt in (lambda: exports.check(path, form), lambda: write(DECK, tmp_path, form)):
        with pytest.raises(OutputError, match="was not made by flashgen") as caught:
            attempt()
        assert "--force" in (caught.value.hint or "")
    assert path.read_bytes() == content
    write(DECK, tmp_path, form, force=True)
    assert path.read_bytes() != content


def test_the_shape_of_a_document(tmp_path: Path) -> None:
    word = Note(
        WORD, "word|<知>|し", {"Expression": "知", "MainDefinition": "<b>x</b>"}, ("b", "a"), "2 語彙", 3
    )
    deck = Deck(7, "朝", (word,), "<p>朝</p>", own=True)
    content = json.loads(write(deck, tmp_path, "json").read_text(encoding="utf-8"))
    (note,) = content.pop("notes")
    (type_,) = content.pop("note_types")
    assert content == {
        "format": "flashgen deck",
        "version": 1,
        "deck": {"id": 7, "name": "朝", "description": "<p>朝</p>"},
    }
    assert type_ == {
        "id": WORD.id,
        "name": "flashgen Word",
        "cloze": False,
        "fields": list(WORD.names),
        "cards": ["Recognition", "Production", "Listening"],
    }
    assert note == {
        "guid": note["guid"],
        "key": "7|word|<知>|し",
        "type": "flashgen Word",
        "deck": "朝::2 語彙",
        "tags": ["a", "b"],
        "due": 3,
        "fields": {"Key": "7|word|&lt;知&gt;|し", "Expression": "知", "MainDefinition": "<b>x</b>"},
    }


def guids(folder: Path, form: str) -> list[str]:
    text = (folder / f"deck.{form}").read_text(encoding="utf-8")
    return [note.guid for note in exports.FORMATS[form].read(text)]


@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize("form", FORMS)
def test_guids_are_those_of_the_package(tmp_path: Path, form: str, own: bool) -> None:
    """Also where a word has moved to another key: its card is still the learner's own."""
    deck = Deck(7, "朝", (Note(WORD, "word|わかる|わかる", {"Expression": "分かる"}),), own=own)
    apkg.write(deck, tmp_path / "deck.apkg", now=NOW)
    (old,) = (note.guid for note in apkg.stored(tmp_path / "deck.apkg").values())
    moved = replace(deck, notes=(replace(deck.notes[0], key="word|分かる|わかる"),))
    write(moved, tmp_path, form)
    assert guids(tmp_path, form) == [old]
    apkg.write(moved, tmp_path / "deck.apkg", now=NOW)
    (tmp_path / f"deck.{form}").unlink()
    write(moved, tmp_path, form)
    assert guids(tmp_path, form) == [old]


# ------------------------------------------------------------------ Anki is the witness


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    pytest.importorskip("anki", reason="Anki's own library comes with the development extra")
    from anki.collection import Collection

    (tmp_path / "anki").mkdir()
    opened = Collection(str(tmp_path / "anki" / "collection.anki2"))
    yield opened
    opened.close()


Take = Callable[[Deck], dict[str, int]]


@pytest.fixture
def take_package(collection: Any, tmp_path: Path) -> Callable[[Deck], None]:
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    def take(deck: Deck) -> None:
        apkg.write(deck, tmp_path / "deck.apkg", now=NOW)
        request = ImportAnkiPackageRequest(
            package_path=str(tmp_path / "deck.apkg"), options=ImportAnkiPackageOptions()
        )
        collection.import_anki_package(request)
        collection.models._clear_cache()

    return take


@pytest.fixture
def take_text(collection: Any, tmp_path: Path) -> Take:
    """Import the text of a deck as a learner does who changes nothing in the dialog; count by outcome."""
    from anki.collection import ImportCsvRequest

    def take(deck: Deck) -> dict[str, int]:
        path = str(write(deck, tmp_path, "tsv"))
        metadata = collection.get_csv_metadata(path=path, delimiter=None)
        log = collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log
        outcomes = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype",
                    "missing_deck", "empty_first_field")  # fmt: skip
        assert log.found_notes == len(deck.notes)
        return {name: count for name in outcomes if (count := len(getattr(log, name)))}

    return take


def content(collection: Any) -> list[Any]:
    rows: list[Any] = collection.db.all(
        "select guid, mid, tags, flds, ord, due, did, queue, reps from notes n, cards c "
        "where c.nid = n.id order by guid, ord"
    )
    return rows


def test_after_the_package_nothing_is_new(
    collection: Any, take_package: Callable[[Deck], None], take_text: Take
) -> None:
    take_package(DECK)
    before = content(collection)
    assert take_text(DECK) == {"duplicate": len(DECK.notes)}
    assert content(collection) == before


def test_a_change_reaches_the_card_and_nothing_else(
    collection: Any, take_package: Callable[[Deck], None], take_text: Take
) -> None:
    """A card that was studied, and moved to a deck of the learner's, keeps its days and its place."""
    take_package(DECK)
    changed = DECK.notes[4]
    (note,) = (
        collection.get_note(id_)
        for id_ in collection.find_notes("")
        if collection.get_note(id_)["Key"] == escape_key(changed.key)
    )
    card = note.cards()[0]
    card.queue, card.type, card.reps, card.ivl, card.due, card.did = 2, 2, 3, 40, 90, 1
    collection.update_card(card)
    others = [row for row in content(collection) if row[0] != note.guid]
    new = replace(changed, fields={**changed.fields, "Note": "新しい"})
    assert take_text(replace(DECK, notes=(*DECK.notes[:4], new, *DECK.notes[5:]))) == {
        "updated": 1,
        "duplicate": len(DECK.notes) - 1,
    }
    note.load()
    assert note["Note"] == "新しい"
    card.load()
    assert (card.queue, card.reps, card.ivl, card.due, card.did) == (2, 3, 40, 90, 1)
    assert [row for row in content(collection) if row[0] != note.guid] == others


def test_with_the_note_types_alone_it_gives_what_the_package_gives(
    collection: Any, take_package: Callable[[Deck], None], take_text: Take
) -> None:
    """Fields, tags, cards, their decks and their order."""
    query = (
        "select guid, mid, tags, flds, ord, (select name from decks where id = did) from notes n, cards c "
        "where c.nid = n.id order by guid, ord"
    )
    take_package(DECK)
    from_package = collection.db.all(query)
    collection.remove_notes(collection.find_notes(""))
    assert take_text(DECK) == {"new": len(DECK.notes)}
    assert collection.db.all(query) == from_package
    order = collection.db.list("select n.guid from notes n, cards c where c.nid = n.id order by due, ord")
    assert list(dict.fromkeys(order)) == [one.guid for one in settle(DECK.notes, {}, 0)]


def test_without_the_note_types_anki_takes_nothing_and_says_so(collection: Any, take_text: Take) -> None:
    assert take_text(DECK) == {"missing_notetype": len(DECK.notes)}
    assert collection.note_count() == 0


def test_columns_are_named_by_what_they_hold() -> None:
    header = next(line for line in tsv._headers() if line.startswith("#columns:"))
    names = header.removeprefix("#columns:").split("\t")
    assert names[:5] == ["GUID", "Note type", "Deck", "Tags", "Key"]
    for type_ in NOTE_TYPES:
        for place, name in enumerate(type_.names):
            assert name in names[4 + place].split("/")
