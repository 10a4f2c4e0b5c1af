"""Reads cues.toml, and finds the discourse cues of a sentence: contrast, cause, greeting, …"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flashgen import kept_toml
from flashgen.document import Sentence, Token
from flashgen.errors import DataError

_FILE = Path(__file__).with_name("cues.toml")
_FIELDS = frozenset(
    {"id", "group", "type", "stance", "weight", "pattern", "lexemes", "tokens", "examples", "never"}
)
_SLOT_FIELDS = frozenset({"start", "lemma", "surface", "pos", "cform", "not"})


@dataclass(frozen=True, slots=True)
class Slot:
    """What one token must be like; empty choices allow anything. `start`: the sentence begins here."""

    start: bool = False
    lemma: frozenset[str] = frozenset()
    surface: frozenset[str] = frozenset()
    pos: tuple[str, ...] = ()
    cform: str = ""
    forbidden: frozenset[str] = frozenset()

    def fits(self, token: Token) -> bool:
        """Tell whether the token is one of those the slot asks for."""
        return (
            (not self.lemma or token.lexeme.lemma in self.lemma)
            and (not self.surface or token.surface in self.surface)
            and (not self.pos or token.pos.startswith(self.pos))
            and token.cform.startswith(self.cform)
            and token.surface not in self.forbidden
        )


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of cues.toml, which explains the fields."""

    id: str
    group: str
    type: str
    stance: str
    weight: float
    pattern: re.Pattern[str] | None
    lexemes: frozenset[str]
    tokens: tuple[tuple[Slot, ...], ...]
    examples: tuple[str, ...]
    never: tuple[str, ...]

    def fires(self, sentence: Sentence) -> bool:
        """Tell whether the cue is in the sentence."""
        return self._fires(sentence, _Contents.of(sentence))

    def _fires(self, sentence: Sentence, contents: "_Contents") -> bool:
        if self.pattern is not None and self.pattern.search(sentence.standard or sentence.text):
            return True
        if not self.lexemes.isdisjoint(contents.lemmas):
            return True
        return any(contents.may_hold(slots) and _stands_in(slots, sentence.tokens) for slots in self.tokens)


@dataclass(frozen=True, slots=True)
class _Contents:
    """What stands in a sentence, in any order: rules out most token patterns before they are tried."""

    lemmas: frozenset[str]
    surfaces: frozenset[str]
    pos: frozenset[str]

    @classmethod
    def of(cls, sentence: Sentence) -> "_Contents":
        tokens = sentence.tokens
        return cls(
            frozenset(token.lexeme.lemma for token in tokens),
            frozenset(token.surface for token in tokens),
            frozenset(token.pos for token in tokens),
        )

    def may_hold(self, slots: Sequence[Slot]) -> bool:
        return all(
            (not slot.lemma or not slot.lemma.isdisjoint(self.lemmas))
            and (not slot.surface or not slot.surface.isdisjoint(self.surfaces))
            and (not slot.pos or any(pos.startswith(slot.pos) for pos in self.pos))
            for slot in slots
        )


def find(sentence: Sentence) -> tuple[Cue, ...]:
    """Give the shipped cues that are in a sentence, in file order."""
    contents = _Contents.of(sentence)
    return tuple(cue for cue in load() if cue._fires(sentence, contents))


def _stands_in(slots: Sequence[Slot], tokens: Sequence[Token]) -> bool:
    if slots[0].start:
        length = len(slots) - 1
        return len(tokens) >= length and all(map(Slot.fits, slots[1:], tokens[:length]))
    first, rest = slots[0], slots[1:]
    return any(
        first.fits(tokens[at]) and all(map(Slot.fits, rest, tokens[at + 1 : at + len(slots)]))
        for at in range(len(tokens) - len(slots) + 1)
    )


@cache
def load() -> tuple[Cue, ...]:
    """Give the shipped cues in file order. Raises DataError where one is not valid."""
    return read(_FILE.read_text(encoding="utf-8"), "claims/cues.toml")


def read(text: str, name: str) -> tuple[Cue, ...]:
    """Read cues from TOML text; `name` is for messages. Raises DataError."""
    try:
        rows = kept_toml.loads(text).get("cue", [])
    except ValueError as error:
        raise DataError(f"{name}: {error}", "See the comment at the top of claims/cues.toml.") from error
    return tuple(_cue(row, name) for row in rows)


def _cue(row: Mapping[str, Any], name: str) -> Cue:
    place = f"{name}: cue '{row.get('id', '?')}'"
    for unknown in sorted(row.keys() - _FIELDS):
        raise DataError(f"{place}: unknown field {unknown}", f"Known are {', '.join(sorted(_FIELDS))}.")
    try:
        patterns = "|".join(f"(?:{p})" for p in row.get("pattern", []))
        return Cue(
            id=row["id"],
            group=row.get("group", row["id"]),
            type=row.get("type", ""),
            stance=row.get("stance", ""),
            weight=float(row.get("weight", 0)),
            pattern=re.compile(patterns) if patterns else None,
            lexemes=frozenset(row.get("lexemes", ())),
            tokens=tuple(tuple(_slot(slot, place) for slot in slots) for slots in row.get("tokens", [])),
            examples=tuple(row.get("examples", ())),
            never=tuple(row.get("never", ())),
        )
    except KeyError as error:
        raise DataError(f"{place}: {error.args[0]} is missing", "Every cue has an id.") from error
    except re.error as error:
        raise DataError(f"{place}: {error}", "Patterns are Python regular expressions.") from error


def _slot(row: Mapping[str, Any], place: str) -> Slot:
    for unknown in sorted(row.keys() - _SLOT_FIELDS):
        raise DataError(f"{place}: unknown field {unknown}", f"Known are {', '.join(sorted(_SLOT_FIELDS))}.")
    return Slot(
        start=bool(row.get("start", False)),
        lemma=_choices(row.get("lemma", ())),
        surface=_choices(row.get("surface", ())),
        pos=tuple(sorted(_choices(row.get("pos", ())))),
        cform=row.get("cform", ""),
        forbidden=_choices(row.get("not", ())),
    )


def _choices(value: str | Sequence[str]) -> frozenset[str]:
    return frozenset((value,) if isinstance(value, str) else value)
