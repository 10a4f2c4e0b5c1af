"""Anki's rules for which cards a note has, row by row; tests/test_real_anki.py asks Anki itself."""

import pytest

from flashgen.notes.cards import fields_of, is_empty, ordinals, parse, requirements, shows
from flashgen.notes.types import CLAIM, CLOZE, DIALECT, WORD

FRONTS = [
    # template, fields that are not empty, is anything shown
    ("{{Form}}", {"Form"}, True),
    ("{{Form}}", set(), False),
    ("fixed text alone makes no card", {"Form"}, False),
    ("{{furigana:Form}}", {"Form"}, True),
    ("{{furigana:cloze:Text}}", {"Text"}, True),
    ("{{ Form }}", {"Form"}, True),
    ("{{#IsProduction}}{{Standard}}{{/IsProduction}}", {"IsProduction", "Standard"}, True),
    ("{{#IsProduction}}{{Standard}}{{/IsProduction}}", {"Standard"}, False),
    ("{{#IsProduction}}{{Standard}}{{/IsProduction}}", {"IsProduction"}, False),
    # The condition itself is not shown.
    ("{{#IsProduction}}Say it{{/IsProduction}}", {"IsProduction"}, False),
    ("{{^SentenceAudio}}{{FormAudio}}{{/SentenceAudio}}", {"FormAudio"}, True),
    ("{{^SentenceAudio}}{{FormAudio}}{{/SentenceAudio}}", {"FormAudio", "SentenceAudio"}, False),
    ("{{#A}}{{#B}}{{C}}{{/B}}{{/A}}", {"A", "C"}, False),
    ("{{#A}}{{#B}}{{C}}{{/B}}{{/A}}", {"A", "B", "C"}, True),
    ("{{! a remark }}{{Form}}", {"Form"}, True),
]


@pytest.mark.parametrize(("template", "filled", "shown"), FRONTS)
def test_fronts(template: str, filled: set[str], shown: bool) -> None:
    assert shows(parse(template), filled) is shown


@pytest.mark.parametrize("template", ["{{#A}}{{B}}", "{{B}}{{/A}}", "{{#A}}{{#B}}{{/A}}{{/B}}"])
def test_sections_must_close(template: str) -> None:
    with pytest.raises(ValueError, match=r"closes|closed"):
        parse(template)


def test_fields_of() -> None:
    assert fields_of("{{#A}}{{furigana:B}}{{^C}}x{{/C}}{{/A}}") == {"A", "B", "C"}


EMPTY = [
    ("", True),
    ("  \n", True),
    ("<br>", True),
    ("<div><BR /></div>", True),
    ("へん", False),
    ("&nbsp;", False),  # Anki thinks so too
    ("<b></b>", False),
    ("<img src=a.png>", False),
]


@pytest.mark.parametrize(("value", "empty"), EMPTY)
def test_empty(value: str, empty: bool) -> None:
    assert is_empty(value) is empty


WORD_CARDS = [
    # fields, cards (0 recognition, 1 production, 2 listening)
    ({"Expression": "知る"}, (0,)),
    ({"Expression": "知る", "MainDefinition": "to know"}, (0,)),
    ({"Expression": "知る", "MainDefinition": "to know", "IsProduction": "1"}, (0, 1)),
    ({"Expression": "知る", "IsListening": "1"}, (0,)),  # nothing to hear
    ({"Expression": "知る", "IsListening": "1", "ExpressionAudio": "[sound:a.mp3]"}, (0, 2)),
    ({"Expression": "知る", "IsListening": "1", "SentenceAudio": "[sound:a.mp3]"}, (0, 2)),
    ({"Expression": "知る", "ExpressionAudio": "[sound:a.mp3]"}, (0,)),  # nobody asked for it
    # What begins with markup is looked at more closely.
    ({"Expression": "<br>", "MainDefinition": "<b>to know</b>", "IsProduction": "<div></div>"}, ()),
    ({"Expression": " 知る", "MainDefinition": "<b>to know</b>", "IsProduction": "1"}, (0, 1)),
]


@pytest.mark.parametrize(("fields", "cards"), WORD_CARDS)
def test_word_cards(fields: dict[str, str], cards: tuple[int, ...]) -> None:
    assert ordinals(WORD, fields) == cards


DIALECT_CARDS = [
    ({"Form": "へん", "Standard": "ない"}, (0,)),
    ({"Form": "へん", "Standard": "ない", "IsProduction": "1"}, (0, 1)),
    ({"Form": "へん", "Standard": "ない", "IsListening": "1"}, (0,)),
    ({"Form": "へん", "Standard": "ない", "IsListening": "1", "FormAudio": "[sound:a.mp3]"}, (0, 2)),
    ({"Form": "へん", "IsListening": "1", "SentenceAudio": "[sound:a.mp3]", "IsProduction": "1"}, (0, 2)),
]


@pytest.mark.parametrize(("fields", "cards"), DIALECT_CARDS)
def test_dialect_cards(fields: dict[str, str], cards: tuple[int, ...]) -> None:
    assert ordinals(DIALECT, fields) == cards


CLOZES = [
    ("{{c1::忠実性}}を測る", (0,)),
    ("{{c1::思考の{{c2::忠実性}}}}を測る", (0, 1)),
    ("{{c3::忠実性}}と{{c1::追従}}と{{c3::回路}}", (0, 2)),
    ("{{c1:: 忠実[ちゅうじつ]::二字}}", (0,)),
    ("{{c0::忠実性}}", ()),
    ("&#123;&#123;c1::忠実性&#125;&#125;", ()),  # letters of the transcript
    ("忠実性", ()),
]


@pytest.mark.parametrize(("text", "cards"), CLOZES)
def test_cloze_cards(text: str, cards: tuple[int, ...]) -> None:
    assert ordinals(CLOZE, {"Text": text}) == cards


def test_gaps_count_only_where_the_filter_is() -> None:
    assert ordinals(CLOZE, {"Hint": "{{c2::x}}", "Text": "{{c1::y}}"}) == (0,)


def test_requirements_are_what_older_clients_expect() -> None:
    names = WORD.names
    recognition, production, listening = requirements(WORD)
    assert recognition[:2] == (0, "any")
    assert {names[i] for i in recognition[2]} == {"Expression", "SentenceFurigana", "Dialect", "Spare3"}
    assert production == (1, "all", (names.index("IsProduction"),))
    assert listening == (2, "all", (names.index("IsListening"),))
    assert requirements(CLAIM)[0][1] == "any"
