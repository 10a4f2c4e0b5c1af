"""The dictionaries in use: the shipped one, and those that the user has imported."""

from importlib.resources import files
from pathlib import Path

from flashgen.lexicon.lexicon import Lexicon, Progress, Source

_DATA = Path(str(files("flashgen.lexicon") / "data"))
SHIPPED = tuple(_DATA / name for name in ("jmdict.xz", "frequencies.xz", "levels.xz"))


def open_lexicon(progress: Progress | None = None) -> Lexicon:
    """Open the dictionaries in use; the first time, their databases are made (a few seconds).

    progress is told in a line when that has to be done. Raises DictionaryError where a dictionary
    file is damaged or the database cannot be written.
    """
    return Lexicon([Source("jmdict", SHIPPED, progress)])
