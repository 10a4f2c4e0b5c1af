"""What the dialect tests share: Kansai as shipped, and a sentence from text to standard rendering."""

from functools import cache

from flashgen import dialects
from flashgen.dialects.rules import read_rules
from flashgen.document import Sentence
from flashgen.morphology.unidic import UnidicAnalyzer

KANSAI = dialects.load("kansai")
RULES = read_rules(KANSAI.folder / "rules.toml")[0]  # with their examples, which programs do not load


@cache
def analyzer() -> UnidicAnalyzer:
    return UnidicAnalyzer(KANSAI.user_dictionary())


def heard(text: str) -> Sentence:
    """Give the annotated sentence."""
    return dialects.annotate(Sentence(text, analyzer().tokenize(text)), KANSAI)


def items(sentence: Sentence) -> set[str]:
    """Give the items found, those of parts of compounds too."""
    return {form.item for form in sentence.forms} | {p.item for form in sentence.forms for p in form.parts}
