"""Homographs: which of its readings a spelling has here, by rules over tokens and their neighbours.

What is the same everywhere stands in homographs/always.tsv. The rules are data too: each entry of
homographs/*.toml is about one spelling.

    [[word]]
    spelling = "人気"               # the token as it stands, or the headword of an inflected one; or a list
    readings = ["にんき", "ひとけ"]  # tokens read otherwise are let alone; an inflected word's as headword
    rules = [{ reading = "ひとけ", next = "の", next2 = "ない" }]   # the first whose conditions hold decides
    default = "にんき"              # where none does; left out: what UniDic says
    names = false                  # whether proper names follow the rules too
    examples = ["人気[にんき]の歌手", "人気[ひとけ]のない道"]       # run as tests

A rule's conditions name a place: `self`, `prev`, `prev2`, `prev3`, `next`, `next2`, `next3`, or `near` (any
token within `NEAR`). A condition is a string of alternatives parted by spaces, or a list of such strings
of which all must hold. An alternative is a surface (が), a headword (=言う), the beginning of a part of
speech (pos:動詞), of an inflected form (form:連体形) or of a reading (kana:た,だ), the end of a surface
(ends:月), a lemma (lemma:其の), a kind of name (name:地名), `kanji` or `katakana` for what it is written in,
`edge` for no token at all, or any of these after `!` for its contrary (not with `near`); a condition of
contraries holds where all of them do. A rule may also give the `headword` that is meant (行っ of 行う), and
how the form itself is `said` where that does not follow from the headword's reading (来ん こん of くる).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from flashgen import kept_toml
from flashgen.document import Token
from flashgen.errors import DataError
from flashgen.kana import has_kanji
from flashgen.values import dataclass

NEAR = 10
_PLACES = {"self": 0, "prev": -1, "prev2": -2, "next": 1, "next2": 2, "next3": 3, "prev3": -3}
_KATAKANA = re.compile("[ァ-ヺー・]+")
_FOLDER = Path(__file__).with_name("homographs")

Test = Callable[[Token | None], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to read a word, and where: place (or None for near) → test of the token there."""

    reading: str
    conditions: tuple[tuple[int | None, Test], ...]
    headword: str = ""
    said: str = ""

    def holds(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether all conditions hold around tokens[at]."""
        for place, test in self.conditions:
            if place is None:
                around = (*tokens[max(0, at - NEAR) : at], *tokens[at + 1 : at + 1 + NEAR])
                if not any(map(test, around)):
                    return False
            elif not test(tokens[at + place] if 0 <= at + place < len(tokens) else None):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Homograph:
    """A spelling with several readings; see the module for the meaning of the parts."""

    readings: frozenset[str]
    rules: tuple[Rule, ...]
    examples: tuple[str, ...]
    names: bool = False  # proper names, which are let alone otherwise, follow these rules too

    def choose(self, tokens: Sequence[Token], at: int) -> Rule | None:
        """Give the rule that decides the reading of tokens[at], or None to leave it."""
        token = tokens[at]
        if not {token.reading, token.headword_reading} & self.readings:
            return None
        return next((rule for rule in self.rules if rule.holds(tokens, at)), None)


def correct(tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens with the readings of homographs put right; dialect tokens stay as they are."""
    rows = _rows()
    corrected = list(tokens)
    for at, token in enumerate(tokens):
        surface, headword = token.surface, token.headword if token.ctype else ""
        if token.dialect and _is_lone_uonbin(tokens, at):
            corrected[at] = token = replace(
                token, reading=token.headword_reading, cform="終止形-一般", dialect="", standard=""
            )
        if (surface not in rows and headword not in rows) or token.dialect:
            continue
        for spelling in (surface,) if headword in ("", surface) else (surface, headword):
            if rule := _decision(spelling, corrected, at):
                corrected[at] = reread(token, rule)
                break
    return corrected


def _is_lone_uonbin(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb read as before て stands before something else: にお in 似合うけど for にあう."""
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.cform != "連用形-ウ音便" or token.surface != token.headword:
        return False
    if following is None or following.pos.startswith("名詞"):
        return True
    return not following.surface.startswith(("て", "た", "と", "ち", "は")) or following.surface in (
        "と",
        "は",
    )


def _decision(spelling: str, tokens: Sequence[Token], at: int) -> Rule | None:
    """Give the first rule for a spelling that holds for tokens[at]."""
    if spelling not in _rows():
        return None
    is_name = "固有名詞" in tokens[at].pos
    for homograph in known(spelling):
        if (homograph.names or not is_name) and (rule := homograph.choose(tokens, at)):
            return rule
    return None


def reread(token: Token, rule: Rule) -> Token:
    """Give the token the reading (of the headword, where it is inflected) that a rule demands."""
    old, new = token.headword_reading, rule.reading
    if not token.ctype:
        if token.reading == new:
            return token
        lexeme = replace(token.lexeme, reading=new)
        return _accented(replace(token, reading=new, headword_reading=new, lexeme=lexeme))
    # ひらく, あく: the ending く is theirs in common; 行う and 行く share what follows it (っ, た).
    same = 1 if rule.headword else 0
    while same < min(len(old), len(new)) - 1 and old[-1 - same] == new[-1 - same]:
        same += 1
    stem = old[: len(old) - same]
    if rule.said:
        reading = rule.said
    elif token.surface == token.headword:  # 得る stands as うる beside the headword reading える
        reading = new
    elif token.reading.startswith(stem):
        reading = new[: len(new) - same] + token.reading[len(stem) :]
    else:
        return token
    if (reading, new) == (token.reading, old):
        return token
    headword = rule.headword or token.headword
    lexeme = replace(token.lexeme, reading=new, lemma=rule.headword or token.lexeme.lemma)
    return _accented(replace(token, reading=reading, headword=headword, headword_reading=new, lexeme=lexeme))


def _accented(token: Token) -> Token:
    """Give a token that was read anew the accent of its new reading, or none where UniDic has none."""
    accent, rule = _accents().get((token.headword, token.headword_reading), ("", ""))
    return replace(token, accent=accent, accent_rule=rule)


@cache
def _accents() -> Mapping[tuple[str, str], tuple[str, str]]:
    lines = (_FOLDER / "accents.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(spelling, reading): (accent, rule) for spelling, reading, accent, rule in rows}


def table() -> Mapping[str, tuple[Homograph, ...]]:
    """Spelling → what is known of its readings, from all the files."""
    return {spelling: known(spelling) for spelling in _rows()}


@cache
def known(spelling: str) -> tuple[Homograph, ...]:
    """Give what is known of the readings of a listed spelling."""
    return tuple(_homograph(word, name) for name, word in _rows()[spelling])


@cache
def _rows() -> Mapping[str, list[tuple[str, Mapping[str, Any]]]]:
    """Spelling → the rows about it, with their files' names; a text needs one in ten of them."""
    rows: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for path in sorted(_FOLDER.glob("*.toml")):
        for word in kept_toml.loads(path.read_text(encoding="utf-8"))["word"]:
            spelling = word["spelling"]
            for one in [spelling] if isinstance(spelling, str) else spelling:
                rows.setdefault(one, []).append((path.name, word))
    for line in (_FOLDER / "always.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            spelling, unidic, reading, example = line.split("\t")
            word = {"spelling": spelling, "readings": [unidic], "default": reading, "examples": [example]}
            rows.setdefault(spelling, []).append(("always.tsv", word))
    return rows


_KEYS = {"spelling", "readings", "rules", "default", "examples", "names"}


def _homograph(word: Mapping[str, Any], name: str) -> Homograph:
    if unknown := set(word) - _KEYS:
        place = f"{name}: {word.get('spelling')}"
        raise DataError(
            f"{place}: unknown key {sorted(unknown)[0]}", f"Known keys: {', '.join(sorted(_KEYS))}."
        )
    rules = [_rule(rule) for rule in word.get("rules", ())]
    if "default" in word:
        rules.append(Rule(word["default"], ()))
    return Homograph(
        frozenset(word["readings"]), tuple(rules), tuple(word.get("examples", ())), word.get("names", False)
    )


def _rule(rule: Mapping[str, Any]) -> Rule:
    conditions: list[tuple[int | None, Test]] = []
    for place, value in rule.items():
        if place in ("reading", "headword", "said"):
            continue
        if place != "near" and place not in _PLACES:
            raise DataError(
                f"homographs: unknown place {place}", f"Known places: near, {', '.join(_PLACES)}."
            )
        if place == "near" and "!" in str(value):
            raise DataError("homographs: near takes no contraries", "Write a rule for them before this one.")
        for condition in [value] if isinstance(value, str) else value:
            conditions.append((_PLACES.get(place), _test(condition)))
    return Rule(rule["reading"], tuple(conditions), rule.get("headword", ""), rule.get("said", ""))


def _test(condition: str) -> Test:
    """Compile a condition: surfaces and headwords to sets, the rest to one test each."""
    words = condition.split()
    if words[0].startswith("!"):
        contrary = _test(" ".join(word.removeprefix("!") for word in words))
        return lambda token: not contrary(token)
    surfaces = frozenset(w for w in words if len(w) == 1 or not _is_special(w))
    headwords = frozenset(w[1:] for w in words if w.startswith("=") and len(w) > 1)
    others = tuple(_special(w) for w in words if _is_special(w) and not w.startswith("="))
    edge = "edge" in words

    def test(token: Token | None) -> bool:
        if token is None:
            return edge
        if token.surface in surfaces or token.headword in headwords:
            return True
        return any(other(token) for other in others)

    return test


def _is_special(word: str) -> bool:
    return word.startswith("=") or ":" in word or word in ("kanji", "katakana", "edge")


def _special(word: str) -> Callable[[Token], bool]:
    kind, _, value = word.partition(":")
    tests: dict[str, Callable[[Token], bool]] = {
        "pos": lambda token: token.pos.startswith(value),
        "form": lambda token: token.cform.startswith(value),
        "kana": lambda token: token.reading.startswith(tuple(value.split(","))),
        "katakana": lambda token: _KATAKANA.fullmatch(token.surface) is not None,
        "lemma": lambda token: token.lexeme.lemma == value,
        "name": lambda token: value in token.pos,
        "ends": lambda token: token.surface.endswith(tuple(value.split(","))),
        "kanji": lambda token: has_kanji(token.surface),
        "edge": lambda _: False,
    }
    if kind not in tests:
        raise DataError(f"homographs: unknown condition {word}", f"Known kinds: {', '.join(tests)}.")
    return tests[kind]


def examples() -> Iterable[tuple[str, str]]:
    """Give each example sentence with the spelling that it is about."""
    for spelling, homographs in table().items():
        for homograph in homographs:
            for example in homograph.examples:
                yield spelling, example
