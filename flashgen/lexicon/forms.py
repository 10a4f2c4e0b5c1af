"""Forms of tokens: what dictionary form and what reading they have, and what stands around them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from flashgen.document import DialectForm, Sentence, Token
from flashgen.kana import is_kana
from flashgen.lexicon.dictionary import Entry

COMMON_NOUN = "名詞-普通名詞-一般"
# What a compound is whose last token is a suffix: 普遍的 is a 形状詞, 解釈性 a noun.
_POS_OF_SUFFIXED = {
    "接尾辞-名詞的": COMMON_NOUN,
    "接尾辞-形状詞的": "形状詞-一般",
    "接尾辞-動詞的": "動詞-一般",
    "接尾辞-形容詞的": "形容詞-一般",
}
_NEGATIVES = frozenset({"ない", "へん", "ん", "ぬ"})
_POINTING = frozenset({"あの", "その", "この"})
_POTENTIAL = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))
# Parts of a compound change their sound: 株式会社 is かぶしきがいしゃ, 一歩 いっぽ.
_UNVOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽっ",
    "かきくけこさしすせそたちつてとはひふへほはひふへほつ",
)


def pos_of(tokens: Sequence[Token]) -> str:
    """Give the part of speech of tokens as one word, with UniDic's names."""
    last = tokens[-1]
    if len(tokens) == 1:
        return last.pos
    if last.pos.startswith("助"):
        return "形容詞-一般" if is_negative(last) else "副詞"
    return next((pos for suffix, pos in _POS_OF_SUFFIXED.items() if last.pos.startswith(suffix)), last.pos)


def is_negative(token: Token) -> bool:
    """Tell whether a token is an auxiliary that negates: ない, へん, ん of ません, but not ず."""
    return token.headword in _NEGATIVES and token.surface != "ず" and token.pos.startswith("助動詞")


def base_verb(token: Token) -> tuple[str, str, str] | None:
    """Give spelling, reading and class of the verb as which a dictionary has 測れる and 信ずる."""
    return base_of_potential(token) or modern_verb(token)


def base_of_potential(token: Token) -> tuple[str, str, str] | None:
    """Give spelling, reading and class of the verb whose potential a token is.

    That is 測る for 測れる, and 見る for 見れる, which drops its ら.
    """
    head, reading, lexeme = token.headword, token.headword_reading, token.lexeme
    if not token.ctype.startswith("下一段") or len(head) < 3 or lexeme.reading == reading:
        return None
    if not is_kana(head[-2:]) or reading[-2] not in _POTENTIAL:
        return None
    stem, end = reading[:-2], _POTENTIAL[reading[-2]]
    if stem + end == lexeme.reading:
        row = token.ctype.removeprefix("下一段-")
        return head[:-2] + end, stem + end, "五段-ワア行" if row == "ア行" else f"五段-{row}"
    if reading[-2] == "れ" and stem + "る" == lexeme.reading:
        return head[:-2] + "る", lexeme.reading, "上一段"
    return None


def modern_verb(token: Token) -> tuple[str, str, str] | None:
    """Give 信じる for 信ずる, as which UniDic takes 信じ."""
    if token.ctype.startswith("サ行変格") and token.headword.endswith("ずる") and "じ" in token.surface:
        return token.headword[:-2] + "じる", token.headword_reading[:-2] + "じる", "上一段"
    return None


def dictionary_reading(entry: Entry, spelling: str, heard: str) -> str:
    """Give the reading that a dictionary has for a compound heard as the sum of its parts (hiragana)."""
    readings = entry.readings(spelling)
    if heard in readings or not readings:
        return heard
    return next((reading for reading in readings if sound_alike(heard, reading)), readings[0])


def sound_alike(heard: str, reading: str) -> bool:
    """Tell whether two readings differ at most as parts of a compound may: かいしゃ, がいしゃ."""
    return heard == reading or (
        len(heard) == len(reading) and heard.translate(_UNVOICED) == reading.translate(_UNVOICED)
    )


def as_meant(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Give tokens with あの and the like as 連体詞 before what they point at, not as fillers.

    UniDic takes あの山 and あの赤い屋根 for あのー、山; it is a filler before a comma or a pronoun.
    """
    meant = list(tokens)
    for at, (token, after) in enumerate(pairwise(tokens)):
        if token.pos == "感動詞-フィラー" and token.surface in _POINTING and _is_pointed_at(token, after):
            meant[at] = replace(token, pos="連体詞")
    return tuple(meant)


def _is_pointed_at(token: Token, after: Token) -> bool:
    if after.start != token.end:
        return False
    described = after.pos.startswith("形容詞") and after.cform.startswith("連体形")
    return described or after.pos.startswith(("名詞-普通名詞", "名詞-固有名詞", "接頭辞"))


def roles_of(tokens: Sequence[Token], letters: str, first: int, end: int) -> tuple[str, ...]:
    """Give what the neighbours of tokens[first:end] say about it, with the names of roles.tsv."""
    roles = (_role_after(tokens, letters, first), _role_before(tokens, letters, end))
    return tuple(role for role in roles if role)


def _role_after(tokens: Sequence[Token], letters: str, first: int) -> str:
    """Give what the token before says about tokens[first:]."""
    before, letter = letters[first - 1] if first else "#", letters[first]
    if before == "1" and letter in "NS":
        return "counter"
    if letter == "S" and before in "NnK":
        return "suffix"
    return "bound" if letter == before == "V" and tokens[first - 1].cform == "連用形-一般" else ""


def _role_before(tokens: Sequence[Token], letters: str, end: int) -> str:
    """Give what the token after says about tokens[:end]."""
    if end == len(tokens):
        return ""
    after, letter = tokens[end], letters[end]
    if after.lexeme.lemma in {"為る", "出来る"}:
        return "suru"
    if after.surface == "な" and letter == "x":
        return "na"
    if after.surface == "の":
        return "no"
    if after.pos.startswith(("助詞-格助詞", "助詞-係助詞")):
        return "case"
    if letters[end - 1] in "NKD" and (letter in "VADKR" or after.pos == "補助記号-読点"):
        return "adverb"
    return "prefix" if letters[end - 1] == "P" else ""


def forms_over(sentence: Sentence) -> Mapping[int, DialectForm]:
    """Give the dialect form over each token by the token's start; forms shared by all Japan do not count."""
    forms = [form for form in sentence.forms if not form.shared]
    if not forms:
        return {}
    return {t.start: f for t in sentence.tokens for f in forms if f.start <= t.start and t.end <= f.end}


def is_standard_part(token: Token, form: DialectForm) -> bool:
    """Tell whether a token inside a dialect form is a standard word: 見え of 見えへん (見えない).

    It is if its stem stands in the standard rendering; あか of あかん (だめ) is not 開く.
    """
    if token.ctype in {"サ行変格", "カ行変格"}:
        return True
    stem = token.headword[:-1] if token.ctype else token.headword
    stem = stem or token.headword
    return any(stem[:n] in form.standard for n in (len(stem), len(stem) - 1) if n > 0)
