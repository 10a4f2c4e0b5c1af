"""Captions joined: repeats out, turns apart, offsets and times right."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.transcripts.captions import Caption, needs_space, passages, without_markup, without_repeats

MARKUP = [
    # line, what is seen
    ("<i>ほんま</i>に<b>！</b>", "ほんまに！"),
    ('<font color="#ff0">黄色</font>や', "黄色や"),
    (r"{\an8}上に出る", "上に出る"),
    ("はい<00:00:01.200><c>みなさん</c>", "はいみなさん"),
    ("<c.colorE5E5E5>灰色</c>", "灰色"),
    ("<lang ja>日本語</lang>", "日本語"),
    ("<ruby>土産<rt>みやげ</rt></ruby>", "土産"),
    ("Q&amp;A &lt;3&gt; &#39;ええ&#x27;&nbsp;で", "Q&A <3> 'ええ' で"),
    # Once only; and what no subtitle has is text.
    ("&amp;lt;", "&lt;"),
    ("&amp", "&amp"),
    ("&nosuch;R&D", "&nosuch;R&D"),
    ("&#0;&#1;&#10;あ", "\ufffdあ"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("{{c1::穴}}[sound:x]", "{{c1::穴}}[sound:x]"),
    ("1 < 2 > 0", "1 < 2 > 0"),
]


@pytest.mark.parametrize(("line", "seen"), MARKUP)
def test_markup(line: str, seen: str) -> None:
    assert without_markup(line) == seen


def told(*texts: str, each: float = 2.0) -> list[Caption]:
    """Captions one right after the other; a slash divides lines."""
    return [Caption(tuple(t.split("/")), n * each, (n + 1) * each) for n, t in enumerate(texts)]


REPEATS = [
    # shown, what is new, as a row each
    pytest.param(["一つ", "一つ/二つ", "二つ/三つ"], ["一つ", "二つ", "三つ"], id="rolls up"),
    pytest.param(
        ["一つ", "一つ", "一つ/二つ", "二つ", "二つ/三つ"], ["一つ", "二つ", "三つ"], id="as YouTube has it"
    ),
    pytest.param(["今日", "今日は", "今日は雨", "明日"], ["今日", "は", "雨", "明日"], id="grows"),
    pytest.param(["一つ", "一つ/二つ"], ["一つ", "二つ"], id="two captions"),
    pytest.param(["一つ"], ["一つ"], id="one caption"),
    # Said twice, not shown twice.
    pytest.param(["はい", "はい", "はい", "どうぞ"], ["はい", "はい", "はい", "どうぞ"], id="said again"),
    pytest.param(
        ["ええで/ほな", "ほな/行こか", "雨や", "傘は", "ないで", "走ろ", "濡れた", "寒い"],
        ["ええで/ほな", "ほな/行こか", "雨や", "傘は", "ないで", "走ろ", "濡れた", "寒い"],
        id="once in a file is chance",
    ),
]


@pytest.mark.parametrize(("shown", "new"), REPEATS)
def test_repeats(shown: list[str], new: list[str]) -> None:
    assert ["/".join(caption.lines) for caption in without_repeats(told(*shown))] == new


def test_repeats_end_at_a_pause() -> None:
    first, second = told("雨や", "雨や/風もや")
    later = Caption(second.lines, 60.0, 62.0)
    assert without_repeats([first, later], sure=True) == (first, later)


# ------------------------------------------------------------------ joining


def test_turns() -> None:
    joined = passages(
        told("（ミナ）もう昼やで", "お腹すいた", "（ケン）ほな/食べよか", "[拍手]", "うどんでええ？")
    )
    assert [(p.speaker, p.text) for p in joined] == [
        ("ミナ", "もう昼やでお腹すいた"),
        ("ケン", "ほな食べよかうどんでええ？"),
    ]


def test_new_turn_without_a_name() -> None:
    joined = passages(told(">> どこ行くん？", "買い物や", ">> 私も行く"))
    assert [(p.speaker, p.text) for p in joined] == [(None, "どこ行くん？買い物や"), (None, "私も行く")]


def test_two_in_one_caption() -> None:
    joined = passages(told("- 寒いな/- せやな", "- 帰ろ/- うん"))
    assert [p.text for p in joined] == ["寒いな", "せやな", "帰ろ", "うん"]


def test_a_name_on_its_own_line() -> None:
    (joined,) = passages(told("（ミナ）/おはよう"))
    assert (joined.speaker, joined.text) == ("ミナ", "おはよう")


def test_lines_share_the_time_of_a_caption() -> None:
    (joined,) = passages([Caption(("四文字や", "六文字ですわ"), 10.0, 15.0)])
    assert [(cue.start, cue.end, cue.begin, cue.finish) for cue in joined.cues] == [
        (0, 4, 10.0, 12.0),
        (4, 10, 12.0, 15.0),
    ]


@pytest.mark.parametrize(
    ("before", "after", "spaced"),
    [
        ("open the", "door", True),
        ("It rains.", "Again", True),
        ("第3", "章", False),
        ("次は", "Python", False),
        ("Pythonを", "使う", False),
        ("Python", "3や", True),
    ],
)
def test_spaces(before: str, after: str, spaced: bool) -> None:
    assert needs_space(before, after) is spaced


PIECES = st.lists(
    st.lists(st.text("あ買[]（）音楽ミナ：:>-♪ a&;<>1", max_size=12), min_size=1, max_size=3).map(tuple),
    max_size=8,
)


@given(PIECES)
def test_offsets_and_times(pieces: list[tuple[str, ...]]) -> None:
    """Cues are in order, within the text, apart at most by a space, and their times never go back."""
    captions = [Caption(lines, float(n), n + 1.0) for n, lines in enumerate(pieces)]
    for passage in passages(captions):
        assert passage.cues[0].start == 0
        assert passage.cues[-1].end == len(passage.text)
        for cue in passage.cues:
            assert passage.text[cue.start : cue.end].strip()
            assert cue.begin <= cue.finish
        for a, b in pairwise(passage.cues):
            assert passage.text[a.end : b.start] in {"", " "}
            assert a.finish <= b.begin
