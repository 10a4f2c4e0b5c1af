"""The words of Kansai that learners study: each whole, found where it is said, and nowhere else."""

import re
import tomllib
from collections import Counter
from itertools import chain
from typing import Any

import pytest

from flashgen.dialects.words import read_words
from flashgen.morphology.unidic import UnidicAnalyzer
from flashgen.morphology.user_dictionary import compile_rows
from tests.dialects.speech import KANSAI, analyzer, heard, items
from tests.dialects.test_catalogue import IDS, LEFTOVER

Row = dict[str, Any]
WORDS: list[Row] = tomllib.loads((KANSAI.folder / "vocabulary.toml").read_text(encoding="utf-8"))["word"]
EACH = [pytest.param(row, id=row["id"]) for row in WORDS]

FIELDS = {"id", "reading", "pos", "standard", "gloss", "region", "register", "age", "real_use", "examples"}
USES = {"very common", "common", "occasional", "rare", "famous, rarely said"}
# The most characters that a text may have and still fit on a phone's card.
GLOSS, PLACE, NOTE, SENTENCE = 80, 40, 180, 26


def test_there_are_enough() -> None:
    assert len(WORDS) >= 350
    kinds = Counter(row["pos"].split("-")[0] for row in WORDS)
    assert {kind for kind, count in kinds.items() if count >= 5} >= {
        "名詞", "動詞", "形容詞", "副詞", "感動詞", "代名詞",
    }  # fmt: skip


def test_ids_are_promises() -> None:
    ids = [row["id"] for row in WORDS]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"(n|v|adj|adv|int|pron)\.[a-z]+", id_) for id_ in ids)


def test_no_word_is_taught_twice() -> None:
    """Neither as two words, nor as an item of grammar too (えろう belongs to the card of えらい)."""
    assert {row["id"] for row in WORDS}.isdisjoint(IDS)
    spellings = Counter(chain.from_iterable(_spellings(row) for row in WORDS))
    assert [spelling for spelling, count in spellings.items() if count > 1] == []


def _spellings(row: Row) -> set[str]:
    given = row.get("surface", [])
    return {given} if isinstance(given, str) else {*given, *(form[0] for form in row.get("forms", []))}


@pytest.mark.parametrize("row", EACH)
def test_it_says_all_that_a_card_shows(row: Row) -> None:
    assert row.keys() >= FIELDS
    assert all(value not in ("", []) for value in row.values())
    assert row["age"] in {"all", "older", "young"}
    assert row["real_use"] in USES
    assert re.fullmatch("[ぁ-ゖー]+", row["reading"])
    if row.get("ctype") and not row.get("forms"):
        assert row.get("standard_ctype")


@pytest.mark.parametrize("row", EACH)
def test_it_fits_on_a_card(row: Row) -> None:
    assert len(row["gloss"]) <= GLOSS
    assert len(row["region"]) <= PLACE
    assert len(row["register"]) <= PLACE
    assert len(row.get("note", "") + row.get("false_friend", "")) < NOTE
    said = [pair[0] for pair in row["examples"]]
    assert len({*said, *row.get("never", [])}) == len(said) + len(row.get("never", []))
    for sentence in [*chain.from_iterable(row["examples"]), *row.get("never", [])]:
        assert len(sentence) <= SENTENCE, sentence
        assert sentence[-1] in "。？！", sentence


@pytest.mark.parametrize("row", EACH)
def test_it_is_found_and_rendered_where_it_is_said(row: Row) -> None:
    for said, standard in row["examples"]:
        sentence = heard(said)
        assert row["id"] in items(sentence)
        assert sentence.standard == standard


@pytest.mark.parametrize("row", EACH)
def test_the_standard_side_is_standard(row: Row) -> None:
    for said, standard in row["examples"]:
        if standard != said:  # a word of all Japan stays as it is where nothing else is dialect
            assert [form.surface for form in heard(standard).forms if not form.shared] == []
        assert not LEFTOVER.search(standard)


@pytest.mark.parametrize("row", EACH)
def test_it_is_not_found_where_its_letters_are_something_else(row: Row) -> None:
    for text in row.get("never", []):
        sentence = heard(text)
        assert row["id"] not in items(sentence)
        assert sentence.standard == text


@pytest.mark.parametrize("row", [p for p in EACH if p.values[0].get("in_context")])  # type: ignore[union-attr]
def test_a_word_in_context_warns_of_its_double(row: Row) -> None:
    """Standard Japanese has it too, so the tokenizer is not given it, and there is a counter-example."""
    assert row["id"] not in {token.dialect for token in analyzer().tokenize(row["examples"][0][0])}
    assert row.get("never") or row.get("note")


def _divided_without_vocabulary() -> UnidicAnalyzer:
    words = read_words(KANSAI.folder)
    rest = type(words)(words.tables[:1])
    return UnidicAnalyzer(compile_rows(rest.rows()))


def test_standard_japanese_is_divided_as_without_the_vocabulary() -> None:
    from tests.dialects.test_standard_doubles import DIVIDED, STANDARD

    without = _divided_without_vocabulary()
    differs = [
        text
        for text in STANDARD
        if [t.surface for t in without.tokenize(text)] != [t.surface for t in analyzer().tokenize(text)]
    ]
    assert set(differs) <= DIVIDED
