"""Corrections of single notes: what each key of an override changes, and that keys never move."""

import pytest

from flashgen.errors import RecipeError
from flashgen.notes import Note, pitch
from flashgen.notes.overrides import corrected, shown
from flashgen.notes.types import CLAIM, CLOZE, DIALECT, WORD
from flashgen.recipe import Override

NOTE = Note(WORD, "word|他|ほか", {"Expression": "他", "ExpressionReading": "た", "MainDefinition": "other"})
FORM = Note(DIALECT, "dialect|kansai|neg.akan", {"Form": "あかん", "Standard": "だめ", "Meaning": "bad"})
ASKED = Note(CLAIM, "claim|0123", {"Question": "何か。", "Answer": "豆腐"})


@pytest.mark.parametrize(
    ("note", "said", "field", "shown"),
    [
        (NOTE, {"gloss": "the others"}, "MainDefinition", "the others"),
        (NOTE, {"gloss": "a <b> & c"}, "MainDefinition", "a &lt;b&gt; &amp; c"),
        (NOTE, {"reading": "ほか"}, "ExpressionReading", "ほか"),
        (NOTE, {"reading": "ほか"}, "ExpressionFurigana", "他[ほか]"),
        (NOTE, {"note": "Kana is commoner."}, "Note", "Kana is commoner."),
        (FORM, {"standard": "いけない"}, "Standard", "いけない"),
        (FORM, {"meaning": "no good"}, "Meaning", "no good"),
        (FORM, {"meaning": "[x] <i>"}, "Meaning", "&#91;x&#93; &lt;i&gt;"),
        (ASKED, {"standard": "豆腐だ。"}, "QuoteStandard", "豆腐だ。"),
        (ASKED, {"note": "枝豆のこと"}, "Spare1", "枝豆のこと"),
    ],
)
def test_what_an_override_changes(note: Note, said: dict[str, str], field: str, shown: str) -> None:
    after = corrected(note, Override(note.key, **said))  # type: ignore[arg-type]
    assert after.fields[field] == shown
    assert after.key == note.key


def test_what_a_type_has_not_is_passed_over() -> None:
    assert corrected(FORM, Override(FORM.key, question="何？")) == FORM


GAP = Note(CLOZE, "claim|4567", {"Text": "{{c1::豆腐}}や"})


def test_a_note_is_written_once() -> None:
    """Claims have no field Note and show Spare1 as theirs; words have both."""
    assert corrected(GAP, Override(GAP.key, note="x")).fields["Spare1"] == "x"
    assert "Spare1" not in corrected(NOTE, Override(NOTE.key, note="x")).fields


@pytest.mark.parametrize(
    ("note", "texts"),
    [
        (NOTE, {"reading": "た", "gloss": "other", "accent": "", "standard": "", "note": ""}),
        (
            Note(DIALECT, FORM.key, {"Standard": "〜では 駄目[だめ]だ", "Meaning": "a &lt;b&gt;"}),
            {"standard": "〜では駄目だ", "meaning": "a <b>", "note": ""},
        ),
        (
            Note(CLAIM, ASKED.key, {"QuoteStandard": "<b>豆[まめ]</b>&#91;笑&#93;だ", "Spare1": "枝豆"}),
            {"standard": "豆[笑]だ", "note": "枝豆"},
        ),
    ],
)
def test_what_a_note_shows_of_it_as_plain_text(note: Note, texts: dict[str, str]) -> None:
    assert shown(note) == texts


def test_another_standard_rendering_has_no_marks_beside_it() -> None:
    quote = {"QuoteFurigana": '豆腐[とうふ]<span class="form">や</span>。', "QuoteStandard": "豆腐だ。"}
    note = Note(CLAIM, "claim|89ab", quote)
    after = corrected(note, Override(note.key, standard="豆腐なのです。"))
    assert after.fields == {"QuoteFurigana": "豆腐[とうふ]や。", "QuoteStandard": "豆腐なのです。"}


IMPOSSIBLE = [
    # headword, reading, possible
    ("釣り場", "つりば", True),
    ("釣り場", "ツリバ", True),
    ("釣り場", "つば", False),
    ("食べる", "のむ", False),
    ("回路", "みち", True),  # kanji alone may read as anything
    ("デイジー", "でいじー", True),
    ("デイジー", "ひなぎく", False),
]


@pytest.mark.parametrize(("headword", "reading", "possible"), IMPOSSIBLE)
def test_a_reading_has_the_kana_of_its_word(headword: str, reading: str, possible: bool) -> None:
    note = Note(WORD, "word|x|y", {"Expression": headword, "ExpressionReading": "x"})
    override = Override(note.key, reading=reading)
    if possible:
        assert corrected(note, override).fields["ExpressionReading"] == reading
        return
    with pytest.raises(RecipeError) as caught:
        corrected(note, override, place="overrides.toml, line 4")
    assert caught.value.message == f"overrides.toml, line 4: reading: {reading} cannot be read for {headword}"


WITH_ACCENT = Note(
    WORD, "word|橋|はし", {"Expression": "橋", "ExpressionReading": "はし"} | pitch.fields("1", "はし")
)


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ({"accent": "2"}, "2"),
        ({"accent": "2,0"}, "2,0"),
        ({"accent": "LH"}, "LH"),
        ({"accent": "none"}, None),
        ({"reading": "きょう"}, None),
        ({"reading": "きょう", "accent": "1"}, "1"),
        ({"gloss": "bridge"}, "1"),
    ],
)
def test_an_accent_is_corrected_and_goes_with_its_reading(said: dict[str, str], position: str | None) -> None:
    after = corrected(WITH_ACCENT, Override(WITH_ACCENT.key, **said))  # type: ignore[arg-type]
    assert after.fields.get("PitchPosition") == position
    assert ("PitchGraph" in after.fields) == (position is not None)
    if "reading" in said and position:
        assert "きょう" in after.fields["PitchGraph"]


@pytest.mark.parametrize("accent", ["3", "0,3", "HLL"])
def test_an_accent_that_does_not_fit_the_reading(accent: str) -> None:
    with pytest.raises(RecipeError, match="does not fit はし"):
        corrected(WITH_ACCENT, Override(WITH_ACCENT.key, accent=accent))
