"""The characters of a transcript, made fit for everything after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.transcripts.characters import tidy


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("一\r\n二\r三\u2028四\x0b五\x85六", "一\n二\n三\n四\n五\n六"),
        ("ハ\u309aン屋か\u3099", "パン屋が"),  # as file systems of Macs write it
        ("\ufeffはい\u200b、\u200eええ\u202cで", "はい、ええで"),
        ("\ud83dあ", "\ufffdあ"),  # half a character from JSON
        # What looks odd but is text.
        ("神\ufa19 ＡＢＣ ｶﾅ　👩\u200d🚀", "神\ufa19 ＡＢＣ ｶﾅ　👩\u200d🚀"),
        ("<b>{{c1::a}}&amp;[sound:x]", "<b>{{c1::a}}&amp;[sound:x]"),
        ("タブ\tも残る", "タブ\tも残る"),
    ],
)
def test_tidy(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@given(st.text(st.characters(), max_size=60))
def test_once_is_enough(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    tidy(text).encode()
