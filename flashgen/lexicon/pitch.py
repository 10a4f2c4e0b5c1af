"""Pitch accent as it is in Tokyo: of single words what UniDic says, of compounds what rules say.

An accent is the number of the mora after which the pitch falls, 0 where it does not fall; where a
word has several they are set off by commas, as in UniDic's aType: "0,2". Where no rule is sure,
a word has none: no accent is better than a wrong one.

The rules are those of UniDic's aConType for the last part of a compound (UniDic users' manual 1.3.9,
6.7 アクセント結合型, after 匂坂・佐藤 1983; N is the number of morae before the last part, M its own accent):

    C1  N + M   知能 1, 人工知能 5        C3  N   館, 図書館 2
    C2  N + 1   学習 0, 機械学習 4        C4  0   性, 可能性 0
    P2  of a prefix: N + 1 where M is 0, 1 or the last mora   不, 不景気 2

C1 and C2 are taken for Sino-Japanese and borrowed nouns of three morae or more, where they are the
rule of all handbooks (東京外国語大学言語モジュール, 複合名詞のアクセント; Kubozono 2008). What shorter
parts do, is not to be told from their kind: data/accent_parts.tsv lists those that are constant.
A fall never follows ん, っ, ー or the second half of a long vowel but moves one mora to the front;
after a devoiced mora (つ of 美術館) both are heard.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from flashgen.document import Token
from flashgen.kana import is_japanese, is_kana, morae, to_hiragana

_PARTS = Path(__file__).parent / "data" / "accent_parts.tsv"
_SUBORDINATE = frozenset("にでとはか")  # F1: the accent is that of the noun, 実は 2, 一緒に 0
_LONGEST = 3  # tokens: longer compounds often have two accents
_FRONT = ("名詞-普通名詞", "名詞-固有名詞", "形状詞-一般", "接尾辞-名詞的", "接頭辞")
_VOWELS = {
    kana: row[0]
    for row in (
        "あかさたなはまやらわがざだばぱゃ", "いきしちにひみりぎじぢびぴ", "うくすつぬふむゆるぐずづぶぷゅゔ",
        "えけせてねへめれげぜでべぺ", "おこそとのほもよろをごぞどぼぽょ",
    )
    for kana in row
}  # fmt: skip
_DEVOICED = frozenset({"き", "く", "し", "す", "ち", "つ", "ひ", "ふ", "ぴ", "ぷ", "しゅ"})
_VOICELESS = frozenset("かきくけこさしすせそたちつてとはひふへほぱぴぷぺぽ")


def falls(pitch: str) -> tuple[int, ...]:
    """Give the accents of a word, each once; () where it has none or is given as H and L.

    >>> falls("4,0,4"), falls("HLL"), falls("")
    ((4, 0), (), ())
    """
    return tuple(dict.fromkeys(int(part) for part in pitch.split(",") if part.isdecimal()))


def contour(fall: int, length: int) -> str:
    """Give the pitch of a word of so many morae as H and L, and that of a particle after it.

    The first mora is low unless it bears the accent; what follows is high up to the accent.

    >>> contour(1, 2), contour(2, 2), contour(0, 2)
    ('HLL', 'LHL', 'LHH')
    """
    return "".join("H" if (fall == 1 if at == 1 else not fall or at <= fall) else "L"
                   for at in range(1, length + 2))  # fmt: skip


def of_word(tokens: Sequence[Token], spelling: str, reading: str) -> str:
    """Give the accents of a word of these tokens, with this spelling and reading of its dictionary form."""
    return of_compound(tokens, reading) if len(tokens) > 1 else of_token(tokens[0], spelling, reading)


def of_token(token: Token, spelling: str, reading: str) -> str:
    """Give the accents of a word of one token, as UniDic has them for its dictionary form.

    None for dialect words, which Tokyo's accent would misrepresent, for Latin letters, and where
    the token stands for a word with another reading (測る for 測れ, UniDic's potential).
    """
    same = reading == token.headword_reading or _is_modern(token, reading)
    if not token.accent or token.dialect or not same or not is_japanese(spelling):
        return ""
    length = len(morae(reading))
    found = [fall for fall in falls(token.accent) if fall <= length]
    return ",".join(map(str, found)) if is_kana(reading) else ""


def _is_modern(token: Token, reading: str) -> bool:
    """信ずる and 信じる have one accent."""
    return token.headword_reading.endswith("ずる") and reading == token.headword_reading[:-2] + "じる"


def of_compound(tokens: Sequence[Token], reading: str) -> str:
    """Give the accent of a compound with this reading, or "" where no rule is sure of it.

    Phrases have none of their own but adverbs of a noun and a particle (本当に); of compounds that
    inflect no rule is sure.
    """
    *front, last = tokens
    if len(front) == 1 and last.surface in _SUBORDINATE and last.pos.startswith("助詞"):
        return of_token(front[0], front[0].headword, reading.removesuffix(last.reading))
    if not 1 <= len(front) < _LONGEST or not is_kana(reading) or last.ctype:
        return ""
    if any(not token.known or token.dialect or not token.pos.startswith(_FRONT) for token in front):
        return ""
    parts, end = morae(reading), len(morae(last.reading))
    before = len(parts) - end
    # A reading that the dictionary corrected may divide otherwise: 一歩 is いっぽ.
    if last.dialect or sum(len(morae(token.reading)) for token in front) != before:
        return ""
    rule = _parts().get((last.surface, to_hiragana(last.reading)))
    if rule and before > 1:
        return "0" if rule == "flat" else _end_of_front(parts, before)
    if front[0].pos == "接頭辞" and len(front) == 1:
        return _after_prefix(front[0], last, before, end)
    return _long_noun(last, before, end)


def _long_noun(last: Token, before: int, end: int) -> str:
    """Give what a noun of three morae or more makes of a compound: it keeps its fall, or falls at once."""
    if end < 3 or not last.pos.startswith("名詞-普通名詞"):
        return ""
    own = falls(last.accent)
    inside = [fall for fall in own if 0 < fall < end]
    if last.accent_rule == "C1" and len(own) == len(inside) == 1 and last.origin in {"漢", "外"}:
        return str(before + own[0])
    if last.accent_rule == "C2" and own and own[0] in (0, end) and last.origin == "漢":
        return str(before + 1)
    return ""


def _after_prefix(prefix: Token, last: Token, before: int, end: int) -> str:
    own = falls(last.accent)
    listed = _parts().get((prefix.surface, prefix.reading)) == "prefix"
    if listed and end > 2 and own and own[0] in (0, 1, end) and last.pos.startswith(_FRONT[:3]):
        return str(before + 1)
    return ""


def _end_of_front(parts: Sequence[str], before: int) -> str:
    """Give the accent of a compound that falls before its last part, which begins at parts[before]."""
    if _is_weak(parts, before - 1):
        return str(before - 1)
    if parts[before - 1] in _DEVOICED and parts[before][0] in _VOICELESS:
        return f"{before},{before - 1}"
    return str(before)


def _is_weak(parts: Sequence[str], at: int) -> bool:
    """Tell whether a mora is the second half of its syllable, which bears no accent."""
    mora = parts[at]
    if mora in {"ん", "っ", "ー"}:
        return True
    vowel = _VOWELS.get(parts[at - 1][-1], "") if at else ""
    return bool(vowel) and (
        mora == vowel or (mora == "い" and vowel in "あえお") or (mora == "う" and vowel == "お")
    )


@cache
def _parts() -> Mapping[tuple[str, str], str]:
    """(part, reading) → what it does to a compound: flat, before, or prefix."""
    lines = _PARTS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {(part, reading): rule for part, reading, rule, *_ in rows}
