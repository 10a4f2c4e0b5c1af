"""The kanji table is the one that SOURCES.toml describes."""

import hashlib
import tomllib
from pathlib import Path

from flashgen import furigana

FOLDER = Path(furigana.__file__).parent


def test_kanji_table() -> None:
    (source,) = tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))["file"]
    content = (FOLDER / source["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == source["sha256"]
    assert len([line for line in content.splitlines() if not line.startswith(b"#")]) == source["entries"]
    assert source["licence"] == "CC BY-SA 4.0"
