"""Asks a model: what is kept is not asked again, what fails is asked again, what is not as asked is dropped.

The text of a transcript is sent as numbered data between two marks that nobody can guess, with the word
that it is data and no instruction; the model has no tools, and its answer must fit the task's schema.
"""

import json
import secrets
import time
from collections.abc import Callable, Sequence
from typing import Any

from flashgen.llm import kept_answers, schemas
from flashgen.llm.library import Model, NoAnswerError
from flashgen.llm.tasks import Task
from flashgen.values import dataclass

PAUSES = (1.0, 5.0, 20.0)  # seconds before asking again
_LONGEST_PAUSE = 60.0
_GIVE_UP = 2  # failures one after the other: the model is down, or does not understand us
_MOST_ERRORS = 10

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """A task and the numbered lines that it is about."""

    task: Task
    data: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The items of an answer that are as asked, and what is wrong with the others."""

    items: tuple[Item, ...] = ()
    errors: tuple[str, ...] = ()


class Tally:
    """What has been asked so far: answers that came, that were kept from before, and what failed and why."""

    def __init__(self) -> None:
        self.asked = self.kept = 0
        self.failed: list[str] = []


class Asker:
    """Asks one model.

    `agree` is told in one line what is going to be sent, before the first question, and raises where
    that is not wanted; where it is None, nothing is sent at all. `tell` hears how it goes.
    """

    def __init__(
        self, model: Model, *, agree: Callable[[str], None] | None, tell: Callable[[str], None]
    ) -> None:
        self._model, self._agree, self._tell = model, agree, tell
        self._agreed = False
        self._in_a_row = 0
        self.tally = Tally()

    @property
    def name(self) -> str:
        """The name of the model."""
        return self._model.name

    @property
    def is_down(self) -> bool:
        """Whether so much failed that nothing more is asked."""
        return self._in_a_row >= _GIVE_UP

    def prepare(self, requests: Sequence[Request]) -> None:
        """Ask for leave, once, to send what is not kept of these requests.

        Raises ModelError where the key is missing, and what `agree` raises.
        """
        missing = [each for each in requests if self._kept(each) is None]
        if not missing or self._agree is None or self._agreed:
            return
        self._model.check_key()
        self._agree(cost_line(self.name, missing))
        self._agreed = True

    def ask(self, requests: Sequence[Request]) -> list[Answer]:
        """Give the answer to each request; an empty one where there is none, which the tally tells."""
        self.prepare(requests)
        missing = sum(self._kept(each) is None for each in requests)
        answers, at = [], 0
        for request in requests:
            kept = self._kept(request)
            if kept is not None:
                self.tally.kept += 1
                answers.append(kept)
                continue
            if not self._agreed or self.is_down:
                answers.append(Answer())
                continue
            at += 1
            self._tell(f"{self.name}: {request.task.name}, request {at} of {missing} …")
            answers.append(self._ask(request))
        return answers

    def _kept(self, request: Request) -> Answer | None:
        found = kept_answers.find(kept_answers.name(self.name, request.task, request.data))
        if found is None or list(schemas.errors({"items": found.get("items")}, request.task.schema)):
            return None
        return Answer(tuple(found["items"]), tuple(map(str, found.get("errors", ()))))

    def _ask(self, request: Request) -> Answer:
        """Ask until there is an answer as asked; one that is not gets one more chance, told what is wrong."""
        try:
            first = self._read(request, self._send(request))
            best = first
            if first is None or first.errors:
                again = self._read(request, self._send(request, wrong=first.errors if first else _NO_JSON))
                best = max(filter(None, (again, first)), key=lambda a: len(a.items), default=None)
        except NoAnswerError as failure:
            return self._failed(failure.reason)
        if best is None or (not best.items and best.errors):
            return self._failed("its answer was not as asked")
        self._in_a_row = 0
        self.tally.asked += 1
        name = kept_answers.name(self.name, request.task, request.data)
        kept_answers.keep(name, {"items": list(best.items), "errors": list(best.errors)})
        return best

    def _failed(self, reason: str) -> Answer:
        self._in_a_row += 1
        self.tally.failed.append(reason)
        self._tell(f"{self.name}: {reason}")
        return Answer()

    def _send(self, request: Request, wrong: Sequence[str] = ()) -> str:
        system, prompt = written(request, wrong, schema=not self._model.takes_schema)
        was_slow = False
        for pause in PAUSES:
            try:
                return self._model.answer(system, prompt, request.task.schema)
            except NoAnswerError as failure:
                if not failure.again or (failure.slow and was_slow):
                    raise
                was_slow = failure.slow
                wait = min(_LONGEST_PAUSE, max(pause, failure.after))
                self._tell(f"{self.name}: {failure.reason}; asked again in {wait:g} s")
                time.sleep(wait)
        return self._model.answer(system, prompt, request.task.schema)

    def _read(self, request: Request, text: str) -> Answer | None:
        """Read an answer and divide its items; None where it is not even a list of items."""
        try:
            value = schemas.read(text)
        except ValueError:
            return None
        if not isinstance(value, dict) or not isinstance(value.get("items"), list):
            return None
        items, errors = [], []
        for number, item in enumerate(value["items"]):
            wrong = list(schemas.errors(item, request.task.schema["properties"]["items"]["items"], "item"))
            errors += [f"items[{number}]: {error}" for error in wrong]
            items += [] if wrong else [item]
        return Answer(tuple(items), tuple(errors))


_NO_JSON = ("the answer is not a JSON object with a list named items",)


def written(request: Request, wrong: Sequence[str] = (), *, schema: bool = False) -> tuple[str, str]:
    """Write system prompt and prompt of a request, with a mark around the data that is not in it.

    `wrong` is what was wrong with the last answer; with `schema` the schema is spelled out, for models that
    cannot be given one.
    """
    nonce = secrets.token_hex(8)
    while nonce in request.data:
        nonce = secrets.token_hex(8)
    system = request.task.instructions.replace("{nonce}", nonce)
    if schema:
        spelled = json.dumps(request.task.schema, ensure_ascii=False)
        system += f"\nAnswer with JSON only, by this schema: {spelled}\n"
    if wrong:
        told = "\n".join(f"- {error}" for error in wrong[:_MOST_ERRORS])
        system += f"\nYour last answer could not be used:\n{told}\nAnswer again, and fully.\n"
    return system, f"data {nonce}\n{request.data}\nend of data {nonce}"


def cost_line(name: str, requests: Sequence[Request]) -> str:
    """Say what will be sent, to whom, and how much that is; prices are the provider's to tell.

    A character of Japanese is about one token, four of English are.
    """
    sent = sum(len(each.data) for each in requests)
    tokens = sent + sum(len(each.task.instructions) // 4 for each in requests)
    many = f"{len(requests)} request{'s' * (len(requests) != 1)}"
    return (
        f"About {sent:,} characters will be sent to {name} in {many}: about {tokens:,} tokens, and half as "
        "many back. If the model is not on your own machine, its provider reads them and may charge for them."
    )
