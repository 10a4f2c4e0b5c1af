"""Words whose sense was a close choice, for a language model to settle; and words with what it says."""

from dataclasses import replace
from typing import TYPE_CHECKING

from flashgen.document import Document
from flashgen.pipeline.tools import Tools

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flashgen.lexicon.weighing import Scales
    from flashgen.llm.senses import Doubt
    from flashgen.vocabulary import VocabularyItem

CLOSE = 0.5  # points between senses; a word nearby that speaks for one is worth 1.5
_MOST = 6  # senses to choose from
_GLOSSES = 3


def doubts(document: Document, tools: Tools, items: "Sequence[VocabularyItem]") -> "Mapping[str, Doubt]":
    """Find the words whose second sense came close to the first, by headword."""
    from flashgen.lexicon import linking
    from flashgen.lexicon.weighing import Scales

    scales = Scales()
    # The choice depends on the whole document, so it is made again as a whole, overheard.
    linking.link_document(document, tools.lexicon, tools.glossary, scales.words)
    found = ((item.word.headword, _doubt(item, scales)) for item in items)
    return {headword: doubt for headword, doubt in found if doubt is not None}


def _doubt(item: "VocabularyItem", scales: "Scales") -> "Doubt | None":
    from flashgen.llm.senses import Doubt

    word = item.word
    # What a glossary says is what its author means.
    open_ = word.entry is not None and not word.domain
    weighing = scales.weighing(item.sentence, word) if open_ else None
    if weighing is None:
        return None
    senses = next((each.senses for each in weighing.candidates if each.entry.seq == word.entry), ())
    close = [each for each in senses if senses[0].points - each.points < CLOSE][:_MOST]
    if len(close) < 2 or word.sense not in [each.number for each in close]:
        return None
    offered = sorted((each.number, "; ".join(each.sense.glosses[:_GLOSSES])) for each in close)
    return Doubt(item.sentence.text, word.start, word.end, tuple(offered))


def settled(
    items: "Sequence[VocabularyItem]", found: "Mapping[str, Doubt]", said: "Mapping[Doubt, int]"
) -> "tuple[tuple[VocabularyItem, ...], frozenset[str]]":
    """Give the words with the senses that were said, and the headwords of those that changed."""
    made, changed = [], set()
    for item in items:
        doubt = found.get(item.word.headword)
        number = said.get(doubt) if doubt is not None else None
        if number is not None and number != item.word.sense and item.entry is not None:
            glosses = item.entry.senses[number - 1].glosses
            item = replace(item, word=replace(item.word, sense=number, glosses=glosses))
            changed.add(item.word.headword)
        made.append(item)
    return tuple(made), frozenset(changed)
