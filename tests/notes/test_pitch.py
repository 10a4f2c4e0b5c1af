"""Pitch accent on cards: fields, and the picture, which is looked at in a real browser too."""

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from flashgen.kana import morae
from flashgen.lexicon.pitch import contour
from flashgen.notes import pitch

READINGS = ["め", "はし", "きょう", "がっこう", "しんぶん", "こーひー", "きょうかがくしゅう", "あ" * 30]


def test_fields() -> None:
    found = pitch.fields("3,0", "こころ")
    assert found["PitchPosition"] == "3,0"
    assert found["PitchCategories"] == "尾高 odaka, 平板 heiban"
    assert "東京式 Tokyo accent</span> <svg" in found["PitchGraph"]
    assert "こころ LHH L" in found["PitchGraph"]


def test_a_kind_is_named_once() -> None:
    assert pitch.fields("2,3,2", "おもいで")["PitchCategories"] == "中高 nakadaka"
    assert pitch.fields("2,3,2", "おもいで")["PitchPosition"] == "2,3"


def test_a_pattern_of_the_users() -> None:
    found = pitch.fields("HL,LH", "はし", '京阪式 <b>"')
    assert found["PitchPosition"] == "HL,LH"
    assert found["PitchCategories"] == ""
    assert "京阪式 &lt;b&gt;" in found["PitchGraph"]
    assert "<b>" not in found["PitchGraph"]
    assert "Tokyo" not in found["PitchGraph"]
    assert "user's accents" in pitch.fields("HL", "はし")["PitchGraph"].replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("given", "reading"), [("", "はし"), ("7", "はし"), ("HLL", "はし"), ("1", "AI"), ("?", "め")]
)
def test_nothing_is_given_for_what_does_not_fit(given: str, reading: str) -> None:
    assert pitch.fields(given, reading) == {}


@pytest.mark.parametrize("reading", READINGS)
def test_the_picture(reading: str) -> None:
    length = len(morae(reading))
    for fall in range(length + 1):
        drawn = pitch.graph(reading, contour(fall, length), "東京式 Tokyo accent")
        tree = ElementTree.fromstring(drawn)
        shown = min(length, 20)
        assert len(drawn.encode()) < 1500
        assert drawn == pitch.graph(reading, contour(fall, length), "東京式 Tokyo accent")
        assert tree.get("role") == "img"
        assert reading in (tree.get("aria-label") or "")
        assert "http" not in drawn
        assert not re.search("#[0-9a-f]{3}|rgb", drawn)
        line, dots, *_ = [path.get("d") or "" for path in tree.iter("path")]
        assert dots.count("M") == shown
        assert line.count("L") == shown  # from mora to mora, and on to the particle
        text = next(tree.iter("text"))
        assert len((text.get("x") or "").split()) == len(text.text or "")


CHROMIUM = shutil.which("chromium")


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
def test_a_browser_draws_it(tmp_path: Path) -> None:
    """Every dot, the open one and every kana lie inside the picture, high above low."""
    page = tmp_path / "page.html"
    script = """<script>const s=document.querySelector('svg'),b=s.getBoundingClientRect(),
    t=s.querySelector('text'),inside=r=>r.left>=b.left-1&&r.right<=b.right+1&&r.bottom<=b.bottom+1&&r.top>=b.top-1;
    document.title=[...s.children].every(e=>inside(e.getBoundingClientRect()))+' '+t.getNumberOfChars()+' '+
    getComputedStyle(t).fill+' '+getComputedStyle(s.querySelector('path')).stroke;</script>"""
    drawn = pitch.graph("きょうかがくしゅう", contour(4, 7), "東京式")
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><body style="color:rgb(1, 2, 3)">{drawn}{script}',
        encoding="utf-8",
    )
    told = subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
         f"--user-data-dir={tmp_path / 'profile'}", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    ).stdout  # fmt: skip
    assert "<title>true 9 rgb(1, 2, 3) rgb(1, 2, 3)</title>" in told, told[:2000]
