"""Asks a language model, where a person wants one: for claims, better questions, English, senses.

What was made without it stays the base; whatever fails, there is a deck, and the person is told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cache
from typing import TYPE_CHECKING

from flashgen import dialects, parsing
from flashgen.document import Document, Sentence
from flashgen.kana import is_japanese
from flashgen.pipeline import doubts
from flashgen.pipeline.lessons import Lesson
from flashgen.pipeline.tools import Tools, Wishes
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.claims import Claim, Extraction
    from flashgen.llm.asking import Asker, Request
    from flashgen.llm.chunks import Chunk
    from flashgen.llm.translations import Text
    from flashgen.notes import Note
    from flashgen.vocabulary import Selection, VocabularyItem

NO_MODEL = "none"


@dataclass(frozen=True, slots=True)
class Consulted:
    """Claims and words as a model left them.

    `english` is what it made of sentences, marked as such, by their text; `senses` are the headwords whose
    sense it chose otherwise than we.
    """

    found: "Extraction"
    selection: "Selection | None" = None
    english: Mapping[str, str] = field(default_factory=dict)
    senses: frozenset[str] = frozenset()


def model_name(lesson: Lesson, wishes: Wishes) -> str:
    """Give the name of the model that is wanted, or "" where none is."""
    name = lesson.recipe.llm.model if wishes.llm is None else wishes.llm
    return "" if name == NO_MODEL else name


def consult(
    lesson: Lesson, tools: Tools, wishes: Wishes, found: "Extraction", selection: "Selection | None" = None
) -> Consulted:
    """Ask the model that is wanted, if one is, about the claims and words of a lesson.

    Raises ModelError where the model cannot be found, has no key, or must not be asked.
    """
    name = model_name(lesson, wishes)
    if not name:
        return Consulted(found, selection)
    from flashgen import llm

    asker = llm.Asker(llm.find(name), agree=tools.agree, tell=tools.tell)
    return _Consultation(lesson, tools, wishes, asker).run(found, selection)


def tagged(note: "Note", *texts: str, by_model: bool = False) -> "Note":
    """Give a note with the tag flashgen::source::llm where a model wrote it, or one of its texts."""
    from flashgen.claims.claim import AI, ORIGIN
    from flashgen.notes.fields import tag

    mark = tag("source", ORIGIN)
    if mark in note.tags or not (by_model or any(text.endswith(AI) for text in texts)):
        return note
    return replace(note, tags=(*note.tags, mark))


class _Consultation:
    def __init__(self, lesson: Lesson, tools: Tools, wishes: Wishes, asker: "Asker") -> None:
        self._document, self._tools, self._asker = lesson.document, tools, asker
        asked = lesson.recipe.claims
        self._limit = asked.limit if wishes.claims is None else wishes.claims

    def run(self, base: "Extraction", selection: "Selection | None") -> Consulted:
        from flashgen.claims.claim import AI
        from flashgen.llm import account, senses, translations

        asked = self._claim_requests(base)
        found_doubts = doubts.doubts(self._document, self._tools, selection.items) if selection else {}
        more = senses.requests(self._asker, list(found_doubts.values()))
        more += translations.requests(self._asker, list(_texts(base.claims, selection)))
        # All that there is to ask, at once; only further claims add a line or two to be translated.
        self._asker.prepare([*(request for _, request in asked), *more])
        found, changed = self._claims(base, asked), frozenset[str]()
        if selection is not None:
            said = senses.settle(self._asker, list(found_doubts.values()))
            items, changed = doubts.settled(selection.items, found_doubts, said)
            selection = replace(selection, items=items)
        texts = list(_texts(found.claims, selection))
        english, refused = translations.translate(self._asker, texts)
        claims = tuple(_translated(claim, english) for claim in found.claims)
        if selection is not None:
            selection = replace(selection, items=tuple(_defined(item, english) for item in selection.items))
        dropped = found.dropped[len(base.dropped) :]
        for line in account.lines(self._asker, base.claims, claims, dropped, refused, len(changed)):
            self._tools.tell(line)
        sentences = {text.text: f"{told} {AI}" for text, told in english.items() if not text.word}
        return Consulted(replace(found, claims=claims), selection, sentences, changed)

    def _claim_requests(self, base: "Extraction") -> "list[tuple[Chunk, Request]]":
        """Ask for claims, except where a person has chosen them in a file."""
        from flashgen.llm import claims

        if self._limit == 0 or any(claim.origin == "file" for claim in base.claims):
            return []
        own = {(claim.section, claim.quote) for claim in base.claims}
        return claims.requests(self._document, _places(self._document, own))

    def _claims(self, base: "Extraction", asked: "Sequence[tuple[Chunk, Request]]") -> "Extraction":
        from flashgen.claims import Dropped, misheard, proposed
        from flashgen.claims.claim import ORIGIN
        from flashgen.llm import claims

        if not asked:
            return base
        proposals, errors = claims.propose(self._asker, asked)
        found = proposed.merge(
            self._document,
            base,
            proposals,
            _reader(self._tools),
            limit=self._limit,
            lexicon=self._tools.lexicon,
        )
        wrong = tuple(Dropped("", "", (f"{ORIGIN}: not as asked: {error}",)) for error in errors)
        found = misheard.noted(found, self._tools.glossary, self._tools.lexicon, self._document)
        return replace(found, dropped=(*found.dropped, *wrong))


def _places(document: Document, wanted: set[tuple[str, str]]) -> set[int]:
    titled = ((section.title, said.text) for section in document.sections for said in section.sentences)
    return {place for place, known in enumerate(titled) if known in wanted}


def _reader(tools: Tools) -> Callable[[str], Sentence]:
    """Give what analyses a text as one sentence, each text once."""

    @cache
    def read(text: str) -> Sentence:
        return dialects.annotate(parsing.parse_sentence(text, tools.analyzer), tools.dialect)

    return read


def _texts(claims: "Sequence[Claim]", selection: "Selection | None") -> "Iterator[Text]":
    """Give what the cards show and is to be translated: quotes, example sentences, words without English."""
    from flashgen.claims.claim import AI
    from flashgen.llm.translations import Text

    for claim in claims:
        if not claim.translation or claim.translation.endswith(AI):
            yield Text(claim.quote)
    for item in selection.items if selection else ():
        yield Text(item.sentence.text)
        if definition := _undefined(item):
            yield definition


def _undefined(item: "VocabularyItem") -> "Text | None":
    """Give what tells the meaning of a word for which there is no English; None where there is."""
    from flashgen.llm.translations import Text

    glosses = "; ".join(item.word.glosses)
    if not glosses:
        return Text(item.sentence.text, item.word.headword)
    return Text(glosses, item.word.headword) if is_japanese(glosses) else None


def _translated(claim: "Claim", english: "Mapping[Text, str]") -> "Claim":
    from flashgen.claims.claim import AI
    from flashgen.llm.translations import Text

    said = english.get(Text(claim.quote))
    if said is None or (claim.translation and not claim.translation.endswith(AI)):
        return claim
    return replace(claim, translation=f"{said} {AI}")


def _defined(item: "VocabularyItem", english: "Mapping[Text, str]") -> "VocabularyItem":
    from flashgen.claims.claim import AI

    text = _undefined(item)
    if text is None or text not in english:
        return item
    return replace(item, word=replace(item.word, glosses=(f"{english[text]} {AI}",)))
