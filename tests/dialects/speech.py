"""What the dialect tests share: Kansai as shipped, and a sentence from text to standard rendering."""

from functools import cache

from flashgen import dialects
from flashgen.document import Sentence
from flashgen.morphology.unidic import UnidicAnalyzer

KANSAI = dialects.load("kansai")


@cache
def analyzer() -> UnidicAnalyzer:
    return UnidicAnalyzer(KANSAI.user_dictionary())


def heard(text: str) -> Sentence:
    """Give the annotated sentence."""
    return dialects.annotate(Sentence(text, analyzer().tokenize(text)), KANSAI)


def items(sentence: Sentence) -> set[str]:
    """Give the items found, those of parts of compounds too."""
    return {form.item for form in sentence.forms} | {p.item for form in sentence.forms for p in form.parts}
