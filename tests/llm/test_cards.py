"""What a model wrote is text on a card, whatever it looks like, and says that a model wrote it."""

from dataclasses import replace

import pytest

from flashgen.claims.claim import AI
from flashgen.notes import claims, words
from flashgen.pipeline.consulting import tagged
from tests.notes import samples

HOSTILE = "<script>alert(1)</script> {{c1::x}} {{Question}} a::b [sound:x.mp3] [latex]y[/latex] \\(z\\)"
FORBIDDEN = ("<script", "[sound:", "[latex]", "{{Question", "\\(")


@pytest.mark.parametrize("field", ["question", "answer", "translation"])
def test_claims(field: str) -> None:
    claim = replace(samples.WHY, card="qa", origin="llm", **{field: HOSTILE})  # type: ignore[arg-type]
    note = claims.note(claim, translation=claim.translation)
    assert any("alert(1)" in value for value in note.fields.values())
    for value in note.fields.values():
        assert not any(text in value for text in FORBIDDEN), value
        assert "{{" not in value


def test_words() -> None:
    note = words.note(samples.ITEMS[0], translation=HOSTILE)
    assert not any(text in note.fields["SentenceTranslation"] for text in FORBIDDEN)


def test_marked() -> None:
    note = words.note(samples.ITEMS[0], translation=f"English. {AI}")
    assert "flashgen::source::llm" in tagged(note, f"English. {AI}").tags
    assert tagged(note, "English.") == note
    assert "flashgen::source::llm" in tagged(note, by_model=True).tags
    assert tagged(tagged(note, by_model=True), by_model=True).tags.count("flashgen::source::llm") == 1
