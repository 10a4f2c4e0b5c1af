"""overrides.toml: corrections of single notes, read by their keys."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from flashgen.errors import RecipeError
from flashgen.kana import is_kana
from flashgen.recipe.tables import line_of, meant, starts, text_of, toml_of, value
from flashgen.values import dataclass

_GAP = re.compile(r"\{\{c1::(?!\s*(?:::|\}\})).+?\}\}", re.DOTALL)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ACCENT = re.compile(r"\d{1,2}(,\d{1,2})*|[HL]+(,[HL]+)*|none")
# What the notes of each kind, by the beginning of their key, have that can be corrected.
_ANY = ("note", "drop")
_EXAMPLE = ("sentence", "sentence_standard")
_KINDS = {
    "word": ("reading", "gloss", "sense", "accent", "standard", *_EXAMPLE, *_ANY),
    "dialect": ("standard", "meaning", *_EXAMPLE, *_ANY),
    "dialect-word": ("standard", "meaning", *_EXAMPLE, *_ANY),
    "claim": ("question", "answer", "text", "standard", *_ANY),
}


@dataclass(frozen=True, slots=True)
class Override:
    """What one note shows instead; empty strings and 0 change nothing.

    `sense` is the number of another sense of the word's dictionary entry, `sentence` the text of another
    sentence of the transcript that has the word or form and `sentence_standard` that in standard
    Japanese; `text` is a claim with {{c1::…}} around its gap.
    """

    key: str
    reading: str = ""
    gloss: str = ""
    sense: int = 0
    sentence: str = ""
    sentence_standard: str = ""
    accent: str = ""
    standard: str = ""
    meaning: str = ""
    question: str = ""
    answer: str = ""
    text: str = ""
    note: str = ""
    drop: bool = False


def read_overrides(path: Path) -> tuple[Mapping[str, Override], Mapping[str, int]]:
    """Read the overrides at path, if there are any: by key, and the lines on which they begin.

    Raises RecipeError with file, line and reason.
    """
    return parse_overrides(text_of(path), path) if path.is_file() else ({}, {})


def parse_overrides(content: str, path: Path) -> tuple[Mapping[str, Override], Mapping[str, int]]:
    """Read the text of a file of overrides, whose path errors name. Raises RecipeError."""
    tables = toml_of(content, path)
    for name in tables:
        if name != "override":
            raise RecipeError(f"{path}: unknown table [{name}]", "Each correction is a table [[override]].")
    rows = tables.get("override", [])
    if not isinstance(rows, list):
        raise RecipeError(
            f"{path}: 'override' is not a list of tables", "Write [[override]], with two brackets."
        )
    text = content.splitlines()
    begins = starts(text, "override", len(rows))
    found: dict[str, Override] = {}
    lines: dict[str, int] = {}
    for row, start in zip(rows, begins, strict=True):
        override = _override(row, path, start, text)
        if override.key in found:
            raise RecipeError(
                f"{path}, line {start}: a second one for {override.key!r}, after line {lines[override.key]}",
                "Keep one.",
            )
        found[override.key], lines[override.key] = override, start
    return found, lines


def _override(row: object, path: Path, start: int, text: Sequence[str]) -> Override:
    """Read one override; what is wrong with it is told with the line of the key that is."""
    return checked(row, f"{path}, line {start}", lambda name: f"{path}, line {line_of(text, start, name)}")


def checked(row: object, place: str, place_of: Callable[[str], str]) -> Override:
    """Make an override of its table; `place` says where that stands, `place_of` where each of its values.

    Raises RecipeError for what cannot be, whatever the note.
    """
    override = value(Override, row, f"{place}: [[override]]")
    assert isinstance(row, dict)
    kind = override.key.partition("|")[0]
    if "|" not in override.key or kind not in _KINDS:
        raise RecipeError(
            f"{place_of('key')}: {override.key!r} is no key of a note",
            "Copy the card's field Key from Anki's browser: word|…, dialect|…, dialect-word|… or claim|…",
        )
    for name, reason, hint in _mistakes(override, row, kind):
        raise RecipeError(f"{place_of(name)}: {name}: {reason}", hint)
    if len(row) == 1:
        raise RecipeError(
            f"{place}: the override of {override.key!r} changes nothing",
            f"Say what the card is to show: {', '.join(_KINDS[kind])}.",
        )
    return override


def _mistakes(override: Override, row: Mapping[str, Any], kind: str) -> list[tuple[str, str, str]]:
    """Give key, reason and hint of each value that cannot be right."""
    found = [
        (name, f"a {kind} card has nothing of that name", meant(name, _KINDS[kind]))
        for name in row
        if name not in ("key", *_KINDS[kind])
    ]
    found += [
        (name, f"there is a character in it that is no text (U+{ord(control[0]):04X})", "Take it out.")
        for name, said in row.items()
        if isinstance(said, str) and (control := _NO_TEXT.search(said))
    ]
    if override.reading and not is_kana(override.reading):
        found.append(("reading", f"{override.reading!r} is not in kana", "Write the reading in hiragana."))
    if "sense" in row and override.sense < 1:
        found.append(("sense", f"{override.sense} is no sense", "Senses are counted from 1."))
    if override.sense and override.gloss:
        found.append(("gloss", "there is a sense too", "Keep one: a sense brings its own glosses."))
    if override.sentence_standard and not override.sentence:
        found.append(
            ("sentence_standard", "there is no sentence beside it", "Write the sentence that it is of.")
        )
    if override.text and not _GAP.search(override.text):
        found.append(("text", "there is no gap in it", "Put what is to be recalled between {{c1:: and }}."))
    if override.text and (override.question or override.answer):
        found.append(("text", "there is a question or an answer too", "Keep one: a text asks by its gap."))
    if override.accent and not _ACCENT.fullmatch(override.accent):
        hint = 'Write the number of the mora before the fall ("0", "0,2"), H or L for each mora, or "none".'
        found.append(("accent", f"{override.accent!r} is no accent", hint))
    return found
