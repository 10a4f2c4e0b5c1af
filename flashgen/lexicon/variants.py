"""Other shapes of expressions: with は or も, without their particle, negated, and in speech.

A dictionary has 役に立つ, 気をつける and 手に負えない; people say 役には立つ, 気ぃつける and 手に負えません.
"""

from collections.abc import Iterator, Sequence

from flashgen.document import Token
from flashgen.lexicon.forms import base_verb, is_negative
from flashgen.lexicon.stretches import Stretch, is_light
from flashgen.values import dataclass

_CASES = ("が", "を")
_TOPICS = frozenset({"は", "も"})
_ADJECTIVE = ("形容詞-一般", "形容詞")
_LENGTHENED = "ぁぃぅぇぉ"  # 目ぇ, 気ぃ: a noun of one mora said long
_PARTICLES_FIRST = frozenset({"に", "と"})  # に過ぎない, とは限らない
_ADVERB_ENDS = frozenset({"か", "に", "も", "たら", "ながら"})  # いつの間にか, もしかしたら, 残念ながら
_LONGEST_ADVERB = 5
_STEMS = str.maketrans("いきぎしちにびみり", "わかがさたなばまら")  # 立ちません is 立たない


@dataclass(frozen=True, slots=True)
class Variant:
    """A stretch of tokens and an expression as which it may be meant, with its part of speech.

    `affirmative` is the expression without its ない; `lengthened` tells that the noun is said long.
    """

    stretch: Stretch
    spelling: str
    pos: str
    ctype: str
    affirmative: str = ""
    lengthened: bool = False


def variants(tokens: Sequence[Token], letters: str) -> Iterator[Variant]:
    """Give what the stretches of a sentence may be another shape of."""
    for first, letter in enumerate(letters):
        noun = not is_light(tokens[first]) or tokens[first].lexeme.lemma == "訳"
        if letter in "NK" and letters[first - 1 : first] != "1" and noun:
            yield from _with_verb(tokens, letters, first)
        elif letter == "p" and tokens[first].surface in _PARTICLES_FIRST:
            topic = first + 1 < len(tokens) and tokens[first + 1].surface in _TOPICS
            said = "".join(token.surface for token in tokens[first : first + 1 + topic])
            yield from _negated(tokens, letters, first, first + 1 + topic, [said])
        if letter in "NKDI" and not is_light(tokens[first]):
            yield from _adverbs(tokens, letters, first)


def _with_verb(tokens: Sequence[Token], letters: str, first: int) -> Iterator[Variant]:
    """Give a noun, its particle and a verb or adjective: as it is negated, and in other particles."""
    after = first + 1
    while after < len(tokens) and letters[after] == "p" and after < first + 3:
        after += 1
    if after == len(tokens) or letters[after] not in "VA" or tokens[after - 1].surface == "て":
        return
    noun, last = _plain(tokens[first]), tokens[after]
    if last.lexeme.lemma == "為る" and tokens[after - 1].surface not in {"に", "が"}:
        return  # 無理する and 無理はする are a noun and する
    said = "".join(token.surface for token in tokens[first + 1 : after])
    lengthened = noun != tokens[first].surface
    listed = first > 0 and tokens[first - 1].surface == "も"  # 手も足も出ない is not 足が出る
    meant = () if listed else _particles(said)
    meant = (said, *meant) if lengthened else meant
    yield from _negated(tokens, letters, first, after, [noun + particle for particle in (said, *meant)])
    stretch = Stretch(first, after + 1, False)
    for particle in meant:
        yield Variant(stretch, noun + particle + last.headword, last.pos, last.ctype, lengthened=lengthened)
    if said and (base := base_verb(last)):
        for particle in (said, *meant):
            yield Variant(stretch, noun + particle + base[0], last.pos, base[2])


def _plain(noun: Token) -> str:
    surface = noun.surface
    return surface[:-1] if len(surface) == 2 and surface[1] in _LENGTHENED else surface


def _particles(said: str) -> tuple[str, ...]:
    """Give the particles for which others may stand: に for には, が and を for は and for none."""
    if not said or said in _TOPICS:
        return _CASES
    return (said[:-1],) if len(said) > 1 and said[-1] in _TOPICS else ()


def _negated(
    tokens: Sequence[Token], letters: str, first: int, at: int, beginnings: Sequence[str]
) -> Iterator[Variant]:
    """Give the expressions in ない of a verb at `at` that is negated: 手に負えない for 手に負えません."""
    if letters[at : at + 1] != "V":
        return
    end, verb = at + 1, tokens[at]
    polite = end < len(tokens) and tokens[end].headword == "ます"
    if end + polite >= len(tokens) or not is_negative(tokens[end + polite]):
        return
    stem = verb.surface
    if polite and verb.lexeme.lemma == "有る":  # 仕方がありません is 仕方がない
        stem, beginnings = "", [*beginnings, *(each[:-1] for each in beginnings if each.endswith("が"))]
    elif polite and verb.ctype.startswith("五段"):
        stem = stem[:-1] + stem[-1].translate(_STEMS)
    stretch = Stretch(first, end + polite + 1, False)
    for beginning in beginnings:
        yield Variant(stretch, f"{beginning}{stem}ない", *_ADJECTIVE, stem and beginning + verb.headword)


def _adverbs(tokens: Sequence[Token], letters: str, first: int) -> Iterator[Variant]:
    spelling = tokens[first].surface
    for at in range(first + 1, min(first + _LONGEST_ADVERB, len(tokens))):
        token = tokens[at]
        if letters[at] == "#" or token.start != tokens[at - 1].end:
            return
        spelling += token.surface
        regular = token.surface == "に" and "p" not in letters[first:at]  # 基本的に, 時間通りに
        whole = (at > first + 1 or len(token.surface) > 2) and not regular
        if whole and letters[at] in "px" and token.surface in _ADVERB_ENDS:
            yield Variant(Stretch(first, at + 1, False), spelling, "副詞", "")
