"""Analysed documents are kept, so that a transcript is analysed again only when something changed.

With each are kept the readings of other texts that its cards show (standard sentences, questions), and
where the lines of all that they show may end.

What a person does again and again is to build the same transcript: with another list of known words,
another limit, a corrected note. Nothing of that touches the analysis. A kept document is found by the
transcript, the dialect, the user's glossaries and dictionaries, and every file of flashgen itself,
so that a new rule, a new version or a new dictionary never meets an old analysis.

The format is marshal's: unlike a pickle it holds plain values only, so a file that somebody else put
there can be wrong, but runs no code.
"""

import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from flashgen import __version__
from flashgen.dialects.evidence import Evidence
from flashgen.document import (
    DialectForm,
    Document,
    FormPart,
    Lexeme,
    Ruby,
    Section,
    Sentence,
    Token,
    Transcript,
    Word,
)
from flashgen.files import cache_folder, data_folder, write_whole

T = TypeVar("T")

_PACKAGE = Path(__file__).parents[1]
_KEPT = 60  # files, three to a document; one of 13,000 characters takes about 1 MB

Readings = dict[str, tuple[Ruby, ...]]
"""The rubies of texts that stand in no document."""

Breaks = Mapping[str, tuple[int, ...]]
"""Where the lines of a text may end."""

_LEXEME = attrgetter(*Lexeme.__slots__)
_RUBY = attrgetter(*Ruby.__slots__)
_PART = attrgetter(*FormPart.__slots__)
_TOKEN = attrgetter(*Token.__slots__)
_WORD = attrgetter(*Word.__slots__)
_FORM = attrgetter(*DialectForm.__slots__)
# Where in these a value of ours stands, and not a plain one.
_TOKEN_LEXEME = Token.__slots__.index("lexeme")
_WORD_LEXEME = Word.__slots__.index("lexeme")
_FORM_PARTS = DialectForm.__slots__.index("parts")


def name(transcript: Transcript, dialect: str, glossaries: Iterable[Path]) -> str:
    """Name the analysis of a transcript: another name wherever it might come out otherwise."""
    digest = hashlib.sha256(repr((__version__, sys.version, dialect, transcript)).encode("utf-8", "replace"))
    for path in glossaries:
        # None is the mark of a file that is missing: nothing was ever analysed with it.
        digest.update(repr(path.read_bytes() if path.is_file() else None).encode())
    for found in sorted(_state()):
        digest.update(repr(found).encode("utf-8", "replace"))
    return f"document-{digest.hexdigest()[:32]}"


def find(name: str) -> Document | None:
    """Give the kept document of that name, or None where there is none or it is damaged."""
    return _find(name, _document)


def find_readings(name: str) -> Readings:
    """Give the readings that were kept with the document of that name, if any."""
    return _find(f"{name}-readings", _readings) or {}


def keep(name: str, document: Document) -> None:
    """Keep a document under a name, and let go of those that were not asked for longest."""
    _keep(name, _plain(document))


def keep_readings(name: str, readings: Readings) -> None:
    """Keep readings with the document of that name."""
    _keep(f"{name}-readings", {text: list(map(_RUBY, rubies)) for text, rubies in readings.items()})


def find_breaks(name: str) -> Breaks:
    """Give the breaks that were kept with the document of that name, if any."""
    return _find(f"{name}-breaks", lambda plain: {str(text): tuple(at) for text, at in plain.items()}) or {}


def keep_breaks(name: str, breaks: Breaks) -> None:
    """Keep breaks with the document of that name."""
    _keep(f"{name}-breaks", dict(breaks))


def find_evidence(name: str) -> tuple[Evidence, ...] | None:
    """Give what was found to speak for each dialect in the text of that name, if it is kept."""
    return _find(f"{name}-evidence", lambda plain: tuple([Evidence(*row) for row in plain]))


def keep_evidence(name: str, evidence: Iterable[Evidence]) -> None:
    """Keep what was found to speak for each dialect in the text of that name."""
    _keep(f"{name}-evidence", [(e.dialect, e.own, e.all, e.sentences) for e in evidence])


def _find(name: str, whole: Callable[[Any], T]) -> T | None:
    path = cache_folder() / name
    try:
        found = whole(marshal.loads(path.read_bytes()))
        os.utime(path)
    except (OSError, ValueError, TypeError, EOFError, IndexError, AttributeError):
        return None
    return found


def _keep(name: str, plain: Any) -> None:
    folder = cache_folder()
    try:
        write_whole(folder / name, marshal.dumps(plain))
        oldest = sorted(folder.glob("document-*"), key=lambda path: path.stat().st_mtime)
        for path in oldest[:-_KEPT]:
            path.unlink(missing_ok=True)
    except OSError:
        pass  # a full disk costs time at the next build, not this one's deck


def _readings(plain: Any) -> Readings:
    return {text: tuple([Ruby(*ruby) for ruby in rubies]) for text, rubies in plain.items()}


def _state() -> Iterator[tuple[str, int, int]]:
    """Give size and time of every file that has a say in an analysis.

    The tokenizer's dictionary is not among them: its version is fixed in pyproject.toml.
    """
    yield from _files(_PACKAGE)
    yield from _files(data_folder())


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path))
            else:
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns


# ------------------------------------------------------------------ values and plain values


def _plain(document: Document) -> tuple[Any, ...]:
    sections = tuple((s.title, tuple(map(_plain_sentence, s.sentences))) for s in document.sections)
    return sections, document.title, tuple(map(_plain_sentence, document.summary))


def _plain_sentence(said: Sentence) -> tuple[Any, ...]:
    return (
        said.text,
        [_flat(_TOKEN(token), _TOKEN_LEXEME, _LEXEME(token.lexeme)) for token in said.tokens],
        [_RUBY(ruby) for ruby in said.rubies],
        [_flat(_FORM(form), _FORM_PARTS, tuple(map(_PART, form.parts))) for form in said.forms],
        said.standard,
        [_flat(_WORD(word), _WORD_LEXEME, _LEXEME(word.lexeme)) for word in said.words],
        said.speaker,
        said.time,
    )


def _flat(values: tuple[Any, ...], at: int, value: object) -> tuple[Any, ...]:
    return (*values[:at], value, *values[at + 1 :])


def _document(plain: Any) -> Document:
    sections, title, summary = plain
    lexemes: dict[tuple[str, str, str], Lexeme] = {}

    def lexeme(values: tuple[str, str, str]) -> Lexeme:
        found = lexemes.get(values)
        if found is None:
            found = lexemes[values] = Lexeme(*values)
        return found

    def sentence(values: Any) -> Sentence:
        text, tokens, rubies, forms, standard, words, speaker, time = values
        at, in_word, parts = _TOKEN_LEXEME, _WORD_LEXEME, _FORM_PARTS
        return Sentence(
            text,
            tuple([Token(*_flat(t, at, lexeme(t[at]))) for t in tokens]),
            tuple([Ruby(*r) for r in rubies]),
            tuple([DialectForm(*_flat(f, parts, tuple([FormPart(*p) for p in f[parts]]))) for f in forms]),
            standard,
            tuple([Word(*_flat(w, in_word, lexeme(w[in_word]))) for w in words]),
            speaker,
            time,
        )

    return Document(
        tuple(Section(name, tuple(map(sentence, said))) for name, said in sections),
        title,
        tuple(map(sentence, summary)),
    )
