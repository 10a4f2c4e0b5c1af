"""Which sentence shows a word best."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flashgen.document import Sentence
from flashgen.vocabulary.uses import Use

_SHORT, _LONG = 12, 60  # characters; what lies between reads well on a phone
_ENDS = tuple("。！？!?…」』")
# Sentences that begin like this lean on the one before.
_LEANING = (
    "それ",
    "これ",
    "あれ",
    "その",
    "この",
    "そこ",
    "ここ",
    "そう",
    "でも",
    "だから",
    "で、",
    "そして",
)
_OFTEN = 2.5  # what each earlier use of a sentence costs


def hardness(sentence: Sentence, level_of: Mapping[str, str | None]) -> int:
    """Count the words of a sentence that are not among the easy ones (N5, N4, no word to learn)."""
    return len([1 for word in sentence.words if level_of.get(word.headword, "") not in {"N5", "N4", ""}])


def best_use(uses: Sequence[Use], hard: Mapping[int, int], taken: Counter[str]) -> Use:
    """Give the use whose sentence shows the word best, the first of equals.

    `hard` gives the number of hard words by the id of a sentence; `taken` says how often a
    sentence is on a card already.
    """
    if len(uses) == 1:
        return uses[0]
    return min(uses, key=lambda use: _badness(use, hard[id(use.sentence)], taken[use.sentence.text]))


def _badness(use: Use, hard: int, taken: int) -> float:
    text, target = use.sentence.text, use.word.surface
    length = len(text)
    points = 0.12 * max(0, _SHORT - length) + 0.05 * max(0, length - _LONG)
    points += 0.0 if text.endswith(_ENDS) else 1.0
    points += 0.25 * max(0, hard - 1)
    points += 0.5 * text.startswith(_LEANING)
    points += 0.5 * (text.count(target) > 1)
    return points + _OFTEN * taken
