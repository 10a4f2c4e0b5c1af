"""The cards of two talks as a person proof-reads them: tests/golden/claims-*.cards.

`FLASHGEN_UPDATE=1 pytest tests/claims/test_golden.py` accepts a change; the diff is what is reviewed.
The talks are in standard Japanese, so that only this room can change their cards.
"""

import os
from pathlib import Path

import pytest

from flashgen.claims import Claim, extract
from tests.claims.analysis import marked_talk

GOLDEN = Path(__file__).parents[1] / "golden"


def proof(claim: Claim) -> str:
    asked = f"{claim.question}\n  {claim.answer}" if claim.card == "qa" else claim.text
    before = "".join(f"  ({sentence.text})\n" for sentence in claim.context)
    return f"{claim.type} {claim.stance} {claim.speaker}\n{before}  {asked}\n"


@pytest.mark.parametrize("name", ["history", "reef"])
def test_cards(name: str) -> None:
    document, _ = marked_talk(name)
    cards = "\n".join(map(proof, extract(document).claims))
    path = GOLDEN / f"claims-{name}.cards"
    if os.environ.get("FLASHGEN_UPDATE"):
        path.write_text(cards, encoding="utf-8")
    assert cards == path.read_text(encoding="utf-8")
