"""The note types are promises to learners; this file is where they are written down."""

import hashlib
import re
from itertools import chain

import pytest

from flashgen.notes import CardTemplate, Note, NoteType
from flashgen.notes.cards import fields_of
from flashgen.notes.types import CLAIM, CLOZE, NOTE_TYPES, WORD

# Note type → its fields and cards with their ids. Never change a line: Anki refuses to update the
# notes of learners whose note type differs, and tells nobody why.
PROMISED = {
    (1795468230101, "flashgen Word"): (
        "1795468231101 Key, 1795468231102 Expression, 1795468231103 ExpressionFurigana, "
        "1795468231104 ExpressionReading, 1795468231105 ExpressionAudio, 1795468231106 MainDefinition, "
        "1795468231107 Glossary, 1795468231108 PartOfSpeech, 1795468231109 PitchPosition, "
        "1795468231110 PitchGraph, 1795468231111 PitchCategories, 1795468231112 Frequency, "
        "1795468231113 FreqSort, 1795468231114 Level, 1795468231115 Sentence, "
        "1795468231116 SentenceFurigana, 1795468231117 SentenceStandard, "
        "1795468231118 SentenceTranslation, 1795468231119 SentenceAudio, 1795468231120 Picture, "
        "1795468231121 Dialect, 1795468231122 Standard, 1795468231123 Note, 1795468231124 Source, "
        "1795468231125 MiscInfo, 1795468231126 IsProduction, 1795468231127 IsListening, "
        "1795468231128 Spare1, 1795468231129 Spare2, 1795468231130 Spare3",
        "1795468232101 Recognition, 1795468232102 Production, 1795468232103 Listening",
    ),
    (1795468230102, "flashgen Dialect"): (
        "1795468231201 Key, 1795468231202 Form, 1795468231203 FormFurigana, 1795468231204 Standard, "
        "1795468231205 Meaning, 1795468231206 Formation, 1795468231207 Breakdown, 1795468231208 Region, "
        "1795468231209 Register, 1795468231210 RealUse, 1795468231211 Sentence, "
        "1795468231212 SentenceFurigana, 1795468231213 SentenceStandard, 1795468231214 MoreExamples, "
        "1795468231215 Compare, 1795468231216 SentenceAudio, 1795468231217 FormAudio, "
        "1795468231218 Picture, 1795468231219 Note, 1795468231220 Source, 1795468231221 MiscInfo, "
        "1795468231222 IsProduction, 1795468231223 IsListening, 1795468231224 Spare1, "
        "1795468231225 Spare2, 1795468231226 Spare3",
        "1795468232201 Recognition, 1795468232202 Production, 1795468232203 Listening",
    ),
    (1795468230103, "flashgen Claim"): (
        "1795468231301 Key, 1795468231302 Question, 1795468231303 QuestionFurigana, "
        "1795468231304 Answer, 1795468231305 AnswerFurigana, 1795468231306 Quote, "
        "1795468231307 QuoteFurigana, 1795468231308 QuoteStandard, 1795468231309 Context, "
        "1795468231310 Section, 1795468231311 Topic, 1795468231312 ClaimType, 1795468231313 Stance, "
        "1795468231314 Speaker, 1795468231315 Translation, 1795468231316 Terms, "
        "1795468231317 QuoteAudio, 1795468231318 Source, 1795468231319 MiscInfo, 1795468231320 Spare1, "
        "1795468231321 Spare2, 1795468231322 Spare3",
        "1795468232301 Claim",
    ),
    (1795468230104, "flashgen Cloze"): (
        "1795468231401 Key, 1795468231402 Text, 1795468231403 Hint, 1795468231404 Quote, "
        "1795468231405 QuoteFurigana, 1795468231406 QuoteStandard, 1795468231407 Context, "
        "1795468231408 Section, 1795468231409 Topic, 1795468231410 ClaimType, 1795468231411 Stance, "
        "1795468231412 Speaker, 1795468231413 Translation, 1795468231414 Terms, "
        "1795468231415 QuoteAudio, 1795468231416 Source, 1795468231417 MiscInfo, 1795468231418 Spare1, "
        "1795468231419 Spare2, 1795468231420 Spare3",
        "1795468232401 Cloze",
    ),
}

# What learners see, and when it last changed. When this fails, raise `_REVISED` in notes/types.py to
# the time of the change and write both here: Anki takes over templates only where they are newer.
SHOWN = (1795758137, "e270266459278ea2")


def templates() -> list[tuple[NoteType, CardTemplate]]:
    return [(type_, template) for type_ in NOTE_TYPES for template in type_.templates]


EACH_TEMPLATE = pytest.mark.parametrize(
    ("type_", "template"), templates(), ids=[f"{type_.name}-{one.name}" for type_, one in templates()]
)


def test_promises_are_kept() -> None:
    now = {
        (type_.id, type_.name): (
            ", ".join(f"{field.id} {field.name}" for field in type_.fields),
            ", ".join(f"{template.id} {template.name}" for template in type_.templates),
        )
        for type_ in NOTE_TYPES
    }
    assert now == PROMISED


def test_what_is_shown_changes_with_its_date() -> None:
    shown = hashlib.sha256()
    for type_ in NOTE_TYPES:
        for text in (type_.css, *chain.from_iterable((one.front, one.back) for one in type_.templates)):
            shown.update(text.encode() + b"\0")
    assert {(type_.revised, shown.hexdigest()[:16]) for type_ in NOTE_TYPES} == {SHOWN}


def test_ids_are_apart() -> None:
    ids = [type_.id for type_ in NOTE_TYPES]
    for type_ in NOTE_TYPES:
        ids += [one.id for one in type_.fields] + [one.id for one in type_.templates]
    assert len(ids) == len(set(ids))


@EACH_TEMPLATE
def test_templates_name_only_fields(type_: NoteType, template: CardTemplate) -> None:
    for side in (template.front, template.back):
        assert fields_of(side) <= set(type_.names)


@EACH_TEMPLATE
def test_sides_are_well_formed(type_: NoteType, template: CardTemplate) -> None:
    for side in (template.front, template.back):
        for tag in ("div", "span", "dl", "dt", "dd", "details", "summary"):
            assert len(re.findall(rf"<{tag}\b", side)) == side.count(f"</{tag}>"), tag
        assert "<script" not in side
        assert 'lang="ja"' in side


@EACH_TEMPLATE
def test_furigana_fields_are_shown_with_the_filter(type_: NoteType, template: CardTemplate) -> None:
    """A field with readings in brackets never goes on a card without its filter."""
    for side in (template.front, template.back):
        for shown in re.findall(r"\{\{([^#/^}]+)\}\}", side):
            *filters, name = shown.split(":")
            if "Furigana" in name or name in ("Context", "Terms", "MoreExamples", "QuoteStandard"):
                assert filters == ["furigana"], shown


@EACH_TEMPLATE
def test_fronts_keep_the_answer_back(type_: NoteType, template: CardTemplate) -> None:
    # A word's sentence is there with its furigana: the style hides the word's own, see test_in_a_browser.
    answers = {
        "flashgen Word-Recognition": {
            "MainDefinition",
            "ExpressionReading",
            "ExpressionFurigana",
        },
        "flashgen Word-Production": {
            "Expression",
            "ExpressionReading",
            "ExpressionFurigana",
        },
        "flashgen Dialect-Recognition": {"Standard", "Meaning", "SentenceStandard", "Note"},
        "flashgen Dialect-Production": {"Form", "FormFurigana", "Sentence", "SentenceFurigana", "Note"},
        "flashgen Claim-Claim": {"Answer", "AnswerFurigana", "Quote", "MiscInfo", "Topic", "Terms"},
        "flashgen Cloze-Cloze": {"Quote", "QuoteStandard", "MiscInfo", "Topic", "Terms"},
    }.get(f"{type_.name}-{template.name}", set())
    assert not answers & fields_of(template.front)


def test_cloze_kind() -> None:
    assert CLOZE.cloze
    assert not CLAIM.cloze
    assert "{{furigana:cloze:Text}}" in CLOZE.templates[0].front
    assert "{{furigana:cloze:Text}}" in CLOZE.templates[0].back


def test_a_note_cannot_have_a_field_of_another_type() -> None:
    with pytest.raises(ValueError, match="flashgen Word has no field Form"):
        Note(WORD, "word|知る|しる", {"Form": "へん"})


def test_style_names_each_colour_once_for_day_and_night() -> None:
    """Outside the blocks that set them, no rule names a colour: night mode would miss it."""
    for rule in WORD.css.split("}"):
        for line in rule.split(";"):
            if re.search(r"#[0-9a-f]{3,8}\b|rgba?\(", line):
                assert line.rsplit("{", 1)[-1].strip().startswith("--"), line
