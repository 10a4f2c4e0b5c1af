"""Claim → a note of the type flashgen Claim (question and answer) or flashgen Cloze (a gap)."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from flashgen.claims import phrases, topics
from flashgen.claims.claim import squeeze
from flashgen.document import Ruby, Word
from flashgen.furigana import Mark, align
from flashgen.kana import has_kanji
from flashgen.notes import Note, aligned
from flashgen.notes import fields as f
from flashgen.notes.types import CLAIM, CLOZE

if TYPE_CHECKING:
    from flashgen.claims.claim import Claim

DECK = "3 要点 Key claims"
_AI = "AI"
_GAP = re.compile(r"\{\{c(\d+)::(.*?)\}\}", re.DOTALL)


def key(claim: "Claim") -> str:
    """Say what a note of this claim teaches. A promise: the hash of section title and quote."""
    return f"claim|{claim.id.removeprefix('cl-')}"


def note(
    claim: "Claim",
    *,
    source: str = "",
    rubies: f.Rubies = f.no_rubies,
    translation: str = "",
    due: int = 0,
) -> Note:
    """Make the note of a claim.

    `source` names the transcript; `rubies` reads questions, answers and standard Japanese;
    `due` is its place in the order of study.
    """
    said = claim.sentence
    quote, standard = aligned.pair(said, rubies)
    # The title stands on the front, unless it tells the answer: then it goes with the time on the back.
    tells = gives_away(claim.section, claim.answer)
    values = {
        "Quote": f.plain(said.text),
        "QuoteFurigana": quote,
        "QuoteStandard": standard if said.standard not in ("", said.text) else "",
        "Context": _context(claim, rubies),
        "Section": "" if tells else f.plain(claim.section),
        "Topic": f.plain(_topic(claim.topic)),
        "ClaimType": f.plain(f.label("claim", claim.type)),
        "Stance": f.plain(f.label("stance", claim.stance)),
        "Speaker": f.plain(claim.speaker),
        "Translation": f.plain(claim.translation or translation),
        "Terms": _terms(claim.terms),
        "Source": f.plain(source),
        "MiscInfo": f.listed((claim.section if tells else "", f.clock(claim.time))),
        "Spare1": f.phrased(claim.note, rubies(claim.note)),
        "Spare2": _AI if claim.origin == "llm" else "",
    }
    if claim.card == "cloze":
        values["Text"] = cloze(claim.text, said.text, said.rubies, rubies)
        return Note(CLOZE, key(claim), f.filled(values), tuple(_tags(claim)), DECK, due)
    values |= {
        "Question": f.plain(claim.question),
        "QuestionFurigana": f.phrased(claim.question, rubies(claim.question)),
        "Answer": f.plain(claim.answer),
        "AnswerFurigana": f.phrased(claim.answer, rubies(claim.answer)),
    }
    return Note(CLAIM, key(claim), f.filled(values), tuple(_tags(claim)), DECK, due)


def _topic(code: str) -> str:
    topic = topics.load().get(code)
    return f"{topic.title_ja} {topic.title_en}" if topic else code


def gives_away(title: str, answer: str) -> bool:
    """Tell whether a section's title holds the answer, or half of it and more.

    >>> [gives_away("発酵の温度", answer) for answer in ("温度", "酵母", "発酵の時間")]
    [True, False, True]
    """
    title, answer = squeeze(title), squeeze(answer)
    half = max(2, (len(answer) + 1) // 2)
    return any(answer[at : at + half] in title for at in range(max(1, len(answer) - half + 1)))


def _context(claim: "Claim", rubies: f.Rubies) -> str:
    """Write the sentences before in standard Japanese, without those that the question quotes itself."""
    needed = (
        before
        for before in claim.context
        if not any(
            text.rstrip("。") in claim.question
            for text in (
                before.text,
                before.standard or before.text,
                phrases.standard(before, 0, len(before.text)),
            )
        )
    )
    return "".join(f"<span>{aligned.in_standard(before, rubies)}</span>" for before in needed)


def cloze(text: str, said: str, said_rubies: Sequence[Ruby], rubies: f.Rubies = f.no_rubies) -> str:
    """Write a text with one gap or more for the filters furigana and cloze together.

    The gap's marks are ours, whatever else in the text looks like them. Where the text without
    marks is what was said, it takes that sentence's rubies.

    >>> cloze("{{c1::忠実}}や", "忠実や", (Ruby(0, 2, "忠実", "ちゅうじつ"),))
    '{{c1:: 忠実[ちゅうじつ]}}や'
    """
    bare, marks, at = "", [], 0
    for gap in _gaps(text, said):
        bare += text[at : gap.start]
        hint = f"::{f.plain(gap.hint)}" if gap.hint else ""
        marks.append(Mark(len(bare), len(bare) + len(gap.inside), f"{{{{c{gap.number}::", f"{hint}}}}}"))
        bare += gap.inside
        at = gap.end
    bare += text[at:]
    edges = {edge for mark in marks for edge in (mark.start, mark.end)}
    whole = said_rubies if bare == said else rubies(bare)
    # A gap takes its very characters: a ruby that reaches out of it is left away.
    fitting = [ruby for ruby in whole if not any(ruby.start < edge < ruby.end for edge in edges)]
    return f.phrased(bare, fitting, marks)


class _Gap(NamedTuple):
    """A gap as text[start:end] marks it."""

    start: int
    end: int
    number: str
    inside: str
    hint: str = ""


def _gaps(text: str, said: str) -> list[_Gap]:
    """Find our own gaps: a transcript may itself have braces, and then only one reading fits."""
    found = [_Gap(match.start(), match.end(), match[1], match[2]) for match in _GAP.finditer(text)]
    for gap in found:
        if text[: gap.start] + gap.inside + text[gap.end :] == said:
            return [gap]
    split = [(gap, *gap.inside.partition("::")) for gap in found]
    return [gap._replace(inside=inside, hint=hint) for gap, inside, _, hint in split]


def _terms(words: Sequence[Word]) -> str:
    rows = "".join(_term(word) for word in words if word.glosses)
    return f"<dl>{rows}</dl>" if rows else ""


def _term(word: Word) -> str:
    rubies = align(word.headword, word.reading) if has_kanji(word.headword) else ()
    gloss = f.plain("; ".join(word.glosses[:2]))
    return f'<div><dt lang="ja">{f.ruby(word.headword, rubies)}</dt><dd lang="en">{gloss}</dd></div>'


def _tags(claim: "Claim") -> Iterator[str]:
    yield f.tag("kind", "claim")
    for group, code in (("topic", claim.topic), ("claim", claim.type), ("stance", claim.stance)):
        if code:
            yield f.tag(group, code)
    if claim.origin == "llm":
        yield f.tag("source", "llm")
