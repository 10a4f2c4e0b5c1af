"""What a push does to a real collection: every note's fate is told, and no schedule moves."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flashgen import apkg
from flashgen.ankiconnect import Address, address, collection
from flashgen.ankiconnect.client import AnkiConnect
from flashgen.ankiconnect.pushing import FATES, Pushed, push
from flashgen.errors import AnkiError
from flashgen.notes import Deck, Note
from flashgen.notes.types import WORD
from tests.anki_double import NEW, OLD, AnkiDouble
from tests.notes import samples

NOW = 1_790_000_000  # before any learner's own edit in these tests
DECK = Deck(1893204417, "関西弁", tuple(samples.notes()))
TACKLE, FAITHFUL = "word|取り組む|とりくむ", "word|忠実性|ちゅうじつせい"

Push = Callable[..., Pushed]


@pytest.fixture
def pushed(anki: AnkiDouble, tmp_path: Path) -> Push:
    """Build a deck over the earlier build and push it, as `flashgen push` does."""

    def pushed(deck: Deck, now: int = NOW, file: str = "deck.apkg") -> Pushed:
        path = tmp_path / file
        apkg.write(deck, path, now=now)
        return push(AnkiConnect(address(anki.url)), path, apkg.read(path))

    return pushed


def changed(deck: Deck, *keys: str, **fields: str) -> Deck:
    """Change fields of some notes, or of all."""
    notes = (
        replace(note, fields={**note.fields, **fields}) if not keys or note.key in keys else note
        for note in deck.notes
    )
    return replace(deck, notes=tuple(notes))


def counts(done: Pushed) -> dict[str, int]:
    told = {fate: len(done.notes(fate)) for fate in FATES}
    assert sum(told.values()) == len(done.fates)
    return {fate: count for fate, count in told.items() if count}


def note_id(col: Any, key: str) -> int:
    rows = col.db.all("select id, flds from notes order by id")
    return int(next(id_ for id_, fields in rows if key in fields.split("\x1f")))


def edited(anki: AnkiDouble, key: str, **fields: str) -> None:
    """Edit a note as a learner does in Anki: it is newer than the deck from then on."""

    def edit(col: Any) -> None:
        note = col.get_note(note_id(col, key))
        for name, value in fields.items():
            note[name] = value
        col.update_note(note)

    anki.collection(edit)


def field(anki: AnkiDouble, key: str, name: str) -> str:
    return str(anki.collection(lambda col: col.get_note(note_id(col, key))[name]))


# ------------------------------------------------------------------ fates

BUILDS = [
    # the second deck, built at, what became of its notes
    pytest.param(DECK, NOW + 60, {"unchanged": 8}, id="same again"),
    pytest.param(
        changed(DECK, TACKLE, MainDefinition="to work at"),
        NOW + 60,
        {"updated": 1, "unchanged": 7},
        id="one gloss",
    ),
    pytest.param(changed(DECK, Source="!"), NOW + 60, {"updated": 8}, id="another source"),
    pytest.param(
        replace(DECK, notes=(*DECK.notes, Note(WORD, "word|回路|かいろ", {"Expression": "回路"}))),
        NOW + 60,
        {"new": 1, "unchanged": 8},
        id="one more",
    ),
    pytest.param(replace(DECK, notes=DECK.notes[:6]), NOW + 60, {"unchanged": 6}, id="two fewer"),
    pytest.param(
        replace(DECK, notes=tuple(replace(note, tags=(*note.tags, "more")) for note in DECK.notes)),
        NOW + 60,
        {"updated": 8},
        id="tags alone",
    ),
    pytest.param(
        # A better analysis: the note is the same to Anki, only its key is another.
        replace(
            DECK,
            notes=tuple(
                replace(note, key="word|取組む|とりくむ") if note.key == TACKLE else note
                for note in DECK.notes
            ),
        ),
        NOW + 60,
        {"updated": 1, "unchanged": 7},
        id="one key moved",
    ),
    pytest.param(replace(DECK, own=True), NOW + 60, {"new": 8}, id="made its own"),
]


@pytest.mark.parametrize("addon", [OLD, NEW])
@pytest.mark.parametrize(("deck", "now", "fates"), BUILDS)
def test_second_push(
    anki: AnkiDouble, pushed: Push, addon: str, deck: Deck, now: int, fates: dict[str, int]
) -> None:
    anki.manners.addon = addon
    assert counts(pushed(DECK)) == {"new": 8}
    assert counts(pushed(deck, now)) == fates


def test_what_the_learner_edited_is_kept_and_told(anki: AnkiDouble, pushed: Push) -> None:
    pushed(DECK)
    edited(anki, TACKLE, MainDefinition="my own words")
    done = pushed(changed(DECK, TACKLE, FAITHFUL, Source="!"), NOW + 60)
    assert counts(done) == {"updated": 1, "unchanged": 6, "kept": 1}
    assert [note.values.split("\x1f")[0] for note in done.notes("kept")] == [TACKLE]
    assert field(anki, TACKLE, "MainDefinition") == "my own words"


def test_a_deleted_note_comes_back(anki: AnkiDouble, pushed: Push) -> None:
    pushed(DECK)
    anki.collection(lambda col: col.remove_notes([note_id(col, TACKLE)]))
    assert counts(pushed(DECK)) == {"new": 1, "unchanged": 7}


def test_a_learners_copy_is_not_the_note(anki: AnkiDouble, pushed: Push) -> None:
    pushed(DECK)

    def copy(col: Any) -> None:
        note = col.get_note(note_id(col, TACKLE))
        twin = col.new_note(note.note_type())
        twin.fields = [*note.fields[:5], "my copy", *note.fields[6:]]
        col.add_note(twin, 1)

    anki.collection(copy)
    assert counts(pushed(DECK)) == {"unchanged": 8}


@pytest.mark.parametrize("letters", ["神[かみ]<b>&", "\u795e", 'a"*_\\:b', "(or) -x"])
def test_keys_of_any_letters(pushed: Push, letters: str) -> None:
    deck = Deck(7, "鍵", (Note(WORD, f"word|{letters}|かみ", {"Expression": "神"}),))
    assert counts(pushed(deck)) == {"new": 1}
    assert counts(pushed(deck, NOW + 60)) == {"unchanged": 1}


def test_many_notes_are_asked_for_in_portions(anki: AnkiDouble, pushed: Push) -> None:
    count = 2 * collection.PORTION + 100
    notes = tuple(Note(WORD, f"word|{n}|すう", {"Expression": f"数{n}"}) for n in range(count))
    assert counts(pushed(Deck(7, "数", notes))) == {"new": count}
    sizes = [len(asked["params"]["notes"]) for asked in anki.asked if asked["action"] == "notesInfo"]
    assert sizes == [collection.PORTION, collection.PORTION, 100]


# ------------------------------------------------------------------ schedules

SCHEDULE = (
    "select id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data "
    "from cards order by id"
)
LOG = "select id, cid, ease, ivl, lastIvl, factor, time, type from revlog order by id"


def test_no_schedule_is_touched(anki: AnkiDouble, pushed: Push) -> None:
    pushed(DECK)

    def study(col: Any) -> None:
        col.decks.select(col.decks.id("関西弁"))
        for ease in (1, 2, 3, 4, 3):
            card = col.sched.getCard()
            card.start_timer()
            col.sched.answerCard(card, ease)
        cards = sorted(col.find_cards(""))
        col.sched.set_due_date(cards[4:6], "30")
        col.sched.suspend_cards(cards[6:7])
        col.sched.bury_cards(cards[7:8])
        col.set_user_flag_for_cards(3, cards[8:9])
        col.set_deck(cards[9:10], col.decks.id("Mine"))
        col.sched.reposition_new_cards(cards[10:11], 777, 1, False, False)
        preset = col.decks.get_config(1)
        preset["new"]["perDay"] = 7
        col.decks.update_config(preset)

    anki.collection(study)
    look = lambda col: (col.db.all(SCHEDULE), col.db.all(LOG), col.decks.get_config(1))  # noqa: E731
    before = anki.collection(look)
    assert len(before[1]) >= 5
    assert counts(pushed(changed(DECK, Source="!"), NOW + 60)) == {"updated": 8}
    assert anki.collection(look) == before


def test_new_cards_come_unstudied(anki: AnkiDouble, pushed: Push) -> None:
    pushed(DECK)
    assert anki.collection(lambda col: col.db.all("select distinct type, queue, ivl, reps from cards")) == [
        [0, 0, 0, 0]
    ]


# ------------------------------------------------------------------ note types that the learner changed


def type_changed(anki: AnkiDouble, change: Callable[[Any, dict[str, Any]], None]) -> None:
    def apply(col: Any) -> None:
        type_ = col.models.get(WORD.id)
        change(col.models, type_)
        col.models.update_dict(type_)

    anki.collection(apply)


def with_memos(anki: AnkiDouble) -> None:
    """Add a field to the type of words and write into it, long before the next build."""
    type_changed(anki, lambda models, type_: models.add_field(type_, models.new_field("Memo")))
    edited(anki, TACKLE, Memo="heard in Kobe")
    edited(anki, FAITHFUL, Memo="of models")
    anki.collection(lambda col: col.db.execute("update notes set mod = ?", NOW))


@pytest.mark.parametrize("key", [None, "k"])
def test_what_stands_in_a_field_of_the_learners_own_stays(
    anki: AnkiDouble, pushed: Push, monkeypatch: pytest.MonkeyPatch, key: str | None
) -> None:
    anki.manners.key = key
    monkeypatch.setenv("FLASHGEN_ANKI_KEY", key or "")
    pushed(DECK)
    with_memos(anki)
    done = pushed(changed(DECK, Source="!"), NOW + 60)
    assert counts(done) == {"updated": 8}
    assert done.put_back == {"Memo": 2}
    assert field(anki, TACKLE, "Memo") == "heard in Kobe"
    assert field(anki, FAITHFUL, "Memo") == "of models"
    assert field(anki, TACKLE, "Source") == "!"


@pytest.mark.parametrize(("manner", "how"), [("broken", True), ("errors", "locked"), ("instead", b"[]")])
def test_a_field_that_could_not_be_filled_again(
    anki: AnkiDouble, pushed: Push, manner: str, how: object
) -> None:
    pushed(DECK)
    with_memos(anki)
    getattr(anki.manners, manner)["multi"] = how
    with pytest.raises(AnkiError, match="what you wrote in Memo may be lost") as caught:
        pushed(changed(DECK, Source="!"), NOW + 60)
    assert "Edit → Undo takes the import back" in caught.value.hint


def test_undo_takes_an_import_back(anki: AnkiDouble, pushed: Push) -> None:
    """The remedy that is named where something of the learner's was lost is one."""
    pushed(DECK)
    before = field(anki, TACKLE, "Source")
    pushed(changed(DECK, Source="!"), NOW + 60)
    anki.collection(lambda col: col.undo())
    assert field(anki, TACKLE, "Source") == before


def renamed(models: Any, type_: dict[str, Any]) -> None:
    type_["name"] = "My words"


def field_renamed(models: Any, type_: dict[str, Any]) -> None:
    type_["flds"][5]["name"] = "Meaning"


def card_added(models: Any, type_: dict[str, Any]) -> None:
    template = models.new_template("Mine")
    template["qfmt"], template["afmt"] = "{{Expression}}?", "{{MainDefinition}}"
    models.add_template(type_, template)


def key_moved(models: Any, type_: dict[str, Any]) -> None:
    models.reposition_field(type_, type_["flds"][0], 3)


def field_removed(models: Any, type_: dict[str, Any]) -> None:
    models.remove_field(type_, type_["flds"][-1])


TYPES = [
    # how the learner has changed the type of words; what becomes of a gloss that is changed in the deck
    pytest.param(renamed, "updated", id="type renamed"),
    pytest.param(field_renamed, "updated", id="field renamed"),
    pytest.param(card_added, "updated", id="card added"),
    # Anki dates all notes anew as it mends the type, and then takes them for newer than ours.
    pytest.param(key_moved, "kept", id="fields in another order"),
    pytest.param(field_removed, "kept", id="field removed"),
]


@pytest.mark.parametrize(("change", "fate"), TYPES)
def test_types_that_the_learner_changed(
    anki: AnkiDouble, pushed: Push, change: Callable[[Any, dict[str, Any]], None], fate: str
) -> None:
    pushed(DECK)
    type_changed(anki, change)
    done = pushed(changed(DECK, TACKLE, MainDefinition="to work at"), NOW + 60)
    assert counts(done) == {fate: 1, "unchanged": 7}


def import_by_hand(anki: AnkiDouble, deck: Deck, path: Path) -> None:
    """Import as Anki's own dialog does where no box is ticked."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    apkg.write(deck, path, now=NOW + 30)
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    anki.collection(lambda col: (col.import_anki_package(request), col.models._clear_cache()))


def fields(anki: AnkiDouble) -> list[str]:
    """Give all fields of all notes, without the empty ones at the end."""
    return [
        str(row[0]).rstrip("\x1f")
        for row in anki.collection(lambda col: col.db.all("select flds from notes"))
    ]


def test_an_import_mends_what_an_import_by_hand_split_off(
    anki: AnkiDouble, pushed: Push, tmp_path: Path
) -> None:
    """Where the learner has changed a type of ours, Anki's own import makes another: "flashgen Word+"."""
    pushed(replace(DECK, notes=tuple(note for note in DECK.notes if note.key != TACKLE)))
    type_changed(anki, lambda models, type_: models.add_field(type_, models.new_field("Memo")))
    import_by_hand(anki, DECK, tmp_path / "by-hand.apkg")
    before = fields(anki)
    assert counts(pushed(DECK, NOW + 60)) == {"unchanged": 8}
    assert sorted(fields(anki)) == sorted(before)


def test_an_anki_that_does_not_merge_types(anki: AnkiDouble, pushed: Push) -> None:
    anki.manners.merges_types = False
    pushed(replace(DECK, notes=tuple(note for note in DECK.notes if note.key != TACKLE)))
    type_changed(anki, lambda models, type_: models.add_field(type_, models.new_field("Memo")))
    done = pushed(changed(DECK, FAITHFUL, Source="!"), NOW + 60)
    assert counts(done) == {"new": 1, "unchanged": 6, "kept": 1}
    assert done.split_off == {"flashgen Word+": 1}


def given_another_type(anki: AnkiDouble, key: str) -> None:
    """Make a Basic note of a word, as a learner does in Anki's browser."""

    def give(col: Any) -> None:
        basic = col.models.by_name("Basic")["id"]
        request = col.models.change_notetype_info(old_notetype_id=WORD.id, new_notetype_id=basic).input
        request.note_ids.extend([note_id(col, key)])
        request.new_fields[:] = [1, 5]  # Expression and MainDefinition
        col.models.change_notetype_of_notes(request)
        col.models._clear_cache()

    anki.collection(give)


def test_a_note_that_was_given_another_type_stops_the_push(anki: AnkiDouble, pushed: Push) -> None:
    pushed(DECK)
    given_another_type(anki, TACKLE)
    before = fields(anki)
    with pytest.raises(AnkiError, match="1 note has another note type in your collection") as caught:
        pushed(changed(DECK, Source="!"), NOW + 60)
    assert "取り組む is of type Basic" in caught.value.message
    assert "“Merge note types” not ticked" in caught.value.hint
    assert fields(anki) == before


def test_such_an_import_empties_the_other_notes(anki: AnkiDouble, pushed: Push) -> None:
    """Why it is stopped. Where a stray is not known by anything, the damage is told and can be undone."""
    pushed(DECK)
    given_another_type(anki, TACKLE)
    anki.collection(lambda col: col.tags.remove("flashgen"))
    before = fields(anki)
    with pytest.raises(AnkiError, match="the import has emptied fields of 2 notes") as caught:
        pushed(DECK, NOW + 60)
    assert "Edit → Undo takes the import back" in caught.value.hint
    assert fields(anki) != before
    anki.collection(lambda col: col.undo())
    assert fields(anki) == before


def test_a_stray_of_another_deck_is_none(anki: AnkiDouble, pushed: Push) -> None:
    pushed(DECK)
    given_another_type(anki, TACKLE)
    other = Deck(7, "別", (Note(WORD, "word|回路|かいろ", {"Expression": "回路"}),))
    assert counts(pushed(other, NOW + 60, file="other.apkg")) == {"new": 1}


def test_a_key_that_the_learner_edited(anki: AnkiDouble, pushed: Push) -> None:
    pushed(DECK)
    edited(anki, TACKLE, Key="mine")
    assert counts(pushed(DECK, NOW + 60)) == {"unchanged": 7, "kept": 1}


# ------------------------------------------------------------------ faults


def test_a_file_that_anki_cannot_see(anki: AnkiDouble, pushed: Push, tmp_path: Path) -> None:
    apkg.write(DECK, tmp_path / "deck.apkg", now=NOW)
    package = apkg.read(tmp_path / "deck.apkg")
    with pytest.raises(AnkiError, match=r"Failed to open '/nowhere/deck\.apkg': No such file") as caught:
        push(AnkiConnect(Address(anki.url)), Path("/nowhere/deck.apkg"), package)
    assert "File → Import" in caught.value.hint


def answered(result: object) -> bytes:
    return json.dumps({"result": result, "error": None}).encode()


FAULTS = [
    # what of the add-on's manners changes, for which action, how, the message
    pytest.param("instead", "importPackage", answered(False), "did not import", id="not done"),
    pytest.param("instead", "notesInfo", answered([7]), "notesInfo answers", id="odd notes"),
    pytest.param("instead", "findNotes", answered(7), "findNotes answers", id="odd ids"),
    pytest.param("instead", "modelNamesAndIds", answered([]), "modelNamesAndIds answers", id="odd names"),
    pytest.param("errors", "importPackage", "disk I/O error", "importPackage: disk I/O error", id="error"),
    pytest.param("broken", "importPackage", True, "the connection broke off", id="broken off"),
]


@pytest.mark.parametrize(("manner", "action", "how", "message"), FAULTS)
def test_faults_and_once_more(
    anki: AnkiDouble, pushed: Push, manner: str, action: str, how: object, message: str
) -> None:
    """After any fault the same push does the rest, and nothing is there twice."""
    pushed(replace(DECK, notes=DECK.notes[:5]))
    getattr(anki.manners, manner)[action] = how
    with pytest.raises(AnkiError, match=message):
        pushed(DECK, NOW + 60)
    getattr(anki.manners, manner).clear()
    again = counts(pushed(DECK, NOW + 60))
    assert again.keys() <= {"new", "unchanged"}
    assert anki.collection(lambda col: col.note_count()) == len(DECK.notes)
