"""A property: what a Kansai speaker makes of a standard word comes back as that word's standard form.

The words, forms and frames are tables in data/, and so is what does not come back, with the reason.
"""

from collections import Counter
from functools import cache

import pytest

from tests.dialects.generated import Pair, pairs, readings, table
from tests.dialects.speech import heard, items
from tests.dialects.test_catalogue import ITEMS as CATALOGUES

ITEMS = CATALOGUES["kansai"]

PAIRS = tuple(pairs())
EXCEPTIONS = table("exceptions")
INFLECTING = {"copula", "negation", "aspect", "honorific", "imperative"}
# Inflecting items of which the tables have nothing, and where they are tested.
ELSEWHERE = {
    "asp.teru": "standard too, and left as it is",
    "cop.yana": "な, in test_plain_speech and the rules",
    "cop.yanna": "な, in test_plain_speech and the rules",
    "hon.yasu": "set phrases (おいでやす), in the rules",
    "hon.omasu": "set phrases (おますか), in the rules",
    "hon.san": "nouns",
}


def wrong(pair: Pair) -> str:
    """Tell what is wrong with what a sentence is taken for; empty if nothing is."""
    sentence = heard(pair.said)
    wanted = {pair.standard, pair.also} if pair.also else {pair.standard}
    if sentence.standard not in wanted:
        return f"{sentence.standard}, not {pair.standard}"
    if not wanted - {sentence.standard} <= readings(sentence):
        return f"{sentence.standard}, without the other reading"
    found = items(sentence)
    if not any(f"{item}.".startswith(f"{name}.") for name in pair.item.split("|") for item in found):
        return f"no {pair.item} among {sorted(found)}"
    return ""


@cache
def failures() -> dict[str, str]:
    return {pair.said: problem for pair in PAIRS if (problem := wrong(pair))}


def excepted(said: str) -> bool:
    return any(piece in said for row in EXCEPTIONS for piece in row["pieces"].split())


@pytest.mark.parametrize("item", sorted({pair.item for pair in PAIRS}))
def test_every_form_comes_back(item: str) -> None:
    of_item = {pair.said for pair in PAIRS if pair.item == item and not excepted(pair.said)}
    assert {said: problem for said, problem in failures().items() if said in of_item} == {}


@pytest.mark.parametrize("row", EXCEPTIONS, ids=[row["pieces"][:8] for row in EXCEPTIONS])
def test_exceptions_are_needed_and_explained(row: dict[str, str]) -> None:
    assert row["kind"] in {"ambiguous", "limit"}
    assert row["why"]
    for piece in row["pieces"].split():
        assert any(piece in said for said in failures()), f"{piece} comes back"


def test_the_standard_side_is_left_alone() -> None:
    touched = []
    for text in {text for pair in PAIRS for text in (pair.standard, pair.also) if text}:
        sentence = heard(text)
        if sentence.standard != text or any(not form.shared for form in sentence.forms):
            touched.append(text)
    assert touched == []


def test_there_are_enough() -> None:
    assert len(PAIRS) >= 20_000
    assert len({pair.said for pair in PAIRS}) == len(PAIRS)
    assert sum(excepted(pair.said) for pair in PAIRS) < len(PAIRS) / 200
    assert len(table("verbs")) >= 100
    assert len(table("adjectives")) >= 25
    assert len(table("nouns")) >= 20
    rows = {row["class"].split("-")[-1] for row in table("verbs") if row["class"].startswith("五段")}
    assert rows == {"カ行", "ガ行", "サ行", "タ行", "ナ行", "バ行", "マ行", "ラ行", "ワア行"}


@pytest.mark.parametrize("kind", sorted({row["kind"] for row in table("verbs")}))
def test_every_kind_of_verb_has_many_forms(kind: str) -> None:
    leads = {row["lead"] for row in table("verbs") if row["kind"] == kind}
    made = Counter(pair.form for pair in PAIRS if any(pair.said.startswith(lead) for lead in leads))
    assert len(made) >= 20


SMALL_Y = {"し": "しゅ", "き": "きゅ"}
A_TO_O = str.maketrans("あかがさざただなはばぱまやらわ", "おこごそぞとどのほぼぽもよろお")


def read(said: str) -> str:
    return "".join(token.reading for token in heard(said).tokens)


@pytest.mark.parametrize(
    "verb", [row for row in table("verbs") if row["kind"] == "ワア行"], ids=lambda row: row["verb"]
)
def test_verbs_in_u_are_read_as_they_sound(verb: dict[str, str]) -> None:
    stem = verb["reading"][:-2] + verb["reading"][-2].translate(A_TO_O)
    assert read(f"{verb['lead']}{verb['verb']}てきた。").endswith(f"{stem}うてきた。")
    assert read(f"{verb['lead']}{verb['verb'][:-1]}てきた。").endswith(f"{stem}てきた。")


@pytest.mark.parametrize(
    "row",
    [row for row in table("adjectives") if row["adjective"] != "辛い"],
    ids=lambda row: row["adjective"],
)
def test_adjectives_are_read_as_they_sound(row: dict[str, str]) -> None:
    stem = row["reading"][:-1]
    sound = SMALL_Y.get(stem[-1]) or stem[-1].translate(A_TO_O)
    assert read(f"{row['lead']}{row['sound']}なった。").endswith(f"{stem[:-1]}{sound}うなった。")


def test_every_inflecting_item_is_in_the_tables() -> None:
    tables = ("verb_forms", "adjective_forms", "noun_forms", "phrases", "negatives")
    named = {name for file in tables for row in table(file) for name in row["item"].split("|")}
    wanted = {item["id"] for item in ITEMS if item["category"] in INFLECTING} - ELSEWHERE.keys()
    missing = {id_ for id_ in wanted if not any(f"{id_}.".startswith(f"{name}.") for name in named)}
    assert missing == set()
    assert ELSEWHERE.keys() <= {item["id"] for item in ITEMS}
