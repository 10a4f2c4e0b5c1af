"""Cloze cards: which term of a sentence to blank, and the text around it.

The term score is the best of those measured on 90 annotated sentences (an acceptable term comes
first in .70, among the first two in .83; the first noun phrase .42, the longest .63): focus of the
sentence, rarity in the language, frequency in this talk.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from flashgen import kana
from flashgen.claims import phrases, words
from flashgen.claims.claim import Card, squeeze
from flashgen.document import Sentence, Token
from flashgen.values import dataclass

_LONGEST = 110  # characters of a cloze text; longer ones are cut at commas around the blank
_SHORTEST_REST = 10  # characters that must be left beside the blank
LEAST_SCORE = 0.0  # of a term; below it the blank teaches nothing
_UNSURE_ZIPF = 4.0  # taken for terms where no frequencies are at hand


_PLAIN_ZIPF = 4.8  # データ, ゲーム: words of all talk
_COMPOUND_STEP = 0.5  # Zipf
_SHORT_QUOTE = 16  # characters
_LINKS = frozenset(["と", "や", "とか", "やら", "・", "か"])
_SHORTEST_TERM = 2
_TOO_COMMON = 0.06  # share of sentences of the talk; what everything is about teaches nothing


class Frequencies(Protocol):
    """What cloze needs of a lexicon."""

    def zipf(self, word: str) -> float:
        """Give the frequency of a word on the Zipf scale, 0 where it is unknown."""
        ...


@dataclass(frozen=True, slots=True)
class Term:
    """A noun compound that could be blanked: tokens[first:last] of its sentence, and its score."""

    first: int
    last: int
    text: str
    score: float


def terms(sentence: Sentence, talk: str, title: str, lexicon: Frequencies | None = None) -> list[Term]:
    """Give the terms of a sentence that may be blanked, best first.

    `talk` is the text of the whole document, `title` that of the section, which the card shows.
    """
    found = []
    usual = max(4, _TOO_COMMON * (talk.count("\n") + 1))
    for first, last in _compounds(sentence.tokens):
        text = sentence.text[sentence.tokens[first].start : sentence.tokens[last - 1].end]
        if _may_be_blanked(sentence.tokens, first, last, text):
            inside, spoken = sentence.tokens[first:last], talk.count(text)
            score = _focus(sentence.tokens, first, last) + _rarity(zipf(inside, text, lexicon))
            score += 0.3 * math.log(1 + min(8, spoken)) if spoken <= usual else -0.8
            score += _shape(inside, text) - _hardship(sentence, first, last, text)
            found.append(Term(first, last, text, score - 0.4 * (text in title)))
    return sorted(found, key=lambda term: (-term.score, term.first))


def _compounds(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Find the noun compounds: 強化|学習, not 全て|次 (an adverb and a noun) or 各|単語."""
    compounds, first = [], None
    for at, token in enumerate(tokens):
        # A space parts words, but not those of an English name: Golden Gate.
        spaced = at > 0 and token.start > tokens[at - 1].end
        apart = spaced and not (token.surface.isascii() and tokens[at - 1].surface.isascii())
        loose = token.pos.endswith("副詞可能") and not (
            at + 1 < len(tokens) and tokens[at + 1].pos.startswith("接尾辞")
        )
        ends_adjective = token.pos == "接尾辞-形状詞的"  # 普遍|的 in 普遍的な言語
        if first is not None and (apart or loose or not (phrases.is_noun(token) or ends_adjective)):
            compounds.append((first, at))
            first = None
        if first is None and not loose and phrases.is_noun(token) and not _only_attaches(token):
            first = at
    return compounds if first is None else [*compounds, (first, len(tokens))]


def _only_attaches(token: Token) -> bool:
    return token.pos.startswith("接尾辞") or (token.pos == "接頭辞" and token.surface in "各全本同両諸毎当某")


def _may_be_blanked(tokens: Sequence[Token], first: int, last: int, text: str) -> bool:
    after = tokens[last] if last < len(tokens) else None
    final = tokens[last - 1]
    goes_on = ("接尾辞", "名詞")
    cut_off = after is not None and after.pos.startswith(goes_on) and after.start == final.end
    return not (
        cut_off
        or len(text) < _SHORTEST_TERM
        or text in words.load().fillers
        or all(token.pos.startswith("名詞-数詞") for token in tokens[first:last])
        or final.pos.endswith("助動詞語幹")
        or text[0] == "何"
        or (kana.is_kana(text) and not _is_katakana(text))
    )


def _hardship(sentence: Sentence, first: int, last: int, text: str) -> float:
    """Weigh what makes a blank hard to fill: in a list, a number, a time, in quotes, a mere source."""
    tokens = sentence.tokens
    final = tokens[last - 1]
    counted = (
        tokens[first].pos.startswith("名詞-数詞") or final.pos.startswith("名詞-数詞") or text[0] in "第約"
    )
    temporal = final.pos.endswith("副詞可能") or (final.pos.endswith("助数詞可能") and last - first == 1)
    return (
        1.0 * _in_list(tokens, first, last)
        + 2.0 * _quoted(sentence.text, tokens[first].start)
        + 1.0 * _is_source(tokens, last)
        + 2.5 * counted
        + 0.8 * temporal
        + 0.8 * (last < len(tokens) and tokens[last].lexeme.lemma == "みたい")  # a likeness
        + 0.8 * text.endswith(tuple(words.load().loose_suffixes))
        + 0.7 * (sentence.text.count(text) > 1)
        + 1.0 * (final.pos == "接尾辞-形状詞的" and (last == len(tokens) or tokens[last].surface != "な"))
    )


def _is_source(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether the compound only says where something is said: 論文によると, 講演では."""
    after = [token.lexeme.lemma for token in tokens[last : last + 2]]
    return after in (["に", "因る"], ["に", "拠る"]) or (
        after[:1] == ["で"] and tokens[last - 1].lexeme.lemma in words.load().authorities
    )


def _in_list(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the compound is one of several: フランス語と英語, 塩や砂糖, 寺の門と城の門."""
    end, begin = last, first
    if last + 1 < len(tokens) and tokens[last].surface == "の":
        end = _noun_end(tokens, last + 1)
    if first >= 2 and tokens[first - 1].surface == "の":
        begin = _noun_begin(tokens, first - 1)
    return _links(tokens, end, end + 1) or _links(tokens, begin - 1, begin - 2)


def _links(tokens: Sequence[Token], link: int, noun: int) -> bool:
    if not (0 <= noun < len(tokens) and 0 <= link < len(tokens) and phrases.is_noun(tokens[noun])):
        return False
    commas = tokens[link].surface == "、" and noun > link
    if tokens[link].surface in ("や", "とか") and tokens[link].pos == "助詞-副助詞" and noun > link:
        return True
    joins = tokens[link].surface in _LINKS and tokens[link].pos.startswith(("助詞-格", "助詞-副", "補助記号"))
    return (commas or joins) and tokens[noun].lexeme.lemma not in ("一緒", "同時", "共")


def _noun_end(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and phrases.is_noun(tokens[at]):
        at += 1
    return at


def _noun_begin(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and phrases.is_noun(tokens[at - 1]):
        at -= 1
    return at


def _quoted(text: str, at: int) -> bool:
    """Tell whether a place is in a short or foreign quotation: words cited, as 「浮世絵」."""
    opened, closed = text.rfind("「", 0, at + 1), text.find("」", at)
    inside = text.rfind("」", 0, at) <= opened and 0 <= opened < closed
    return inside and (closed - opened < _SHORT_QUOTE or text[opened + 1 : closed].isascii())


def _focus(tokens: Sequence[Token], first: int, last: int) -> float:
    after = [token.surface for token in tokens[last : last + 3]]
    lemmas = [token.lexeme.lemma for token in tokens[last : last + 3]]
    before = [token.lexeme.lemma for token in tokens[max(0, first - 8) : first]]
    if after[:1] in (["って"], ["と"]) and len(lemmas) > 1:
        if lemmas[1] in ("呼ぶ", "名付ける", "称する"):
            return 2.5
        if lemmas[1:] in (["言う", "の"], ["言う", "事"], ["言う", "物"]):
            return 2.0
    focus = 0.0
    if last < len(tokens) and phrases.is_copula(tokens[last]):
        focus = 0.5 if "無い" in lemmas[1:] else 0.7
    elif after[:1] in (["が"], ["を"], ["に"]):
        focus = 0.3
    if any(a in ("だ", "や") and b == "無い" for a, b in pairwise(before)):
        focus += 0.7  # the Y of XやなくてY
    if "為る" in lemmas[:1]:
        focus -= 0.6
    return focus


def _rarity(zipf: float) -> float:
    return 0.35 * (5.5 - min(zipf, 5.5)) - 0.5 * (zipf >= _PLAIN_ZIPF)


def zipf(tokens: Sequence[Token], text: str, lexicon: Frequencies | None) -> float:
    """Give the Zipf frequency of the word that text is, or guess it from those of its tokens."""
    if lexicon is None:
        return _UNSURE_ZIPF
    if whole := lexicon.zipf(text):
        return whole
    # A compound that no list has is somewhat rarer than its rarest part.
    parts = [part for token in tokens if (part := lexicon.zipf(token.headword))]
    return max(0.0, min(parts, default=_UNSURE_ZIPF) - _COMPOUND_STEP)


def _shape(tokens: Sequence[Token], text: str) -> float:
    compound = (len(text) >= 3 and (all(map(kana.is_kanji, text)) or _is_katakana(text))) or len(tokens) > 1
    score = 0.6 * compound + 0.08 * min(8, len(text))
    if tokens[-1].pos.startswith("形状詞") or "形状詞可能" in tokens[-1].pos:
        score -= 0.8
    if tokens[-1].pos == "接尾辞-形状詞的":
        score -= 0.5
    if tokens[-1].surface in words.load().fillers and len(tokens) > 1:
        score -= 1.0
    return score


def _is_katakana(text: str) -> bool:
    return kana.is_kana(text) and kana.to_katakana(text) == text


def card(sentence: Sentence, term: Term, context: tuple[Sentence, ...] = ()) -> Card | None:
    """Blank a term in the speaker's own words; None where too little would be left to go by."""
    tokens = sentence.tokens
    start, end = tokens[term.first].start, tokens[term.last - 1].end
    left, right = _window(sentence, start, end)
    shown = sentence.text[left:right]
    at = start - left
    if squeeze(shown).count(squeeze(term.text)) != 1 or len(squeeze(shown)) - len(term.text) < _SHORTEST_REST:
        return None
    if any(term.text in other.text for other in context):
        return None
    blanked = f"{shown[:at]}{{{{c1::{term.text}}}}}{shown[at + len(term.text) :]}"
    text = ("…" if left > tokens[phrases.opening(sentence)].start else "") + blanked
    text += "…" if right < len(sentence.text) else ""
    return Card("cloze", answer=term.text, text=text, context=context)


def _window(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Choose what of a sentence to show: all but its opening, or, where it is long, whole clauses."""
    first = sentence.tokens[phrases.opening(sentence)].start
    first = min(first, start)
    whole = len(sentence.text)
    if whole - first <= _LONGEST:
        return first, whole
    cuts = [first, *(t.end for t in sentence.tokens if t.surface == "、" and first < t.end), whole]
    left = max(cut for cut in cuts if cut <= start)
    right = min(cut for cut in cuts if cut >= end)
    while True:
        wider = [(cuts[i - 1], right) for i in range(1, len(cuts)) if cuts[i] == left]
        wider += [(left, cuts[i + 1]) for i in range(len(cuts) - 1) if cuts[i] == right]
        fitting = [span for span in wider if span[1] - span[0] <= _LONGEST]
        if not fitting:
            return left, right
        left, right = fitting[-1] if len(fitting) > 1 and right - end < start - left else fitting[0]
