"""What was said beside the same in standard Japanese: forms and what stands for them, marked alike."""

import re
from typing import Any

import pytest

from flashgen.document import DialectForm, FormPart, Ruby, Sentence
from flashgen.notes import aligned
from flashgen.notes import fields as f
from tests.dialects.speech import heard

PAIRS = [
    # as said, in standard Japanese; each form with its number, as far as there are several
    ("今日は寝れへんかったわ。", "今日は寝れ{1:なかっ}た{2:よ}。"),
    ("そんなん知らんねん。", "そんな{1:の}知ら{2:ないんだ}。"),
    ("ええ天気やなあ。", "{1:いい}天気{2:だねえ}。"),
    ("誰も行かへんかってん。", "誰も行か{:なかったんだ}。"),
]


def shown(field: str) -> str:
    """Write {1:…} for what is marked, without rubies and breaks."""
    field = re.sub(r'<span class="form(?: form\d" data-number="(\d+))?">', r"{\1:", field)
    return re.sub(r"<wbr>|</?b>| ?\[[^]]*\]", "", field.replace("</span>", "}"))


@pytest.mark.parametrize(("text", "standard"), PAIRS)
def test_forms_and_what_stands_for_them_have_one_number(text: str, standard: str) -> None:
    said, other = map(shown, aligned.pair(heard(text), f.no_rubies))
    assert other == standard
    assert re.findall(r"\{(\d*):", said) == re.findall(r"\{(\d*):", standard)
    assert re.sub(r"\{\d*:|\}", "", said) == text


TEHEN = (FormPart("てへんかっ", "neg.tehen", "ていなかっ"), FormPart("てん", "past.ten", "たんだ"))


def form(text: str, surface: str, standard: str, parts: tuple[FormPart, ...] = ()) -> DialectForm:
    start = text.index(surface)
    return DialectForm("x.y", start, start + len(surface), surface, standard, "x", parts=parts)


def sentence(text: str, standard: str, *forms: tuple[Any, ...]) -> Sentence:
    return Sentence(text, (), forms=tuple(form(text, *each) for each in forms), standard=standard)


MARKED = [
    pytest.param(
        sentence("雨やん。", "雨じゃないか。", ("やん", "じゃないか")),
        "雨{:やん}。", "雨{:じゃないか}。", id="one form has no number",
    ),
    pytest.param(
        sentence("見てへんかってん。", "見ていなかったんだ。",
                 ("てへんかっ", "ていなかっ", TEHEN), ("てん", "たんだ", TEHEN)),
        "見て{:へんかってん}。", "見て{:いなかったんだ}。", id="the forms of a compound are one",
    ),
    pytest.param(
        sentence("これな、雨や。", "これ、雨だ。", ("な", ""), ("や", "だ")),
        "これな、雨{:や}。", "これ、雨{:だ}。", id="what leaves no trace is not marked",
    ),
    pytest.param(
        sentence("雨やん。", "雨ではないですか。", ("やん", "じゃないか")),
        "雨やん。", "雨ではないですか。", id="a rendering of another's making is not marked",
    ),
    pytest.param(
        sentence("アホやな。", "アホだな。", ("アホ", "アホ"), ("や", "だ")),
        "アホ{:や}な。", "アホ{:だ}な。", id="what stays the same is not marked",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("said", "left", "right"), MARKED)
def test_what_is_marked(said: Sentence, left: str, right: str) -> None:
    assert tuple(map(shown, aligned.pair(said, f.no_rubies))) == (left, right)


def test_a_target_is_bold_on_both_sides() -> None:
    said = sentence("雨やん、寝よ。", "雨じゃないか、寝よう。", ("やん", "じゃないか"), ("寝よ", "寝よう"))
    left, right = aligned.pair(said, f.no_rubies, (1, 3))
    assert '<b><span class="form form1" data-number="1">やん</span></b>' in left
    assert '<b><span class="form form1" data-number="1">じゃないか</span></b>' in right
    assert "<b>寝" not in left + right


def test_a_target_and_what_follows_it_are_two() -> None:
    said = sentence(
        "見てまうねん。", "見てしまうんだ。", ("てまう", "てしまう", TEHEN), ("ねん", "んだ", TEHEN)
    )
    left, right = (shown(field.replace("<b>", "*")) for field in aligned.pair(said, f.no_rubies, (1, 4)))
    assert (left, right) == ("見*て{1:まう}{2:ねん}。", "見て*{1:しまう}{2:んだ}。")


def test_lines_end_at_the_same_places_on_both_sides() -> None:
    said = heard("ほな明日は朝から友達とええ店に行かへんか、って言われてん。")
    ends = [len(field.split("<wbr>")) for field in aligned.pair(said, f.no_rubies)]
    assert ends[0] == ends[1] > 5
    other = sentence("雨やから家におるわ。", "雨ですから家にいますよ。", ("や", "だ"))  # not of our making
    assert "雨ですから<wbr>家に" in aligned.pair(other, f.no_rubies)[1]


def test_marks_take_in_their_rubies() -> None:
    said = sentence("言うた。", "言った。", ("うた", "った"))
    said = Sentence(said.text, (), (Ruby(0, 2, "言う", "ゆう"),), said.forms, said.standard)
    left, _ = aligned.pair(said, f.no_rubies)
    assert left == '<span class="form">言う[ゆう]た</span>。'
