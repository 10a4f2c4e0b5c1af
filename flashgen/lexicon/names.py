"""Which tokens are names: no dictionary explains デイジー where it is what somebody is called."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from flashgen.document import Token
from flashgen.lexicon.stretches import kind

_KATAKANA = re.compile(r"[ァ-ヺー]+")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚÀ-ÿ][\w.'’&+-]*")
_TITLES = frozenset({"さん", "ちゃん", "くん", "君", "様", "さま", "氏", "先生", "先輩", "はん"})
_PLACES = frozenset({
    "橋", "市", "州", "県", "川", "山", "湖", "島", "湾", "半島", "海峡", "諸島", "王国", "共和国", "空港",
})  # fmt: skip
# What only people do, as UniDic's lemmas; of others it is said too seldom to count.
_OF_PEOPLE = frozenset({
    "笑う", "泣く", "怒る", "喜ぶ", "悲しむ", "叫ぶ", "頷く", "微笑む", "答える", "呟く", "黙る", "謝る",
    "驚く", "悩む", "照れる", "拗ねる", "怒鳴る", "尋ねる", "囁く", "酔っ払う",
    "落ち込む", "恥ずかしがる",
})  # fmt: skip
_STOPS = ("補助記号-読点", "補助記号-句点")


def is_latin(token: Token) -> bool:
    """Tell whether a token is a word in Latin letters that is no abbreviation: Claude, not AI."""
    return _script(token.surface) == "latin"


@lru_cache(maxsize=4096)
def _script(surface: str) -> str:
    """Give what a word that may be a name is written in: latin, katakana, or "" where it is neither."""
    if _KATAKANA.fullmatch(surface):
        return "katakana"
    abbreviation = surface.isupper() and len(surface) > 1
    return "latin" if _LATIN.fullmatch(surface) and not abbreviation else ""


def name_ends(tokens: Sequence[Token]) -> dict[int, int]:
    """Give the ends of the names that begin at tokens, by their first tokens.

    Names are runs of words in Latin letters (Path of Exile), katakana with ・ between, and katakana
    before what a place is (テムズ川). A run has a name at each of its tokens, up to the same end.
    """
    may_begin = [at for at, token in enumerate(tokens) if _script(token.surface) or "・" in token.surface]
    return {at: end for at in may_begin if (end := _run_end(tokens, at)) > at}


def _run_end(tokens: Sequence[Token], first: int) -> int:
    """Give the end of the name that begins at a token, or `first` where none does."""
    end = first
    if is_latin(tokens[first]):
        while end < len(tokens) and is_latin(tokens[end]):
            end += 1
    elif not tokens[first].known and "・" in tokens[first].surface[1:-1]:
        end = first + 1
    elif _is_katakana(tokens[first]):
        end = first + 1
        while end + 1 < len(tokens) and tokens[end].surface == "・" and _is_katakana(tokens[end + 1]):
            end += 2
        while end < len(tokens) and _is_katakana(tokens[end]):
            end += 1
        place = end < len(tokens) and tokens[end].surface in _PLACES and kind(tokens[end].pos) in "SNn"
        joined = any(token.surface == "・" for token in tokens[first:end])
        end = end + 1 if place else end if joined else first
    return end


def spoken_to(tokens: Sequence[Token]) -> Iterable[str]:
    """Give the katakana nouns that are names here, by what stands beside them.

    That is a title (マリンさん), or a comma and then a greeting (ルーン、こんにちは), or a call
    before them (おお、ルーン、…).
    """
    for at, token in enumerate(tokens):
        if (
            _is_katakana(token)
            and kind(token.pos) in "Nn"
            and len(token.surface) > 1
            and _is_called(tokens, at)
        ):
            yield token.surface


def said_of_people(tokens: Sequence[Token]) -> Iterable[str]:
    """Give the katakana nouns that do what people do: デイジーは笑った, ルーンが言った.

    Whether they can be anything but names is for the dictionary to say (ロボットが笑った).
    """
    for at, token in enumerate(tokens[:-2]):
        if _is_katakana(token) and tokens[at + 1].surface in {"は", "が", "も"} and kind(token.pos) in "Nn":
            after = next((near for near in tokens[at + 2 : at + 7] if kind(near.pos) == "V"), None)
            spoke = after is tokens[at + 2] and after.lexeme.lemma == "言う"
            if after and (spoke or after.lexeme.lemma in _OF_PEOPLE):
                yield token.surface


def _is_called(tokens: Sequence[Token], at: int) -> bool:
    after, before = tokens[at + 1 : at + 3], tokens[max(0, at - 2) : at]
    if after and after[0].surface in _TITLES and kind(after[0].pos) in "SN":
        return True
    stops_after = not after or after[0].pos in _STOPS
    stops_before = not before or before[-1].pos in _STOPS
    if not (stops_after and stops_before):
        return False
    return (len(after) == 2 and _is_greeting(after[1])) or (len(before) == 2 and _is_greeting(before[0]))


def _is_greeting(token: Token) -> bool:
    return token.pos.startswith("感動詞")


def _is_katakana(token: Token) -> bool:
    return _script(token.surface) == "katakana"
