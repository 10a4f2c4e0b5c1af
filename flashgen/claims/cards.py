"""Statement → card: a question where the sentence has a shape for one, else a blank, if the gate lets it."""

from collections import Counter
from collections.abc import Iterator

from flashgen.claims import cloze, gate, questions
from flashgen.claims.claim import Card
from flashgen.claims.statement import Statement

_USED_BEFORE = 0.6  # of a term score, for each card with the same answer: no deck of one word
NO_TERM = "no term worth a blank"


class Writer:
    """Writes the cards of one talk, whose text is `talk`, one sentence a line."""

    def __init__(self, talk: str, lexicon: cloze.Frequencies | None = None) -> None:
        self._talk = talk
        self._lexicon = lexicon
        self._answers: Counter[str] = Counter()

    def write(self, said: Statement) -> tuple[Card | None, tuple[str, ...]]:
        """Write the best card of a sentence that passes the gate, and say what kept better ones back.

        There is no card where none passes.
        """
        against: dict[str, None] = {}
        for card in self._cards(said):
            reasons = gate.reasons(card, said)
            if not reasons:
                self._answers[card.answer] += 1
                return card, tuple(against)
            against |= dict.fromkeys(reasons)
        return None, tuple(against) or (NO_TERM,)

    def _cards(self, said: Statement) -> Iterator[Card]:
        yield from questions.ask(said)
        terms = cloze.terms(said.sentence, self._talk, said.title, self._lexicon)
        for term in sorted(terms, key=lambda t: (_USED_BEFORE * self._answers[t.text] - t.score, t.first)):
            card = cloze.card(said.sentence, term, said.context)
            if card is not None and term.score >= cloze.LEAST_SCORE:
                yield card
