"""Lists of known words: every format, what is recognised in a cell, and files from strangers."""

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from flashgen.errors import KnownWordsError
from flashgen.lexicon.known import KnownWords, read_all, read_known
from tests.lexicon import linked


def package(
    path: Path,
    *notes: tuple[str, ...],
    names: tuple[str, ...] = ("Front", "Back"),
    inner: str = "collection.anki2",
) -> Path:
    """Write an .apkg that has no more than reading one needs."""
    database = path.with_suffix(".db")
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE col (models TEXT)")
    connection.execute("CREATE TABLE notes (mid INTEGER, flds TEXT)")
    models = {"7": {"flds": [{"name": name} for name in names]}}
    connection.execute("INSERT INTO col VALUES (?)", (json.dumps(models),))
    connection.executemany("INSERT INTO notes VALUES (7, ?)", [("\x1f".join(fields),) for fields in notes])
    connection.commit()
    connection.close()
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(database, inner)
    return path


TEXTS = [
    # file name, text, words
    pytest.param("known.txt", "食べる\n\n道具\n", {"食べる", "道具"}, id="a word per line"),
    pytest.param("known.txt", "# mine\n食べる\n", {"食べる"}, id="remark"),
    pytest.param("known.csv", "食べる,to eat\n道具,tool\n", {"食べる", "道具"}, id="first column"),
    pytest.param("known.csv", "Meaning,Expression\nto eat,食べる\n", {"食べる"}, id="column by name"),
    pytest.param("known.csv", 'Word,Notes\n"道具","a, b"\n', {"道具"}, id="quotes"),
    pytest.param("known.tsv", "単語\t読み\n市場\tいちば\n", {"市場"}, id="Japanese column names"),
    pytest.param(
        "export.txt",
        "#separator:tab\n#html:true\n#guid column:1\n#deck column:2\nxY1\tMine\t<b>食[た]べる</b>\teat\n",
        {"食べる"},
        id="Anki's text export",
    ),
    pytest.param("export.txt", "#separator:Semicolon\n道具;tool\n", {"道具"}, id="Anki's, another separator"),
    pytest.param("known.txt", "食べる、召し上がる\n", {"食べる", "召し上がる"}, id="alternatives"),
    pytest.param(
        "known.txt", "<ruby>道具<rt>どうぐ</rt></ruby>[sound:a.mp3]\n", {"道具"}, id="ruby and sound"
    ),
    pytest.param("known.txt", "道具&nbsp;\n", {"道具"}, id="entities"),
    pytest.param("known.txt", "〜だらけ\n", {"だらけ"}, id="wave dash"),
    pytest.param("known.txt", "勉強する\n", {"勉強", "勉強する"}, id="noun with する"),
    pytest.param("known.txt", "静かな\n", {"静かな"}, id="な after kana stays"),
    pytest.param("known.txt", "table\n道具\n", {"道具"}, id="not Japanese"),
]


@pytest.mark.parametrize(("name", "text", "words"), TEXTS)
def test_texts(tmp_path: Path, name: str, text: str, words: set[str]) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert set(read_known(tmp_path / name).readings) == words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "known.txt").write_bytes("道具\n".encode(encoding))
    assert set(read_known(tmp_path / "known.txt").readings) == {"道具"}


@pytest.mark.parametrize("inner", ["collection.anki2", "collection.anki21"])
def test_packages(tmp_path: Path, inner: str) -> None:
    path = package(
        tmp_path / "deck.apkg",
        ("k1", "食べる", "たべる"),
        names=("Key", "Expression", "Reading"),
        inner=inner,
    )
    assert read_known(path).readings == {"食べる": frozenset({"たべる"})}


def test_the_first_field_where_no_name_helps(tmp_path: Path) -> None:
    path = package(tmp_path / "deck.apkg", ("道具", "tool"), names=("A", "B"))
    assert set(read_known(path).readings) == {"道具"}


def test_several_lists_are_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("道具\n", encoding="utf-8")
    (tmp_path / "b.tsv").write_text("Word\tReading\n市場\tいちば\n道具\tどうぐ\n", encoding="utf-8")
    known = read_all([tmp_path / "a.txt", tmp_path / "b.tsv"])
    assert len(known) == 2
    assert known.readings["道具"] == frozenset(), "known in every reading"


BAD_TABLES = [
    # file name, text, what the message says, what the hint says
    pytest.param(
        "k.csv",
        "Meaning,Item\nto eat,食べる\ntool,道具\n",
        "line 1: the first column has no Japanese, but column 2 ('Item')",
        "Expression",
        id="another column",
    ),
    pytest.param(
        "k.tsv",
        "Word\tReading\n市場\tいちば\n食べる\tのむ\n",
        "line 3: のむ cannot be read for 食べる",
        "right column",
        id="a reading of another word",
    ),
    pytest.param(
        "k.tsv",
        "Word\tReading\n市場\t市場\n",
        "line 2: the reading '市場' of 市場 is not in kana",
        "hiragana",
        id="a reading in kanji",
    ),
    pytest.param(
        "k.csv",
        'Word\n"道具\x00\n' + "x" * 200_000 + "\n",
        "",
        "",
        id="no table",
    ),
]


@pytest.mark.parametrize(("name", "text", "says", "hint"), BAD_TABLES)
def test_tables_that_cannot_be_right(tmp_path: Path, name: str, text: str, says: str, hint: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnownWordsError) as caught:
        read_known(path)
    assert caught.value.message.startswith(f"{path}")
    assert says in caught.value.message
    assert hint in caught.value.hint


READINGS = [
    # what stands as the reading, what is known of 食べる
    ("たべる", {"たべる"}),
    ("食[た]べる", {"たべる"}),
    ("taberu", set()),
    ("た・べる", set()),
    ("たべる、くう", set()),
]


@pytest.mark.parametrize(("reading", "known"), READINGS)
def test_readings_as_people_write_them(tmp_path: Path, reading: str, known: set[str]) -> None:
    (tmp_path / "k.tsv").write_text(f"Word\tReading\n食べる\t{reading}\n", encoding="utf-8")
    assert read_known(tmp_path / "k.tsv").readings["食べる"] == known


def test_a_reading_may_leave_out_suru(tmp_path: Path) -> None:
    (tmp_path / "k.tsv").write_text("Word\tReading\n勉強する\tべんきょう\n", encoding="utf-8")
    assert len(read_known(tmp_path / "k.tsv")) == 1


@pytest.mark.parametrize(("text", "words"), [("勉強する\n", 1), ("勉強\n勉強する\n", 2), ("静か\n道具\n", 2)])
def test_words_are_counted_as_they_stand(tmp_path: Path, text: str, words: int) -> None:
    (tmp_path / "k.txt").write_text(text, encoding="utf-8")
    assert len(read_known(tmp_path / "k.txt")) == words


def test_a_bare_word_that_another_list_has_counts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("勉強する\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("勉強\n", encoding="utf-8")
    assert len(read_all([tmp_path / "a.txt", tmp_path / "b.txt"])) == 2


MATCHES = [
    # list, headword, reading, known
    pytest.param({"分かる": set()}, "分かる", "わかる", True, id="as it stands"),
    pytest.param({"解る": set()}, "分かる", "わかる", True, id="another kanji spelling"),
    pytest.param({"わかる": set()}, "分かる", "わかる", True, id="kana, the okurigana agree"),
    pytest.param({"分かる": set()}, "わかる", "わかる", True, id="kana in the text"),
    pytest.param({"かがく": set()}, "科学", "かがく", False, id="kana that may be another word"),
    pytest.param({"市場": {"いちば"}}, "市場", "しじょう", False, id="another reading"),
    pytest.param({"市場": {"しじょう"}}, "市場", "しじょう", True, id="the same reading"),
    pytest.param({"食べる": set()}, "飲む", "のむ", False, id="another word"),
]


@pytest.mark.parametrize(("listed", "headword", "reading", "known"), MATCHES)
def test_matching_is_by_word(listed: dict[str, set[str]], headword: str, reading: str, known: bool) -> None:
    words = KnownWords({spelling: frozenset(readings) for spelling, readings in listed.items()})
    entry = next(e for e in linked.lexicon().look_up(headword) if reading in e.readings(headword))
    assert words.knows(headword, reading, entry) is known


def test_words_without_an_entry_match_by_spelling() -> None:
    assert KnownWords({"過学習": frozenset()}).knows("過学習", "かがくしゅう")


def broken(folder: Path, kind: str) -> Path:
    path = folder / "deck.apkg"
    if kind == "no zip":
        path.write_bytes(b"\x00\x01 no zip at all")
    elif kind == "empty zip":
        zipfile.ZipFile(path, "w").close()
    elif kind == "new format":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("collection.anki2", b"")
            archive.writestr("collection.anki21b", b"\x28\xb5\x2f\xfd")
    elif kind == "no database":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("collection.anki2", b"x" * 5000)
    elif kind == "a view for a table":
        database = folder / "evil.db"
        connection = sqlite3.connect(database)
        connection.execute("CREATE TABLE col (models TEXT)")
        connection.execute(
            "CREATE VIEW notes AS WITH RECURSIVE n(mid) AS (SELECT 1 UNION ALL SELECT mid + 1 FROM n)"
            " SELECT mid, 'x' AS flds FROM n"
        )
        connection.commit()
        connection.close()
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(database, "collection.anki2")
    elif kind == "cut short":
        package(path, ("道具", "tool"))
        path.write_bytes(path.read_bytes()[:-200])
    elif kind == "no Japanese":
        package(path, ("tool", "outil"))
    return path


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("missing", "No such file"),
        ("no zip", "not an Anki package"),
        ("empty zip", "no collection in it"),
        ("new format", "Anki 2.1.50"),
        ("no database", "damaged"),
        ("a view for a table", "no notes"),
        ("cut short", "not an Anki package"),
        ("no Japanese", "no Japanese word"),
    ],
)
def test_packages_that_are_none(tmp_path: Path, kind: str, says: str) -> None:
    path = broken(tmp_path, kind)
    with pytest.raises(KnownWordsError) as caught:
        read_known(path)
    assert says in caught.value.message
    assert str(path) in caught.value.message
    assert caught.value.hint


def test_the_hint_for_the_new_format_says_what_to_tick(tmp_path: Path) -> None:
    with pytest.raises(KnownWordsError) as caught:
        read_known(broken(tmp_path, "new format"))
    assert "Support older Anki versions" in caught.value.hint


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x00\xff\xfe\x00", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\x00\x00"]
)
def test_files_that_are_no_lists(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "known.txt").write_bytes(data)
    with pytest.raises(KnownWordsError):
        read_known(tmp_path / "known.txt")
