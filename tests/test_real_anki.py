"""Anki itself is the witness: its importer and its renderer on what we write."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from flashgen import apkg
from flashgen.notes import CardTemplate, Deck, Note
from flashgen.notes.types import CLOZE, WORD
from tests.notes import samples

pytest.importorskip("anki", reason="Anki's own library comes with the development extra")

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

NOW = 1_790_000_000  # before any learner's own edit in these tests
DECK = Deck(1893204417, "関西弁", tuple(samples.notes()), "<b>About</b> this deck")
HARD = Deck(1893204418, "難物", tuple(samples.hard_notes()))
TACKLE = "word|取り組む|とりくむ"


class Outcome(NamedTuple):
    """What Anki says that an import did, in notes."""

    new: int = 0
    updated: int = 0
    duplicate: int = 0
    conflicting: int = 0


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    (tmp_path / "anki").mkdir()
    opened = Collection(str(tmp_path / "anki" / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def take(collection: Any, tmp_path: Path) -> Callable[..., Outcome]:
    """Build a deck over the earlier build, and import it as a learner does who changes no option."""

    def take(deck: Deck, now: int = NOW, file: str = "deck.apkg") -> Outcome:
        apkg.write(deck, tmp_path / file, now=now)
        request = ImportAnkiPackageRequest(
            package_path=str(tmp_path / file), options=ImportAnkiPackageOptions()
        )
        log = collection.import_anki_package(request).log
        collection.models._clear_cache()  # an import does not clear it
        return Outcome(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))

    return take


def changed(deck: Deck, key: str, **fields: str) -> Deck:
    notes = (
        replace(note, fields={**note.fields, **fields}) if note.key == key else note for note in deck.notes
    )
    return replace(deck, notes=tuple(notes))


def note_of(collection: Any, key: str) -> Any:
    (id_,) = (
        row[0]
        for row in collection.db.execute("select id, flds from notes")
        if row[1].split("\x1f", 1)[0] == key
    )
    return collection.get_note(id_)


def shown(side: str) -> str:
    """Give the text of a card as a reader sees it, readings in brackets."""
    side = re.sub(r"<style>.*?</style>", "", side, flags=re.DOTALL)
    side = re.sub(r"<rt>(.*?)</rt>", r"(\1)", side)
    return html.unescape(re.sub(r"<[^>]+>", "", side))


def sides(collection: Any) -> Iterator[tuple[str, str, str]]:
    """Give every card: type and template, question, answer."""
    for id_ in collection.find_cards("", order="c.id"):
        card = collection.get_card(id_)
        output = card.render_output(reload=True)
        name = f"{card.note_type()['name']}-{card.template()['name']}"
        yield name, output.question_text, output.answer_text


# ------------------------------------------------------------------ first and second import


def test_first_import(collection: Any, take: Callable[..., Outcome]) -> None:
    assert take(DECK) == Outcome(new=8)
    names = {
        deck.name: collection.decks.get(deck.id)["desc"] for deck in collection.decks.all_names_and_ids()
    }
    assert names["関西弁"] == "<b>About</b> this deck"
    assert {
        "関西弁::1 方言 Dialect",
        "関西弁::2 語彙 Vocabulary",
        "関西弁::3 要点 Key claims",
    } <= names.keys()
    assert "flashgen::topic::faithfulness" in collection.tags.all()
    dues = collection.db.execute("select distinct flds, due from cards join notes on nid = notes.id")
    assert {row[0].split("\x1f", 1)[0]: row[1] for row in dues} == {note.key: note.due for note in DECK.notes}


SECOND_BUILDS = [
    # deck, built at, outcome
    pytest.param(DECK, NOW + 60, Outcome(duplicate=8), id="same again"),
    pytest.param(
        changed(DECK, TACKLE, MainDefinition="to work at"),
        NOW + 60,
        Outcome(updated=1, duplicate=7),
        id="one gloss",
    ),
    pytest.param(
        changed(DECK, TACKLE, MainDefinition="to work at"),
        NOW,
        Outcome(updated=1, duplicate=7),
        id="one gloss at the same SOURCE_DATE_EPOCH",
    ),
    pytest.param(replace(DECK, notes=DECK.notes[2:]), NOW + 60, Outcome(duplicate=6), id="two dropped"),
    pytest.param(
        replace(DECK, notes=(*DECK.notes, Note(WORD, "word|回路|かいろ", {"Expression": "回路"}))),
        NOW + 60,
        Outcome(new=1, duplicate=8),
        id="one added",
    ),
    pytest.param(
        # A better analysis: the word is the same to the learner, only its lexeme is another.
        replace(
            DECK,
            notes=tuple(
                replace(note, key="word|取組む|とりくむ") if note.key == TACKLE else note
                for note in DECK.notes
            ),
        ),
        NOW + 60,
        Outcome(updated=1, duplicate=7),
        id="one key moved",
    ),
    pytest.param(replace(DECK, name="別名"), NOW + 60, Outcome(duplicate=8), id="deck renamed"),
    pytest.param(replace(DECK, own=True), NOW + 60, Outcome(new=8), id="made its own"),
]


@pytest.mark.parametrize(("deck", "now", "outcome"), SECOND_BUILDS)
def test_second_import(take: Callable[..., Outcome], deck: Deck, now: int, outcome: Outcome) -> None:
    take(DECK)
    assert take(deck, now) == outcome


def test_the_same_word_of_two_videos_is_one_note(collection: Any, take: Callable[..., Outcome]) -> None:
    take(DECK, file="first.apkg")
    other = Deck(99, "別の動画", tuple(note for note in DECK.notes if note.key == TACKLE))
    assert take(other, NOW, file="second.apkg") == Outcome(duplicate=1)
    assert collection.note_count() == 8


def test_schedules_survive(collection: Any, take: Callable[..., Outcome]) -> None:
    take(DECK)
    card = note_of(collection, TACKLE).cards()[0]
    collection.sched.set_due_date([card.id], "30")
    before = collection.db.first("select type, queue, due, ivl from cards where id = ?", card.id)
    assert take(changed(DECK, TACKLE, MainDefinition="to work at"), NOW + 60).updated == 1
    assert collection.db.first("select type, queue, due, ivl from cards where id = ?", card.id) == before
    assert note_of(collection, TACKLE)["MainDefinition"] == "to work at"


def test_a_learners_own_words_survive_an_unchanged_note(
    collection: Any, take: Callable[..., Outcome]
) -> None:
    take(DECK)
    mine = note_of(collection, TACKLE)
    mine["MainDefinition"], mine.tags = "my own words", [*mine.tags, "mine"]
    collection.update_note(mine)
    take(changed(DECK, "word|忠実性|ちゅうじつせい", MainDefinition="being true to"), NOW + 60)
    mine = note_of(collection, TACKLE)
    assert mine["MainDefinition"] == "my own words"
    assert "mine" in mine.tags


def test_a_learners_own_style_survives(collection: Any, take: Callable[..., Outcome]) -> None:
    take(DECK)
    style = collection.models.get(WORD.id)
    style["css"] = ".card { font-size: 90px }"
    collection.models.update_dict(style)
    take(changed(DECK, TACKLE, MainDefinition="to work at"), NOW + 10**8)
    assert collection.models.get(WORD.id)["css"] == ".card { font-size: 90px }"


def test_a_newer_template_is_taken_over_in_place(collection: Any, take: Callable[..., Outcome]) -> None:
    take(DECK)
    front = CardTemplate(WORD.templates[0].id, "Recognition", "<p>{{Expression}}</p>", WORD.templates[0].back)
    newer = replace(
        WORD, templates=(front, *WORD.templates[1:]), revised=collection.models.get(WORD.id)["mod"] + 10**8
    )
    notes = tuple(replace(note, type=newer) if note.type is WORD else note for note in DECK.notes)
    assert take(replace(DECK, notes=notes), NOW + 60).conflicting == 0
    assert collection.models.get(WORD.id)["tmpls"][0]["qfmt"] == "<p>{{Expression}}</p>"
    assert len([model for model in collection.models.all() if model["name"].startswith("flashgen Word")]) == 1


def test_a_card_asked_for_later_arrives(collection: Any, take: Callable[..., Outcome]) -> None:
    one = Note(WORD, "word|回路|かいろ", {"Expression": "回路", "MainDefinition": "circuit"})
    take(Deck(7, "d", (one,)))
    asked = replace(one, fields={**one.fields, "IsProduction": "1"})
    assert take(Deck(7, "d", (asked,)), NOW + 60).updated == 1
    assert [card.ord for card in note_of(collection, one.key).cards()] == [0, 1]


# ------------------------------------------------------------------ cards


@pytest.mark.parametrize("deck", [DECK, HARD], ids=["plain", "hard"])
def test_anki_makes_the_very_same_cards(collection: Any, take: Callable[..., Outcome], deck: Deck) -> None:
    take(deck)
    before = collection.card_count()
    assert not collection.db.scalar("select count() from notes where id not in (select nid from cards)")
    assert not list(collection.get_empty_cards().notes)
    _, fine = collection.fix_integrity()
    assert fine
    assert collection.card_count() == before  # the check adds cards that we forgot


def test_cards_by_ankis_own_count(collection: Any, take: Callable[..., Outcome]) -> None:
    """Whatever fields are filled, Anki generates the cards that we do."""
    names = ("Sentence", "IsProduction", "MainDefinition", "IsListening", "ExpressionAudio", "PartOfSpeech")
    notes = []
    for bits in range(2 ** len(names)):
        fields = {name: "x" for at, name in enumerate(names) if bits >> at & 1}
        notes.append(Note(WORD, f"word|{bits}|x", {"Expression": "語", **fields}))
    texts = ("{{c1::a}}", "{{c1::a{{c2::b}}}}", "{{c3::a}}{{c1::b}}", "{{c2:: 忠実[ちゅうじつ]::h}}")
    notes += [Note(CLOZE, f"claim|{at}", {"Text": text}) for at, text in enumerate(texts)]
    take(Deck(7, "d", tuple(notes)))
    ours = dict(collection.db.execute("select nid, group_concat(ord) from cards group by nid"))
    for id_, cards in ours.items():
        note = collection.get_note(id_)
        fresh = collection.new_note(note.note_type())
        fresh.fields = note.fields
        collection.add_note(fresh, 1)
        assert ",".join(str(card.ord) for card in fresh.cards()) == cards, note.fields


@pytest.mark.parametrize("deck", [DECK, HARD], ids=["plain", "hard"])
def test_every_side_shows_something_and_no_markup(
    collection: Any, take: Callable[..., Outcome], deck: Deck
) -> None:
    take(deck)
    for name, front, back in sides(collection):
        for side in (front, back):
            assert len(shown(side).strip()) > 3, name
            assert not re.search(r"[一-鿿々]\[[ぁ-ゖ]+\]", shown(side)), name
            assert "{{furigana" not in side, name
            for base in re.findall(r"<ruby>(?:<rb>)?(.*?)(?:</rb>)?<rt>", side):
                assert not re.search("[ぁ-ゖ>]", base), f"{name}: ruby over {base}"


def test_fronts_do_not_tell(collection: Any, take: Callable[..., Outcome]) -> None:
    take(DECK)
    fronts: dict[str, str] = {}
    for name, front, _ in sides(collection):
        # The style shows no reading of the word asked for: tests/notes/test_in_a_browser.py.
        bare = re.sub(r"<b>.*?</b>", "", front) if name == "flashgen Word-Recognition" else front
        fronts.setdefault(name, shown(bare))
    assert "ろんぶん" in fronts["flashgen Dialect-Recognition"]  # hidden until touched
    assert "わからない" not in fronts["flashgen Dialect-Recognition"]
    assert "ちゅうじつ" not in fronts["flashgen Word-Recognition"]
    assert "食い違う" not in fronts["flashgen Claim-Claim"]
    assert "追従" not in fronts["flashgen Cloze-Cloze"]
    assert "[...]" in fronts["flashgen Cloze-Cloze"]


def test_gaps_are_filled_with_their_reading(collection: Any, take: Callable[..., Outcome]) -> None:
    take(DECK)
    (back,) = (back for name, _, back in sides(collection) if name == "flashgen Cloze-Cloze")
    assert re.search(r'<span class="cloze"[^>]*><ruby>(<rb>)?追従', back)


LITERAL = ["<script>alert(1)</script>", "& &amp;", "{{c1::答え}}", "[sound:a.mp3]", "わ[笑]", "\\(x\\)"]


@pytest.mark.parametrize("name", ["flashgen Word-Recognition", "flashgen Cloze-Cloze"])
def test_what_a_transcript_holds_is_shown_as_it_is(
    collection: Any, take: Callable[..., Outcome], name: str
) -> None:
    take(HARD)
    front, back = next((front, back) for named, front, back in sides(collection) if named == name)
    for letters in LITERAL:
        assert letters in shown(front).replace("[...]", "えぐい")
        assert letters in shown(back)
    for side in (front, back):
        assert "<script" not in side
        assert "[anki:play" not in side
        assert "\\(" not in side  # MathJax looks at text between tags


def test_nothing_is_played_and_nothing_missing(collection: Any, take: Callable[..., Outcome]) -> None:
    take(HARD)
    for id_ in collection.find_cards(""):
        output = collection.get_card(id_).render_output()
        assert not output.question_av_tags
        assert not output.answer_av_tags
    assert list(collection.media.check().missing) == []


def test_empty_fields_leave_no_boxes(collection: Any, take: Callable[..., Outcome]) -> None:
    bare = Note(WORD, "word|ほな|ほな", {"Expression": "ほな", "ExpressionFurigana": "ほな"})
    take(Deck(7, "d", (bare,)))
    ((_, _, back),) = sides(collection)
    for box in ("example", "remark", "details", "standard", "equals", "badge", "label", "picture", "sound"):
        assert f'class="{box}"' not in back
        assert f"<{box}" not in back


def test_the_browser_sorts_by_what_a_learner_knows(collection: Any, take: Callable[..., Outcome]) -> None:
    take(DECK)
    take(HARD, file="hard.apkg")
    ours = dict(collection.db.execute("select id, sfld from notes"))
    assert {"取り組む", "〜へん", "なぜ、書かれた説明だけを信じてはいけないのか。"} <= set(ours.values())
    for id_ in ours:
        note = collection.get_note(id_)
        note.tags = ["touched"]
        collection.update_note(note)  # Anki writes the sort field anew
    assert dict(collection.db.execute("select id, sfld from notes")) == ours


def test_duplicates_are_told_by_key(collection: Any, take: Callable[..., Outcome]) -> None:
    """Anki's checksum of the first field is ours."""
    take(HARD)
    ours = dict(collection.db.execute("select id, csum from notes"))
    for id_ in ours:
        note = collection.get_note(id_)
        note.tags = ["touched"]
        collection.update_note(note)
    assert dict(collection.db.execute("select id, csum from notes")) == ours


def test_search_finds_a_word_without_its_readings(collection: Any, take: Callable[..., Outcome]) -> None:
    take(DECK)
    assert len(collection.find_notes("取り組む")) == 1
    assert len(collection.find_notes("tag:flashgen::dialect::neg")) == 2
