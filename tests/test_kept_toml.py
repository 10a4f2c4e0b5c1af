"""Parsed TOML is kept as JSON, is never out of date, and survives whatever happens to the copy."""

import tomllib
from pathlib import Path

import pytest

from flashgen import kept_toml

WORDS = 'said = ["言うた", "言うて"]\n[[rule]]\nid = "neg.hen"\nsure = true\ncost = -3\n'


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("FLASHGEN_CACHE", str(folder))
    return folder


def copies(cache: Path) -> list[Path]:
    return sorted(cache.glob("toml-*.json"))


def test_the_copy_says_the_same(cache: Path) -> None:
    assert kept_toml.loads(WORDS) == tomllib.loads(WORDS)
    assert len(copies(cache)) == 1
    assert kept_toml.loads(WORDS) == tomllib.loads(WORDS)


def test_the_copy_is_used(cache: Path) -> None:
    kept_toml.loads(WORDS)
    copies(cache)[0].write_text('{"said": []}', encoding="utf-8")
    assert kept_toml.loads(WORDS) == {"said": []}


def test_another_text_has_another_copy(cache: Path) -> None:
    kept_toml.loads(WORDS)
    assert kept_toml.loads(WORDS.replace("言うて", "ゆうて"))["said"] == ["言うた", "ゆうて"]
    assert len(copies(cache)) == 2


@pytest.mark.parametrize(
    "damage", [b"", b'{"said": [', b"[]", b"\xff\xfe"], ids=["empty", "cut", "list", "not UTF-8"]
)
def test_a_damaged_copy_is_made_again(cache: Path, damage: bytes) -> None:
    kept_toml.loads(WORDS)
    (copy,) = copies(cache)
    whole = copy.read_bytes()
    copy.write_bytes(damage)
    assert kept_toml.loads(WORDS) == tomllib.loads(WORDS)
    assert copy.read_bytes() == whole


def test_what_json_has_not_is_read_and_not_kept(cache: Path) -> None:
    assert kept_toml.loads("day = 2024-08-26")["day"].year == 2024
    assert copies(cache) == []


def test_a_cache_that_is_full_does_not_matter(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_toml, "write_whole", full)
    assert kept_toml.loads(WORDS) == tomllib.loads(WORDS)
    assert copies(cache) == []


def test_what_is_not_toml_is_refused(cache: Path) -> None:
    with pytest.raises(ValueError, match="line 1"):
        kept_toml.loads("said = 言うた")
    assert copies(cache) == []
