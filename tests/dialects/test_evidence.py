"""Which dialect a text is in, by what each explains that no other does."""

import pytest

from flashgen.dialects.evidence import weigh
from flashgen.document import DialectForm, Document, Section, Sentence

Heard = list[tuple[str, str]]  # what of a sentence a dialect takes for a form, and its standard


def document(text: str, heard: Heard, *, shared: bool = False) -> Document:
    forms = tuple(
        DialectForm("x", at := text.index(said), at + len(said), said, standard, "", shared=shared)
        for said, standard in heard
    )
    return Document((Section("", (Sentence(text, (), forms=forms),)),))


CASES = [
    # text, what two dialects hear in it, sentences of their own
    pytest.param("ほんまや", [("ほんま", "本当")], [], (1, 0), id="only one hears anything"),
    pytest.param("行かん", [("行かん", "行かない")], [("ん", "ない")], (0, 0), id="both hear the same ん"),
    pytest.param("雨やけん", [("や", "だ")], [("やけん", "だから")], (0, 1), id="one hears more of it"),
    pytest.param("行こ", [("行こ", "行こう")], [], (1, 0), id="what is left out counts as what precedes it"),
    pytest.param("今日は雨", [], [], (0, 0), id="standard"),
]


@pytest.mark.parametrize(("text", "one", "other", "own"), CASES)
def test_a_sentence_of_its_own(text: str, one: Heard, other: Heard, own: tuple[int, int]) -> None:
    found = weigh({"one": document(text, one), "other": document(text, other)})
    assert {e.dialect: e.own for e in found} == dict(zip(("one", "other"), own, strict=True))
    assert (found[0].dialect == "other") == (own == (0, 1))  # the first where nothing tells


def test_what_is_heard_everywhere_tells_nothing() -> None:
    (found,) = weigh({"one": document("食べてる", [("てる", "ている")], shared=True)})
    assert (found.own, found.all, found.sentences, found.enough) == (0, 0, 1, False)


@pytest.mark.parametrize(("dialect", "standard", "enough"), [(1, 0, True), (2, 98, True), (1, 198, False)])
def test_how_much_is_enough(dialect: int, standard: int, enough: bool) -> None:
    said = document("あかん", [("あかん", "だめ")]).sections * dialect
    other = document("だめ", []).sections * standard
    (found,) = weigh({"one": Document((*said, *other))})
    assert found.enough is enough
