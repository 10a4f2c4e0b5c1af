"""The dictionaries in use: the shipped one, and those that the user has imported."""

from importlib.resources import files
from pathlib import Path

from flashgen.lexicon.lexicon import Lexicon, Source, Tell

_DATA = Path(str(files("flashgen.lexicon") / "data"))
SHIPPED = tuple(_DATA / name for name in ("jmdict.xz", "frequencies.xz", "levels.xz"))


def open_lexicon(tell: Tell | None = None) -> Lexicon:
    """Open the dictionaries in use; the first time, their databases are made (a few seconds).

    `tell` is called with a line when that has to be done. Raises DictionaryError where a dictionary
    file is damaged or the database cannot be written.
    """
    return Lexicon([Source("jmdict", SHIPPED, tell)])
