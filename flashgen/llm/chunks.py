"""Divides a document into chunks for a model: whole sections where they fit, never half a sentence."""

from collections.abc import Collection, Iterator, Sequence

from flashgen.document import Document, Sentence
from flashgen.values import dataclass

BUDGET = 3_000  # tokens of transcript; a character of Japanese is about one


@dataclass(frozen=True, slots=True)
class Chunk:
    """Numbered lines of a document: line n of the text is sentence `first + n - 1` of the document."""

    text: str
    first: int
    count: int

    def place(self, number: int) -> int:
        """Give the place in the document of a sentence by its number here; -1 where there is no such."""
        return self.first + number - 1 if 1 <= number <= self.count else -1


def divide(document: Document, marked: Collection[int] = (), budget: int = BUDGET) -> list[Chunk]:
    """Divide a document; sentences whose place is among `marked` get a * before their number.

    A section too long for the budget is divided between sentences; short ones share a chunk.
    """
    chunks: list[Chunk] = []
    parts: list[tuple[str, Sequence[Sentence]]] = []
    size = at = 0
    for title, sentences in _parts(document, budget):
        length = _length(sentences)
        if parts and size + length > budget:
            chunks.append(_chunk(parts, at, marked))
            at, parts, size = at + chunks[-1].count, [], 0
        parts.append((title, sentences))
        size += length
    return [*chunks, _chunk(parts, at, marked)] if parts else chunks


def _parts(document: Document, budget: int) -> Iterator[tuple[str, Sequence[Sentence]]]:
    for section in document.sections:
        part: list[Sentence] = []
        for sentence in section.sentences:
            if part and _length(part) + _length([sentence]) > budget:
                yield section.title, part
                part = []
            part.append(sentence)
        if part:
            yield section.title, part


def _length(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.text) for sentence in sentences)


def _chunk(parts: Sequence[tuple[str, Sequence[Sentence]]], first: int, marked: Collection[int]) -> Chunk:
    lines: list[str] = []
    count = 0
    for title, sentences in parts:
        lines.append(f"# {one_line(title)}" if title else "#")
        for sentence in sentences:
            mark = "*" if first + count in marked else ""
            count += 1
            lines.append(f"{mark}{count}: {one_line(sentence.text)}")
    return Chunk("\n".join(lines), first, count)


def one_line(text: str) -> str:
    """Write a text without line breaks, so that it cannot pretend to be a line of its own."""
    return " ".join(text.split())
