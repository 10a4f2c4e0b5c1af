"""Checks of what flashgen keeps: dictionaries, cache, data, configuration."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from flashgen import files
from flashgen.doctor.findings import Finding, better, broken, ok
from flashgen.errors import FlashgenError

_OLD = 3 * 365  # days
_JMDICT = "https://www.edrdg.org/pub/Nihongo/JMdict_e.gz"
_SQLITE = b"SQLite format 3\0"
_WORD = "水"
_FEW = 3
_CACHE_HINT = "Make it writable, or name another folder in FLASHGEN_CACHE."


def dictionary() -> Finding:
    """Look a word up, and look how old the dictionary is."""
    from flashgen.lexicon import installed, open_lexicon

    try:
        listed = installed.list_dictionaries()
        jmdict = next(each for each in listed if each.in_use and each.name.endswith("jmdict"))
        entries = open_lexicon().look_up(_WORD)
    except FlashgenError as error:
        return broken(error.message, error.hint)
    told = f"{jmdict.label} of {jmdict.date or 'an unknown day'}, {jmdict.entries:,} entries"
    if not entries:
        return broken(f"{told}; it does not have {_WORD}", "Import another: flashgen dict import FILE")
    if jmdict.age is not None and jmdict.age > _OLD:
        years = jmdict.age // 365
        return better(f"{told}: {years} years old", f"Get {_JMDICT}, then: flashgen dict import JMdict_e.gz")
    return ok(told)


def cache() -> Finding:
    """Look where analyses and prepared dictionaries are kept, and whether they are whole."""
    wanted, used = files.cache_place(), files.cache_folder()
    if used != wanted:
        return better(f"{wanted} cannot be written, so {used} is used, and lost with it", _CACHE_HINT)
    kept = [path for path in used.iterdir() if path.is_file()]
    told = f"{used}, {_megabytes(kept)}"
    damaged = [path.name for path in kept if _is_damaged(path)]
    if damaged:
        names = ", ".join([*sorted(damaged)[:_FEW], *["…"] * (len(damaged) > _FEW)])
        return better(f"{told}; damaged: {names}", "Delete such files: they are made again when needed.")
    return ok(told)


def _megabytes(paths: list[Path]) -> str:
    return f"{sum(path.stat().st_size for path in paths) / 1e6:,.1f} MB"


def _is_damaged(path: Path) -> bool:
    """Tell whether a kept file cannot be read as what its name says."""
    try:
        if path.suffix == ".json":
            json.loads(path.read_bytes())
        elif path.suffix == ".sqlite":
            with path.open("rb") as file:
                return file.read(len(_SQLITE)) != _SQLITE
    except (OSError, ValueError):
        return True
    return False


def data() -> Finding:
    """Look where imported dictionaries are kept."""
    folder = files.data_folder()
    if not folder.is_dir():
        return ok(f"{folder}: nothing was imported yet")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return better(
            f"{folder} cannot be written: {error.strerror}",
            "Make it writable, or name another folder in FLASHGEN_DATA.",
        )
    return ok(f"{folder}, {_megabytes(list(_below(folder)))}")


def _below(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names)


def configuration() -> Finding:
    """Read the configuration, where there is one."""
    from flashgen.recipe import config

    path = files.config_file()
    try:
        read = config.load()
    except FlashgenError as error:
        return broken(error.message, f"{error.hint} All that is wrong is told by: flashgen config")
    if not config.is_there(path):
        return ok(f"{path}: not there, and need not be")
    said = len(read.lines)
    return ok(f"{path}: {said} setting{'s' * (said != 1)}")
