"""What a Kansai speaker makes of standard words, generated from tables: data/*.tsv.

A pair is a whole sentence in dialect and the same in standard Japanese. Tables are for linguists; here
their slots are filled: {未然} and the like by conjugation, {へん} and {はる} by all that their tables list.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import re

from flashgen.morphology.conjugation import conjugate, is_voiced

DATA = Path(__file__).with_name("data")
_SLOT = re.compile(r"\{([^}]*)\}")
_VOICED = dict(zip("てたと", "でだど", strict=True))
_FORMS = {"未然": "未然形", "連用": "連用形", "辞書": "終止形", "仮定": "仮定形", "意志": "意志推量形",
          "て": "て形", "た": "た形", "音便": "音便形"}
_A_TO_O = str.maketrans("あかがさただなばまらわ", "おこごそとどのぼもろお")

Slots = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Pair:
    """One sentence in dialect; `also` is the other reading where the words do not decide."""

    item: str
    said: str
    standard: str
    also: str = ""
    form: str = ""


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Read a table: one line a row, "#" begins a comment, "-" is an empty cell."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    header, *body = rows
    return tuple(
        dict(zip(header, ("" if cell == "-" else cell for cell in row), strict=True)) for row in body
    )


def pairs() -> Iterator[Pair]:
    """Give all pairs, each once."""
    seen = set()
    for pair in (*_of_verbs(), *_of_adjectives(), *_of_nouns(), *_of_phrases()):
        if pair.said not in seen:
            seen.add(pair.said)
            yield pair


def _of_verbs() -> Iterator[Pair]:
    groups = {row["group"]: row["kinds"].split() for row in table("groups")}
    for verb in table("verbs"):
        dialect, standard = _verb_slots(verb)
        kinds = {verb["kind"]} | ({"ラ行"} if verb["class"] == "五段-ラ行" and verb["kind"] == "五段" else set())
        for form in table("verb_forms"):
            wanted = {k for name in form["kinds"].split() for k in groups.get(name, [name])}
            if kinds & wanted and (verb["will"] == "yes" or not form["will"]):
                yield from _framed(verb["lead"], form, dialect, standard)


def _verb_slots(verb: Mapping[str, str]) -> tuple[Slots, Slots]:
    word, ctype, kind = verb["verb"], verb["class"], verb["kind"]
    forms = {slot: [conjugate(word, ctype, form) or ""] for slot, form in _FORMS.items()}
    forms |= {"ん": forms["未然"], "短意": [forms["意志"][0][:-1]], "撥音": [word[:-1] + "ん"]}
    forms |= {"サ": [word.removesuffix("する")], "カ": [word.removesuffix("来る").removesuffix("くる")]}
    forms |= {"否": forms["未然"] if kind != "ある" else [""]}
    if kind == "する":
        forms["ん"] = [word.removesuffix("する") + "せ"]
    if is_voiced(word, ctype):
        forms["音便"] = [forms["音便"][0] + "゛"]
    dialect = dict(forms) | {"短音便": forms["音便"]}
    if kind == "ワア行":
        dialect["ウ音便"] = [word] + ([word[:-1]] if len(verb["reading"]) > 2 else [])
        dialect["短音便"] = [word[:-1] + "っ", *dialect["ウ音便"][1:]]
        dialect["音便"] = [word[:-1] + "っ", *dialect["ウ音便"]]
    dialect["へん"] = [_one(r["dialect"], forms) for r in table("negatives") if r["kind"] == kind]
    if verb["standard"]:
        other = next(v for v in table("verbs") if v["verb"] == verb["standard"])
        forms = dict(_verb_slots(other)[1])
    own = [r for r in table("honorifics") if r["kind"] == word]
    polite = own or [r for r in table("honorifics") if r["kind"] == kind]
    dialect["はる"] = [_one(r["dialect"], forms) for r in polite]
    for slot, name in (("受", "standard"), ("受否", "negative")):
        forms[slot] = [_one(r[name], forms) for r in polite[:1]]
    return dialect, forms


def _of_adjectives() -> Iterator[Pair]:
    for row in table("adjectives"):
        word, other = row["adjective"], row["standard"] or row["adjective"]
        sounds = {"": [row["sound"], *([word[:-1]] if row["short"] == "yes" else [])], "no": [row["sound"]]}
        forms = {"い": [word], "かっ": [word[:-1] + "かっ"], "う": [""]}
        standard = {"い": [other], "かっ": [other[:-1] + "かっ"], "く": [other[:-1] + "く"]}
        for form in table("adjective_forms"):
            yield from _framed(
                row["lead"], form, forms | {"う": sounds.get(form["short"], [row["sound"]])}, standard
            )


def _of_nouns() -> Iterator[Pair]:
    for row in table("nouns"):
        for form in table("noun_forms"):
            yield from _framed(row["lead"], form, {"名": [row["noun"]]}, {"名": [row["noun"]]})


def _of_phrases() -> Iterator[Pair]:
    for form in table("phrases"):
        yield from _framed("", form, {}, {})


def _framed(lead: str, form: Mapping[str, str], dialect: Slots, standard: Slots) -> Iterator[Pair]:
    endings = {row["ending"]: [row["standard"]] for row in table("endings")}
    frames = {row["key"]: row for row in table("frames")}
    wanted, also = (_one(form[name], {**standard, **endings}) for name in ("standard", "also"))
    for said in _filled(form["dialect"], dialect):
        for key in form["frames"]:
            frame = frames[key]
            yield Pair(
                form["item"],
                frame["dialect"].format(lead + said),
                frame["standard"].format(lead + wanted),
                also and frame["standard"].format(lead + also),
                form["dialect"],
            )


def _one(template: str, slots: Slots) -> str:
    return next(iter(_filled(template, slots)), "")


def _filled(template: str, slots: Slots) -> Iterator[str]:
    """Fill a template's slots in every way there is."""
    pieces = _SLOT.split(template)
    names = pieces[1::2]
    for values in product(*(slots[name] for name in names)):
        text = "".join(
            piece + value for piece, value in zip(pieces[::2], (*values, ""), strict=True)
        )
        yield re.sub("゛(.)", lambda m: _VOICED.get(m[1], m[1]), text).removesuffix("゛")
