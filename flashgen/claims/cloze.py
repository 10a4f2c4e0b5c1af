"""Cloze cards: a statement in plain standard Japanese with one of its terms blanked."""

from flashgen.claims import shown
from flashgen.claims.claim import Card, squeeze
from flashgen.claims.statement import Statement
from flashgen.claims.terms import Term
from flashgen.document import Sentence


def card(said: Statement, term: Term, context: tuple[Sentence, ...] = ()) -> Card | None:
    """Blank a term; None where the sentence is too long to show and cannot be cut.

    Whether enough is left to go by is for the gate to say.
    """
    part = shown.stretch(said, term.first, term.last)
    if part is None or not part.first <= term.first < term.last <= part.last:
        return None
    ahead, behind = part.text(term.first, term.last)
    return Card("cloze", answer=term.text, text=f"{ahead}{{{{c1::{term.text}}}}}{behind}", context=context)


def is_told(term: Term, context: tuple[Sentence, ...]) -> bool:
    """Tell whether a term is to be read in the sentences before."""
    return any(squeeze(term.text) in squeeze(other.standard or other.text) for other in context)
