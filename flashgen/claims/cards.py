"""Statement → card: a question where the sentence has a shape for one, else a blank, if the gate lets it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from flashgen.claims import cloze, gate, place_questions, questions, terms
from flashgen.claims.claim import Card
from flashgen.claims.key_terms import Frequencies
from flashgen.claims.statement import Statement
from flashgen.claims.terms import Term
from flashgen.document import Sentence

_USED_BEFORE = 0.6  # of a term score, for each card with the same answer: no deck of one word
# Of a term score: what is so much worse than the best is not the point of the sentence.
_FAR, _NEAR = 0.9, 0.2
NO_TERM = "no term worth a blank"


class Writer:
    """Writes the cards of one talk, whose text is `talk`, one sentence a line."""

    def __init__(self, talk: str, lexicon: Frequencies | None = None) -> None:
        self._talk = talk
        self._lexicon = lexicon
        self._answers: Counter[str] = Counter()

    def write(self, said: Statement) -> tuple[Card | None, tuple[str, ...]]:
        """Write the best card of a sentence that passes the gate, and say what kept better ones back.

        There is no card where none passes.
        """
        against: dict[str, None] = {}
        for card in self._cards(said, against):
            reasons = gate.reasons(card, said)
            # What a card points to further on, a sentence before it tells.
            for back in range(1, len(said.before) + 1):
                if reasons != [gate.DANGLING]:
                    break
                card = replace(card, context=said.before[-back:])
                reasons = gate.reasons(card, said)
            if not reasons:
                self._answers[card.answer] += 1
                return card, tuple(against)
            against |= dict.fromkeys(reasons)
        return None, tuple(against) or (NO_TERM,)

    def _cards(self, said: Statement, against: dict[str, None]) -> Iterator[Card]:
        context = said.context
        for asked in questions.ask(said):
            yield asked if asked.context else replace(asked, context=context)
        found = self._terms(said)
        for term in found:
            reason = _against(term, found[0], context)
            if reason:
                against[reason] = None
                continue
            if (put := place_questions.ask(said, term)) is not None:
                yield replace(put, context=context)
            card = cloze.card(said, term, context)
            if card is None:
                against[gate.TOO_LONG] = None
            else:
                yield card

    def _terms(self, said: Statement) -> list[Term]:
        found = terms.find(said.sentence, self._talk, said.title, self._lexicon)
        later = [term for term in found if term.first >= said.start]
        return sorted(later, key=lambda t: (_USED_BEFORE * self._answers[t.text] - t.score, t.first))


def _against(term: Term, best: Term, context: tuple[Sentence, ...]) -> str:
    """Say why a term is not to be asked for; "" where nothing is against it."""
    if term.listed:
        return gate.LIST_MEMBER
    # Where the point of a sentence is a list, what stands beside it is none.
    far = _NEAR if best.listed else _FAR
    if term.score < terms.LEAST_SCORE or term.score < best.score - far:
        return gate.TRIVIAL
    return gate.TOLD if cloze.is_told(term, context) else ""
