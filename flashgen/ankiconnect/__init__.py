"""A running Anki, through its add-on AnkiConnect: what is in it, and a deck pushed into it.

`client` asks and tells what is wrong where no answer comes, `collection` reads notes, `pushing`
has a package imported and says what that did.
"""

import os

from flashgen.values import dataclass

DEFAULT_URL = "http://127.0.0.1:8765"
PREFIX = "anki:"


@dataclass(frozen=True, slots=True)
class Address:
    """Where AnkiConnect listens, and the API key that it wants; most want none."""

    url: str = DEFAULT_URL
    key: str = ""


def address(url: str | None = None, key: str | None = None) -> Address:
    """Give the address that was asked for, else what the environment says, else AnkiConnect's own."""
    return Address(
        url or os.environ.get("FLASHGEN_ANKI_URL") or DEFAULT_URL,
        key or os.environ.get("FLASHGEN_ANKI_KEY") or "",
    )


@dataclass(frozen=True, slots=True)
class AnkiQuery:
    """A search in Anki's own words, standing for a list of known words: anki:deck:日本語 is:review."""

    text: str

    def __str__(self) -> str:
        return f"{PREFIX}{self.text}"
