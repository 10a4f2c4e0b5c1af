"""What an author corrects of a dialect item before it becomes a note: the sentence that shows it."""

from dataclasses import replace

from flashgen.dialects import profile
from flashgen.dialects.profile import ItemUse
from flashgen.document import Document
from flashgen.recipe import Override, sentences


def corrected(met: ItemUse, override: Override, document: Document, form: str, place: str) -> ItemUse:
    """Give the item with the sentence that an override says as its first use.

    `form` names the item, `place` says where the override stands. Raises RecipeError for a sentence that
    the document has not or that has not the item.
    """
    if not override.sentence:
        return met
    uses = profile.uses_of(met.item, document)
    own = [use.sentence.text for use in uses]
    every = (sentence.text for sentence in document.sentences())
    chosen = uses[sentences.choose(override.sentence, own, every, form, place)]
    if override.sentence_standard:
        chosen = replace(chosen, sentence=replace(chosen.sentence, standard=override.sentence_standard))
    others = [use for use in met.uses if use.sentence.text != chosen.sentence.text]
    return replace(met, uses=(chosen, *others)[: profile.EXAMPLES])
