"""What the stages work with: a person's wishes, and tools that are loaded when first used."""

from collections.abc import Callable, Sequence
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen import dialects, parsing
from flashgen.dialects import evidence
from flashgen.dialects.evidence import Evidence
from flashgen.document import Document, Ruby
from flashgen.morphology import readings
from flashgen.pipeline import kept_documents
from flashgen.recipe import Recipe
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.ankiconnect import Address, AnkiQuery
    from flashgen.ankiconnect.client import AnkiConnect
    from flashgen.dialects import Dialect
    from flashgen.lexicon import Lexicon
    from flashgen.lexicon.accents import Accents
    from flashgen.lexicon.glossary import Glossary
    from flashgen.morphology import Analyzer

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person asks for this once; None and () leave it to the recipe.

    `known` are files and searches in Anki with words that need no card, besides the recipe's.
    `anew`: key claims are chosen automatically, whatever claims file the recipe names.
    """

    name: str | None = None
    limit: int | None = None
    level: str | None = None
    known: "tuple[Path | AnkiQuery, ...]" = ()
    min_count: int | None = None
    pos: tuple[str, ...] = ()
    claims: int | None = None
    focus: tuple[str, ...] = ()
    anew: bool = False
    llm: str | None = None
    furigana: str | None = None


class Tools:
    """What analysis needs, each loaded when first used.

    `tell` hears of preparations that take a while and of what is odd about a file, `stage` of each
    stage as it begins. `agree` is told what would be sent to a language model, and raises where that
    must not be; where it is None, nothing is sent, and only answers kept from before are used.
    `anki` is where a running Anki is asked for known words (default: where the environment says).
    """

    STAGES = ("reading", "dialect", "words", "vocabulary", "claims", "cards", "writing")

    def __init__(
        self,
        *,
        dialect: str | None = None,
        glossaries: Sequence[Path] = (),
        accent_files: Sequence[Path] = (),
        tell: Callable[[str], None] | None = None,
        stage: Callable[[str], None] = lambda _: None,
        agree: Callable[[str], None] | None = None,
        anki: "Address | None" = None,
    ) -> None:
        self._dialect_name = dialect
        self.glossaries = tuple(glossaries)
        self._accent_files = tuple(accent_files)
        self.tell = tell or (lambda _: None)
        self.stage = stage
        self.agree = agree
        self._anki = anki
        self.readings: dict[str, tuple[Ruby, ...]] = {}

    def serve(self, wanted: Recipe) -> None:
        """Take over what a recipe asks for, where the person asked for nothing else."""
        self._dialect_name = self._dialect_name or wanted.source.dialect
        asked = wanted.vocabulary
        # The later file goes before the earlier, and what a person asks for before all.
        self.glossaries = (*map(wanted.path, asked.glossaries), *self.glossaries)
        self._accent_files = (*map(wanted.path, asked.accents), *self._accent_files)

    @property
    def dialect_name(self) -> str:
        """The name of the dialect to look for; "auto" until it is settled which."""
        return self._dialect_name or dialects.DEFAULT

    def settle(self, divide: "Callable[[Analyzer], Document]", kept: str = "") -> None:
        """Decide on the dialect by what the text has, where that is asked for, and say so.

        `divide` divides the text; `kept` names what is kept of it, such as an earlier decision.
        """
        if self.dialect_name != AUTO:
            return
        found = kept_documents.find_evidence(kept) if kept else None
        if found is None:
            found = _evidence(divide)
            if kept:
                kept_documents.keep_evidence(kept, found)
        self._dialect_name = found[0].dialect if found[0].enough else dialects.DEFAULT
        self.tell(_decision(found, self._dialect_name))

    @cached_property
    def dialect(self) -> "Dialect":
        """The dialect to look for."""
        return dialects.load(self.dialect_name)

    @cached_property
    def analyzer(self) -> "Analyzer":
        """The tokenizer, with the dialect's words in its lattice."""
        return _analyzer(self.dialect.user_dictionary())

    @cached_property
    def lexicon(self) -> "Lexicon":
        """The dictionaries in use."""
        from flashgen.lexicon import open_lexicon

        return open_lexicon(tell=self.tell)

    @cached_property
    def glossary(self) -> "Glossary":
        """The shipped glossaries and the user's own."""
        from flashgen.lexicon import glossary

        return glossary.load(self.glossaries)

    @cached_property
    def anki(self) -> "AnkiConnect":
        """A running Anki; whether it runs is found out when it is asked."""
        from flashgen.ankiconnect.client import AnkiConnect

        return AnkiConnect(self._anki)

    @cached_property
    def accents(self) -> "Accents":
        """The user's own accents."""
        from flashgen.lexicon import accents

        return accents.load(self._accent_files)

    def rubies(self, text: str) -> tuple[Ruby, ...]:
        """Read a text that is not a sentence of the document, such as a question."""
        found = self.readings.get(text)
        if found is None and not readings.may_have_rubies(text):
            return ()
        if found is None:
            found = self.readings[text] = parsing.parse_sentence(text, self.analyzer).rubies
        return found


def _evidence(divide: "Callable[[Analyzer], Document]") -> tuple[Evidence, ...]:
    documents = {}
    # The default comes first, so that it is chosen where nothing tells.
    for name in sorted(dialects.names(), key=lambda name: (name != dialects.DEFAULT, name)):
        dialect = dialects.load(name)
        document = divide(_analyzer(dialect.user_dictionary()))
        documents[name] = document.mapped(partial(dialects.annotate, dialect=dialect))
    return evidence.weigh(documents)


def _decision(found: Sequence[Evidence], chosen: str) -> str:
    """Say which dialect it is and why: "dialect: kansai (123 sentences of 200; hakata: 4)"."""
    best = next(e for e in found if e.dialect == chosen)
    others = [f"{e.dialect}: {e.own}" for e in found if e.dialect != chosen]
    counts = "; ".join([f"{best.own} sentences of {best.sentences}", *others])
    if best.enough:
        return f"dialect: {chosen} ({counts})"
    return f"dialect: none is evident, so {chosen} is looked for ({counts})"


@cache
def _analyzer(user_dictionary: Path | None) -> "Analyzer":
    # One for all sources: MeCab keeps what it has loaded, 100 MB, when its tagger is gone.
    from flashgen.morphology.unidic import UnidicAnalyzer

    return UnidicAnalyzer(user_dictionary)
