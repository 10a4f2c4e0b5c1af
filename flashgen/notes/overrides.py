"""Corrections of single notes by their authors: what a note shows, never its key."""

import html
from collections.abc import Iterator
from dataclasses import replace

from flashgen.errors import RecipeError
from flashgen.furigana import align
from flashgen.kana import to_hiragana
from flashgen.lexicon.possible import may_be_read
from flashgen.notes import Note, aligned, pitch
from flashgen.notes import fields as f
from flashgen.notes.rendering import plain
from flashgen.recipe import Override

# What an override calls a thing → the fields that show it, of which a note type has some.
_PLAIN = {"gloss": "MainDefinition", "meaning": "Meaning"}
_READ = {"standard": ("Standard", "QuoteStandard"), "note": ("Note",)}
_CLAIM_NOTE = "Spare1"  # claims have no field of that name


def corrected(
    note: Note, override: Override, rubies: f.Rubies = f.no_rubies, place: str = "overrides.toml"
) -> Note:
    """Correct a note as an override says, except in what comes before the note (see `pipeline.subjects`).

    `rubies` reads what an override says in Japanese, `place` says where it stands. Raises RecipeError for
    a reading or an accent that its word cannot have.
    """
    _check_reading(note, override, place)
    values, names = dict(note.fields), set(note.type.names)
    for said, name in _PLAIN.items():
        if name in names and (text := getattr(override, said)):
            values[name] = f.plain(text)
    for said, name in _read_fields(note):
        if text := getattr(override, said):
            values[name] = f.phrased(text, rubies(text))
    if override.standard and "QuoteStandard" in names:
        values["QuoteFurigana"] = aligned.unmarked(values.get("QuoteFurigana", ""))
    reread = override.reading and override.reading != plain(values.get("ExpressionReading", ""))
    if reread and "ExpressionReading" in names:
        headword = plain(values.get("Expression", ""))
        values["ExpressionReading"] = f.plain(override.reading)
        values["ExpressionFurigana"] = f.ruby(headword, align(headword, override.reading))
    if (reread or override.accent) and "PitchPosition" in names:
        _reaccent(values, override, place)
    return replace(note, fields=values)


def shown(note: Note) -> dict[str, str]:
    """Give what a note shows of all that an override may write into its fields, as plain text."""
    fields = {"reading": "ExpressionReading", "accent": "PitchPosition", **_PLAIN, **dict(_read_fields(note))}
    return {
        said: plain(note.fields.get(name, "")) for said, name in fields.items() if name in note.type.places
    }


def _read_fields(note: Note) -> Iterator[tuple[str, str]]:
    """Pair what an override may say with the fields of a note that show it with its reading."""
    names = note.type.places
    for said, shown in _READ.items():
        found = [name for name in shown if name in names]
        yield from ((said, name) for name in found or ([_CLAIM_NOTE] if said == "note" else []))


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


def _check_reading(note: Note, override: Override, place: str) -> None:
    headword = plain(note.fields.get("Expression", ""))
    if override.reading and headword and not may_be_read(headword, to_hiragana(override.reading)):
        raise RecipeError(
            f"{place}: reading: {override.reading} cannot be read for {headword}",
            "Write the reading of the whole word, its kana too.",
        )
