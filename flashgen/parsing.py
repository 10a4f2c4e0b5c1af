"""Transcript × Analyzer → Document: sentences divided, tokenized, and read."""

from bisect import bisect_right

from flashgen import sentences
from flashgen.document import Document, Passage, Section, Sentence, Transcript
from flashgen.morphology import Analyzer, readings


def parse(transcript: Transcript, analyzer: Analyzer) -> Document:
    """Divide a transcript into sentences, each with its tokens and rubies."""
    return Document(
        sections=tuple(
            Section(
                chapter.title,
                tuple(s for passage in chapter.passages for s in _sentences(passage, analyzer)),
            )
            for chapter in transcript.chapters
        ),
        title=transcript.title,
        summary=tuple(_sentences(Passage(transcript.summary), analyzer)),
    )


def parse_sentence(
    text: str, analyzer: Analyzer, *, speaker: str | None = None, time: float | None = None
) -> Sentence:
    """Analyse text as one sentence, whatever it holds."""
    tokens, rubies = readings.resolve(text, analyzer.tokenize(text))
    return Sentence(text, tokens, rubies, standard=text, speaker=speaker, time=time)


def _sentences(passage: Passage, analyzer: Analyzer) -> list[Sentence]:
    begins = [cue.start for cue in passage.cues]
    found = []
    for start, end in sentences.split(passage.text, passage.cues):
        # A sentence is heard from the cue in which it begins.
        cue = bisect_right(begins, start) - 1
        time = passage.cues[cue].begin if cue >= 0 else None
        found.append(parse_sentence(passage.text[start:end], analyzer, speaker=passage.speaker, time=time))
    return found
