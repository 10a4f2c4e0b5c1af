"""Other shapes of expressions: with は or も, without their particle, negated, and in speech.

A dictionary has 役に立つ, 気をつける and 手に負えない; people say 役には立つ, 気ぃつける and 手に負えません.
Here are adverbs, too, that are made of several tokens: もしかして, どうにか, まもなく.
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
# What may end an adverb that is common: 主として, 少なくとも; and これから, それほど, but no こうと.
_ENDS = frozenset(
    [
        "て",
        "で",
        "と",
        "は",
        "や",
        "ば",
        "か",
        "も",
        "に",
        "ず",
        "から",
        "ほど",
        "だけ",
        "まで",
        "しも",
        "やら",
        "とも",
    ]
)
_POINTING_ENDS = frozenset({"から", "ほど", "だけ"})
_LOOKED_FOR = frozenset({"に", "で", "と", "は", "か"})  # after a noun: stretches.py has these
_LONGEST_ADVERB = 5
_LONGEST_NEGATED = 6
_STEMS = str.maketrans("いきぎしちにびみり", "わかがさたなばまら")  # 立ちません is 立たない


@dataclass(frozen=True, slots=True)
class Variant:
    """A stretch of tokens and an expression as which it may be meant, with its part of speech.

    `affirmative` is the expression without its ない; `lengthened` tells that the noun is said long,
    `common` that only a common word can be meant.
    """

    stretch: Stretch
    spelling: str
    pos: str
    ctype: str
    affirmative: str = ""
    lengthened: bool = False
    common: bool = False


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
        if letter in "NKDIVAPR":
            yield from _adverbs(tokens, letters, first)
        if letter == "V" and letters[first + 1 : first + 2] == "x" and not is_light(tokens[first]):
            yield from _long_negated(tokens, letters, first)


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
    """Give the stretches that may be an adverb; of most only what is common can be meant."""
    before = tokens[first]
    spelling, light, led = before.surface, is_light(before), _is_led_up_to(tokens, letters, first)
    any_word = letters[first] in "NKDI" and not light
    if led and not any_word:
        return
    for at in range(first + 1, min(first + _LONGEST_ADVERB, len(tokens))):
        token, letter = tokens[at], letters[at]
        if letter == "#" or token.start != before.end:
            return
        surface, before = token.surface, token
        spelling += surface
        if letter not in "px" and not (letter == "A" and surface.endswith("く")):
            continue
        second = at == first + 1
        if second and letter == "p" and letters[first] == "N" and not light and surface in _LOOKED_FOR:
            continue
        if surface == "に" and not second and "p" not in letters[first:at]:
            continue  # regular: 基本的に, 時間通りに
        if any_word and surface in _ADVERB_ENDS and (not second or len(surface) > 2):
            yield Variant(Stretch(first, at + 1, False), spelling, "副詞", "")
        elif not led and (letter == "A" or surface in (_POINTING_ENDS if light and second else _ENDS)):
            yield Variant(Stretch(first, at + 1, False), spelling, "副詞", "", common=True)


def _is_led_up_to(tokens: Sequence[Token], letters: str, first: int) -> bool:
    """Tell whether what stands before a token belongs to it: 来た時には, かどうか, 時間を要するに."""
    if not first or tokens[first - 1].end != tokens[first].start:
        return False
    before, surface = letters[first - 1], tokens[first - 1].surface
    if letters[first] == "D":
        return surface == "か"
    if letters[first] in "VA":
        return before in "VAxNS" or surface in {"を", "が", "に", "と", "て", "で"}
    return before in "VAxRPNnS1" or surface in {"の", "な"}


def _long_negated(tokens: Sequence[Token], letters: str, at: int) -> Iterator[Variant]:
    """Give the longer expressions in ない that end in a verb: 手も足も出ない, やむを得ません."""
    for first in range(at - 2, max(-1, at - _LONGEST_NEGATED), -1):
        if letters[first + 1] == "#" or tokens[first].end != tokens[first + 1].start:
            return
        if is_light(tokens[first]):
            continue
        if (
            letters[first] in "NKDV"
            and "p" in letters[first:at]
            and (first < at - 2 or letters[first] == "V")
        ):
            said = "".join(token.surface for token in tokens[first:at])
            yield from _negated(tokens, letters, first, at, [said])
