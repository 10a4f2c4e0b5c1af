"""Answers are kept, so that the same question is asked, and paid for, once.

An answer is found by the model, the task with its schema, and the text that was asked about; and by
nothing that changes from one asking to the next.
"""

import hashlib
import json
from typing import Any

from flashgen.files import cache_folder, write_whole
from flashgen.llm.tasks import Task

_KEPT = 5_000  # files of a few kB


def name(model: str, task: Task, data: str) -> str:
    """Name the answer of a model to a task on some data."""
    asked = json.dumps([model, task.name, task.instructions, task.schema, data], sort_keys=True)
    return f"answer-{hashlib.sha256(asked.encode('utf-8', 'replace')).hexdigest()[:32]}.json"


def find(name: str) -> dict[str, Any] | None:
    """Give a kept answer, or None where there is none or it is damaged."""
    path = cache_folder() / name
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        path.touch()
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def keep(name: str, answer: dict[str, Any]) -> None:
    """Keep an answer, and let go of those that were not asked for longest."""
    folder = cache_folder()
    try:
        write_whole(folder / name, json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
        oldest = sorted(folder.glob("answer-*.json"), key=lambda path: path.stat().st_mtime)
        for path in oldest[:-_KEPT]:
            path.unlink(missing_ok=True)
    except OSError:
        pass  # a full disk costs the same question once more, not this deck
