"""Cards on our pages look as in Anki, and neither they nor the page change each other."""

from pathlib import Path
from typing import Any

import pytest

from flashgen.notes import rendering
from flashgen.notes.types import NOTE_TYPES
from flashgen.pages import cards
from tests import browser as browsers
from tests.notes import samples

IN_BOX = ":where(.anki, .anki *)"
SELECTORS = [
    # in the note type, on the page (★ for what narrows it to boxes)
    ("b", "b★"),
    (".kind::before", ".kind★::before"),
    (".peek:hover rt", ".peek:hover rt★"),
    ("a:not(.x::before, .y):after", "a:not(.x::before, .y)★:after"),
    (".nightMode .claim", ".nightMode .claim★"),
    (".card", ".card★"),
    (".card.nightMode", ".card:is(.nightMode, .nightMode *)★"),
    (".card2.card", ":is(.card2, .card2 *).card★"),
    (".card-front b", ".card-front b★"),
    ("body", "div:where(.card)★"),
    ("html.mobile body>.fg", "div:where(.anki):is(.mobile, .mobile *) div:where(.card)>.fg★"),
    (":root", ".anki★"),
    ('[data-x="a, b"], i', '[data-x="a, b"]★, i★'),
]
SHEETS = [
    # in the note type, on the page
    ("@media (max-width: 480px) { b { left: 0 } }", "@container (max-width: 480px) {\nb★ { left: 0 }\n}"),
    (
        "@media screen and (width < 30em) { b { left: 0 } }",
        "@media screen {\n@container (width < 30em) {\nb★ { left: 0 }\n}\n}",
    ),
    (
        "@media print, (min-width: 9px) { b { left: 0 } }",
        "@media print {\nb★ { left: 0 }\n}\n@container (min-width: 9px) {\nb★ { left: 0 }\n}",
    ),
    ("@media (hover: hover) { b { left: 0 } }", "@media (hover: hover) {\nb★ { left: 0 }\n}"),
    ("@supports (top: 1px) { b { left: 0 } }", "@supports (top: 1px) {\nb★ { left: 0 }\n}"),
    ("@keyframes turn { to { left: 5vw } }", "@keyframes turn { to { left: 5cqw } }"),
    ("b { left: clamp(1px, 11.5vw, -2dvmin) }", "b★ { left: clamp(1px, 11.5cqw, -2cqmin) }"),
    ("b { content: '} 5vw ; { \\' ' } i { top: 0 }", "b★ { content: '} 5vw ; { \\' ' }\ni★ { top: 0 }"),
    ("/* b { } */ @import 'x.css'; i { top: 0 }", "i★ { top: 0 }"),
    ("b { content: '</style>' }", "b★ { content: '<\\/style>' }"),
]


def translated(css: str) -> str:
    """Leave the box itself out, and shorten what stands at each selector."""
    return cards.style(css).partition("\n")[2].replace(IN_BOX, "★")


@pytest.mark.parametrize(("selector", "on_page"), SELECTORS)
def test_selectors(selector: str, on_page: str) -> None:
    assert translated(f"{selector} {{ left: 0 }}") == f"{on_page} {{ left: 0 }}"


@pytest.mark.parametrize(("sheet", "on_page"), SHEETS)
def test_sheets(sheet: str, on_page: str) -> None:
    assert translated(sheet) == on_page


def test_all_note_types_share_one_style() -> None:
    assert len({type_.css for type_ in NOTE_TYPES}) == 1


def test_a_label_is_text() -> None:
    assert 'aria-label="&quot;&gt;&lt;b&gt;"' in cards.box("", label='"><b>')


CSS = NOTE_TYPES[0].css
SIDES = [
    side for note in samples.notes() for card in rendering.cards(note) for side in (card.front, card.back)
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "night"])
@pytest.mark.parametrize("width", [320, 412, 760])
def test_a_card_looks_as_in_anki(browser: Any, width: int, dark: bool) -> None:
    night = "nightMode night_mode" if dark else ""
    with (
        browsers.opened(browser, size={"width": width, "height": 860}, dark=dark) as window,
        browsers.opened(browser, size={"width": 1000, "height": 860}, dark=dark) as page,
    ):
        for side in SIDES:
            window.set_content(f'<!doctype html><style>{CSS}</style><body class="card {night}">{side}</body>')
            page.set_content(
                f"<!doctype html><style>{cards.style(CSS)} .place {{ width: {width}px }}</style>"
                f'<body class="{night}"><div class="place">{cards.box(side, label="x")}</div>'
            )
            anki, ours = (
                shown.locator(place).screenshot() for shown, place in ((window, "body"), (page, ".anki"))
            )
            assert browsers.share_apart(anki, ours) < 0.001, side


def test_nothing_gets_out_of_a_box_or_into_it(browser: Any, tmp_path: Path) -> None:
    """A sheet that styles bare elements and the window leaves the page alone, and so the other way."""
    loud = (
        "b, p { color: rgb(255, 0, 0) } :root { font-size: 40px } body { color: rgb(0, 0, 255) }"
        "* { text-transform: uppercase } .bar { position: fixed; inset: 0 } html { background: red }"
    )
    quiet = "body { color: rgb(0, 128, 0); line-height: 3; letter-spacing: 9px; text-align: center }"
    side = "<b>in</b><i>in</i><div class='bar'></div>"
    seen = """(selector) => {
        const found = getComputedStyle(document.querySelector(selector));
        return [found.color, found.textTransform, found.letterSpacing, found.textAlign];
    }"""
    file = tmp_path / "page.html"
    file.write_text(
        f"<!doctype html><style>{quiet}{cards.style(loud)}</style><p>out <b>out</b></p>"
        f"{cards.box(side, label='x')}",
        encoding="utf-8",
    )
    with browsers.opened(browser, size=browsers.DESKTOP) as page:
        page.goto(file.as_uri())
        assert page.evaluate(seen, "p b") == ["rgb(0, 128, 0)", "none", "9px", "center"]
        assert page.evaluate(seen, ".anki i") == ["rgb(0, 0, 255)", "uppercase", "normal", "start"]
        assert page.evaluate(seen, ".anki b")[0] == "rgb(255, 0, 0)"
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"
        assert page.locator(".bar").bounding_box() == page.locator(".anki").bounding_box()
