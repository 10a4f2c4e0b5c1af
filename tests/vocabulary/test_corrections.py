"""What an override changes of a word before it is a note, and what it cannot."""

import pytest

from flashgen.document import Document
from flashgen.errors import RecipeError
from flashgen.lexicon.linking import link_document
from flashgen.recipe import Override
from flashgen.vocabulary import VocabularyItem, select
from flashgen.vocabulary.corrections import corrected
from tests.lexicon import linked

KEY = "word|慎重|しんちょう"
PLACE = "decks/talk/overrides.toml, line 3"
TEXT = "父はいつも慎重に話す。医師は慎重に薬を選んだ。それは慎重だ。猫が寝た。"


@pytest.fixture(scope="module")
def document() -> Document:
    return link_document(linked.document(TEXT), linked.lexicon())


@pytest.fixture(scope="module")
def item(document: Document) -> VocabularyItem:
    return next(i for i in select(document, linked.lexicon()).items if i.word.headword == "慎重")


@pytest.mark.parametrize("text", ["医師は慎重に薬を選んだ。", "医師は 慎重に 薬を 選んだ。"])
def test_another_sentence(document: Document, item: VocabularyItem, text: str) -> None:
    assert item.sentence.text != "医師は慎重に薬を選んだ。"
    after = corrected(item, Override(KEY, sentence=text), document, PLACE)
    assert after.sentence.text == "医師は慎重に薬を選んだ。"
    assert after.sentence.text[after.word.start : after.word.end] == after.word.surface == "慎重"
    assert (after.word.headword, after.word.glosses) == (item.word.headword, item.word.glosses)


def test_a_sentence_rendered_anew(document: Document, item: VocabularyItem) -> None:
    override = Override(KEY, sentence="医師は慎重に薬を選んだ。", sentence_standard="医者は選んだ。")
    after = corrected(item, override, document, PLACE)
    assert (after.sentence.text, after.sentence.standard) == ("医師は慎重に薬を選んだ。", "医者は選んだ。")


def test_a_sentence_that_leans_brings_the_one_before(document: Document, item: VocabularyItem) -> None:
    after = corrected(item, Override(KEY, sentence="それは慎重だ。"), document, PLACE)
    assert after.before is not None
    assert after.before.text == "医師は慎重に薬を選んだ。"


def test_another_sense() -> None:
    document = link_document(linked.document("家の鍵を回した。"), linked.lexicon())
    chosen = next(i for i in select(document, linked.lexicon()).items if i.entry and len(i.entry.senses) > 1)
    assert chosen.entry
    after = corrected(chosen, Override("word|x|x", sense=2), document, PLACE)
    assert after.word.sense == 2
    assert after.word.glosses == chosen.entry.senses[1].glosses


def test_the_rest_is_for_the_note(document: Document, item: VocabularyItem) -> None:
    assert corrected(item, Override(KEY, gloss="x", note="y"), document, PLACE) == item


@pytest.mark.parametrize(
    ("said", "reason", "hint"),
    [
        ({"sense": 9}, "sense: 9 of 慎重, whose entry has 1", "--explain"),
        ({"sentence": "猫が寝た。"}, "慎重 is not in '猫が寝た。'", "has the word"),
        ({"sentence": "医師は慎重に薬を飲んだ。"}, "is not in the transcript", "医師は慎重に薬を選んだ。"),
    ],
)
def test_what_cannot_be(
    document: Document, item: VocabularyItem, said: dict[str, object], reason: str, hint: str
) -> None:
    with pytest.raises(RecipeError) as caught:
        corrected(item, Override(KEY, **said), document, PLACE)  # type: ignore[arg-type]
    assert caught.value.message.startswith(PLACE)
    assert reason in caught.value.message
    assert hint in caught.value.hint
