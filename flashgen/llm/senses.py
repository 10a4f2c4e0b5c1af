"""Asks a model which sense a word has, where our own choice among the dictionary's was close."""

from collections.abc import Mapping, Sequence

from flashgen.llm import by_line, tasks
from flashgen.llm.asking import Asker, Request
from flashgen.llm.chunks import one_line
from flashgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word, text[start:end] of a sentence, and its senses that may be meant, by their numbers."""

    text: str
    start: int
    end: int
    senses: tuple[tuple[int, str], ...]

    @property
    def line(self) -> str:
        """What the model is shown.

        >>> Doubt("道を空ける", 2, 5, ((1, "to empty"), (3, "to make way"))).line
        '道を【空ける】: (1) to empty (3) to make way'
        """
        marked = f"{self.text[: self.start]}【{self.text[self.start : self.end]}】{self.text[self.end :]}"
        return one_line(f"{marked}: " + " ".join(f"({number}) {glosses}" for number, glosses in self.senses))


def requests(asker: Asker, doubts: Sequence[Doubt]) -> list[Request]:
    """Give what would be asked about doubts."""
    return by_line.requests(asker, tasks.load("senses"), [doubt.line for doubt in doubts])


def settle(asker: Asker, doubts: Sequence[Doubt]) -> Mapping[Doubt, int]:
    """Give the number of the sense for each doubt that the model settles, always one that was offered."""
    told = by_line.ask(asker, tasks.load("senses"), [doubt.line for doubt in doubts])
    return {
        doubt: told[doubt.line]["sense"]
        for doubt in doubts
        if doubt.line in told and any(told[doubt.line]["sense"] == number for number, _ in doubt.senses)
    }
