"""Parts of sentences for cards: a stretch in standard Japanese, a clause without its ending, a noun phrase.

Everything is cut at tokens, so that endings are told apart by what they are (や the copula, や the
particle) and dialect forms are replaced whole, as the dialect's rules rendered them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flashgen.document import Sentence, Token
from flashgen.morphology import conjugation

_MARKS = ("補助記号", "空白")
_OPENERS = ("接続詞", "感動詞")
_FILLERS = frozenset(
    ["まあ", "ま", "で", "ほな", "あの", "えっと", "えー", "なんか", "つまり", "実際", "もちろん", "やっぱり", "やっぱ", "また", "では"]
)
_COPULAS = frozenset(["だ", "や", "です", "じゃ"])
_PRESENT_COPULAS = frozenset(["だ", "や", "です", "な", "じゃ"])
_POLITE = frozenset(["ます", "です"])
_FORMAL_NOUNS = frozenset(["の", "ん"])
_THINKING = frozenset(["思う", "考える", "信ずる", "信じる"])
# What a dialect form that is cut in its middle still carries of its ending: なさる|んだ.
_ENDING = re.compile(r"(なの|の|ん)?(だ|です)?(よ|ね|な|わ|ぞ)*$")
DEMONSTRATIVES = frozenset(
    ["此れ", "其れ", "彼れ", "此の", "其の", "彼の", "此処", "其処", "彼処", "そう", "こう", "そんな", "こんな", "あんな",
     "彼", "彼女", "此れ等", "其れ等", "彼等", "こういう", "そういう", "斯く"]
)  # fmt: skip


def is_mark(token: Token) -> bool:
    """Tell whether a token is punctuation."""
    return token.pos.startswith(_MARKS)


def is_noun(token: Token) -> bool:
    """Tell whether a token can stand inside a noun compound: 強化|学習, 二|種類, お|世辞, 言語|的."""
    return (
        token.pos.startswith(("名詞", "接頭辞", "接尾辞-名詞的"))
        and token.surface not in _FORMAL_NOUNS
        or (not token.known and token.pos.startswith("記号"))
    )


def is_copula(token: Token) -> bool:
    """Tell whether a token is だ, です or や; UniDic takes や before 。 for a particle at times."""
    if token.pos.startswith("助動詞"):
        return token.lexeme.lemma in _COPULAS
    return token.surface in ("や", "やっ") and token.pos.startswith("助詞")


def opening(tokens: Sequence[Token]) -> int:
    """Give the index of the first token after でも、 ほんで、 まあ、 and the like."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        comma = at + 1 < len(tokens) and tokens[at + 1].surface in ("、", "，", ",")
        if is_mark(token) and token.surface not in "「『（(" or token.pos.startswith(_OPENERS):
            at += 1
        elif comma and (token.surface in _FILLERS or token.pos.startswith("副詞")):
            at += 2
        else:
            return at
    return 0


def starts_anaphorically(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence begins by pointing back: でもその川は…, そこには…."""
    at = opening(tokens)
    return any(t.lexeme.lemma in DEMONSTRATIVES for t in tokens[at : at + 2])


def points_back(tokens: Sequence[Token]) -> bool:
    """Tell whether any of the tokens points out of the sentence: これ, その, そう."""
    return any(t.lexeme.lemma in DEMONSTRATIVES for t in tokens)


def standard(sentence: Sentence, start: int, end: int) -> str:
    """Give text[start:end] in standard Japanese, contractions too (してる → している).

    A dialect form that begins before `start` is left out; one that goes on after `end` is there
    without its ending.
    """
    pieces, at = [], start
    for form in sentence.forms:
        if form.start < at or form.start >= end:
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
        if start <= token.start and token.end <= end and token.lexeme.lemma == "てる":
            pieces.append(sentence.text[at : token.start + 1] + "い")
            at = token.start + 1
    return "".join(pieces) + sentence.text[at:end]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in plain standard Japanese without copula, particles and と思う at its end.

    `nominal`: it wants だ to be a statement. `supposed`: と思う, だろう or かもしれない was taken off.
    `wish`: it ends in a volitional, an imperative or たい, and states nothing.
    """

    text: str
    nominal: bool
    supposed: bool = False
    wish: bool = False
    last: Token | None = None

    @property
    def statement(self) -> str:
        """Give it as a plain statement without its full stop: 塩は道具だ."""
        return self.text + ("だ" if self.nominal else "")

    @property
    def explanatory(self) -> str:
        """Give it as the question なぜ asks: 塩は道具なのか."""
        if self.supposed:
            return self.statement + "と考えられるのか"
        return self.text + ("なのか" if self.nominal else "のか")


def clause(sentence: Sentence, first: int, last: int) -> Clause | None:
    """Make a clause of tokens[first:last]; None where nothing is left of it."""
    tokens = sentence.tokens
    last, supposed = _core(tokens, first, last)
    if last <= first:
        return None
    final = tokens[last - 1]
    start = tokens[first].start
    if is_copula(final) and final.surface in _PRESENT_COPULAS and last - first >= 2:
        before = tokens[last - 2]
        # 赤いです: the copula after an adjective only makes it polite.
        nominal = not before.cform.startswith(("終止", "連体"))
        return Clause(standard(sentence, start, before.end), nominal, supposed, last=before)
    if any(token.lexeme.lemma in _POLITE for token in tokens[max(first, last - 3) : last]):
        text = _plain(sentence, first, last)
        return None if text is None else Clause(text, nominal=False, supposed=supposed, last=final)
    wish = final.cform.startswith(("意志", "命令")) or final.lexeme.lemma == "たい"
    bare = is_noun(final) or final.pos.startswith(("形状詞", "代名詞")) or final.pos == "助詞-副助詞"
    return Clause(standard(sentence, start, final.end), bare, supposed, wish, final)


def _core(tokens: Sequence[Token], first: int, last: int) -> tuple[int, bool]:
    """Find where a clause ends without particles, のだ and と思う, and whether it had と思う."""
    supposed = False
    while last > first:
        token = tokens[last - 1]
        before = tokens[last - 2] if last - 2 >= first else None
        if is_mark(token) and token.surface not in "」』）)" or token.pos == "助詞-終助詞" and not is_copula(token):
            last -= 1
        elif token.surface in ("けど", "が", "けれど", "けれども", "し") and token.pos == "助詞-接続助詞":
            last -= 1
        elif is_copula(token) and before is not None and before.pos == "助詞-準体助詞":
            last -= 2
        elif (thinking := _thinking(tokens, first, last)) is not None:
            last, supposed = thinking, True
        else:
            break
    return last, supposed


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
    if ending == "でした":
        return standard(sentence, tokens[first].start, verb.end) + "だった"
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
            token.surface == "の" and token.pos == "助詞-格助詞"
            or token.pos.startswith(("連体詞", "形状詞"))
            or token.pos.startswith("形容詞") and token.cform.startswith("連体")
            or token.surface == "な" and is_copula(token)
        )
        if is_noun(token) or inner:
            at -= 1
        else:
            break
    while at < end and (tokens[at].surface == "の" or tokens[at].lexeme.lemma in DEMONSTRATIVES):
        at += 1
    return at
