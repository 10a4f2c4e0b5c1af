"""Analysed sentences and talks for the tests of this folder, as the pipeline would give them."""

from functools import cache
from pathlib import Path

from flashgen import dialects, sentences
from flashgen.document import Document, Section, Sentence
from flashgen.morphology.unidic import UnidicAnalyzer

DATA = Path(__file__).with_name("data")


@cache
def _analyzer() -> UnidicAnalyzer:
    return UnidicAnalyzer(dialects.load("kansai").user_dictionary())


@cache
def analyse(text: str, speaker: str | None = None) -> Sentence:
    """Give text as one sentence with tokens and its rendering in standard Japanese."""
    said = Sentence(text, _analyzer().tokenize(text), standard=text, speaker=speaker)
    return dialects.annotate(said, dialects.load("kansai"))


def section(title: str, *texts: str) -> Section:
    """Give a section of the sentences of some paragraphs."""
    return Section(title, tuple(analyse(text[a:b]) for text in texts for a, b in sentences.split(text)))


def talk(*paragraphs: str) -> Document:
    """Give a document of one section without a title."""
    return Document((section("", *paragraphs),))


@cache
def marked_talk(name: str) -> tuple[Document, frozenset[str]]:
    """Read a talk of data/, where each line is a sentence and `! ` marks those worth a card."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    worth = frozenset(line.removeprefix("! ") for line in lines if line.startswith("! "))
    said = tuple(analyse(line.removeprefix("! ")) for line in lines if line.strip())
    return Document((Section("", said),)), worth
