"""What models are asked: for each task its instructions (.txt) and the schema of its answer (.json).

An answer is always an object with a list `items`. To change a task, change its files: answers to the
old ones are not used any more.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from flashgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """A task; `instructions` have {nonce} where the mark around the data is to stand."""

    name: str
    instructions: str
    schema: Mapping[str, Any]


@cache
def load(name: str) -> Task:
    """Give the task of that name."""
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    schema = json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
    return Task(name, text, schema)
