"""Statement → card: a question where the sentence has a shape for one, else a blank, if the gate lets it."""

from collections import Counter
from collections.abc import Iterator

from flashgen.claims import cloze, gate, phrases, questions, vectors
from flashgen.claims.claim import Card
from flashgen.claims.statement import Statement
from flashgen.document import Sentence

_USED_BEFORE = 0.6  # of a term score, for each card with the same answer: no deck of one word
NO_TERM = "no term worth a blank"
_LEAST_WORDS = 3  # different content words that make a sentence a context


class Writer:
    """Writes the cards of one talk, whose text is `talk`, one sentence a line."""

    def __init__(self, talk: str, lexicon: cloze.Frequencies | None = None) -> None:
        self._talk = talk
        self._lexicon = lexicon
        self._answers: Counter[str] = Counter()

    def write(self, said: Statement, *, naming: bool = False) -> tuple[Card | None, tuple[str, ...]]:
        """Write the best card of a sentence that passes the gate, and say what kept better ones back.

        There is no card where none passes. `naming`: the sentence gives a name to what was said before
        it, and needs all of that.
        """
        against: dict[str, None] = {}
        for card in self._cards(said, naming):
            reasons = gate.reasons(card, said)
            if not reasons:
                self._answers[card.answer] += 1
                return card, tuple(against)
            against |= dict.fromkeys(reasons)
        return None, tuple(against) or (NO_TERM,)

    def _cards(self, said: Statement, naming: bool) -> Iterator[Card]:
        yield from questions.ask(said)
        context = _context(said, naming)
        terms = cloze.terms(said.sentence, self._talk, said.title, self._lexicon)
        for term in sorted(terms, key=lambda t: (_USED_BEFORE * self._answers[t.text] - t.score, t.first)):
            card = cloze.card(said.sentence, term, context)
            if card is not None and term.score >= cloze.LEAST_SCORE:
                yield card


def _context(said: Statement, naming: bool) -> tuple[Sentence, ...]:
    """Give the sentences that a cloze text needs before it."""
    if not phrases.points_back(said.tokens[said.start : said.start + 2]):
        return ()
    if naming:
        return said.before
    for back in range(1, len(said.before) + 1):
        nearest = said.before[-back]
        if not phrases.starts_anaphorically(nearest) and len(set(vectors.content(nearest))) >= _LEAST_WORDS:
            return said.before[-back:]
    return said.before[-1:]
