"""Where lines may end: bars stand between the phrases."""

from itertools import pairwise

import pytest

from flashgen.notes import phrases

LINES = [
    "明日は|雨やから|家に|おるわ。",
    "「もう|帰る？」って|聞かれたけど、|「まだや」と|答えた。",
    "（笑）|ほんまに|そう|思う？",
    "ええっと……|どこまで|話しましたっけ。",
    "2030年までに|12%も|増えるらしい。",
    "Deep Learningって、|何の|ことですか。",  # never within Latin letters
    "In Osaka 行けへん is 行かない; 行けない is 行かれへん.",
    "食べてもうた",  # short
    "",
]


@pytest.mark.parametrize("line", LINES)
def test_lines_end_between_phrases(line: str) -> None:
    text = line.replace("|", "")
    ends = (0, *phrases.breaks(text), len(text))
    assert "|".join(text[a:b] for a, b in pairwise(ends)) == line


def test_what_is_known_is_not_asked_again() -> None:
    phrases.recall({"朝から雨が降っている": (1,)})
    assert phrases.breaks("朝から雨が降っている") == (1,)
    phrases.breaks("外は風が吹いている")
    assert phrases.known().keys() == {"朝から雨が降っている", "外は風が吹いている"}
    phrases.recall({})
    assert phrases.breaks("朝から雨が降っている") == (3, 5)
