"""Read transcripts: bytes → text, text of any supported format → Transcript.

To add a format, write a module with `sniff` and `read`, and name it in READERS.
"""

import re
from dataclasses import replace
from typing import Protocol

from flashgen.document import Transcript
from flashgen.errors import NotJapaneseError, TranscriptError
from flashgen.kana import is_kanji
from flashgen.transcripts import markdown, outlined, plain, stamped, subrip, timed_json, webvtt
from flashgen.transcripts.characters import tidy
from flashgen.transcripts.decoding import decode

__all__ = ["READERS", "Reader", "decode", "read"]


class Reader(Protocol):
    """What every format module provides; it gets text with \\n for every line break."""

    def sniff(self, text: str) -> bool:
        """Tell whether text is in this format."""

    def read(self, text: str) -> Transcript:
        """Read text; raises TranscriptError whose message begins with the line or entry."""


READERS: dict[str, Reader] = {  # the first that sniffs true reads
    "webvtt": webvtt,
    "subrip": subrip,
    "json": timed_json,
    "markdown": markdown,
    "outlined": outlined,
    "stamped": stamped,
    "plain": plain,
}
_OTHERS = (  # what plain text is not, though any reader could take it for that
    (re.compile(r"\[Script Info\]", re.IGNORECASE), "ASS subtitles"),
    (re.compile(r"<\?xml|<tt[ >]"), "XML, as TTML subtitles are"),
    (re.compile(r"<!doctype html|<html", re.IGNORECASE), "a web page (HTML)"),
    (re.compile(r"\{\\rtf"), "rich text (RTF)"),
)
_KANJI_ALONE = 20  # as many kanji without a single kana are not Japanese but Chinese
_KANA = re.compile("[ぁ-ゖァ-ヺ]")


def read(text: str, name: str = "") -> Transcript:
    """Read a transcript in whatever format it is; `name` is what messages call it.

    Raises TranscriptError where nothing is said in it or its format is broken, NotJapaneseError
    where what is said is not Japanese. A few lines of Japanese are enough.

    >>> read("ええ天気やな。\\n散歩しよか。").chapters[0].passages[1].text
    '散歩しよか。'
    """
    text = tidy(text)
    place = f"{name}: " if name else ""
    if not text.strip():
        raise TranscriptError(
            f"{place}the transcript is empty", "Give a text or subtitles with Japanese speech."
        )
    for beginning, what in _OTHERS:
        if beginning.match(text.lstrip()[:100]):
            raise TranscriptError(
                f"{place}{what}, which flashgen does not read", "Save it as .srt or plain text."
            )
    reader = next(reader for reader in READERS.values() if reader.sniff(text))
    try:
        transcript = reader.read(text)
    except TranscriptError as error:
        raise TranscriptError(f"{place}{error.message}", error.hint) from error
    said = [passage.text for chapter in transcript.chapters for passage in chapter.passages]
    if not said:
        message = f"{place}nothing is said in it (read as {transcript.format})"
        raise TranscriptError(message, "Is the file complete? Cues need text under their time stamps.")
    _check_japanese(said, place)
    return replace(transcript, remarks=tuple(place + remark for remark in transcript.remarks))


def _check_japanese(said: list[str], place: str) -> None:
    if any(_KANA.search(text) for text in said):
        return
    kanji = sum(map(is_kanji, "".join(said)))
    if kanji == 0 or kanji >= _KANJI_ALONE:
        what = "Chinese, it seems" if kanji else "no kana or kanji"
        raise NotJapaneseError(
            f"{place}not Japanese ({what})",
            "Give the Japanese subtitles; if it is Japanese, pass the right --encoding.",
        )
