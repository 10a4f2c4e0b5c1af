"""Wordings: what can be known of a regular expression without searching it, and how literals are spotted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.claims import cues, wordings
from flashgen.claims.wordings import Spotter

READ = [
    # expression, its literals, whether they are all there is to it
    ("一番", {"一番"}, True),
    ("(最も|一番)", {"最も", "一番"}, True),
    ("という(名|号)[がを]", {"という名が", "という名を", "という号が", "という号を"}, True),
    ("気を?つけて", {"気つけて", "気をつけて"}, True),
    # What may be missing at the ends need not be looked for.
    ("(実|本当)(に)?は", {"実は", "実には", "本当は", "本当には"}, True),
    ("(また)?(会|見)る?", {"会", "見"}, True),
    ("かな[。ぁ]?$", {"かな"}, False),
    ("^(でも)?、?(これ|それ)", {"これ", "それ"}, False),
    # Of several stretches the longest is the rarest.
    ("より[^。]{0,24}(方|ほう)がええ", {"方がええ", "ほうがええ"}, False),
    ("(?<!も)ん(か|だい)$", {"んか", "んだい"}, False),
    ("(^|、)うち(は|も)", {"うちは", "うちも"}, False),
    ("好き(や|だ)(よ|ね)*", {"好きや", "好きだ"}, False),
    # Too much for us, or nothing that must be there: such expressions are searched everywhere.
    ("雨|雪", set(), False),
    ("数((日|週間)前)", set(), False),
    (r"雨\.", set(), False),
    ("^[^、]{2,9}$", set(), False),
    ("(雨)?(雪)?", set(), False),
    ("雨{2,3}", set(), False),
]


@pytest.mark.parametrize(("pattern", "literals", "certain"), READ)
def test_read(pattern: str, literals: set[str], certain: bool) -> None:
    wording = wordings.read(pattern)
    assert wording.literals == literals
    assert wording.certain is certain


@pytest.mark.parametrize("pattern", ["(", "[", "a)", "*a", "a**"])
def test_broken_expression(pattern: str) -> None:
    with pytest.raises(re.error):
        wordings.read(pattern)


SHIPPED = [wording for cue in cues.load() for wording in cue.wordings]


def test_every_shipped_wording_has_literals() -> None:
    assert not [wording.pattern for wording in SHIPPED if not wording.literals]


@pytest.mark.parametrize("wording", [w for w in SHIPPED if w.certain], ids=lambda w: w.pattern)
def test_certain_wordings_match_where_their_literals_are(wording: wordings.Wording) -> None:
    assert all(re.search(wording.pattern, f"…{literal}…") for literal in wording.literals)


@given(st.sampled_from(SHIPPED).flatmap(lambda w: st.tuples(st.just(w), st.from_regex(w.pattern))))
def test_where_a_shipped_wording_matches_one_of_its_literals_is(case: tuple[wordings.Wording, str]) -> None:
    wording, text = case
    assert any(literal in text for literal in wording.literals)


@given(st.sets(st.text("塩水道の", min_size=1, max_size=3)), st.text("塩水道の", max_size=12))
def test_spotting_finds_what_is_there(literals: set[str], text: str) -> None:
    assert set(Spotter(literals).spot(text)) == {literal for literal in literals if literal in text}
