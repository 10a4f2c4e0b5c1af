"""The values of this room: what is asked for, what is chosen, what is left out."""

from typing import TYPE_CHECKING

from flashgen.document import Sentence, Word
from flashgen.lexicon.dictionary import Entry
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.lexicon.known import KnownWords

LEVELS = ("N5", "N4", "N3", "N2", "N1")  # easiest first; unofficial, as all lists of them are


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a learner asks for.

    `limit` is the greatest number of words, 0 for all; words easier than `level` are left out, as
    are `known` ones, those met fewer than `min_count` times, and the headwords in `exclude`. Where
    `pos` names beginnings of UniDic's parts of speech, all others are left out.
    """

    limit: int = 0
    level: str | None = None
    known: "KnownWords | None" = None
    min_count: int = 1
    exclude: frozenset[str] = frozenset()
    pos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VocabularyItem:
    """A word for study, in its best sentence: sentence.text[word.start:word.end] is the target.

    `kind` is domain, dialect, general or expression; `also` are other spellings met (of a dialect
    item: the forms met); `score` is its usefulness, see ranking.py. `before` or `after` is the
    neighbour without which the sentence is not understood; `new` counts the words beside the target
    that are neither easy nor taught by an earlier card.
    """

    word: Word
    kind: str
    sentence: Sentence
    section: str
    also: tuple[str, ...] = ()
    count: int = 1
    entry: Entry | None = None
    score: float = 0.0
    before: Sentence | None = None
    after: Sentence | None = None
    new: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A word of the document that gets no card.

    The reason is one of: name, number, grammar, fragment, filler, basic, below level, known,
    not in the dictionary, other part of speech, too seldom, excluded, beyond the limit.
    """

    headword: str
    reason: str
    count: int
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen: words for vocabulary cards, and the dialect items, which have cards of their own.

    `items` stand in the order of study (ordering.py), `dialect` by usefulness; the limit holds for
    `items`. `listed` is how many known words the learner's lists have, `repeated` how many of
    those stand in a list more than once.
    """

    items: tuple[VocabularyItem, ...]
    left_out: tuple[LeftOut, ...] = ()
    dialect: tuple[VocabularyItem, ...] = ()
    listed: int = 0
    repeated: int = 0

    @property
    def together(self) -> tuple[VocabularyItem, ...]:
        """Words and dialect items in one order: each word has the place that its usefulness gives to some
        word, but the words among themselves stay in their order of study.
        """
        by_score = sorted((*self.items, *self.dialect), key=lambda item: (-item.score, item.word.headword))
        words = iter(self.items)
        return tuple(item if item.kind == "dialect" else next(words) for item in by_score)

    @property
    def matched(self) -> int:
        """How many words of the document are among the known ones."""
        return sum(left.reason == "known" for left in self.left_out)
