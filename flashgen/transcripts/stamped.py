"""Plain text with a time before each line, as copied from YouTube's transcript or a meeting's.

The time stands on a line of its own or before the text: `0:07`, `[00:01:02] …`, `00:12 ミナ: …`.
"""

import re
from itertools import pairwise

from flashgen.document import Chapter, Transcript
from flashgen.transcripts.captions import Caption, passages
from flashgen.transcripts.paragraphs import without_remains
from flashgen.transcripts.timing import seconds

_STAMP = re.compile(
    r"[ \t　]*[\[(（]?([0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?)[\])）]?(?=[ \t　]|$)"
)
_SPELT_OUT = re.compile(
    r"(?:[0-9]+ ?時間)?[ 、]*(?:[0-9]+ ?分)?[ 、]*(?:[0-9]+ ?秒)?"
)  # below it, for those who listen
_LEAST = 3  # stamps; a line or two may begin with a time of day
_SHARE = 0.25  # of the lines must have one
_LAST = 5.0  # seconds that the last caption is taken to last


def sniff(text: str) -> bool:
    """Tell whether at least three lines, and a quarter of all, begin with times that never go back."""
    lines = [line for line in text.split("\n") if line.strip()]
    times = [time for time in map(_time, lines) if time is not None]
    ascending = all(a <= b for a, b in pairwise(times))
    return len(times) >= _LEAST and len(times) >= _SHARE * len(lines) and ascending


def read(text: str) -> Transcript:
    """Read the captions; each lasts until the next begins. What stands before the first is left out."""
    stamps: list[tuple[float, list[str]]] = []
    for line in without_remains(text.split("\n")):
        found = _STAMP.match(line)
        time = _time(line)
        if found and time is not None:
            stamps.append((time, []))
            line = line[found.end() :]
        if stamps and line.strip() and not _SPELT_OUT.fullmatch(line.strip()):
            stamps[-1][1].append(line.strip())
    ends = [begin for begin, _ in stamps[1:]] + [begin + _LAST for begin, _ in stamps[-1:]]
    shown = (Caption(tuple(lines), begin, end) for (begin, lines), end in zip(stamps, ends, strict=True))
    return Transcript((Chapter("", passages(shown)),), format="stamped")


def _time(line: str) -> float | None:
    found = _STAMP.match(line)
    return seconds(found[1]) if found else None
