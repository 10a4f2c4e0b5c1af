"""From a source to a lesson: what is read, what a recipe asks for, what a person asks for instead."""

import io
from pathlib import Path

import pytest

from flashgen import pipeline
from flashgen.errors import FlashgenError, TranscriptError

TALK = (
    "この前な、銭湯行ってん。めっちゃ混んどったわ。\n"
    "銭湯は体を洗うだけの場所やなくて、近所の人が会う場所やと思う。\n"
)
RECIPE = """
[deck]
id = 1234567890
name = "銭湯の話"
[source]
transcript = "talk.txt"
title = "銭湯"
[vocabulary]
limit = 2
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("source", ["", "recipe.toml"])
def test_a_recipe_is_found_by_folder_or_by_name(deck: Path, source: str) -> None:
    wanted, transcript = pipeline.open_source(deck / source)
    assert wanted.deck.name == "銭湯の話"
    assert transcript.title == "銭湯"


def test_a_transcript_alone_is_named_after_its_file(deck: Path) -> None:
    wanted, transcript = pipeline.open_source(deck / "talk.txt")
    assert wanted.deck == pipeline.open_source(deck / "talk.txt")[0].deck
    assert (wanted.deck.name, transcript.title) == ("talk", "talk")


def test_two_names_are_two_decks() -> None:
    assert pipeline.deck_id("talk") != pipeline.deck_id("talk 2")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(TALK.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    wanted, transcript = pipeline.open_source(pipeline.STDIN)
    assert wanted.deck.name == "transcript"
    assert "銭湯" in transcript.chapters[0].passages[0].text


def test_stages_come_one_after_another(deck: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path / "cache"))  # a kept document would skip stages
    heard: list[str] = []
    tools = pipeline.Tools(stage=heard.append)
    lesson = pipeline.linked(deck, tools)
    pipeline.vocabulary(lesson, tools, pipeline.Wishes())
    pipeline.claims(lesson, tools, pipeline.Wishes())
    assert tuple(heard) == pipeline.Tools.STAGES[:5]


def test_each_stage_adds_to_the_one_before(deck: Path) -> None:
    tools = pipeline.Tools()
    for stage, forms, words in (
        (pipeline.parsed, False, False),
        (pipeline.annotated, True, False),
        (pipeline.linked, True, True),
    ):
        sentences = list(stage(deck, tools).document.sentences())
        assert len(sentences) == 3
        assert any(s.forms for s in sentences) is forms
        assert any(s.words for s in sentences) is words
        assert all(s.rubies for s in sentences)


@pytest.mark.parametrize(
    ("wishes", "count"),
    [(pipeline.Wishes(), 2), (pipeline.Wishes(limit=1), 1), (pipeline.Wishes(limit=0), None)],
)
def test_a_wish_holds_before_the_recipe(deck: Path, wishes: pipeline.Wishes, count: int | None) -> None:
    tools = pipeline.Tools()
    selection = pipeline.vocabulary(pipeline.linked(deck, tools), tools, wishes)
    assert len(selection.items) == (count or len(selection.items))
    assert count is not None or len(selection.items) > 2


def test_known_words_are_left_out(deck: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.txt"
    known.write_text("銭湯\n", encoding="utf-8")
    tools = pipeline.Tools()
    lesson = pipeline.linked(deck, tools)
    before = pipeline.vocabulary(lesson, tools, pipeline.Wishes(limit=0))
    after = pipeline.vocabulary(lesson, tools, pipeline.Wishes(limit=0, known=(known,)))
    assert "銭湯" in {item.word.headword for item in before.items}
    assert "銭湯" not in {item.word.headword for item in after.items}
    assert ("銭湯", "known") in {(left.headword, left.reason) for left in after.left_out}


def test_a_glossary_makes_a_term_of_two_words(deck: Path, tmp_path: Path) -> None:
    glossary = tmp_path / "bath.tsv"
    glossary.write_text(
        "headword\treading\tenglish\tdefinition_ja\tdefinition_en\n近所の人\tきんじょのひと\tneighbours\t\t\n",
        encoding="utf-8",
    )
    tools = pipeline.Tools(glossaries=[glossary])
    words = [w for s in pipeline.linked(deck, tools).document.sentences() for w in s.words]
    assert [w.glosses for w in words if w.headword == "近所の人"] == [("neighbours",)]


def test_dialect_items_say_what_they_mean(deck: Path) -> None:
    tools = pipeline.Tools()
    selection = pipeline.vocabulary(pipeline.linked(deck, tools), tools, pipeline.Wishes())
    assert selection.dialect
    assert all(item.word.glosses for item in selection.dialect)


def test_every_line_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes("行かへん。行くで。\r\n\r\nEnglish\n".encode())
    lesson = pipeline.annotated(path, pipeline.Tools(), by_lines=True)
    assert [s.text for s in lesson.document.sentences()] == ["行かへん。行くで。", "", "English"]


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(FlashgenError):
        pipeline.open_source(tmp_path / name)


def test_a_folder_named_as_transcript(deck: Path) -> None:
    (deck / "talk.txt").unlink()
    (deck / "talk.txt").mkdir()
    with pytest.raises(TranscriptError, match="cannot be read"):
        pipeline.open_source(deck)
