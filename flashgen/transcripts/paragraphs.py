"""Lines of prose → paragraphs → passages; shared by the formats without time stamps."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from flashgen.document import Passage
from flashgen.transcripts.captions import needs_space
from flashgen.transcripts.marks import Speakers, find_speakers, normal, table, without_sounds

_ENDED = re.compile(r"[。．！？!?…‥.♪～〜][」』）)】”\"]*$")
_CONTINUES = re.compile(r"[、，,をゃゅょっ]$")
_INDENTED = re.compile(r"[ 　\t]|[・*●■◆▼-]")
_OPEN, _CLOSED = "「『（(", "」』）)"
_WIDEST = 160  # columns; nobody wraps later
_NARROWEST = 24  # columns; lists and verse are narrower
_FULL = 0.7  # of the widest line: a shorter one was ended, not wrapped


def width(line: str) -> int:
    """Count columns; kanji, kana and full-width letters take two.

    >>> width("Aの話")
    5
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def passages(lines: Sequence[str], speakers: Speakers | None = None) -> tuple[Passage, ...]:
    """Turn the lines of one chapter into passages: one for each line that was not just wrapped.

    `speakers` are the marks that the whole transcript uses; without, those of these lines. Who a
    mark names goes on speaking until the next one.
    """
    quiet = [without_sounds(line, captions=False).rstrip() for line in lines]
    if speakers is None:
        speakers = find_speakers(quiet, captions=False)
    found, speaker = [], None
    for paragraph in join_wrapped(quiet, speakers):
        marked = speakers.read(paragraph)
        if marked.turn:
            speaker = marked.speaker
        if marked.text.strip():
            found.append(Passage(marked.text.strip(), speaker))
    return tuple(found)


def marks_of(lines: Iterable[str]) -> Speakers:
    """Find the marks for speakers that the lines of a whole transcript use."""
    return find_speakers([without_sounds(line, captions=False) for line in lines], captions=False)


def join_wrapped(lines: Sequence[str], speakers: Speakers) -> list[str]:
    """Join lines that an editor or a mailer broke in the middle of a sentence.

    A line was broken there if the next is not blank, it ends no sentence, and it is about as wide
    as the widest; a line that ends in a comma or を always was. A text without full stops is left
    as it is: nobody can tell there.
    """
    filled = [line for line in lines if line.strip()]
    widest = max(map(width, filled), default=0)
    ended = sum("。" in line or "．" in line or "、" in line for line in filled)
    wrapped = ended * 4 >= len(filled) and widest <= _WIDEST
    joined: list[list[str]] = []
    open_ = False  # whether the line before goes on in this one
    for line in lines:
        if not line.strip():
            open_ = False
            continue
        if open_ and not _INDENTED.match(line) and not speakers.read(line).turn:
            joined[-1].append(line.strip())
        else:
            joined.append([line.strip()])
        open_ = wrapped and _goes_on(line, widest)
    return [_glue(parts) for parts in joined]


def _goes_on(line: str, widest: int) -> bool:
    line = line.strip()
    if _CONTINUES.search(line[-1:]):
        return True
    if widest < _NARROWEST or width(line) < _FULL * widest:
        return False
    quoted = sum(map(line.count, _OPEN)) > sum(map(line.count, _CLOSED))
    return quoted or _ENDED.search(line[-8:]) is None


def _glue(parts: list[str]) -> str:
    glued: list[str] = parts[:1]
    for part in parts[1:]:
        if needs_space(glued[-1], part):
            glued.append(" ")
        glued.append(part)
    return "".join(glued)


_COUNT = re.compile(r"[(（]?\d{1,6}件?[)）]?|の?\d{1,6}件")


def without_remains(lines: Sequence[str]) -> list[str]:
    """Take off the end what a web page leaves there: blank lines, a lone コメント, シェア.

    >>> without_remains(["ほな、また。", "", "コメント（3件）", ""])
    ['ほな、また。']
    """
    kept = list(lines)
    while kept and (not kept[-1].strip() or _is_remains(kept[-1])):
        kept.pop()
    return kept


def _is_remains(line: str) -> bool:
    bare = normal(line[:40]).strip(":#") if len(line) <= 40 else ""
    return bool(bare) and (
        bare in table("page", "remains") or _COUNT.sub("", bare) in table("page", "remains")
    )
