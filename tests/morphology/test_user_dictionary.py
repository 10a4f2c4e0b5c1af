"""User dictionaries: rows refused before MeCab's compiler sees them, files whole, nothing printed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from flashgen.errors import DataError
from flashgen.morphology.unidic import UnidicAnalyzer
from flashgen.morphology.user_dictionary import Contexts, Row, compile_rows, csv_line

YAN = Row("やん", "やん", "やん", "やん", "助詞-終助詞", 6300, item="cop.yan", standard="じゃん")
NAAKAN = Row(
    "なあかん", "なあかん", "なあかん", "なあかん", "助動詞", 7800, "形容詞", "終止形-一般",
    item="obl.naakan", standard="なければならない", left="言わ[なけれ]ば", right="これは[いい]。",
)  # fmt: skip


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "a cache with blanks"
    monkeypatch.setenv("FLASHGEN_CACHE", str(folder))
    return folder


@pytest.fixture(scope="module")
def contexts() -> Contexts:
    return Contexts()


def test_the_tokenizer_knows_our_words() -> None:
    tokens = UnidicAnalyzer(compile_rows([YAN, NAAKAN])).tokenize("もう行かなあかんやん。")
    assert [t.surface for t in tokens] == ["もう", "行か", "なあかん", "やん", "。"]
    assert [t.dialect for t in tokens] == ["", "", "obl.naakan", "cop.yan", ""]
    assert tokens[2].standard == "なければならない"


def test_the_same_rows_are_compiled_once(cache: Path) -> None:
    path = compile_rows([YAN])
    made = path.stat().st_mtime_ns
    assert compile_rows([YAN, YAN]).stat().st_mtime_ns == made
    assert [p.name for p in cache.iterdir()] == [path.name]
    assert compile_rows([YAN, NAAKAN]) != path


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    compile_rows([YAN])
    assert capfd.readouterr() == ("", "")


def test_many_may_compile_at_once(cache: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        paths = list(pool.map(compile_rows, [[YAN, NAAKAN]] * 4))
    assert len(set(paths)) == 1
    assert [p.name for p in cache.iterdir()] == [paths[0].name]


BAD = [
    ({"surface": ""}, "surface is empty"),
    ({"reading": ""}, "reading is empty"),
    ({"pos": ""}, "pos is empty"),
    ({"surface": "や,ん"}, "has a comma"),
    ({"standard": "じゃ\nん"}, "has a comma, quote or control character"),
    ({"item": '"'}, "has a comma, quote"),
    ({"cost": 40000}, "cost 40000 is out of range"),
    ({"reading": "矢ん"}, "is not kana"),
    ({"pos": "名詞-野菜"}, "no words of the kind 名詞/野菜"),
    ({"ctype": "五段-ヤ行", "cform": "終止形-一般"}, "no words of the kind"),
    ({"left": "行くで"}, "has no words in brackets"),
    ({"left": "行[くで]"}, "do not hold whole words"),
]


@pytest.mark.parametrize(("change", "message"), BAD)
def test_bad_row(change: dict[str, str | int], message: str, cache: Path) -> None:
    with pytest.raises(DataError, match=message):
        compile_rows([replace(YAN, **change)])  # type: ignore[arg-type]
    assert not list(cache.glob("*.dic"))


def test_a_row_has_26_features(contexts: Contexts) -> None:
    assert len(csv_line(NAAKAN, contexts).split(",")) == 4 + 26


def test_context_ids_come_from_carriers(contexts: Contexts) -> None:
    left, right = contexts.of_carrier("言わ[なけれ]ば")
    assert (left, right) == contexts.of_carrier("行か[なけれ]ば")
    surface, left_id, right_id, cost = csv_line(NAAKAN, contexts).split(",")[:4]
    assert (surface, int(left_id), cost) == ("なあかん", left, "7800")
    assert int(right_id) == contexts.of_carrier("これは[いい]。")[1]


def test_a_row_without_an_item_is_not_dialect() -> None:
    tokens = UnidicAnalyzer(compile_rows([replace(YAN, item="", standard="")])).tokenize("行くやん。")
    assert [(t.surface, t.dialect, t.origin) for t in tokens[1:2]] == [("やん", "", "和")]
