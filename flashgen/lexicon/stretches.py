"""Which stretches of tokens may be one word: compounds, and expressions with particles in them.

Only the kinds of the tokens are looked at here; whether a dictionary has the stretch, and whether
what it has is meant, is decided in linking.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flashgen.document import Token

LONGEST = 8  # tokens: 目の中に入れても痛くない is the longest kind that JMdict has many of

# Kinds of tokens, one letter each, so that stretches can be described by regular expressions:
# N noun, pronoun; n name; 1 numeral; P prefix; S suffix; V verb; A adjective; K 形状詞;
# D adverb; R 連体詞; I interjection, conjunction; p particle; x auxiliary; # anything else.
_KINDS = (
    ("名詞-固有名詞", "n"), ("名詞-数詞", "1"), ("名詞", "N"), ("代名詞", "N"), ("接頭辞", "P"),
    ("接尾辞", "S"), ("動詞", "V"), ("形容詞", "A"), ("形状詞-助動詞語幹", "x"), ("形状詞", "K"),
    ("副詞", "D"), ("連体詞", "R"), ("感動詞", "I"), ("接続詞", "I"), ("助詞", "p"), ("助動詞", "x"),
)  # fmt: skip

_COMPOUND = re.compile(r"[PNn1KVADS][PNn1KVAS]*[NKSVA]")
_EXPRESSION = re.compile(r"[PN1KDARVI][PNKSDARVp1x]*[NVASK]")
_ADVERB = re.compile(r"(?:N|1S|1N|PN)p")

# 形式名詞 and verbs that are mostly grammar. A stretch with particles that has nothing else is
# grammar too (ことになる, ようにする), however many dictionaries list it.
LIGHT = frozenset(
    "事 物 者 様 所 訳 筈 為 儘 方 時 内 中 上 所為 の 為る 成る 有る 居る 言う 仰る 出来る 思う 見る "
    "無い 良い 遣る 行く 来る 置く 仕舞う 呉れる 貰う 此れ 其れ 彼れ 此の 其の 彼の 何 何れ 誰 どう "
    "こう そう ああ 如何".split()
)
_STEM_FORMS = ("連用形-一般", "語幹", "連用形-省略")
# 補助動詞: after て they are grammar (食べてみる), and so no words.
_HELPERS = frozenset(
    "居る 見る 来る 行く 仕舞う 置く 呉れる 貰う 遣る 上げる 下さる 頂く 有る 御座る いらっしゃる 為さる おる "
    "参る 差し上げる 欲しい".split()
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens from `first` up to, but without, `end`; `compound` where it has no particles."""

    first: int
    end: int
    compound: bool


@lru_cache(maxsize=512)
def kind(pos: str) -> str:
    """Give the letter for a part of speech, as the regular expressions of this module have it.

    >>> kind("名詞-固有名詞-地名-国"), kind("助動詞"), kind("補助記号-読点")
    ('n', 'x', '#')
    """
    return next((letter for beginning, letter in _KINDS if pos.startswith(beginning)), "#")


def kinds(tokens: Sequence[Token]) -> str:
    """Give the kinds of tokens as one string, a letter for each."""
    return "".join(kind(token.pos) for token in tokens)


def stretches(tokens: Sequence[Token], letters: str) -> Iterator[Stretch]:
    """Give every stretch of two tokens or more that may be one word."""
    for first in range(len(tokens)):
        for end in range(first + 2, min(first + LONGEST, len(tokens)) + 1):
            if letters[end - 1] == "#" or tokens[end - 1].start != tokens[end - 2].end:
                break
            found = _kind_of_stretch(tokens[first:end], letters[first:end])
            if found is not None:
                yield Stretch(first, end, found)


def _kind_of_stretch(tokens: Sequence[Token], letters: str) -> bool | None:
    """Tell whether the tokens may be a compound (True), an expression (False), or neither (None)."""
    if _COMPOUND.fullmatch(letters) and _joined_by_stems(tokens, letters):
        return None if _is_suru_verb(tokens) else True
    if _ADVERB.fullmatch(letters):
        return False if tokens[-1].surface in {"に", "で", "と"} else None
    if not _EXPRESSION.fullmatch(letters) or not _has_content(tokens, letters):
        return None
    return None if _is_object_and_suru(tokens) else False


def _joined_by_stems(tokens: Sequence[Token], letters: str) -> bool:
    """Verbs and adjectives inside a compound stand in their stems: 歩き始める, not 歩く人."""
    return all(
        letter not in "VA" or token.cform.startswith(_STEM_FORMS)
        for token, letter in zip(tokens[:-1], letters, strict=False)
    )


def _is_suru_verb(tokens: Sequence[Token]) -> bool:
    """勉強する and 勉強できる are the noun with a verb of grammar, even where a dictionary has them."""
    return tokens[-1].lexeme.lemma in {"為る", "出来る"}


def _is_object_and_suru(tokens: Sequence[Token]) -> bool:
    """話をする is no more than its parts; 気にする and 口にする are."""
    return tokens[-1].lexeme.lemma == "為る" and tokens[-2].surface in {"を", "は", "も", "とか"}


def _has_content(tokens: Sequence[Token], letters: str) -> bool:
    return any(
        letter in "NKDAVSR" and token.lexeme.lemma not in LIGHT
        for token, letter in zip(tokens, letters, strict=True)
    )


def is_helper(tokens: Sequence[Token], letters: str, at: int) -> bool:
    """Tell whether a verb or an adjective is grammar here: いる of 食べている, する of 勉強する."""
    token = tokens[at]
    if at == 0 or letters[at] not in "VA":
        return False
    before = tokens[at - 1]
    if token.lexeme.lemma in {"無い", "無し"} and (
        letters[at - 1] in "xA" or before.surface in {"じゃ", "では"}
    ):
        return True  # 高くない, 食べたくない, そうじゃない
    if token.lexeme.lemma in {"為る", "出来る"}:
        return "サ変" in before.pos
    return (
        token.lexeme.lemma in _HELPERS
        and before.surface in {"て", "で", "ちゃ", "じゃ"}
        and "助詞" in before.pos
    )
