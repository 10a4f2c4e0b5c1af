"""The preview: every card is on it, it is whole and safe, and it can be used by hand, by keys and by ear."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flashgen.notes import Deck, Note
from flashgen.notes.rendering import cards
from flashgen.notes.types import NOTE_TYPES, WORD
from flashgen.pages import preview
from tests import browser as browsers
from tests.notes import samples
from tests.pages.test_sheet import Reader

HOSTILE = "<script>alert(1)</script>\"'&<!--notes-->"
DECK = Deck(7, "朝の配信で学ぶ言葉", tuple(samples.notes()), "<p>朝の配信</p>")
SECTIONS = ("朝の配信", "論文を読む", "誰もいない")
PAGE = preview.page(DECK, title="関西弁で読むモデルの中身", sections=SECTIONS)
WORDS = [note for note in DECK.notes if note.type is WORD]


def test_both_sides_of_every_card_are_there() -> None:
    for note in DECK.notes:
        for card in cards(note):
            assert card.front in PAGE, note.key
            assert card.back in PAGE, note.key
    assert Reader(PAGE).count("article") == len(DECK.notes)


def test_an_answer_that_cards_share_stands_once() -> None:
    note = next(note for note in WORDS if len(cards(note)) > 1)
    assert PAGE.count(cards(note)[0].back) == 1


def test_it_says_what_it_is_of() -> None:
    total = sum(len(cards(note)) for note in DECK.notes)
    assert f"{len(DECK.notes)} notes, {total} cards" in PAGE
    assert '<span lang="ja">関西弁で読むモデルの中身</span>' in PAGE
    assert "<p>朝の配信</p></footer>" in PAGE


def test_sections_that_have_notes_can_be_chosen() -> None:
    options = re.findall(r"<option value=\"(\d*)\">(.*?)</option>", PAGE)
    assert options == [("", "All sections"), ("0", "朝の配信"), ("1", "論文を読む")]


SECTION_ROWS = [
    # fields, sections, which
    ({"MiscInfo": "朝 · 1:15 · ×3"}, ("夜", "朝"), 1),
    ({"MiscInfo": "朝"}, ("夜", "朝"), 1),
    ({"Section": "夜", "MiscInfo": "朝"}, ("夜", "朝"), 0),
    ({"MiscInfo": "朝 · 昼 · ×3"}, ("朝", "朝 · 昼"), 1),  # the longer title
    ({"MiscInfo": "朝ごはん"}, ("朝",), None),
    ({"MiscInfo": "&lt;b&gt; · ×2"}, ("<b>",), 0),
    ({"MiscInfo": "×2"}, ("",), None),
]


@pytest.mark.parametrize(("fields", "sections", "which"), SECTION_ROWS)
def test_the_section_of_a_note(fields: dict[str, str], sections: tuple[str, ...], which: int | None) -> None:
    type_ = NOTE_TYPES[2] if "Section" in fields else WORD
    assert preview._section_of(Note(type_, "word|a|b", fields), sections) == which


def test_nothing_is_loaded_and_one_script_may_run() -> None:
    script = re.search(r"<script>(.*?)</script>", PAGE, re.DOTALL)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in PAGE
    )
    assert not re.search(r"https?:|\bsrc=|@import|url\(|fetch|XMLHttp", PAGE)


def test_hostile_text_is_shown_and_does_nothing() -> None:
    note = replace(WORDS[0], key=f"word|{HOSTILE}|x", tags=(f"flashgen::{HOSTILE}",))
    text = preview.page(
        replace(DECK, name=HOSTILE, notes=(note, *DECK.notes[1:])),
        title=f"1{HOSTILE}",
        sections=(HOSTILE, "朝の配信"),
    )
    page = Reader(text)
    assert page.count("script") == 1
    assert page.count("article") == len(DECK.notes)
    assert text.count("alert(1)") == text.count("&lt;script&gt;alert(1)") > 2


def test_a_deck_without_notes_is_a_page_too() -> None:
    assert "There are no cards." in preview.page(replace(DECK, notes=()))


@pytest.mark.parametrize(("content", "kept"), [(PAGE.encode(), False), (b"<html>", True)])
def test_which_pages_are_written_over(content: bytes, kept: bool) -> None:
    assert bool(preview.reason_to_keep(content)) == kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "deck.preview.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def visible(page: Any) -> int:
    return int(page.locator("#notes article:visible").count())


@pytest.mark.parametrize("dark", [False, True], ids=["light", "night"])
@pytest.mark.parametrize(
    "size", [browsers.SMALL, browsers.PHONE, browsers.DESKTOP], ids=["320", "412", "1200"]
)
def test_it_fits_and_is_accessible(browser: Any, file: Path, size: dict[str, int], dark: bool) -> None:
    with browsers.opened(browser, size=size, dark=dark) as page:
        page.goto(file.as_uri())
        assert browsers.overflows(page) == 0
        assert browsers.offences(page) == []
        assert (page.get_attribute("#night", "aria-pressed") == "true") == dark
        browsers.assert_like(page.screenshot(), f"preview-{size['width']}-{'night' if dark else 'light'}")


SEARCHES = [
    # what is searched for, how many notes have it
    ("取り組む", 1),
    ("とりくむ", 1),  # by its reading
    ("トリクム", 1),  # however that is written
    ("ＴＡＣＫＬＥ", 1),
    ("取り組む N3", 1),
    ("取り組む N4", 0),
]


@pytest.mark.parametrize(("words", "count"), SEARCHES)
def test_search(browser: Any, file: Path, words: str, count: int) -> None:
    with browsers.opened(browser, size=browsers.DESKTOP) as page:
        page.goto(file.as_uri())
        page.fill("#wanted", words)
        assert visible(page) == count
        assert page.text_content("#found") == f"{count} of {len(DECK.notes)} notes"
        page.press("#wanted", "Escape")
        assert visible(page) == len(DECK.notes)


def test_kinds_and_sections_by_mouse(browser: Any, file: Path) -> None:
    with browsers.opened(browser, size=browsers.DESKTOP) as page:
        page.goto(file.as_uri())
        page.click("[data-kind=vocabulary]")
        assert visible(page) == len(DECK.notes) - len(WORDS)
        assert not page.is_visible("#vocabulary")
        page.click("[data-kind=vocabulary]")
        page.select_option("#section", label="論文を読む")
        assert visible(page) == PAGE.count('data-section="1"') > 0


def test_cards_by_keys(browser: Any, file: Path) -> None:
    """j and k go from note to note, space hides all answers and then shows the one, / goes to the search."""
    here = "[...document.querySelectorAll('#notes article')].indexOf(document.activeElement)"
    answers = "#notes figure:has(figcaption:text-is('Answer')):visible"
    with browsers.opened(browser, size=browsers.DESKTOP) as page:
        page.goto(file.as_uri())
        every = page.locator(answers).count()
        for key, place in (("j", 0), ("j", 1), ("k", 0), ("j", 1)):
            page.keyboard.press(key)
            assert page.evaluate(here) == place
        page.keyboard.press(" ")
        assert page.locator(answers).count() == 0
        page.keyboard.press(" ")
        assert page.locator(answers).count() == 1
        page.click("#answers")
        assert page.locator(answers).count() == every
        page.keyboard.press("/")
        page.keyboard.type("jk/ ")
        assert page.input_value("#wanted") == "jk/ "


def test_night_and_width(browser: Any, file: Path) -> None:
    paper = "getComputedStyle(document.querySelector('.anki > .card')).backgroundColor"
    with browsers.opened(browser, size=browsers.DESKTOP) as page:
        page.goto(file.as_uri())
        day = page.evaluate(paper)
        page.click("#night")
        assert page.evaluate(paper) != day
        assert page.locator(".anki").first.bounding_box()["width"] == 412
        page.click("#phone")
        assert page.locator(".anki").first.bounding_box()["width"] > 800
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate(paper) == day


def test_all_can_be_read_without_scripts(browser: Any, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=browsers.PHONE)
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        assert page.locator("#notes .anki:visible").count() == PAGE.count('class="anki"')
        assert not page.is_visible("#tools")
    finally:
        context.close()


def test_a_card_is_as_in_anki(browser: Any, file: Path) -> None:
    """What the page styles changes nothing in a card."""
    with (
        browsers.opened(browser, size={"width": 412, "height": 860}) as window,
        browsers.opened(browser, size=browsers.DESKTOP) as page,
    ):
        page.goto(file.as_uri())
        # In a corner, where it lies on whole pixels; without what lies over it or at its edge.
        page.add_style_tag(
            content="#tools { display: none } #notes > section > article { content-visibility: visible } "
            "#notes .anki { border-radius: 0; box-shadow: none }"
        )
        shown = page.locator("article:has-text('取り組む') .anki").last
        shown.evaluate("box => { box.style = 'position: fixed; inset: 0 auto auto 0; width: 412px' }")
        side = shown.locator(".card").inner_html()
        window.set_content(f'<!doctype html><style>{WORD.css}</style><body class="card">{side}</body>')
        assert browsers.share_apart(window.locator("body").screenshot(), shown.screenshot()) < 0.001
