"""Asks about lines, many to a request, and keeps the answer to each by itself.

So a deck with one word more asks about one line more, whatever else stood in its request.
"""

from collections.abc import Iterator, Mapping, Sequence

from flashgen.llm import kept_answers
from flashgen.llm.asking import Asker, Item, Request
from flashgen.llm.tasks import Task

_BUDGET = 2_000  # characters to a request


def requests(asker: Asker, task: Task, lines: Sequence[str]) -> list[Request]:
    """Give the requests that would be sent for lines."""
    return [_request(task, batch) for batch in _batches(_missing(asker, task, lines))]


def ask(asker: Asker, task: Task, lines: Sequence[str]) -> Mapping[str, Item]:
    """Give the item of each line for which there is one; its key `line` is the number that it had."""
    batches = list(_batches(_missing(asker, task, lines)))
    answers = asker.ask([_request(task, batch) for batch in batches])
    for batch, answer in zip(batches, answers, strict=True):
        told = {item["line"]: item for item in reversed(answer.items)}
        for number, line in enumerate(batch, 1):
            # A line that was left out of an answer will not be asked about again; one without answer will.
            if answer.items:
                kept_answers.keep(kept_answers.name(asker.name, task, line), told.get(number, {}))
    found = ((line, kept_answers.find(kept_answers.name(asker.name, task, line))) for line in lines)
    wanted = task.schema["properties"]["items"]["items"]["required"]
    return {line: item for line, item in found if item and all(key in item for key in wanted)}


def _missing(asker: Asker, task: Task, lines: Sequence[str]) -> list[str]:
    unique = dict.fromkeys(lines)
    return [line for line in unique if kept_answers.find(kept_answers.name(asker.name, task, line)) is None]


def _request(task: Task, batch: Sequence[str]) -> Request:
    return Request(task, "\n".join(f"{number}: {line}" for number, line in enumerate(batch, 1)))


def _batches(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    batch: list[str] = []
    for line in lines:
        if batch and sum(map(len, batch)) + len(line) > _BUDGET:
            yield batch
            batch = []
        batch.append(line)
    if batch:
        yield batch
