"""The notes of a collection, asked for in portions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize

from flashgen.ankiconnect.client import OLD, AnkiConnect
from flashgen.errors import AnkiError
from flashgen.values import dataclass

PORTION = 500  # notes in one question: half a megabyte, and well under a second of Anki's time


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note as a learner's collection has it; `fields` are HTML by name, in the order of its type."""

    id: int
    type: str
    fields: Mapping[str, str]
    tags: frozenset[str]

    @property
    def key(self) -> str:
        """What the first field of a note of ours says, also where the learner has moved that field."""
        return self.fields.get("Key", next(iter(self.fields.values()), ""))

    def values(self, names: Iterable[str]) -> list[str]:
        """Give the values of some fields, "" where the note has not got one."""
        return [self.fields.get(name, "") for name in names]


def find(anki: AnkiConnect, query: str) -> Iterator[FoundNote]:
    """Give the notes that a search finds, in Anki's own words. Raises AnkiError."""
    ids = anki.ask("findNotes", query=query)
    if not isinstance(ids, list) or not all(isinstance(id_, int) for id_ in ids):
        raise odd(anki, "findNotes")
    yield from get(anki, ids)


def get(anki: AnkiConnect, ids: Sequence[int]) -> Iterator[FoundNote]:
    """Give the notes of these ids, without those that are no longer there. Raises AnkiError."""
    for start in range(0, len(ids), PORTION):
        rows = anki.ask("notesInfo", notes=list(ids[start : start + PORTION]))
        if not isinstance(rows, list):
            raise odd(anki, "notesInfo")
        for row in rows:
            if row != {}:
                yield _note(anki, row)


def _note(anki: AnkiConnect, row: Any) -> FoundNote:
    try:
        fields = sorted(row["fields"].items(), key=lambda field: field[1]["order"])
        return FoundNote(
            int(row["noteId"]),
            str(row["modelName"]),
            {str(name): str(field["value"]) for name, field in fields},
            frozenset(map(str, row["tags"])),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        raise odd(anki, "notesInfo") from None


def odd(anki: AnkiConnect, action: str) -> AnkiError:
    """Give the error to raise where an answer is not of the form that it should have."""
    return AnkiError(f"{anki.url}: {action} answers what AnkiConnect does not", OLD)


def nfc(text: str) -> str:
    """Give a text as Anki stores it: its characters composed, 神 for the compatibility character 神."""
    return normalize("NFC", text)
