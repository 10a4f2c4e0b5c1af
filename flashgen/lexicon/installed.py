"""The dictionaries in use: the shipped one, and those that the user has imported."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from flashgen.errors import DictionaryError
from flashgen.files import data_folder
from flashgen.lexicon.lexicon import Lexicon, Source, Tell
from flashgen.lexicon.records import Header, entry_to_record, read_header, write_records
from flashgen.values import dataclass

_DATA = Path(__file__).with_name("data")
_JMDICT, _FREQUENCIES, _LEVELS = SHIPPED = tuple(
    _DATA / f"{name}.xz" for name in ("jmdict", "frequencies", "levels")
)
_OWN_JMDICT = "jmdict.gz"
_STEP = 25_000  # entries between two lines of progress


@dataclass(frozen=True, slots=True)
class DictionaryInfo:
    """What is to be said of a dictionary; `age` is in days and None where its date is not known."""

    name: str
    label: str
    licence: str
    date: str
    age: int | None
    version: str
    url: str
    entries: int
    in_use: bool
    shipped: bool


def open_lexicon(tell: Tell | None = None) -> Lexicon:
    """Open the dictionaries in use; the first time, their databases are made (a few seconds).

    A JMdict that the user has imported stands in for the shipped one unless it is older; other
    dictionaries are looked up after it, by their names. `tell` is called with a line when a
    database has to be made. Raises DictionaryError where a dictionary file is damaged or the
    database cannot be written.
    """
    jmdict_file = _jmdict_in_use()
    sources = [Source("jmdict", (jmdict_file, _FREQUENCIES, _LEVELS), tell)]
    sources += [Source(_stem(path.name), (path,), tell) for path in _imported() if path.name != _OWN_JMDICT]
    return Lexicon(sources)


def import_dictionary(path: Path, tell: Tell | None = None) -> DictionaryInfo:
    """Take in a JMdict or JMdict_e file (XML, also .gz) or a Yomitan dictionary (.zip), to stay.

    One with the same name that was imported before is replaced. Raises DictionaryError, and
    changes nothing, where the file is missing, damaged or something else.
    """
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError as error:
        raise DictionaryError(f"{path}: cannot be read ({error.strerror})", "Check the path.") from error
    from flashgen.lexicon.importers import jmdict, yomitan  # rarely needed

    if yomitan.sniff(head):
        header, records = yomitan.read(path)
        name = f"{_slug(header.label)}.gz"
    elif jmdict.sniff(head):
        header, records = _read_jmdict(path, tell)
        name = _OWN_JMDICT
    else:
        raise DictionaryError(f"{path}: neither a JMdict file nor a Yomitan dictionary", jmdict.HINT)
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_records(folder / name, header, records)
    except OSError as error:
        raise DictionaryError(f"{folder}: cannot be written ({error.strerror})", _FOLDER_HINT) from error
    return next(info for info in list_dictionaries() if not info.shipped and info.name == _stem(name))


def list_dictionaries(today: date | None = None) -> tuple[DictionaryInfo, ...]:
    """Tell what dictionaries there are, shipped ones first, with their age on that day (else now).

    Raises DictionaryError where a dictionary file is damaged.
    """
    in_use = _jmdict_in_use()
    infos = []
    for path in (*SHIPPED, *_imported()):
        header, shipped = read_header(path), path in SHIPPED
        infos.append(
            DictionaryInfo(
                name=_stem(path.name) if not shipped else f"shipped {_stem(path.name)}",
                age=_age(header.date, today or date.today()),
                in_use=header.kind != "jmdict" or path == in_use,
                shipped=shipped,
                **{name: getattr(header, name) for name in _SHOWN},
            )
        )
    return tuple(infos)


_SHOWN = ("label", "licence", "date", "version", "url", "entries")
_FOLDER_HINT = "Name a folder that can be written in FLASHGEN_DATA."


def remove_dictionary(name: str) -> None:
    """Forget an imported dictionary. Raises DictionaryError if there is none of that name."""
    names = [_stem(path.name) for path in _imported()]
    if name not in names:
        hint = f"Imported are: {', '.join(names)}." if names else "No dictionary has been imported."
        raise DictionaryError(f"{name}: no imported dictionary has this name", hint)
    (_folder() / f"{name}.gz").unlink(missing_ok=True)


def _read_jmdict(path: Path, tell: Tell | None) -> tuple[Header, list[str]]:
    from flashgen.lexicon.importers.jmdict import JMdictReader

    reader = JMdictReader(path)
    records = []
    for number, entry in enumerate(reader, 1):
        records.append(entry_to_record(entry))
        if tell and number % _STEP == 0:
            tell(f"Reading {path.name}: {number:,} entries …")
    header = replace(read_header(_JMDICT), date=reader.date, version="", entries=len(records))
    return header, [*records, *reader.tag_records()]


def _jmdict_in_use() -> Path:
    own = _folder() / _OWN_JMDICT
    if not own.exists():
        return _JMDICT
    date_of_own = read_header(own).date
    # A file without a date was still given on purpose.
    return _JMDICT if date_of_own and date_of_own < read_header(_JMDICT).date else own


def _folder() -> Path:
    return data_folder() / "dictionaries"


def _imported() -> list[Path]:
    folder = _folder()
    return sorted(folder.glob("*.gz")) if folder.is_dir() else []


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _slug(label: str) -> str:
    return "yomitan-" + (re.sub(r"\W+", "-", label.lower()).strip("-")[:40] or "dictionary")


def _age(day: str, today: date) -> int | None:
    try:
        return (today - date.fromisoformat(day)).days
    except ValueError:
        return None
