"""The only place where stages meet: source → Transcript → Document → what was asked for."""

import hashlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen import dialects, parsing, recipe, transcripts
from flashgen.document import Document, Section, Sentence, Transcript
from flashgen.errors import TranscriptError
from flashgen.recipe import DeckSettings, Recipe, SourceSettings

if TYPE_CHECKING:
    from flashgen.claims import Claim
    from flashgen.dialects import Dialect
    from flashgen.lexicon import Lexicon
    from flashgen.lexicon.glossary import Glossary
    from flashgen.morphology import Analyzer
    from flashgen.vocabulary import Selection

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person asks for this once; None and () leave it to the recipe."""

    name: str | None = None
    limit: int | None = None
    level: str | None = None
    known: tuple[Path, ...] = ()
    claims: int | None = None
    focus: tuple[str, ...] = ()


class Tools:
    """What analysis needs, each loaded when first used; `tell` hears of what takes a while."""

    def __init__(
        self,
        *,
        dialect: str | None = None,
        glossaries: Sequence[Path] = (),
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._dialect_name = dialect
        self._glossaries = tuple(glossaries)
        self._tell = tell

    def serve(self, wanted: Recipe) -> None:
        """Take over what a recipe asks for, where the person asked for nothing else."""
        self._dialect_name = self._dialect_name or wanted.source.dialect
        self._glossaries += tuple(wanted.path(name) for name in wanted.vocabulary.glossaries)

    @cached_property
    def dialect(self) -> "Dialect":
        """The dialect to look for."""
        return dialects.load(self._dialect_name or "kansai")

    @cached_property
    def analyzer(self) -> "Analyzer":
        """The tokenizer, with the dialect's words in its lattice."""
        from flashgen.morphology.unidic import UnidicAnalyzer

        return UnidicAnalyzer(self.dialect.user_dictionary())

    @cached_property
    def lexicon(self) -> "Lexicon":
        """The dictionaries in use."""
        from flashgen.lexicon import open_lexicon

        return open_lexicon(tell=self._tell)

    @cached_property
    def glossary(self) -> "Glossary":
        """The shipped glossaries and the user's own."""
        from flashgen.lexicon import glossary

        return glossary.load(self._glossaries)


# ------------------------------------------------------------------ from a source to a document


def open_source(source: Path, encoding: str | None = None) -> tuple[Recipe, Transcript]:
    """Find and read what SOURCE names: a recipe, a folder with one, a transcript, or - .

    Raises TranscriptError and RecipeError.
    """
    found = None if source == STDIN else recipe.find(source)
    if found is not None:
        wanted = recipe.load(found)
        path = wanted.path(wanted.source.transcript)
        transcript = transcripts.read(_text(path, encoding or wanted.source.encoding), path.name)
        return wanted, replace(transcript, title=wanted.source.title or transcript.title)
    transcript = transcripts.read(_text(source, encoding), source.name)
    name = "transcript" if source == STDIN else source.stem
    return Recipe(
        deck=DeckSettings(deck_id(name), name), source=SourceSettings(source.name), folder=source.parent
    ), transcript


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


def parsed(source: Path, tools: Tools, *, by_lines: bool = False, encoding: str | None = None) -> Document:
    """Read SOURCE and divide it into sentences with tokens and rubies.

    With `by_lines` each line is one sentence, whatever it holds.
    """
    if by_lines:
        lines = _text(source, encoding).removesuffix("\n").split("\n")
        sentences = tuple(parsing.parse_sentence(line.removesuffix("\r"), tools.analyzer) for line in lines)
        return Document((Section("", sentences),))
    wanted, transcript = open_source(source, encoding)
    tools.serve(wanted)
    return parsing.parse(transcript, tools.analyzer)


def annotated(source: Path, tools: Tools, *, by_lines: bool = False, encoding: str | None = None) -> Document:
    """Read SOURCE and find its dialect forms."""
    return _annotated(parsed(source, tools, by_lines=by_lines, encoding=encoding), tools)


def linked(source: Path, tools: Tools, *, by_lines: bool = False, encoding: str | None = None) -> Document:
    """Read SOURCE and find its dialect forms and its words."""
    return _linked(annotated(source, tools, by_lines=by_lines, encoding=encoding), tools)


def _annotated(document: Document, tools: Tools) -> Document:
    dialect = tools.dialect
    return document.mapped(lambda sentence: dialects.annotate(sentence, dialect))


def _linked(document: Document, tools: Tools) -> Document:
    from flashgen.lexicon import linking

    lexicon, glossary = tools.lexicon, tools.glossary
    return document.mapped(lambda sentence: linking.link(sentence, lexicon, glossary))
