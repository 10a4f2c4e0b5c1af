"""Questions made from the shape of a sentence, the best shape first.

Questions are plain standard Japanese, never yes-or-no, and stand by themselves: what points back
(これ, その) is left to cloze cards, which show the sentence before. To add a shape, write a function
from `Statement` to `Card | None` and name it in `SHAPES`.
"""

from collections.abc import Callable, Iterator

from flashgen.claims import clause_questions, noun_questions
from flashgen.claims.claim import Card
from flashgen.claims.statement import Statement

SHAPES: tuple[Callable[[Statement], Card | None], ...] = (
    noun_questions.naming,
    noun_questions.definition,
    noun_questions.cleft,
    noun_questions.contrast,
    clause_questions.actually,
    clause_questions.reason,
    clause_questions.ground,
    clause_questions.means,
    clause_questions.purpose,
    clause_questions.condition,
    noun_questions.identification,
    noun_questions.attribute,
    clause_questions.moment,
)


def ask(said: Statement) -> Iterator[Card]:
    """Give the question cards that a sentence allows, the best shape first."""
    return (card for shape in SHAPES if (card := shape(said)) is not None)
