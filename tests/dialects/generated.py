"""What a Kansai speaker makes of standard words, generated from tables: data/*.tsv.

A pair is a whole sentence in dialect and the same in standard Japanese. The tables are for linguists; here
their slots are filled: {未然} and the like by conjugation, {へん} and {はる} with all that their tables list.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from flashgen.document import Sentence
from flashgen.morphology.conjugation import conjugate, is_voiced

DATA = Path(__file__).with_name("data")
FORMS = {
    "未然": "未然形",
    "連用": "連用形",
    "辞書": "終止形",
    "仮定": "仮定形",
    "意志": "意志推量形",
    "て": "て形",
    "た": "た形",
    "音便": "音便形",
}
_SLOT = re.compile(r"\{([^}]*)\}")
_VOICE = "゛"  # what stands after it is voiced: 読ん゛た is 読んだ
_VOICED = dict(zip("てたと", "でだど", strict=True))

Row = Mapping[str, str]
Slots = dict[str, list[str]]


@dataclass(frozen=True)
class Pair:
    """One sentence in dialect, in standard Japanese, and what it may be besides; item "a|b": a or b."""

    item: str
    form: str
    said: str
    standard: str
    also: str


@cache
def table(name: str) -> tuple[Row, ...]:
    """Read a table: one line a row, "#" begins a comment, "-" is an empty cell."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    header, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(
        dict(zip(header, ("" if cell == "-" else cell for cell in row), strict=True)) for row in rows
    )


def pairs() -> Iterator[Pair]:
    """Give all pairs, each sentence once."""
    seen: set[str] = set()
    for pair in (*_of_verbs(), *_of_adjectives(), *_of_nouns(), *_of_phrases()):
        if pair.said not in seen:
            seen.add(pair.said)
            yield pair


def readings(sentence: Sentence) -> set[str]:
    """Give what a sentence is, with one form at a time read as one of its alternatives.

    Forms that are sure of themselves (confidence 1) have no other reading.
    """
    found = set()
    for doubtful in sentence.forms:
        for other in doubtful.alternatives if doubtful.confidence < 1 else ():
            pieces, at = [], 0
            for form in sentence.forms:
                pieces += [sentence.text[at : form.start], other if form is doubtful else form.standard]
                at = form.end
            found.add("".join([*pieces, sentence.text[at:]]))
    return found


def _of_verbs() -> Iterator[Pair]:
    groups = {row["group"]: row["kinds"].split() for row in table("groups")}
    forms = [
        (form, {kind for name in form["kinds"].split() for kind in groups.get(name, [name])})
        for form in table("verb_forms")
    ]
    for verb in table("verbs"):
        kinds = {verb["kind"], *(["ラ行"] if verb["class"] == "五段-ラ行" and verb["kind"] == "五段" else [])}
        dialect, standard = _verb_slots(verb)
        for form, wanted in forms:
            if kinds & wanted and (verb["will"] == "yes" or not form["will"]):
                yield from _framed(verb["lead"], form, dialect, standard)


def _verb_slots(verb: Row) -> tuple[Slots, Slots]:
    """Give what fills the slots of a verb's forms, in dialect and in standard Japanese."""
    word, kind = verb["verb"], verb["kind"]
    standard = _conjugated(verb)
    dialect = {name: list(values) for name, values in standard.items()}
    dialect["短音便"] = dialect["音便"]
    if kind == "ワア行":
        short = [word[:-1]] if len(verb["reading"]) > 2 else []
        dialect["ウ音便"] = [word, *short]
        dialect["短音便"] = [word[:-1] + "っ", *short]
        dialect["音便"] = [word[:-1] + "っ", word, *short]
    dialect["へん"] = [_one(row["dialect"], standard) for row in table("negatives") if row["kind"] == kind]
    own = [row for row in table("honorifics") if row["kind"] == word]
    polite = own or [row for row in table("honorifics") if row["kind"] == kind]
    dialect["はる"] = [_one(row["dialect"], standard) for row in polite]
    if verb["standard"]:
        standard = _conjugated(next(row for row in table("verbs") if row["verb"] == verb["standard"]))
    for slot, name in (("受", "standard"), ("受否", "negative")):
        standard[slot] = [_one(row[name], standard) for row in polite[:1]]
    return dialect, standard


def _conjugated(verb: Row) -> Slots:
    word, ctype = verb["verb"], verb["class"]
    slots = {slot: [conjugate(word, ctype, form) or ""] for slot, form in FORMS.items()}
    slots |= {"ん": slots["未然"], "短意": [slots["意志"][0][:-1]], "撥音": [word[:-1] + "ん"]}
    slots |= {"サ": [word.removesuffix("する")], "カ": [word.removesuffix("来る").removesuffix("くる")]}
    slots["否"] = [""] if word == "ある" else slots["未然"]
    if verb["kind"] == "する":
        slots["ん"] = [slots["サ"][0] + "せ"]
    if is_voiced(word, ctype):
        slots["音便"] = [slots["音便"][0] + _VOICE]
    return slots


def _of_adjectives() -> Iterator[Pair]:
    for row in table("adjectives"):
        word, other = row["adjective"], row["standard"] or row["adjective"]
        standard = {"い": [other], "かっ": [other[:-1] + "かっ"], "く": [other[:-1] + "く"]}
        short = [word[:-1]] if row["short"] == "yes" else []
        for form in table("adjective_forms"):
            sounds = [row["sound"], *(short if form["short"] == "yes" else [])]
            dialect = {"い": [word], "かっ": [word[:-1] + "かっ"], "う": sounds}
            yield from _framed(row["lead"], form, dialect, standard)


def _of_nouns() -> Iterator[Pair]:
    for row in table("nouns"):
        slots = {"名": [row["noun"]]}
        for form in table("noun_forms"):
            yield from _framed(row["lead"], form, slots, slots)


def _of_phrases() -> Iterator[Pair]:
    for form in table("phrases"):
        yield from _framed("", form, {}, {})


def _framed(lead: str, form: Row, dialect: Slots, standard: Slots) -> Iterator[Pair]:
    """Put a form, in each of its spellings, into each of the frames that its row lists."""
    frames = {row["key"]: row for row in table("frames")}
    slots = standard | {row["ending"]: [row["standard"]] for row in table("endings")}
    wanted, also = (_one(form[name], slots) for name in ("standard", "also"))
    for said in _filled(form["dialect"], dialect):
        for key in form["frames"]:
            frame = frames[key]
            yield Pair(
                form["item"],
                form["dialect"],
                frame["dialect"].format(lead + said),
                frame["standard"].format(lead + wanted),
                also and frame["standard"].format(lead + also),
            )


def _one(template: str, slots: Mapping[str, Sequence[str]]) -> str:
    return next(_filled(template, slots))


def _filled(template: str, slots: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Fill a template's slots in every way there is."""
    pieces = _SLOT.split(template)
    for values in product(*(slots[name] for name in pieces[1::2])):
        text = "".join(piece + value for piece, value in zip(pieces[::2], (*values, ""), strict=True))
        voiced = re.sub(f"{_VOICE}(.)", lambda found: _VOICED.get(found[1], found[1]), text)
        yield voiced.removesuffix(_VOICE)
