"""The catalogues of items: what learners will trust for years is at least whole and consistent."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import flashgen

FOLDER = Path(flashgen.__file__).parent / "dialects"
Item = dict[str, Any]


def _items(dialect: str) -> list[Item]:
    table = tomllib.loads((FOLDER / dialect / "grammar.toml").read_text(encoding="utf-8"))
    assert set(table) == {"item"}
    rows: list[Item] = table["item"]
    return rows


# A dialect and the least number of items that its catalogue has.
LEAST = {"kansai": 234, "hakata": 120}
ITEMS = {dialect: _items(dialect) for dialect in LEAST}
IDS = {dialect: {item["id"] for item in items} for dialect, items in ITEMS.items()}
EACH = [
    pytest.param(item, id=f"{dialect}: {item['id']}") for dialect, items in ITEMS.items() for item in items
]

CATEGORIES = {"copula", "negation", "aspect", "honorific", "sound", "imperative", "conjunction", "particle"}
CATEGORIES |= {"response", "demonstrative", "adverb", "adjective", "verb", "noun"}

# The most characters that a field may have and still fit on a phone's card.
LENGTHS = {
    "form": 14,
    "reading": 14,
    "standard": 16,
    "meaning": 80,
    "formation": 60,
    "region": 32,
    "register": 32,
    "note": 180,
}
SENTENCE = 26

# real_use by the least per_million that earns it; where nothing was counted it is judgement.
BANDS = ((300, "very common"), (50, "common"), (5, "occasional"), (0, "rare"))
FAMOUS = "famous, rarely said"
FAMOUS_BELOW = 20

# Where what a native speaker of Kansai knows overrules what the interviews counted, and why.
OVERRULED = {
    "neg.hen1": ("common", "the count knows few verbs; 食べへん is the regular form of a whole verb class"),
    "adj.kosobai": ("occasional", "a word for tickling, not for interviews"),
    "adj.jamakusai": ("occasional", "a grumble among friends"),
    "adj.donkusai": ("occasional", "teasing among friends"),
    "v.naosu": ("occasional", "housework: using and putting away"),
    "n.sabuibo": ("occasional", "the body, small ailments"),
    "n.ototsui": ("occasional", "no interview happened to need the day before yesterday"),
}


def _band(per_million: float) -> str:
    return next(name for least, name in BANDS if per_million >= least)


def test_every_dialect_has_a_catalogue() -> None:
    assert LEAST.keys() == {path.parent.name for path in FOLDER.glob("*/grammar.toml")}


@pytest.mark.parametrize("dialect", LEAST)
def test_ids_are_unique(dialect: str) -> None:
    assert len(IDS[dialect]) == len(ITEMS[dialect])


@pytest.mark.parametrize("dialect", LEAST)
def test_it_is_a_whole_catalogue(dialect: str) -> None:
    assert len(ITEMS[dialect]) >= LEAST[dialect]
    assert {item["category"] for item in ITEMS[dialect]} - CATEGORIES == set()


def test_kansai_has_every_category() -> None:
    assert {item["category"] for item in ITEMS["kansai"]} == CATEGORIES


def test_nobody_counted_hakata() -> None:
    assert [item["id"] for item in ITEMS["hakata"] if "per_million" in item] == []


def test_fame_in_kansai_was_counted() -> None:
    famous = [item for item in ITEMS["kansai"] if item["real_use"] == FAMOUS]
    assert [item["id"] for item in famous if "per_million" not in item] == []


def test_exceptions_are_items() -> None:
    assert OVERRULED.keys() <= IDS["kansai"]


@pytest.mark.parametrize("item", EACH)
def test_fields_are_known_and_filled(item: Item) -> None:
    needed = {"id", "form", "standard", "meaning", "formation", "category", "region", "register", "age"}
    needed |= {"real_use", "shared", "compare", "examples", "never"}
    assert needed <= item.keys() <= needed | {"reading", "per_million", "note"}
    assert all(value != "" for value in item.values())
    assert item["age"] in {"all", "older", "young"}
    assert re.fullmatch(r"[a-z]+(\.[a-z0-9]+)?", item["id"])


@pytest.mark.parametrize("item", EACH)
def test_a_form_with_kanji_has_a_reading_in_hiragana(item: Item) -> None:
    if re.search(r"[一-龠]", item["form"]):
        assert re.fullmatch(r"[ぁ-んー・〜（）]+", item.get("reading", "")), item["form"]


@pytest.mark.parametrize("dialect", LEAST)
def test_it_compares_with_other_items(dialect: str) -> None:
    for item in ITEMS[dialect]:
        assert len(set(item["compare"])) == len(item["compare"]) <= 3, item["id"]
        assert set(item["compare"]) <= IDS[dialect] - {item["id"]}, item["id"]


@pytest.mark.parametrize("item", EACH)
def test_it_has_examples_and_counter_examples(item: Item) -> None:
    said = [pair[0] for pair in item["examples"]]
    assert len(said) >= 2
    assert item["never"]
    assert len({*said, *item["never"]}) == len(said) + len(item["never"])
    assert all(dialect != standard for dialect, standard in item["examples"])
    for sentence in [*(side for pair in item["examples"] for side in pair), *item["never"]]:
        assert sentence[-1] in "。？！", sentence
        assert len(sentence) <= SENTENCE, sentence


@pytest.mark.parametrize("item", EACH)
def test_use_is_what_the_figure_says(item: Item) -> None:
    """Bands of per_million; fame under 20 only; judgement only where nothing was counted."""
    figure, use = item.get("per_million"), item["real_use"]
    assert use in {FAMOUS, *(name for _, name in BANDS)}
    if item["id"] in OVERRULED:
        assert use == OVERRULED[item["id"]][0] != _band(figure or 0.0)
    elif figure is not None and use == FAMOUS:
        assert figure < FAMOUS_BELOW
    elif figure is not None:
        assert use == _band(figure)


@pytest.mark.parametrize("item", EACH)
def test_it_fits_on_a_card(item: Item) -> None:
    for field, most in LENGTHS.items():
        assert len(item.get(field, "")) <= most, field


# What standard Japanese does not say; わ、ね and the like pass, it is meant to sound spoken.
LEFTOVER = re.compile(
    r"や[。？ねん]|やろ[。？]|へん[。かで]|ひん|ねん[。けや]|てん[。け]|あかん|せや|ほんま|めっちゃ|おる[。？]|ええ[。なわ]"
    r"|ばい[。？]|[るうた]たい[。？]|やけん|とよ[。？]|っちゃ[んけろ]|んしゃ|ばってん|げな[。？]|ごたる|どげん|いっちょん"
)


@pytest.mark.parametrize("item", EACH)
def test_the_standard_side_is_standard(item: Item) -> None:
    for _, standard in item["examples"]:
        assert not LEFTOVER.search(standard), standard


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        pytest.param("今日は休みや。", True, id="copula"),
        pytest.param("まだ何も食べてへんで。", True, id="negative"),
        pytest.param("もう来るばい。", True, id="ばい"),
        pytest.param("早く寝たいばかりだ。", False, id="たい, ばかり"),
        pytest.param("この店、すごく安いんだ。", False, id="standard"),
        pytest.param("りんごやみかんを買った。", False, id="listing や"),
    ],
)
def test_leftovers_are_noticed(sentence: str, left: bool) -> None:
    assert bool(LEFTOVER.search(sentence)) is left
