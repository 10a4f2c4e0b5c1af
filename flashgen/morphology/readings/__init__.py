"""Readings in context: numbers with their counters, homographs, and the rubies of a sentence."""

from collections.abc import Sequence

from flashgen.document import Ruby, Token
from flashgen.furigana import align
from flashgen.kana import has_kanji
from flashgen.morphology.readings import numbers, rules


def resolve(text: str, tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Ruby, ...]]:
    """Correct the readings of a sentence's tokens and give its rubies."""
    resolved = rules.correct(tokens)
    rubies=[]
    done=set()
    for found in numbers.find(text, tokens):
        resolved[found.first : found.end] = found.tokens
        rubies.extend(found.rubies)
        done.update(range(found.first, found.end))
    for i,t in enumerate(resolved):
        if i not in done and has_kanji(t.surface):
            rubies.extend(numbers.shifted(align(t.surface,t.reading),t.start))
    return tuple(resolved), tuple(sorted(rubies, key=lambda r:r.start))
