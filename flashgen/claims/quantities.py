"""The numbers and names in a text, in a form in which equal ones are equal: 三百 and 300, ＧＰＴ and gpt."""

import re
import unicodedata
from collections.abc import Iterator

from flashgen.document import Sentence

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_KANJI = "".join((*_DIGITS, *_SMALL, *_LARGE))
_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# A numeral of digits, of kanji, or of both: 12,800, 三百, 1万2800, 1.5億.
_NUMERAL = re.compile(rf"(?:{_ARABIC.pattern}|[{_KANJI}])+")
_LATIN = re.compile("[a-z]+")
_KATAKANA = re.compile("[ァ-ヺー]{2,}")


def value(numeral: str) -> str:
    """Give a numeral in digits.

    >>> [value(said) for said in ("12,800", "三百", "1万2800", "二〇二六", "1.50", "千二百億")]
    ['12800', '300', '12800', '2026', '1.5', '120000000000']
    """
    pieces = re.findall(rf"{_ARABIC.pattern}|[{_KANJI}]", unicodedata.normalize("NFKC", numeral))
    total = group = 0.0
    digits = ""
    for piece in pieces:
        if piece in _SMALL:
            group += float(digits or 1) * _SMALL[piece]
            digits = ""
        elif piece in _LARGE:
            total += (group + float(digits or (0 if group else 1))) * _LARGE[piece]
            group, digits = 0.0, ""
        else:
            digits += str(_DIGITS[piece]) if piece in _DIGITS else piece.replace(",", "")
    if not total and not group and "." not in digits:
        return str(int(digits or 0))  # a year, a number of any length
    return f"{total + group + float(digits or 0):.10f}".rstrip("0").rstrip(".")


def numbers(text: str) -> frozenset[str]:
    """Give the values of everything in a text that can be read as a number, 一 of 一般 too."""
    plain = unicodedata.normalize("NFKC", text)
    found = {value(match[0]) for match in _NUMERAL.finditer(plain)}
    return frozenset(found | {value(match[0]) for match in _ARABIC.finditer(plain)})


def numerals(sentence: Sentence) -> frozenset[str]:
    """Give the values of the numbers that an analysed text says: not the 一 of 一般, nor the 万 of 万能."""
    plain = unicodedata.normalize("NFKC", sentence.text)
    if len(plain) != len(sentence.text):
        return numbers(plain)
    in_words = {
        at
        for token in sentence.tokens
        if token.pos != "名詞-数詞"
        for at in range(token.start, token.end)
        if plain[at] in _KANJI
    }
    blanked = "".join(" " if at in in_words else letter for at, letter in enumerate(plain))
    return numbers(blanked)


def figures(text: str) -> frozenset[str]:
    """Give the values of the numbers in digits alone, for English."""
    return frozenset(value(match[0]) for match in _ARABIC.finditer(unicodedata.normalize("NFKC", text)))


def names(text: str) -> Iterator[str]:
    """Give the words in Latin letters and in katakana.

    >>> list(names("ＧＰＴ-4とデイブ・シャピロ"))
    ['gpt', 'デイブ', 'シャピロ']
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    yield from _LATIN.findall(plain)
    yield from _KATAKANA.findall(plain)
