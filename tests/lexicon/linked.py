"""Sentences as the stages before linking give them, and their words."""

from functools import cache

from flashgen import dialects
from flashgen.document import Document, Section, Sentence, Word
from flashgen.lexicon import open_lexicon
from flashgen.lexicon.glossary import Glossary
from flashgen.lexicon.lexicon import Lexicon
from flashgen.lexicon.linking import link
from flashgen.morphology.unidic import UnidicAnalyzer


@cache
def lexicon() -> Lexicon:
    return open_lexicon()


@cache
def _analyzer(dialect: bool) -> UnidicAnalyzer:
    return UnidicAnalyzer(dialects.load().user_dictionary() if dialect else None)


def sentence(text: str, *, dialect: bool = False) -> Sentence:
    plain = Sentence(text, _analyzer(dialect).tokenize(text), standard=text)
    return dialects.annotate(plain, dialects.load()) if dialect else plain


def words(text: str, glossary: Glossary | None = None, *, dialect: bool = False) -> tuple[Word, ...]:
    return link(sentence(text, dialect=dialect), lexicon(), glossary).words


def word(text: str, surface: str, glossary: Glossary | None = None) -> Word:
    return next(word for word in words(text, glossary) if word.surface == surface)


def document(*sections: str, dialect: bool = False) -> Document:
    """Make a document of sections, each a text of sentences that end in 。"""
    return Document(
        tuple(
            Section(
                f"第{number}章",
                tuple(sentence(f"{part}。", dialect=dialect) for part in text.split("。")[:-1]),
            )
            for number, text in enumerate(sections, 1)
        )
    )
