"""From a source to a lesson: opened, divided, annotated, linked; and what in it is worth learning."""

import hashlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen import dialects, parsing, parts_of_speech, recipe, transcripts
from flashgen.document import Chapter, Document, Passage, Section, Transcript
from flashgen.errors import TranscriptError
from flashgen.pipeline import claim_files, kept_documents, known_lists
from flashgen.pipeline.tools import AUTO, Tools, Wishes
from flashgen.recipe import DeckSettings, Recipe, SourceSettings, config
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.claims import Extraction
    from flashgen.dialects import Dialect
    from flashgen.lexicon.weighing import Scales
    from flashgen.morphology import Analyzer
    from flashgen.vocabulary import Criteria, Selection, VocabularyItem

STDIN = Path("-")


def open_source(
    source: Path, encoding: str | None = None, deck: Path | None = None
) -> tuple[Recipe, Transcript]:
    """Find and read what SOURCE names: a recipe, a folder with one, a transcript, or - .

    A transcript has the overrides beside the package `deck`. Raises TranscriptError and RecipeError.
    """
    found = None if source == STDIN else recipe.find(source)
    if found is not None:
        wanted = recipe.load(found, config.load())
        path = wanted.path(wanted.source.transcript)
        transcript = transcripts.read(_text(path, encoding or wanted.source.encoding), path.name)
        return wanted, replace(transcript, title=wanted.source.title or transcript.title)
    wanted = _without_recipe(source)
    if deck is not None:
        wanted = recipe.with_overrides(wanted, recipe.overrides_beside(deck))
    transcript = transcripts.read(_text(source, encoding), source.name)
    return wanted, replace(transcript, title=transcript.title or wanted.deck.name)


def _without_recipe(source: Path) -> Recipe:
    # Anki would take :: in a name for a deck within a deck.
    name = "transcript" if source == STDIN else source.stem.replace("::", ":")
    deck = DeckSettings(deck_id(name), name)
    wanted = Recipe(deck=deck, source=SourceSettings(source.name), folder=source.parent)
    return config.load().beneath(wanted, {})


def deck_id(name: str) -> int:
    """Give the id of a deck that has no recipe: the same for the same name.

    >>> deck_id("talk") == deck_id("talk"), 2**30 <= deck_id("talk") < 2**31
    (True, True)
    """
    return 2**30 + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % 2**30


def _text(path: Path, encoding: str | None) -> str:
    name = "standard input" if path == STDIN else str(path)
    try:
        data = sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
    except FileNotFoundError:
        raise TranscriptError(f"{name}: no such file", "Check the path.") from None
    except OSError as error:
        raise TranscriptError(f"{name}: cannot be read: {error.strerror}", "Check the path.") from None
    return transcripts.decode(data, name, encoding)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A source opened and divided: its recipe, and its document as far as it is analysed.

    `kept` is the name under which the analysis is kept, empty where it is not; `english` is what a
    language model made of sentences, by their text, `senses` are the headwords whose sense it chose.
    """

    recipe: Recipe
    document: Document
    kept: str = ""
    english: Mapping[str, str] = field(default_factory=dict)
    senses: frozenset[str] = frozenset()


def parsed(source: Path, tools: Tools, *, by_lines: bool = False, encoding: str | None = None) -> Lesson:
    """Read SOURCE and divide it into sentences with tokens and rubies.

    With `by_lines` each line is one sentence, whatever it holds.
    """
    tools.stage("reading")
    if by_lines:
        wanted, lines = _without_recipe(source), _text(source, encoding).removesuffix("\n").split("\n")
        tools.serve(wanted)
        divide = partial(_line_by_line, lines)
        tools.settle(divide)
        return Lesson(wanted, divide(tools.analyzer))
    wanted, transcript = _opened(source, tools, encoding)
    divide = partial(parsing.parse, transcript)
    tools.settle(divide)
    return Lesson(wanted, divide(tools.analyzer))


def _line_by_line(lines: Sequence[str], analyzer: "Analyzer") -> Document:
    sentences = tuple(parsing.parse_sentence(line.removesuffix("\r"), analyzer) for line in lines)
    return Document((Section("", sentences),))


def annotated(source: Path, tools: Tools, *, by_lines: bool = False, encoding: str | None = None) -> Lesson:
    """Read SOURCE and find its dialect forms."""
    lesson = parsed(source, tools, by_lines=by_lines, encoding=encoding)
    return replace(lesson, document=_annotated(lesson.document, tools))


def spoken(text: str, tools: Tools) -> Document:
    """Find the dialect forms of a text as a person types it: each line is said on its own.

    "-" stands for what standard input has. Raises TranscriptError where there is nothing.
    """
    if text == str(STDIN):
        text = _text(STDIN, None)
    passages = tuple(Passage(line.strip()) for line in text.splitlines() if line.strip())
    if not passages:
        raise TranscriptError("there is nothing to explain", "Give a sentence: flashgen explain 行かへん")
    divide = partial(parsing.parse, Transcript((Chapter("", passages),)))
    tools.settle(divide)
    return _annotated(divide(tools.analyzer), tools)


def linked(
    source: Path,
    tools: Tools,
    *,
    by_lines: bool = False,
    encoding: str | None = None,
    deck: Path | None = None,
) -> Lesson:
    """Read SOURCE and find its dialect forms and its words, or find it analysed before.

    A transcript without a recipe has the overrides beside the package `deck`.
    """
    if by_lines:
        lesson = annotated(source, tools, by_lines=True, encoding=encoding)
        return replace(lesson, document=tools.accents.over(_linked(lesson.document, tools)))
    tools.stage("reading")
    wanted, transcript = _opened(source, tools, encoding, deck)
    accents = tools.accents  # a mistake in a file is told before the work, not after it
    if tools.dialect_name == AUTO:
        kept = kept_documents.name(transcript, AUTO, ())
        tools.settle(partial(parsing.parse, transcript), kept)
    name = kept_documents.name(transcript, tools.dialect_name, tools.glossaries)
    document = kept_documents.find(name)
    if document is None:
        document = _linked(_annotated(parsing.parse(transcript, tools.analyzer), tools), tools)
        kept_documents.keep(name, document)
    # They stand over what is kept: the analysis is the same with and without them.
    return Lesson(wanted, accents.over(document), name)


def weighed(
    source: Path, tools: Tools, *, by_lines: bool = False, encoding: str | None = None
) -> "tuple[Lesson, Scales]":
    """Do as `linked` does, and listen: the scales know why each word has its entry and sense."""
    from flashgen.lexicon import linking
    from flashgen.lexicon.weighing import Scales

    lesson, scales = annotated(source, tools, by_lines=by_lines, encoding=encoding), Scales()
    document = linking.link_document(lesson.document, tools.lexicon, tools.glossary, scales.words)
    return replace(lesson, document=tools.accents.over(document)), scales


def _opened(
    source: Path, tools: Tools, encoding: str | None, deck: Path | None = None
) -> tuple[Recipe, Transcript]:
    wanted, transcript = open_source(source, encoding, deck)
    for remark in transcript.remarks:
        tools.tell(f"Note: {remark}")
    tools.serve(wanted)
    return wanted, transcript


def _annotated(document: Document, tools: Tools) -> Document:
    tools.stage("dialect")
    dialect = tools.dialect
    return document.mapped(lambda sentence: dialects.annotate(sentence, dialect))


def _linked(document: Document, tools: Tools) -> Document:
    from flashgen.lexicon import linking

    tools.stage("words")
    return linking.link_document(document, tools.lexicon, tools.glossary)


def vocabulary(lesson: Lesson, tools: Tools, wishes: Wishes) -> "Selection":
    """Choose the words of a linked lesson that deserve a card."""
    from flashgen import vocabulary as room

    tools.stage("vocabulary")
    titles = {item.id: item.form for item in tools.dialect.items.values()}
    selection = room.select(lesson.document, tools.lexicon, criteria(lesson, tools, wishes), titles=titles)
    return replace(selection, dialect=tuple(_explained(found, tools.dialect) for found in selection.dialect))


def criteria(lesson: Lesson, tools: Tools, wishes: Wishes) -> "Criteria":
    """Give what is asked of words: by the person this once, or else by the recipe.

    Raises KnownWordsError for a list that cannot be read.
    """
    from flashgen.vocabulary import Criteria

    asked = lesson.recipe.vocabulary
    lists = [*wishes.known, *(known_lists.named(lesson.recipe, name) for name in asked.known)]
    return Criteria(
        limit=asked.limit if wishes.limit is None else wishes.limit,
        level=wishes.level or asked.level,
        known=known_lists.read_all(lists, tools) if lists else None,
        min_count=wishes.min_count or asked.min_count,
        pos=tuple(
            beginning for name in wishes.pos or asked.pos for beginning in parts_of_speech.beginnings(name)
        ),
    )


def _explained(found: "VocabularyItem", dialect: "Dialect") -> "VocabularyItem":
    """Give a dialect item the meaning and the reading that the dialect's catalogue has for it."""
    item = dialect.items.get(found.word.dialect or "")
    if item is None:
        return found
    return replace(
        found, word=replace(found.word, glosses=(item.meaning,), reading=item.reading or item.form)
    )


def claims(lesson: Lesson, tools: Tools, wishes: Wishes) -> "Extraction":
    """Give the key claims of a linked lesson in order of study, and what was dropped on the way.

    They are extracted, or those of the recipe's file. Raises RecipeError for what is wrong with that.
    """
    from flashgen import claims as room
    from flashgen.claims import misheard

    tools.stage("claims")
    asked = lesson.recipe.claims
    if asked.file and not wishes.anew:
        found = claim_files.chosen(lesson.recipe, lesson.document, tools, wishes)
    else:
        limit = asked.limit if wishes.claims is None else wishes.claims
        said = (token.headword for sentence in lesson.document.sentences() for token in sentence.tokens)
        tools.lexicon.count(set(said))
        found = room.extract(
            lesson.document, limit=limit, focus=wishes.focus or asked.focus, lexicon=tools.lexicon
        )
    return misheard.noted(found, tools.glossary, tools.lexicon, lesson.document)
