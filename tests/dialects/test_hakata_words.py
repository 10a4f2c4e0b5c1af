"""Hakata's items and words: each example renders exactly, and what looks alike is left alone."""

import pytest

from flashgen.dialects.items import Item
from flashgen.dialects.words import read_words
from flashgen.morphology.unidic import UnidicAnalyzer
from tests.dialects.speech import HAKATA, analyzer, heard, items
from tests.dialects.test_hakata_speakers import STANDARD

ROWS = tuple(read_words(HAKATA.folder).rows())
ITEMS = [HAKATA.items[id_] for id_ in HAKATA.items]
WORDS = [item for item in ITEMS if item.kind == "word"]
EXAMPLES = [
    pytest.param(item, said, standard, id=f"{item.id}: {said}")
    for item in ITEMS
    for said, standard in item.examples
]
NEVER = [pytest.param(item, text, id=f"{item.id}: {text}") for item in ITEMS for text in item.never]


@pytest.mark.parametrize(("item", "said", "standard"), EXAMPLES)
def test_example(item: Item, said: str, standard: str) -> None:
    assert heard(said, HAKATA).standard == standard


@pytest.mark.parametrize(("item", "text"), NEVER)
def test_counter_example(item: Item, text: str) -> None:
    assert item.id not in items(heard(text, HAKATA))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_items_are_recognised_in_their_own_examples(item: Item) -> None:
    assert any(item.id in items(heard(said, HAKATA)) for said, _ in item.examples)


def test_there_are_words_enough() -> None:
    assert len(WORDS) >= 60


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.id)
def test_a_word_says_what_its_card_shows(word: Item) -> None:
    assert word.reading
    assert word.standard
    assert word.meaning
    assert word.region
    assert word.register
    assert word.real_use in {"very common", "common", "occasional", "rare", "famous, rarely said"}
    assert len(word.examples) >= 2
    assert word.never


def test_rows_name_items() -> None:
    assert {row.item for row in ROWS} - {*HAKATA.items, ""} == set()


FORMS = [
    # surface, reading, headword, cform, standard
    ("暑か", "あつか", "暑い", "連体形-一般", "暑い"),
    ("うまか", "うまか", "うまい", "終止形-一般", "うまい"),
    ("せからしかっ", "せからしかっ", "せからしか", "連用形-促音便", "うるさかっ"),
    ("起きり", "おきり", "起きる", "命令形", "起きろ"),
    ("食べれ", "たべれ", "食べる", "命令形", "食べろ"),
    ("出ら", "でら", "出る", "未然形-一般", "出"),
    ("こう", "こう", "買う", "連用形-ウ音便", "買っ"),
    ("はわい", "はわい", "はわく", "連用形-イ音便", "掃い"),
    ("好いとう", "すいとう", "好いとう", "終止形-一般", "好きだ"),
]


@pytest.mark.parametrize("form", FORMS)
def test_form(form: tuple[str, ...]) -> None:
    assert form in {(row.surface, row.reading, row.headword, row.cform, row.standard) for row in ROWS}


def test_standard_japanese_is_divided_as_without_the_words() -> None:
    stock = UnidicAnalyzer()
    for text in STANDARD:
        ours = [token.surface for token in analyzer("hakata").tokenize(text)]
        assert ours == [token.surface for token in stock.tokenize(text)]


AMBIGUOUS = [
    # said, item, standard, the other reading
    ("まあ座らんね。", "imp.nne", "座りなさいよ", "座らないね"),
    ("鍵はなおしとって。", "v.naosu", "片付け", "なおし"),
    ("今日は雨で行かれん。", "neg.ren", "行けない", "行かれない"),
    ("黙らんとくらすぞ。", "v.kurasu", "殴る", "くらす"),
]


@pytest.mark.parametrize(("said", "item", "standard", "other"), AMBIGUOUS)
def test_ambiguous_forms_say_so(said: str, item: str, standard: str, other: str) -> None:
    form = next(form for form in heard(said, HAKATA).forms if form.item == item)
    assert (form.standard, form.alternatives) == (standard, (other,))
    assert form.confidence < 1
