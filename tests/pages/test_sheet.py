"""The review sheet: whole in itself, safe, and of use in a browser."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from flashgen.claims import Claim, extract
from flashgen.document import Document
from flashgen.pages import sheet
from tests import browser as browsers
from tests.claims.analysis import marked_talk, section

HOSTILE = "<script>alert(1)</script>\"'&<!--cards-->{{c1::"


def claims() -> tuple[tuple[Claim, ...], Document]:
    document, _ = marked_talk("reef")
    return extract(document).claims, document


class Reader(HTMLParser):
    """Collects elements by name, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def count(self, tag: str, **wanted: str) -> int:
        return sum(
            name == tag and all(attrs.get(key) == value for key, value in wanted.items())
            for name, attrs in self.found
        )


def test_a_card_for_each_claim_with_three_verdicts_and_a_reason() -> None:
    found, document = claims()
    page = Reader(sheet.page(found, document))
    assert page.count("article") == len(found)
    assert page.count("input", type="radio") == 3 * len(found)
    assert page.count("input", type="text") == len(found)
    for number in range(1, len(found) + 1):
        assert page.count("input", name=f"v{number}", type="radio") == 3


def test_nothing_is_loaded_from_anywhere() -> None:
    text = sheet.page(*claims())
    assert not re.search(r"https?:|//\w|\bsrc=|\bhref=|@import|url\(", text)
    assert not [attrs for _, attrs in Reader(text).found if {"src", "href", "action"} & attrs.keys()]


def test_source_stands_with_its_neighbours() -> None:
    document = Document((section("朝", "雨が降った。", "道がぬれた。", "日が出た。"),))
    one = replace(
        claims()[0][0],
        section="朝",
        quote="道がぬれた。",
        sentence=document.sections[0].sentences[1],
        time=75.0,
    )
    text = sheet.page([one], document)
    assert "雨が降った。" in text
    assert "日が出た。" in text
    assert "朝 · 1:15" in text
    first = replace(one, quote="雨が降った。", sentence=document.sections[0].sentences[0])
    assert "日が出た。" not in sheet.page([first], document)


def test_a_part_of_a_sentence_and_several_have_neighbours_too() -> None:
    document = Document((section("朝", "雨が降った。", "道がぬれた。", "日が出た。", "虹が見えた。"),))
    one = replace(
        claims()[0][0], section="朝", quote="ぬれた。日が出", sentence=document.sections[0].sentences[1]
    )
    text = sheet.page([one], document)
    assert "雨が降った。" in text
    assert "虹が見えた。" in text


def test_hostile_text_is_shown_and_does_nothing() -> None:
    found, document = claims()
    said = replace(found[0].sentence, text=HOSTILE, standard=HOSTILE, rubies=())
    bad = replace(
        found[0], id=f'"><b {HOSTILE}', question=HOSTILE, answer=HOSTILE, section=HOSTILE, topic=HOSTILE,
        speaker=HOSTILE, translation=HOSTILE, note=HOSTILE, text=HOSTILE, sentence=said, context=(said,),
    )  # fmt: skip
    text = sheet.page([bad, replace(bad, card="cloze")], replace(document, title=HOSTILE))
    page = Reader(text)
    assert page.count("script") == 1
    assert page.count("article") == 2
    assert text.count("alert(1)") == text.count("&lt;script&gt;alert(1)")


def test_no_claims_is_a_page_too() -> None:
    assert "No key claims." in sheet.page((), claims()[1])


@pytest.mark.parametrize(("content", "kept"), [(sheet.page(*claims()).encode(), False), (b"<html>", True)])
def test_which_pages_are_written_over(content: bytes, kept: bool) -> None:
    assert bool(sheet.reason_to_keep(content)) == kept


@pytest.mark.parametrize(("size", "columns"), [(browsers.PHONE, 1), (browsers.DESKTOP, 2)])
def test_a_browser_counts_and_gives_the_result(
    tmp_path: Path, browser: Any, size: dict[str, int], columns: int
) -> None:
    """Two judgments are counted and copied, and nothing runs over the edge, on a phone or a desk."""
    found, document = claims()
    file = tmp_path / "cards.html"
    file.write_text(sheet.page(found, document), encoding="utf-8")
    with browsers.opened(browser, size=size) as page:
        page.goto(file.as_uri())
        page.check("input[name=v1][value=good]")
        page.check("input[name=v2][value=bad]")
        page.check("input[name=v2][value=usable]")
        page.fill("input[name=r2]", "too  long")
        page.click("#copy")
        counts = page.text_content("#counts")
        lines = page.input_value("#text").splitlines()
        grid = page.evaluate("getComputedStyle(document.querySelector('.card')).gridTemplateColumns")
        assert browsers.overflows(page) == 0
    assert counts == f"2 of {len(found)} judged: good 1, usable 1, bad 0, good or usable 100%"
    assert len(grid.split()) == columns
    assert lines[2:5] == [f"{found[0].id}\tgood\t", f"{found[1].id}\tusable\ttoo long", f"{found[2].id}\t-\t"]
