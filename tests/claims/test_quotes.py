"""Quotes are found however they are typed, and cut out exactly as they were said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.claims.claim import squeeze
from flashgen.claims.quotes import Quotes
from flashgen.document import Document
from tests.claims.analysis import section

TALK = Document(
    (
        section("塩の話", "「ＡＩ」も塩を使うねん。塩は腐らへんから、昔から大事にされてきた。ほんまやで。"),
        section("水の話", "塩水は凍りにくい。ほんまやで。「水が要る」って言うてはった。ほんまに？"),
    )
)
QUOTES = Quotes(TALK)

FOUND = [
    # as typed, as said, section title
    ("塩は腐らへんから、昔から大事にされてきた。", "塩は腐らへんから、昔から大事にされてきた。", "塩の話"),
    ("塩は腐らへんから昔から 大事にされてきた", "塩は腐らへんから、昔から大事にされてきた。", "塩の話"),
    ("「ai」も塩を使うねん", "「ＡＩ」も塩を使うねん。", "塩の話"),
    # A part takes the marks along that the quote has, and no others.
    ("昔から大事にされて", "昔から大事にされて", "塩の話"),
    ("塩は腐らへんから、", "塩は腐らへんから、", "塩の話"),
    ("塩は腐らへんから", "塩は腐らへんから", "塩の話"),
    ("「水が要る」", "「水が要る」", "水の話"),
    # Over the end of a sentence, and from the middle of one to the end of the next.
    ("使うねん塩は腐らへん", "使うねん。塩は腐らへん", "塩の話"),
    ("凍りにくい。ほんまやで。", "凍りにくい。ほんまやで。", "水の話"),
    # Half-width kana are two characters for one letter.
    ("ﾎﾝﾏに", None, ""),
]


@pytest.mark.parametrize(("typed", "said", "title"), FOUND)
def test_found(typed: str, said: str | None, title: str) -> None:
    places = QUOTES.find(typed)
    assert [QUOTES.sentence(place).text for place in places] == ([said] if said else [])
    assert all(TALK.sections[place.section].title == title for place in places)


def test_one_place_for_each_section_whole_sentences_first() -> None:
    assert [(place.section, place.whole) for place in QUOTES.find("ほんまやで")] == [(0, True), (1, True)]
    assert [(place.section, place.whole) for place in QUOTES.find("ほんま")] == [(0, False), (1, False)]
    assert QUOTES.find("。") == QUOTES.find("") == []


def test_a_whole_sentence_is_the_sentence_itself() -> None:
    (place,) = QUOTES.find("塩水は凍りにくい")
    assert QUOTES.sentence(place) is TALK.sections[1].sentences[0]


@pytest.mark.parametrize(
    ("typed", "standard"),
    [
        ("塩は腐らへんから", "塩は腐らないから"),
        ("昔から大事にされて", "昔から大事にされて"),
        ("使うねん。塩は腐らへん", "使うんだ。塩は腐らない"),
        ("凍りにくい。ほんまやで。", "凍りにくい。本当だよ。"),
    ],
)
def test_a_part_has_its_own_standard_rendering(typed: str, standard: str) -> None:
    (place,) = QUOTES.find(typed)
    assert QUOTES.sentence(place).standard == standard


@given(st.data())
def test_every_stretch_is_found_and_its_offsets_hold(data: st.DataObject) -> None:
    text = "".join(sentence.text for sentence in TALK.sections[0].sentences)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    typed = text[start:end]
    if not squeeze(typed):
        return
    cut = [QUOTES.sentence(place) for place in QUOTES.find(typed)]
    assert any(squeeze(one.text) == squeeze(typed) and one.text in text for one in cut)
    for one in cut:
        for token in one.tokens:
            assert one.text[token.start : token.end] == token.surface
        for ruby in one.rubies:
            assert one.text[ruby.start : ruby.end] == ruby.base
        for form in one.forms:
            assert one.text[form.start : form.end] == form.surface


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("塩は腐らないから、昔から大切にされてきた。", "塩は腐らへんから、昔から大事にされてきた。"),
        ("塩水は氷りにくい", "塩水は凍りにくい。"),
        ("今日は天気がよかった", ""),
    ],
)
def test_the_nearest_true_sentence(typed: str, nearest: str) -> None:
    assert QUOTES.nearest(typed) == nearest
