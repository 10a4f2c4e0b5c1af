"""A deck that is to be kept: a new folder with a transcript, a recipe, and room for corrections."""

import secrets
from functools import partial
from pathlib import Path

from flashgen import parsing, recipe
from flashgen.errors import OutputError, TranscriptError
from flashgen.files import write_folder
from flashgen.pipeline import kept_documents
from flashgen.pipeline.lessons import open_source
from flashgen.pipeline.tools import AUTO, Tools
from flashgen.recipe import DeckSettings, SourceSettings, templates
from flashgen.values import dataclass

_HINT = "Name another: flashgen new TRANSCRIPT FOLDER"
_IDS = 2**30  # as many ids, from there on: ten digits, as Anki's own


@dataclass(frozen=True, slots=True)
class Draft:
    """What a transcript says of a deck of it, before a person was asked; `content` are its bytes."""

    title: str
    dialect: str
    file: str
    content: bytes
    encoding: str | None = None

    @property
    def name(self) -> str:
        """The title as the name of a deck: Anki would take :: in it for a deck within a deck."""
        return self.title.replace("::", ":")


def draft(transcript: Path, tools: Tools, encoding: str | None = None) -> Draft:
    """Read a transcript and decide on its dialect, where that is left to what the text has.

    Raises TranscriptError and DataError.
    """
    if transcript.is_dir() or transcript.suffix == ".toml":
        raise TranscriptError(f"{transcript}: is no transcript", "Name the text that the deck is made of.")
    _, read = open_source(transcript, encoding)
    if tools.dialect_name == AUTO:
        tools.settle(partial(parsing.parse, read), kept_documents.name(read, AUTO, ()))
    dialect = tools.dialect.name
    file = transcript.name
    if file != _plain(file):  # a name that is no text cannot stand in a recipe
        file = f"transcript{_plain(transcript.suffix)}"
    return Draft(_plain(read.title), dialect, file, transcript.read_bytes(), encoding)


def _plain(text: str) -> str:
    """Give text without what a file in UTF-8 cannot hold, on one line."""
    return " ".join(text.encode("utf-8", "ignore").decode().split())


def check_folder(folder: Path) -> None:
    """Raise OutputError where no new deck can be."""
    if folder.is_dir():
        if folder.samefile(Path.cwd()):
            raise OutputError(f"{folder}: you are in this folder", "Go one up, and name it from there.")
        if any(folder.iterdir()):
            raise OutputError(f"{folder}: there is something in this folder", _HINT)
    elif folder.exists():
        raise OutputError(f"{folder}: is a file", _HINT)
    elif not folder.parent.is_dir():
        raise OutputError(f"{folder}: there is no folder {folder.parent}", "Make it first.")


def write(
    drafted: Draft, folder: Path, *, name: str | None = None, level: str | None = None, url: str = ""
) -> tuple[str, ...]:
    """Make the folder of a deck, whole or not at all; gives the names of its files.

    Raises RecipeError for a name that no deck can have, OutputError where the folder cannot be.
    """
    check_folder(folder)
    deck = DeckSettings(_IDS + secrets.randbelow(_IDS), _plain(drafted.name if name is None else name))
    source = SourceSettings(drafted.file, drafted.title, drafted.dialect, drafted.encoding, _plain(url))
    recipe.check("deck", deck, str(folder))
    files = {
        recipe.RECIPE: templates.recipe(deck, source, level).encode(),
        recipe.OVERRIDES: templates.overrides().encode(),
        drafted.file: drafted.content,
    }
    try:
        write_folder(folder, files)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}", _HINT) from None
    return tuple(files)
