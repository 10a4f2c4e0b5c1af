"""The regular expressions of cues.toml, made cheap: most are searched only where they can match.

What matches `という(名前|名称)が` is という名前が or という名称が, and what matches `だろう[^、]{0,8}$`
has だろう in it. All such literals are looked for at once, whatever their number; a search is
needed only for what they leave open.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import product

from flashgen.values import dataclass

# A part of which every match is known: a letter, one of [letters], one of (some|words).
_KNOWN = r"(?P<letter>[^][(){}.^$*+?|\\])|\[(?P<letters>[^]^\\-]+)\]|\((?P<words>[^][(){}.^$*+?\\]+)\)"
# A part that could be anything: $, [^、]{0,8}, (?<!も), a group in which there is more than words.
_OPEN = r"[.^$]|\[\^[^]\\]+\]|\((\?<?[!=])?[^][()?\\]+\)"
_PART = re.compile(rf"(?:{_KNOWN}|{_OPEN})(?P<times>\?|\*|\+|\{{\d+,\d+\}})?")

_Choices = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A regular expression. Where none of its `literals` is, it does not match.

    There are none where nothing can be said. `certain`: where one of them is, it matches.
    """

    pattern: str
    literals: frozenset[str]
    certain: bool

    def is_in(self, text: str) -> bool:
        """Tell whether the expression matches somewhere in a text that has one of the literals."""
        return self.certain or re.search(self.pattern, text) is not None


def read(pattern: str) -> Wording:
    """Find the literals of a regular expression. Raises re.error where it is not valid.

    A repetition that cannot be, such as {3,2}, is noticed when it is first searched for.

    >>> sorted(read("(と|って)?いう[名称]が").literals)
    ['いう名が', 'いう称が']
    >>> read("だろうか?[^、]{0,8}$")
    Wording(pattern='だろうか?[^、]{0,8}$', literals=frozenset({'だろう'}), certain=False)
    """
    runs = _runs(pattern)
    if runs is None:
        re.compile(pattern)
        return Wording(pattern, frozenset(), certain=False)
    told = max(map(_without_optional_ends, runs), key=_shortest)
    literals = frozenset(map("".join, product(*told))) if told else frozenset()
    return Wording(pattern, literals, certain=len(runs) == 1 and bool(told))


def _runs(pattern: str) -> list[list[_Choices]] | None:
    """Divide an expression into runs of known parts, at the open ones; None for what is too complex."""
    runs: list[list[_Choices]] = [[]]
    at = 0
    while at < len(pattern):
        part = _PART.match(pattern, at)
        if part is None:
            return None
        choices = part["letter"] or part["letters"] or (part["words"] or "").split("|")
        if part["times"] in (None, "?") and any(choices):
            runs[-1].append((*choices, *[""] * (part["times"] == "?")))
        else:
            runs.append([])
        at = part.end()
    return runs


def _without_optional_ends(run: Sequence[_Choices]) -> Sequence[_Choices]:
    needed = [at for at, choices in enumerate(run) if "" not in choices]
    return run[needed[0] : needed[-1] + 1] if needed else ()


def _shortest(run: Sequence[_Choices]) -> int:
    return sum(min(map(len, choices)) for choices in run)


class Spotter:
    """Finds which of many literals are in a text, in a time that does not grow with their number."""

    def __init__(self, literals: Collection[str]) -> None:
        self._letters = frozenset(literal for literal in literals if len(literal) == 1)
        self._by_beginning: dict[str, list[str]] = {}
        for literal in literals:
            if len(literal) > 1:
                self._by_beginning.setdefault(literal[:2], []).append(literal)

    def spot(self, text: str) -> Iterator[str]:
        """Give the literals in text, those that are there twice twice.

        >>> list(Spotter(["塩", "塩水", "水道"]).spot("塩水の塩"))
        ['塩', '塩水']
        """
        yield from self._letters.intersection(text)
        beginnings = self._by_beginning
        for at in range(len(text) - 1):
            for literal in beginnings.get(text[at : at + 2], ()):
                if text.startswith(literal, at):
                    yield literal
