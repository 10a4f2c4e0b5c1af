"""Parts of speech by names that people know."""

import pytest

from flashgen.parts_of_speech import NAMES, beginnings, near


@pytest.mark.parametrize(
    ("name", "pos", "is_one"),
    [
        ("noun", "名詞-普通名詞-一般", True),
        ("Nouns", "名詞-普通名詞-サ変可能", True),
        ("noun", "動詞-一般", False),
        ("verb", "動詞-非自立可能", True),
        ("adjective", "形容詞-一般", True),
        ("adjective", "形状詞-一般", True),
        ("i-adjective", "形状詞-一般", False),
        ("na-adjective", "形状詞-一般", True),
        ("na-adjective", "名詞-普通名詞-形状詞可能", True),
        ("adverb", "副詞", True),
        ("動詞", "動詞-一般", True),
        ("名詞-普通名詞", "名詞-固有名詞-一般", False),
    ],
)
def test_names(name: str, pos: str, is_one: bool) -> None:
    assert pos.startswith(beginnings(name)) is is_one


@pytest.mark.parametrize("name", ["", "thing", "助詞", "particle"])
def test_what_is_none(name: str) -> None:
    assert beginnings(name) == ()


def test_near() -> None:
    assert near("adverbs") == "Did you mean 'adverb'?"
    assert all(name in near("zzz") for name in NAMES)
