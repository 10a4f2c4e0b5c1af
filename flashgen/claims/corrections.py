"""What an author corrects of a claim before it becomes a note: its question and answer, or its gap."""

import re
from dataclasses import replace

from flashgen.claims.claim import Claim
from flashgen.errors import RecipeError
from flashgen.recipe import Override

GAP = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", re.DOTALL)


def corrected(claim: Claim, override: Override, place: str) -> Claim:
    """Give the claim with the question and answer, or the text with a gap, that an override says.

    What it says decides which of the two the card is, so that a learner's card stays one where a later
    version would choose the other. `place` says where the override stands. Raises RecipeError for an
    answer without a question.
    """
    if override.text:
        answer = "、".join(GAP.findall(override.text))
        return replace(claim, card="cloze", question="", text=override.text, answer=answer)
    if override.answer and claim.card == "cloze" and not override.question:
        raise RecipeError(
            f"{place}: answer: this card has a gap and no question",
            "Write a question too, or the text with its gap.",
        )
    if override.question or override.answer:
        asked, answer = override.question or claim.question, override.answer or claim.answer
        return replace(claim, card="qa", text=claim.quote, question=asked, answer=answer)
    return claim
