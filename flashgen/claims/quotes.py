"""Where a quote stands in a document, however it was typed, and the sentence that is cut out for it.

Quotes are compared by letters and digits alone, width and case unified (`squeeze`): 「ＡＩ」は and AIは are
one. A quote may be a part of a sentence, or run over several of one section.
"""

import difflib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from flashgen.claims import phrases
from flashgen.claims.claim import squeeze
from flashgen.claims.location import Letters
from flashgen.document import Document, Ruby, Sentence
from flashgen.values import dataclass

_NEAR = 0.3  # of letters in common, for a sentence to be named as what may have been meant
_OPENING, _CLOSING = re.compile(r"[\W_]+"), re.compile(r"[\W_]+$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands: in sentences[first:last] of a section, of which it is text[start:end]."""

    section: int
    first: int
    last: int
    start: int
    end: int
    whole: bool


class Quotes:
    """Finds quotes in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _sections(self) -> "list[_Text]":
        return [_Text([sentence.text for sentence in one.sentences]) for one in self._document.sections]

    def find(self, quote: str) -> list[Place]:
        """Give where a quote stands, at most once for each section title, whole sentences before parts."""
        found: dict[str, Place] = {}
        for number, text in enumerate(self._sections):
            title = self._document.sections[number].title
            for start, end in text.spans(quote):
                place = text.place(number, start, end)
                if title not in found or (place.whole and not found[title].whole):
                    found[title] = place
        whole = [place for place in found.values() if place.whole]
        return whole or list(found.values())

    def sentence(self, place: Place) -> Sentence:
        """Give what stands at a place as one sentence, with its tokens, rubies, forms and words."""
        said = self._document.sections[place.section].sentences[place.first : place.last]
        if len(said) == 1 and (place.start, place.end) == (0, len(said[0].text)):
            return said[0]
        pieces, at = [], 0
        for one in said:
            start, end = max(0, place.start - at), min(len(one.text), place.end - at)
            pieces.append(_cut(one, start, end))
            at += len(one.text)
        return _joined(pieces)

    def nearest(self, quote: str) -> str:
        """Give the sentence that a quote with a mistake may have been meant for, or ""."""
        wanted, best, score = squeeze(quote), "", _NEAR
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        for sentence in self._document.sentences():
            said = squeeze(sentence.text)
            matcher.set_seq1(said)
            common = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
            # A quote may be a small part of its sentence, and a sentence a small part of its quote.
            least = min(len(said), len(wanted))
            alike = 0.6 * common / max(1, least) + 0.4 * matcher.ratio()
            if least > 1 and alike > score:
                best, score = sentence.text, alike
        return best


class _Text:
    """The text of a section, and where its sentences end in it."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._text = "".join(sentences)
        self._ends: list[int] = []
        for sentence in sentences:
            self._ends.append((self._ends[-1] if self._ends else 0) + len(sentence))
        self._letters = Letters(self._text)

    def spans(self, quote: str) -> Iterator[tuple[int, int]]:
        """Give every text[start:end] that a quote is, with the marks that it has at its ends."""
        return (self._with_marks(quote, start, end) for start, end in self._letters.spans(quote))

    def place(self, section: int, start: int, end: int) -> Place:
        """Say in which sentences text[start:end] is."""
        first, last = bisect_right(self._ends, start), bisect_left(self._ends, end) + 1
        begin = self._begin(first)
        return Place(
            section, first, last, start - begin, end - begin, start == begin and end == self._ends[last - 1]
        )

    def _begin(self, sentence: int) -> int:
        return self._ends[sentence - 1] if sentence else 0

    def _with_marks(self, quote: str, start: int, end: int) -> tuple[int, int]:
        """Widen text[start:end] by the marks that the quote has too, or up to the ends of its sentences."""
        bare, text = quote.strip(), self._text
        begin = self._begin(bisect_right(self._ends, start))
        stop = self._ends[bisect_left(self._ends, end)]
        if not squeeze(text[begin:start]):
            start = begin
        if not squeeze(text[end:stop]):
            end = stop
        opening, closing = _OPENING.match(bare), _CLOSING.search(bare)
        before, after = opening.group() if opening else "", closing.group() if closing else ""
        while start > begin and before and text[start - 1] == before[-1]:
            start, before = start - 1, before[:-1]
        while end < stop and after and text[end] == after[0]:
            end, after = end + 1, after[1:]
        return start, end


def _cut(sentence: Sentence, start: int, end: int) -> Sentence:
    """Give text[start:end] of a sentence with what lies wholly in it."""
    if (start, end) == (0, len(sentence.text)):
        return sentence
    text = sentence.text[start:end]
    inside = replace(
        sentence,
        text=text,
        tokens=tuple(one for one in sentence.tokens if start <= one.start and one.end <= end),
        rubies=tuple(one for one in sentence.rubies if start <= one.start and one.end <= end),
        forms=tuple(one for one in sentence.forms if start <= one.start and one.end <= end),
        words=tuple(one for one in sentence.words if start <= one.start and one.end <= end),
    )
    dialect = any(not form.shared for form in inside.forms)
    standard = phrases.standard(sentence, start, end) if dialect else text
    return replace(_moved(inside, -start), standard=standard)


def _moved(sentence: Sentence, by: int) -> Sentence:
    """Move all offsets in a sentence."""
    return replace(
        sentence,
        tokens=tuple(replace(one, start=one.start + by, end=one.end + by) for one in sentence.tokens),
        rubies=tuple(Ruby(one.start + by, one.end + by, one.base, one.reading) for one in sentence.rubies),
        forms=tuple(
            replace(
                one,
                start=one.start + by,
                end=one.end + by,
                parts=tuple(replace(part, start=part.start + by) for part in one.parts),
            )
            for one in sentence.forms
        ),
        words=tuple(replace(one, start=one.start + by, end=one.end + by) for one in sentence.words),
    )


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    """Make one sentence of several; time and speaker are those of the first."""
    whole = sentences[0]
    for one in sentences[1:]:
        after = _moved(one, len(whole.text))
        whole = replace(
            whole,
            text=whole.text + one.text,
            tokens=whole.tokens + after.tokens,
            rubies=whole.rubies + after.rubies,
            forms=whole.forms + after.forms,
            standard=(whole.standard or whole.text) + (one.standard or one.text),
            words=whole.words + after.words,
        )
    return whole
