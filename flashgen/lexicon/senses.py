"""Which entry of the dictionary a word is, and which of its senses stands first for it.

Everything is points: a sense is worth how well its part of speech fits UniDic's (0 to 3, see
data/pos_fit.tsv) and the neighbours of the word (data/roles.tsv), less what its usage tags cost
(data/usage_tags.tsv); an entry is worth its best sense, plus how well spelling and reading fit
and how common it is. The tables are in the file formats of this folder's data.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache, lru_cache
from pathlib import Path

from flashgen.kana import has_kanji, is_kana
from flashgen.lexicon.cues import USUAL, cues_of, heard
from flashgen.lexicon.dictionary import Entry, Sense
from flashgen.lexicon.english import content_words
from flashgen.lexicon.remarks import bracketed
from flashgen.lexicon.short_glosses import short_glosses
from flashgen.values import dataclass

_JAPANESE = re.compile(r"[^\x00-\x7f]+")
_DATA = Path(__file__).parent / "data"

Point = tuple[str, float]
Evidence = list[Point]
"""Points, each with what it is given for."""

_WRONG_READING = -4.0
_ORDER = 0.12  # per sense: JMdict puts the commonest first
_LATER_SPELLING = 0.4  # per place in the entry's spellings, three places at most
_COMMON = 1.0
_KANA_WORD = 1.0  # written in kana, and the entry has no kanji, or says uk of some sense
_KANA_FOR_KANJI = -0.8  # written in kana although the entry has kanji and never says uk
_UK = 0.4  # a sense that says uk, in kana
_UK_IN_KANJI = -0.1
_LEMMA = 1.5  # UniDic's lemma of a kana word is one of the entry's kanji spellings
_OTHER_DIALECT = -5.0
_OWN_DIALECT = 3.0
# Dictionaries class dialect words by their sentence: あかん is exp, int, adj-f.
_DIALECT_FIT = (("dialect word", 3.0),)
_NO_WORDS = frozenset({"aux", "aux-v", "cop", "prt"})
_FIELD = -0.3  # a sense of some field, in a text that is not about it
_FIRST_FIELD = -0.1  # the first sense of its entry: 細胞 is a cell of a body before one of a party
_OWN_FIELD = -0.15  # in one that is: most words mean there, too, what they always do
_FOREMOST = 0.7  # for a sense whose first part of speech fits, not a later one
# Remarks of the kind "esp. 空く": for that spelling, none, against the entry's other spellings.
_NAMED = {1: 0.4, 0: 0.0, -1: -1.0}
_CUE = 1.5  # a word nearby that speaks for the sense (data/sense_cues.tsv)
_PARTNER = 0.8  # more for a word that it goes with, such as its object
_PARTNER_IN_KANA = 2.4  # which is the best sign of what a word in kana is: 杖をつく
_USUAL = 0.8  # the sense that the same table calls usual
_REMARK = 1.4  # what it goes with is named in the brackets of a gloss
_HINT = 1.5  # per word that the glossary's English shares with the sense, two at most


@dataclass(frozen=True, slots=True)
class Usage:
    """How a word stands in its sentence, as far as it helps to find its entry and sense.

    `spelling` is that of the dictionary form, `reading` its hiragana; pos and ctype are
    UniDic's, lemma too; roles are those of data/roles.tsv; hints are English words; `around` has
    the words nearby that can be cues (see cues.py), partners the English of what it goes with; topics are
    the fields that the text is about.
    """

    spelling: str
    reading: str
    pos: str
    ctype: str = ""
    lemma: str = ""
    roles: tuple[str, ...] = ()
    dialect: bool = False
    hints: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry and a sense of it, counted from 1, with what that sense is worth."""

    entry: Entry
    sense: int
    points: float = field(compare=False, default=0.0)

    @property
    def glosses(self) -> tuple[str, ...]:
        """The glosses of the sense, the short ones first."""
        return short_glosses(self.entry.senses[self.sense - 1].glosses)


def choose(entries: Iterable[Entry], usage: Usage) -> Choice | None:
    """Give the entry and sense worth most for a usage; None if no part of speech fits at all.

    Of equals the first holds, so that the order of the dictionary decides.
    """
    choices = [choice for entry in entries if (choice := _best_sense(entry, usage))]
    if len(choices) < 2:
        return choices[0] if choices else None
    return max(choices, key=lambda choice: worth(choice, usage))


def worth(choice: Choice, usage: Usage) -> float:
    """Give the points of a choice for a usage, those of its sense and those of its entry."""
    return choice.points + total(entry_evidence(choice.entry, usage))


def total(evidence: Evidence) -> float:
    """Add points up."""
    points = 0.0
    for _, each in evidence:
        points += each
    return points


def _best_sense(entry: Entry, usage: Usage) -> Choice | None:
    best, most = 0, 0.0
    for number, evidence in sense_evidence(entry, usage):
        points = total(evidence)
        if not best or points > most:
            best, most = number, points
    return Choice(entry, best, most) if best else None


def sense_evidence(entry: Entry, usage: Usage) -> Iterator[tuple[int, Evidence]]:
    """Give what speaks for and against each sense that may be meant, by the number of the sense.

    This is both what a choice is made by and what `flashgen words --explain` shows.
    """
    fits = _fits(usage.pos, usage.ctype, usage.roles)
    cues = cues_of(entry.seq)
    for number, sense in enumerate(entry.senses, 1):
        fit = fits[sense.pos]
        if usage.dialect and sense.dialect and _NO_WORDS.isdisjoint(sense.pos):
            fit = _DIALECT_FIT
        if not fit or ((sense.stagk or sense.stagr) and not sense.fits(usage.spelling, usage.reading)):
            continue
        found = [*fit]
        if sense.misc or sense.dialect or sense.field or sense.info or usage.hints or usage.partners:
            found += _tag_evidence(entry, sense, usage)
        if number in cues:
            found += _cue_evidence(cues[number], usage)
        if number > 1:
            found.append(("later sense", -_ORDER * (number - 1)))
        yield number, found


def _tag_evidence(entry: Entry, sense: Sense, usage: Usage) -> Iterator[Point]:
    if sense.misc:
        yield from _costs_of(sense.misc)
    if sense.dialect:
        yield ("of the dialect", _OWN_DIALECT) if usage.dialect else ("of a dialect", _OTHER_DIALECT)
    if "uk" in sense.misc:
        yield "uk", _UK if is_kana(usage.spelling) else _UK_IN_KANJI
    if sense.field and not usage.hints:
        foreign = _FIELD if usage.topics.isdisjoint(sense.field) else _OWN_FIELD
        first = sense is entry.senses[0] and len(entry.senses) > 1
        yield f"field {sense.field[0]}", _FIRST_FIELD if first else foreign
    if sense.info and (named := _NAMED[_named_spelling(entry, sense, usage.spelling)]):
        yield "remark on spelling", named
    if usage.partners and any(not usage.partners.isdisjoint(bracketed(gloss)) for gloss in sense.glosses):
        yield "gloss names partner", _REMARK
    if usage.hints:
        shared = usage.hints & {word for gloss in sense.glosses for word in content_words(gloss)}
        if shared:
            yield "glossary", _HINT * min(2, len(shared))


def _cue_evidence(cues: frozenset[str], usage: Usage) -> Iterator[Point]:
    if USUAL in cues:
        yield "usual sense", _USUAL
    near = heard(usage.around, cues)
    if partners := [word[1:] for word in near if word[0] == "="]:
        partner = _PARTNER_IN_KANA if is_kana(usage.spelling) else _PARTNER
        yield f"goes with {min(partners)}", _CUE + partner
    elif near:
        yield f"near {min(near)}", _CUE


def _named_spelling(entry: Entry, sense: Sense, spelling: str) -> int:
    """Tell whether remarks such as "esp. 空く" name this spelling (1), others only (-1) or none (0)."""
    remarks = [remark for remark in sense.info if remark.startswith(("esp.", "usu.", "often"))]
    if not remarks:
        return 0
    named = {word for remark in remarks for word in _JAPANESE.findall(remark)}
    return 1 if spelling in named else -any(other.text in named for other in entry.kanji)


def entry_evidence(entry: Entry, usage: Usage) -> Evidence:
    """Give what speaks for and against an entry, whichever of its senses is meant."""
    kana = is_kana(usage.spelling)
    spellings = entry.kanji if not kana and has_kanji(usage.spelling) else entry.kana
    texts = [spelling.text for spelling in spellings]
    place = texts.index(usage.spelling) if usage.spelling in texts else 0
    # 嘴 is common as くちばし, but not as はし
    common = entry.common and (not kana or spellings[place].common)
    found: Evidence = [("common", _COMMON)] if common else []
    if place:
        found.append(("later spelling", -_LATER_SPELLING * min(place, 3)))
    if spellings and spellings[place].info:
        found += _costs_of(spellings[place].info)
    readings = entry.readings(usage.spelling)
    if readings and usage.reading not in readings:
        found.append(("other reading", _WRONG_READING))
    elif readings and (later := readings.index(usage.reading)):
        found.append(("later reading", -_LATER_SPELLING * min(later, 3) / 2))
    if kana:
        found.append(
            ("kana word", _KANA_WORD) if is_kana_word(entry) else ("kana for kanji", _KANA_FOR_KANJI)
        )
        if usage.lemma in [kanji.text for kanji in entry.kanji]:
            found.append((f"lemma {usage.lemma}", _LEMMA))
    return found


def is_kana_word(entry: Entry) -> bool:
    """Tell whether an entry has no kanji, or is usually written in kana in one of its senses."""
    return not entry.kanji or any("uk" in sense.misc for sense in entry.senses)


def is_safe_for_dialect(entry: Entry, spelling: str) -> bool:
    """Tell whether an entry may explain a dialect token: へん is not 辺, ほかす is just ほかす."""
    return has_kanji(spelling) or is_kana_word(entry) or any(sense.dialect for sense in entry.senses)


def _costs_of(tags: tuple[str, ...]) -> Iterator[Point]:
    costs = _costs()
    for tag in tags:
        if tag in costs:
            yield tag, -costs[tag]


@lru_cache(maxsize=4096)
def _fits(pos: str, ctype: str, roles: tuple[str, ...]) -> "_Fits":
    return _Fits(pos, ctype, roles)


class _Fits(dict[tuple[str, ...], tuple[Point, ...]]):
    """What codes of JMdict are worth to a part of speech with its neighbours, reckoned once for each.

    Nothing at all where they do not fit.
    """

    def __init__(self, pos: str, ctype: str, roles: tuple[str, ...]) -> None:
        table, wanted = _table("pos_fit.tsv"), _table("roles.tsv")
        row = next((table[pos[:n]] for n in range(len(pos), 0, -1) if pos[:n] in table), {})
        self._verbs = _conjugation(ctype) if "v" in row else frozenset[str]()
        self._points = {**dict.fromkeys(self._verbs, row.get("v", 0.0)), **row}
        self._roles = [(role, wanted[role]) for role in roles]

    def __missing__(self, codes: tuple[str, ...]) -> tuple[Point, ...]:
        fit = self[codes] = tuple(self._fit(codes))
        return fit

    def _fit(self, codes: tuple[str, ...]) -> Iterator[Point]:
        if self._verbs and self._verbs.isdisjoint(codes) and any(map(_is_verb, codes)):
            return  # a verb of another class, or an expression that ends in one
        fits = [self._points[code] for code in codes if code in self._points]
        if not fits:
            return
        yield "part of speech", max(fits)
        if foremost := self._points.get(codes[0], 0.0):
            yield "named first", _FOREMOST * foremost / 3
        for role, points in self._roles:
            if best := max(points.get(code, 0.0) for code in codes):
                yield f"neighbour: {role}", best


def _is_verb(code: str) -> bool:
    return code[:2] in {"v1", "v2", "v4", "v5", "vk", "vs", "vz", "vr", "vn"} and code != "vs"


@cache
def _conjugation(ctype: str) -> frozenset[str]:
    rows = dict(_rows("conjugations.tsv"))
    codes = next((rows[ctype[:n]] for n in range(len(ctype), 0, -1) if ctype[:n] in rows), "")
    return frozenset(codes.split())


@cache
def _table(name: str) -> Mapping[str, Mapping[str, float]]:
    pairs = {row: [item.split("=") for item in items.split()] for row, items in _rows(name)}
    return {row: {code: float(value) for code, value in items} for row, items in pairs.items()}


@cache
def _costs() -> Mapping[str, float]:
    return {tag: float(rest.split("\t")[0]) for tag, rest in _rows("usage_tags.tsv")}


def _rows(name: str) -> list[tuple[str, str]]:
    """Give the rows of a table of ours as first column and rest; the header is left out."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    rows = [line.partition("\t") for line in lines if line and not line.startswith("#")]
    return [(first, rest) for first, _, rest in rows[1:]]
