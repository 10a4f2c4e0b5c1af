"""What a new build means for learners who have the earlier one."""

from collections.abc import Mapping, Sequence

import pytest

from flashgen.errors import DeckError
from flashgen.notes import Note
from flashgen.notes.types import CLAIM, CLOZE, DIALECT, WORD
from flashgen.notes.updates import Settled, Stored, escape_key, guid_of, settle, tags_of, values_of

KNOW = Note(
    WORD, "word|知る|しる", {"Expression": "知る", "MainDefinition": "to know"}, ("flashgen::level::N5",)
)
GO = Note(WORD, "word|行く|いく", {"Expression": "行く"})
HEN = Note(DIALECT, "dialect|kansai|neg.hen", {"Form": "へん"})


def stored(notes: Sequence[Settled]) -> Mapping[str, Stored]:
    """Keep notes as a package would."""
    return {
        one.note.key: Stored(id_, one.guid, one.note.type.id, one.mod, one.tags, one.values)
        for id_, one in enumerate(notes, 1)
    }


FIRST = settle([KNOW, GO, HEN], {}, 1000)
EARLIER = stored(FIRST)


def changed(note: Note, **fields: str) -> Note:
    return Note(note.type, note.key, {**note.fields, **fields}, note.tags, note.deck, note.due)


BUILDS = [
    # notes of the second build at 2000, what becomes of them
    pytest.param([KNOW, GO], [("unchanged", 1000), ("unchanged", 1000)], id="same again"),
    pytest.param(
        [changed(KNOW, MainDefinition="to be aware of"), GO],
        [("changed", 2000), ("unchanged", 1000)],
        id="one gloss changed",
    ),
    pytest.param([Note(WORD, KNOW.key, KNOW.fields, ("other",))], [("changed", 2000)], id="a tag changed"),
    pytest.param(
        [Note(WORD, KNOW.key, KNOW.fields, KNOW.tags, "elsewhere", 99)],
        [("unchanged", 1000)],
        id="deck and order are not content",
    ),
    pytest.param(
        [Note(WORD, "word|見る|みる", {}), KNOW], [("new", 2000), ("unchanged", 1000)], id="one added"
    ),
]


@pytest.mark.parametrize(("notes", "outcome"), BUILDS)
def test_second_build(notes: list[Note], outcome: list[tuple[str, int]]) -> None:
    assert [(one.state, one.mod) for one in settle(notes, EARLIER, 2000)] == outcome


def test_first_build() -> None:
    assert {one.state for one in FIRST} == {"new"}
    assert {one.mod for one in FIRST} == {1000}
    assert [one.guid for one in FIRST] == [guid_of(KNOW), guid_of(GO), guid_of(HEN)]


@pytest.mark.parametrize("now", [1000, 500])
def test_a_change_is_always_newer(now: int) -> None:
    """With SOURCE_DATE_EPOCH, or a clock set back, the time of the build need not move."""
    (one,) = settle([changed(GO, MainDefinition="to go")], EARLIER, now)
    assert (one.state, one.mod) == ("changed", 1001)


def test_identity_survives_change() -> None:
    (one,) = settle([changed(GO, MainDefinition="to go")], EARLIER, 2000)
    assert (one.guid, one.id) == (EARLIER[GO.key].guid, EARLIER[GO.key].id)


MOVES = [
    # A better analysis gave 行く another lexeme.
    pytest.param([KNOW, Note(WORD, "word|往く|いく", {"Expression": "行く"})], True, id="key alone changed"),
    pytest.param(
        [KNOW, GO, Note(WORD, "word|往く|いく", {"Expression": "行く"})],
        False,
        id="the old key is still there",
    ),
    pytest.param([Note(WORD, "word|往く|いく", {"Expression": "往く"})], False, id="another headword"),
    pytest.param(
        [
            Note(WORD, "word|往く|いく", {"Expression": "行く"}),
            Note(WORD, "word|逝く|いく", {"Expression": "行く"}),
        ],
        False,
        id="two could be meant",
    ),
    pytest.param(
        [Note(DIALECT, "dialect|kansai|neg.hin", {"Form": "へん"})], False, id="dialect items keep ids"
    ),
]


@pytest.mark.parametrize(("notes", "carried"), MOVES)
def test_a_word_that_moved(notes: list[Note], carried: bool) -> None:
    last = settle(notes, EARLIER, 2000)[-1]
    assert (last.guid == EARLIER[GO.key].guid) is carried
    assert last.state == ("changed" if carried else "new")


def test_a_moved_note_keeps_its_guid_and_the_newcomer_gets_another() -> None:
    moved = Note(WORD, "word|往く|いく", {"Expression": "行く"})
    second = stored(settle([moved], EARLIER, 2000))
    third = settle([moved, GO], second, 3000)
    assert [one.state for one in third] == ["unchanged", "new"]
    assert third[0].guid == EARLIER[GO.key].guid
    assert third[1].guid != third[0].guid


def test_a_claim_that_becomes_a_cloze_is_another_note() -> None:
    """Anki refuses to make one of the other, whatever the GUID says."""
    asked, gap = Note(CLAIM, "claim|1", {"Question": "何か。"}), Note(CLOZE, "claim|1", {"Text": "{{c1::x}}"})
    assert guid_of(asked) != guid_of(gap)
    (one,) = settle([gap], stored(settle([asked], {}, 1000)), 2000)
    assert (one.state, one.guid, one.id) == ("new", guid_of(gap), None)


def test_two_notes_with_one_key() -> None:
    twin = Note(WORD, KNOW.key, {"Expression": "識る"})
    with pytest.raises(DeckError) as caught:
        settle([KNOW, GO, twin], {}, 1000)
    assert "知る" in caught.value.message
    assert "識る" in caught.value.message
    assert KNOW.key in caught.value.message


def test_guids_never_change() -> None:
    """A promise: change a line and every learner's notes double."""
    assert guid_of(KNOW) == "4f8386da7489db61"
    assert guid_of(HEN) == "8be369f1f03fb606"
    assert guid_of(Note(CLOZE, "claim|1", {})) == "129158f6c1bf3f98"


def test_values() -> None:
    values = values_of(KNOW).split("\x1f")
    assert values[:3] == ["word|知る|しる", "知る", ""]
    assert len(values) == len(WORD.fields)


def test_tags() -> None:
    assert tags_of(Note(WORD, "k", {}, ("b", "a", "b"))) == " a b "
    assert tags_of(GO) == ""


@pytest.mark.parametrize(
    ("key", "written"),
    [("word|<b>|", "word|&lt;b&gt;|"), ("a&b", "a&amp;b"), ("a\x1fb", "a b"), ("知る", "知る")],
)
def test_keys_are_plain_text(key: str, written: str) -> None:
    assert escape_key(key) == written
