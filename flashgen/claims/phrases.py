"""Parts of sentences for cards: a stretch in standard Japanese, a clause without its ending, a noun phrase.

Everything is cut at tokens, so that endings are told apart by what they are (や the copula, や the
particle) and dialect forms are replaced whole, as the dialect's rules rendered them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from flashgen.claims import words
from flashgen.document import Sentence, Token
from flashgen.morphology import conjugation
from flashgen.values import dataclass

_MARKS = ("補助記号", "空白")
_OPENERS = ("接続詞", "感動詞")
_LONGEST_META = 12  # tokens of 前に話した例に戻ると
_COMMAS = frozenset(["、", "，", ","])
_CLOSING = frozenset("」』）)")
_TRAILING = frozenset(["けど", "が", "けれど", "けれども", "し"])
_COPULAS = frozenset(["だ", "や", "です", "じゃ"])
_PRESENT_COPULAS = frozenset(["だ", "や", "です", "な", "じゃ"])
_POLITE = frozenset(["ます", "です"])
_FORMAL_NOUNS = frozenset(["の", "ん"])
_THINKING = frozenset(["思う", "考える", "信ずる", "信じる"])
# What a dialect form that is cut in its middle still carries of its ending: なさる|んだ.
_ENDING = re.compile(r"(なの|の|ん)?(だ|です)?(よ|ね|な|わ|ぞ)*$")


def is_mark(token: Token) -> bool:
    """Tell whether a token is punctuation."""
    return token.pos.startswith(_MARKS)


def is_noun(token: Token) -> bool:
    """Tell whether a token can stand inside a noun compound: 強化|学習, 二|種類, お|世辞, 言語|的."""
    return (
        token.pos.startswith(("名詞", "接頭辞", "接尾辞-名詞的")) and token.surface not in _FORMAL_NOUNS
    ) or (not token.known and token.pos.startswith("記号"))


def is_copula(token: Token) -> bool:
    """Tell whether a token is だ, です or や; UniDic takes や before 。 for a particle at times."""
    if token.pos.startswith("助動詞"):
        return token.lexeme.lemma in _COPULAS
    return token.surface in ("や", "やっ") and token.pos.startswith("助詞")


def opening(sentence: Sentence) -> int:
    """Give the index of the first token after でも、 ほんで、 まあ、 例を挙げると、 and the like."""
    tokens = sentence.tokens
    at = 0
    while (after := _after_opener(sentence, at)) is not None:
        at = after
    at = _after_meta(tokens, at)
    return at if at < len(tokens) else 0


def _after_opener(sentence: Sentence, at: int) -> int | None:
    """Give the index after the opener that begins at token `at`; None where none does."""
    tokens, lists = sentence.tokens, words.load()
    if at >= len(tokens):
        return None
    token = tokens[at]
    joins = token.pos.startswith(_OPENERS) and token.surface not in lists.openers_with_comma
    if token.surface in _COMMAS or joins:
        return at + 1
    for end in range(min(len(tokens) - 1, at + 6), at, -1):
        comma = tokens[end].surface in _COMMAS
        spelled = sentence.text[token.start : tokens[end - 1].end]
        if spelled in lists.openers or (comma and spelled in lists.openers_with_comma):
            return end + comma
    for form in sentence.forms:
        if form.start == token.start and form.standard in lists.openers:
            return next((i for i in range(at, len(tokens)) if tokens[i].start >= form.end), None)
    return None


def _after_meta(tokens: Sequence[Token], first: int) -> int:
    """Skip a first clause in which the talk speaks of itself: 話に戻ると、 大まかに言えば、."""
    for at in range(first + 1, min(len(tokens) - 1, first + _LONGEST_META)):
        if tokens[at].surface in _COMMAS:
            spoken = any({t.lexeme.lemma, t.headword} & words.load().meta for t in tokens[at - 2 : at - 1])
            return at + 1 if spoken and tokens[at - 1].surface in ("と", "ば") else first
    return first


def starts_anaphorically(sentence: Sentence) -> bool:
    """Tell whether a sentence begins by pointing back: でもその川は…, そこには…."""
    at = opening(sentence)
    return points_back(sentence.tokens[at : at + 2])


def points_back(tokens: Sequence[Token]) -> bool:
    """Tell whether any of the tokens points out of the sentence: これ, その, そう."""
    return any(t.lexeme.lemma in words.load().demonstratives for t in tokens)


def standard(sentence: Sentence, start: int, end: int) -> str:
    """Give text[start:end] in standard Japanese, contractions too (してる → している).

    A dialect form that begins before `start` is left out; one that goes on after `end` is there
    without its ending.
    """
    pieces, at = [], start
    for form in sentence.forms:
        unchanged = form.standard == form.surface  # colloquial everywhere: してる
        if unchanged or form.start < at or form.start >= end:
            continue
        pieces.append(_uncontracted(sentence, at, form.start))
        pieces.append(form.standard if form.end <= end else _ENDING.sub("", form.standard))
        at = form.end
    if at < end:
        pieces.append(_uncontracted(sentence, at, end))
    return "".join(pieces)


def _uncontracted(sentence: Sentence, start: int, end: int) -> str:
    pieces, at = [], start
    for token in sentence.tokens:
        if not (start <= token.start and token.end <= end):
            continue
        if token.lexeme.lemma == "てる":
            pieces.append(sentence.text[at : token.start + 1] + "い")
            at = token.start + 1
        elif token.surface == "もん" and token.lexeme.lemma == "物":
            pieces.append(sentence.text[at : token.start] + "もの")
            at = token.end
    return "".join(pieces) + sentence.text[at:end]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in plain standard Japanese without copula, particles and と思う at its end.

    `copula`: the だ or だった it wants to be a statement. `supposed`: と思う was taken off;
    `concluded`: ということだ was. `wish`: it ends in a volitional, an imperative or たい, and states nothing.
    """

    text: str
    copula: str = ""
    supposed: bool = False
    concluded: bool = False
    wish: bool = False
    last: Token | None = None

    @property
    def nominal(self) -> bool:
        """Tell whether it says what something is: 塩は道具, 海は静か."""
        return bool(self.copula)

    @property
    def statement(self) -> str:
        """Give it as a plain statement without its full stop: 塩は道具だ."""
        return self.text + (self.copula if self.nominal else "")

    @property
    def explanatory(self) -> str:
        """Give it as the question なぜ asks: 塩は道具なのか."""
        if self.supposed:
            return self.statement + "と考えられるのか"
        if self.concluded:
            return self.statement + "と言えるのか"
        return self.text + {"": "のか", "だ": "なのか"}.get(self.copula, f"{self.copula}のか")


def clause(sentence: Sentence, first: int, last: int) -> Clause | None:
    """Make a clause of tokens[first:last]; None where nothing is left of it."""
    tokens = sentence.tokens
    core = _core(tokens, first, _Core(last))
    last = core.last
    if last <= first:
        return None
    final = tokens[last - 1]
    start = tokens[first].start
    copula, noun_end = _copula(tokens, first, last)
    if copula:
        before = tokens[noun_end - 1]
        # 赤いです: the copula after an adjective only makes it polite.
        if before.cform.startswith(("終止", "連体")):
            copula = ""
        return Clause(
            standard(sentence, start, before.end), copula, core.supposed, core.concluded, last=before
        )
    if any(token.lexeme.lemma in _POLITE for token in tokens[max(first, last - 3) : last]):
        text = _plain(sentence, first, last)
        return None if text is None else Clause(text, "", core.supposed, core.concluded, last=final)
    wish = final.cform.startswith(("意志", "命令")) or final.lexeme.lemma == "たい"
    bare = is_noun(final) or final.pos.startswith(("形状詞", "代名詞")) or final.pos == "助詞-副助詞"
    text = standard(sentence, start, final.end)
    return Clause(text, "だ" if bare else "", core.supposed, core.concluded, wish, final)


def _copula(tokens: Sequence[Token], first: int, last: int) -> tuple[str, int]:
    """Give だ or だった, and the index after what it stands behind; "" where there is no copula."""
    if last - first >= 2 and is_copula(tokens[last - 1]) and tokens[last - 1].surface in _PRESENT_COPULAS:
        return "だ", last - 1
    if last - first >= 3 and tokens[last - 1].lexeme.lemma == "た":
        before, noun = tokens[last - 2], tokens[last - 3]
        # UniDic takes やっ of やった for 遣る at times; no verb follows a noun so.
        if is_copula(before) or (
            before.surface == "やっ" and (is_noun(noun) or noun.pos.startswith("形状詞"))
        ):
            return "だった", last - 2
    return "", last


@dataclass(frozen=True, slots=True)
class _Core:
    """Where a clause ends without particles, のだ, と思う and ということだ, and what was taken off."""

    last: int
    supposed: bool = False
    concluded: bool = False


def _core(tokens: Sequence[Token], first: int, core: _Core) -> _Core:
    last = core.last
    if last <= first:
        return core
    token = tokens[last - 1]
    lemmas = [t.lexeme.lemma for t in tokens[max(first, last - 4) : last]]
    particle = token.pos == "助詞-終助詞" and not is_copula(token)
    trailing = token.pos == "助詞-接続助詞" and token.surface in _TRAILING
    if (is_mark(token) and token.surface not in _CLOSING) or particle or trailing:
        return _core(tokens, first, replace(core, last=last - 1))
    if is_copula(token) and lemmas[-2:-1] == ["の"] and tokens[last - 2].pos == "助詞-準体助詞":
        return _core(tokens, first, replace(core, last=last - 2))
    if is_copula(token) and last - first >= 2 and tokens[last - 2].pos == "名詞-助動詞語幹":  # 降るそうや
        return _core(tokens, first, replace(core, last=last - 2))
    if is_copula(token) and lemmas[-3:-1] == ["って", "事"]:
        return replace(core, last=last - 3, concluded=True)
    if is_copula(token) and lemmas[:-1] in (["と", "言う", "事"], ["って", "言う", "事"]):
        return replace(core, last=last - 4, concluded=True)
    thinking = _thinking(tokens, first, last)
    return core if thinking is None else _core(tokens, first, replace(core, last=thinking, supposed=True))


def _thinking(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Find と before 思う, 思ってる, 思います at the end of a clause."""
    for at in range(last - 1, max(first, last - 5), -1):
        if tokens[at].lexeme.lemma in _THINKING and tokens[at - 1].surface in ("と", "って"):
            return at - 1
    return None


def _plain(sentence: Sentence, first: int, last: int) -> str | None:
    """Turn a polite ending into a plain one: 抜けます → 抜ける, 抜けました → 抜けた; None where unsure."""
    tokens = sentence.tokens
    at = next((i for i in range(last - 1, first, -1) if tokens[i].lexeme.lemma in _POLITE), None)
    if at is None:
        return None
    verb = tokens[at - 1]
    ending = "".join(t.surface for t in tokens[at:last])
    plain = {
        "ます": verb.headword,
        "ました": conjugation.conjugate(verb.headword, verb.ctype, "た形"),
        "ません": _negated(verb),
    }.get(ending)
    return None if plain is None else standard(sentence, tokens[first].start, verb.start) + plain


def _negated(verb: Token) -> str | None:
    if verb.headword == "ある":
        return "ない"
    stem = conjugation.conjugate(verb.headword, verb.ctype, "未然形-一般")
    return None if stem is None else stem + "ない"


def noun_phrase(tokens: Sequence[Token], first: int, end: int) -> int:
    """Give the index where the noun phrase before `end` begins: 味|の|土台, 次|の|大きな|方法.

    It goes back over nouns, の between them, and adnominals; it is `end` where none stands there.
    """
    at = end
    while at > first:
        token = tokens[at - 1]
        inner = at < end and (
            (token.surface == "の" and token.pos == "助詞-格助詞")
            or token.pos.startswith(("連体詞", "形状詞"))
            or (token.pos.startswith("形容詞") and token.cform.startswith("連体"))
            or (token.surface == "な" and is_copula(token))
            or (token.pos.startswith("動詞") and token.cform == "連用形-一般" and is_noun(tokens[at]))
        )
        if is_noun(token) or inner:
            at -= 1
        else:
            break
    while at < end and (tokens[at].surface == "の" or points_back(tokens[at : at + 1])):
        at += 1
    return at
