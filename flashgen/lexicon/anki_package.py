"""The notes of an Anki package, read as what it is: a file from a stranger.

An .apkg is a zip with an SQLite database: collection.anki2, beside it or instead collection.anki21,
or since Anki 2.1.50 the compressed collection.anki21b, where collection.anki2 is but a notice.
"""

import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from flashgen.errors import KnownWordsError

_LARGEST = 1 << 30  # bytes of the database, unpacked
_CHUNK = 1 << 20
_EXPORT_AGAIN = "In Anki, export the deck again with “Support older Anki versions” ticked."


def notes_of_package(path: Path) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Give the notes of a package, each as its field names and its fields.

    Raises KnownWordsError if the file is no package, damaged, too large, or in the new format.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="flashgen-") as folder:
            database = Path(folder) / "collection"
            with zipfile.ZipFile(path) as package:
                _unpack(path, package, database)
            yield from _notes(path, database)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise KnownWordsError(
            f"{path}: not an Anki package ({error})", "Export the deck from Anki again."
        ) from error
    except (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KnownWordsError(f"{path}: the collection is damaged ({error})", _EXPORT_AGAIN) from error


def _unpack(path: Path, package: zipfile.ZipFile, database: Path) -> None:
    names = set(package.namelist())
    if "collection.anki21b" in names:
        raise KnownWordsError(f"{path}: in the package format of Anki 2.1.50 and later", _EXPORT_AGAIN)
    name = next((name for name in ("collection.anki21", "collection.anki2") if name in names), None)
    if name is None:
        raise KnownWordsError(f"{path}: no collection in it", "Give a deck that was exported from Anki.")
    written = 0
    with package.open(name) as source, database.open("wb") as target:
        while chunk := source.read(_CHUNK):
            written += len(chunk)  # what the zip says of its size need not be true
            if written > _LARGEST:
                raise KnownWordsError(f"{path}: a collection of more than 1 GB", "Export one deck only.")
            target.write(chunk)


def _notes(path: Path, database: Path) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        kinds = dict(
            connection.execute("SELECT name, type FROM sqlite_master WHERE name IN ('notes', 'col')")
        )
        if kinds != {"notes": "table", "col": "table"}:
            raise KnownWordsError(f"{path}: its collection has no notes", _EXPORT_AGAIN)
        names = _field_names(connection)
        for kind, fields in connection.execute("SELECT mid, flds FROM notes"):
            yield names.get(str(kind), ()), str(fields).split("\x1f")


def _field_names(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Give the field names of each note type, by its id."""
    row = connection.execute("SELECT models FROM col").fetchone()
    models = json.loads(row[0]) if row and row[0] else {}
    return {str(key): tuple(str(field["name"]) for field in model["flds"]) for key, model in models.items()}
