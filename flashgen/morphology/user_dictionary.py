"""Words of our own in the tokenizer's lattice: rows, validated, compiled to a MeCab user dictionary.

A row needs the ids of the contexts it may stand in. Nobody types these numbers: a row behaves like
UniDic's words of its own part of speech and inflection or, where it names carriers, like the words
in brackets there: left="行か[なけれ]ば", right="これは[いい]。" for なあかん.
"""

import hashlib
import os
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from flashgen.errors import DataError
from flashgen.files import cache_folder
from flashgen.kana import is_kana, to_katakana
from flashgen.values import dataclass

# Our rows carry this in UniDic's 語種 column, the dialect item in the column iType and the standard
# form in the column iForm; `unidic` reads them back as Token.dialect and Token.standard.
DIALECT_MARK = "方"
FEATURES = 26  # columns that unidic-lite's dictionary has after surface, ids and cost
_VERSION = "1"  # of what `_csv_line` writes
_FORBIDDEN = frozenset(',"\n\r\t\0')
_COSTS = range(-32768, 32768)  # MeCab keeps a cost in a short


@dataclass(frozen=True, slots=True)
class Row:
    """One inflected form of one word.

    `reading` and `headword_reading` are hiragana; `pos`, `ctype`, `cform` UniDic's Japanese values
    (動詞-一般, 五段-サ行, 連用形-一般); `cost` MeCab's, the lower the likelier. `left` and `right` are
    carriers: texts with the words in brackets whose left and right contexts the row shares.
    """

    surface: str
    reading: str
    headword: str
    headword_reading: str
    pos: str
    cost: int
    ctype: str = ""
    cform: str = ""
    lemma: str = ""
    item: str = ""
    standard: str = ""
    left: str = ""
    right: str = ""


_COLUMNS = attrgetter(*(field.name for field in fields(Row)))


def compile_rows(rows: Iterable[Row], *, state: str = "") -> Path:
    """Compile rows to a user dictionary in the cache folder, or find it there.

    The file's name is a digest of the rows and of unidic-lite's version, and it appears whole or not
    at all, so that any number of programs may do this at once. A `state` that changes whenever the
    rows do stands for them in the name, and no row is looked at where the file is there. Raises
    DataError, naming the row, for a row that MeCab's compiler could not take: that compiler ends
    the process.
    """
    import unidic_lite

    if not state:
        rows = list(dict.fromkeys(rows))
        state = str(rows)
    digest = hashlib.sha256(f"{_VERSION} {unidic_lite.VERSION} {state}".encode())
    path = cache_folder() / f"user-{digest.hexdigest()[:20]}.dic"
    if not path.exists():
        contexts = Contexts()
        _compile([csv_line(row, contexts) for row in dict.fromkeys(rows)], path)
    return path


def csv_line(row: Row, contexts: "Contexts") -> str:
    """Write one row as MeCab's compiler takes it, ids looked up; raises DataError for a bad one."""
    for name in ("surface", "reading", "headword", "headword_reading", "pos"):
        if not getattr(row, name):
            raise DataError(f"user dictionary: row {row.surface!r}: {name} is empty")
    bad = next((v for v in _COLUMNS(row) if isinstance(v, str) and _FORBIDDEN & set(v)), None)
    if bad is not None:
        raise DataError(
            f"user dictionary: row {row.surface!r}: {bad!r} has a comma, quote or control character"
        )
    if row.cost not in _COSTS:
        raise DataError(f"user dictionary: row {row.surface!r}: cost {row.cost} is out of range")
    if not is_kana(row.reading):
        raise DataError(f"user dictionary: row {row.surface!r}: reading {row.reading!r} is not kana")
    own = (*_four(row.pos), row.ctype or "*", row.cform or "*")
    # What does not inflect in UniDic may still be told apart by form here: どす 終止形, どした 連用形.
    kind = own if row.ctype else (*own[:4], "*", "*")
    left = contexts.of_carrier(row.left)[0] if row.left else contexts.of_features(kind)
    right = contexts.of_carrier(row.right)[1] if row.right else contexts.of_features(kind)
    kana, base = to_katakana(row.reading), to_katakana(row.headword_reading)
    origin = DIALECT_MARK if row.item else "和"  # a row without an item is there to keep a spelling whole
    features = (
        *own, base, row.lemma or row.headword, row.surface, kana, row.headword, base, origin, row.item,
        row.standard, "*", "*", kana, base, kana, base, "*", "*", "*", "*", "*",
    )  # fmt: skip
    if len(features) != FEATURES:
        raise AssertionError(f"{len(features)} features")
    return ",".join((row.surface, str(left), str(right), str(row.cost), *(f or "*" for f in features)))


class Contexts:
    """The context ids of unidic-lite, read from its own definition file.

    left-id.def and right-id.def of unidic-lite are the same file under two names.
    """

    def __init__(self) -> None:
        import unidic_lite  # heavy, and needed only when there is something to compile

        self._folder = str(unidic_lite.DICDIR)
        self._ids: dict[tuple[str, ...], int] = {}
        with (Path(self._folder) / "left-id.def").open(encoding="utf-8") as lines:
            for line in lines:
                number, features = line.rstrip("\n").split(" ", 1)
                self._ids[tuple(features.split(","))] = int(number)
        self._carriers: dict[str, tuple[int, int]] = {}
        self._tagger: Any = None

    def of_features(
        self, features: Sequence[str], orth: str = "*", base: str = "*", origin: str = "和"
    ) -> int:
        """Give the id for pos1…pos4, ctype and cform, and for the word itself where UniDic has it apart."""
        six = tuple(features)
        for key in (
            (*six, orth, base, origin),
            (*six, "*", "*", origin),
            (*six, "*", "*", "和"),
            (*six, "*", "*", "*"),
        ):
            if key in self._ids:
                return self._ids[key]
        raise DataError(
            f"user dictionary: unidic-lite has no words of the kind {'/'.join(six)}",
            'Name words that behave alike: left = "行か[なけれ]ば".',
        )

    def of_carrier(self, carrier: str) -> tuple[int, int]:
        """Give the left id of the first and the right id of the last word in a carrier's brackets."""
        if carrier not in self._carriers:
            self._carriers[carrier] = self._resolve(carrier)
        return self._carriers[carrier]

    def _resolve(self, carrier: str) -> tuple[int, int]:
        before, opened, rest = carrier.partition("[")
        inside, closed, after = rest.partition("]")
        if not (opened and closed and inside):
            raise DataError(f"user dictionary: carrier {carrier!r} has no words in brackets")
        if self._tagger is None:
            import fugashi

            self._tagger = fugashi.Tagger(_arguments(r=f"{self._folder}/mecabrc", d=self._folder))
        chosen, at, begin, end = [], 0, len(before), len(before) + len(inside)
        for node in self._tagger(before + inside + after):
            if begin <= at < end:
                chosen.append(node)
            at += len(node.surface)
        if "".join(n.surface for n in chosen) != inside:
            raise DataError(f"user dictionary: carrier {carrier!r}: the brackets do not hold whole words")
        return self._of_node(chosen[0]), self._of_node(chosen[-1])

    def _of_node(self, node: Any) -> int:
        f = node.feature
        return self.of_features(
            (f.pos1, f.pos2, f.pos3, f.pos4, f.cType, f.cForm), f.orth, f.orthBase, f.goshu
        )


def _four(pos: str) -> list[str]:
    parts = pos.split("-")
    return [*parts, *["*"] * (4 - len(parts))]


def _arguments(**options: str) -> str:
    return " ".join(f"-{name} {shlex.quote(value)}" for name, value in options.items())


def _compile(lines: Sequence[str], path: Path) -> None:
    import tempfile

    import fugashi
    import unidic_lite

    with tempfile.TemporaryDirectory(prefix="flashgen-") as folder:
        source, made = (
            Path(folder) / "rows.csv",
            path.with_name(f".{path.stem}-{os.getpid()}-{id(lines)}.part"),
        )
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        options: Mapping[str, str] = {"d": unidic_lite.DICDIR, "u": str(made), "f": "utf8", "t": "utf8"}
        try:
            with _silence():
                fugashi.build_dictionary(f"flashgen {_arguments(**options)} {shlex.quote(str(source))}")
            made.replace(path)
        finally:
            made.unlink(missing_ok=True)


@contextmanager
def _silence() -> Iterator[None]:
    """Send what C code prints to standard output and error nowhere; a deck may go to that output."""
    saved = [(fd, os.dup(fd)) for fd in (1, 2) if _is_open(fd)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for fd, _ in saved:
            os.dup2(nowhere, fd)
        yield
    finally:
        for fd, copy in saved:
            os.dup2(copy, fd)
            os.close(copy)
        os.close(nowhere)


def _is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True
