"""In which format a deck is written: a package, or the text of its notes."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flashgen.notes import Deck
    from flashgen.notes.updates import BuildReport

PACKAGE = "apkg"
FORMATS = {".apkg": PACKAGE, ".tsv": "tsv", ".json": "json"}  # by the ends of files' names


def check(output: Path, form: str, *, force: bool = False) -> None:
    """Raise OutputError where `write` would, as far as can be told before there is a deck."""
    if form == PACKAGE:
        from flashgen import apkg

        apkg.check(output, force=force)
    else:
        from flashgen import exports

        exports.check(output, form, force=force)


def write(deck: "Deck", output: Path, form: str, *, force: bool = False) -> "BuildReport":
    """Write a deck in a format. Raises OutputError, and DeckError where two notes have one key.

    A text takes over the GUIDs of the package of the same name beside it, for that is what learners have.
    """
    from flashgen import apkg

    if form == PACKAGE:
        return apkg.write(deck, output, force=force)
    from flashgen import exports

    package = apkg.stored(output.with_suffix(".apkg"))
    return exports.write(deck, output, form, package=package, force=force)
