"""From a lesson to a deck: notes made, corrected, and written as a package."""

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen import recipe
from flashgen.dialects import profile as profiles
from flashgen.dialects.profile import Profile
from flashgen.pipeline import consulting, formats, kept_documents, subjects
from flashgen.pipeline.formats import PACKAGE
from flashgen.pipeline.lessons import STDIN, Lesson, claims, deck_id, linked, vocabulary
from flashgen.pipeline.tools import Tools, Wishes
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.claims import Dropped, Extraction
    from flashgen.dialects import Dialect
    from flashgen.notes import Deck, Note
    from flashgen.notes.updates import BuildReport
    from flashgen.pipeline.subjects import Subject
    from flashgen.vocabulary import Selection


@dataclass(frozen=True, slots=True)
class Built:
    """A deck that was written, and what there is to say of it.

    `questions` and `gaps` count the notes of key claims, `dropped_claims` got none. `unused_overrides` are
    the keys of overrides at `overrides_path` that fit no note.
    """

    name: str
    path: Path
    report: "BuildReport"
    profile: Profile
    dialect: "Dialect"
    selection: "Selection"
    format: str
    questions: int = 0
    gaps: int = 0
    dropped_claims: "tuple[Dropped, ...]" = ()
    unused_overrides: tuple[str, ...] = ()
    overrides_path: Path = Path(recipe.OVERRIDES)


def default_output(source: Path, form: str = PACKAGE) -> Path:
    """Name the package of a source, in the folder where the person is.

    >>> str(default_output(Path("talks/osaka.srt"))), str(default_output(Path("decks/x/recipe.toml"), "tsv"))
    ('osaka.apkg', 'x.tsv')
    """
    named = source.resolve().parent if source.name == recipe.RECIPE else source.resolve()
    return Path(f"{named.name if named.is_dir() else named.stem}.{form}")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A deck that is not written yet, and what it was made of.

    `lesson` has what a language model gave, `subjects` are what the deck teaches, those dropped too.
    """

    deck: "Deck"
    lesson: Lesson
    selection: "Selection"
    found: "Extraction"
    subjects: "tuple[Subject, ...]" = ()

    @property
    def unused_overrides(self) -> tuple[str, ...]:
        """The keys of overrides that fit no note, so that their author hears of it."""
        keys = {subject.key for subject in self.subjects}
        return tuple(key for key in self.lesson.recipe.overrides if key not in keys)


def prepare(
    source: Path,
    tools: Tools,
    wishes: Wishes,
    *,
    encoding: str | None = None,
    output: Path | None = None,
) -> Prepared:
    """Make the deck of SOURCE. Raises a FlashgenError.

    `output` names the package it is to be, beside which a transcript without a recipe has its overrides;
    without it, `default_output`.
    """
    from flashgen.notes import Deck

    if output is None and source != STDIN:
        output = default_output(source)
    lesson = _wished(linked(source, tools, encoding=encoding, deck=output), wishes)
    selection = vocabulary(lesson, tools, wishes)
    told = consulting.consult(lesson, tools, wishes, claims(lesson, tools, wishes), selection)
    selection = told.selection or selection
    lesson = replace(lesson, english=told.english, senses=told.senses)
    tools.stage("cards")
    with _kept_texts(lesson, tools):
        taught = subjects.subjects(lesson, tools, selection, told.found.claims)
        notes = tuple(subjects.notes(taught, lesson, tools))
    settings = lesson.recipe.deck
    name = wishes.name or settings.name
    deck_id_ = deck_id(name) if wishes.name else settings.id
    deck = Deck(deck_id_, name, notes, description=_description(lesson), own=settings.own)
    return Prepared(deck, lesson, selection, told.found, taught)


@contextmanager
def _kept_texts(lesson: Lesson, tools: Tools) -> Iterator[None]:
    """Know from earlier builds how texts on cards are read and where lines end; keep what is new."""
    from flashgen.notes import phrases

    tools.readings |= kept_documents.find_readings(lesson.kept)
    phrases.recall(kept_documents.find_breaks(lesson.kept))
    read, divided = len(tools.readings), len(phrases.known())
    yield
    if len(tools.readings) > read:
        kept_documents.keep_readings(lesson.kept, tools.readings)
    if len(phrases.known()) > divided:
        kept_documents.keep_breaks(lesson.kept, phrases.known())


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
    form: str = PACKAGE,
    force: bool = False,
) -> Built:
    """Make the deck of SOURCE and write it to output in one of FORMATS.

    Raises a FlashgenError, and then leaves output as it was.
    """
    formats.check(output, form, force=force)
    prepared = prepare(source, tools, wishes, encoding=encoding, output=output)
    tools.stage("writing")
    return written(prepared, output, tools, form=form, force=force)


def written(
    prepared: Prepared, output: Path, tools: Tools, *, form: str = PACKAGE, force: bool = False
) -> Built:
    """Write a deck to output in one of FORMATS, and say what there is to say of it."""
    deck, selection = prepared.deck, prepared.selection
    report = formats.write(deck, output, form, force=force)
    profile = profiles.profile(prepared.lesson.document)
    questions, gaps = _ways_of_asking(deck.notes)
    return Built(
        deck.name,
        output,
        report,
        profile,
        tools.dialect,
        selection,
        form,
        questions,
        gaps,
        prepared.found.dropped,
        prepared.unused_overrides,
        prepared.lesson.recipe.overrides_path,
    )


def _ways_of_asking(notes: Sequence["Note"]) -> tuple[int, int]:
    """Count the notes of key claims that have a question, and those that have a gap."""
    gapped = Counter(note.type.cloze for note in notes if note.type.kind == "claims")
    return gapped[False], gapped[True]


def _description(lesson: Lesson) -> str:
    """Say in HTML what a deck was made from, and with whose data, as their licences ask."""
    from flashgen.lexicon import attribution

    title, url = html.escape(lesson.document.title), lesson.recipe.source.url
    linked_title = (
        f'<a href="{html.escape(url)}">{title}</a>' if url.startswith(("http://", "https://")) else title
    )
    return f"<p>{linked_title}</p><p>{attribution()}</p>" if title else f"<p>{attribution()}</p>"
