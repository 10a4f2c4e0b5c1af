"""The review sheet: whole in itself, safe, and of use in a browser."""

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from flashgen import review
from flashgen.claims import Claim, extract
from flashgen.document import Document
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
    page = Reader(review.page(found, document))
    assert page.count("article") == len(found)
    assert page.count("input", type="radio") == 3 * len(found)
    assert page.count("input", type="text") == len(found)
    for number in range(1, len(found) + 1):
        assert page.count("input", name=f"v{number}", type="radio") == 3


def test_nothing_is_loaded_from_anywhere() -> None:
    text = review.page(*claims())
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
    text = review.page([one], document)
    assert "雨が降った。" in text
    assert "日が出た。" in text
    assert "朝 · 1:15" in text
    first = replace(one, quote="雨が降った。", sentence=document.sections[0].sentences[0])
    assert "日が出た。" not in review.page([first], document)


def test_a_part_of_a_sentence_and_several_have_neighbours_too() -> None:
    document = Document((section("朝", "雨が降った。", "道がぬれた。", "日が出た。", "虹が見えた。"),))
    one = replace(
        claims()[0][0], section="朝", quote="ぬれた。日が出", sentence=document.sections[0].sentences[1]
    )
    text = review.page([one], document)
    assert "雨が降った。" in text
    assert "虹が見えた。" in text


def test_hostile_text_is_shown_and_does_nothing() -> None:
    found, document = claims()
    said = replace(found[0].sentence, text=HOSTILE, standard=HOSTILE, rubies=())
    bad = replace(
        found[0], id=f'"><b {HOSTILE}', question=HOSTILE, answer=HOSTILE, section=HOSTILE, topic=HOSTILE,
        speaker=HOSTILE, translation=HOSTILE, note=HOSTILE, text=HOSTILE, sentence=said, context=(said,),
    )  # fmt: skip
    text = review.page([bad, replace(bad, card="cloze")], replace(document, title=HOSTILE))
    page = Reader(text)
    assert page.count("script") == 1
    assert page.count("article") == 2
    assert text.count("alert(1)") == text.count("&lt;script&gt;alert(1)")


def test_no_claims_is_a_page_too() -> None:
    assert "No key claims." in review.page((), claims()[1])


@pytest.mark.parametrize(("content", "kept"), [(review.page(*claims()).encode(), False), (b"<html>", True)])
def test_which_pages_are_written_over(content: bytes, kept: bool) -> None:
    assert bool(review.reason_to_keep(content)) == kept


CHROMIUM = shutil.which("chromium")


def dumped(page: Path, *arguments: str) -> str:
    return subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", *arguments,
         f"--user-data-dir={page.parent / 'profile'}", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    ).stdout  # fmt: skip


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
@pytest.mark.parametrize("width", [390, 1200])
def test_a_browser_counts_and_gives_the_result(tmp_path: Path, width: int) -> None:
    """Two judgments are counted and copied, and nothing runs over the edge, on a phone or a desk."""
    found, document = claims()
    script = """<script>
    const pick = (n, v) => document.querySelector(`input[name=v${n}][value=${v}]`).click();
    pick(1, "good"); pick(2, "bad"); pick(2, "usable");
    document.querySelector("input[name=r2]").value = "too  long";
    document.getElementById("copy").click();
    document.title = [document.getElementById("counts").textContent,
      document.documentElement.scrollWidth <= innerWidth,
      getComputedStyle(document.querySelector(".card")).gridTemplateColumns.split(" ").length,
      document.getElementById("text").value.split("\\n").slice(2, 5).join("|")].join(" # ");
    </script></body>"""
    page = tmp_path / "cards.html"
    page.write_text(review.page(found, document).replace("</body>", script), encoding="utf-8")
    told = re.search(r"<title>(.*?)</title>", dumped(page, f"--window-size={width},900"))
    assert told
    counts, fits, columns, lines = told[1].split(" # ")
    assert counts == f"2 of {len(found)} judged: good 1, usable 1, bad 0, good or usable 100%"
    assert fits == "true"
    assert columns == ("1" if width < 600 else "2")
    assert lines == f"{found[0].id}\tgood\t|{found[1].id}\tusable\ttoo long|{found[2].id}\t-\t"
