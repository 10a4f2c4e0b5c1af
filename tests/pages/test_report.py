"""The page of a report: whole in itself, safe, and to be read on every screen, by day and by night."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flashgen import dialects
from flashgen.document import Document, Section
from flashgen.pages import report as pages
from flashgen.report import Report, measure
from tests import browser as browsers
from tests.lexicon import linked
from tests.pages.test_sheet import HOSTILE, Reader
from tests.report.texts import document, measured, sections, timed

WALK = "朝から雨やから犬は走らへん。川の水がえらい増えとったで。橋の上で友達が待ってた。"
COOK = "鍋に野菜を入れて弱火で煮る。醤油は最後に足さなあかん。味見を忘れたらあかんで。"
LONG = "とても長い題名が一行に収まらないときにも表や図が画面からはみ出さないことを確かめるための章"


def several() -> Report:
    """Three sections of a talk, with times."""
    walk, cook = timed(WALK, [0.0, 4.0, 9.0]), timed(COOK, [14.0, 20.0, 26.0])
    whole = sections(walk, cook, timed(WALK, [31.0, 36.0, 40.0]))
    return measure(whole, linked.lexicon(), dialects.load())


def many() -> Report:
    """Forty sections with long titles."""
    texts = [document(text).sections[0].sentences for text in (WALK, COOK)]
    whole = Document(tuple(Section(f"{LONG}{at}", texts[at % 2]) for at in range(40)), title=LONG)
    return measure(whole, linked.lexicon(), dialects.load())


def hostile() -> Report:
    """What a transcript may hold, in every place of a report that comes from it."""
    report = several()
    return replace(
        report,
        title=HOSTILE,
        words=tuple(
            replace(word, headword=HOSTILE, reading=HOSTILE, glosses=(HOSTILE,)) for word in report.words
        ),
        parts=tuple(replace(part, title=HOSTILE, hard_words=(HOSTILE,)) for part in report.parts),
        topics=((HOSTILE, 2),),
    )


REPORTS = {
    "several sections": several,
    "forty sections": many,
    "one sentence": lambda: measured("犬が走る。"),
    "no words": lambda: measured("えっと。"),
    "nothing": lambda: measure(Document(()), linked.lexicon(), dialects.load()),
    "no sections": lambda: measured(WALK * 20),
    "hostile": hostile,
}


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_is_loaded_or_run(name: str) -> None:
    report = REPORTS[name]()
    for text in (pages.page(report), pages.page(report, several())):
        page = Reader(text)
        assert not re.search(
            r"https?:|\bsrc=|\bhref=|@import|url\(|\bon\w+=", re.sub(r"&lt;.*?&gt;", "", text)
        )
        assert page.count("script") == 0
        assert page.count("h1") == 1


def test_hostile_text_is_shown() -> None:
    text = pages.page(hostile())
    assert text.count("alert(1)") == text.count("&lt;script&gt;alert(1)") > 10


def test_sheets_that_have_nothing_to_say_are_left_out() -> None:
    assert "Section by section" in pages.page(several())
    assert "Part by part" in pages.page(REPORTS["no sections"]())
    one = pages.page(measured("犬が走る。"))
    assert not re.search("Section by section|Part by part|Hardest|Topics|morae a minute|To follow", one)
    assert "There is no word to learn" in pages.page(measured("えっと。"))


def test_several_are_compared() -> None:
    text = pages.page(several(), measured(COOK))
    assert "Which to watch first" in text
    assert text.index("Which to watch first") < text.index("Section by section")
    assert Reader(text).count("h2") >= 5


def test_the_main_figures_stand_there() -> None:
    report = several()
    text = pages.page(report)
    assert f"<dd>{report.running}</dd>" in text
    assert all(
        f'<tr><th scope="row">{each.percent}%</th><td>{each.words}</td>' in text for each in report.milestones
    )


@pytest.mark.parametrize(("content", "kept"), [(pages.page(several()).encode(), False), (b"<html>", True)])
def test_which_pages_are_written_over(content: bytes, kept: bool) -> None:
    assert bool(pages.reason_to_keep(content)) == kept


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    made = {name: pages.page(make()) for name, make in REPORTS.items()}
    made["compared"] = pages.page(several(), many(), measured(COOK))
    found = {name: folder / f"{at}.html" for at, name in enumerate(made)}
    for name, path in found.items():
        path.write_text(made[name], encoding="utf-8")
    return found


OPEN = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


@pytest.mark.parametrize("name", [*REPORTS, "compared"])
def test_nothing_runs_over_the_edge(browser: Any, files: dict[str, Path], name: str) -> None:
    for size in (browsers.SMALL, browsers.PHONE, browsers.DESKTOP):
        with browsers.opened(browser, size=size) as page:
            page.goto(files[name].as_uri())
            page.evaluate(OPEN)
            assert browsers.overflows(page) == 0, size


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["several sections", "one sentence", "nothing", "hostile", "compared"])
def test_all_can_read_it(browser: Any, files: dict[str, Path], name: str, dark: bool) -> None:
    with browsers.opened(browser, size=browsers.PHONE, dark=dark) as page:
        page.goto(files[name].as_uri())
        page.evaluate(OPEN)
        assert browsers.offences(page) == []


# Contrast of what a stroke, a bar or a letter of a plot has with the sheet that it stands on.
CONTRAST = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((v) => v / 255)
      .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const worst = { text: 99, drawn: 99 };
  for (const each of document.querySelectorAll("svg text, .bar0, .bar1, svg path")) {
    const style = getComputedStyle(each), sheet = getComputedStyle(each.closest(".sheet"));
    const colour = each.tagName === "path" ? style.stroke : style.fill;
    const [a, b] = [light(colour), light(sheet.backgroundColor)].sort((x, y) => y - x);
    const kind = each.tagName === "text" ? "text" : "drawn";
    worst[kind] = Math.min(worst[kind], (a + 0.05) / (b + 0.05));
  }
  return worst;
}"""


@pytest.mark.parametrize("dark", [False, True])
def test_plots_have_contrast(browser: Any, files: dict[str, Path], dark: bool) -> None:
    with browsers.opened(browser, size=browsers.PHONE, dark=dark) as page:
        page.goto(files["several sections"].as_uri())
        worst = page.evaluate(CONTRAST)
    assert 4.5 <= worst["text"] < 99
    assert 3.0 <= worst["drawn"] < 99


def test_letters_of_plots_keep_their_size(browser: Any, files: dict[str, Path]) -> None:
    heights = set()
    for size in (browsers.SMALL, browsers.DESKTOP):
        with browsers.opened(browser, size=size) as page:
            page.goto(files["several sections"].as_uri())
            heights.add(page.evaluate("document.querySelector('svg text').getBoundingClientRect().height"))
    assert len(heights) == 1
    assert heights.pop() >= 12


PICTURED = [
    ("several sections", browsers.PHONE, False),
    ("several sections", browsers.DESKTOP, True),
    ("compared", browsers.DESKTOP, False),
]


@pytest.mark.parametrize(("name", "size", "dark"), PICTURED)
def test_it_looks_as_it_did(
    browser: Any, files: dict[str, Path], name: str, size: dict[str, int], dark: bool
) -> None:
    with browsers.opened(browser, size=size, dark=dark) as page:
        page.goto(files[name].as_uri())
        picture = page.screenshot(
            full_page=True, clip={"x": 0, "y": 0, "width": size["width"], "height": 1500}
        )
    shade = "night" if dark else "light"
    browsers.assert_like(picture, f"report-{name.split()[0]}-{size['width']}-{shade}")


def test_it_prints_black_on_white(browser: Any, files: dict[str, Path]) -> None:
    with browsers.opened(browser, size=browsers.DESKTOP, dark=True) as page:
        page.goto(files["several sections"].as_uri())
        page.emulate_media(media="print")
        colours = page.evaluate(
            "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_way_back_is_there_where_the_page_belongs_to_another(browser: Any, tmp_path: Path) -> None:
    alone, part = pages.page(several()), pages.page(several(), back=".")
    assert "‹ Cards" not in alone
    (tmp_path / "report.html").write_text(part, encoding="utf-8")
    for size in (browsers.SMALL, browsers.DESKTOP):
        with browsers.opened(browser, size=size) as page:
            page.goto((tmp_path / "report.html").as_uri())
            assert page.get_attribute("nav a", "href") == "."
            assert browsers.offences(page) == []
            assert browsers.overflows(page) == 0
