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


PARTS = [
    # a form stops before た and て, what it is made of does not
    ("うわ、つぶれてもうた。", "asp.temouta", "つぶれ ＋ て ＋ もう（しまっ） ＋ た"),
    ("母は何も知らんかった。", "neg.nkatta", "知ら ＋ んかっ（なかっ） ＋ た"),
    ("まだ着いてへんねん。", "neg.tehen", "着い ＋ て ＋ へん（ない） ＋ ねん（んだ）"),
]


@pytest.mark.parametrize(("text", "item", "breakdown"), PARTS)
def test_what_a_card_takes_apart(text: str, item: str, breakdown: str) -> None:
    sentence = heard(text)
    form = next(form for form in sentence.forms if form.item == item)
    met = ItemUse(item, 1, (Use(form, sentence, ""),))
    assert dialect.note(KANSAI.items[item], met, dialect=KANSAI).fields["Breakdown"] == breakdown
