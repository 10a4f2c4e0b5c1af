"""Analysed sentences and talks for the tests of this folder, as the pipeline would give them."""

from functools import cache
from pathlib import Path

from flashgen import dialects, sentences, transcripts
from flashgen.document import Document, Section, Sentence
from flashgen.lexicon import Lexicon, open_lexicon
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


@cache
def marked_subtitles(name: str) -> tuple[Document, tuple[str, ...]]:
    """Read subtitles of data/, and beside them the stretches that a reader would choose, one a line."""
    read = transcripts.read((DATA / f"{name}.srt").read_text(encoding="utf-8"), f"{name}.srt")
    worth = (DATA / f"{name}.quotes.txt").read_text(encoding="utf-8").splitlines()
    said = tuple(
        analyse(passage.text[a:b], passage.speaker)
        for chapter in read.chapters
        for passage in chapter.passages
        for a, b in sentences.split(passage.text)
    )
    return Document((Section("", said),)), tuple(worth)


@cache
def lexicon() -> Lexicon:
    """Give the shipped dictionaries, of which this room needs the word frequencies."""
    return open_lexicon()
