"""A package and a running Anki meet."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen.files import data_folder
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.ankiconnect.client import AnkiConnect
    from flashgen.ankiconnect.pushing import Pushed

_TOLD = "told-of-import-options"


@dataclass(frozen=True, slots=True)
class PushedDeck:
    """A package that was pushed: the deck's name, the package, and what became of its notes."""

    name: str
    path: Path
    pushed: "Pushed"


def is_package(source: Path) -> bool:
    """Tell whether a source is a deck that is made already."""
    return source.suffix.lower() == ".apkg"


def push(path: Path, anki: "AnkiConnect") -> PushedDeck:
    """Push the package at path, which must be one of ours. Raises DeckError and AnkiError."""
    from flashgen import apkg
    from flashgen.ankiconnect import pushing

    package = apkg.read(path)
    return PushedDeck(package.name, path, pushing.push(anki, path, package))


def sync(anki: "AnkiConnect") -> None:
    """Have Anki synchronise with AnkiWeb. Raises AnkiError."""
    from flashgen.ankiconnect.client import LONG_PATIENCE

    anki.ask("sync", patience=LONG_PATIENCE)


def first_push() -> bool:
    """Tell whether this is the first push of this learner, and remember that it was."""
    mark = data_folder() / _TOLD
    if mark.exists():
        return False
    with suppress(OSError):  # a folder that cannot be written to: it is told again
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    return True
