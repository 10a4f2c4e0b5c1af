"""Read word frequencies from a wheel of the Python package wordfreq (its "cBpack" files)."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from flashgen.errors import DictionaryError

FLOOR = -650  # centibels: zipf 2.5, three uses in ten million words; rarer words tell us nothing


def read(wheel: Path, member: str = "wordfreq/data/large_ja.msgpack.gz") -> Iterator[str]:
    """Give a record per word down to FLOOR, the commonest first; words of equal frequency share a rank.

    Raises DictionaryError if the file is not one of wordfreq's.
    """
    with ZipFile(wheel) as archive:
        lists, _ = _unpack(gzip.decompress(archive.read(member)), 0)
    if not isinstance(lists, list) or lists[0] != {"format": "cB", "version": 1}:
        raise DictionaryError(f"{wheel}: not a frequency list of the kind cB 1")
    rank = 1
    for centibels, words in enumerate(lists[1:]):
        if -centibels < FLOOR:
            break
        wanted = [word for word in words if any(map(str.isalpha, word))]  # no 00, no ／
        yield from (f"f\t{word}\t{-centibels}\t{rank}" for word in wanted)
        rank += len(wanted)


def _unpack(data: bytes, at: int) -> tuple[Any, int]:
    """Decode one MessagePack value, of the few kinds that wordfreq uses; give it and where it ends."""
    kind = data[at]
    if kind < 0x80:
        return kind, at + 1
    if kind < 0x90:
        return _unpack_map(data, at + 1, kind & 0x0F)
    if kind < 0xA0:
        return _unpack_list(data, at + 1, kind & 0x0F)
    if kind < 0xC0:
        return _text(data, at + 1, kind & 0x1F)
    width, unpack = {
        0xD9: (1, _text),
        0xDA: (2, _text),
        0xDC: (2, _unpack_list),
        0xDD: (4, _unpack_list),
    }[kind]
    start = at + 1 + width
    return unpack(data, start, int.from_bytes(data[at + 1 : start], "big"))


def _text(data: bytes, at: int, size: int) -> tuple[str, int]:
    return data[at : at + size].decode(), at + size


def _unpack_list(data: bytes, at: int, size: int) -> tuple[list[Any], int]:
    values = []
    for _ in range(size):
        value, at = _unpack(data, at)
        values.append(value)
    return values, at


def _unpack_map(data: bytes, at: int, size: int) -> tuple[dict[Any, Any], int]:
    pairs, at = _unpack_list(data, at, 2 * size)
    return dict(zip(pairs[::2], pairs[1::2], strict=True)), at
