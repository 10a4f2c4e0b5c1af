"""The catalogue's examples and the renderer agree: a card never shows two ways to say the same thing."""

import pytest

from tests.dialects.speech import KANSAI, heard

# Items that stay as they are in a rendered sentence, whatever the catalogue explains them by.
COLLOQUIAL = {  # said all over Japan: explained, and rewritten only beside dialect, if at all
    "asp.teru", "asp.toku", "int.nande", "adj.yayakoshii", "adj.sewashinai", "adj.shindoi", "n.ra", "n.anta",
    "n.aho", "n.mon", "res.sunmahen", "v.kokeru",
}  # fmt: skip
UNMARKED = {  # a standard word in another use, which no token tells apart without its frame
    "conj.tara", "drop.wo", "adj.sui", "v.naosu", "n.jibun", "n.uchi", "n.sara", "v.hirau", "n.makudo",
    "n.bocchan",
}  # fmt: skip
SHADES = {  # the catalogue's example names a shade that the sentence alone does not decide
    "asp.yoru": "〜た or 〜やがった",
    "neg.henkatta": "眠らなかった or 眠れなかった",
    "neg.you": "もん is もの or a reason",
}

EXAMPLES = [
    pytest.param(said, standard, id=f"{item.id}: {said}")
    for item in KANSAI.items.values()
    if item.id not in COLLOQUIAL | UNMARKED | SHADES.keys()
    for said, standard in item.examples
]


@pytest.mark.parametrize(("said", "standard"), EXAMPLES)
def test_example_is_rendered_as_the_catalogue_says(said: str, standard: str) -> None:
    assert heard(said).standard == standard


@pytest.mark.parametrize("item", sorted(COLLOQUIAL | UNMARKED | SHADES.keys()))
def test_exceptions_are_needed(item: str) -> None:
    assert any(heard(said).standard != standard for said, standard in KANSAI.items[item].examples)
