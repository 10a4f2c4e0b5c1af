"""Plain text with an outline: a summary, a list of titles, then each title over its paragraphs.

There is no mark-up: a title is known by standing in the list and again on a line of its own.
"""

import re
from collections import Counter
from collections.abc import Sequence

from flashgen.document import Chapter, Transcript
from flashgen.transcripts import paragraphs
from flashgen.transcripts.marks import normal, table
from flashgen.values import dataclass

_BULLET = re.compile(
    r"[ \t　]*(?:[(（\[]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[)）\]]?[ \t　]+(?:[-–—][ \t　]+)?"
    r"|[-*•●◦‣▪■◆・–—][ \t　]*|[(（]?[0-9０-９]{1,3}[)）.．、:：][ \t　]*|[①-⑳][ \t　]*)"
)
_LONGEST = 120  # characters of a title
_SUMMARY = 40  # lines that may stand before the list
_PUNCTUATION = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Outline:
    first: int  # line of the first title in the list
    after: int  # line after the last
    titles: tuple[str, ...]


def sniff(text: str) -> bool:
    """Tell whether a list of titles stands near the top and most of them come again below."""
    return _outline(text.split("\n")) is not None


def read(text: str) -> Transcript:
    """Read the chapters. Text between the list and the first title becomes one without a title.

    Titles may differ from the list in width, white space, numbering and punctuation; the list's
    spelling is kept. Titles without any paragraph are left out.
    """
    lines = paragraphs.without_remains(text.split("\n"))
    outline = _outline(lines)
    if outline is None:  # only its own end was taken for remains: nothing that is spoken
        return Transcript((), format="outlined")
    speakers = paragraphs.marks_of(lines[outline.after :])
    chapters: list[tuple[str, list[str]]] = [("", [])]
    waiting = Counter(map(_key, outline.titles))
    titles = {_key(title): title for title in reversed(outline.titles)}
    for line in lines[outline.after :]:
        key = _key(_bare(line)) if len(line) <= _LONGEST * 2 else ""
        if key and waiting[key] > 0:
            waiting[key] -= 1
            chapters.append((titles[key], []))
        else:
            chapters[-1][1].append(line)
    read_ = (Chapter(title, paragraphs.passages(body, speakers)) for title, body in chapters)
    title, summary = _front(lines[: outline.first])
    return Transcript(tuple(c for c in read_ if c.passages), title, summary, "outlined")


def _outline(lines: Sequence[str]) -> _Outline | None:
    """Find the list: the first run of two or more bullets of which half, and two, come again."""
    filled = first = 0
    while first < len(lines) and filled <= _SUMMARY:
        if not _BULLET.match(lines[first]):
            filled += bool(lines[first].strip())
            first += 1
            continue
        after, titles = _run(lines, first)
        body = {_key(_bare(line)) for line in lines[after:] if len(line) <= _LONGEST * 2}
        again = sum(_key(title) in body for title in titles)
        if again >= 2 and again * 2 >= len(titles):
            return _Outline(first, after, titles)
        filled += len(titles)
        first = after
    return None


def _run(lines: Sequence[str], first: int) -> tuple[int, tuple[str, ...]]:
    """Give the line after a run of bullets, and their titles. Blank lines may lie between."""
    titles: list[str] = []
    keys: set[str] = set()
    after = first
    for at in range(first, len(lines)):
        title = _bare(lines[at])
        if lines[at].strip() and (not _BULLET.match(lines[at]) or len(title) > _LONGEST):
            break
        if title:
            # A numbered title below is a heading, not one more entry of the list.
            if _key(title) in keys and not lines[at - 1].strip():
                break
            titles.append(title)
            keys.add(_key(title))
            after = at + 1
    return max(after, first + 1), tuple(titles)


def _bare(line: str) -> str:
    found = _BULLET.match(line)
    return (line[found.end() :] if found else line).strip()


def _key(title: str) -> str:
    same = normal(title)
    return _PUNCTUATION.sub("", same) or same


def _front(lines: Sequence[str]) -> tuple[str, str]:
    """Divide what stands over the list into a title and the summary."""
    skipped = table("page", "contents") | table("page", "summaries")
    filled = [line.strip() for line in lines if line.strip() and _key(line) not in skipped]
    title = ""
    if len(filled) > 1 and len(filled[0]) <= _LONGEST / 2 and filled[0][-1] not in "。．！？!?":
        title = filled.pop(0)
    return title, "\n".join(filled)
