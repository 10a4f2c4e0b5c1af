"""Readings in context: numbers with their counters, homographs, and the rubies of a sentence.

The knowledge is data: `homographs/*.toml` (which reading a spelling has where; format in rules.py),
`counters.tsv` and `sounds.tsv` (numbers), `compounds.tsv` and `own_compounds.tsv` (words of several
tokens). To mend a reading, add a rule with an example and a counter-example; the tests run them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from flashgen.document import Ruby, Token
from flashgen.furigana import align, guess
from flashgen.kana import KANJI, has_kanji, is_kana
from flashgen.morphology.readings import compounds, numbers, rules
from flashgen.morphology.readings.numbers import DIGITS, Found

_STRETCH = f"[{KANJI}]+"  # rarely wanted, and it takes a millisecond to compile


def resolve(text: str, tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Ruby, ...]]:
    """Correct the readings of a sentence's tokens, and give the rubies of the whole sentence.

    Tokens keep everything but their reading and, where another word is meant, headword and lexeme;
    those of the dialect's dictionary stay as they are. Rubies are in order, do not overlap, and
    cover every kanji; digits are under one where they are read together with kanji (2人, 第3章).
    """
    resolved = rules.correct(tokens)
    rubies: list[Ruby] = []
    at = 0
    for found in _found(text, tuple(resolved)):
        rubies.extend(_word_rubies(resolved, at, found.first))
        resolved[found.first : found.end] = found.tokens
        rubies.extend(found.rubies)
        at = found.end
    rubies.extend(_word_rubies(resolved, at, len(resolved)))
    return tuple(resolved), tuple(rubies)


def _found(text: str, tokens: tuple[Token, ...]) -> Iterator[Found]:
    """Give what is read together, in order; of two that overlap the first, and a compound before a number."""
    found = [*compounds.find(text, tokens), *numbers.find(text, tokens)]
    end = 0
    for one in sorted(found, key=attrgetter("first")):
        if one.first >= end:
            yield one
            end = one.end


def may_have_rubies(text: str) -> bool:
    """Tell whether a text has kanji or digits: without either, `resolve` finds no rubies in it.

    >>> may_have_rubies("6つ"), may_have_rubies("ほんまやで")
    (True, False)
    """
    return has_kanji(text) or DIGITS.search(text) is not None


def _word_rubies(tokens: list[Token], first: int, end: int) -> list[Ruby]:
    """Give the rubies of tokens[first:end]; a token of which no reading is known gets a guess."""
    rubies: list[Ruby] = []
    for at in range(first, end):
        token = tokens[at]
        if not has_kanji(token.surface):
            continue
        if not is_kana(token.reading):
            tokens[at] = token = replace(
                token, reading=re.sub(_STRETCH, lambda m: guess(m[0]), token.surface)
            )
        rubies.extend(numbers.shifted(align(token.surface, token.reading), token.start))
    return rubies
