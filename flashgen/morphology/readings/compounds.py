"""Words of several tokens, not read as their tokens are alone: 旅行|鞄 りょこうがばん (compounds.tsv).

What stands in own_compounds.tsv goes before; both have a spelling and a reading in a row, those of the
headword where the word is inflected.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from flashgen.document import Token
from flashgen.furigana import align
from flashgen.morphology.readings import numbers, rules
from flashgen.morphology.readings.numbers import Found
from flashgen.morphology.readings.rules import Rule

_FILES = ("compounds.tsv", "own_compounds.tsv")


def find(text: str, tokens: Sequence[Token]) -> Iterator[Found]:
    """Give the listed compounds of a sentence from left to right, the longest that begins at a place."""
    longest = _longest()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        length = longest.get(text[token.start : token.start + 2])
        found = length and _found(text, tokens, at, token.start + length)
        if found:
            yield found
            at = found.end
        else:
            at += 1


def _found(text: str, tokens: Sequence[Token], first: int, furthest: int) -> Found | None:
    """Give the longest compound that begins at tokens[first] and ends by `furthest`, as in headwords."""
    table, start = _table(), tokens[first].start
    stop = first + 1
    # An inflected word may be longer than its headword: 興味|深かっ(た).
    while stop < len(tokens) and tokens[stop].start < furthest and not tokens[stop].dialect:
        stop += 1
    for end in range(stop, first + 1, -1):
        last = tokens[end - 1]
        spelling = text[start : last.start] + (last.headword if last.ctype else last.surface)
        if reading := table.get(spelling):
            if tokens[first].dialect:
                return None
            return _read(text, tokens[first:end], reading, first)
    return None


def _read(text: str, tokens: Sequence[Token], reading: str, first: int) -> Found | None:
    """Share the reading of the headword out over the tokens."""
    last = tokens[-1]
    spellings = [token.surface for token in tokens]
    if last.ctype:
        spellings[-1] = last.headword
    shares = _shares(spellings, reading)
    if not shares:  # a ruby goes across tokens, as in 大|人気|ない: all but an inflected end to the first
        rest = last.headword_reading if last.ctype else ""
        if not reading.endswith(rest) or (last.ctype and len(tokens) < 3):
            return None
        shares = [reading.removesuffix(rest), *[""] * (len(tokens) - 2), rest]
    changed = [numbers.corrected(token, share) for token, share in zip(tokens[:-1], shares[:-1], strict=True)]
    changed.append(
        rules.reread(last, Rule(shares[-1], ())) if last.ctype else numbers.corrected(last, shares[-1])
    )
    start, end = tokens[0].start, last.end
    whole = "".join(token.reading for token in changed)
    rubies = numbers.shifted(align(text[start:end], whole), start)
    return Found(first, first + len(tokens), tuple(changed), rubies)


def _shares(spellings: Sequence[str], reading: str) -> list[str]:
    """Divide a reading at the ends of the spellings; nothing where a ruby goes across one."""
    whole = "".join(spellings)
    kana = dict(enumerate(whole))
    for ruby in align(whole, reading):
        kana.update(dict.fromkeys(range(ruby.start, ruby.end), ""))
        kana[ruby.start] = ruby.reading
        if any(ruby.start < end < ruby.end for end in accumulate(map(len, spellings))):
            return []
    shares, at = [], 0
    for spelling in spellings:
        shares.append("".join(kana[place] for place in range(at, at + len(spelling))))
        at += len(spelling)
    return shares if "".join(shares) == reading else []


@cache
def _table() -> dict[str, str]:
    """Spelling → reading."""
    table: dict[str, str] = {}
    for name in _FILES:
        lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
        for line in lines:
            spelling, _, reading = line.partition("\t")
            if not line.startswith("#"):
                table[spelling] = reading
    return table


@cache
def _longest() -> dict[str, int]:
    """First two characters of a compound → the length of the longest that begins so."""
    longest: dict[str, int] = {}
    for spelling in _table():
        longest[spelling[:2]] = max(longest.get(spelling[:2], 0), len(spelling))
    return longest
