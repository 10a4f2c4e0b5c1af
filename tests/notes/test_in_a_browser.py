"""Cards as a real browser shows them: in their width, legible, and with their readings where they belong."""

import re
from typing import Any

import pytest

from flashgen.notes import Note, with_furigana, words
from flashgen.notes.rendering import cards
from flashgen.notes.types import WORD
from tests import browser as b
from tests.notes import samples
from tests.notes.samples import KANSAI, SOURCE, chosen, rubies, said, word

# Long readings beside and above each other, and more forms than there are kinds of lines.
READINGS = said(
    "｜志《こころざし》を｜承《うけたまわ》る｜者《もの》の｜慮《おもんぱか》りを、｜侍《さむらい》は｜詔《みことのり》として｜承《うけたまわ》り、"
    "｜政《まつりごと》を｜司《つかさど》る｜志《こころざし》を｜翻《ひるがえ》した。"
)  # fmt: skip
CROWDED = said(
    "ほな、めっちゃええ天気やし、あいつもおるさかい、はよ行かなあかんで。",
    "では、すごくいい天気だし、あいつもいるから、早く行かなければならないよ。",
    [("w.hona", "ほな", "では"), ("w.mecha", "めっちゃ", "すごく"), ("w.ee", "ええ", "いい"),
     ("cop.ya", "やし", "だし"), ("w.oru", "おる", "いる"), ("c.sakai", "さかい", "から"),
     ("w.hayo", "はよ", "早く"), ("need.naakan", "なあかん", "なければならない"), ("sfp.de", "で。", "よ。")],
)  # fmt: skip
RICH = words.note(
    chosen(
        word(READINGS, "承", "承る", "うけたまわる", "to hear; to be told", pitch="5", level="N1"), READINGS
    ),
    source=SOURCE,
    cards=("recognition", "production"),
)
TRANSLATED = words.note(
    chosen(word(CROWDED, "天気", "天気", "てんき", "weather"), CROWDED, before=samples.NIGHT),
    translation="It is such fine weather, and he is there too, so we had better be off soon.",
    dialect=KANSAI,
    rubies=rubies,
)
NOTES = [*samples.notes(), RICH, TRANSLATED, *samples.hard_notes()]
EACH_SIZE = pytest.mark.parametrize("size", [b.SMALL, b.PHONE, b.DESKTOP], ids=["small", "phone", "desktop"])
NIGHT = pytest.mark.parametrize("night", [False, True], ids=["day", "night"])


def sides(notes: list[Note]) -> list[str]:
    return [side for note in notes for card in cards(note) for side in (card.front, card.back)]


def page(*sides: str, night: bool = False) -> str:
    """Make a page of sides, as Anki sets them: the style of the type, night as classes of html and body."""
    mode = " nightMode" if night else ""
    shown = "".join(f"<section>{side}</section>" for side in sides)
    return (
        f'<!doctype html><html lang="en" class="{mode}"><head><meta charset="utf-8"><title>cards</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<style>h1 {{ margin: 0; font-size: 0 }} {WORD.css}</style></head><body class="card{mode}">'
        f"<main><h1>cards</h1>{shown}</main></body></html>"
    )


UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


@EACH_SIZE
@NIGHT
def test_every_card_is_legible_and_in_its_width(browser: Any, size: dict[str, int], night: bool) -> None:
    with b.opened(browser, size=size) as shown:
        shown.set_content(
            page(*sides(NOTES), *sides([with_furigana(note, "always") for note in NOTES]), night=night)
        )
        shown.evaluate(UNFOLD)
        assert b.overflows(shown) == 0
        assert b.offences(shown) == []


# Where letters are: the middle of each line box, as high as the letters, for readings and for what they
# stand over. A reading must touch neither another reading nor any letter.
COLLISIONS = """
() => {
  const found = [];
  for (const section of document.querySelectorAll("section")) {
    const boxes = [];
    const walk = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const holder = walk.currentNode.parentElement, style = getComputedStyle(holder);
      if (!walk.currentNode.data.trim() || style.visibility === "hidden") continue;
      const range = document.createRange();
      range.selectNodeContents(walk.currentNode);
      const half = parseFloat(style.fontSize) * 0.42;
      for (const box of range.getClientRects()) {
        const middle = (box.top + box.bottom) / 2;
        boxes.push({ rt: holder.tagName === "RT", text: walk.currentNode.data,
          left: box.left, right: box.right, top: middle - half, bottom: middle + half });
      }
    }
    for (const one of boxes.filter(box => box.rt)) for (const other of boxes) {
      if (one === other || one.right - other.left < 0.6 || other.right - one.left < 0.6) continue;
      if (one.bottom - other.top < 0.6 || other.bottom - one.top < 0.6) continue;
      found.push(`${one.text} on ${other.text}`);
    }
  }
  return found;
}
"""


@EACH_SIZE
def test_readings_collide_with_nothing(browser: Any, size: dict[str, int]) -> None:
    with b.opened(browser, size=size) as shown:
        shown.set_content(page(*sides([with_furigana(note, "always") for note in (RICH, *samples.notes())])))
        shown.evaluate(UNFOLD)
        assert shown.evaluate("document.querySelectorAll('rt').length") > 100
        assert shown.evaluate(COLLISIONS) == []


# Letters between which a line ends though no phrase does: no <wbr>, no edge of a .phrase, no mark's number.
CUT = """
() => {
  const found = [];
  for (const text of document.querySelectorAll(".sentence, .question, .answer")) {
    let free = true, line = null, before = "";
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (node.nodeType === Node.ELEMENT_NODE) { free ||= node.tagName === "WBR"; continue; }
      if (node.parentElement.tagName === "RT") continue;
      for (let at = 0; at < node.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (!box.height) continue;
        const below = line !== null && box.top > line + box.height / 2;
        if (below && !free) found.push(before + "|" + node.data[at]);
        line = box.top; free = false; before = node.data[at];
      }
    }
  }
  return found;
}
"""


@EACH_SIZE
def test_lines_end_between_phrases(browser: Any, size: dict[str, int]) -> None:
    with b.opened(browser, size=size) as shown:
        shown.set_content(page(*sides(samples.notes())))
        ends = shown.evaluate(CUT)
    # 確かめなければならないんだ。 is longer than a line of the smallest screen.
    assert set(ends) <= ({"だ|。"} if size is b.SMALL else set())


def seen(shown: Any, base: str, within: str = ".peek") -> bool:
    """Tell whether the reading over a base is visible."""
    rt = shown.locator(f"{within} ruby", has=shown.locator(f"rb:text-is('{base}')")).locator("rt").first
    return bool(rt.evaluate("rt => getComputedStyle(rt).visibility === 'visible' && rt.offsetHeight > 0"))


FRONTS = [
    # which front, a base in its sentence, and the word asked for (which keeps its reading), if any
    pytest.param(samples.notes()[4], 0, "朝", "取", id="word"),
    pytest.param(samples.notes()[4], 1, "朝", None, id="word-production"),
    pytest.param(samples.notes()[0], 0, "論文", None, id="dialect"),
    pytest.param(samples.notes()[1], 1, "夜中", None, id="dialect-production"),
    pytest.param(samples.notes()[6], 0, "説明", None, id="claim"),
    pytest.param(samples.notes()[7], 0, "癖", None, id="cloze"),
]


@pytest.mark.parametrize(("note", "ordinal", "base", "asked"), FRONTS)
def test_readings_of_a_front_wait(
    browser: Any, note: Note, ordinal: int, base: str, asked: str | None
) -> None:
    with b.opened(browser, size=b.PHONE) as shown:
        shown.set_content(page(cards(note)[ordinal].front))
        sentence = shown.locator(".peek", has_text=base).first
        assert not seen(shown, base)
        sentence.hover()
        assert seen(shown, base)
        shown.mouse.move(0, 0)
        assert not seen(shown, base)
        sentence.focus()
        assert seen(shown, base)
        if asked:
            assert not seen(shown, asked)


@pytest.mark.parametrize(("note", "ordinal", "base", "asked"), FRONTS)
@pytest.mark.parametrize("place", ["always", "back"])
def test_readings_of_a_front_where_a_recipe_wants_them(
    browser: Any, note: Note, ordinal: int, base: str, asked: str | None, place: str
) -> None:
    note = with_furigana(note, place)
    with b.opened(browser, size=b.PHONE) as shown:
        shown.set_content(page(cards(note)[ordinal].front))
        assert seen(shown, base) is (place == "always")
        shown.locator(".peek", has_text=base).first.hover()
        assert seen(shown, base) is (place == "always")
        if asked:
            assert seen(shown, asked) is (place == "always")
        shown.set_content(page(cards(note)[ordinal].back))
        assert seen(shown, base, ".back")


GAP = """b => [getComputedStyle(b).visibility, b.getBoundingClientRect().width,
  [...b.querySelectorAll("*")].every(one => getComputedStyle(one).visibility === "hidden")]"""


def test_the_word_asked_for_is_a_gap_whose_width_tells_nothing(browser: Any) -> None:
    asked = [samples.notes()[3], samples.notes()[4], RICH]  # words of one to four letters
    with b.opened(browser, size=b.PHONE) as shown:
        for note in (*asked, *(with_furigana(one, "always") for one in asked)):
            shown.set_content(page(cards(note)[1].front))
            shown.locator(".blanked").hover()
            assert shown.locator(".blanked b").evaluate(GAP) == ["hidden", 110, True]


TOPS = "['.said', '.standard'].map(one => document.querySelector(one).getBoundingClientRect().top)"


@pytest.mark.parametrize("note", [samples.notes()[0], samples.notes()[4], samples.notes()[6]])
def test_dialect_and_standard_stand_side_by_side_where_there_is_room(browser: Any, note: Note) -> None:
    for size in (b.DESKTOP, b.PHONE, b.SMALL):
        with b.opened(browser, size=size) as shown:
            shown.set_content(page(cards(note)[0].back))
            said_top, standard_top = shown.evaluate(TOPS)
            if size is b.DESKTOP:
                assert abs(said_top - standard_top) < 2
            else:
                assert standard_top > said_top + 60


@NIGHT
def test_forms_are_told_apart_without_colour(browser: Any, night: bool) -> None:
    with b.opened(browser, size=b.DESKTOP) as shown:
        shown.set_content(page(cards(TRANSLATED)[0].back, night=night))
        looks = shown.evaluate("""() => [".said", ".standard"].map(half =>
            [...document.querySelectorAll(half + " .form")].map(form => [
                getComputedStyle(form).borderBottomStyle, getComputedStyle(form).borderBottomColor,
                getComputedStyle(form, "::after").content]))""")
    left, right = looks
    assert left == right
    assert [number.strip('"') for _, _, number in left] == [str(at) for at in range(1, 10)]
    assert len({line for line, _, _ in left[:4]}) == 4
    assert len({colour for _, colour, _ in left[:4]}) == 4


def test_the_meaning_is_seen_without_scrolling(browser: Any) -> None:
    """The phone's window less what Anki puts around the card."""
    with b.opened(browser, size=b.PHONE) as shown:
        for note in samples.notes():
            for card in cards(note):
                shown.set_content(page(card.back))
                meaning = shown.locator(".meaning, .answer, .question").last.bounding_box()
                assert meaning["y"] + meaning["height"] < 640, note.key


PICTURES = [
    ("word-front", samples.notes()[4], "front"),
    ("word-back", samples.notes()[4], "back"),
    ("dialect-back", samples.notes()[1], "back"),
    ("claim-back", samples.notes()[6], "back"),
    ("cloze-front", samples.notes()[7], "front"),
]


@pytest.mark.parametrize(("name", "note", "side"), PICTURES, ids=[name for name, *_ in PICTURES])
@pytest.mark.parametrize("size", [b.PHONE, b.DESKTOP], ids=["phone", "desktop"])
@NIGHT
def test_pictures(browser: Any, name: str, note: Note, side: str, size: dict[str, int], night: bool) -> None:
    with b.opened(browser, size=size) as shown:
        shown.set_content(page(getattr(cards(note)[0], side), night=night))
        where = "phone" if size is b.PHONE else "desktop"
        b.assert_like(shown.screenshot(), f"card-{name}-{where}-{'night' if night else 'day'}")


def test_nothing_on_a_card_moves_or_runs() -> None:
    css = re.sub(r"/\*.*?\*/", "", WORD.css, flags=re.DOTALL)
    assert not re.search(r"animation|transition|@import|url\(", css)
    for side in sides(NOTES):
        assert not re.search(r"<script|\son\w+=|javascript:", side)
