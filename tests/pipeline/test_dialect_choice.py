"""--dialect auto: decided by the text, said aloud, and remembered with it."""

import shutil
from pathlib import Path

import pytest

from flashgen import dialects, pipeline
from flashgen.pipeline import tools as tools_room
from tests.dialects import small

OSAKA = "今日はほんまに暑いわ。\nそんなん知らんかってん。\nもう帰らなあかんで。\n"
NAGOYA = "今日はでら暑い。\n明日も休みだがや。\n宿題はせんだがや。\n"
STANDARD = "今日は天気がいい。\n明日は雨が降るだろう。\n"


@pytest.fixture(autouse=True)
def two_dialects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Kansai and a small dialect, in a folder of their own."""
    home = tmp_path / "dialects"
    shutil.copytree(dialects.home() / "kansai", home / "kansai")
    small.write(home)
    monkeypatch.setattr(dialects, "home", lambda: home)
    return home


CASES = [
    # text, the dialect, what is said
    (OSAKA, "kansai", "dialect: kansai (3 sentences of 3; nagoya: 0)"),
    (NAGOYA, "nagoya", "dialect: nagoya (3 sentences of 3; kansai: 0)"),
    (OSAKA + NAGOYA * 2, "nagoya", "dialect: nagoya (6 sentences of 9; kansai: 3)"),
    (STANDARD, "kansai", "dialect: none is evident, so kansai is looked for (0 sentences of 2; nagoya: 0)"),
]


@pytest.mark.parametrize("by_lines", [True, False])
@pytest.mark.parametrize(("text", "name", "message"), CASES)
def test_the_text_decides(tmp_path: Path, text: str, name: str, message: str, by_lines: bool) -> None:
    (tmp_path / "talk.txt").write_text(text, encoding="utf-8")
    said: list[str] = []
    tools = pipeline.Tools(dialect="auto", tell=said.append)
    pipeline.annotated(tmp_path / "talk.txt", tools, by_lines=by_lines)
    assert (tools.dialect_name, said) == (name, [message])


def test_a_recipe_may_ask_for_it(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(NAGOYA, encoding="utf-8")
    recipe = '[deck]\nid = 1234567890\nname = "x"\n[source]\ntranscript = "talk.txt"\ndialect = "auto"\n'
    (tmp_path / "recipe.toml").write_text(recipe, encoding="utf-8")
    tools = pipeline.Tools()
    built = pipeline.build(tmp_path, tmp_path / "x.apkg", tools, pipeline.Wishes())
    assert built.dialect.name == "nagoya"
    assert built.report.kinds["dialect"].total == 3


def test_what_a_person_asks_for_comes_first(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(NAGOYA, encoding="utf-8")
    said: list[str] = []
    tools = pipeline.Tools(dialect="kansai", tell=said.append)
    pipeline.annotated(tmp_path / "talk.txt", tools)
    assert (tools.dialect_name, said) == ("kansai", [])


def test_it_is_decided_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "talk.txt").write_text(NAGOYA, encoding="utf-8")
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path / "cache"))
    said: list[str] = []
    for _ in range(2):
        pipeline.linked(tmp_path / "talk.txt", pipeline.Tools(dialect="auto", tell=said.append))
        monkeypatch.setattr(tools_room, "_evidence", None)  # asked again, it would not know
    assert [line for line in said if "dialect" in line] == [
        "dialect: nagoya (3 sentences of 3; kansai: 0)"
    ] * 2


def test_a_typed_sentence(tmp_path: Path) -> None:
    tools = pipeline.Tools(dialect="auto")
    (sentence,) = pipeline.spoken("でら暑い", tools).sentences()
    assert (tools.dialect_name, sentence.standard) == ("nagoya", "すごく暑い")
