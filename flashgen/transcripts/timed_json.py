"""Transcripts as JSON: lists of texts with times, in the shapes that common tools write.

| from | looks like | times |
|---|---|---|
| youtube-transcript-api | `[{"text", "start", "duration"}]`, also under `snippets` | seconds |
| Whisper, WhisperX | `{"segments": [{"text", "start", "end", "speaker"}]}` | seconds |
| whisper.cpp | `{"transcription": [{"text", "offsets": {"from", "to"}}]}` | milliseconds |
| YouTube, json3 | `{"events": [{"tStartMs", "dDurationMs", "segs": [{"utf8"}]}]}` | milliseconds |
"""

import json
import math
import re
from typing import Any

from flashgen.document import Chapter, Transcript
from flashgen.errors import TranscriptError
from flashgen.transcripts.captions import Caption, passages, without_repeats
from flashgen.transcripts.characters import tidy

_BEGINS = re.compile(r'\s*(?:\[\s*\{\s*["}]|\{\s*"|\[\s*\]\s*\Z|\{\s*\}\s*\Z)')
_LISTS = ("segments", "snippets", "transcription", "events", "transcript", "captions")
HINT = (
    'Supported are [{"text", "start", "duration"}] and Whisper\'s {"segments": [{"start", "end", "text"}]}.'
)


def sniff(text: str) -> bool:
    """Tell whether the text begins as a JSON list of objects, or an object."""
    return _BEGINS.match(text) is not None


def read(text: str) -> Transcript:
    """Read a dump. Raises TranscriptError naming the line or the entry that is not as it must be."""
    try:
        dump = json.loads(text)
    except json.JSONDecodeError as error:
        raise TranscriptError(f"line {error.lineno}: not valid JSON: {error.msg}", HINT) from error
    except (RecursionError, ValueError) as error:
        raise TranscriptError("not valid JSON: nested too deeply, or a number too long", HINT) from error
    entries = _entries(dump)
    captions = [_caption(entry, number) for number, entry in enumerate(entries, 1)]
    title = dump.get("title") if isinstance(dump, dict) else None
    found = passages(without_repeats([caption for caption in captions if caption.lines]))
    return Transcript(
        (Chapter("", found),), title=tidy(title).strip() if isinstance(title, str) else "", format="json"
    )


def _entries(dump: Any) -> list[Any]:
    if isinstance(dump, dict):
        dump = next((dump[key] for key in _LISTS if isinstance(dump.get(key), list)), None)
    if not isinstance(dump, list):
        raise TranscriptError("JSON without a list of texts and times", HINT)
    return dump


def _caption(entry: Any, number: int) -> Caption:
    if not isinstance(entry, dict):
        raise TranscriptError(f"entry {number}: not an object with a text and times", HINT)
    begin, finish = _times(entry)
    if begin is None:
        raise TranscriptError(f"entry {number}: no time where it starts", HINT)
    lines = (line.strip() for line in tidy(_text(entry, number)).split("\n"))
    speaker = entry.get("speaker")
    who = tidy(speaker).strip() if isinstance(speaker, str) else ""
    return Caption(
        tuple(filter(None, lines)), begin, max(begin, begin if finish is None else finish), who or None
    )


def _text(entry: dict[str, Any], number: int) -> str:
    pieces = entry.get("segs")
    if isinstance(pieces, list):
        said = [piece.get("utf8") for piece in pieces if isinstance(piece, dict)]
        return "".join(piece for piece in said if isinstance(piece, str))
    if "tStartMs" in entry:  # a window of json3, without words
        return ""
    text = entry.get("text")
    if not isinstance(text, str):
        raise TranscriptError(f"entry {number}: no text", HINT)
    return text


def _times(entry: dict[str, Any]) -> tuple[float | None, float | None]:
    offsets = entry.get("offsets")
    if isinstance(offsets, dict):
        return _number(offsets.get("from"), 1000), _number(offsets.get("to"), 1000)
    if "tStartMs" in entry:
        begin, duration = _number(entry["tStartMs"], 1000), _number(entry.get("dDurationMs"), 1000)
    else:
        begin, duration = _number(entry.get("start")), _number(entry.get("duration"))
        if "end" in entry:
            return begin, _number(entry["end"])
    return begin, None if begin is None or duration is None else begin + duration


def _number(value: object, unit: int = 1) -> float | None:
    """Turn a number, or one in quotes, into seconds; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value) / unit
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and number >= 0 else None
