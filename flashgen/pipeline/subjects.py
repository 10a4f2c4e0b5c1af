"""What a deck teaches, one by one: dialect items, words and key claims become notes, as corrected."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from flashgen.dialects import profile as profiles
from flashgen.dialects.profile import ItemUse
from flashgen.pipeline import consulting
from flashgen.pipeline.lessons import Lesson
from flashgen.pipeline.tools import Tools
from flashgen.recipe import Override
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.claims import Claim
    from flashgen.notes import Note
    from flashgen.vocabulary import Selection, VocabularyItem


Taught: TypeAlias = "ItemUse | VocabularyItem | Claim"


@dataclass(frozen=True, slots=True)
class Subject:
    """What one note teaches, by its key; `due` is its place in the order of study among its kind."""

    key: str
    taught: Taught
    due: int


def subjects(
    lesson: Lesson, tools: Tools, selection: "Selection", found: "Sequence[Claim]"
) -> tuple[Subject, ...]:
    """Give what a deck teaches: the lesson's dialect items, the words chosen, the claims found."""
    from flashgen.notes import claims, dialect, words

    items, limit = tools.dialect.items, lesson.recipe.dialect.limit
    met = [use for use in profiles.uses(lesson.document) if use.item in items][: limit or None]
    return (
        *(Subject(dialect.key(items[use.item], tools.dialect), use, due) for due, use in enumerate(met, 1)),
        *(Subject(words.key(item.word), item, due) for due, item in enumerate(selection.items, 1)),
        *(Subject(claims.key(claim), claim, due) for due, claim in enumerate(found, 1)),
    )


def notes(found: Sequence[Subject], lesson: Lesson, tools: Tools) -> Iterator["Note"]:
    """Make the notes of subjects as the overrides of the lesson's recipe say, without those dropped.

    Raises RecipeError for what cannot be.
    """
    wanted = lesson.recipe
    for subject in found:
        override = wanted.overrides.get(subject.key)
        if override is None:
            yield note(subject, lesson, tools)
        elif not override.drop:
            yield corrected(subject, override, lesson, tools, wanted.place_of(subject.key))[1]


def corrected(
    subject: Subject, override: Override, lesson: Lesson, tools: Tools, place: str
) -> "tuple[Subject, Note]":
    """Correct a subject and make its note as an override says, even if it drops it.

    `place` says where the override stands. Raises RecipeError for what cannot be.
    """
    from flashgen.notes import overrides

    subject = replace(subject, taught=_corrected(subject.taught, override, lesson, tools, place))
    return subject, overrides.corrected(note(subject, lesson, tools), override, tools.rubies, place)


def _corrected(taught: Taught, override: Override, lesson: Lesson, tools: Tools, place: str) -> Taught:
    """Correct what comes before the note: a word's sense, an example sentence, the card of a claim."""
    from flashgen.claims import Claim
    from flashgen.claims import corrections as of_claims
    from flashgen.dialects import corrections as of_items
    from flashgen.vocabulary import corrections as of_words

    if isinstance(taught, Claim):
        return of_claims.corrected(taught, override, place)
    if isinstance(taught, ItemUse):
        form = tools.dialect.items[taught.item].form
        return of_items.corrected(taught, override, lesson.document, form, place)
    return of_words.corrected(taught, override, lesson.document, place)


def note(subject: Subject, lesson: Lesson, tools: Tools) -> "Note":
    """Make the note of a subject."""
    from flashgen.claims import Claim
    from flashgen.notes import with_furigana

    taught, due = subject.taught, subject.due
    if isinstance(taught, Claim):
        made = _claim_note(taught, due, lesson, tools)
    elif isinstance(taught, ItemUse):
        made = _dialect_note(taught, due, lesson, tools)
    else:
        made = _word_note(taught, due, lesson, tools)
    return with_furigana(made, lesson.recipe.cards.furigana)


def _dialect_note(met: ItemUse, due: int, lesson: Lesson, tools: Tools) -> "Note":
    from flashgen.notes import dialect

    return dialect.note(
        tools.dialect.items[met.item],
        met,
        dialect=tools.dialect,
        source=lesson.document.title,
        rubies=tools.rubies,
        cards=lesson.recipe.dialect.cards,
        due=due,
    )


def _word_note(item: "VocabularyItem", due: int, lesson: Lesson, tools: Tools) -> "Note":
    from flashgen.notes import words

    accent = tools.accents.get(item.word)
    translation = lesson.english.get(item.sentence.text, "")
    note = words.note(
        item,
        source=lesson.document.title,
        rubies=tools.rubies,
        dialect=tools.dialect,
        cards=lesson.recipe.vocabulary.cards,
        translation=translation,
        accent_system=accent.system if accent else "",
        due=due,
    )
    chosen_sense = item.word.headword in lesson.senses
    return consulting.tagged(note, translation, *item.word.glosses, by_model=chosen_sense)


def _claim_note(claim: "Claim", due: int, lesson: Lesson, tools: Tools) -> "Note":
    from flashgen.notes import claims

    note = claims.note(
        claim,
        source=lesson.document.title,
        rubies=tools.rubies,
        translation=claim.translation,
        due=due,
    )
    return consulting.tagged(note, claim.translation, by_model=claim.origin == "llm")
