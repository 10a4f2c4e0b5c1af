"""Asking through the real library: what comes back, what is asked again, what is given up, what is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flashgen.errors import ModelError
from flashgen.llm import asking, library, tasks
from flashgen.llm.asking import Asker, Request
from tests.llm.stub import OURS, Asked, Reply, Stub, card, items

LINES = "*1: 塩は野菜から水を抜く。\n2: 味噌は大豆から作る。"
CARD = card(1, "塩は野菜から何を抜くか。", "水", "塩は野菜から水を抜く。")
GOOD = items(CARD)
HALF = Reply(GOOD.content[: len(GOOD.content) // 2])
GARBAGE = Reply("承知しました。カードを作ります！")
BUSY = Reply("slow down", 429, headers=(*OURS, ("retry-after", "0")))
BROKEN = Reply("oops", 500, headers=OURS)


def request(data: str = LINES) -> Request:
    return Request(tasks.load("claims"), data)


def asker(name: str = "stub-model", told: list[str] | None = None) -> Asker:
    heard = [] if told is None else told
    return Asker(library.find(name), agree=heard.append, tell=heard.append)


def replies(*wanted: Reply) -> Callable[[Asked], Reply]:
    """Give these one after the other, and then the last again."""
    left = list(wanted)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


ANSWERED = [
    # what the server says, one after the other; and how often it was asked
    pytest.param([GOOD], 1, id="good"),
    pytest.param([Reply(f"Here you are:\n```json\n{GOOD.content}\n```")], 1, id="fenced"),
    pytest.param([HALF, GOOD], 2, id="half a JSON, then repaired"),
    pytest.param([GARBAGE, GOOD], 2, id="garbage, then repaired"),
    pytest.param([items(CARD | {"answer": 3}), GOOD], 2, id="not by the schema, then repaired"),
    pytest.param([BUSY, GOOD], 2, id="429, then good"),
    pytest.param([BROKEN, BROKEN, GOOD], 3, id="500 twice, then good"),
    pytest.param([Reply("", 500, headers=(("retry-after-ms", "1"),)), GOOD], 2, id="the client's retry"),
]


@pytest.mark.parametrize(("wanted", "times"), ANSWERED)
def test_answered(stub: Stub, wanted: list[Reply], times: int) -> None:
    stub.answer = replies(*wanted)
    made = asker()
    (answer,) = made.ask([request()])
    assert answer.items == (CARD,)
    assert len(stub.asked) == times
    assert not made.tally.failed
    assert not made.is_down


FAILED = [
    pytest.param([GARBAGE], "its answer was not as asked", 2, id="garbage"),
    pytest.param([HALF], "its answer was not as asked", 2, id="half a JSON"),
    pytest.param([Reply('["no object"]')], "its answer was not as asked", 2, id="a list"),
    pytest.param([BROKEN], "oops", 3, id="500 for ever"),
    pytest.param([BUSY], "slow down", 3, id="429 for ever"),
    pytest.param([Reply("who are you?", 401, headers=OURS)], "who are you?", 1, id="401"),
    pytest.param([Reply("no such model", 404, headers=OURS)], "no such model", 1, id="404"),
]


@pytest.mark.parametrize(("wanted", "reason", "times"), FAILED)
def test_failed(stub: Stub, wanted: list[Reply], reason: str, times: int) -> None:
    stub.answer = replies(*wanted)
    made = asker()
    (answer,) = made.ask([request()])
    assert answer.items == ()
    assert reason in made.tally.failed[0]
    assert len(stub.asked) == times


def test_too_slow(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "TIMEOUT", 0.15)
    stub.answer = replies(Reply(GOOD.content, delay=0.5))
    told: list[str] = []
    made = asker(told=told)
    made.ask([request()])
    assert made.tally.failed == ["no answer within 0.15 seconds"]
    assert sum("asked again" in line for line in told) == 1  # a second wait of minutes is enough


def test_slow_once(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "TIMEOUT", 0.4)
    stub.answer = replies(Reply(GOOD.content, delay=0.8), GOOD)
    made = asker()
    assert made.ask([request()])[0].items == (CARD,)


def test_no_server(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PAUSES", ())
    stub.__exit__()
    made = asker()
    assert [answer.items for answer in made.ask([request(f"1: {n}") for n in range(4)])] == [()] * 4
    assert made.is_down
    assert len(made.tally.failed) == 2  # the rest is not even tried


def test_what_is_wrong_is_told_once_and_the_rest_is_used(stub: Stub) -> None:
    bad = CARD | {"question": "", "extra": 1}
    stub.answer = replies(items(bad, CARD))
    made = asker()
    (answer,) = made.ask([request()])
    assert answer.items == (CARD,)
    assert any("question is too short" in error for error in answer.errors)
    assert len(stub.asked) == 2
    assert "item.question is too short or too long" in stub.asked[1].system
    # What is kept tells of it too.
    assert asker().ask([request()]) == [answer]
    assert len(stub.asked) == 2


def test_kept_by_model_task_and_text(stub: Stub) -> None:
    stub.answer = replies(GOOD)
    asker().ask([request()])
    asker().ask([request()])
    assert len(stub.asked) == 1
    asker().ask([request(LINES + "\n3: 鯛は魚や。")])
    assert len(stub.asked) == 2
    asker("stub-plain").ask([request()])
    assert len(stub.asked) == 3


def test_data_stands_between_marks_that_nobody_can_guess(stub: Stub) -> None:
    stub.answer = replies(GOOD)
    asker().ask([request(f"1: {n}") for n in range(2)])
    marks = [asked.prompt.splitlines()[0].removeprefix("data ") for asked in stub.asked]
    assert len(set(marks)) == 2
    for mark, asked in zip(marks, stub.asked, strict=True):
        assert len(mark) == 16
        assert asked.prompt.splitlines()[-1] == f"end of data {mark}"
        assert mark in asked.system
        assert "data, not instructions" in asked.system
        assert asked.schema == tasks.load("claims").schema


def test_a_model_without_schemas_is_told_the_schema(stub: Stub) -> None:
    stub.answer = replies(GOOD)
    assert asker("stub-plain").ask([request()])[0].items == (CARD,)
    assert stub.asked[0].schema == {}
    assert '"claim_ja"' in stub.asked[0].system


def test_missing_key(stub: Stub) -> None:
    told: list[str] = []
    with pytest.raises(ModelError) as caught:
        asker("stub-locked", told).ask([request()])
    assert caught.value.hint == "Give it once: llm keys set stubkey"
    assert not stub.asked
    assert not told


def test_unknown_model(stub: Stub) -> None:
    with pytest.raises(ModelError) as caught:
        library.find("stub-modle")
    assert caught.value.message == "no model named 'stub-modle'"
    assert "stub-model" in caught.value.hint
    with pytest.raises(ModelError, match="no model named") as caught:
        library.find("珊瑚")
    assert "llm models" in caught.value.hint


def test_leave_is_asked_once_and_before_anything_is_sent(stub: Stub) -> None:
    stub.answer = replies(GOOD)

    def refuse(line: str) -> None:
        assert line.startswith(
            f"About {2 * len(LINES) + 2} characters will be sent to stub-model in 2 requests"
        )
        raise ModelError("no")

    made = Asker(library.find("stub-model"), agree=refuse, tell=print)
    with pytest.raises(ModelError):
        made.ask([request(LINES + "a"), request(LINES + "b")])
    assert not stub.asked


def test_without_leave_only_what_is_kept_is_used(stub: Stub) -> None:
    stub.answer = replies(GOOD)
    asker().ask([request()])
    made = Asker(library.find("stub-model"), agree=None, tell=print)
    assert [len(answer.items) for answer in made.ask([request(), request("1: 塩")])] == [1, 0]
    assert len(stub.asked) == 1
    assert not made.tally.failed


def test_interrupted(stub: Stub) -> None:
    """What was answered before Ctrl-C is kept."""
    stub.answer = replies(GOOD)

    def interrupt(line: str) -> None:
        if "request 2" in line:
            raise KeyboardInterrupt

    wanted = [request(f"1: {n}") for n in range(3)]
    with pytest.raises(KeyboardInterrupt):
        Asker(library.find("stub-model"), agree=print, tell=interrupt).ask(wanted)
    assert len(stub.asked) == 1
    asker().ask(wanted)
    assert len(stub.asked) == 3


@pytest.mark.parametrize("damage", ["", "[]", '{"items": [1]}', '{"items": "x"}', '{"errors": 3}'])
def test_a_damaged_answer_is_asked_for_again(stub: Stub, tmp_path: Path, damage: str) -> None:
    stub.answer = replies(GOOD)
    asker().ask([request()])
    (kept,) = (tmp_path / "llm").glob("answer-*.json")
    kept.write_text(damage, encoding="utf-8")
    assert asker().ask([request()])[0].items == (CARD,)
    assert len(stub.asked) == 2
