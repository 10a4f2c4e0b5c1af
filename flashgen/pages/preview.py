"""The preview: every card of a deck on one page, both sides as Anki shows them, to look at or to send.

All of it can be read without its script, which searches, filters, hides answers and turns to night. The
frame is preview.html; preview.css, preview.js and the style of the cards go into it.
"""

import base64
import hashlib
import html
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from flashgen.notes import Deck, Note
from flashgen.notes import fields as f
from flashgen.notes.rendering import Card
from flashgen.notes.rendering import cards as rendered
from flashgen.pages import cards, frame

MARK = '<meta name="generator" content="flashgen preview">'
_FRAME = Path(__file__).with_name("preview.html")
_KINDS = {
    "dialect": ("方言", "Dialect"),
    "vocabulary": ("語彙", "Vocabulary"),
    "claims": ("要点", "Key claims"),
}
_NAMES = ("Expression", "Form")  # fields by which notes are called; a claim's would give its answer away

_Shown = Sequence[tuple[Note, Sequence[Card]]]


def page(deck: Deck, *, title: str = "", sections: Sequence[str] = ()) -> str:
    """Make the page of a deck; `title` and `sections` are what its source calls itself and its parts."""
    script, style = (_FRAME.with_suffix(suffix).read_text(encoding="utf-8") for suffix in (".js", ".css"))
    sheets = dict.fromkeys(cards.style(note.type.css) for note in deck.notes)
    kinds: dict[str, list[tuple[Note, Sequence[Card]]]] = {}
    for note in deck.notes:
        kinds.setdefault(note.type.kind, []).append((note, rendered(note)))
    slots = {
        "mark": MARK,
        "digest": _digest(script),
        "script": script,
        "style": "\n".join((style, *sheets)),
        "title": html.escape(deck.name),
        "summary": _summary(kinds, title if title != deck.name else ""),
        "kinds": _switches(kinds),
        "sections": _choice(deck.notes, sections),
        "notes": "\n".join(_group(kind, notes, sections) for kind, notes in kinds.items())
        or "<p>There are no cards.</p>",
        "description": deck.description,
    }
    return frame.fill(_FRAME, slots)


def reason_to_keep(content: bytes) -> str:
    """Say why a file must not be written over; "" for a preview of ours."""
    return "" if MARK.encode() in content[:2000] else "exists and was not made by flashgen"


def _digest(script: str) -> str:
    """Name a script by what it is, so that a browser runs that one and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _summary(kinds: Mapping[str, _Shown], title: str) -> str:
    each = " · ".join(f"{_kind(kind)}&nbsp;{len(notes)}" for kind, notes in kinds.items())
    notes = [note for group in kinds.values() for note in group]
    made_of = f'<p>From <span lang="ja">{html.escape(title)}</span></p>' if title else ""
    return f"{made_of}<p>{_sizes(notes)}{': ' if each else ''}{each}</p>"


def _sizes(notes: _Shown) -> str:
    of_cards = sum(len(sides) for _, sides in notes)
    return f"{_many(len(notes), 'note')}, {_many(of_cards, 'card')}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _kind(kind: str) -> str:
    japanese, english = _KINDS[kind]
    return f'<span lang="ja">{japanese}</span> {english}'


def _switches(kinds: Mapping[str, _Shown]) -> str:
    if len(kinds) < 2:
        return ""
    buttons = (
        f'<button type="button" data-kind="{kind}" aria-pressed="true">{_kind(kind)}</button>'
        for kind in kinds
    )
    return f'<span role="group" aria-label="Kinds">{"".join(buttons)}</span>'


def _choice(notes: Sequence[Note], sections: Sequence[str]) -> str:
    used = sorted({place for note in notes if (place := _section_of(note, sections)) is not None})
    if len(used) < 2:
        return ""
    options = (f'<option value="{place}">{html.escape(sections[place])}</option>' for place in used)
    return (
        '<select id="section" aria-label="Section"><option value="">All sections</option>'
        f"{''.join(options)}</select>"
    )


def _section_of(note: Note, sections: Sequence[str]) -> int | None:
    """Tell by what a note says of its place in the source which section that is."""
    said = note.fields.get("Section") or note.fields.get("MiscInfo", "")
    titles = ((place, f.plain(title)) for place, title in enumerate(sections) if title)
    fitting = [
        (-len(title), place) for place, title in titles if said == title or said.startswith(f"{title} · ")
    ]
    return min(fitting)[1] if fitting else None


def _group(kind: str, notes: _Shown, sections: Sequence[str]) -> str:
    each = (_note(number, note, sides, sections) for number, (note, sides) in enumerate(notes, 1))
    heading = f"<h2>{_kind(kind)} <span>{_sizes(notes)}</span></h2>"
    return f'<section id="{kind}" aria-label="{_KINDS[kind][1]}">{heading}\n{"".join(each)}</section>'


def _note(number: int, note: Note, sides: Sequence[Card], sections: Sequence[str]) -> str:
    name = next((note.fields[field] for field in _NAMES if note.fields.get(field)), _KINDS[note.type.kind][0])
    place = _section_of(note, sections)
    where = "" if place is None else f'<span lang="ja">{html.escape(sections[place])}</span>'
    tags = "".join(f"<span>{html.escape(_tag(tag))}</span>" for tag in sorted(note.tags))
    attribute = "" if place is None else f' data-section="{place}"'
    return (
        f'<article tabindex="-1"{attribute}><h3><span>{number}</span> <span lang="ja">{name}</span></h3>'
        f"<p>{where}{tags}</p>{''.join(_pairs(sides))}</article>\n"
    )


def _tag(tag: str) -> str:
    """Say a tag as words.

    >>> _tag("flashgen::level::N3")
    'level N3'
    """
    return " ".join(tag.removeprefix("flashgen::").split("::"))


def _pairs(sides: Sequence[Card]) -> Iterator[str]:
    """Set fronts beside their answer, which several often share."""
    for back, same in groupby(sides, key=lambda card: card.back):
        fronts = "".join(_side(card.name, card.front) for card in same)
        yield f"<div><div>{fronts}</div><div>{_side('Answer', back)}</div></div>"


def _side(name: str, side: str) -> str:
    return f"<figure><figcaption>{html.escape(name)}</figcaption>{cards.box(side, label=name)}</figure>"
