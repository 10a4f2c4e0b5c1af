"""What lies on the desk: a note with its cards, what can be edited of it, and what was decided."""

import hashlib
from collections.abc import Mapping
from functools import cached_property

from flashgen.claims.claim import Claim
from flashgen.claims.corrections import GAP
from flashgen.dialects.profile import ItemUse
from flashgen.notes import Note, overrides, rendering, updates
from flashgen.notes import fields as f
from flashgen.pipeline.subjects import Taught
from flashgen.pipeline.tools import Tools
from flashgen.review.making import Made, Values, values_of
from flashgen.values import dataclass

# The texts of entries in the order in which one edits them.
_ORDER = (
    "question", "answer", "text", "reading", "gloss", "standard", "meaning", "accent", "sentence_standard",
    "note",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A note as it is now; all text is plain, except in the cards.

    `kind` is dialect, vocabulary or claims, `type` the name of its note type. `title` is what it teaches,
    `sentence` what shows it, `section` the title of the section where that stands; `form` is a part of
    speech, the category of a dialect form or the type of a claim. `fields` are the texts that can be
    edited, `override` is what was decided instead of what the deck would have. `version` is another
    whenever anything of this is.
    """

    key: str
    kind: str
    type: str
    title: str
    reading: str
    gloss: str
    sentence: str
    topic: str
    section: str
    form: str
    fields: Mapping[str, str]
    dropped: bool
    override: Values
    version: str
    note: Note

    @cached_property
    def cards(self) -> tuple[rendering.Card, ...]:
        """The cards of the note, as Anki shows them."""
        return rendering.cards(self.note)

    @property
    def css(self) -> str:
        """The style of its note type."""
        return self.note.type.css


def entry(made: Made, tools: Tools) -> Entry:
    """Say what there is to say of a note."""
    decided, note = values_of(made.override), made.note
    stands = f"{updates.values_of(note)}{sorted(decided.items())}"
    version = hashlib.sha256(stands.encode("utf-8", "replace")).hexdigest()[:16]
    shown = overrides.shown(note)
    texts = {**shown, **_texts_before(made.subject.taught)}
    return Entry(
        key=note.key,
        kind=note.type.kind,
        type=note.type.name,
        topic=rendering.plain(note.fields.get("Topic", "")),
        fields={name: texts[name] for name in _ORDER if name in texts},
        dropped=bool(decided.get("drop")),
        override=decided,
        version=version,
        note=note,
        **_taught(made.subject.taught, shown, tools),
    )


def _taught(taught: Taught, shown: Mapping[str, str], tools: Tools) -> dict[str, str]:
    """Say what a note teaches, and where that is said."""
    if isinstance(taught, Claim):
        title = taught.question if taught.card == "qa" else GAP.sub(r"\1", taught.text)
        where = {"sentence": taught.quote, "section": taught.section}
        form = f.label("claim", taught.type)
        return {"title": title, "reading": "", "gloss": taught.answer, "form": form, **where}
    if isinstance(taught, ItemUse):
        item, use = tools.dialect.items[taught.item], taught.uses[0]
        where = {"sentence": use.sentence.text, "section": use.section}
        gloss = shown["meaning"]
        return {"title": item.form, "reading": item.reading, "gloss": gloss, "form": item.category, **where}
    word, form = taught.word, f.label("pos", taught.word.pos.split("-")[0])
    where = {"sentence": taught.sentence.text, "section": taught.section}
    return {
        "title": word.headword,
        "reading": shown["reading"],
        "gloss": shown["gloss"],
        "form": form,
        **where,
    }


def _texts_before(taught: Taught) -> dict[str, str]:
    """Give the texts that can be edited and are corrected before there is a note."""
    if isinstance(taught, Claim):
        if taught.card == "qa":
            return {"question": taught.question, "answer": taught.answer}
        return {"text": taught.text}
    said = taught.uses[0].sentence if isinstance(taught, ItemUse) else taught.sentence
    return {"sentence_standard": said.standard if said.standard != said.text else ""}
