"""Parts of sentences for cards: where one begins, a stretch in standard Japanese, a noun phrase.

Everything is cut at tokens, so that endings are told apart by what they are (や the copula, や the
particle) and dialect forms are replaced whole, as the dialect's rules rendered them.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from flashgen.claims import words
from flashgen.document import DialectForm, Sentence, Token

_MARKS = ("補助記号", "空白")
_OPENERS = ("接続詞", "感動詞")
_LONGEST_META = 12  # tokens of 前に話した例に戻ると
_COMMAS = frozenset(["、", "，", ","])
_COPULAS = frozenset(["だ", "や", "です", "じゃ"])
_FORMAL_NOUNS = frozenset(["の", "ん"])
# What a dialect form that is cut in its middle still carries of its ending: なさる|んだ, いい|じゃないか.
_ENDING = re.compile(r"(じゃないか|(なの|の|ん)?(だ|です)?(よ|ね|な|わ|ぞ)*)$")
_DONE_AHEAD = frozenset(["とく", "どく", "とい", "どい", "とけ", "どけ"])  # ておく
_QUOTED_BY = frozenset(["呼ぶ", "言う", "思う", "考える", "名付ける", "書く"])


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


def is_no(token: Token) -> bool:
    """Tell whether a token is ない, whatever form it has; UniDic knows an adjective and an auxiliary."""
    return token.lexeme.lemma in ("無い", "ない")


def opening(sentence: Sentence) -> int:
    """Give the index of the first token after でも、 ほんで、 まあ、 例を挙げると、 and the like."""
    at = _after_meta(sentence.tokens, after_openers(sentence, 0))
    return at if at < len(sentence.tokens) else 0


def after_openers(sentence: Sentence, at: int) -> int:
    """Give the index after the openers that begin at token `at`, which is `at` where there are none."""
    while (after := _after_opener(sentence, at)) is not None:
        at = after
    return at


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
            verb = tokens[at - 2]
            helps = verb.pos == "動詞-非自立可能" and tokens[at - 3].pos.startswith("動詞")  # まき続けると
            spoken = bool({verb.lexeme.lemma, verb.headword} & words.load().meta) and not helps
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
        pieces.append(_plainly(form) if form.end <= end else _ENDING.sub("", form.standard))
        at = form.end
    if at < end:
        pieces.append(_uncontracted(sentence, at, end))
    return "".join(pieces)


def _plainly(form: DialectForm) -> str:
    """Give what stands for a form without contraction and courtesy: んじゃなくて → のではなくて."""
    text = form.standard.replace("じゃな", "ではな").replace("んではな", "のではな")
    text = text.replace("てる", "ている").replace("でる", "でいる")
    if text.startswith(("てな", "でな")):  # てへん → てない
        text = f"{text[0]}い{text[1:]}"
    if form.item.startswith("hon."):
        text = text.replace("ていらっしゃ", "てい").replace("でいらっしゃ", "でい").replace("いっ", "い")
    return f"{text}い" if form.item == "asp.toru" and text in ("て", "で") else text


def _uncontracted(sentence: Sentence, start: int, end: int) -> str:
    pieces, at = [], start
    for token, after in zip_longest(sentence.tokens, sentence.tokens[1:]):
        if start <= token.start and token.end <= end:
            full = _full(token, "" if after is None else after.lexeme.lemma)
            if full != token.surface:
                pieces += [sentence.text[at : token.start], full]
                at = token.end
    return "".join(pieces) + sentence.text[at:end]


def _full(token: Token, next_lemma: str) -> str:
    """Give a token without its contraction: してる → している, しとく → しておく, って呼ぶ → と呼ぶ."""
    said, lemma = token.surface, token.lexeme.lemma
    if lemma == "てる" and said[0] in "てで":
        return f"{said[0]}い{said[1:]}"
    if lemma == "とく" and said in _DONE_AHEAD:
        return f"{'て' if said[0] == 'と' else 'で'}お{said[1:]}"
    if lemma in ("ちゃう", "ちまう") and token.pos.startswith("助動詞") and said[0] in "ちじ":
        return f"{'て' if said[0] == 'ち' else 'で'}しま{said[2:]}"
    if said == "って" and next_lemma in _QUOTED_BY:
        return "と"
    if said == "じゃ" and next_lemma == "無い":
        return "では"
    if said == "ん" and token.pos == "助詞-準体助詞":
        return "の"
    return "もの" if said == "もん" and lemma == "物" else said


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
