"""The form in which a card is edited: what it shows, another sense, another example sentence."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from flashgen.notes.fields import clock
from flashgen.review import shell
from flashgen.review.shell import text

if TYPE_CHECKING:
    from flashgen.review.entries import Entry
    from flashgen.review.places import Choices, SenseChoice, SentenceChoice

# What can be written: label, language, whether it takes several lines.
FIELDS = {
    "reading": ("Reading, in hiragana", "ja", False),
    "accent": ("Pitch accent", "en", False),
    "gloss": ("Meaning", "en", False),
    "standard": ("Standard Japanese", "ja", False),
    "meaning": ("Meaning", "en", False),
    "question": ("Question", "ja", True),
    "answer": ("Answer", "ja", True),
    "text": ("Text with its gap, {{c1::…}}", "ja", True),
    "note": ("Note", "en", True),
}


def form(entry: "Entry", choices: "Choices") -> str:
    """Make the form of an entry; what is chosen or written now stands in it."""
    written = "".join(_field(name, value, name in entry.override) for name, value in entry.fields.items())
    return (
        '<form class="d-edit" id="edit-form" aria-label="Edit this card" autocomplete="off">'
        f"{written}{''.join(_senses(choices.senses))}{''.join(_sentences(choices.sentences))}"
        '<p class="d-failed" id="edit-failed" role="alert"></p>'
        '<p class="d-actions"><button class="d-button d-primary" id="save">Save</button>'
        f"{shell.button('Cancel', id='cancel')}</p></form>"
    )


def _field(name: str, value: str, changed: bool) -> str:
    label, language, long = FIELDS.get(name, (name.capitalize(), "ja", False))
    named = f'class="d-field" name="{name}" id="field-{name}" lang="{language}"'
    entered = (
        f'<textarea {named} rows="3">\n{text(value)}</textarea>'
        if long
        else f'<input type="text" {named} value="{text(value)}">'
    )
    back = (
        f'<label class="d-check"><input type="checkbox" name="back" value="{name}"> '
        "take my change back</label>"
        if changed
        else ""
    )
    return f'<div class="d-entry"><label for="field-{name}">{text(label)}</label>{entered}{back}</div>'


def _senses(senses: "Sequence[SenseChoice]") -> Iterator[str]:
    if len(senses) < 2:
        return
    yield '<fieldset class="d-pickers"><legend>Sense in the dictionary</legend>'
    for sense in senses:
        pos = f' <span class="d-soft">{text(", ".join(sense.pos))}</span>' if sense.pos else ""
        yield _radio("sense", str(sense.number), sense.chosen, f"{text('; '.join(sense.glosses))}{pos}")
    yield "</fieldset>"


def _sentences(sentences: "Sequence[SentenceChoice]") -> Iterator[str]:
    if len(sentences) < 2:
        return
    legend = f"<legend>Example sentence, of {len(sentences)}</legend>"
    yield f'<fieldset class="d-pickers">{legend}<div class="d-scroll">'
    for each in sentences:
        place = " · ".join(filter(None, (each.section, clock(each.time))))
        told = f' <span class="d-soft">{text(place)}</span>' if place else ""
        yield _radio("sentence", each.text, each.chosen, f'<span lang="ja">{each.furigana}</span>{told}')
    yield "</div></fieldset>"


def _radio(name: str, value: str, chosen: bool, label: str) -> str:
    checked = " checked" if chosen else ""
    return (
        f'<label class="d-pick-one"><input type="radio" name="{name}" value="{text(value)}"{checked}>'
        f"<span>{label}</span></label>"
    )
