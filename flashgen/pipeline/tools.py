"""What the stages work with: a person's wishes, and tools that are loaded when first used."""

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen import dialects, parsing
from flashgen.document import Ruby
from flashgen.morphology import readings
from flashgen.recipe import Recipe
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.dialects import Dialect
    from flashgen.lexicon import Lexicon
    from flashgen.lexicon.glossary import Glossary
    from flashgen.morphology import Analyzer


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
    """What analysis needs, each loaded when first used.

    `tell` hears of preparations that take a while and of what is odd about a file, `stage` of each
    stage as it begins.
    """

    STAGES = ("reading", "dialect", "words", "vocabulary", "claims", "cards", "writing")

    def __init__(
        self,
        *,
        dialect: str | None = None,
        glossaries: Sequence[Path] = (),
        tell: Callable[[str], None] | None = None,
        stage: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._dialect_name = dialect
        self.glossaries = tuple(glossaries)
        self.tell = tell or (lambda _: None)
        self.stage = stage
        self.readings: dict[str, tuple[Ruby, ...]] = {}

    def serve(self, wanted: Recipe) -> None:
        """Take over what a recipe asks for, where the person asked for nothing else."""
        self._dialect_name = self._dialect_name or wanted.source.dialect
        self.glossaries += tuple(wanted.path(name) for name in wanted.vocabulary.glossaries)

    @property
    def dialect_name(self) -> str:
        """The name of the dialect to look for."""
        return self._dialect_name or "kansai"

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

    def rubies(self, text: str) -> tuple[Ruby, ...]:
        """Read a text that is not a sentence of the document, such as a question."""
        found = self.readings.get(text)
        if found is None and not readings.may_have_rubies(text):
            return ()
        if found is None:
            found = self.readings[text] = parsing.parse_sentence(text, self.analyzer).rubies
        return found


@cache
def _analyzer(user_dictionary: Path) -> "Analyzer":
    # One for all sources: MeCab keeps what it has loaded, 100 MB, when its tagger is gone.
    from flashgen.morphology.unidic import UnidicAnalyzer

    return UnidicAnalyzer(user_dictionary)
