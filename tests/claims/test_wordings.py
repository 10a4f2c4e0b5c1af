"""Wordings: what can be known of a regular expression without searching it, and how literals are spotted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.claims import cues, wordings
from flashgen.claims.wordings import Spotter, Wording

READ = [
    # expression, its literals, what must follow one of them
    ("一番", {"一番"}, ""),
    ("(最も|一番)", {"最も", "一番"}, ""),
    ("という(名|号)[がを]", {"という名が", "という名を", "という号が", "という号を"}, ""),
    ("気を?つけて", {"気つけて", "気をつけて"}, ""),
    # What may be missing at the ends need not be looked for.
    ("(実|本当)(に)?は", {"実は", "実には", "本当は", "本当には"}, ""),
    ("(また)?(会|見)る?", {"会", "見"}, ""),
    ("かな[。ぁ]?$", {"かな"}, "[。ぁ]?$"),
    ("(また)?会う(よ|ね)*。", {"会う"}, "(よ|ね)*。"),
    # Before open parts nothing is known: only a search can tell.
    ("^(でも)?、?(これ|それ)", {"これ", "それ"}, None),
    # Of several stretches the longest is the rarest.
    ("より[^。]{0,24}(方|ほう)がええ", {"方がええ", "ほうがええ"}, None),
    ("(?<!も)ん(か|だい)$", {"んか", "んだい"}, None),
    ("(^|、)うち(は|も)", {"うちは", "うちも"}, None),
    # Too much for us, or nothing that must be there: such expressions are searched everywhere.
    ("雨|雪", set(), None),
    ("数((日|週間)前)", set(), None),
    (r"雨\.", set(), None),
    ("^[^、]{2,9}$", set(), None),
    ("(雨)?(雪)?", set(), None),
    ("雨{2,3}", set(), None),
]


@pytest.mark.parametrize(("pattern", "literals", "tail"), READ)
def test_read(pattern: str, literals: set[str], tail: str | None) -> None:
    wording = wordings.read(pattern)
    assert wording.literals == literals
    assert wording.tail == tail


@pytest.mark.parametrize("pattern", ["(", "[", "a)", "*a", "a**"])
def test_broken_expression(pattern: str) -> None:
    with pytest.raises(re.error):
        wordings.read(pattern)


SHIPPED = [wording for cue in cues.load() for wording in cue.wordings]


def test_every_shipped_wording_has_literals() -> None:
    assert not [wording.pattern for wording in SHIPPED if not wording.literals]


@given(st.sampled_from(SHIPPED).flatmap(lambda w: st.tuples(st.just(w), st.from_regex(w.pattern))))
def test_where_a_shipped_wording_matches_it_is_found(case: tuple[Wording, str]) -> None:
    wording, text = case
    assert any(wording.is_in(text, end) for _, end in Spotter(wording.literals).spot(text))


@pytest.mark.parametrize("wording", SHIPPED, ids=lambda w: w.pattern)
def test_a_shipped_wording_is_found_only_where_it_matches(wording: Wording) -> None:
    for literal in wording.literals:
        for text in (literal, f"{literal}。", f"海と{literal}か。", f"海は{literal}、山は高い山や。"):
            found = any(wording.is_in(text, end) for _, end in Spotter(wording.literals).spot(text))
            assert found == (re.search(wording.pattern, text) is not None), text


@given(st.sets(st.text("塩水道の", min_size=1, max_size=3)), st.text("塩水道の", max_size=12))
def test_spotting_finds_what_is_there(literals: set[str], text: str) -> None:
    assert sorted(Spotter(literals).spot(text)) == sorted(
        (literal, at + len(literal))
        for literal in literals
        for at in range(len(text))
        if text.startswith(literal, at)
    )
