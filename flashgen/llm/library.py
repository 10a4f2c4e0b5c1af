"""The adapter to Simon Willison's library `llm`: any model it knows, hosted or local, with the keys it keeps.

No other module imports it, and this one only when a model is asked for. No tool is ever given to a model,
nothing is logged.
"""

import difflib
import queue
import threading
from collections.abc import Mapping
from typing import Any

from flashgen.errors import ModelError

TIMEOUT = 300.0  # seconds for one answer
_AGAIN = frozenset([408, 409, 425, 429, 500, 502, 503, 504, 529])
_NEAR = 3


class NoAnswerError(Exception):
    """A model did not answer: `again` where it may, asked once more; `after` how long to wait at least.

    `slow`: it took all the time that it had.
    """

    def __init__(self, reason: str, *, again: bool, after: float = 0.0, slow: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.again, self.after, self.slow = reason, again, after, slow


class Model:
    """A model that can be asked; `name` is its own, whatever alias it was found by."""

    def __init__(self, found: Any) -> None:
        self._found = found
        self.name = str(found.model_id)
        self.takes_schema = bool(found.supports_schema)

    def check_key(self) -> None:
        """Look whether the library has the key that the model needs. Raises ModelError."""
        import llm

        try:
            getattr(self._found, "get_key", lambda: None)()
        except llm.NeedsKeyException:
            needed = self._found.needs_key
            raise ModelError(
                f"{self.name}: there is no key for this model", f"Give it once: llm keys set {needed}"
            ) from None

    def answer(self, system: str, prompt: str, schema: Mapping[str, Any]) -> str:
        """Give the answer as text. Raises NoAnswerError.

        The library has no time limit of its own, so the question is asked in a thread, and left there.
        """
        told: queue.SimpleQueue[str | Exception] = queue.SimpleQueue()
        thread = threading.Thread(target=self._ask, args=(system, prompt, schema, told), daemon=True)
        thread.start()
        try:
            found = told.get(timeout=TIMEOUT)
        except queue.Empty:
            raise NoAnswerError(f"no answer within {TIMEOUT:g} seconds", again=True, slow=True) from None
        if isinstance(found, Exception):
            raise _no_answer(found) from found
        return found

    def _ask(
        self,
        system: str,
        prompt: str,
        schema: Mapping[str, Any],
        told: "queue.SimpleQueue[str | Exception]",
    ) -> None:
        asked = {"schema": dict(schema)} if self.takes_schema else {}
        try:
            told.put(self._found.prompt(prompt, system=system, stream=False, **asked).text())
        except Exception as error:  # a plugin may raise anything; it is told as what it says
            told.put(error)


def find(name: str) -> Model:
    """Find a model by its name or alias. Raises ModelError where the library or the model is missing."""
    try:
        import llm
    except ImportError:
        raise ModelError(
            "a language model needs the library llm, which is not installed",
            "Install it with: pip install 'flashgen[llm]'",
        ) from None
    try:
        return Model(llm.get_model(name))
    except llm.UnknownModelError:
        known = sorted(llm.get_model_aliases())
        near = difflib.get_close_matches(name, known, n=_NEAR, cutoff=0.4)
        hint = (
            f"Did you mean {' or '.join(map(repr, near))}?" if near else "`llm models` lists those it knows."
        )
        raise ModelError(f"no model named {name!r}", hint) from None


def _no_answer(error: Exception) -> NoAnswerError:
    """Tell from what a plugin raises whether it is worth asking again."""
    response = getattr(error, "response", None)
    status = getattr(error, "status_code", None) or getattr(response, "status_code", None)
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    names = {cls.__name__ for cls in type(error).__mro__}
    passing = any("Timeout" in name or "Connection" in name for name in names)
    again = status in _AGAIN if isinstance(status, int) else passing
    try:
        after = float(getattr(response, "headers", {}).get("retry-after", 0))
    except (TypeError, ValueError):
        after = 0.0  # it may be a date
    return NoAnswerError(reason, again=again, after=after)
