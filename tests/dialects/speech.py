"""What the dialect tests share: the dialects as shipped, and a sentence from text to standard rendering."""

from functools import cache

from flashgen import dialects
from flashgen.dialects import Dialect
from flashgen.dialects.rules import Rule, read_rules
from flashgen.document import Sentence
from flashgen.morphology.unidic import UnidicAnalyzer

DIALECTS = {name: dialects.load(name) for name in dialects.names()}
KANSAI, HAKATA = DIALECTS["kansai"], DIALECTS["hakata"]


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """Give a dialect's rules with their examples, which programs do not load."""
    return read_rules(DIALECTS[name].folder / "rules.toml")[0]


@cache
def analyzer(name: str = "kansai") -> UnidicAnalyzer:
    """Give the tokenizer that knows a dialect's words."""
    return UnidicAnalyzer(DIALECTS[name].user_dictionary())


def heard(text: str, dialect: Dialect = KANSAI) -> Sentence:
    """Give the annotated sentence."""
    return dialects.annotate(Sentence(text, analyzer(dialect.name).tokenize(text)), dialect)


def items(sentence: Sentence) -> set[str]:
    """Give the items found, those of parts of compounds too."""
    return {form.item for form in sentence.forms} | {p.item for form in sentence.forms for p in form.parts}
