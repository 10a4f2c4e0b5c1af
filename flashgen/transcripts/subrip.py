"""SubRip subtitles (.srt): a number, a time stamp with an arrow, lines of text.

Read as leniently as players do: hours over 99 or missing, full stop for comma, numbers twice or
missing, no blank line between cues, a last cue cut off. Positions behind the time stamp and
the tags of other formats are ignored.
"""

from flashgen.document import Chapter, Transcript
from flashgen.transcripts.captions import Caption, passages, without_markup, without_repeats
from flashgen.transcripts.timing import Timed, cues, cut_off, is_timing

_LOOKED_AT = 12  # lines; some files begin with a few of advertisement


def sniff(text: str) -> bool:
    """Tell whether a time stamp with an arrow stands in one of the first lines."""
    return any(is_timing(line) for line in text[:4000].lstrip().split("\n", _LOOKED_AT)[:_LOOKED_AT])


def read(text: str) -> Transcript:
    """Read subtitles; what stands before the first time stamp is ignored.

    Raises TranscriptError with the number of the line for a malformed time stamp.
    """
    lines = text.split("\n")
    shown = without_repeats([_caption(timed) for timed in cues(lines, named=False)])
    return Transcript((Chapter("", passages(shown)),), format="subrip", remarks=cut_off(lines))


def _caption(timed: Timed) -> Caption:
    lines = (without_markup(line).strip() for line in timed.lines)
    return Caption(tuple(filter(None, lines)), timed.begin, timed.finish)
