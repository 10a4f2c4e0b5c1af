"""Thousands of cards and thousands of overrides: a decision is saved at once all the same."""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flashgen import pipeline, recipe
from flashgen.document import Document, Lexeme, Section
from flashgen.notes import Deck
from flashgen.pipeline import Prepared, subjects
from flashgen.review.desk import Desk
from flashgen.vocabulary import Selection, VocabularyItem

CARDS = 3_000
SECONDS = 0.05  # of the processor, for one decision; other programs may take theirs


@pytest.fixture
def prepared(tmp_path: Path) -> Prepared:
    """A talk in which each of ten sentences more has ten words more, all made of one that was analysed."""
    (tmp_path / "sea.txt").write_text("海が見えた。\n", encoding="utf-8")
    tools = pipeline.Tools()
    small = pipeline.prepare(tmp_path / "sea.txt", tools, pipeline.Wishes())
    (said,) = small.lesson.document.sentences()
    words = [
        replace(said.words[0], headword=f"海{n}", lexeme=Lexeme(f"海{n}", f"うみ{n}", "名詞"))
        for n in range(CARDS)
    ]
    sentences = [
        replace(said, text=f"{n}つ目の海が見えた。", words=tuple(words[n * 10 % CARDS :][:10]))
        for n in range(CARDS // 2)
    ]
    lesson = replace(small.lesson, document=Document((Section("海", tuple(sentences)),), "海"))
    chosen = Selection(
        tuple(VocabularyItem(word, "general", sentences[n // 10], "海") for n, word in enumerate(words))
    )
    taught = subjects.subjects(lesson, tools, chosen, ())
    deck = Deck(1, "海", tuple(subjects.notes(taught, lesson, tools)))
    return replace(small, deck=deck, lesson=lesson, selection=chosen, subjects=taught)


def test_a_decision_takes_no_time(
    prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prepare(*_: Any, output: Path, **__: Any) -> Prepared:
        wanted = recipe.with_overrides(prepared.lesson.recipe, recipe.overrides_beside(output))
        return replace(prepared, lesson=replace(prepared.lesson, recipe=wanted))

    monkeypatch.setattr(pipeline, "prepare", prepare)
    desk = Desk(tmp_path / "sea.txt", pipeline.Tools(), pipeline.Wishes(), output=tmp_path / "sea.apkg")
    keys = list(desk.entries)
    assert len(keys) == CARDS

    def seconds(value: Callable[[str], dict[str, Any]]) -> float:
        taken = []
        for key in keys[:: CARDS // 20]:
            values = value(key)
            begin = time.process_time()
            desk.decide({key: values})
            taken.append(time.process_time() - begin)
        return statistics.median(taken)

    try:
        assert seconds(lambda _: {"note": "青い"}) < SECONDS
        assert seconds(lambda key: {"sentence": desk.choices(key).sentences[-1].text}) < SECONDS
        assert len(desk.decide({key: {"gloss": "sea"} for key in keys})) == CARDS
        assert seconds(lambda _: {"drop": True}) < SECONDS
        desk.undo()
    finally:
        desk.close()
    content = desk.overrides.read_text(encoding="utf-8")
    assert content.count("[[override]]") == CARDS
    assert content.count("drop = true") == 19
