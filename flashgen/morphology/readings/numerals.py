"""How a number is read: 3000万 さんぜんまん, 0.5 れいてんご, 何百 なんびゃく."""

import re
import unicodedata

from flashgen.values import dataclass

_DIGITS = {
    "0": "ぜろ", "1": "いち", "2": "に", "3": "さん", "4": "よん", "5": "ご", "6": "ろく", "7": "なな",
    "8": "はち", "9": "きゅう", "何": "なん", "数": "すう", "幾": "いく",
}  # fmt: skip
_PLACES = {"十": "じゅう", "百": "ひゃく", "千": "せん"}
_GROUPS = {"万": "まん", "億": "おく", "兆": "ちょう", "京": "けい"}
_CHANGED = {
    "3百": "さんびゃく", "6百": "ろっぴゃく", "8百": "はっぴゃく", "何百": "なんびゃく",
    "1千": "いっせん", "3千": "さんぜん", "8千": "はっせん", "何千": "なんぜん",
}  # fmt: skip
SHORT = {"1": "いっ", "6": "ろっ", "8": "はっ", "10": "じゅっ", "100": "ひゃっ"}  # before っ-making sounds
_SHORT_BEFORE = {"兆": ("1", "8", "10"), "京": ("1", "6", "8", "10", "100"), ".": ("1", "8", "10")}
_ENDINGS = {"十": "10", "百": "100", "千": "1000"}
# Two numbers side by side: 二三日 is two or three days, not 23.
_PAIRS = {
    "一二": ("いち", "に"), "二三": ("に", "さん"), "三四": ("さん", "よん"), "四五": ("し", "ご"),
    "五六": ("ご", "ろく"), "六七": ("ろく", "しち"), "七八": ("しち", "はち"), "四六": ("し", "ろく"),
}  # fmt: skip
_KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_NUMBER = re.compile(r"[0-9十百千万億兆京何数幾]+(\.[0-9]+)?[万億兆]?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read: `ending` is what its last part is (8, 10, 100, 1000, 万, 何 …), `whole` its digits.

    `whole` is empty for decimals, and `last` is the reading of the last part, which a counter may change.
    """

    reading: str
    ending: str
    last: str
    whole: str


def normalize(text: str) -> str:
    """Write a number in ASCII digits and the signs 十 … 京: １，２３４ → 1234, 二〇 → 20, 三十 → 3十."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("・", ".")
    return plain.translate(_KANJI_DIGITS)


def read(text: str) -> Numeral | None:
    """Read a number of any script, or give None for what is not one (or longer than 20 digits).

    >>> read("3000万").reading, read("三百").reading, read("1959").reading
    ('さんぜんまん', 'さんびゃく', 'せんきゅうひゃくごじゅうきゅう')
    >>> read("0.5").reading, read("１０").ending, read("数百").reading
    ('れいてんご', '10', 'すうひゃく')
    """
    if pair := _PAIRS.get(text):
        return Numeral("".join(pair), normalize(text[1]), pair[1], "")
    number = normalize(text)
    if len(number) > 24 or not _NUMBER.fullmatch(number):
        return None
    signs = re.sub(r"\d+(?:\.\d+)?", lambda m: _spell(m[0], number[m.end() :]), number)
    readings: list[str] = []
    ending = ""
    at = 0
    while at < len(signs):
        sign = signs[at : at + 2] if signs[at : at + 2] in _CHANGED else signs[at]
        if ending in _SHORT_BEFORE.get(sign, ()):
            readings[-1] = SHORT[ending]
        readings.append(_reading(sign, alone=signs.startswith("0.") or signs == "0"))
        ending = "0" if sign == "0" else _ENDINGS.get(sign[-1], sign[-1])
        at += len(sign)
    whole = number if number.isdigit() or number in _DIGITS else ""
    return Numeral("".join(readings), ending, readings[-1], whole.lstrip("0") or whole[:1] or _whole(number))


def _reading(sign: str, *, alone: bool) -> str:
    if sign == ".":
        return "てん"
    if sign == "0" and alone:
        return "れい"
    return _CHANGED.get(sign) or _DIGITS.get(sign) or _PLACES.get(sign) or _GROUPS[sign]


def _whole(number: str) -> str:
    """十四 → 14 for the numbers below 100 that have a reading of their own."""
    if match := re.fullmatch(r"([2-9]?)十([1-9]?)", number):
        return (match[1] or "1") + (match[2] or "0")
    return ""


def _spell(digits: str, rest: str) -> str:
    """Write Arabic digits with the signs 十 … 京: 3456 → 3千4百5十6; after a decimal point one by one."""
    digits, _, decimals = digits.partition(".")
    value = int(digits)
    if decimals:
        return f"{_spell(digits, '')}.{decimals}"
    if value == 0:
        return "0"
    if value >= 10**20:
        return digits
    groups = []
    for sign in ("", "万", "億", "兆", "京"):
        value, group = divmod(value, 10**4)
        if group:
            groups.append(_spell_group(group, follows=sign or rest[:1]) + sign)
    return "".join(reversed(groups))


def _spell_group(group: int, follows: str) -> str:
    """1 to 9999: 1000 is 千, but 1千 before 万 (いっせんまん)."""
    if group == 1000 and follows in _GROUPS:
        return "1千"
    out = ""
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = group // place % 10
        if digit:
            out += sign if digit == 1 and sign else f"{digit}{sign}"
    return out
