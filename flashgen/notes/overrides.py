"""Corrections of single notes by their authors: what a note shows, never its key."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flashgen.errors import RecipeError
from flashgen.furigana import align
from flashgen.notes import Note, pitch
from flashgen.notes import fields as f
from flashgen.recipe import Override

_MARKUP = re.compile(r"<[^>]+>")

# What an override calls a thing → the fields that show it; a note type has some of them.
_FIELDS = {
    "gloss": ("MainDefinition",),
    "standard": ("Standard", "QuoteStandard"),
    "meaning": ("Meaning",),
    "question": ("Question",),
    "answer": ("Answer",),
    "note": ("Note",),
}


def overridden(
    notes: Sequence[Note], overrides: Mapping[str, Override], rubies: f.Rubies = f.no_rubies
) -> tuple[tuple[Note, ...], tuple[str, ...]]:
    """Correct notes by key, and leave out those that are dropped.

    `rubies` reads what an override says in Japanese. Also gives the keys of overrides that
    correct no note, so that their author hears of it.
    """
    kept = []
    unused = dict.fromkeys(overrides)
    for note in notes:
        override = overrides.get(note.key)
        unused.pop(note.key, None)
        if override is None:
            kept.append(note)
        elif not override.drop:
            kept.append(_corrected(note, override, rubies))
    return tuple(kept), tuple(unused)


def _corrected(note: Note, override: Override, rubies: f.Rubies) -> Note:
    values = dict(note.fields)
    names = set(note.type.names)
    for said, shown in _FIELDS.items():
        text = getattr(override, said)
        for name in names & set(shown) if text else ():
            # Fields with a twin for furigana are plain, the others carry their rubies themselves.
            twin = f"{name}Furigana"
            if twin in names:
                values |= {name: f.plain(text), twin: f.ruby(text, rubies(text))}
            else:
                values[name] = f.plain(text) if said == "gloss" else f.ruby(text, rubies(text))
    if override.reading and "ExpressionReading" in names:
        headword = html.unescape(_MARKUP.sub("", values.get("Expression", "")))
        values["ExpressionReading"] = f.plain(override.reading)
        values["ExpressionFurigana"] = f.ruby(headword, align(headword, override.reading))
    if (override.reading or override.accent) and "PitchPosition" in names:
        _reaccent(values, override)
    return replace(note, fields=values)


def _reaccent(values: dict[str, str], override: Override) -> None:
    """Set another accent, or none: the old one is that of the old reading."""
    for name in ("PitchPosition", "PitchGraph", "PitchCategories"):
        values.pop(name, None)
    if override.accent in ("", "none"):
        return
    reading = html.unescape(values.get("ExpressionReading", ""))
    found = pitch.fields(override.accent, reading)
    if found.get("PitchPosition") != override.accent:
        raise RecipeError(
            f"overrides.toml: {override.key}: the accent {override.accent!r} does not fit {reading}",
            "Write the number of the mora before the fall, 0 for none, or H or L for each mora.",
        )
    values |= f.filled(found)
