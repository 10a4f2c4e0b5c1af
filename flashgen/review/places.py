"""Where in a transcript the words, forms and claims of a deck stand, and what may be chosen for a card."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from flashgen import furigana
from flashgen.claims.claim import Claim
from flashgen.claims.quotes import Quotes
from flashgen.dialects.profile import ItemUse
from flashgen.document import Document, Sentence
from flashgen.notes import words
from flashgen.pipeline.subjects import Subject
from flashgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the transcript; `index` counts all of them from 0, `furigana` is HTML with <ruby>.

    `standard` is empty where nothing of it is dialect; `time` is in seconds.
    """

    index: int
    text: str
    furigana: str
    standard: str
    section: str
    time: float | None
    speaker: str


@dataclass(frozen=True, slots=True)
class Around:
    """What shows a card, and what is said before and after it in the same section."""

    section: str
    before: tuple[Line, ...]
    said: tuple[Line, ...]
    after: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SenseChoice:
    """A sense of a word's dictionary entry, by its number; `pos` are JMdict's codes."""

    number: int
    glosses: tuple[str, ...]
    pos: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class SentenceChoice:
    """A sentence that has what a card teaches, set in <b> in `furigana`; `place` is its index."""

    text: str
    furigana: str
    section: str
    time: float | None
    place: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen for a card; nothing is chosen where a person wrote something else."""

    senses: tuple[SenseChoice, ...] = ()
    sentences: tuple[SentenceChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Met:
    index: int
    start: int
    end: int


class Places:
    """Looks up one document for the subjects of its deck; each index is made when first asked for."""

    def __init__(self, document: Document, subjects: Mapping[str, Subject]) -> None:
        self._document = document
        self._subjects = subjects
        self._firsts = [0, *accumulate(len(section.sentences) for section in document.sections)]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The spoken sentences of the document."""
        return tuple(self._document.sentences())

    @cached_property
    def _titles(self) -> Sequence[str]:
        return [section.title for section in self._document.sections for _ in section.sentences]

    @cached_property
    def _met(self) -> Mapping[str, Sequence[_Met]]:
        """Where each word and form stands, by key, in the order of the document."""
        items = {s.taught.item: key for key, s in self._subjects.items() if isinstance(s.taught, ItemUse)}
        found: dict[str, list[_Met]] = {}
        for index, sentence in enumerate(self.sentences):
            for word in sentence.words:
                key = words.key(word)
                if key in self._subjects:
                    found.setdefault(key, []).append(_Met(index, word.start, word.end))
            for form in sentence.forms:
                if not form.shared and form.item in items:
                    found.setdefault(items[form.item], []).append(_Met(index, form.start, form.end))
        return found

    @cached_property
    def _quoted(self) -> Mapping[str, range]:
        """The sentences that each claim quotes, by key."""
        quotes = Quotes(self._document)
        found = {}
        for key, subject in self._subjects.items():
            if isinstance(subject.taught, Claim):
                for place in quotes.find(subject.taught.quote):
                    if self._document.sections[place.section].title == subject.taught.section:
                        first = self._firsts[place.section]
                        found[key] = range(first + place.first, first + place.last)
                        break
        return found

    @cached_property
    def keys(self) -> Mapping[int, tuple[str, ...]]:
        """The keys of the notes whose word, form or claim a sentence has, by its index."""
        found: dict[int, dict[str, None]] = {}
        for key, met in self._met.items():
            for one in met:
                found.setdefault(one.index, {})[key] = None
        for key, quoted in self._quoted.items():
            for index in quoted:
                found.setdefault(index, {})[key] = None
        return {index: tuple(keys) for index, keys in sorted(found.items())}

    def choices(self, subject: Subject, *, own_gloss: bool) -> Choices:
        """Give what may be chosen for a subject as it is corrected; `own_gloss`: a person wrote its gloss."""
        taught = subject.taught
        if isinstance(taught, Claim):
            return Choices()
        if isinstance(taught, ItemUse):
            return Choices(sentences=tuple(self._uses(subject.key, taught.uses[0].sentence)))
        word, senses = taught.word, taught.entry.senses if taught.entry else ()
        return Choices(
            tuple(
                SenseChoice(number, sense.glosses, sense.pos, number == word.sense and not own_gloss)
                for number, sense in enumerate(senses, 1)
            ),
            tuple(self._uses(subject.key, taught.sentence)),
        )

    def _uses(self, key: str, shown: Sentence) -> Iterator[SentenceChoice]:
        """Give the sentences that have what a key teaches, those of the same text once."""
        seen: set[str] = set()
        for met in self._met.get(key, ()):
            said = self.sentences[met.index]
            text = "".join(said.text.split())
            if text not in seen:
                seen.add(text)
                yield SentenceChoice(
                    said.text,
                    furigana.to_html(said.text, said.rubies, marks=[furigana.Mark(met.start, met.end)]),
                    self._titles[met.index],
                    said.time,
                    met.index,
                    said.text == shown.text,
                )

    def around(self, subject: Subject, reach: int) -> Around:
        """Give what shows a subject and up to `reach` sentences on either side of it in its section."""
        place = self._place(subject)
        section = next(n for n, first in enumerate(self._firsts[1:]) if place.start < first)
        first, last = self._firsts[section], self._firsts[section + 1]
        return Around(
            self._document.sections[section].title,
            tuple(map(self.line, range(max(first, place.start - reach), place.start))),
            tuple(map(self.line, place)),
            tuple(map(self.line, range(place.stop, min(last, place.stop + reach)))),
        )

    def _place(self, subject: Subject) -> range:
        taught = subject.taught
        if isinstance(taught, Claim):
            return self._quoted[subject.key]
        said = taught.uses[0].sentence if isinstance(taught, ItemUse) else taught.sentence
        index = next(
            met.index for met in self._met[subject.key] if self.sentences[met.index].text == said.text
        )
        return range(index, index + 1)

    def line(self, index: int) -> Line:
        """Give a sentence of the transcript by its index."""
        said = self.sentences[index]
        standard = said.standard if said.standard != said.text else ""
        html = furigana.to_html(said.text, said.rubies)
        return Line(index, said.text, html, standard, self._titles[index], said.time, said.speaker or "")
