"""Markdown: chapters by headings (#), inline mark-up taken out."""

import re
from collections.abc import Iterator

from flashgen.document import Chapter, Transcript
from flashgen.transcripts import paragraphs
from flashgen.transcripts.marks import normal, table

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t　]+(.*?)[ \t]*#*[ \t]*")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)")
_LEAD = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+][ \t]+|[0-9]{1,3}[.)][ \t]+)?")
# Each keeps its group, in this order: what stands inside what comes first. Strings, which re compiles
# when it meets a text with headings: every start would pay for it.
_INLINE = (
    r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)",
    r"\*\*(?=\S)([^*\n]+)\*\*",
    r"(?<!\w)__(?=\S)([^_\n]+)__(?!\w)",
    r"(?<![A-Za-z0-9\\])\*(?=\S)([^*\n]+)(?<=[^\s\\])\*(?![A-Za-z0-9])",
    r"~~([^~\n]+)~~",
    r"`([^`\n]+)`",
    r"\\([!-/:-@\[-`{-~])",
)


def sniff(text: str) -> bool:
    """Tell whether headings structure the text: two of them, or one before everything else."""
    lines = _lines(text)
    headings = [number for number, line in enumerate(lines) if _HEADING.fullmatch(line)]
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    return len(headings) >= 2 or headings == [first]


def read(text: str) -> Transcript:
    """Read chapters. A single heading of the first level is the title of the whole.

    Text under a heading such as 概要, or around a list of the headings at the top, is the summary;
    lists of contents are left out.
    """
    lines = paragraphs.without_remains(_lines(text))
    parts = list(_parts(lines))
    headings = {normal(heading) for _, heading, _ in parts if heading}
    speakers = paragraphs.marks_of(line for _, _, body in parts for line in body)
    tops = [title for level, title, _ in parts if level == 1]
    single = len(tops) == 1 and len(parts) > 2 and next(p[0] for p in parts if p[0]) == 1
    title, summary = (tops[0] if single else ""), ""
    chapters: list[Chapter] = []
    for level, heading, body in parts:
        if normal(heading) in table("page", "contents"):
            continue
        own = [line for line in body if normal(line) not in headings]
        listed = sum(map(bool, body)) - sum(map(bool, own))  # titles in a list of contents
        found = paragraphs.passages(own, speakers)
        if normal(heading) in table("page", "summaries") or (listed and not chapters):
            summary = "\n".join(passage.text for passage in found)
        elif found:
            chapters.append(Chapter("" if single and level == 1 else heading, found))
    return Transcript(tuple(chapters), title, summary, "markdown")


def _lines(text: str) -> list[str]:
    """Give the lines without front matter, comments and blocks of code."""
    lines, kept, fence = _without_comments(text).split("\n"), [], ""
    if lines[0].strip() == "---" and "---" in (line.strip() for line in lines[1:60]):
        lines = lines[[line.strip() for line in lines].index("---", 1) + 1 :]
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        else:
            kept.append(line)
    return kept


def _without_comments(text: str) -> str:
    first, *rest = text.split("<!--")
    # One that is never closed is text.
    after = (part.partition("-->")[2] if "-->" in part else f"<!--{part}" for part in rest)
    return first + "".join(after)


def _parts(lines: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Give level, heading and lines of each part; the one before all headings has level 0."""
    level, heading, body = 0, "", list[str]()
    for line in lines:
        found = _HEADING.fullmatch(line)
        if found is None:
            body.append("" if _RULE.fullmatch(line) else _plain(line))
            continue
        yield level, heading, body
        level, heading, body = len(found[1]), _plain(found[2]).strip(), []
    yield level, heading, body


def _plain(line: str) -> str:
    line = line[_match_end(line) :]
    for markup in _INLINE:
        line = re.sub(markup, r"\1", line)
    return line


def _match_end(line: str) -> int:
    found = _LEAD.match(line)
    return found.end() if found else 0
