"""The sense of a word by a model: only among those offered, only where ours was a close choice."""

from pathlib import Path

from flashgen import pipeline
from flashgen.llm import library, senses
from flashgen.llm.asking import Asker
from flashgen.llm.senses import Doubt
from flashgen.pipeline import doubts
from tests.llm.stub import Stub, items

WAY = Doubt("道を空ける", 2, 5, ((1, "to empty"), (3, "to make way")))
FISH = Doubt("釣りに行く", 0, 2, ((1, "fishing"), (2, "change")))


def asker() -> Asker:
    return Asker(library.find("stub-model"), agree=lambda _: None, tell=lambda _: None)


def test_only_what_was_offered(stub: Stub) -> None:
    stub.answer = lambda _: items({"line": 1, "sense": 3}, {"line": 2, "sense": 9}, {"line": 3, "sense": 1})
    assert senses.settle(asker(), [WAY, FISH]) == {WAY: 3}
    assert stub.asked[0].lines[1] == "道を【空ける】: (1) to empty (3) to make way"
    assert senses.settle(asker(), [WAY, FISH]) == {WAY: 3}
    assert len(stub.asked) == 1


def test_close_choices_of_a_talk(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("うちは釣りに行く前に、手本を見て計算する。\n銭湯で体を洗う。\n", encoding="utf-8")
    tools = pipeline.Tools()
    lesson = pipeline.linked(talk, tools)
    items_ = pipeline.vocabulary(lesson, tools, pipeline.Wishes()).items
    found = doubts.doubts(lesson.document, tools, items_)
    assert found
    made, changed = doubts.settled(items_, found, {each: each.senses[-1][0] for each in found.values()})
    assert changed
    assert changed <= found.keys()
    for before, after in zip(items_, made, strict=True):
        if before.word.headword not in found:
            assert after == before
        elif after != before:
            assert after.entry is not None
            assert after.word.sense is not None
            assert after.word.glosses == after.entry.senses[after.word.sense - 1].glosses
    assert doubts.settled(items_, found, {}) == (items_, frozenset())
