"""The review sheet: one page on which a person judges cards of key claims beside their source.

The page is whole in itself (nothing is loaded), it can be printed, and it sends nothing: its script
counts the judgments and gives them as text to copy or to save. The frame is sheet.html.
"""

import html
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen import furigana
from flashgen.claims.quotes import Quotes
from flashgen.document import Document, Sentence
from flashgen.notes import fields as f
from flashgen.pages import frame

if TYPE_CHECKING:
    from flashgen.claims import Claim

MARK = '<meta name="generator" content="flashgen review sheet">'
VERDICTS = (("good", "良い good"), ("usable", "使える usable"), ("bad", "だめ bad"))
_FRAME = Path(__file__).with_name("sheet.html")
_GAP = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", re.DOTALL)
_BLANK = "［　　　］"


def page(claims: Sequence["Claim"], document: Document, rubies: f.Rubies = f.no_rubies) -> str:
    """Make the page of claims and the document that they are from; `rubies` reads the questions."""
    quotes = Quotes(document)
    cards = (_card(number, claim, quotes, document, rubies) for number, claim in enumerate(claims, 1))
    title = document.title or "transcript"
    slots = {
        "mark": MARK,
        "title": f"Review sheet: {html.escape(title)}",
        "count": str(len(claims)),
        "cards": "\n".join(cards) or "<p>No key claims.</p>",
    }
    return frame.fill(_FRAME, slots)


def _card(number: int, claim: "Claim", quotes: Quotes, document: Document, rubies: f.Rubies) -> str:
    return (
        f'<article class="card" id="{html.escape(claim.id)}">\n<h2>{number}</h2>\n'
        f'<section class="asked" aria-label="Card">{_asked(claim, rubies)}</section>\n'
        f'<section class="source" aria-label="Source">{_source(claim, quotes, document)}</section>\n'
        f"{_judgment(number)}\n</article>"
    )


def _asked(claim: "Claim", rubies: f.Rubies) -> str:
    before = "".join(_japanese("context", furigana.to_html(s.text, s.rubies)) for s in claim.context)
    question = claim.question if claim.card == "qa" else _GAP.sub(_BLANK, claim.text)
    answers = [claim.answer] if claim.card == "qa" else _GAP.findall(claim.text)
    answer = "、".join(answers)
    traits = [f.label("claim", claim.type), f.label("stance", claim.stance), claim.topic, claim.origin]
    return "".join(
        (
            before,
            _japanese("question", furigana.to_html(question, rubies(question))),
            _japanese("answer", furigana.to_html(answer, rubies(answer))),
            _english(claim.translation),
            _line("note", claim.note),
            _line("traits", " · ".join(filter(None, traits))),
        )
    )


def _source(claim: "Claim", quotes: Quotes, document: Document) -> str:
    earlier, later = _neighbours(claim, quotes, document)
    said = claim.sentence
    standard = said.standard if said.standard not in ("", said.text) else ""
    return "".join(
        (
            _line("place", " · ".join(filter(None, (claim.section, f.clock(claim.time), claim.speaker)))),
            _japanese("near", html.escape(earlier.text)) if earlier else "",
            _japanese("quote", furigana.to_html(said.text, said.rubies)),
            _japanese("near", html.escape(later.text)) if later else "",
            _japanese("standard", f"共通語 {html.escape(standard)}") if standard else "",
        )
    )


def _neighbours(
    claim: "Claim", quotes: Quotes, document: Document
) -> tuple[Sentence | None, Sentence | None]:
    """Give the sentences before and after those that a claim quotes, in its section."""
    for place in quotes.find(claim.quote):
        section = document.sections[place.section]
        if section.title == claim.section:
            said = section.sentences
            before = said[place.first - 1] if place.first else None
            return before, said[place.last] if place.last < len(said) else None
    return None, None


def _judgment(number: int) -> str:
    choices = "".join(
        f'<label><input type="radio" name="v{number}" value="{value}"> '
        f'<span lang="ja">{said.split()[0]}</span> {said.split()[1]}</label>'
        for value, said in VERDICTS
    )
    return (
        f"<fieldset><legend>Card {number} is</legend>{choices}"
        f'<label class="why">Why <input type="text" name="r{number}" autocomplete="off"></label></fieldset>'
    )


def _japanese(kind: str, inside: str) -> str:
    return f'<p class="{kind}" lang="ja">{inside}</p>'


def _english(text: str) -> str:
    return f'<p class="english" lang="en">{html.escape(text)}</p>' if text else ""


def _line(kind: str, text: str) -> str:
    return f'<p class="{kind}">{html.escape(text)}</p>' if text else ""


def reason_to_keep(content: bytes) -> str:
    """Say why a file must not be written over; "" for a sheet of ours, which holds no judgments."""
    return "" if MARK.encode() in content[:2000] else "exists and was not made by flashgen"
