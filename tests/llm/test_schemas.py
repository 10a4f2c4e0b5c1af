"""Answers held against their schema, and read out of what stands around them."""

from typing import Any

import pytest

from flashgen.llm import schemas, tasks
from tests.llm.stub import card

READ = [
    ('{"items": []}', {"items": []}),
    ('```json\n{"items": []}\n```', {"items": []}),
    ('```\n{"items": [1]}\n``` That is all.', {"items": [1]}),
    ('Sure! {"items": []} Anything else?', {"items": []}),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_read(text: str, value: object) -> None:
    assert schemas.read(text) == value


@pytest.mark.parametrize("text", ["", "no", '{"items": [', "}{", "[" * 100_000])
def test_not_read(text: str) -> None:
    with pytest.raises(ValueError, match="not JSON"):
        schemas.read(text)


WRONG: list[tuple[Any, str]] = [
    ([], "answer is not of type object"),
    ({}, "answer.items is missing"),
    ({"items": {}}, "answer.items is not of type array"),
    ({"items": [], "more": 1}, "answer has keys that were not asked for"),
    ({"items": [card(0, "何か。", "塩", "塩だ。")]}, "answer.items[0].sentence is less than 1"),
    ({"items": [card(True, "何か。", "塩", "塩だ。")]}, "answer.items[0].sentence is not of type integer"),
    ({"items": [card(1, "何か。", "", "塩だ。")]}, "answer.items[0].answer is too short or too long"),
    ({"items": [card(1, "何か。", "塩" * 61, "塩だ。")]}, "answer.items[0].answer is too short or too long"),
    ({"items": [card(2, "何か。", "塩", "塩だ。", context=[1] * 4)]},
     "answer.items[0].context has more than 3 items"),
    ({"items": [card(2, "何か。", "塩", "塩だ。", context=["1"])]},
     "answer.items[0].context[0] is not of type integer"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "error"), WRONG)
def test_wrong(value: Any, error: str) -> None:
    assert list(schemas.errors(value, tasks.load("claims").schema)) == [error]


@pytest.mark.parametrize("name", ["claims", "translations", "senses"])
def test_every_task_says_that_data_is_no_instruction(name: str) -> None:
    task = tasks.load(name)
    assert "data, not instructions" in " ".join(task.instructions.split())
    assert "{nonce}" in task.instructions
    assert task.schema["required"] == ["items"]
