"""WebVTT subtitles (.vtt), those that YouTube makes by itself included.

Comments (NOTE), STYLE and REGION blocks and the settings of cues are left out; `<v ミナ>` says who
speaks. https://www.w3.org/TR/webvtt1/
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from flashgen.document import Chapter, Transcript
from flashgen.transcripts.captions import Caption, passages, without_markup, without_repeats
from flashgen.transcripts.timing import Timed, cues, cut_off

_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]+([^<>\n]{1,80})>")
_INLINE_TIME = re.compile(r"<[0-9]+:[0-9:.]+>")


def sniff(text: str) -> bool:
    """Tell whether the text begins as every WebVTT file must."""
    return re.match(r"\s*WEBVTT(?:[ \t\n]|$)", text) is not None


def read(text: str) -> Transcript:
    """Read subtitles. Raises TranscriptError with the number of the line for a bad time stamp."""
    lines = _without_blocks(text.split("\n"))
    captions = [caption for timed in cues(lines, named=True) for caption in _captions(timed)]
    # Time tags between the words come from automatic captions, which roll up.
    shown = without_repeats(captions, sure=_INLINE_TIME.search(text) is not None)
    return Transcript((Chapter("", passages(shown)),), format="webvtt", remarks=cut_off(lines))


def _without_blocks(lines: list[str]) -> list[str]:
    """Blank out comments and styles, so that line numbers stay."""
    kept, inside = [], True  # what follows WEBVTT up to a blank line is a header
    for number, line in enumerate(lines):
        begins = not number or not lines[number - 1].strip()
        inside = bool(line.strip()) and (inside or (begins and _BLOCK.fullmatch(line) is not None))
        inside = inside and "-->" not in line
        kept.append("" if inside else line)
    return kept


def _captions(timed: Timed) -> Iterator[Caption]:
    """Give a caption for each voice in a cue; nearly always there is one."""
    voiced: list[tuple[str | None, str]] = []
    speaker = None
    for line in timed.lines:
        before, *voices = _VOICE.split(line)
        voiced.append((speaker, before))
        for name, said in zip(voices[::2], voices[1::2], strict=True):
            speaker = without_markup(name).strip() or None
            voiced.append((speaker, said))
        if line.rstrip().endswith("</v>"):
            speaker = None
    clean = [(who, without_markup(said).strip()) for who, said in voiced]
    caption = Caption((), timed.begin, timed.finish)
    for who, said in groupby((pair for pair in clean if pair[1]), key=lambda pair: pair[0]):
        yield replace(caption, lines=tuple(line for _, line in said), speaker=who)
