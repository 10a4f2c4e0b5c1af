"""Which stretches of tokens may be one word: compounds, and expressions with particles in them.

Only the kinds of the tokens are looked at here; whether a dictionary has the stretch, and whether
what it has is meant, is decided in linking.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from flashgen.document import Token
from flashgen.kana import has_kanji
from flashgen.values import dataclass

LONGEST = 8  # tokens: 目の中に入れても痛くない is the longest kind that JMdict has many of

# Kinds of tokens, one letter each, so that stretches can be described by sets of them:
# N noun, pronoun; n name; 1 numeral; P prefix; S suffix; V verb; A adjective; K 形状詞;
# D adverb; R 連体詞; I interjection, conjunction; p particle; x auxiliary; # anything else.
_KINDS = (
    ("名詞-固有名詞", "n"), ("名詞-数詞", "1"), ("名詞-助動詞語幹", "x"), ("名詞", "N"), ("代名詞", "N"),
    ("接頭辞", "P"), ("接尾辞", "S"), ("動詞", "V"), ("形容詞", "A"), ("形状詞-助動詞語幹", "x"),
    ("形状詞", "K"), ("副詞", "D"), ("連体詞", "R"), ("感動詞", "I"), ("接続詞", "I"), ("助詞", "p"),
    ("助動詞", "x"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What a stretch of some sort begins with, goes on with, and ends with."""

    first: frozenset[str]
    inner: frozenset[str]
    last: frozenset[str]


_COMPOUND = _Pattern(frozenset("PNn1KVADS"), frozenset("PNn1KVAS"), frozenset("NKSVA"))
_EXPRESSION = _Pattern(frozenset("PN1KDARVI"), frozenset("PNKSDARVp1x"), frozenset("NVASKD"))
_ADVERBS = frozenset({"Np", "1Sp", "1Np", "PNp", "Vp", "Vx"})
_CONTENT = frozenset("NKDAVSR")

_STEM_FORMS = ("連用形-一般", "語幹", "連用形-省略")
_GRAMMAR_WORDS = Path(__file__).parent / "data" / "grammar_words.tsv"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens from `first` up to, but without, `end`; `compound` where it has no particles."""

    first: int
    end: int
    compound: bool


@lru_cache(maxsize=512)
def kind(pos: str) -> str:
    """Give the letter for a part of speech, as the sets of this module have it.

    >>> kind("名詞-固有名詞-地名-国"), kind("助動詞"), kind("補助記号-読点")
    ('n', 'x', '#')
    """
    return next((letter for beginning, letter in _KINDS if pos.startswith(beginning)), "#")


def is_light(token: Token) -> bool:
    """Tell whether a token is a 形式名詞 or a verb that is mostly grammar, such as こと or する.

    A stretch with particles that has nothing else is grammar too (ことになる, ようにする), however
    many dictionaries list it.
    """
    return is_light_lemma(token.lexeme.lemma)


def is_light_lemma(lemma: str) -> bool:
    """Tell whether a lemma of UniDic is a light word; see `is_light`."""
    return lemma in _grammar_words()["light"]


@cache
def _grammar_words() -> Mapping[str, frozenset[str]]:
    """Give the words of grammar, as UniDic's lemmas: light, helper, aspect."""
    lines = _GRAMMAR_WORDS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {
        name: frozenset(lemma for lemma, names, _ in rows if name in names.split(","))
        for name in ("light", "helper", "aspect", "particle")
    }


def kinds(tokens: Sequence[Token]) -> str:
    """Give the kinds of tokens as one string, a letter for each."""
    return "".join([kind(token.pos) for token in tokens])


def stretches(tokens: Sequence[Token], letters: str) -> Iterator[Stretch]:
    """Give every stretch of two tokens or more that may be one word."""
    for first, letter in enumerate(letters):
        if letter in "px#" or (letter == "1" and letters[first - 1 : first] == "1"):
            continue  # nothing begins so; 十五分 is not 五分
        yield from _stretches_from(tokens, letters, first)


def _stretches_from(tokens: Sequence[Token], letters: str, first: int) -> Iterator[Stretch]:
    counted = letters[first - 1 : first] == "1"  # 三十度を超える has no 度を超える in it
    compound, expression = letters[first] in _COMPOUND.first, letters[first] in _EXPRESSION.first
    expression = expression and not counted
    content = _is_content(tokens[first], letters[first])
    for at in range(first + 1, min(first + LONGEST, len(tokens))):
        token, letter, before = tokens[at], letters[at], tokens[at - 1]
        if letter == "#" or token.start != before.end:
            return
        # Verbs and adjectives inside a compound stand in their stems: 歩き始める, not 歩く人.
        if compound and letters[at - 1] in "VA" and not before.cform.startswith(_STEM_FORMS):
            compound = False
        content = content or _is_content(token, letter)
        if letter in "px":  # of expressions with a particle at their end there are only adverbs
            if letters[first : at + 1] in _ADVERBS and _is_adverbial(tokens[first : at + 1], letter):
                yield Stretch(first, at + 1, False)
        elif compound and letter in _COMPOUND.last:
            if not _is_regular_verb(token):
                yield Stretch(first, at + 1, True)
        elif expression and content and letter in _EXPRESSION.last and not _is_object_and_suru(before, token):
            yield Stretch(first, at + 1, False)
        compound = compound and letter in _COMPOUND.inner
        expression = expression and letter in _EXPRESSION.inner
        if not (compound or expression):
            return


def _is_adverbial(tokens: Sequence[Token], last: str) -> bool:
    """Tell whether a word and a particle can be an adverb: 一度に, 実は, いつか, 思い切って, 喜んで.

    Of auxiliaries ず can make one too: 思いがけず.
    """
    word, particle = tokens[0], tokens[-1].surface
    if word.pos == "代名詞":
        return particle in {"か", "も"}  # いつか, いつも
    if word.pos.startswith("動詞"):
        if last == "x":
            return particle == "ず"
        return particle in {"て", "で"} and not is_light(word)
    return particle in {"に", "で", "と", "は", "か"} and not is_light(word)


def _is_regular_verb(last: Token) -> bool:
    """勉強する and 話し始める are a word and a verb of grammar, even where a dictionary has them."""
    return last.lexeme.lemma in _grammar_words()["aspect"]


def _is_object_and_suru(before: Token, last: Token) -> bool:
    """話をする is no more than its parts; 気にする and 口にする are."""
    return last.lexeme.lemma == "為る" and before.surface in {"を", "は", "も", "とか"}


def _is_content(token: Token, letter: str) -> bool:
    return letter in _CONTENT and not is_light(token)


def is_grammar_verb(tokens: Sequence[Token], letters: str, at: int) -> bool:
    """Tell whether a verb or an adjective is grammar here.

    So is いる of 食べている, する of 勉強する, つく of について, and しれる of かもしれない.
    """
    token = tokens[at]
    if at == 0 or letters[at] not in "VA":
        return False
    before = tokens[at - 1]
    if token.lexeme.lemma in {"無い", "無し"} and (
        letters[at - 1] in "xA" or before.surface in {"じゃ", "では"}
    ):
        return True  # 高くない, 食べたくない, そうじゃない
    if token.lexeme.lemma == "知れる" and at > 1 and (tokens[at - 2].surface, before.surface) == ("か", "も"):
        return True  # whatever follows: かもしれません, かもしれまへん
    if token.lexeme.lemma in {"為る", "出来る"}:
        return "サ変" in before.pos
    if before.surface in {"に", "と", "も"} and token.lexeme.lemma in _grammar_words()["particle"]:
        return _is_in_compound_particle(tokens, at)
    return token.lexeme.lemma in _grammar_words()["helper"] and before.pos == "助詞-接続助詞"


def _is_in_compound_particle(tokens: Sequence[Token], at: int) -> bool:
    """Tell について from 壁についている, and にとって from 手に取って."""
    token = tokens[at]
    if has_kanji(token.surface) and not token.headword.endswith("する"):
        return False
    after, next_ = [*tokens[at + 1 : at + 3], None, None][:2]
    if after is None or token.cform.startswith("連体形"):
        return True
    follows_helper = next_ is not None and next_.lexeme.lemma in _grammar_words()["helper"]
    return after.surface in {"て", "ない", "ん", "へん", "と", "ば"} and not follows_helper
