"""What Anki and browsers get."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.document import Ruby
from flashgen.furigana import Mark, to_anki, to_html


def rubies(text: str, *readings: str) -> tuple[Ruby, ...]:
    """Rubies from "base=reading" items, each found after the one before it."""
    found, at = [], 0
    for base, _, reading in (item.partition("=") for item in readings):
        start = text.index(base, at)
        at = start + len(base)
        found.append(Ruby(start, at, base, reading))
    return tuple(found)


ANKI = [
    pytest.param("食べる", ["食=た"], None, "食[た]べる", id="nothing before the base: no space"),
    pytest.param(
        "ゲーム実況", ["実況=じっきょう"], None, "ゲーム 実況[じっきょう]", id="a space before the base"
    ),
    pytest.param("研究", ["研=けん", "究=きゅう"], None, "研[けん] 究[きゅう]", id="neighbours"),
    pytest.param(
        "第3章", ["第=だい", "3=さん", "章=しょう"], None, "第[だい] 3[さん] 章[しょう]", id="digits"
    ),
    pytest.param(
        "3000万円", ["3000万=さんぜんまん", "円=えん"], None, "3000万[さんぜんまん] 円[えん]", id="one ruby"
    ),
    pytest.param("I 愛", ["愛=あい"], None, "I  愛[あい]", id="a space of the text survives"),
    pytest.param("「本」", ["本=ほん"], None, "「 本[ほん]」", id="quotes"),
    pytest.param("　本", ["本=ほん"], None, "　 本[ほん]", id="full-width space"),
    pytest.param("いい本だ", ["本=ほん"], (2, 3), "いい<b>本[ほん]</b>だ", id="bold"),
    pytest.param("食べる", ["食=た"], (0, 3), "<b>食[た]べる</b>", id="bold throughout"),
    pytest.param("今日は", ["今日=きょう"], (1, 3), "<b>今日[きょう]は</b>", id="bold widened to the ruby"),
    pytest.param("あいう", [], (1, 2), "あ<b>い</b>う", id="bold in bare text"),
    pytest.param("あいう", [], (1, 1), "あいう", id="empty bold"),
    pytest.param(
        "本と本", ["本=ほん", "本=ほん"], (0, 2), "<b>本[ほん]と</b>本[ほん]", id="base after a tag"
    ),
]


@pytest.mark.parametrize(("text", "items", "bold", "expected"), ANKI)
def test_anki_field(text: str, items: list[str], bold: tuple[int, int] | None, expected: str) -> None:
    marks = [Mark(*bold)] if bold else []
    assert to_anki(text, rubies(text, *items), marks=marks) == expected


MARKS = [
    # marks as start, end and name; places where a line may end; the field
    ([(0, 2, "b"), (2, 4, "i")], [], "<b>本[ほん]を</b><i>読[よ]む</i>"),
    ([(0, 4, "b"), (2, 3, "i")], [], "<b>本[ほん]を<i>読[よ]</i>む</b>"),
    ([(2, 3, "i"), (0, 4, "b")], [], "<b>本[ほん]を<i>読[よ]</i>む</b>"),
    ([(0, 2, "b"), (0, 4, "i")], [], "<i><b>本[ほん]を</b>読[よ]む</i>"),
    # half in one another: the later one is taken apart
    ([(0, 3, "b"), (1, 4, "i")], [], "<b>本[ほん]<i>を 読[よ]</i></b><i>む</i>"),
    ([(0, 2, "b"), (2, 4, "i")], [2], "<b>本[ほん]を</b><wbr><i>読[よ]む</i>"),
    ([], [1, 2], "本[ほん]<wbr>を<wbr>読[よ]む"),
]


@pytest.mark.parametrize(("spans", "breaks", "field"), MARKS)
def test_marks_and_breaks(spans: list[tuple[int, int, str]], breaks: list[int], field: str) -> None:
    marks = [Mark(start, end, f"<{name}>", f"</{name}>") for start, end, name in spans]
    assert (
        to_anki(
            "本を読む",
            rubies("本を読む", "本=ほん", "読=よ"),
            marks=marks,
            between=dict.fromkeys(breaks, "<wbr>"),
        )
        == field
    )


def test_no_line_ends_in_a_ruby() -> None:
    found = rubies("今日は雨", "今日=きょう", "雨=あめ")
    assert to_anki("今日は雨", found, between={1: "<wbr>", 3: "<wbr>"}) == "今日[きょう]は<wbr>雨[あめ]"


LITERALS = [
    "[笑]",
    "{{c1::穴}}",
    "<script>alert(1)</script>",
    "&amp;",
    "[sound:x.mp3]",
    "[latex]x[/latex]",
    "[$]x[/$]",
]


@pytest.mark.parametrize("literal", LITERALS)
def test_markup_in_the_text_is_neutral_and_reads_as_it_stands(literal: str) -> None:
    text = f"本{literal}本"
    for written in (to_anki(text, ()), to_html(text, ())):
        assert not re.search(r"[\[\]{}<>]", written)
        assert html.unescape(written) == text


def test_html_ruby() -> None:
    text = "本を読む"
    expected = "<b><ruby>本<rt>ほん</rt></ruby></b>を<ruby>読<rt>よ</rt></ruby>む"
    assert to_html(text, rubies(text, "本=ほん", "読=よ"), marks=[Mark(0, 1)]) == expected


def kanji_filter(field: str) -> str:
    """Anki's {{kanji:}} as its source has it: rslib/src/template_filters.rs."""
    return re.sub(r" ?([^ >]+?)\[(.+?)\]", r"\1", field.replace("&nbsp;", " "))


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, tuple[Ruby, ...]]:
    """Text of any characters, some of it under rubies."""
    pieces = draw(
        st.lists(
            st.tuples(st.text("本漢字あア 　a[]{}<>&;:1$\\", min_size=1, max_size=4), st.booleans()),
            max_size=8,
        )
    )
    text, found = "", []
    for piece, ruby in pieces:
        if ruby:
            found.append(Ruby(len(text), len(text) + len(piece), piece, "よみ"))
        text += piece
    return text, tuple(found)


@given(sentences(), st.integers(0, 20), st.integers(0, 20))
def test_the_kanji_filter_gives_the_text_back(
    sentence: tuple[str, tuple[Ruby, ...]], start: int, end: int
) -> None:
    text, found = sentence
    field = to_anki(text, found, marks=[Mark(min(start, len(text)), min(end, len(text)))])
    shown = html.unescape(re.sub(r"</?b>", "", kanji_filter(field)))
    assert shown == text
    assert field.count("[よみ]") == len(found)


@given(sentences(), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=5))
def test_elements_lie_in_one_another(
    sentence: tuple[str, tuple[Ruby, ...]], spans: list[tuple[int, int]]
) -> None:
    text, found = sentence
    marks = [
        Mark(min(start, len(text)), min(end, len(text)), f"<m{n}>", f"</m{n}>")
        for n, (start, end) in enumerate(spans)
    ]
    field = to_html(text, found, marks=marks)
    open_: list[str] = []
    for closes, name in re.findall(r"<(/?)(m\d)>", field):
        if closes:
            assert open_.pop() == name
        else:
            open_.append(name)
    assert not open_
    assert re.sub(r"</?m\d>", "", field) == to_html(text, found)


@given(sentences())
def test_html_shows_the_text(sentence: tuple[str, tuple[Ruby, ...]]) -> None:
    text, found = sentence
    written = to_html(text, found)
    assert html.unescape(re.sub(r"<rt>.*?</rt>|</?ruby>", "", written)) == text


FIELDS = [
    pytest.param("本を読[よ]む", (), id="brackets in the text"),
    pytest.param("この本と{{c1::これ}}&amp;[sound:x.mp3]<i>", ("本=ほん",), id="markup in the text"),
    pytest.param("I 愛 you", ("愛=あい",), id="spaces"),
    pytest.param("第3章、2人", ("第=だい", "3=さん", "章=しょう", "2人=ふたり"), id="digits"),
]


DEFAULT_DECK: Any = 1
FILTERS = "{{furigana:F}}<hr>{{kanji:F}}<hr>{{kana:F}}"


def rendered(field: str, folder: Path) -> list[str]:
    """What Anki's filters furigana, kanji and kana make of a field."""
    pytest.importorskip("anki")
    from anki.collection import Collection

    collection = Collection(str(folder / "collection.anki2"))
    try:
        models = collection.models
        kind = models.new("t")
        models.add_field(kind, models.new_field("F"))
        card = models.new_template("c")
        card["qfmt"], card["afmt"] = FILTERS, "{{F}}"
        models.add_template(kind, card)
        models.add(kind)
        note = collection.new_note(kind)
        note["F"] = field
        collection.add_note(note, DEFAULT_DECK)
        shown = re.sub(r"<style>.*?</style>", "", note.cards()[0].question(), flags=re.DOTALL)
    finally:
        collection.close()
    return shown.split("<hr>")


@pytest.mark.parametrize(("text", "items"), FIELDS)
def test_anki_shows_text_and_readings(tmp_path: Path, text: str, items: tuple[str, ...]) -> None:
    furigana, kanji, kana = rendered(to_anki(text, rubies(text, *items)), tmp_path)
    pairs = [(base, reading) for base, _, reading in (item.partition("=") for item in items)]
    assert re.findall(r"<ruby><rb>(.*?)</rb><rt>(.*?)</rt></ruby>", furigana) == pairs
    assert html.unescape(kanji) == text
    read = text
    for base, reading in pairs:
        read = read.replace(base, reading, 1)
    assert html.unescape(kana) == read
