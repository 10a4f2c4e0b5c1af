"""Kana conversion, character classes, morae."""

import re

_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}

KANJI = "々〆〇ヶ㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U0003134f"  # for character classes; ヶ as in 六ヶ月
_KANJI = re.compile(f"[{KANJI}]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー゛゜ゝゞヽヾ]+")
_NO_KANA = re.compile(r"[^ぁ-ゖー]+")
_MORA = re.compile(r"[ぁ-ゖァ-ヺー][ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ]?")


def to_hiragana(text: str) -> str:
    """Turn katakana into hiragana; everything else stays, ー too.

    >>> to_hiragana("カー、ヴ")
    'かー、ゔ'
    """
    return text.translate(_TO_HIRAGANA)


def to_katakana(text: str) -> str:
    """Turn hiragana into katakana; everything else stays.

    >>> to_katakana("言うて")
    '言ウテ'
    """
    return text.translate(_TO_KATAKANA)


def is_kana(text: str) -> bool:
    """Tell whether text is hiragana or katakana throughout (ー counts, ・ does not).

    >>> is_kana("ラーメンや"), is_kana("行く"), is_kana("")
    (True, False, False)
    """
    return _KANA.fullmatch(text) is not None


def has_kanji(text: str) -> bool:
    """Tell whether any character is a kanji, or 々 〆 〇 ヶ, which are read like one.

    >>> has_kanji("行く"), has_kanji("いく"), has_kanji("6ヶ月")
    (True, False, True)
    """
    return _KANJI.search(text) is not None


def is_kanji(char: str) -> bool:
    """Tell whether one character is a kanji, or 々 〆 〇 ヶ, which are read like one."""
    return _KANJI.fullmatch(char) is not None


def is_japanese(text: str) -> bool:
    """Tell whether any kana or kanji stands in text.

    >>> is_japanese("Path of Exile 2"), is_japanese("OKや")
    (False, True)
    """
    return _KANA.search(text) is not None or _KANJI.search(text) is not None


def may_read(word: str, reading: str) -> bool:
    """Tell whether a reading in hiragana has the kana of a word, in their order, and more for the rest.

    >>> may_read("食べる", "たべる"), may_read("食べる", "のむ"), may_read("カギ", "かぎ")
    (True, False, True)
    """
    first, *others = _NO_KANA.split(to_hiragana(word))
    if not others:
        return reading == first
    at = len(first)
    for run in others[:-1]:
        found = reading.find(run, at + 1)
        if found < 0:
            return False
        at = found + len(run)
    return reading.startswith(first) and reading.endswith(others[-1]) and at < len(reading) - len(others[-1])


def morae(reading: str) -> tuple[str, ...]:
    """Divide kana into morae; small ゃ and the like belong to the kana before them.

    >>> morae("きょうしゃ")
    ('きょ', 'う', 'しゃ')
    """
    return tuple(_MORA.findall(reading))
