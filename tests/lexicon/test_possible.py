"""Which readings a person's file may give a word."""

import pytest

from flashgen.lexicon import glossary
from flashgen.lexicon.possible import may_be_read

READINGS = [
    # word, reading, possible
    ("過学習", "かがくしゅう", True),
    ("過学習", "ねこ", False),
    ("猫", "ねこ", True),
    ("猫", "いぬ", False),
    ("猫舌", "ねこじた", True),  # rendaku
    ("学校", "がっこう", True),  # sokuon
    ("大人", "おとな", True),  # no kanji of it is read so, but a dictionary has the whole
    ("海老", "えび", True),
    ("海老", "たこ", False),
    ("食べる", "たべる", True),
    ("食べる", "のむ", False),
    ("食べる", "くべる", True),  # the kana agree, and 食 is く as in 食う
    ("追い鰹", "おいがつお", True),
    ("AI学習", "えーあいがくしゅう", True),
    ("カギ", "かぎ", True),
    ("𠮟咤", "しった", True),
]


@pytest.mark.parametrize(("word", "reading", "possible"), READINGS)
def test_readings(word: str, reading: str, possible: bool) -> None:
    assert may_be_read(word, reading) is possible


def test_shipped_terms_have_readings_that_can_be() -> None:
    terms = [*glossary.load().terms.values(), *glossary.collocations().terms.values()]
    assert [t.headword for t in terms if not may_be_read(t.headword, t.reading)] == []
