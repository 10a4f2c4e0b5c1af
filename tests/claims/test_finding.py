"""Finding cues all at once gives what looking for each by itself would give."""

import re

import pytest

from flashgen.claims import cues, finding
from flashgen.claims.cues import Cue
from flashgen.document import Sentence
from tests.claims.analysis import analyse

CUES = cues.load()
TEXTS = sorted({text for cue in CUES for text in (*cue.examples, *cue.never)})


def is_in(cue: Cue, sentence: Sentence) -> bool:
    """Look for a cue in the plainest way."""
    return any(re.search(wording.pattern, sentence.standard) for wording in cue.wordings) or any(
        pattern.stands_at(at, sentence.tokens)
        for pattern in cue.tokens
        for at in range(1 if pattern.at_start else len(sentence.tokens))
    )


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_missed_or_made_up(text: str) -> None:
    sentence = analyse(text)
    assert finding.find(sentence) == tuple(cue for cue in CUES if is_in(cue, sentence))


OWN = """
[[cue]]
id = "sea"
lexemes = ["海"]
pattern = ["波|渚"]

[[cue]]
id = "first"
tokens = [[{ start = true }, { pos = "感動詞" }]]

[[cue]]
id = "naming"
tokens = [
    [{ pos = "名詞" }, { surface = "と" }, { lemma = ["言う", "呼ぶ"] }],
    [{ cform = "命令形", not = "なさい" }],
]
"""
FOUND = [
    ("海が見える。", ["sea"]),
    ("渚を歩く。", ["sea"]),
    ("ああ、波や。", ["sea", "first"]),
    ("おお、海をわだつみと呼ぶ。", ["sea", "first", "naming"]),
    ("海と。", ["sea"]),  # the pattern is longer than what is left
    ("と呼ぶ。", []),
    ("走れ。", ["naming"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "ids"), FOUND)
def test_find(text: str, ids: list[str]) -> None:
    finder = finding.Finder(cues.read(OWN, "own.toml"))
    assert [cue.id for cue in finder.find(analyse(text))] == ids
