"""A running Anki, through its add-on AnkiConnect: what is in it, and a deck pushed into it.

`client` asks and tells what is wrong where no answer comes, `collection` reads notes, `pushing`
has a package imported and says what that did.
"""

import os

from flashgen.choices import VARIABLES
from flashgen.values import dataclass

PREFIX = "anki:"


@dataclass(frozen=True, slots=True)
class Address:
    """Where AnkiConnect listens, and the API key that it wants; most want none."""

    url: str
    key: str = ""


def address(url: str | None = None, key: str | None = None) -> Address:
    """Give the address asked for, else what the environment says, else the configuration, else the usual one.

    Raises RecipeError for a configuration that cannot be read.
    """
    from flashgen.recipe import config

    said = config.load().anki
    return Address(
        url or os.environ.get(VARIABLES["anki.url"]) or said.url,
        key or os.environ.get(VARIABLES["anki.key"]) or said.key,
    )


@dataclass(frozen=True, slots=True)
class AnkiQuery:
    """A search in Anki's own words, standing for a list of known words: anki:deck:日本語 is:review."""

    text: str

    def __str__(self) -> str:
        return f"{PREFIX}{self.text}"
