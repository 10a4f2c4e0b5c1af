"""What is wrong with a deck's folder: files missing or bad, corrections that fit nothing any more."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen import recipe
from flashgen.dialects.checking import Problem
from flashgen.errors import FlashgenError
from flashgen.pipeline import claim_files, known_lists, subjects
from flashgen.pipeline.consulting import consult
from flashgen.pipeline.lessons import Lesson, claims, linked, open_source, vocabulary
from flashgen.pipeline.subjects import Subject
from flashgen.pipeline.tools import Tools, Wishes
from flashgen.recipe import Recipe, config
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.vocabulary import Selection


@dataclass(frozen=True, slots=True)
class CheckedRecipe:
    """What a check of a recipe found, and how many notes and corrections it looked at."""

    name: str
    problems: tuple[Problem, ...]
    notes: int = 0
    overrides: int = 0


def check(source: Path, tools: Tools) -> CheckedRecipe:
    """Check a recipe, or the folder of one: all that it names, then each of its corrections.

    Nothing is written. Where a file is missing or bad, the corrections are not looked at.
    """
    path = recipe.find(source) or source
    try:
        wanted = recipe.load(path, config.load())
    except FlashgenError as error:
        return CheckedRecipe(str(source), (_problem(error),))
    problems = tuple(_bad_files(path, wanted, tools))
    if problems:
        return CheckedRecipe(wanted.deck.name, problems)
    try:
        lesson = linked(path, tools)
        problems = tuple(_bad_claims(lesson, tools))
        if problems:
            return CheckedRecipe(wanted.deck.name, problems)
        selection = vocabulary(lesson, tools, Wishes())
        # Its tools have no leave to ask a model: what was kept of its answers is in the deck.
        told = consult(lesson, tools, Wishes(), claims(lesson, tools, Wishes()), selection)
        selection = told.selection or selection
        lesson = replace(lesson, english=told.english, senses=told.senses)
        taught = subjects.subjects(lesson, tools, selection, told.found.claims)
    except FlashgenError as error:
        return CheckedRecipe(wanted.deck.name, (_problem(error),))
    problems = tuple(_useless(lesson, tools, selection, taught))
    return CheckedRecipe(wanted.deck.name, problems, len(taught), len(wanted.overrides))


def _problem(error: FlashgenError) -> Problem:
    where, found, reason = error.message.partition(": ")
    return Problem(where, reason, error.hint) if found else Problem("", where, error.hint)


def _bad_files(path: Path, wanted: Recipe, tools: Tools) -> Iterator[Problem]:
    """Tell of every file that a recipe names and that cannot be read, not of the first one only."""
    from flashgen.lexicon import accents, glossary

    asked = wanted.vocabulary
    readers: tuple[tuple[Callable[[Path], object], tuple[str, ...]], ...] = (
        (glossary.read_glossary, asked.glossaries),
        (accents.read, asked.accents),
    )
    reading: list[Callable[[], object]] = [partial(open_source, path)]
    reading += [partial(known_lists.read, known_lists.named(wanted, name), tools) for name in asked.known]
    reading += [partial(read, wanted.path(name)) for read, names in readers for name in names]
    for read in reading:
        try:
            read()
        except FlashgenError as error:
            yield _problem(error)


def _bad_claims(lesson: Lesson, tools: Tools) -> Iterator[Problem]:
    """Tell of everything that is wrong with the claims file, not of the first mistake only."""
    if lesson.recipe.claims.file:
        yield from map(_problem, claim_files.read(lesson.recipe, lesson.document, tools).errors)


def _useless(
    lesson: Lesson, tools: Tools, selection: "Selection", taught: Sequence[Subject]
) -> Iterator[Problem]:
    """Tell of corrections whose note is not in the deck, that cannot be made, or that change nothing."""
    by_key = {subject.key: subject for subject in taught}
    for key, override in lesson.recipe.overrides.items():
        where = lesson.recipe.place_of(key)
        if key not in by_key:
            yield Problem(
                where, f"no note of the deck has the key {key!r}", _why_none(key, selection, by_key)
            )
            continue
        bare = subjects.note(by_key[key], lesson, tools)
        try:
            _, after = subjects.corrected(by_key[key], override, lesson, tools, where)
        except FlashgenError as error:
            yield _problem(error)
            continue
        if after.fields == bare.fields and not override.drop:
            yield Problem(where, f"the card of {key!r} shows that anyway", "Take the override out.")


def _why_none(key: str, selection: "Selection", by_key: Iterable[str]) -> str:
    """Say why there is no note: its word was left out, or the key is another's."""
    reason = next((left.reason for left in selection.left_out if left.headword == key.split("|")[1]), None)
    if reason:
        return f"The word gets no card: {reason}."
    near = difflib.get_close_matches(key, by_key, n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}?" if near else "Take it out."
