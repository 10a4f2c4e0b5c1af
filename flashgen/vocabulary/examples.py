"""Which sentence shows a word best: what a sentence costs as an example, and what has to go with it.

A sentence costs least if it is whole, 8 to 45 characters long, has the word once and does not lean on
what was said before. What the words beside the target cost is a matter of the order of study; see
ordering.py. A sentence that is too short to understand, or begins with それ or その, takes the
one before it along, or else the one after.
"""

from collections import Counter
from collections.abc import Sequence

from flashgen.document import Document, Sentence
from flashgen.vocabulary.uses import Use

_SHORT, _LONG = 8, 45  # characters: what lies between is understood by itself and reads well on a phone
_CONTEXT = (6, 60)  # おおきに explains nothing
_ENDS = tuple("。！？!?…」』")
_BRACKETS = "「」『』（）()"

_PER_CHAR_SHORT = 0.25
_PER_CHAR_LONG = 0.05
_CUT_OFF = 1.0  # nothing ends it
_NO_PREDICATE = 0.6  # 「次は、忠実性。」, 「ちゃんとやれば。」
_LEANS = 0.6
_LEANS_ON_NOTHING = 1.2  # and there is no sentence that could go with it
_JOINS = 0.3  # でも, だから: less clear, but not incomplete
_TWICE = 0.5
_UNKNOWN_TOKEN = 0.3  # slips of the transcript
OFTEN = 2.5  # what each earlier card with the same sentence costs

# First words that stand for something said before. The demonstratives are UniDic's lemmas.
_POINTING = frozenset({
    "其れ", "此れ", "彼れ", "其処", "此処", "彼処", "其の", "此の", "彼の", "そんな", "こんな", "あんな",
    "そう", "こう", "ああ", "其方", "此方", "彼方", "其奴", "此奴", "彼奴",
})  # fmt: skip
_POINTING_SURFACES = frozenset({"そ", "せや", "そや", "ほな", "ほんなら", "せやな", "そやな"})
_AFTER_THE_LAST = ("補助記号", "空白", "記号")
_JOINING = ("接続詞", "助詞", "助動詞")  # だ and から of だから at the beginning
_BEFORE_THE_FIRST = ("感動詞", *_JOINING, *_AFTER_THE_LAST)
_UNFINISHED = ("名詞", "代名詞", "接頭辞", "助詞-格助詞", "助詞-係助詞", "連体詞")
_WANTING = frozenset({"ば", "て", "で", "ながら", "と"})


class Examples:
    """Judges the sentences of a document as examples; each sentence is looked at once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._costs: dict[int, float] = {}

    def cost(self, use: Use) -> float:
        """Give what a sentence costs as an example of a word, 0 for the best, whatever else is on a card."""
        sentence = use.sentence
        points = self._costs.get(id(sentence))
        if points is None:
            points = self._costs[id(sentence)] = self._cost(use)
        return points + _TWICE if sentence.text.count(use.word.surface) > 1 else points

    def _cost(self, use: Use) -> float:
        sentence, length = use.sentence, len(use.sentence.text)
        points = _PER_CHAR_SHORT * max(0, _SHORT - length) + _PER_CHAR_LONG * max(0, length - _LONG)
        points += _CUT_OFF if not sentence.text.endswith(_ENDS) else _NO_PREDICATE * _is_unfinished(sentence)
        points += _JOINS * any(token.pos.startswith(_JOINING) for token in sentence.tokens[:1])
        if _points_back(sentence):
            points += _LEANS if any(self._near(use)) else _LEANS_ON_NOTHING
        return points + _UNKNOWN_TOKEN * sum(not token.known for token in sentence.tokens)

    def best(self, uses: Sequence[Use], taken: Counter[str]) -> Use:
        """Give the use whose sentence costs least, the first of equals; `taken` counts cards by sentence."""
        if len(uses) == 1:
            return uses[0]
        return min(uses, key=lambda use: self.cost(use) + OFTEN * taken[use.sentence.text])

    def context(self, use: Use) -> tuple[Sentence | None, Sentence | None]:
        """Give the sentence that goes before the example and the one that goes after; at most one of them.

        The one before explains what a demonstrative stands for; the one after serves only where a
        sentence is short and nothing stands before it.
        """
        short = len(use.sentence.text) < _SHORT
        if not (short or _points_back(use.sentence)):
            return None, None
        before, after = self._near(use)
        return (before, None) if before else (None, after if short else None)

    def _near(self, use: Use) -> tuple[Sentence | None, Sentence | None]:
        """Give the neighbours of a sentence in its section, where their length lets them go with it."""
        sentences = self._document.sections[use.section].sentences
        before = sentences[use.place - 1] if use.place else None
        after = sentences[use.place + 1] if use.place + 1 < len(sentences) else None
        return _if_fitting(before), _if_fitting(after)


def _if_fitting(sentence: Sentence | None) -> Sentence | None:
    return sentence if sentence and _CONTEXT[0] <= len(sentence.text) <= _CONTEXT[1] else None


def _points_back(sentence: Sentence) -> bool:
    """Tell whether a sentence begins with a word for something said before, でも、それは too."""
    for token in sentence.tokens:
        if not token.pos.startswith(_BEFORE_THE_FIRST):
            return token.lexeme.lemma in _POINTING or token.surface in _POINTING_SURFACES
    return False


def _is_unfinished(sentence: Sentence) -> bool:
    """Tell whether a sentence ends in a noun, or in what wants something after it: 「ちゃんとやれば。」"""
    for token in reversed(sentence.tokens):
        if not token.pos.startswith(_AFTER_THE_LAST) and token.surface not in _BRACKETS:
            return token.pos.startswith(_UNFINISHED) or (
                token.pos == "助詞-接続助詞" and token.surface in _WANTING
            )
    return True
