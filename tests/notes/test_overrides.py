"""Corrections of single notes: what each key of an override changes, and that keys never move."""

import pytest

from flashgen.errors import RecipeError
from flashgen.notes import Note, pitch
from flashgen.notes.overrides import overridden
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
        (ASKED, {"question": "豆腐とは？"}, "Question", "豆腐とは？"),
        (ASKED, {"question": "豆腐とは？"}, "QuestionFurigana", "豆腐とは？"),
        (ASKED, {"answer": "大豆の食べ物"}, "Answer", "大豆の食べ物"),
        (ASKED, {"note": "枝豆のこと"}, "Spare1", "枝豆のこと"),
    ],
)
def test_what_an_override_changes(note: Note, said: dict[str, str], field: str, shown: str) -> None:
    (after,), unused = overridden([note], {note.key: Override(note.key, **said)})  # type: ignore[arg-type]
    assert after.fields[field] == shown
    assert after.key == note.key
    assert not unused


def test_what_a_type_has_not_is_passed_over() -> None:
    (after,), _ = overridden([FORM], {FORM.key: Override(FORM.key, question="何？")})
    assert after == FORM


GAP = Note(CLOZE, "claim|4567", {"Text": "{{c1::豆腐}}や"})


def test_a_note_is_written_once() -> None:
    """Claims have no field Note and show Spare1 as theirs; words have both."""
    (gap,), _ = overridden([GAP], {GAP.key: Override(GAP.key, note="x")})
    assert gap.fields["Spare1"] == "x"
    (after,), _ = overridden([NOTE], {NOTE.key: Override(NOTE.key, note="x")})
    assert "Spare1" not in after.fields


def test_another_standard_rendering_has_no_marks_beside_it() -> None:
    quote = {"QuoteFurigana": '豆腐[とうふ]<span class="form">や</span>。', "QuoteStandard": "豆腐だ。"}
    note = Note(CLAIM, "claim|89ab", quote)
    (after,), _ = overridden([note], {note.key: Override(note.key, standard="豆腐なのです。")})
    assert after.fields == {"QuoteFurigana": "豆腐[とうふ]や。", "QuoteStandard": "豆腐なのです。"}


def test_others_stay_as_they_are() -> None:
    after, _ = overridden([NOTE, FORM], {NOTE.key: Override(NOTE.key, gloss="x")})
    assert after[1] is FORM


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
    overrides = {note.key: Override(note.key, reading=reading)}
    if possible:
        (after,), _ = overridden([note], overrides)
        assert after.fields["ExpressionReading"] == reading
        return
    with pytest.raises(RecipeError) as caught:
        overridden([note], overrides, place_of=lambda _: "overrides.toml, line 4")
    assert caught.value.message == f"overrides.toml, line 4: reading: {reading} cannot be read for {headword}"


def test_dropped_and_unknown() -> None:
    after, unused = overridden(
        [NOTE, FORM], {NOTE.key: Override(NOTE.key, drop=True), "word|x|y": Override("word|x|y", gloss="z")}
    )
    assert after == (FORM,)
    assert unused == ("word|x|y",)


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
    override = Override(WITH_ACCENT.key, **said)  # type: ignore[arg-type]
    (after,), _ = overridden([WITH_ACCENT], {WITH_ACCENT.key: override})
    assert after.fields.get("PitchPosition") == position
    assert ("PitchGraph" in after.fields) == (position is not None)
    if "reading" in said and position:
        assert "きょう" in after.fields["PitchGraph"]


@pytest.mark.parametrize("accent", ["3", "0,3", "HLL"])
def test_an_accent_that_does_not_fit_the_reading(accent: str) -> None:
    with pytest.raises(RecipeError, match="does not fit はし"):
        overridden([WITH_ACCENT], {WITH_ACCENT.key: Override(WITH_ACCENT.key, accent=accent)})
