"""Reads cues.toml: the discourse cues of a sentence, such as contrast, cause and greeting."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from flashgen import kept_toml
from flashgen.claims import wordings
from flashgen.claims.wordings import Wording
from flashgen.document import Token
from flashgen.errors import DataError
from flashgen.values import dataclass

_FILE = Path(__file__).with_name("cues.toml")
_FIELDS = frozenset(
    {"id", "group", "type", "stance", "weight", "pattern", "lexemes", "tokens", "examples", "never"}
)
_SLOT_FIELDS = frozenset({"start", "lemma", "surface", "pos", "cform", "not"})


@dataclass(frozen=True, slots=True)
class Slot:
    """What one token must be like; empty choices allow anything."""

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
            and (not self.cform or token.cform == self.cform)
            and token.surface not in self.forbidden
        )


@dataclass(frozen=True, slots=True)
class TokenPattern:
    """Slots for neighbouring tokens; `at_start` where they must begin the sentence."""

    slots: tuple[Slot, ...]
    at_start: bool = False

    def stands_at(self, first: int, tokens: Sequence[Token]) -> bool:
        """Tell whether tokens[first:] begin with the pattern."""
        if first < 0 or (first and self.at_start) or first + len(self.slots) > len(tokens):
            return False
        return all(map(Slot.fits, self.slots, tokens[first : first + len(self.slots)]))


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of cues.toml, which explains the fields. Its lexemes are `tokens`, too."""

    id: str
    group: str
    type: str
    stance: str
    weight: float
    wordings: tuple[Wording, ...]
    tokens: tuple[TokenPattern, ...]
    examples: tuple[str, ...]
    never: tuple[str, ...]


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
        return Cue(
            id=row["id"],
            group=row.get("group", row["id"]),
            type=row.get("type", ""),
            stance=row.get("stance", ""),
            weight=float(row.get("weight", 0)),
            wordings=tuple(map(wordings.read, row.get("pattern", []))),
            tokens=_token_patterns(row, place),
            examples=tuple(row.get("examples", ())),
            never=tuple(row.get("never", ())),
        )
    except KeyError as error:
        raise DataError(f"{place}: {error.args[0]} is missing", "Every cue has an id.") from error
    except re.error as error:
        raise DataError(f"{place}: {error}", "Patterns are Python regular expressions.") from error


def _token_patterns(row: Mapping[str, Any], place: str) -> tuple[TokenPattern, ...]:
    lexemes = _choices(row.get("lexemes", ()))
    patterns = [TokenPattern((Slot(lemma=lexemes),))] if lexemes else []
    for slots in row.get("tokens", []):
        at_start = {"start": True} in slots[:1]
        patterns.append(TokenPattern(tuple(_slot(slot, place) for slot in slots[at_start:]), at_start))
    for pattern in patterns:
        if not pattern.slots:
            raise DataError(f"{place}: a token pattern without tokens", "Say what the tokens must be like.")
        if not pattern.at_start and not any(s.lemma or s.surface or s.cform for s in pattern.slots):
            raise DataError(
                f"{place}: a token pattern of pos alone", "It wants a lemma, surface or cform too."
            )
    return tuple(patterns)


def _slot(row: Mapping[str, Any], place: str) -> Slot:
    for unknown in sorted(row.keys() - _SLOT_FIELDS):
        raise DataError(f"{place}: unknown field {unknown}", f"Known are {', '.join(sorted(_SLOT_FIELDS))}.")
    return Slot(
        lemma=_choices(row.get("lemma", ())),
        surface=_choices(row.get("surface", ())),
        pos=tuple(sorted(_choices(row.get("pos", ())))),
        cform=row.get("cform", ""),
        forbidden=_choices(row.get("not", ())),
    )


def _choices(value: str | Sequence[str]) -> frozenset[str]:
    return frozenset((value,) if isinstance(value, str) else value)
