"""Why a word has its entry and its sense: what was weighed, and the points of each piece of evidence.

Nothing is decided here and nothing reckoned anew: linking does what it always does, `Scales` hear of
every choice it makes, and the evidence is that of senses.py.
"""

from collections import defaultdict
from collections.abc import Sequence

from flashgen.document import Sentence, Word
from flashgen.lexicon.dictionary import Entry, Sense
from flashgen.lexicon.lexicon import Lexicon
from flashgen.lexicon.senses import Choice, Evidence, Usage, entry_evidence, sense_evidence, total
from flashgen.lexicon.words import Memory, SentenceWords
from flashgen.values import dataclass


@dataclass(frozen=True, slots=True)
class WeighedSense:
    """A sense that may be meant, its points without those of its entry, and what they are for."""

    number: int
    sense: Sense
    points: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that was weighed, its senses that may be meant, the best first.

    `points` are those of its best sense and its own; None where no sense of it can be meant:
    then no part of speech fits, or the spelling is another's.
    """

    entry: Entry
    points: float | None
    evidence: Evidence
    senses: tuple[WeighedSense, ...]

    @property
    def ruled_out(self) -> tuple[int, ...]:
        """The numbers of the senses that cannot be meant."""
        open_ = {each.number for each in self.senses}
        return tuple(n for n in range(1, len(self.entry.senses) + 1) if n not in open_)


@dataclass(frozen=True, slots=True)
class Weighing:
    """How a word stood in its sentence, and what was made of it."""

    usage: Usage
    entries: tuple[Entry, ...]
    choice: Choice | None

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All entries that were weighed, the best first."""
        return tuple(
            sorted((_candidate(entry, self.usage) for entry in self.entries), key=_worst_last, reverse=True)
        )


def _candidate(entry: Entry, usage: Usage) -> Candidate:
    weighed = [
        WeighedSense(number, entry.senses[number - 1], total(evidence), evidence)
        for number, evidence in sense_evidence(entry, usage)
    ]
    weighed.sort(key=lambda each: -each.points)
    own = entry_evidence(entry, usage)
    return Candidate(entry, weighed[0].points + total(own) if weighed else None, own, tuple(weighed))


def _worst_last(candidate: Candidate) -> float:
    return float("-inf") if candidate.points is None else candidate.points


class Scales:
    """Hears of every choice while a document is linked: `link_document(…, make=scales.words)`."""

    def __init__(self) -> None:
        self._heard: dict[tuple[str, int], list[Weighing]] = defaultdict(list)

    def words(self, sentence: Sentence, lexicon: Lexicon, memory: Memory) -> SentenceWords:  # noqa: ARG002
        """Give what makes the words of a sentence, and remembers nothing between them."""
        return _Overheard(sentence, lexicon, self._heard)

    def weighing(self, sentence: Sentence, word: Word) -> Weighing | None:
        """Give how the entry of a word was chosen; None for names, which are not looked up."""
        heard = [
            each
            for each in self._heard.get((sentence.text, word.start), ())
            if each.usage.spelling == word.headword
        ]
        made = [
            each
            for each in heard
            if each.choice and (each.choice.entry.seq, each.choice.sense) == (word.entry, word.sense)
        ]
        last = made or heard
        return last[-1] if last else None


class _Overheard(SentenceWords):
    def __init__(
        self, sentence: Sentence, lexicon: Lexicon, heard: dict[tuple[str, int], list[Weighing]]
    ) -> None:
        super().__init__(sentence, lexicon, _Forgetful())
        self._heard = heard

    def weigh(self, start: int, entries: Sequence[Entry], usage: Usage) -> Choice | None:
        choice = super().weigh(start, entries, usage)
        self._heard[self.sentence.text, start].append(Weighing(usage, tuple(entries), choice))
        return choice


class _Forgetful(Memory):
    """A memory that keeps nothing, so that every word is weighed where it stands."""

    def __setitem__(self, key: object, value: object) -> None:
        pass
