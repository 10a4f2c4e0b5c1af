"""Read JMdict: the XML files JMdict and JMdict_e of the EDRDG, plain or gzip-compressed.

The English part is read, with all its codes: &v5k; stays v5k. The format is described in the
file's own document type definition, https://www.edrdg.org/jmdict/jmdict_dtd_h.html
"""

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast
from xml.parsers import expat

from flashgen.errors import DictionaryError
from flashgen.lexicon.dictionary import Entry, Sense, Spelling
from flashgen.lexicon.records import clean

_BLOCK = 1 << 20
_LIMIT = 1 << 29  # bytes; JMdict in all its languages has a fifth of that
_GZIP = b"\x1f\x8b"
_CREATED = re.compile(r"JMdict created:\s*(\d{4}-\d\d-\d\d)")
_LANGUAGE = "xml:lang"
HINT = "Give JMdict or JMdict_e as the EDRDG publishes it (https://www.edrdg.org/pub/Nihongo/)."


def sniff(head: bytes) -> bool:
    """Tell whether a file that starts so is XML or gzip-compressed."""
    return head.startswith((_GZIP, b"<?xml", b"\xef\xbb\xbf<?xml", b"<!DOCTYPE JMdict", b"<JMdict"))


class JMdictReader:
    """Reads one file: iterate over it for its entries; `date` and `tags` are known at the end.

    Raises DictionaryError where the file is cut off, is not XML, is not JMdict, or declares
    entities of a kind that JMdict has not (so a file cannot blow itself up while it is read).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.date = ""
        self.tags: dict[str, str] = {}
        self._build = _EntryBuilder()
        self._root = ""

    def __iter__(self) -> Iterator[Entry]:
        parser = self._parser()
        try:
            with _opened(self.path) as file:
                while block := file.read(_BLOCK):
                    if file.tell() > _LIMIT:
                        raise DictionaryError(f"{self.path}: unpacks to more than JMdict can be", HINT)
                    parser.Parse(block, False)
                    yield from self._build.take()
                parser.Parse(b"", True)
        except (OSError, EOFError, zlib.error) as error:
            raise DictionaryError(f"{self.path}: cannot be read to its end ({error})", HINT) from error
        except expat.ExpatError as error:
            raise DictionaryError(f"{self.path}: not whole, or not XML ({error})", HINT) from error
        yield from self._build.take()
        if not self._build.count:
            raise DictionaryError(f"{self.path}: no entries with English glosses", HINT)

    def tag_records(self) -> list[str]:
        """Give, once the entries are read, a record for each code that the file declares."""
        return [f"t\t{code}\t{name}" for code, name in sorted(self.tags.items())]

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._build.end
        parser.CharacterDataHandler = self._build.text
        parser.CommentHandler = self._comment
        parser.EntityDeclHandler = self._entity
        # With a default handler expat expands no entity of its own, but hands over "&v5k;".
        parser.DefaultHandler = self._reference
        return parser

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._root:
            self._root = name
            if name != "JMdict":
                raise DictionaryError(f"{self.path}: <{name}> where <JMdict> should be", HINT)
        self._build.start(name, attributes)

    def _comment(self, text: str) -> None:
        if created := _CREATED.search(text):
            self.date = created[1]

    def _reference(self, text: str) -> None:
        if text.startswith("&") and text.endswith(";"):
            self._build.text(text[1:-1])

    def _entity(self, name: str, parameter: int, value: str | None, *_: object) -> None:
        # An entity kept elsewhere has no value.
        if parameter or value is None or "&" in value or len(value) > 500 or len(self.tags) > 5000:
            raise DictionaryError(f"{self.path}: declares an entity of a kind that JMdict has not", HINT)
        self.tags[name] = clean(value)


class _EntryBuilder:
    """Collects elements into entries as the parser meets them."""

    def __init__(self) -> None:
        self.count = 0
        self._done: list[Entry] = []
        self._chars: list[str] = []
        self._attributes: dict[str, str] = {}
        self._group: dict[str, list[str]] = {}
        self._new_entry()

    def _new_entry(self) -> None:
        self._seq = ""
        self._kanji: list[Spelling] = []
        self._kana: list[Spelling] = []
        self._senses: list[Sense] = []
        self._pos: tuple[str, ...] = ()

    def take(self) -> list[Entry]:
        """Give the entries read since the last time."""
        done, self._done = self._done, []
        return done

    def text(self, chars: str) -> None:
        self._chars.append(chars)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._chars.clear()
        self._attributes = attributes
        if name in _GROUPS:
            self._group = {}
        elif name == "entry":
            self._new_entry()

    def end(self, name: str) -> None:
        if close := _GROUPS.get(name):
            getattr(self, close)()
        elif name == "entry":
            self._close_entry()
        else:
            text = clean("".join(self._chars))
            if name == "ent_seq":
                self._seq = text
            elif name == "gloss":
                self._add_gloss(text)
            else:
                self._group.setdefault(name, []).append(text)

    def _add_gloss(self, text: str) -> None:
        if self._attributes.get(_LANGUAGE, "eng") == "eng" and text:
            self._group.setdefault("gloss", []).append(text)
            self._group.setdefault("type", []).append(self._attributes.get("g_type", ""))

    def _values(self, name: str) -> tuple[str, ...]:
        return tuple(filter(None, self._group.get(name, ())))

    def _close_kanji(self) -> None:
        for text in self._values("keb")[:1]:
            self._kanji.append(Spelling(text, self._values("ke_pri"), self._values("ke_inf")))

    def _close_kana(self) -> None:
        for text in self._values("reb")[:1]:
            priority, info, only = map(self._values, ("re_pri", "re_inf", "re_restr"))
            self._kana.append(Spelling(text, priority, info, only, "re_nokanji" in self._group))

    def _close_sense(self) -> None:
        # "the part-of-speech of an earlier sense will apply to later senses unless there is a
        # new part-of-speech indicated" (JMdict's DTD)
        self._pos = self._values("pos") or self._pos
        if glosses := self._values("gloss"):
            lists = (self._values(name) for name in ("misc", "field", "dial", "s_inf", "stagk", "stagr"))
            misc, field, dialect, info, stagk, stagr = lists
            types = tuple(self._group["type"]) if any(self._group["type"]) else ()
            xref, ant = self._values("xref"), self._values("ant")
            self._senses.append(
                Sense(self._pos, glosses, misc, field, dialect, info, stagk, stagr, types, xref, ant)
            )

    def _close_entry(self) -> None:
        if self._seq.isdecimal() and self._kana and self._senses:
            kanji, kana, senses = tuple(self._kanji), tuple(self._kana), tuple(self._senses)
            self.count += 1
            self._done.append(Entry(int(self._seq), kanji, kana, senses))


_GROUPS = {"k_ele": "_close_kanji", "r_ele": "_close_kana", "sense": "_close_sense"}


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        compressed = file.read(2) == _GZIP
    return cast("IO[bytes]", gzip.open(path)) if compressed else path.open("rb")
