"""What is marked in the sentence of a dialect card."""

import pytest

from flashgen.dialects.profile import ItemUse, Use
from flashgen.notes import dialect
from tests.dialects.speech import KANSAI, heard

TARGETS = [
    # what is marked: the form with the て and た that its name has too
    ("うわ、つぶれてもうたわ。", "asp.temouta", "てもうた"),
    ("全部飲んでもうた。", "asp.temouta", "でもうた"),
    ("誰も来えへんかったで。", "neg.kee", "来えへんかった"),
    ("まだ着いてへんねん。", "neg.tehen", "てへん"),
    ("ええ天気やった。", "cop.yatta", "やった"),
    ("それはちゃうで。", "chau", "ちゃう"),
]


@pytest.mark.parametrize(("text", "item", "marked"), TARGETS)
def test_what_a_card_marks(text: str, item: str, marked: str) -> None:
    sentence = heard(text)
    form = next(form for form in sentence.forms if form.item == item)
    met = ItemUse(item, 1, (Use(form, sentence, ""),))
    note = dialect.note(KANSAI.items[item], met, dialect=KANSAI)
    assert f"<b>{marked}</b>" in note.fields["Sentence"]
