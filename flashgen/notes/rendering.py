"""A note → the HTML of its cards as Anki shows them, for pages that show cards without Anki.

The filters and the marks of a gap are those of ankitects/anki, rslib/src/template_filters.rs and
cloze.rs; tests/notes/test_rendering.py asks Anki itself for the same cards.
"""

import html
import re
from collections.abc import Iterator, Mapping

from flashgen.notes import Note
from flashgen.notes.cards import Part, Shown, Text, is_empty, ordinals, parse
from flashgen.values import dataclass

_FURIGANA = re.compile(r" ?([^ >]+?)\[(.+?)\]")
_CLOZE = re.compile(r"\{\{c(\d+)::(.*?)\}\}", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Card:
    """One card of a note: ordinal, name of its template, and both sides as HTML for <body class="card">."""

    ordinal: int
    name: str
    front: str
    back: str


def cards(note: Note) -> tuple[Card, ...]:
    """Render the cards that a note has, in the order of their ordinals."""
    return tuple(_card(note, ordinal) for ordinal in ordinals(note.type, note.fields))


def _card(note: Note, ordinal: int) -> Card:
    template = note.type.templates[0 if note.type.cloze else ordinal]
    fields = {"Key": html.escape(note.key, quote=False), **note.fields}
    front, back = (
        "".join(_shown(parse(side), fields, ordinal + 1, asks=asks))
        for side, asks in ((template.front, True), (template.back, False))
    )
    return Card(ordinal, template.name, front, back)


def _shown(parts: tuple[Part, ...], fields: Mapping[str, str], gap: int, *, asks: bool) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Text):
            yield part.html
        elif isinstance(part, Shown):
            yield _filtered(part, fields.get(part.field, ""), gap, asks=asks)
        elif is_empty(fields.get(part.field, "")) == part.negated:
            yield from _shown(part.parts, fields, gap, asks=asks)


def _filtered(part: Shown, value: str, gap: int, *, asks: bool) -> str:
    """Apply a field's filters, the one beside its name first. Raises ValueError for one that is not ours."""
    for name in reversed(part.filters):
        if name == "furigana":
            value = furigana(value)
        elif name == "cloze":
            value = cloze(value, gap, asks=asks)
        elif name == "text":
            value = html.unescape(_MARKUP.sub("", value))
        else:
            raise ValueError(f"no filter {name!r} is rendered here")
    return value


def furigana(value: str) -> str:
    """Apply Anki's filter of that name.

    >>> furigana("だれが 答[こた]えた")
    'だれが<ruby><rb>答</rb><rt>こた</rt></ruby>えた'
    """

    def ruby(found: re.Match[str]) -> str:
        if found[2].startswith("sound:"):
            return found[0]
        return f"<ruby><rb>{found[1]}</rb><rt>{found[2]}</rt></ruby>"

    return _FURIGANA.sub(ruby, value.replace("&nbsp;", " "))


def plain(value: str) -> str:
    """Give the text of a field without readings and markup, as a person would write it.

    >>> plain("だれが 答[こた]えた&#91;笑&#93;")
    'だれが答えた[笑]'
    """
    return html.unescape(_MARKUP.sub("", _FURIGANA.sub(r"\1", value)))


def cloze(value: str, gap: int, *, asks: bool) -> str:
    """Show a text with its gap of that number hidden, where it asks, or marked, where it answers.

    >>> cloze("味は{{c1::だし::何}}で決まる", 1, asks=True)
    '味は<span class="cloze" data-ordinal="1">[何]</span>で決まる'
    """

    def marked(found: re.Match[str]) -> str:
        number, (inside, _, hint) = found[1], found[2].partition("::")
        if int(number) != gap:
            return f'<span class="cloze-inactive" data-ordinal="{number}">{inside}</span>'
        shown = f"[{hint or '...'}]" if asks else inside
        return f'<span class="cloze" data-ordinal="{number}">{shown}</span>'

    return _CLOZE.sub(marked, value)
