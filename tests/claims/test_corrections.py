"""What an override changes of a claim before it is a note."""

import pytest

from flashgen.claims.claim import Claim
from flashgen.claims.corrections import corrected
from flashgen.document import Sentence
from flashgen.errors import RecipeError
from flashgen.notes import claims as notes
from flashgen.recipe import Override

PLACE = "overrides.toml, line 3"
QUOTE = "味は、だしで決まるんや。"
ASKED = Claim(
    "cl-1", QUOTE, Sentence(QUOTE, ()), "だしの話", "", "property", "assertion", "", 1.0, {}, "qa",
    "味は何で決まるか。", "だし", QUOTE,
)  # fmt: skip
GAP = Claim(
    "cl-2", QUOTE, Sentence(QUOTE, ()), "台所", "", "property", "assertion", "", 1.0, {}, "cloze",
    "", "だし", "味は、{{c1::だし}}で決まる。",
)  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "said", "card", "question", "answer", "text"),
    [
        (ASKED, {"question": "何で決まる？"}, "qa", "何で決まる？", "だし", QUOTE),
        (ASKED, {"answer": "だしの味"}, "qa", "味は何で決まるか。", "だしの味", QUOTE),
        (
            GAP,
            {"text": "{{c1::味}}は{{c2::だし::液}}"},
            "cloze",
            "",
            "味、だし",
            "{{c1::味}}は{{c2::だし::液}}",
        ),
        # A later version may choose another kind of card: the one that was corrected stays.
        (GAP, {"question": "何で決まる？"}, "qa", "何で決まる？", "だし", QUOTE),
        (GAP, {"question": "何？", "answer": "出汁"}, "qa", "何？", "出汁", QUOTE),
        (ASKED, {"text": "{{c1::味}}だ"}, "cloze", "", "味", "{{c1::味}}だ"),
        (ASKED, {"note": "x"}, "qa", "味は何で決まるか。", "だし", QUOTE),
    ],
)
def test_what_an_override_says(
    claim: Claim, said: dict[str, str], card: str, question: str, answer: str, text: str
) -> None:
    after = corrected(claim, Override("claim|1", **said), PLACE)  # type: ignore[arg-type]
    assert (after.card, after.question, after.answer, after.text) == (card, question, answer, text)
    assert (after.id, after.quote, after.section) == (claim.id, claim.quote, claim.section)


def test_an_answer_alone_fits_no_gap() -> None:
    with pytest.raises(RecipeError) as caught:
        corrected(GAP, Override("claim|2", answer="味"), PLACE)
    assert caught.value.message == f"{PLACE}: answer: this card has a gap and no question"
    assert "text" in caught.value.hint


@pytest.mark.parametrize(("answer", "shown"), [("昆布", "だしの話"), ("だしの味", "")])
def test_a_title_that_tells_the_new_answer_is_not_shown(answer: str, shown: str) -> None:
    after = notes.note(corrected(ASKED, Override("claim|1", answer=answer), PLACE))
    assert after.fields.get("Section", "") == shown
    assert after.fields["Answer"] == answer
