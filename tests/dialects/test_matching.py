"""The matcher, on tokens made by hand: order, optional tokens, contexts, white space."""

from pathlib import Path

import pytest

from flashgen.dialects.matching import RuleIndex, find_matches
from flashgen.dialects.rules import read_rules
from flashgen.document import Lexeme, Token


def _tokens(text: str) -> list[Token]:
    """Make tokens of surface/pos pairs; two blanks leave white space between tokens."""
    tokens, at = [], 0
    for piece in text.split(" "):
        if not piece:
            at += 1
            continue
        surface, _, pos = piece.partition("/")
        end = at + len(surface)
        tokens.append(Token(surface, at, end, surface, surface, surface, Lexeme(surface, surface, pos), pos))
        at = end
    return tokens


def _rules(folder: Path, text: str) -> RuleIndex:
    (folder / "rules.toml").write_text(text, encoding="utf-8")
    return RuleIndex(read_rules(folder / "rules.toml")[0])


RULES = """
[kinds]
noun = { pos = "名詞", not = { surface = "x" } }
[[rule]]
id = "one"
pattern = [{ surface = "a" }]
standard = "1"
[[rule]]
id = "two"
pattern = [{ surface = "a" }, { surface = "b" }]
standard = "2"
[[rule]]
id = "three"
pattern = [{ surface = "a" }, { surface = "b" }]
standard = "3"
[[rule]]
id = "optional"
pattern = [{ surface = "c" }, { surface = "d", optional = true, as = "d" }, { surface = "e" }]
standard = "{d}"
[[rule]]
id = "context"
pattern = [{ surface = "f" }]
before = [{ is = "noun", not = { surface = "y" } }]
after = [{ edge = true, pos = "補助記号" }]
standard = "4"
[[rule]]
id = "unless"
pattern = [{ surface = "g" }]
unless_before = [{ surface = "h" }, { edge = true }]
standard = "5"
[[rule]]
id = "or"
pattern = [{ surface = "p", or = { surface = "q" }, not = { pos = "動詞" } }]
standard = "6"
[[rule]]
id = "leave"
pattern = [{ surface = "m" }, { surface = "a" }]
leave = true
"""

MATCHES = [
    # tokens, rules that match; at one place the longest wins, then the first
    ("a", ["one"]),
    ("a b", ["two"]),
    ("a a b", ["one", "two"]),
    ("a  b", ["one"]),  # white space lies between a and b
    ("c e", ["optional"]),
    ("c d e", ["optional"]),
    ("c d", []),
    ("n/名詞 f", ["context"]),
    ("n/名詞-普通名詞 f 。/補助記号-句点", ["context"]),
    ("n/名詞 f n/名詞", []),
    ("f", []),
    ("x/名詞 f", []),  # the exception of the kind holds beside
    ("y/名詞 f", []),  # the exception of the rule
    ("n g", ["unless"]),
    ("h g", []),
    ("g", []),
    ("p q", ["or", "or"]),
    ("q/動詞", []),
    ("m a b", []),  # m a is left alone, and b starts nothing
]


@pytest.mark.parametrize(("text", "ids"), MATCHES)
def test_matches(tmp_path: Path, text: str, ids: list[str]) -> None:
    matches = find_matches(_tokens(text), _rules(tmp_path, RULES))
    assert [match.rule.id for match in matches if match.rule] == ids


def test_matches_are_linear_in_the_text(tmp_path: Path) -> None:
    matches = find_matches(_tokens(" ".join(["a b"] * 5000)), _rules(tmp_path, RULES))
    assert len(matches) == 5000
