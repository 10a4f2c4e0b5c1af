"""Which cards a note has, by Anki's own rules.

A card exists where its front shows at least one field that is not empty, whatever fixed text
stands around it. Filters such as {{furigana:Form}} change nothing in that. Rules: ankitects/anki,
rslib/src/template.rs (template_is_empty), cloze.rs and notes/mod.rs (field_is_empty).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from flashgen.notes import NoteType
from flashgen.values import dataclass

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_EMPTY = re.compile(r"(?:\s|</?(?:br|div) ?/?>)*", re.IGNORECASE)
_CLOZE = re.compile(r"\{\{c(\d+)::")


@dataclass(frozen=True, slots=True)
class Text:
    """What stands between the tags of a template and is shown as it is."""

    html: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A field put in place: {{Form}}, or {{furigana:cloze:Text}}, whose filters are ("furigana", "cloze")."""

    field: str
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """What stands between {{#Form}} (or {{^Form}}: negated) and {{/Form}}."""

    field: str
    negated: bool
    parts: "tuple[Part, ...]"


Part = Text | Shown | When


@cache
def parse(template: str) -> tuple[Part, ...]:
    """Read a card template. Raises ValueError where a section is not closed.

    >>> parse("{{#Level}}JLPT {{text:Level}}{{/Level}}")[0].parts
    (Text(html='JLPT '), Shown(field='Level', filters=('text',)))
    """
    # Every second piece is what a tag holds.
    return tuple(_parts(enumerate(_TAG.split(template)), None))


def _parts(pieces: Iterator[tuple[int, str]], open_: str | None) -> Iterator[Part]:
    for number, piece in pieces:
        if number % 2 == 0:
            if piece:
                yield Text(piece)
            continue
        tag = piece.strip()
        mark, name = tag[:1], tag[1:].strip()
        if mark == "/":
            if name != open_:
                raise ValueError(f"{{{{/{name}}}}} closes {open_ or 'nothing'}")
            return
        if mark in ("#", "^"):
            yield When(name, mark == "^", tuple(_parts(pieces, name)))
        elif mark != "!":
            *filters, field = (part.strip() for part in tag.split(":"))
            yield Shown(field, tuple(filters))
    if open_ is not None:
        raise ValueError(f"{{{{#{open_}}}}} is not closed")


def fields_of(template: str) -> frozenset[str]:
    """Name every field that a template shows or depends on."""

    def names(parts: tuple[Part, ...]) -> Iterator[str]:
        for part in parts:
            if not isinstance(part, Text):
                yield part.field
            if isinstance(part, When):
                yield from names(part.parts)

    return frozenset(names(parse(template)))


def shows(parts: tuple[Part, ...], filled: Collection[str]) -> bool:
    """Tell whether any field is shown, given the names of those that are not empty.

    >>> shows(parse("{{#IsProduction}}{{Standard}}{{/IsProduction}}"), {"Standard"})
    False
    """
    for part in parts:
        if isinstance(part, Shown):
            if part.field in filled:
                return True
        elif isinstance(part, When) and (part.field in filled) != part.negated and shows(part.parts, filled):
            return True
    return False


def is_empty(value: str) -> bool:
    """Tell whether Anki takes a field for empty: white space, <br> and <div> do not fill it.

    >>> is_empty("<div><br></div> "), is_empty("<b></b>")
    (True, False)
    """
    return _EMPTY.fullmatch(value) is not None


def ordinals(type_: NoteType, fields: Mapping[str, str]) -> tuple[int, ...]:
    """Number the cards that a note has, from 0: templates, or for a cloze its gaps.

    >>> from flashgen.notes.types import CLOZE
    >>> ordinals(CLOZE, {"Text": "{{c1::思考の{{c2::忠実性}}}}"})
    (0, 1)
    """
    if type_.cloze:
        numbers = {
            int(number) for name in _cloze_fields(type_) for number in _CLOZE.findall(fields.get(name, ""))
        }
        return tuple(number - 1 for number in sorted(numbers) if number > 0)
    filled = _deciding(type_).intersection(fields)
    for name in filled:
        # What begins with a letter is not empty, which saves most of the looking.
        if not fields[name][:1] > "<" and is_empty(fields[name]):
            filled -= {name}
    return _shown(type_, filled)


@cache
def _deciding(type_: NoteType) -> frozenset[str]:
    return frozenset[str]().union(*(fields_of(template.front) for template in type_.templates))


@cache
def _cloze_fields(type_: NoteType) -> tuple[str, ...]:
    fronts = " ".join(template.front for template in type_.templates)
    return tuple(name for name in type_.names if re.search(rf"\{{\{{(?:\w+:)*cloze:{name}\}}\}}", fronts))


@cache
def _shown(type_: NoteType, filled: frozenset[str]) -> tuple[int, ...]:
    fronts = (parse(template.front) for template in type_.templates)
    return tuple(number for number, parts in enumerate(fronts) if shows(parts, filled))


def requirements(type_: NoteType) -> tuple[tuple[int, str, tuple[int, ...]], ...]:
    """Give, for older clients, each template's required fields as Anki's schema 11 has them.

    That is (template, "all", fields without any of which the front is blank), or where no field
    is so needed (template, "any", fields each of which is enough).
    """
    found = []
    for number, template in enumerate(type_.templates):
        parts, names = parse(template.front), type_.names
        needed = tuple(i for i, name in enumerate(names) if not shows(parts, set(names) - {name}))
        enough = tuple(i for i, name in enumerate(names) if shows(parts, {name}))
        found.append((number, "all", needed) if needed else (number, "any", enough))
    return tuple(found)
