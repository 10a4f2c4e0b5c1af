"""Which terms of a sentence may be blanked, best first.

A good blank is what the sentence is there to say: what is named or defined, what stands behind
〜のは or ではなく, what closes the main clause; and it is a rare word rather than one of all talk.
tests/claims/data/blanks.tsv has sentences of many matters with the terms that a reader would accept.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from flashgen import kana
from flashgen.claims import compounds, phrases, words
from flashgen.claims.key_terms import Frequencies
from flashgen.claims.statement import COMMAS, is_reason
from flashgen.document import Sentence, Token
from flashgen.values import dataclass

LEAST_SCORE = 0.45  # of a term; below it the blank teaches nothing
_UNSURE_ZIPF = 4.0  # taken for terms where no frequencies are at hand
_PLAIN_ZIPF = 4.8  # データ, ゲーム: words of all talk
_COMPOUND_STEP = 0.5  # Zipf
_PLAIN_HEAD = 4.2  # Zipf of 粘り in 小麦粉の粘り
_COMMON, _TOO_COMMON = 0.02, 0.05  # share of sentences of the talk; what all is about teaches nothing
_FRAME = 4  # tokens at the beginning of a sentence
_LONGEST_PAIR = 9  # characters of 神経の塊
_NAMING = frozenset(["呼ぶ", "名付ける", "称する"])
_QUOTING = frozenset(["と", "って", "ちゅう"])
_JOINTS = frozenset(["が", "けど", "けれど", "けれども", "し", "と", "ば", "たら", "だら", "から", "ので"])


@dataclass(frozen=True, slots=True)
class Term:
    """A noun that could be blanked: tokens[first:last] of its sentence, and its score.

    `text` is in standard Japanese.
    """

    first: int
    last: int
    text: str
    score: float
    listed: bool = False  # one of several, as in AやB


@dataclass(frozen=True, slots=True)
class _Zones:
    """Where the parts of a sentence are that say something new: indices of tokens.

    `news` is where what it comes to begins, behind 〜のは or ではなく (0 where there is none), `denied`
    the part that ではなく denies; `main` where the last clause begins; `topic` the end of Xは at the start.
    """

    news: int
    denied: range
    main: int
    topic: int


def find(sentence: Sentence, talk: str, title: str, lexicon: Frequencies | None = None) -> list[Term]:
    """Give the terms of a sentence that may be blanked, best first.

    `talk` is the text of the whole document, `title` that of the section.
    """
    zones = _zones(sentence.tokens)
    sentences = talk.count("\n") + 1
    found = []
    for first, last in _candidates(sentence.tokens):
        text = phrases.standard(sentence, sentence.tokens[first].start, sentence.tokens[last - 1].end)
        if _is_pair(sentence.tokens, first, last) and not _needs_owner(sentence, first, last, lexicon):
            continue
        if text and compounds.may_be_blanked(sentence, first, last, text):
            inside = sentence.tokens[first:last]
            score = _focus(sentence.tokens, first, last) + _place(zones, first)
            score += _rarity(zipf(inside, text, lexicon))
            score += _use(talk.count(text), sentences)
            score += _shape(inside, text) - _hardship(sentence, first, last, text)
            listed = compounds.in_list(sentence.tokens, first, last)
            found.append(Term(first, last, text, score - 0.4 * (text in title), listed))
    return sorted(found, key=lambda term: (-term.score, term.first))


def _candidates(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Find the noun compounds, and pairs of short ones that say what they mean only together: 氷の粒."""
    single = compounds.find(tokens)
    pairs = [
        (first, end)
        for (first, last), (begin, end) in pairwise(single)
        if begin == last + 1
        and tokens[last].surface == "の"
        and not _is_vague(tokens[first:last])
        and not _is_vague(tokens[begin:end])
        and tokens[end - 1].end - tokens[first].start <= _LONGEST_PAIR
        and not (end < len(tokens) and tokens[end].surface == "の")
        and not (first > 1 and tokens[first - 1].surface == "の" and phrases.is_noun(tokens[first - 2]))
    ]
    return single + pairs


def _is_vague(inside: Sequence[Token]) -> bool:
    """Tell whether a noun means too little to be half of a pair: 次の…, 別の…, …のこと."""
    lists = words.load()
    text = "".join(token.surface for token in inside)
    return text in lists.fillers or inside[-1].lexeme.lemma in lists.vague


def _is_pair(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.surface == "の" for token in tokens[first:last])


def _needs_owner(sentence: Sentence, first: int, last: int, lexicon: Frequencies | None) -> bool:
    """Tell whether the last noun of a pair is too plain a word to be asked for alone: the 塊 of 神経の塊."""
    head = next(at for at in range(last - 1, first, -1) if sentence.tokens[at].surface == "の") + 1
    inside = sentence.tokens[head:last]
    text = sentence.text[inside[0].start : inside[-1].end]
    return len(text) == 1 or zipf(inside, text, lexicon) >= _PLAIN_HEAD


def _zones(tokens: Sequence[Token]) -> _Zones:
    news = main = topic = 0
    denied = range(0)
    for at in range(1, len(tokens) - 1):
        token, after = tokens[at], tokens[at + 1]
        if token.pos == "助詞-準体助詞" and after.surface == "は" and not news:
            news = at + 2
        if phrases.is_no(token) and token.cform.startswith("連用") and _denies(tokens, at):
            denied, news = range(_clause_start(tokens, at), at), at + 1
        if token.lexeme.lemma == "より" and token.pos.startswith("助詞"):
            denied, news = range(_clause_start(tokens, at), at), at + 1
        if after.surface in COMMAS and _is_joint(tokens, at):
            main = at + 2
        if token.surface == "は" and token.pos == "助詞-係助詞" and not topic:
            topic = at
    return _Zones(news, denied, main, topic)


def _denies(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the なく at an index is that of ではなく, やなくて or だけでなく."""
    before = tokens[at - 2 : at] if tokens[at - 1].surface == "は" else tokens[at - 1 : at]
    return bool(before) and (phrases.is_copula(before[0]) or before[0].surface in ("で", "じゃ", "や"))


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    return next((i for i in range(at, 0, -1) if tokens[i - 1].surface in (*COMMAS, "は")), 0)


def _is_joint(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        (token.pos == "助詞-接続助詞" and token.surface in _JOINTS)
        or is_reason(tokens, at)
        or token.cform.startswith("仮定")
        or (token.lexeme.lemma == "為" and tokens[at - 1].cform.startswith(("連体", "終止")))
    )


def _place(zones: _Zones, first: int) -> float:
    if first in zones.denied:
        return -0.7
    if zones.news:
        return 0.7 if first >= zones.news else -0.5
    if first < zones.topic:
        return -0.4
    return 0.4 if first >= zones.main else 0.0


def _focus(tokens: Sequence[Token], first: int, last: int) -> float:
    """Weigh what stands around a term: って呼ぶ, というのは, a copula, a case particle."""
    if named := _named(tokens, last):
        return named
    after = tokens[last : last + 3]
    lemmas = [token.lexeme.lemma for token in after]
    focus = 0.0
    if after and phrases.is_copula(after[0]):
        focus = 0.1 if not {"無い", "ない"}.isdisjoint(lemmas[1:]) else 0.9
    elif lemmas[:1] == ["の"] and lemmas[1:2] in (["所為"], ["御蔭"], ["為"]):
        focus = 0.6
    elif after and after[0].surface in ("が", "を", "に", "で") and after[0].pos == "助詞-格助詞":
        focus = 0.3
    if lemmas[:1] == ["為る"]:
        focus += 0.2 if _is_final(tokens, last) else -0.5
    return focus - _aside(tokens, first, last)


def _named(tokens: Sequence[Token], last: int) -> float:
    """Weigh that a term is named or defined: これをXと呼ぶ, Xというのは, Xというもの."""
    after = [token.surface for token in tokens[last : last + 4]]
    lemmas = [token.lexeme.lemma for token in tokens[last : last + 4]]
    if after[:1] and after[0] in _QUOTING and len(lemmas) > 1:
        if lemmas[1] in _NAMING:
            return 2.5
        if lemmas[1] == "言う" and lemmas[2:3] in (["の"], ["事"], ["物"]):
            return 2.0
        kinds = len(lemmas) > 2 and phrases.is_noun(tokens[last + 2])
        if lemmas[1] == "言う" and kinds and lemmas[2] not in words.load().no_kind:
            return 1.2  # 先物という商い
        if after[1:3] == ["は", "、"]:
            return 2.0
    return 1.5 if lemmas[:2] == ["言う", "の"] and after[2:3] == ["は"] else 0.0  # 酵母いうのは


def _is_final(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the verb at an index is what the sentence ends in."""
    return all(
        token.pos.startswith(("助動詞", "助詞", "補助記号", "動詞-非自立", "形容詞-非自立"))
        and token.surface not in (*COMMAS, "は", "が")
        for token in tokens[at + 1 :]
    )


def _aside(tokens: Sequence[Token], first: int, last: int) -> float:
    """Weigh what makes a term no point of the sentence: Xより, Xの, Xで、 at the beginning, というX."""
    after = [token.surface for token in tokens[last : last + 2]]
    told = first > 0 and tokens[first - 1].lexeme.lemma == "言う" and tokens[first - 1].surface == "いう"
    owns = after[:1] == ["の"] and last + 1 < len(tokens) and phrases.is_noun(tokens[last + 1])
    return (
        0.9 * (after[:1] == ["より"])
        + 0.6 * (after == ["で", "、"] and first < _FRAME)
        + 0.3 * compounds.in_noun_clause(tokens, last)
        + 0.3 * (owns and after[1] not in words.load().fillers)
        + 0.9 * told
        + 0.5 * (after[:1] == ["に"] and after[1:] in (["つい"], ["関し"]))  # what is spoken of is no news
    )


def _hardship(sentence: Sentence, first: int, last: int, text: str) -> float:
    """Weigh what makes a blank hard to fill: in a list, a number, a time, in quotes, a mere source."""
    tokens = sentence.tokens
    final = tokens[last - 1]
    counted = compounds.is_number(tokens, first, last)
    temporal = final.pos.endswith("副詞可能") or (final.pos.endswith("助数詞可能") and last - first == 1)
    likeness = last < len(tokens) - 1 and tokens[last].lexeme.lemma in ("みたい", "様")
    manner = likeness and tokens[last + 1].surface == "に"  # 箱みたいに使う could be anything
    return (
        2.0 * compounds.in_list(tokens, first, last)
        + 1.5 * _is_source(tokens, last)
        + 1.2 * counted
        + 0.8 * temporal
        + 0.5 * likeness
        + 1.5 * manner
        + 0.8 * text.endswith(tuple(words.load().loose_suffixes))
        + 0.7 * (sentence.text.count(text) > 1)
        + 1.0 * (final.pos == "接尾辞-形状詞的" and (last == len(tokens) or tokens[last].surface != "な"))
    )


def _is_source(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether the compound only says where something is said: 論文によると, 講演では."""
    after = [token.lexeme.lemma for token in tokens[last : last + 3]]
    authority = tokens[last - 1].lexeme.lemma in words.load().authorities
    return (after[:2] in (["に", "因る"], ["に", "拠る"]) and after[2:] in (["と"], ["ば"])) or (
        after[:1] == ["で"] and authority
    )


def _use(spoken: int, sentences: int) -> float:
    """Weigh how often a talk of so many sentences has a term: now and then is best."""
    if spoken > max(4, _TOO_COMMON * sentences):
        return -0.8
    return -0.2 if spoken > max(4, _COMMON * sentences) else 0.3 * math.log(1 + spoken)


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
    phrase = any(token.surface == "の" for token in tokens)
    dense = len(text) >= 3 and (all(map(kana.is_kanji, text)) or compounds.is_katakana(text))
    score = 0.6 * (not phrase and (dense or len(tokens) > 1)) + 0.08 * min(8, len(text))
    if len(text) == 1:
        score -= 0.8
    if tokens[-1].pos.startswith("形状詞") or "形状詞可能" in tokens[-1].pos:
        score -= 0.8
    if tokens[-1].pos == "接尾辞-形状詞的":
        score -= 0.5
    if tokens[-1].surface in words.load().fillers and len(tokens) > 1:
        score -= 1.0
    return score
