"""A real browser for tests of pages: Debian's Chromium, driven by Playwright.

Pictures are compared with those in tests/pictures, which a person has looked at; FLASHGEN_UPDATE=1 takes
new ones. A page that asks for anything beyond the addresses it may have fails its test.
"""

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PICTURES = Path(__file__).parent / "pictures"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
PHONE = {"width": 412, "height": 860}
SMALL = {"width": 320, "height": 640}
DESKTOP = {"width": 1200, "height": 800}
# How far pictures may be apart: the share of pixels that differ by more than a shade.
_TOLERANCE = 0.02
_SHADE = 24
_WIDTH = 400  # pictures are kept at this width: enough to see what moved, small enough to keep


@contextmanager
def launched() -> Iterator[Any]:
    """Start the browser, or skip the test with the reason."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright comes with the dev extra")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here; Debian: apt-get install chromium fonts-noto-cjk")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield started
        finally:
            started.close()


@contextmanager
def opened(
    browser: Any, *, size: dict[str, int], dark: bool = False, allowed: str = "file://"
) -> Iterator[Any]:
    """Open a page that may ask for `allowed` addresses only, and that must not fail in its script."""
    context = browser.new_context(
        viewport=size, color_scheme="dark" if dark else "light", reduced_motion="reduce", locale="en-GB"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if _foreign(request.url, allowed) else None)
    try:
        yield page
    finally:
        context.close()
    assert not faults


def _foreign(url: str, allowed: str) -> bool:
    return not url.startswith((allowed, "data:", "about:", "blob:"))


def offences(page: Any) -> list[str]:
    """Name what axe-core finds wrong with a page: rule, and the first element that breaks it."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def overflows(page: Any) -> int:
    """Say by how many pixels a page is wider than its window."""
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(width)


def share_apart(one: bytes, other: bytes) -> float:
    """Give the share of pixels by which two screenshots differ by more than a shade; 1 where sizes differ."""
    image = pytest.importorskip("PIL.Image", reason="Pillow comes with the dev extra")
    a, b = (image.open(io.BytesIO(picture)).convert("RGB") for picture in (one, other))
    return _share_apart(a, b) if a.size == b.size else 1.0


def _share_apart(one: Any, other: Any) -> float:
    chops = pytest.importorskip("PIL.ImageChops")
    apart = chops.difference(one, other).convert("L").point(lambda value: 255 * (value > _SHADE))
    return float(apart.histogram()[255] / (apart.width * apart.height))


def assert_like(picture: bytes, name: str) -> None:
    """Compare a screenshot (PNG) with the one kept under that name."""
    image = pytest.importorskip("PIL.Image", reason="Pillow comes with the dev extra")
    now = image.open(io.BytesIO(picture)).convert("RGB")
    now = now.resize((_WIDTH, round(now.height * _WIDTH / now.width)), image.Resampling.LANCZOS)
    path = PICTURES / f"{name}.png"
    if os.environ.get("FLASHGEN_UPDATE"):
        PICTURES.mkdir(exist_ok=True)
        now.quantize(32).save(path, optimize=True)
        return
    assert path.exists(), f"no picture {path.name}: take it with FLASHGEN_UPDATE=1, and look at it"
    kept = image.open(path).convert("RGB")
    assert abs(kept.height - now.height) <= max(8, kept.height // 50), (
        f"{name}: {kept.size} is now {now.size}"
    )
    box = (0, 0, _WIDTH, min(kept.height, now.height))
    share = _share_apart(kept.crop(box), now.crop(box))
    assert share <= _TOLERANCE, f"{name}: {share:.1%} of the picture has changed"
