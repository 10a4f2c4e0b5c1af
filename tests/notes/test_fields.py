"""Plain text into fields: what stands in a transcript is shown, and does nothing."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.document import Ruby
from flashgen.furigana import Mark
from flashgen.notes import fields as f
from tests.dialects.speech import heard

HARMFUL = [
    # text, what must not stand in the field
    ("<script>alert(1)</script>", "<script"),
    ("{{c1::答え}}", "{{"),
    ("[sound:a.mp3]", "[sound:"),
    ("[latex]x[/latex]", "[latex]"),
    ("[$]x[/$]", "[$]"),
    ("草[笑]", "[笑]"),
    ("\\(x\\)", "\\("),
    ("\\[x\\]", "\\["),
    ("{{Key}}", "}}"),
]


@pytest.mark.parametrize(("text", "trap"), HARMFUL)
def test_harm(text: str, trap: str) -> None:
    assert trap not in f.plain(text)
    assert trap not in f.plain(text, bold=(0, 2))
    assert trap not in f.ruby(text, ())


def test_entities_of_the_transcript_stay_letters() -> None:
    assert f.plain("&amp; &lt;") == "&amp;amp; &amp;lt;"


BOLD = [
    ("全然わからへん。", (2, 7), "全然<b>わからへん</b>。"),
    ("<あ>", (1, 2), "&lt;<b>あ</b>&gt;"),
    ("あ", (0, 1), "<b>あ</b>"),
]


@pytest.mark.parametrize(("text", "span", "html"), BOLD)
def test_bold(text: str, span: tuple[int, int], html: str) -> None:
    assert f.plain(text, span) == html


def test_ruby() -> None:
    assert f.ruby("まだ見えへん", (Ruby(2, 3, "見", "み"),)) == "まだ 見[み]えへん"


PHRASES = [
    # text, what a target marks, field
    ("昨日は雨が降った。", None, "昨日は<wbr>雨が<wbr>降った。"),
    ("昨日は雨が降った。", (0, 5), "<b>昨日は雨が</b><wbr>降った。"),
    ("「行くで。」と母が言うた。", None, "「行くで。」と<wbr>母が<wbr>言うた。"),
]


@pytest.mark.parametrize(("text", "target", "field"), PHRASES)
def test_lines_end_between_phrases(text: str, target: tuple[int, int] | None, field: str) -> None:
    assert f.phrased(text, (), [Mark(*target)] if target else []) == field


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Ruby], list[Mark], list[int]]:
    """Text with rubies, marks and places for breaks, all of them anywhere."""
    pieces = draw(
        st.lists(st.tuples(st.text("山川かな、[<&", min_size=1, max_size=5), st.booleans()), max_size=7)
    )
    text, found = "", []
    for piece, read in pieces:
        if read:
            found.append(Ruby(len(text), len(text) + len(piece), piece, "よみ"))
        text += piece
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place), max_size=3))
    return text, found, [Mark(min(span), max(span)) for span in spans], sorted(set(draw(st.lists(place))))


@given(marked())
def test_elements_of_a_field_lie_in_one_another(
    drawn: tuple[str, list[Ruby], list[Mark], list[int]],
) -> None:
    text, rubies, marks, breaks = drawn
    field = f.phrased(text, rubies, marks, breaks)
    inner = field
    while inner != (bare := re.sub(r'<(b|span)(?: class="phrase")?>([^<]*)</\1>', r"\2", inner)):
        inner = bare.replace("<wbr>", "")
    assert "<" not in inner.replace("<wbr>", "")
    assert html.unescape(re.sub(r"<[^>]*>| ?([^ >]+?)\[よみ\]", r"\1", field)) == text


def test_no_line_of_a_sentence_ends_in_a_token_or_a_form() -> None:
    said = heard("もしそれが起こってるとこやったら、うまくいかへんかってん。")
    spans = [(token.start, token.end) for token in said.tokens] + [(one.start, one.end) for one in said.forms]
    inside = {at for start, end in spans for at in range(start + 1, end)}
    at, ends = 0, set()
    for phrase in f.sentence(said).split("<wbr>")[:-1]:
        at += len(phrase)
        ends.add(at)
    assert ends
    assert not ends & inside


@pytest.mark.parametrize(
    ("seconds", "shown"), [(None, ""), (0.0, "0:00"), (59.9, "0:59"), (61, "1:01"), (7325.2, "2:02:05")]
)
def test_clock(seconds: float | None, shown: str) -> None:
    assert f.clock(seconds) == shown


TAGS = [
    (("dialect", "neg"), "flashgen::dialect::neg"),
    (("topic", "回路 と 計算"), "flashgen::topic::回路_と_計算"),
    (("topic", "a::b"), "flashgen::topic::a_b"),
    (("topic", "\t全角　空白\n"), "flashgen::topic::全角_空白"),
]


@pytest.mark.parametrize(("parts", "tag"), TAGS)
def test_tag(parts: tuple[str, ...], tag: str) -> None:
    assert f.tag(*parts) == tag


def test_listed() -> None:
    assert f.listed(("朝の配信", "", "1:01")) == "朝の配信 · 1:01"


def test_labels() -> None:
    assert f.label("pos", "動詞") == "動詞 verb"
    assert f.label("claim", "not a type") == "not a type"
    assert f.known_labels("grammar", ("v5k", "v5u", "vt", "ctr")) == ("godan", "transitive")
