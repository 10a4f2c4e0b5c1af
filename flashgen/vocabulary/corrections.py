"""What an author corrects of a chosen word before it becomes a note: its sense and its sentence."""

from collections.abc import Iterator
from dataclasses import replace

from flashgen.document import Document
from flashgen.errors import RecipeError
from flashgen.recipe import Override, sentences
from flashgen.vocabulary.examples import Examples
from flashgen.vocabulary.items import VocabularyItem
from flashgen.vocabulary.uses import Use, key_of


def corrected(item: VocabularyItem, override: Override, document: Document, place: str) -> VocabularyItem:
    """Give the item with the sense and the sentence that an override says.

    `place` says where the override stands. Raises RecipeError for a sense that the entry has not, and
    for a sentence that the document has not or that has not the word.
    """
    if override.sense:
        item = _with_sense(item, override.sense, place)
    if override.sentence:
        item = _with_sentence(item, override.sentence, document, place)
    if override.sentence_standard:
        item = replace(item, sentence=replace(item.sentence, standard=override.sentence_standard))
    return item


def _with_sense(item: VocabularyItem, number: int, place: str) -> VocabularyItem:
    entry, headword = item.entry, item.word.headword
    if entry is None:
        raise RecipeError(
            f"{place}: sense: no dictionary entry stands for {headword}", "Write a gloss instead."
        )
    if number > len(entry.senses):
        raise RecipeError(
            f"{place}: sense: {number} of {headword}, whose entry has {len(entry.senses)}",
            "flashgen words --explain numbers the senses.",
        )
    glosses = entry.senses[number - 1].glosses
    return replace(item, word=replace(item.word, sense=number, glosses=glosses))


def _with_sentence(item: VocabularyItem, text: str, document: Document, place: str) -> VocabularyItem:
    uses = tuple(uses_of(item, document))
    own = [use.sentence.text for use in uses]
    every = (sentence.text for sentence in document.sentences())
    use = uses[sentences.choose(text, own, every, item.word.headword, place)]
    before, after = Examples(document).context(use)
    return replace(
        item,
        word=replace(item.word, start=use.word.start, end=use.word.end, surface=use.word.surface),
        sentence=use.sentence,
        section=document.sections[use.section].title,
        before=before,
        after=after,
    )


def uses_of(item: VocabularyItem, document: Document) -> Iterator[Use]:
    """Give the uses of a word in the order of the document, of whatever sense and spelling."""
    key = key_of(item.word)
    for number, section in enumerate(document.sections):
        for place, sentence in enumerate(section.sentences):
            for word in sentence.words:
                if key_of(word) == key:
                    yield Use(word, sentence, number, place)
