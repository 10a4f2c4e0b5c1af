"""From a lesson to a deck: notes made, corrected, and written as a package."""

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen import recipe
from flashgen.dialects import profile as profiles
from flashgen.dialects.profile import Profile
from flashgen.pipeline import consulting, kept_documents
from flashgen.pipeline.lessons import Lesson, claims, deck_id, linked, vocabulary
from flashgen.pipeline.tools import Tools, Wishes
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.apkg import BuildReport
    from flashgen.claims import Claim, Dropped, Extraction
    from flashgen.dialects import Dialect
    from flashgen.notes import Deck, Note
    from flashgen.vocabulary import Selection, VocabularyItem


@dataclass(frozen=True, slots=True)
class Built:
    """A deck that was written, and what there is to say of it.

    `questions` and `gaps` count the notes of key claims, `dropped_claims` got none.
    """

    name: str
    path: Path
    report: "BuildReport"
    profile: Profile
    dialect: "Dialect"
    selection: "Selection"
    questions: int = 0
    gaps: int = 0
    dropped_claims: "tuple[Dropped, ...]" = ()
    unused_overrides: tuple[str, ...] = ()


def default_output(source: Path) -> Path:
    """Name the package of a source, in the folder where the person is.

    >>> str(default_output(Path("talks/osaka.srt"))), str(default_output(Path("decks/x/recipe.toml")))
    ('osaka.apkg', 'x.apkg')
    """
    named = source.resolve().parent if source.name == recipe.RECIPE else source.resolve()
    return Path(f"{named.name if named.is_dir() else named.stem}.apkg")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A deck that is not written yet, and what it was made of.

    `lesson` has what a language model gave, `unused_overrides` are the keys of corrections that fit no note.
    """

    deck: "Deck"
    lesson: Lesson
    selection: "Selection"
    found: "Extraction"
    unused_overrides: tuple[str, ...] = ()


def prepare(source: Path, tools: Tools, wishes: Wishes, *, encoding: str | None = None) -> Prepared:
    """Make the deck of SOURCE. Raises a FlashgenError."""
    from flashgen.notes import Deck

    lesson = _wished(linked(source, tools, encoding=encoding), wishes)
    selection = vocabulary(lesson, tools, wishes)
    told = consulting.consult(lesson, tools, wishes, claims(lesson, tools, wishes), selection)
    selection = told.selection or selection
    lesson = replace(lesson, english=told.english, senses=told.senses)
    tools.stage("cards")
    tools.readings |= kept_documents.find_readings(lesson.kept)
    known = len(tools.readings)
    notes, unused = corrected(all_notes(lesson, tools, selection, told.found.claims), lesson, tools)
    if len(tools.readings) > known:
        kept_documents.keep_readings(lesson.kept, tools.readings)
    settings = lesson.recipe.deck
    name = wishes.name or settings.name
    deck_id_ = deck_id(name) if wishes.name else settings.id
    deck = Deck(deck_id_, name, notes, description=_description(lesson), own=settings.own)
    return Prepared(deck, lesson, selection, told.found, unused)


def _wished(lesson: Lesson, wishes: Wishes) -> Lesson:
    """Let cards look as a person asks for this once."""
    if wishes.furigana is None:
        return lesson
    cards = replace(lesson.recipe.cards, furigana=wishes.furigana)
    return replace(lesson, recipe=replace(lesson.recipe, cards=cards))


def build(
    source: Path,
    output: Path,
    tools: Tools,
    wishes: Wishes,
    *,
    encoding: str | None = None,
    force: bool = False,
) -> Built:
    """Make the deck of SOURCE and write it to output.

    Raises a FlashgenError, and then leaves output as it was.
    """
    from flashgen import apkg

    apkg.check(output, force=force)
    prepared = prepare(source, tools, wishes, encoding=encoding)
    tools.stage("writing")
    return written(prepared, output, tools, force=force)


def written(prepared: Prepared, output: Path, tools: Tools, *, force: bool = False) -> Built:
    """Write a deck to output as a package, and say what there is to say of it."""
    from flashgen import apkg

    deck, selection = prepared.deck, prepared.selection
    report = apkg.write(deck, output, force=force)
    profile = profiles.profile(prepared.lesson.document)
    asked, rest = _ways_of_asking(deck.notes), (prepared.found.dropped, prepared.unused_overrides)
    return Built(deck.name, output, report, profile, tools.dialect, selection, *asked, *rest)


def _ways_of_asking(notes: Sequence["Note"]) -> tuple[int, int]:
    """Count the notes of key claims that have a question, and those that have a gap."""
    gapped = Counter(note.type.cloze for note in notes if note.type.kind == "claims")
    return gapped[False], gapped[True]


def all_notes(lesson: Lesson, tools: Tools, selection: "Selection", found: Sequence["Claim"]) -> list["Note"]:
    """Make the notes of a deck, words with those corrections of theirs that come before the note."""
    return [
        *_dialect_notes(lesson, tools),
        *word_notes(lesson, tools, selection.items),
        *_claim_notes(lesson, tools, found),
    ]


def corrected(
    notes: Sequence["Note"], lesson: Lesson, tools: Tools
) -> tuple[tuple["Note", ...], tuple[str, ...]]:
    """Correct notes as the recipe's overrides say; also give the keys of those that fit no note."""
    from flashgen.notes import overrides

    wanted = lesson.recipe
    return overrides.overridden(notes, wanted.overrides, tools.rubies, wanted.place_of)


def _description(lesson: Lesson) -> str:
    """Say in HTML what a deck was made from, and with whose data, as their licences ask."""
    from flashgen.lexicon import attribution

    title, url = html.escape(lesson.document.title), lesson.recipe.source.url
    linked_title = (
        f'<a href="{html.escape(url)}">{title}</a>' if url.startswith(("http://", "https://")) else title
    )
    return f"<p>{linked_title}</p><p>{attribution()}</p>" if title else f"<p>{attribution()}</p>"


def _dialect_notes(lesson: Lesson, tools: Tools) -> Iterator["Note"]:
    from flashgen.notes import dialect

    asked = lesson.recipe.dialect
    found = [use for use in profiles.uses(lesson.document) if use.item in tools.dialect.items]
    for due, use in enumerate(found[: asked.limit or None], 1):
        yield dialect.note(
            tools.dialect.items[use.item],
            use,
            dialect=tools.dialect,
            source=lesson.document.title,
            rubies=tools.rubies,
            cards=asked.cards,
            due=due,
        )


def word_notes(lesson: Lesson, tools: Tools, items: Sequence["VocabularyItem"]) -> Iterator["Note"]:
    """Make the notes of words in the order of study."""
    from flashgen.notes import words
    from flashgen.vocabulary import corrections

    wanted = lesson.recipe
    for due, chosen in enumerate(items, 1):
        override = wanted.overrides.get(words.key(chosen.word))
        item = (
            corrections.corrected(chosen, override, lesson.document, wanted.place_of(override.key))
            if override
            else chosen
        )
        accent = tools.accents.get(item.word)
        translation = lesson.english.get(item.sentence.text, "")
        note = words.note(
            item,
            source=lesson.document.title,
            rubies=tools.rubies,
            dialect=tools.dialect,
            cards=wanted.vocabulary.cards,
            translation=translation,
            accent_system=accent.system if accent else "",
            due=due,
        )
        chosen_sense = item.word.headword in lesson.senses
        yield consulting.tagged(note, translation, *item.word.glosses, by_model=chosen_sense)


def _claim_notes(lesson: Lesson, tools: Tools, found: Sequence["Claim"]) -> Iterator["Note"]:
    from flashgen.notes import claims as room

    for due, claim in enumerate(found, 1):
        note = room.note(
            claim,
            source=lesson.document.title,
            rubies=tools.rubies,
            translation=claim.translation,
            due=due,
        )
        yield consulting.tagged(note, claim.translation, by_model=claim.origin == "llm")
