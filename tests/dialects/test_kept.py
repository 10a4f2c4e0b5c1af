"""What is kept of a checked dialect: it says the same, and is made again when it must be."""

from dataclasses import replace
from pathlib import Path

import pytest

from flashgen.dialects import kept
from flashgen.dialects.items import read_items
from flashgen.dialects.loading import Table
from flashgen.dialects.rules import Rule
from tests.dialects.speech import DIALECTS, KANSAI, rules


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize("name", DIALECTS)
def test_rules_are_the_same_but_for_their_examples(name: str) -> None:
    def bare(rule: Rule) -> Rule:
        return replace(rule, examples=(), never=())

    assert kept.unpacked(kept.packed(rules(name))) == tuple(bare(rule) for rule in rules(name))


def test_items_are_those_of_the_file() -> None:
    items = read_items(KANSAI.folder / "grammar.toml")
    assert {id_: KANSAI.items[id_] for id_ in items} == items
    assert set(items) <= set(KANSAI.items)
    assert "no.such.item" not in KANSAI.items
    assert KANSAI.items.get("no.such.item") is None
    assert len(list(KANSAI.items)) == len(KANSAI.items)


def test_a_table_is_made_once(cache: Path) -> None:
    made = []

    def make() -> Table:
        made.append(1)
        return {"form": "やん"}

    assert [kept.table("x", make)["form"] for _ in range(3)] == ["やん"] * 3
    assert len(made) == 1


@pytest.mark.parametrize("damage", ["", "{", "[]"])
def test_a_damaged_table_is_made_again(cache: Path, damage: str) -> None:
    kept.table("x", lambda: {"form": "やん"})
    (cache / "dialect-x.json").write_text(damage)
    assert kept.table("x", lambda: {"form": "ねん"}) == {"form": "ねん"}


def test_the_digest_is_of_what_files_say(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("や")
    two.write_text("や")
    same = kept.digest([one])
    assert kept.digest([two]) == same
    two.write_text("じゃ")
    assert kept.digest([two]) != same
    two.unlink()
    assert kept.digest([two]) != same
