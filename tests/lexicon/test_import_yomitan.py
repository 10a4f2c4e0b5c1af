"""Yomitan dictionaries: glossaries flattened, stable numbers, and bad zips refused."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from flashgen.errors import DictionaryError
from flashgen.lexicon.dictionary import Entry, Sense
from flashgen.lexicon.importers import yomitan
from flashgen.lexicon.importers.structured import texts
from flashgen.lexicon.records import Header, record_to_entry

INDEX = {"title": "Test Words", "format": 3, "revision": "2024-02-29.1", "attribution": "CC0"}


def make(tmp_path: Path, banks: dict[str, Any], index: Any = INDEX) -> Path:
    path = tmp_path / "test.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in {**({} if index is None else {"index": index}), **banks}.items():
            archive.writestr(f"{name}.json", content if isinstance(content, str) else json.dumps(content))
    return path


def read(tmp_path: Path, banks: dict[str, Any], index: Any = INDEX) -> tuple[Header, list[Entry], list[str]]:
    header, records = yomitan.read(make(tmp_path, banks, index))
    entries = [record_to_entry(record) for record in records if record.partition("\t")[0][-1].isdigit()]
    return header, entries, [record for record in records if not record.partition("\t")[0][-1].isdigit()]


def row(
    spelling: str, reading: str, *glossary: Any, tags: str = "", rules: str = "", seq: int = 0
) -> list[Any]:
    return [spelling, reading, tags, rules, 0, list(glossary), seq, ""]


def structured(content: Any) -> dict[str, Any]:
    return {"type": "structured-content", "content": content}


RUBY = {"tag": "ruby", "content": ["猫", {"tag": "rp", "content": "("}, {"tag": "rt", "content": "ねこ"}]}
EXAMPLE = {"tag": "div", "data": {"content": "example-sentence"}, "content": "猫がいる"}


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        pytest.param("cat", ["cat"], id="plain"),
        pytest.param("cat\nfeline", ["cat", "feline"], id="lines"),
        pytest.param({"type": "text", "text": " a  cat "}, ["a cat"], id="text object"),
        pytest.param({"type": "image", "path": "cat.png"}, [], id="picture"),
        pytest.param(["猫", ["plural"]], [], id="reference to a base form"),
        pytest.param(structured("cat"), ["cat"], id="string"),
        pytest.param(structured(["a ", {"tag": "b", "content": "cat"}, "!"]), ["a cat!"], id="inline"),
        pytest.param(
            structured({"tag": "ol", "content": [{"tag": "li", "content": c} for c in ("cat", "tom")]}),
            ["cat", "tom"],
            id="list",
        ),
        pytest.param(structured(["cat", {"tag": "br"}, "tom"]), ["cat", "tom"], id="line break"),
        pytest.param(structured([RUBY, "：cat"]), ["猫：cat"], id="no ruby"),
        pytest.param(structured(["cat", EXAMPLE]), ["cat"], id="no examples"),
        pytest.param(structured(None), [], id="nothing"),
        pytest.param(7, [], id="number"),
    ],
)
def test_texts(definition: Any, expected: list[str]) -> None:
    assert list(texts(definition)) == expected


def test_entries(tmp_path: Path) -> None:
    rows = [
        row("猫", "ねこ", "cat"),
        row("猫", "ねこ", "geisha"),  # a second sense
        row("猫", "ねこま", "cat (old)"),
        row("うどん", "", "noodles", "udon"),
    ]
    header, entries, _ = read(tmp_path, {"term_bank_1": rows[:1], "term_bank_2": rows[1:]})
    found = {(e.headword, e.kana[0].text): [s.glosses for s in e.senses] for e in entries}
    assert found == {
        ("猫", "ねこ"): [("cat",), ("geisha",)],
        ("猫", "ねこま"): [("cat (old)",)],
        ("うどん", "うどん"): [("noodles", "udon")],
    }
    assert header == Header("Test Words", "yomitan", "CC0", "2024-02-29", "2024-02-29.1", "", 3)


def info(kind: str, code: str) -> dict[str, Any]:
    return {"tag": "span", "data": {"content": f"{kind}-info", "code": code}, "content": f"some {kind}"}


def glossary(*glosses: str) -> dict[str, Any]:
    items = [{"tag": "li", "content": gloss} for gloss in glosses]
    return {"tag": "ul", "data": {"content": "glossary"}, "content": items}


def group(*content: Any) -> dict[str, Any]:
    return {"tag": "div", "data": {"content": "sense-group"}, "content": list(content)}


def test_senses_of_a_dictionary_made_from_jmdict(tmp_path: Path) -> None:
    """A code holds for what follows it in its element: n for both senses, uk for the first only."""
    content = structured([
        group(
            info("part-of-speech", "n"),
            group(info("misc", "uk"), glossary("cat", "tom"), EXAMPLE),
            group(glossary("geisha")),
        ),
        group(info("part-of-speech", "v5r"), info("dialect", "ksb"), glossary("to nap")),
        {"tag": "div", "data": {"content": "attribution"}, "content": "by someone"},
    ])  # fmt: skip
    _, (entry,), _ = read(tmp_path, {"term_bank_1": [row("猫", "ねこ", content)]})
    assert entry.senses == (
        Sense(("n",), ("cat", "tom"), misc=("uk",)),
        Sense(("n",), ("geisha",)),
        Sense(("v5r",), ("to nap",), dialect=("ksb",)),
    )


def test_tags(tmp_path: Path) -> None:
    banks = {
        "tag_bank_1": [["n", "partOfSpeech", 0, "noun", 0], ["ksb", "dialect", 0, "Kansai-ben", 0]],
        "term_bank_1": [row("ほかす", "", "to throw away", tags="n ksb rare", rules="v5")],
    }
    _, (entry,), others = read(tmp_path, banks)
    assert entry.senses == (Sense(("n", "v5"), ("to throw away",), misc=("rare",), dialect=("ksb",)),)
    assert others == ["t\tn\tnoun", "t\tksb\tKansai-ben"]


def test_numbers_last(tmp_path: Path) -> None:
    """They depend on title, spelling and reading; not on order, glosses or the file's own numbers."""
    _, before, _ = read(tmp_path, {"term_bank_1": [row("猫", "ねこ", "cat"), row("犬", "いぬ", "dog")]})
    _, after, _ = read(
        tmp_path, {"term_bank_1": [row("犬", "いぬ", "hound", seq=9), row("猫", "ねこ", "tom")]}
    )
    assert {e.headword: e.seq for e in before} == {e.headword: e.seq for e in after}
    assert all(entry.seq < 0 for entry in before)


def test_jmdict_for_yomitan_keeps_jmdicts_numbers(tmp_path: Path) -> None:
    rows = [row("猫", "ねこ", "cat", seq=1467640), row("貓", "ねこ", "cat", seq=1467640)]
    _, (entry,), _ = read(tmp_path, {"term_bank_1": rows}, {**INDEX, "title": "Jitendex.org [2024-02-29]"})
    assert entry.seq == 1467640
    assert [spelling.text for spelling in entry.kanji] == ["猫", "貓"]
    assert len(entry.senses) == 1


@pytest.mark.parametrize(
    ("mode", "data", "records"),
    [
        pytest.param("rank-based", [("猫", 12)], ["f\t猫\t\t12"], id="number"),
        pytest.param("rank-based", [("猫", "12㋕")], ["f\t猫\t\t12"], id="text"),
        pytest.param(
            "rank-based", [("猫", {"value": 12, "displayValue": "12!"})], ["f\t猫\t\t12"], id="value"
        ),
        pytest.param(
            "rank-based",
            [
                ("猫", {"reading": "ねこ", "frequency": 12}),
                ("猫", {"reading": "ねこま", "frequency": {"value": 99}}),
            ],
            ["f\t猫\t\t12"],
            id="the commoner reading",
        ),
        pytest.param("occurrence-based", [("猫", 5), ("犬", 50)], ["f\t犬\t\t1", "f\t猫\t\t2"], id="counts"),
        pytest.param("rank-based", [("猫", 12), ("犬", "?"), ("馬", [])], ["f\t猫\t\t12"], id="no numbers"),
    ],
)
def test_frequencies(tmp_path: Path, mode: str, data: list[tuple[str, Any]], records: list[str]) -> None:
    bank = [[word, "freq", value] for word, value in data]
    _, _, others = read(tmp_path, {"term_meta_bank_1": bank}, {**INDEX, "frequencyMode": mode})
    assert others == records


@pytest.mark.parametrize(
    ("data", "records"),
    [
        ({"reading": "ネコ", "pitches": [{"position": 1}]}, ["p\t猫\tねこ\t1"]),
        (
            {"reading": "ねこ", "pitches": [{"position": 1}, {"position": 0}, {"position": 1}]},
            ["p\t猫\tねこ\t1,0"],
        ),
        ({"reading": "ねこ", "pitches": [{"position": "HL"}, {"position": -1}, 3]}, []),
        ({"pitches": "1"}, []),
    ],
)
def test_pitches(tmp_path: Path, data: dict[str, Any], records: list[str]) -> None:
    banks = {"term_bank_1": [row("猫", "ねこ", "cat")], "term_meta_bank_1": [["猫", "pitch", data]]}
    assert read(tmp_path, banks)[2] == records


def test_control_characters_and_half_characters(tmp_path: Path) -> None:
    _, (entry,), _ = read(tmp_path, {"term_bank_1": [row("a\tb\x1e", "", "x\ty\x1fz", "\ud842")]})
    assert entry.headword == "a b"
    assert entry.senses[0].glosses[0] == "x y z"


def test_a_glossary_that_nests_without_end_is_an_error(tmp_path: Path) -> None:
    nested = '{"tag": "div", "content": [' * 600 + '"cat"' + "]}" * 600
    bank = f'[["猫", "ねこ", "", "", 0, [{{"type": "structured-content", "content": {nested}}}], 0, ""]]'
    with pytest.raises(DictionaryError, match=r"nested|JSON"):
        read(tmp_path, {"term_bank_1": bank})


TERMS = {"term_bank_1": [row("猫", "ねこ", "cat")]}


@pytest.mark.parametrize(
    ("banks", "index", "fact"),
    [
        pytest.param(TERMS, None, "index.json", id="no index"),
        pytest.param(TERMS, [], "title", id="index is a list"),
        pytest.param(TERMS, {**INDEX, "title": 7}, "title", id="title is a number"),
        pytest.param(TERMS, {**INDEX, "format": 1}, "format 1", id="old format"),
        pytest.param({}, INDEX, "no words", id="no banks"),
        pytest.param({"kanji_bank_1": [["猫", "", "", "", [], {}]]}, INDEX, "no words", id="kanji only"),
        pytest.param({"term_bank_1": "[1, 2"}, INDEX, "JSON", id="JSON cut off"),
        pytest.param({"term_bank_1": "[" * 100_000}, INDEX, "JSON", id="JSON too deep"),
        pytest.param({"term_bank_1": {}}, INDEX, "list", id="bank is an object"),
        pytest.param({"term_bank_1": [["猫", "ねこ"]]}, INDEX, "row 1", id="short row"),
        pytest.param({"term_bank_1": [[1, 2, 3, 4, 5, 6]]}, INDEX, "row 1", id="row of numbers"),
        pytest.param({"term_bank_1": [["猫", "ねこ", "", "", 0, "cat"]]}, INDEX, "glossary", id="glossary"),
    ],
)
def test_what_is_no_dictionary_is_an_error(
    tmp_path: Path, banks: dict[str, Any], index: Any, fact: str
) -> None:
    with pytest.raises(DictionaryError, match=r"test\.zip") as caught:
        yomitan.read(make(tmp_path, banks, index))
    assert fact in caught.value.message
    assert "Yomitan" in caught.value.hint


@pytest.mark.parametrize("cut", [-10, -100, 60])
def test_a_damaged_zip_is_an_error(tmp_path: Path, cut: int) -> None:
    path = make(tmp_path, TERMS)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(DictionaryError, match="not a whole zip"):
        yomitan.read(path)


def test_damaged_content_is_an_error(tmp_path: Path) -> None:
    path = make(tmp_path, {"term_bank_1": [row("猫", "ねこ", "cat " * 500)]})
    content = bytearray(path.read_bytes())
    for at in range(60, 90):
        content[at] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(DictionaryError):
        yomitan.read(path)


@pytest.mark.parametrize("limit", ["_BANK_LIMIT", "_TOTAL_LIMIT"])
def test_a_zip_bomb_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(yomitan, limit, 1000)
    with pytest.raises(DictionaryError, match="unpacks to more"):
        yomitan.read(make(tmp_path, {"term_bank_1": [row("猫", "ねこ", "cat " * 500)]}))
