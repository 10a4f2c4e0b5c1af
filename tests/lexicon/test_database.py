"""The database in the cache: keys, making it, and what happens when it is damaged."""

import multiprocessing
import os
import sqlite3
import time
from pathlib import Path

import pytest

from flashgen.errors import DictionaryError
from flashgen.lexicon import database
from flashgen.lexicon.lexicon import Source
from flashgen.lexicon.records import Header, write_records

HEADER = Header("Test", "jmdict")
CAT = "1000001\t猫\x1e貓\tねこ\x1eネコ\tn\x1fcat"
DOG = "1000002\t犬\tいぬ\tn\x1fdog"


@pytest.fixture
def source_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path / "cache"))
    write_records(tmp_path / "test.gz", HEADER, [CAT, DOG, "f\t猫\t-420\t77", "t\tn\tnoun"])
    return tmp_path / "test.gz"


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("ネコ", "ねこ"),
        ("ラーメン", "らーめん"),
        ("ヴァイオリン", "ゔぁいおりん"),
        ("ｶﾞｲﾄﾞ", "がいど"),  # half-width kana
        ("Ｔシャツ", "tしゃつ"),
        ("GPU", "gpu"),
        ("取り組む", "取り組む"),
        ("〇〇", "〇〇"),
        ("𠮟る", "𠮟る"),  # beyond the basic plane
        ("", ""),
    ],
)
def test_key_of(spelling: str, key: str) -> None:
    assert database.key_of(spelling) == key


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = database.open_database(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_what_is_in_it(source_file: Path) -> None:
    path = database.database_path("test", [source_file])
    database.build_database(path, [source_file])
    assert rows(path, "SELECT * FROM form") == [
        ("いぬ", "1000002"),
        ("ねこ", "1000001"),  # ねこ and ネコ are one key
        ("犬", "1000002"),
        ("猫", "1000001"),
        ("貓", "1000001"),
    ]
    assert rows(path, "SELECT * FROM entry") == [(1000001, CAT), (1000002, DOG)]
    assert rows(path, "SELECT * FROM frequency") == [("猫", -420, 77)]
    assert rows(path, "SELECT * FROM tag") == [("n", "noun")]


def test_it_is_named_after_its_content(source_file: Path) -> None:
    before = database.database_path("test", [source_file])
    os.utime(source_file, (1, 1))
    assert database.database_path("test", [source_file]) == before
    write_records(source_file, HEADER, [CAT])
    assert database.database_path("test", [source_file]) != before


def test_it_is_made_once(source_file: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        source = Source("test", [source_file], told.append)
        assert source.fetch("SELECT count(*) FROM entry") == [(2,)]
        source.close()
    assert len(told) == 1


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-8192]), id="half"),
        pytest.param(lambda path: path.write_bytes(b"x" * 40_000), id="something else"),
        pytest.param(lambda path: path.unlink(), id="gone"),
    ],
)
def test_a_damaged_one_is_made_again(source_file: Path, damage: object) -> None:
    assert callable(damage)
    Source("test", [source_file]).close()
    damage(database.database_path("test", [source_file]))
    source = Source("test", [source_file])
    assert source.fetch("SELECT seqs FROM form WHERE key = '犬'") == [("1000002",)]
    source.close()


def test_one_found_damaged_in_use_is_made_again(source_file: Path) -> None:
    Source("test", [source_file]).close()
    path = database.database_path("test", [source_file])
    content = bytearray(path.read_bytes())
    table = content.index("いぬ".encode())
    page = table - table % 8192
    content[page : page + 64] = b"\xff" * 64  # the page with the spellings
    path.write_bytes(content)
    source = Source("test", [source_file])
    assert source.fetch("SELECT seqs FROM form WHERE key = '犬'") == [("1000002",)]
    source.close()


def test_a_newer_one_replaces_its_forerunner_only(source_file: Path) -> None:
    folder = database.database_path("test", [source_file]).parent
    for name in ("test", "test-two"):
        Source(name, [source_file]).close()
    write_records(source_file, HEADER, [CAT])
    Source("test", [source_file]).close()
    assert sorted(path.stem.rpartition("-")[0] for path in folder.glob("*.sqlite")) == ["test", "test-two"]


def test_what_was_left_half_made_is_cleared(source_file: Path) -> None:
    path = database.database_path("test", [source_file])
    old, new = (path.with_name(f".{path.stem}.{name}.part") for name in ("old", "new"))
    for half in (old, new):
        half.write_bytes(b"SQLite")
    os.utime(old, (time.time() - 7200,) * 2)
    Source("test", [source_file]).close()
    assert not old.exists()
    assert new.exists(), "another process may be at it"


def _open(source_file: Path) -> int:
    source = Source("test", [source_file])
    return len(source.fetch("SELECT * FROM entry"))


def test_two_processes_at_once(source_file: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(_open, [source_file] * 4, chunksize=1) == [2] * 4


def test_a_full_disk_is_an_error(source_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(database, "_fill", full)
    with pytest.raises(DictionaryError, match="disk is full") as caught:
        Source("test", [source_file])
    assert "FLASHGEN_CACHE" in caught.value.hint
    assert not list(database.database_path("test", [source_file]).parent.iterdir())


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match=r"none\.xz"):
        Source("test", [tmp_path / "none.xz"])
