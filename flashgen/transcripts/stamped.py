"""Plain text with a time before each line, as copied from YouTube's transcript or a meeting's.

The time stands on a line of its own or before the text: `0:07`, `[00:01:02] …`, `00:12 ミナ: …`;
or behind the speaker's name, the text below: `話者 1 00:12`.
"""

import re
from itertools import pairwise

from flashgen.document import Chapter, Transcript
from flashgen.transcripts.captions import Caption, passages
from flashgen.transcripts.paragraphs import without_remains
from flashgen.transcripts.timing import seconds

# Strings, which re compiles when it meets a text of this format: every start would pay for it.
_STAMP = r"[ \t　]*[\[(（]?([0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?)[\])）]?(?=[ \t　]|$)"
_NAMED = (
    r"[ \t　]*([^\d\s:：、。][^:：、。！？!?\n]{0,23}?)[ \t　]+"
    r"[\[(（]?([0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?)[\])）]?[ \t　]*"
)
_SPELT_OUT = r"(?:[0-9]+ ?時間)?[ 、]*(?:[0-9]+ ?分)?[ 、]*(?:[0-9]+ ?秒)?"  # below it, for those who listen
_LEAST = 3  # stamps; a line or two may begin with a time of day
_SHARE = 0.25  # of the lines must have one
_LAST = 5.0  # seconds that the last caption is taken to last


def sniff(text: str) -> bool:
    """Tell whether at least three lines, and a quarter of all, begin with times that never go back."""
    lines = [line for line in text.split("\n") if line.strip()]
    times = [time for time in (_parts(line)[0] for line in lines) if time is not None]
    ascending = all(a <= b for a, b in pairwise(times))
    return len(times) >= _LEAST and len(times) >= _SHARE * len(lines) and ascending


def read(text: str) -> Transcript:
    """Read the captions; each lasts until the next begins. What stands before the first is left out."""
    begun: list[tuple[float, str | None, list[str]]] = []
    for line in without_remains(text.split("\n")):
        time, speaker, said = _parts(line)
        if time is not None:
            begun.append((time, speaker, []))
        if begun and said and not re.fullmatch(_SPELT_OUT, said):
            begun[-1][2].append(said)
    ends = [time for time, _, _ in begun[1:]] + [time + _LAST for time, _, _ in begun[-1:]]
    shown = (Caption(tuple(b[2]), b[0], end, b[1]) for b, end in zip(begun, ends, strict=True))
    return Transcript((Chapter("", passages(shown)),), format="stamped")


def _parts(line: str) -> tuple[float | None, str | None, str]:
    """Divide a line into time, speaker and text."""
    found = re.match(_STAMP, line)
    if found and (time := seconds(found[1])) is not None:
        return time, None, line[found.end() :].strip()
    named = re.fullmatch(_NAMED, line)
    if named and (time := seconds(named[2])) is not None:
        return time, named[1].strip(), ""
    return None, None, line.strip()
