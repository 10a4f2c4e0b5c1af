"""Captions → passages: what one speaker says on end becomes one text, with its times.

Every format with time stamps ends here. Captions cut sentences anywhere; joined, they are whole
again, and `Passage.cues` tells where each line of a caption went.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from flashgen.document import Cue, Passage
from flashgen.transcripts.marks import find_speakers, without_sounds
from flashgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Caption:
    """The lines shown from `begin` to `finish` seconds, without mark-up."""

    lines: tuple[str, ...]
    begin: float
    finish: float
    speaker: str | None = None


# Strings, which re compiles when it meets a subtitle file: every start would pay for it.
_TAG = (
    r"(?i)</?(?:i|b|u|s|em|strong|font|span|c|v|lang|ruby|rb|br)(?:[ \t./][^<>\n]{0,200})?/?>"
    r"|<[0-9]+:[0-9:.,]+>|\{\\[^{}\n]{0,80}\}"  # {\an8}: where on the screen
)
_RUBY_TEXT = r"(?i)<rt>[^<>\n]{0,40}(?:</rt>|(?=</ruby>))|<rp>[^<>\n]{0,4}</rp>"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"


def without_markup(line: str) -> str:
    """Take the tags of subtitle files out of a line and put in the characters its entities mean.

    Only tags that subtitles have: what else looks like one is text.

    >>> without_markup("<i>あかん</i>&nbsp;<script>&amp;amp;")
    'あかん <script>&amp;'
    """
    if "<" in line or "{" in line:
        line = re.sub(_TAG, "", re.sub(_RUBY_TEXT, "", line))
    if "&" in line:
        line = re.sub(_ENTITY, lambda entity: _clean(html.unescape(entity[0])), line)
    return line


def _clean(character: str) -> str:
    return " " if character == "\u00a0" else character if character.isprintable() else ""


_ROLLING = 0.3  # of neighbouring captions: where as many share text, the file repeats itself
_NEXT = 1.0  # seconds between captions that still can be one rolling on


def without_repeats(captions: Sequence[Caption], *, sure: bool = False) -> tuple[Caption, ...]:
    """Take out what automatic captions show again while they roll up, or grow word by word.

    Said twice is not shown twice: lines are taken out only where the file does it throughout
    (`sure`, or more than three neighbouring pairs in ten, and two if there are two).
    """
    pairs = [(a, b) for a, b in pairwise(captions) if b.begin - a.finish < _NEXT]
    if not sure:
        rolling = sum(_rolls(a, b) for a, b in pairs)
        if rolling < min(2, len(pairs)) or rolling <= _ROLLING * len(pairs):
            return tuple(captions)
    kept = list(captions[:1])
    for a, b in pairwise(captions):
        lines = b.lines if b.begin - a.finish >= _NEXT else _new_lines(a, b)
        # What repeats the last caption whole lengthens the time it is seen, nothing else.
        kept.append(replace(b, lines=lines))
    return tuple(caption for caption in kept if caption.lines)


def _rolls(a: Caption, b: Caption) -> bool:
    return (len(a.lines) + len(b.lines) > 2 and _shared(a, b) > 0) or _grows(a, b)


def _grows(a: Caption, b: Caption) -> bool:
    old, new = "".join(a.lines), "".join(b.lines)
    return 0 < len(old) < len(new) and new.startswith(old)


def _shared(a: Caption, b: Caption) -> int:
    """Count the lines at the end of `a` with which `b` begins."""
    most = min(len(a.lines), len(b.lines), 4)
    return next((n for n in range(most, 0, -1) if a.lines[-n:] == b.lines[:n]), 0)


def _new_lines(a: Caption, b: Caption) -> tuple[str, ...]:
    shared = _shared(a, b)
    if shared:
        return b.lines[shared:]
    if a.lines and b.lines and b.lines[0].startswith(a.lines[-1]):
        return tuple(filter(None, (b.lines[0][len(a.lines[-1]) :], *b.lines[1:])))
    return b.lines


# ------------------------------------------------------------------ joining


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    begin: float
    finish: float
    speaker: str | None
    turn: bool


def passages(captions: Iterable[Caption]) -> tuple[Passage, ...]:
    """Join captions into passages, one for each turn of a speaker, without marks.

    The lines of one caption share its time out by their length. Lines are joined directly, as
    Japanese is; a space goes between two Latin words.
    """
    found: list[Passage] = []
    turn: list[_Line] = []
    for line in _lines(tuple(captions)):
        if turn and (line.turn or line.speaker != turn[-1].speaker):
            found.append(_join(turn))
            turn = []
        turn.append(line)
    return (*found, _join(turn)) if turn else tuple(found)


def _lines(captions: tuple[Caption, ...]) -> Iterator[_Line]:
    quiet = [
        replace(c, lines=tuple(without_sounds(line, captions=True).strip() for line in c.lines))
        for c in captions
    ]
    speakers = find_speakers([line for c in quiet for line in c.lines], captions=True)
    voice = speaker = None  # voice: whom a tag names; speaker: who speaks by marks so far
    turn = False
    for caption in quiet:
        if caption.speaker != voice:
            voice = speaker = caption.speaker
        length = sum(map(len, caption.lines)) or 1
        at = 0
        for line in caption.lines:
            marked = speakers.read(line)
            if marked.turn:
                turn, speaker = True, marked.speaker or voice
            begin = _share(caption, at / length)
            at += len(line)
            text = marked.text.strip()
            if text:
                yield _Line(text, begin, _share(caption, at / length), speaker, turn)
                turn = False


def _share(caption: Caption, share: float) -> float:
    if share in (0, 1):
        return caption.finish if share else caption.begin
    return round(caption.begin + (caption.finish - caption.begin) * share, 3)


def _join(turn: Sequence[_Line]) -> Passage:
    parts: list[str] = []
    cues: list[Cue] = []
    at = 0
    for line in turn:
        if parts and needs_space(parts[-1], line.text):
            parts.append(" ")
            at += 1
        parts.append(line.text)
        cues.append(Cue(at, at + len(line.text), line.begin, line.finish))
        at += len(line.text)
    return Passage("".join(parts), turn[0].speaker, tuple(cues))


_LATIN_END = re.compile(r"[A-Za-z0-9\u00c0-\u024f][.,!?;:%]?[)\"”’]?$")
_LATIN_START = re.compile(r"[(\"“‘]?[A-Za-z0-9\u00c0-\u024f]")


def needs_space(before: str, after: str) -> bool:
    """Tell whether two lines meet in Latin words, which a line break separates.

    >>> needs_space("the next", "word"), needs_space("次の", "word"), needs_space("次の", "単語")
    (True, False, False)
    """
    return _LATIN_END.search(before[-4:]) is not None and _LATIN_START.match(after) is not None
