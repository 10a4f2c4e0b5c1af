"""The values of this room: what is counted in a text, and what follows from the counts.

Shares are from 0 to 1. A running word is a word each time it is met; names, numbers, fillers, dialect words
and what is no word of its own (particles, endings) are counted apart.
"""

from collections.abc import Callable
from functools import cached_property

from flashgen.report.coverage import reached
from flashgen.values import dataclass

LEVELS = ("N5", "N4", "N3", "N2", "N1", "")  # "" is for words that no list has
BANDS = (500, 1_000, 2_000, 5_000, 10_000, 20_000)  # ranks up to which a band goes
MILESTONES = (80, 90, 95, 98)  # per cent of the running words
_SHORT = 20  # running words; a part with fewer says little of how hard it is


@dataclass(frozen=True, slots=True)
class CountedWord:
    """A word in all its forms: how often it is met, and in which part first.

    `key` is its identity (lemma and reading of the lexeme); `known` where the learner knows it or it is
    taken for known.
    """

    key: tuple[str, str]
    headword: str
    reading: str
    glosses: tuple[str, ...]
    count: int
    level: str  # "N5" … "N1", "" where no list has it
    rank: int | None  # in Japanese at large
    known: bool
    part: int = 0


@dataclass(frozen=True, slots=True)
class Apart:
    """What is not counted among the words to learn; `dialect` are words of the dialect."""

    grammar: int = 0
    dialect: int = 0
    names: int = 0
    numbers: int = 0
    fillers: int = 0


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of a histogram: running words and different words."""

    label: str
    running: int
    different: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """How many words cover so many per cent of the running words; None where it is not reached.

    `words` counts the text's own commonest words, `by_rank` its words in the order in which they are
    common in Japanese at large, the last of which has the rank `rank`.
    """

    percent: int
    words: int
    by_rank: int | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class FormCount:
    """A dialect form, as learners see it, and how often it is met."""

    item: str
    form: str
    standard: str
    count: int


@dataclass(frozen=True, slots=True)
class FormStep:
    """A form to learn next, and the share of the dialect sentences that are open by then."""

    form: FormCount
    share: float


@dataclass(frozen=True, slots=True)
class Dialect:
    """The dialect of a text; `name` and `japanese` are those of the dialect that was looked for."""

    name: str
    japanese: str
    sentences: int = 0
    with_dialect: int = 0
    forms: tuple[FormCount, ...] = ()
    steps: tuple[FormStep, ...] = ()

    @property
    def share(self) -> float:
        """The share of sentences that have dialect."""
        return self.with_dialect / self.sentences if self.sentences else 0.0

    @property
    def met(self) -> int:
        """How many forms are met."""
        return sum(form.count for form in self.forms)

    @property
    def per_hundred(self) -> float:
        """How many forms there are in 100 sentences."""
        return 100 * self.met / self.sentences if self.sentences else 0.0

    @property
    def half(self) -> int:
        """With how many forms one follows half of the sentences that have dialect."""
        return next((at for at, step in enumerate(self.steps, 1) if step.share >= 0.5), 0)


@dataclass(frozen=True, slots=True)
class Speech:
    """How long something takes, in seconds with its pauses, and how many morae are said in that time."""

    seconds: float
    morae: int

    @property
    def per_minute(self) -> float:
        """How many morae are said in a minute."""
        return 60 * self.morae / self.seconds


@dataclass(frozen=True, slots=True)
class Part:
    """A section, or a stretch of a text that has none.

    `running` counts its running words, `hard` those of them that the learner does not know and `new`
    the different ones of these that are met here first; `hard_words` are the commonest of them.
    """

    number: int
    title: str
    begin: float | None
    sentences: int
    running: int
    hard: int
    new: int
    hard_words: tuple[str, ...]
    dialect: Dialect
    claims: int = 0
    speech: Speech | None = None

    @property
    def stops(self) -> float:
        """How often one stops in 100 running words: at a word one does not know, or a dialect form."""
        return 100 * (self.hard + self.dialect.met) / self.running if self.running else 0.0


@dataclass(frozen=True, slots=True)
class Readability:
    """What makes a text hard to read: means per sentence, and shares; see readability.py for `score`."""

    tokens: float = 0.0
    morae: float = 0.0
    characters: float = 0.0
    kanji: float = 0.0  # of the characters that are kana or kanji
    kango: float = 0.0  # of the tokens, as all below
    wago: float = 0.0
    verbs: float = 0.0
    particles: float = 0.0
    score: float | None = None  # None where there is no token


@dataclass(frozen=True, slots=True)
class Learner:
    """What is taken for known: words easier than `level`, and those of lists of so many words.

    Where neither is given, it is words easier than N3, and everyday words always.
    """

    level: str | None = None
    listed: int = 0

    @property
    def told(self) -> bool:
        """Whether the learner has said anything of what they know."""
        return self.level is not None or self.listed > 0


@dataclass(frozen=True)
class Report:
    """All figures of one text. `words` are the commonest first; `topics` those of its key claims."""

    title: str
    learner: Learner
    words: tuple[CountedWord, ...]
    apart: Apart
    dialect: Dialect
    readability: Readability
    parts: tuple[Part, ...]
    has_sections: bool
    topics: tuple[tuple[str, int], ...] = ()
    speech: Speech | None = None

    @cached_property
    def running(self) -> int:
        """How many running words there are."""
        return sum(word.count for word in self.words)

    @cached_property
    def known(self) -> int:
        """How many of the running words are known."""
        return sum(word.count for word in self.words if word.known)

    @property
    def known_share(self) -> float:
        """The share of the running words that are known."""
        return self.known / self.running if self.running else 0.0

    @cached_property
    def unknown(self) -> tuple[CountedWord, ...]:
        """The words that are not known, the commonest first."""
        return tuple(word for word in self.words if not word.known)

    @property
    def claims(self) -> int:
        """How many key claims there are."""
        return sum(count for _, count in self.topics)

    @property
    def stops(self) -> float:
        """How often one stops in 100 running words, see Part."""
        hard = self.running - self.known
        return 100 * (hard + self.dialect.met) / self.running if self.running else 0.0

    @cached_property
    def by_rank(self) -> tuple[CountedWord, ...]:
        """The words that a frequency list has, in its order."""
        ranked = (word for word in self.words if word.rank is not None)
        return tuple(sorted(ranked, key=lambda word: (word.rank or 0, word.key)))

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """How many words one needs for so much of the text; () where it has no words."""
        own = [word.count for word in self.words]
        ranked = [word.count for word in self.by_rank]
        found = []
        for percent in MILESTONES if own else ():
            by_rank = reached(ranked, percent, self.running)
            rank = self.by_rank[by_rank - 1].rank if by_rank else None
            found.append(Milestone(percent, reached(own, percent, self.running) or 0, by_rank, rank))
        return tuple(found)

    def to_learn(self, percent: int) -> int | None:
        """Count the unknown words, the commonest first, with which so much of the text is known."""
        return reached([word.count for word in self.unknown], percent, self.running, self.known)

    @cached_property
    def levels(self) -> tuple[Bin, ...]:
        """The words by JLPT level, the easiest first, then those that no list has."""
        return tuple(self._bin(level, lambda word, level=level: word.level == level) for level in LEVELS)

    @cached_property
    def bands(self) -> tuple[Bin, ...]:
        """The words by how common they are in Japanese at large, then those that are not listed."""
        bins, low = [], 0
        for high in BANDS:
            within = range(low + 1, high + 1)
            bins.append(self._bin(f"{low + 1:,}–{high:,}", lambda word, w=within: (word.rank or 0) in w))
            low = high
        bins.append(self._bin(f"{low + 1:,}–", lambda word, low=low: (word.rank or 0) > low))
        return (*bins, self._bin("", lambda word: word.rank is None))

    def _bin(self, label: str, belongs: Callable[..., bool]) -> Bin:
        counts = [word.count for word in self.words if belongs(word)]
        return Bin(label, sum(counts), len(counts))

    @cached_property
    def hardest(self) -> tuple[Part, ...]:
        """The parts at which one stops most often, the hardest first; very short ones do not count."""
        long = [part for part in self.parts if part.running >= _SHORT]
        found = long or [part for part in self.parts if part.running]
        return tuple(sorted(found, key=lambda part: (-round(part.stops, 1), part.number)))
