"""The rules are their own tests: every example and counter-example that stands in a rules.toml."""

import pytest

from flashgen.dialects import Dialect
from flashgen.dialects.matching import find_matches
from flashgen.dialects.rules import Rule
from tests.dialects.speech import DIALECTS, analyzer, heard, items, rules

RULES = [(dialect, rule) for name, dialect in DIALECTS.items() for rule in rules(name)]
EXAMPLES = [
    pytest.param(dialect, rule, said, standard, id=f"{dialect.name}: {rule.id}: {said}")
    for dialect, rule in RULES
    for said, standard in rule.examples
]
COUNTER_EXAMPLES = [
    pytest.param(dialect, rule, text, id=f"{dialect.name}: {rule.id}: {text}")
    for dialect, rule in RULES
    for text in rule.never
]


@pytest.mark.parametrize(("dialect", "rule", "said", "standard"), EXAMPLES)
def test_example(dialect: Dialect, rule: Rule, said: str, standard: str) -> None:
    sentence = heard(said, dialect)
    assert sentence.standard == standard
    if "|" not in rule.item:
        assert rule.item in items(sentence)


@pytest.mark.parametrize(("dialect", "rule", "text"), COUNTER_EXAMPLES)
def test_counter_example(dialect: Dialect, rule: Rule, text: str) -> None:
    matches = find_matches(analyzer(dialect.name).tokenize(text), dialect.annotator.rules)
    assert rule.id not in {match.rule.id for match in matches if match.rule}
    if rule.leave:
        assert rule.item not in items(heard(text, dialect))


@pytest.mark.parametrize("name", DIALECTS)
def test_most_rules_that_rewrite_bring_an_example(name: str) -> None:
    rewriting = [rule for rule in rules(name) if not rule.leave]
    assert sum(bool(rule.examples) for rule in rewriting) / len(rewriting) > 0.8


@pytest.mark.parametrize("name", DIALECTS)
def test_every_rule_that_leaves_says_what(name: str) -> None:
    silent = {rule.id for rule in rules(name) if rule.leave and not rule.never}
    assert len(silent) <= 12
