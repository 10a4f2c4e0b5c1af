"""The rules are their own tests: every example and counter-example that stands in rules.toml."""

import pytest

from flashgen.dialects.matching import find_matches
from flashgen.dialects.rules import Rule
from tests.dialects.speech import KANSAI, RULES, analyzer, heard, items

EXAMPLES = [
    pytest.param(rule, said, standard, id=f"{rule.id}: {said}")
    for rule in RULES
    for said, standard in rule.examples
]
COUNTER_EXAMPLES = [
    pytest.param(rule, text, id=f"{rule.id}: {text}") for rule in RULES for text in rule.never
]


@pytest.mark.parametrize(("rule", "said", "standard"), EXAMPLES)
def test_example(rule: Rule, said: str, standard: str) -> None:
    sentence = heard(said)
    assert sentence.standard == standard
    if "|" not in rule.item:
        assert rule.item in items(sentence)


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_counter_example(rule: Rule, text: str) -> None:
    matches = find_matches(analyzer().tokenize(text), KANSAI.annotator.rules)
    assert rule.id not in {match.rule.id for match in matches if match.rule}
    if rule.leave:
        assert rule.item not in items(heard(text))


def test_most_rules_that_rewrite_bring_an_example() -> None:
    rules = [rule for rule in RULES if not rule.leave]
    assert sum(bool(rule.examples) for rule in rules) / len(rules) > 0.8


def test_every_rule_that_leaves_says_what() -> None:
    silent = {rule.id for rule in RULES if rule.leave and not rule.never}
    assert len(silent) <= 12
