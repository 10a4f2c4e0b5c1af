"""The shipped files are those that SOURCES.toml describes, and small enough to ship."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from flashgen.lexicon.installed import SHIPPED
from flashgen.lexicon.records import read_header, read_records

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "flashgen"
DATA = PACKAGE / "lexicon" / "data"
SOURCES: list[dict[str, Any]] = tomllib.loads((DATA / "SOURCES.toml").read_text(encoding="utf-8"))["file"]
LIMIT = 8_000_000  # bytes of data in the repository

by_file = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["file"])


def test_every_shipped_file_has_its_source() -> None:
    assert [source["file"] for source in SOURCES] == [path.name for path in SHIPPED]
    assert {path.name for path in DATA.glob("*.xz")} == {path.name for path in SHIPPED}


@by_file
def test_checksum(source: dict[str, Any]) -> None:
    assert hashlib.sha256((DATA / source["file"]).read_bytes()).hexdigest() == source["sha256"]


@by_file
def test_the_file_says_the_same_of_itself(source: dict[str, Any]) -> None:
    header = read_header(DATA / source["file"])
    for name in ("label", "licence", "date", "version", "url", "entries"):
        assert getattr(header, name) == source[name]


@by_file
def test_as_many_records_as_it_says(source: dict[str, Any]) -> None:
    records = read_records(DATA / source["file"])
    assert sum(not record.startswith("t\t") for record in records) == source["entries"]


@by_file
def test_the_notice_names_it(source: dict[str, Any]) -> None:
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    assert source["file"] in notice
    assert source["label"] in notice
    assert source["licence"] in notice


def test_the_notice_has_the_words_that_the_edrdg_asks_for() -> None:
    notice = " ".join((ROOT / "NOTICE.md").read_text(encoding="utf-8").split())
    assert "are the property of the [Electronic Dictionary Research and Development Group]" in notice
    assert (
        "are used in conformance with the Group's [licence](https://www.edrdg.org/edrdg/licence.html)"
        in notice
    )


def test_the_data_stay_small() -> None:
    kinds = {".xz", ".gz", ".tsv", ".csv", ".json", ".txt"}
    assert sum(path.stat().st_size for path in PACKAGE.rglob("*") if path.suffix in kinds) < LIMIT
