"""In which order to study the words that deserve a card, and each in which of its sentences.

A sentence teaches best where the word is the only new thing in it (i+1). So the next card is always
the one whose usefulness (ranking.py), less 0.5 for each new word beside it, is greatest: a word is new
if it is neither easy for the learner nor taught by an earlier card. Of a word's sentences the one
counts that costs least: see examples.py, to which each new word adds 0.6, and each card that the
sentence is on already 2.5, so that the deck has many sentences and not one on many cards. Where there
is a limit, four fifths of the cards are the most useful words whatever their sentences, and so are the
terms of the glossary among those that usefulness alone would take; the rest are filled in this order.

The price is that useful words may come later, and that the last words within a limit give their place
to others of little less use. Measured on a talk of 400 sentences and on the shipped deck of 220, 150
cards each: new words beside the target fell from 1.46 to 0.68 and from 1.78 to 1.05 a card, sentences
with none rose from 29 to 57 % and from 25 to 42 %; the thirty most useful words stand at place 18 and
22 on average instead of 15.5. With only half of the cards firm there were 0.53 and 0.77 new words, but
words that a talk is about had no card (データ, フィーチャー in a talk on features of data). Twice the
weight would push a useful word back to place 100 and later.

Only the few best sentences of a word are looked at, so that the work grows with the text.
"""

import heapq
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from flashgen.document import Sentence
from flashgen.values import dataclass
from flashgen.vocabulary.examples import OFTEN, Examples
from flashgen.vocabulary.uses import Key, Use, Uses, key_of

_NEW = 0.5  # what a new word beside the target costs in the order of study
_NEW_IN_EXAMPLE = 0.6  # and in the choice of the sentence
_FIRM = 0.8  # of a limit: the words that have a card for their usefulness alone
_SENTENCES = 16  # of a word that are looked at; more would be better by chance only


@dataclass(frozen=True, slots=True)
class Study:
    """A word to study, the use that shows it, and how many new words its sentence has besides."""

    uses: Uses
    use: Use
    points: float
    new: int


class _Example:
    """A use that may be on the card, with the words beside it that are still new."""

    __slots__ = ("cost", "new", "text", "use")

    def __init__(self, use: Use, cost: float, new: set[Key]) -> None:
        self.use, self.cost, self.new, self.text = use, cost, new, use.sentence.text


class _Card:
    """A word that waits for its place, with its examples and the best of them."""

    __slots__ = ("best", "examples", "points", "uses")

    def __init__(self, uses: Uses, points: float, examples: list[_Example]) -> None:
        self.uses, self.points, self.examples, self.best = uses, points, examples, examples[0]

    def choose(self, taken: Counter[str]) -> None:
        """Take the example that costs least now, the first of equals."""
        if len(self.examples) > 1:
            self.best = min(self.examples, key=lambda example: _cost_now(example, taken))

    def reconsider(self, example: _Example, taken: Counter[str]) -> bool:
        """Take an example that became easier, if it is the best now; tell whether it is."""
        if example is not self.best and _cost_now(example, taken) >= _cost_now(self.best, taken):
            return False
        self.best = example
        return True

    @property
    def value(self) -> float:
        """What it is worth to study this word next."""
        return self.points - _NEW * len(self.best.new)


def _cost_now(example: _Example, taken: Counter[str]) -> float:
    return example.cost + _NEW_IN_EXAMPLE * len(example.new) + OFTEN * taken[example.text]


def arrange(
    scored: Sequence[tuple[Uses, float]], easy: Collection[Key], examples: Examples, limit: int = 0
) -> tuple[Study, ...]:
    """Put words, each with its usefulness, into the order of study; words in `easy` are never new."""
    beside = _Beside(easy)
    cards = [_card(uses, points, beside, examples) for uses, points in scored]
    waiting: dict[Key, list[tuple[int, _Example]]] = {}
    for number, card in enumerate(cards):
        for example in card.examples:
            for key in example.new:
                waiting.setdefault(key, []).append((number, example))
    firm = {
        number
        for number, (uses, _) in enumerate(scored[:limit])
        if number < limit * _FIRM or uses.word.domain
    }
    return tuple(_in_turn(cards, waiting, firm, (limit or len(cards)) - len(firm)))


def _in_turn(
    cards: Sequence[_Card],
    waiting: Mapping[Key, list[tuple[int, _Example]]],
    firm: Collection[int],
    room: int,
) -> Iterator[Study]:
    """Take the most worthwhile card, again and again; what it teaches makes others worth more.

    There is room for so many cards beside the firm ones.
    """
    taken: Counter[str] = Counter()
    for card in cards:
        card.choose(taken)
    heap = [(-card.value, number) for number, card in enumerate(cards)]
    heapq.heapify(heap)
    done = [False] * len(cards)
    while heap:
        value, number = heapq.heappop(heap)
        if done[number]:
            continue
        card = cards[number]
        card.choose(taken)
        if card.value < -value:  # its sentence has gone to another card since
            heapq.heappush(heap, (-card.value, number))
            continue
        done[number] = True
        if number not in firm:
            if not room:
                continue
            room -= 1
        taken[card.best.text] += 1
        yield Study(card.uses, card.best.use, card.points, len(card.best.new))
        for other, example in waiting.get(card.uses.key, ()):
            example.new.discard(card.uses.key)
            if not done[other] and cards[other].reconsider(example, taken):
                heapq.heappush(heap, (-cards[other].value, other))


def _card(uses: Uses, points: float, beside: "_Beside", examples: Examples) -> _Card:
    found = [_Example(use, examples.cost(use), beside.new(use, uses.key)) for use in uses.best]
    if len(found) > _SENTENCES:
        found.sort(key=lambda example: example.cost + _NEW_IN_EXAMPLE * len(example.new))
    return _Card(uses, points, found[:_SENTENCES])


class _Beside:
    """Tells which words stand in a sentence that are not easy; each sentence is looked through once."""

    def __init__(self, easy: Collection[Key]) -> None:
        self._easy = easy
        self._found: dict[int, list[tuple[int, int, Key]]] = {}

    def new(self, use: Use, own: Key) -> set[Key]:
        """Give the words beside a target that are not easy, those that lie over it left out."""
        start, end = use.word.start, use.word.end
        return {
            key
            for first, last, key in self._words(use.sentence)
            if key != own and (last <= start or end <= first)
        }

    def _words(self, sentence: Sentence) -> list[tuple[int, int, Key]]:
        found = self._found.get(id(sentence))
        if found is None:
            found = self._found[id(sentence)] = []
            reached = 0
            for word in sentence.words:
                # An expression that lies over words is made of them: ボタンを押す.
                if word.start >= reached and not word.dialect and (key := key_of(word)) not in self._easy:
                    found.append((word.start, word.end, key))
                reached = max(reached, word.end)
        return found
