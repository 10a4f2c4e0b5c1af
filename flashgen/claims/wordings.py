"""The regular expressions of cues.toml, made cheap: most are searched only where they can match.

What matches `という(名前|名称)が` is という名前が or という名称が, and what matches `だろう[^、]{0,8}$`
has だろう in it. All such literals are looked for at once, whatever their number; a search is
needed only for what they leave open.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from flashgen.values import dataclass

# A part of which every match is known: a letter, one of [letters], one of (some|words).
_KNOWN = r"(?P<letter>[^][(){}.^$*+?|\\])|\[(?P<letters>[^]^\\-]+)\]|\((?P<words>[^][(){}.^$*+?\\]+)\)"
# A part that could be anything: $, [^、]{0,8}, (?<!も), a group in which there is more than words.
_OPEN = r"[.^$]|\[\^[^]\\]+\]|\((\?<?[!=])?[^][()?\\]+\)"
_PART = re.compile(rf"(?:{_KNOWN}|{_OPEN})(?P<times>\?|\*|\+|\{{\d+,\d+\}})?")


@dataclass(frozen=True, slots=True)
class Wording:
    """A regular expression. Where none of its `literals` is, it does not match.

    There are none where nothing can be said. It matches where one of them is and `tail` matches
    right after; None: only a search of the whole can tell.
    """

    pattern: str
    literals: frozenset[str]
    tail: str | None

    def is_in(self, text: str, end: int = 0) -> bool:
        """Tell whether the expression matches, in a text with a literal that ends at `end`."""
        if self.tail is None:
            return re.search(self.pattern, text) is not None
        return not self.tail or re.compile(self.tail).match(text, end) is not None


def read(pattern: str) -> Wording:
    """Find the literals of a regular expression. Raises re.error where it is not valid.

    A repetition that cannot be, such as {3,2}, is noticed when it is first searched for.

    >>> sorted(read("(と|って)?いう[名称]が").literals)
    ['いう名が', 'いう称が']
    >>> read("だろうか?[^、]{0,8}$")
    Wording(pattern='だろうか?[^、]{0,8}$', literals=frozenset({'だろう'}), tail='か?[^、]{0,8}$')
    """
    runs = _runs(pattern)
    if runs is None:
        re.compile(pattern)
        return Wording(pattern, frozenset(), None)
    needed = [_without_optional_ends(run) for run in runs]
    told = max(needed, key=_shortest)
    literals = frozenset(map("".join, product(*(part.choices for part in told)))) if told else frozenset()
    if not told or told is not needed[0]:
        return Wording(pattern, literals, None)
    return Wording(pattern, literals, pattern[told[-1].end :] if len(runs) > 1 else "")


class _Part(NamedTuple):
    """A known part of an expression: what may stand there, and where it ends in the expression."""

    choices: tuple[str, ...]
    end: int


def _runs(pattern: str) -> list[list[_Part]] | None:
    """Divide an expression into runs of known parts, at the open ones; None for what is too complex."""
    runs: list[list[_Part]] = [[]]
    at = 0
    while at < len(pattern):
        part = _PART.match(pattern, at)
        if part is None:
            return None
        at = part.end()
        choices = part["letter"] or part["letters"] or (part["words"] or "").split("|")
        if part["times"] in (None, "?") and any(choices):
            runs[-1].append(_Part((*choices, *[""] * (part["times"] == "?")), at))
        else:
            runs.append([])
    return runs


def _without_optional_ends(run: Sequence[_Part]) -> Sequence[_Part]:
    needed = [at for at, part in enumerate(run) if "" not in part.choices]
    return run[needed[0] : needed[-1] + 1] if needed else ()


def _shortest(run: Sequence[_Part]) -> int:
    return sum(min(map(len, part.choices)) for part in run)


class Spotter:
    """Finds which of many literals are in a text, in a time that does not grow with their number."""

    def __init__(self, literals: Collection[str]) -> None:
        self._literals = frozenset(literals)
        self._letters = frozenset(literal for literal in literals if len(literal) == 1)
        self._lengths: dict[str, set[int]] = {}  # of literals with the same two letters first
        for literal in self._literals - self._letters:
            self._lengths.setdefault(literal[:2], set()).add(len(literal))

    def spot(self, text: str) -> Iterator[tuple[str, int]]:
        """Give the literals in text, each as often as it is there, with the offset where it ends.

        >>> list(Spotter(["塩", "塩水", "水道"]).spot("塩水の塩"))
        [('塩', 1), ('塩', 4), ('塩水', 2)]
        """
        if not self._letters.isdisjoint(text):
            yield from ((letter, at + 1) for at, letter in enumerate(text) if letter in self._letters)
        lengths = self._lengths
        for at in [at for at in range(len(text) - 1) if text[at : at + 2] in lengths]:
            for length in lengths[text[at : at + 2]]:
                if text[at : at + length] in self._literals and at + length <= len(text):
                    yield text[at : at + length], at + length
