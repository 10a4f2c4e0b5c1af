"""Bytes → text: finds out which of the encodings of Japanese files it is.

A byte order mark decides. Without one, whatever is valid UTF-8 is UTF-8: Shift_JIS and EUC-JP
text practically never is. Of the rest, each encoding gets to decode the beginning, and what it
gives is weighed as Japanese: EUC-JP read as cp932 turns into half-width katakana, cp932 read as
UTF-16 into rare kanji and Hangul.
"""

import codecs
import re
import unicodedata

from flashgen.errors import EncodingError

HINT = "Pass --encoding with the right name; Japanese files are often cp932, euc-jp or utf-16."

# The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (  # how files begin that are no text, and what a user calls them
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"PK\x03\x04", "a zip archive, as .apkg, .docx and .epub are"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"ID3", "a sound file (MP3)"),
    (b"OggS", "a sound file (Ogg)"),
    (b"RIFF", "a sound or video file (RIFF)"),
    (b"\x1aE\xdf\xa3", "a video file (Matroska, WebM)"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 1 << 16  # bytes that are weighed
_ENOUGH = 0.2  # the least weight of Japanese: text of kanji alone has 0.3
_CLEARLY = 0.4  # what UTF-16 without a mark must reach; pairs of random bytes are often kanji
_ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\([BJI]")


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Turn the bytes of a transcript into text, without its byte order mark.

    `name` is what messages call the file; `encoding` is any name Python knows, and is found out
    where it is None. A last character cut in two is dropped. Raises EncodingError.

    >>> decode("おおきに。".encode("cp932"), "a.txt")
    'おおきに。'
    """
    if encoding is not None:
        return _decode_as_told(data, name, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decode_whole(data[len(mark) :], name, marked)
    _refuse_binary(data, name)
    if _ESCAPES.search(data[:_SAMPLE]) and data.isascii():
        return _decode_whole(data, name, "iso-2022-jp")
    if b"\0" not in data and _try(data, "utf-8") is not None:
        # Hiragana in UTF-16 are ASCII byte by byte: なに is j0k0.
        return _decode_whole(data, name, (data.isascii() and _find_utf_16(data)) or "utf-8")
    return _decode_whole(data, name, _find_encoding(data, name))


def weigh(text: str) -> float:
    """Say how much text looks like Japanese, from about -4 to 1; plain ASCII weighs 0.

    Hiragana and Japanese punctuation count most, kanji little, for wrong encodings are full of
    kanji; half-width katakana and what no Japanese text has count against it.

    >>> weigh("そうや。") > weigh("東京") > 0 > weigh("､ﾏ､､")
    True
    """
    others = [char for char in text if char not in _ASCII]
    return sum(map(_weight, others)) / len(others) if others else 0.0


_ASCII = frozenset(map(chr, range(32, 127))) | set("\t\n\r\f")
_WEIGHTS = (  # first character, last character, weight; the first row that fits counts
    ("ぁ", "ゟ", 1.0),
    ("、", "】", 1.0),
    ("〜", "〟", 1.0),
    ("ァ", "ヿ", 0.8),
    ("一", "鿿", 0.3),
    ("！", "～", 0.5),
    ("｡", "ﾟ", -2.0),
    ("\u2010", "\u266f", 0.3),  # dashes, quotation marks, …, arrows, ♪
    ("\u3000", "\u3000", 0.5),
    ("\u3005", "\u3007", 0.3),
    ("\u00a0", "\u00ff", -0.2),
    ("가", "힣", -1.0),
)


def _weight(char: str) -> float:
    for first, last, weight in _WEIGHTS:
        if first <= char <= last:
            return weight
    # Control characters, private use, surrogates, not assigned.
    return -4.0 if unicodedata.category(char)[0] == "C" else -0.5


def _find_encoding(data: bytes, name: str) -> str:
    wide = _find_utf_16(data)
    if wide:
        return wide
    if b"\0" in data:
        raise EncodingError(f"{name} is not text: it has NUL bytes", "Give a transcript: text or subtitles.")
    decoded = {encoding: _try(data[:_SAMPLE], encoding) for encoding in ("cp932", "euc-jp")}
    weights = {encoding: weigh(text) for encoding, text in decoded.items() if text is not None}
    best = max(weights, key=lambda encoding: weights[encoding], default="")
    if best and weights[best] >= _ENOUGH:
        return best
    raise EncodingError(f"{name} is {_almost(data)}", HINT)


def _find_utf_16(data: bytes) -> str:
    """Name the byte order where bytes are clearly UTF-16 of Japanese, or of English; or ""."""
    sample = data[:_SAMPLE]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _try(sample, encoding) if len(data) > 1 else None
        english = sample.count(b"\0") * 3 >= len(sample)  # every other byte
        if text and "\0" not in text and (weigh(text) >= _CLEARLY or (english and text.isascii())):
            return encoding
    return ""


def _almost(data: bytes) -> str:
    """Say where a file stops being UTF-8, if most of it is, so that a user finds the place."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if weigh(data[:_SAMPLE].decode("utf-8", "ignore")) >= _ENOUGH:
            line = data.count(b"\n", 0, error.start) + 1
            return f"UTF-8 with a wrong byte 0x{data[error.start]:02x} in line {line}"
    return "not in UTF-8, UTF-16, Shift_JIS or EUC-JP"


def _refuse_binary(data: bytes, name: str) -> None:
    for beginning, what in _BINARY:
        if data.startswith(beginning):
            raise EncodingError(f"{name} is not text: it is {what}", "Give a transcript: text or subtitles.")
    if data[4:8] == b"ftyp":
        raise EncodingError(f"{name} is not text: it is a video (MP4)", "Give its subtitles instead.")


def _decode_as_told(data: bytes, name: str, encoding: str) -> str:
    try:
        known = codecs.lookup(encoding).name
        b"a".decode(encoding, "ignore")  # hex, zip and the like are no encodings of text
    except (LookupError, ValueError, TypeError) as error:
        raise EncodingError(f"no encoding is named {encoding!r}", HINT) from error
    for mark, marked in _MARKS:
        if data.startswith(mark) and known.startswith(marked[:6].rstrip("-")):
            return _decode_whole(data[len(mark) :], name, marked)
    return _decode_whole(data, name, known)


def _decode_whole(data: bytes, name: str, encoding: str) -> str:
    try:
        text = codecs.getincrementaldecoder(encoding)("strict").decode(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(f"{name} is not {encoding}: line {line} cannot be read", HINT) from error
    except ValueError as error:  # the codec `undefined` and its like
        raise EncodingError(f"{name} is not {encoding}", HINT) from error
    if "\0" in text:
        raise EncodingError(f"{name} read as {encoding} is not text: it has NUL characters", HINT)
    return text


def _try(data: bytes, encoding: str) -> str | None:
    """Decode the beginning of a file; a character that its end cuts in two does not count."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data)
    except UnicodeDecodeError:
        return None
