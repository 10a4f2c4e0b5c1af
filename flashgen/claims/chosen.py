"""Rows of a claims file → claims: quotes found in the document, and what is not said found in them."""

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flashgen.claims import attribution, hard_words, scoring
from flashgen.claims.claim import Claim, claim_id
from flashgen.claims.file import ClaimsFile, Row
from flashgen.claims.quotes import Place, Quotes
from flashgen.document import Document, Sentence
from flashgen.errors import RecipeError
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claims of a file in its order, and all that is wrong with it, line by line."""

    claims: tuple[Claim, ...]
    errors: tuple[RecipeError, ...]


def choose(file: ClaimsFile, document: Document, lexicon: "Lexicon | None" = None) -> Chosen:
    """Find the claims of a file in a document. A row that has a mistake gives no claim."""
    reader = _Reader(file, document, lexicon)
    claims: dict[str, Claim] = {}
    at: dict[str, int] = {}
    errors = list(file.errors)
    for number, row in enumerate(file.rows):
        if row.drop:
            continue
        try:
            claim = reader.claim(number, row)
        except RecipeError as error:
            errors.append(error)
            continue
        if claim.id in claims:
            told = f"the claim of line {file.begins[at[claim.id]]} has the same"
            errors.append(file.error(number, "quote", told, "Keep one, or quote more of what was said."))
        else:
            claims[claim.id], at[claim.id] = claim, number
    return Chosen(tuple(claims.values()), tuple(errors))


class _Reader:
    """Makes claims of rows, one document for all."""

    def __init__(self, file: ClaimsFile, document: Document, lexicon: "Lexicon | None") -> None:
        self._file, self._document, self._lexicon = file, document, lexicon
        self._quotes = Quotes(document)
        self._speakers = attribution.speakers(document)
        # What the rules think of each sentence: a person need not say it all again.
        self._weighed = {(one.section, one.place): one for one in scoring.score(document, lexicon=lexicon)}

    def claim(self, number: int, row: Row) -> Claim:
        """Make the claim of a row. Raises RecipeError."""
        place = self._find(number, row)
        sentence, section = self._quotes.sentence(place), self._document.sections[place.section]
        weighed = self._weighed[place.section, place.first]
        speaker = sentence.speaker or self._speakers[place.section][place.first]
        return Claim(
            id=claim_id(section.title, sentence.text),
            quote=sentence.text,
            sentence=sentence,
            section=section.title,
            topic=row.topic or weighed.topic,
            type=row.type or weighed.type,
            stance=row.stance or attribution.stance(sentence, weighed.fired),
            speaker=row.speaker or speaker,
            score=weighed.score,
            shares=weighed.shares,
            card=row.card,
            question=row.question.strip() if row.card == "qa" else "",
            answer=row.recalled.strip(),
            text=row.text.strip() if row.card == "cloze" else sentence.text,
            context=tuple(self._context(number, said) for said in row.context),
            terms=hard_words.find(sentence, self._lexicon),
            time=sentence.time,
            origin="file",
            translation=row.english.strip(),
            note=row.note.strip(),
        )

    def _find(self, number: int, row: Row) -> Place:
        found = self._quotes.find(row.quote)
        titles = [self._document.sections[place.section].title for place in found]
        if row.section:
            self._check_section(number, row.section)
            found = [place for place, title in zip(found, titles, strict=True) if title == row.section]
        if not found:
            raise self._missing(number, "quote", row.quote)
        if len(found) > 1:
            hint = f"Add section = …, one of {'、'.join(titles)}; or quote more."
            raise self._file.error(number, "quote", f"stands in {len(found)} sections", hint)
        return found[0]

    def _check_section(self, number: int, section: str) -> None:
        titles = [one.title for one in self._document.sections]
        if section not in titles:
            near = difflib.get_close_matches(section, titles, n=1, cutoff=0.3)
            hint = f"Did you mean {near[0]!r}?" if near else "Copy the title from the transcript."
            raise self._file.error(number, "section", f"there is no section {section!r}", hint)

    def _context(self, number: int, said: str) -> Sentence:
        found = self._quotes.find(said)
        if not found:
            raise self._missing(number, "context", said)
        return self._quotes.sentence(found[0])

    def _missing(self, number: int, key: str, said: str) -> RecipeError:
        near = self._quotes.nearest(said)
        hint = f"The nearest that was said: {near}" if near else "Copy it from the transcript."
        return self._file.error(number, key, f"this is not in the transcript: {_short(said)}", hint)


def first(claims: Sequence[Claim], limit: int | None, focus: Sequence[str]) -> tuple[Claim, ...]:
    """Give the first `limit` claims, None for all, those of the focus topics before the others."""
    ordered = sorted(claims, key=lambda claim: claim.topic not in focus) if focus else claims
    return tuple(ordered[:limit])


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
