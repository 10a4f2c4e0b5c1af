"""A document part by part: sections, or stretches of a text that has none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from flashgen.dialects import Dialect as Catalogue
from flashgen.dialects import profile as profiles
from flashgen.document import Document, Section, Sentence
from flashgen.report.figures import Dialect, FormCount, FormStep, Part, Speech
from flashgen.report.readability import morae_of
from flashgen.report.words import Counted
from flashgen.values import dataclass

_STRETCH = 20  # sentences at least
_STRETCHES = 12  # at most
_WORDS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key claim is said: the title of its section, and its first sentence."""

    section: str
    text: str


def divided(document: Document) -> Document:
    """Cut a document that has but one section into stretches of as many sentences, if it is long enough."""
    if len(document.sections) != 1:
        return document
    (only,) = document.sections
    total = len(only.sentences)
    many = min(_STRETCHES, total // _STRETCH)
    if many < 2:
        return document
    cuts = [total * at // many for at in range(many + 1)]
    return replace(
        document,
        sections=tuple(Section("", only.sentences[a:b]) for a, b in pairwise(cuts)),
    )


def parts_of(
    document: Document, counted: Counted, catalogue: Catalogue, places: Iterable[Place]
) -> tuple[Part, ...]:
    """Give the figures of every part; parts without a sentence are left out."""
    claims = Counter(_places(document, places))
    running, hard = Counter[int](), defaultdict[int, Counter[str]](Counter)
    new = Counter(word.part for word in counted.words if not word.known)
    for word in counted.words:
        for use in counted.uses[word.key].all:
            running[use.section] += 1
            if not word.known:
                hard[use.section][word.headword] += 1
    begins = [_begin(section.sentences) for section in document.sections]
    return tuple(
        Part(
            number=number + 1,
            title=section.title,
            begin=begins[number],
            sentences=len(section.sentences),
            running=running[number],
            hard=hard[number].total(),
            new=new[number],
            hard_words=tuple(word for word, _ in hard[number].most_common(_WORDS)),
            dialect=dialect_of(Document((section,)), catalogue),
            claims=claims[number],
            speech=speech_of(
                section.sentences, next((b for b in begins[number + 1 :] if b is not None), None)
            ),
        )
        for number, section in enumerate(document.sections)
        if section.sentences
    )


def _places(document: Document, places: Iterable[Place]) -> Iterator[int]:
    """Give the part of each claim: where its sentence is said under its title, or else where it is said."""
    said: dict[str, list[int]] = {}
    for number, section in enumerate(document.sections):
        for sentence in section.sentences:
            said.setdefault(sentence.text, []).append(number)
    for place in places:
        found = said.get(place.text, [])
        titled = [number for number in found if document.sections[number].title == place.section]
        yield from (titled or found)[:1]


def dialect_of(document: Document, catalogue: Catalogue, *, steps: bool = False) -> Dialect:
    """Give the dialect of a document; the order in which to learn its forms only where it is asked for."""
    found = profiles.profile(document)
    about = catalogue.about
    forms = {item: _form(item, count, catalogue) for item, count in found.forms}
    return Dialect(
        name=about.name,
        japanese=about.japanese,
        sentences=found.sentences,
        with_dialect=found.with_dialect,
        forms=tuple(forms.values()),
        steps=tuple(FormStep(forms[step.item], step.share) for step in found.steps) if steps else (),
    )


def _form(item: str, count: int, catalogue: Catalogue) -> FormCount:
    known = catalogue.items.get(item)
    return FormCount(item, known.form, known.standard, count) if known else FormCount(item, item, "", count)


def _begin(sentences: Sequence[Sentence]) -> float | None:
    return next((said.time for said in sentences if said.time is not None), None)


def speech_of(sentences: Sequence[Sentence], finish: float | None = None) -> Speech | None:
    """Say how long sentences take and what is said in that time; None where they have no times.

    They end at `finish`; where that is not known, the last sentence counts for nothing but its beginning.
    """
    timed = [(at, said.time) for at, said in enumerate(sentences) if said.time is not None]
    if not timed:
        return None
    (first, begin), (last, end) = timed[0], timed[-1]
    within = sentences[first:] if finish is not None else sentences[first:last]
    seconds = (end if finish is None else finish) - begin
    return Speech(seconds, sum(map(morae_of, within))) if seconds > 0 else None
