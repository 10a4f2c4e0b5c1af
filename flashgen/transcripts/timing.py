"""Time stamps, and the cues of subtitle files that stand under them."""

import re
from collections.abc import Iterator, Sequence

from flashgen.errors import TranscriptError
from flashgen.values import dataclass

_STAMP = re.compile(r"(?:([0-9]{1,6}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,:]([0-9]{1,9}))?")
_TIMING = re.compile(r"[ \t]*([0-9]+:[0-9:.,]+)[ \t]*-{1,2}>[ \t]*([0-9]+:[0-9:.,]+)(?=[ \t]|$)")
# What is meant as a time stamp though it may be a bad one: digits and a colon beside an arrow.
_ARROW = re.compile(r"[ \t]*[0-9]+[:：.,][^\n]{0,40}?-->|[^\n]{0,40}-->[ \t]*[0-9]+[:：]")
_INDEX = re.compile(r"[ \t]*[0-9]+[ \t]*")
HINT = "A time stamp is 00:01:02,500 --> 00:01:04,000."


@dataclass(frozen=True, slots=True)
class Timed:
    """The lines under one time stamp, in seconds, as the file has them."""

    begin: float
    finish: float
    lines: tuple[str, ...]


def seconds(stamp: str) -> float | None:
    """Turn a time stamp into seconds; None where it is none.

    Hours may be missing or over 99, and a comma, a full stop or a colon set off the fraction.

    >>> seconds("00:01:02,500"), seconds("01:02.5"), seconds("120:00:00"), seconds("00:75:00,000")
    (62.5, 62.5, 432000.0, None)
    """
    found = _STAMP.fullmatch(stamp)
    if found is None or int(found[2]) > 59 or int(found[3]) > 59:
        return None
    fraction = float(f"0.{found[4]}") if found[4] else 0.0
    return round(int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3]) + fraction, 3)


def clock(seconds: float | None) -> str:
    """Say when something is heard.

    >>> clock(75.4), clock(3725), clock(None)
    ('1:15', '1:02:05', '')
    """
    if seconds is None:
        return ""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def is_timing(line: str) -> bool:
    """Tell whether a line is meant to be a time stamp with an arrow, well formed or not."""
    return _ARROW.match(line) is not None or _TIMING.match(line) is not None


def cues(lines: Sequence[str], *, named: bool) -> Iterator[Timed]:
    """Give the cues of a subtitle file; those without any text too.

    The number of a cue (`named`: any line between a blank one and the time stamp) is left out.
    Blank lines inside a cue and missing ones between cues do no harm. Where the file is cut off
    in the middle of a last time stamp, that cue is left out. Raises TranscriptError, with the
    number of the line, for any other bad time stamp.
    """
    begin = finish = 0.0
    held: list[str] | None = None
    for number, line in enumerate(lines):
        if not is_timing(line):
            if held is not None:
                held.append(line)
            continue
        if held is not None:
            yield Timed(begin, finish, _without_name(held, named=named))
        times = _times(line)
        if times is None:
            if any(rest.strip() for rest in lines[number + 1 :]):
                message = f"line {number + 1}: not a time stamp: {line.strip()[:40]!r}"
                raise TranscriptError(message, HINT)
            return
        begin, finish = times
        held = []
    if held is not None:
        yield Timed(begin, finish, _without_name(held, named=False, last=True))


def cut_off(lines: Sequence[str]) -> tuple[str, ...]:
    """Say so where a subtitle file ends inside a cue: in its number, its time stamp or before its text.

    >>> cut_off(["1", "0:01 --> 0:02", "ええで", "", "2", "0:03 --> 0:"])
    ('the file ends in the middle of a cue (line 6); is it complete?',)
    >>> cut_off(["1", "0:01 --> 0:02", "ええで", ""])
    ()
    """
    last = next((number for number in range(len(lines), 0, -1) if lines[number - 1].strip()), 0)
    line = lines[last - 1] if last else ""
    index = last > 1 and not lines[last - 2].strip() and _INDEX.fullmatch(line) is not None
    if not (index or is_timing(line)):
        return ()
    return (f"the file ends in the middle of a cue (line {last}); is it complete?",)


def _times(line: str) -> tuple[float, float] | None:
    found = _TIMING.match(line)
    if found is None:
        return None
    begin, finish = seconds(found[1]), seconds(found[2])
    return None if begin is None or finish is None else (begin, max(begin, finish))


def _without_name(held: list[str], *, named: bool, last: bool = False) -> tuple[str, ...]:
    """Take the next cue's number or name off the end of a cue's lines."""
    name = held[-1].strip() if held else ""
    alone = len(held) > 1 and not held[-2].strip()
    numbered = _INDEX.fullmatch(name) is not None and (alone or not last)
    if numbered or (named and alone and name):
        held = held[:-1]
    return tuple(line for line in held if line.strip())
