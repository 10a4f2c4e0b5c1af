"""Makes the characters of a transcript ones the rest of flashgen can count on."""

import re
import unicodedata

_NEWLINE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters, zero-width spaces, direction marks, byte order marks inside a text. The
# zero-width joiner stays: 👩‍🚀 needs it.
_INVISIBLE = re.compile(
    "[\0-\x08\x0e-\x1b\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Names of files and text from a Mac have か and ゛ apart: two characters, one letter.
_APART = re.compile("[ぁ-ヾ][\u3099\u309a]")


def tidy(text: str) -> str:
    r"""Give text with \n for every kind of line break, kana composed, nothing invisible.

    Kanji variants and full-width letters stay as they are: what is quoted is what was written.

    >>> tidy("か\u3099な\r\nええで\ufeff")
    'がな\nええで'
    """
    text = _INVISIBLE.sub("", _NEWLINE.sub("\n", text))
    text = _APART.sub(lambda apart: unicodedata.normalize("NFC", apart[0]), text)
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
