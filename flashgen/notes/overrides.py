"""Corrections of single notes by their authors: what a note shows, never its key."""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from flashgen.errors import RecipeError
from flashgen.furigana import align
from flashgen.kana import to_hiragana
from flashgen.lexicon.possible import may_be_read
from flashgen.notes import Note, aligned, pitch
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
_CLAIM_NOTE = "Spare1"  # claims have no field of that name


def overridden(
    notes: Sequence[Note],
    overrides: Mapping[str, Override],
    rubies: f.Rubies = f.no_rubies,
    place_of: Callable[[str], str] = lambda key: f"the override of {key}",
) -> tuple[tuple[Note, ...], tuple[str, ...]]:
    """Correct notes by key, and leave out those that are dropped.

    `rubies` reads what an override says in Japanese, `place_of` says where it stands. Also gives the
    keys of overrides that correct no note, so that their author hears of it. Raises RecipeError for a
    reading or an accent that its word cannot have.
    """
    kept = []
    unused = dict.fromkeys(overrides)
    for note in notes:
        override = overrides.get(note.key)
        unused.pop(note.key, None)
        if override is None:
            kept.append(note)
        elif not override.drop:
            _check_reading(note, override, place_of)
            kept.append(_corrected(note, override, rubies, place_of))
    return tuple(kept), tuple(unused)


def _check_reading(note: Note, override: Override, place_of: Callable[[str], str]) -> None:
    headword = _text(note.fields.get("Expression", ""))
    if override.reading and headword and not may_be_read(headword, to_hiragana(override.reading)):
        raise RecipeError(
            f"{place_of(note.key)}: reading: {override.reading} cannot be read for {headword}",
            "Write the reading of the whole word, its kana too.",
        )


def _text(html_: str) -> str:
    return html.unescape(_MARKUP.sub("", html_))


def _corrected(note: Note, override: Override, rubies: f.Rubies, place_of: Callable[[str], str]) -> Note:
    values = dict(note.fields)
    names = set(note.type.names)
    for said, shown in _FIELDS.items():
        text = getattr(override, said)
        fields = names & set(shown) or ({_CLAIM_NOTE} if said == "note" else set())
        for name in fields if text else ():
            # Fields with a twin for furigana are plain, the others carry their rubies themselves.
            twin = f"{name}Furigana"
            if twin in names:
                values |= {name: f.plain(text), twin: f.phrased(text, rubies(text))}
            else:
                values[name] = f.plain(text) if said == "gloss" else f.phrased(text, rubies(text))
    if override.standard and "QuoteStandard" in names:
        values["QuoteFurigana"] = aligned.unmarked(values.get("QuoteFurigana", ""))
    if override.reading and "ExpressionReading" in names:
        headword = _text(values.get("Expression", ""))
        values["ExpressionReading"] = f.plain(override.reading)
        values["ExpressionFurigana"] = f.ruby(headword, align(headword, override.reading))
    if (override.reading or override.accent) and "PitchPosition" in names:
        _reaccent(values, override, place_of(note.key))
    return replace(note, fields=values)


def _reaccent(values: dict[str, str], override: Override, place: str) -> None:
    """Set another accent, or none: the old one is that of the old reading."""
    for name in ("PitchPosition", "PitchGraph", "PitchCategories"):
        values.pop(name, None)
    if override.accent in ("", "none"):
        return
    reading = html.unescape(values.get("ExpressionReading", ""))
    found = pitch.fields(override.accent, reading)
    if found.get("PitchPosition") != override.accent:
        raise RecipeError(
            f"{place}: accent: {override.accent!r} does not fit {reading}",
            "Write the number of the mora before the fall, 0 for none, or H or L for each mora.",
        )
    values |= f.filled(found)
