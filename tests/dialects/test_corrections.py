"""What an override changes of a dialect item before it is a note: the sentence that shows it."""

import pytest

from flashgen.dialects import profile
from flashgen.dialects.corrections import corrected
from flashgen.dialects.profile import ItemUse
from flashgen.document import DialectForm, Document, Section, Sentence
from flashgen.errors import RecipeError
from flashgen.recipe import Override

PLACE = "overrides.toml, line 3"
WITH = [f"{what}は飲まへん。" for what in ("酒", "茶", "水", "汁", "乳", "酢")]


def said(text: str, *, shared: bool = False) -> Sentence:
    at = text.find("へん")
    forms = (
        (DialectForm("neg.hen", at, at + 2, "へん", "ない", "negation", shared=shared),) if at >= 0 else ()
    )
    return Sentence(text, (), forms=forms)


DOCUMENT = Document(
    (
        Section("飲み物", tuple(map(said, WITH))),
        Section("食べ物", (said("飯を食う。"), said("変わらへん。", shared=True), said(WITH[0]))),
    )
)
(MET,) = profile.uses(DOCUMENT)


def choose(text: str) -> ItemUse:
    return corrected(MET, Override("dialect|kansai|neg.hen", sentence=text), DOCUMENT, "〜へん", PLACE)


@pytest.mark.parametrize("text", WITH)
def test_any_sentence_of_the_document_may_be_the_first(text: str) -> None:
    after = choose(text.replace("は", "は "))
    texts = [use.sentence.text for use in after.uses]
    assert texts[0] == text
    assert len(texts) == len(set(texts)) == profile.EXAMPLES
    assert (after.item, after.count) == (MET.item, MET.count)


def test_the_others_keep_their_order() -> None:
    first = [use.sentence.text for use in MET.uses]
    assert [use.sentence.text for use in choose(first[2]).uses] == [first[2], first[0], first[1], first[3]]


def test_the_chosen_sentence_may_be_rendered_anew() -> None:
    override = Override("dialect|kansai|neg.hen", sentence=WITH[4], sentence_standard="乳は嫌いだ。")
    first, second, *_ = corrected(MET, override, DOCUMENT, "〜へん", PLACE).uses
    assert (first.sentence.text, first.sentence.standard) == (WITH[4], "乳は嫌いだ。")
    assert second.sentence.standard == MET.uses[0].sentence.standard


def test_nothing_said_changes_nothing() -> None:
    assert choose("") is MET


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("飯を食う。", "〜へん is not in '飯を食う。'", "Choose"),
        ("変わらへん。", "〜へん is not in '変わらへん。'", "Choose"),  # it is said so all over Japan
        ("酒は飲めへん。", "'酒は飲めへん。' is not in the transcript", "酒は飲まへん。"),
    ],
)
def test_what_cannot_be_chosen(text: str, message: str, hint: str) -> None:
    with pytest.raises(RecipeError) as caught:
        choose(text)
    assert caught.value.message == f"{PLACE}: sentence: {message}"
    assert hint in caught.value.hint
