"""What a page sends → the decision that is meant: which cards, what changes, which versions were seen."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flashgen.errors import FlashgenError
from flashgen.review.listing import listed, read_filter
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.review.desk import Desk
    from flashgen.review.entries import Entry

Value = str | int | bool | None


class UnreadableError(FlashgenError):
    """What was sent is no decision; no page of ours sends such a thing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Changes by key and name, None for a value to take back; the versions seen; and what to say of it."""

    changes: Mapping[str, Mapping[str, Value]]
    seen: Mapping[str, str]
    said: str


def read(body: bytes, desk: "Desk") -> Decision:
    """Read a decision: {"cards": {key: version}} or {"matching": {filter}}, with "change" or "back".

    "change" has values by name, "back": true takes back all that was ever decided on the cards. Raises
    UnreadableError.
    """
    try:
        sent = json.loads(body)
        cards = _cards(sent, desk)
        back = sent.get("back") is True
        change = {} if back else {str(name): _value(value) for name, value in sent["change"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableError(f"not a decision: {error}") from None
    entries = [desk.entries[key] for key in cards]
    changes = {entry.key: dict.fromkeys(entry.override) if back else change for entry in entries}
    return Decision(changes, {k: v for k, v in cards.items() if v}, _said(entries, change, back=back))


def _cards(sent: Any, desk: "Desk") -> dict[str, str]:
    """Give the keys that are meant, each with the version that was seen, empty where none was."""
    if "matching" in sent:
        wanted = read_filter({str(name): str(value) for name, value in sent["matching"].items()})
        return {entry.key: "" for entry in listed(desk.entries.values(), wanted).matching}
    found = {str(key): str(version) for key, version in sent["cards"].items()}
    for key in found:
        if key not in desk.entries:
            raise ValueError(f"there is no card {key!r}")
    return found


def _value(value: object) -> Value:
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{value!r} is no value")


def _said(entries: "list[Entry]", change: Mapping[str, Value], *, back: bool) -> str:
    done = "Took back what was decided on" if back else "Saved"
    if "drop" in change:
        done = "Dropped" if change["drop"] else "Kept"
    return f"{done} {entries[0].title}." if len(entries) == 1 else f"{done} {len(entries):,} notes."
