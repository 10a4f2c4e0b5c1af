"""Noun compounds of a sentence, as wholes, and what stands around them: lists, quotation marks, の."""

from collections.abc import Sequence

from flashgen import kana
from flashgen.claims import phrases, words
from flashgen.document import Sentence, Token

_SHORT_QUOTE = 16  # characters
_LINKS = frozenset(["と", "や", "とか", "やら", "・", "か"])
_LISTABLE = ("名詞", "代名詞", "連体詞", "接頭辞", "形容詞", "形状詞", "動詞")
_TOGETHER = frozenset(["一緒", "同時", "共"])
_CASES = frozenset(["を", "が", "に", "と", "は", "も", "で"])
_RANGE = frozenset(["から", "ないし", "〜", "～", "-", "か"])
_FORMAL = frozenset(["事", "物", "訳", "筈", "時", "所", "為", "の", "様", "方"])


def find(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Find the noun compounds: 強化|学習, 話し|言葉, not 全て|次 (an adverb and a noun) or 各|単語."""
    compounds, first = [], None
    for at, token in enumerate(tokens):
        # A space parts words, but not those of an English name: Golden Gate.
        spaced = at > 0 and token.start > tokens[at - 1].end
        apart = spaced and not (token.surface.isascii() and tokens[at - 1].surface.isascii())
        loose = token.pos.endswith("副詞可能") and not (
            at + 1 < len(tokens) and tokens[at + 1].pos.startswith("接尾辞")
        )
        ends_adjective = token.pos == "接尾辞-形状詞的"  # 普遍|的 in 普遍的な言語
        goes_on = phrases.is_noun(token) or ends_adjective or _is_stem_of(tokens, at)
        if first is not None and (apart or loose or not goes_on):
            compounds.append((first, at))
            first = None
        begins = phrases.is_noun(token) and not _only_attaches(token)
        if first is None and not loose and (begins or _is_stem_of(tokens, at)):
            first = at
    return compounds if first is None else [*compounds, (first, len(tokens))]


def _is_stem_of(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb's stem is the first part of a noun: the 埋め込み of 埋め込み空間.

    Behind を or に the same form links clauses: 糖を取り込み酵母は….
    """
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        after is not None
        and token.pos == "動詞-一般"
        and token.cform == "連用形-一般"
        and after.pos.startswith("名詞-普通名詞-一般")
        and after.start == token.end
        and not (at > 0 and tokens[at - 1].surface in _CASES)
    )


def _only_attaches(token: Token) -> bool:
    return token.pos.startswith("接尾辞") or (token.pos == "接頭辞" and token.surface in "各全本同両諸毎当某")


def is_cut_off(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a noun goes on behind tokens[:last]."""
    return (
        last < len(tokens)
        and tokens[last].pos.startswith(("接尾辞", "名詞"))
        and tokens[last].start == tokens[last - 1].end
        and tokens[last].surface not in ("ん", "の")
    )


def in_list(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the compound is one of several: フランス語と英語, 塩や砂糖, 寺の門と城の門."""
    end, begin = last, first
    if last + 1 < len(tokens) and tokens[last].surface == "の":
        end = _noun_end(tokens, last + 1)
    if first >= 2 and tokens[first - 1].surface == "の":
        begin = _noun_begin(tokens, first - 1)
    while begin > 0 and tokens[begin - 1].pos.startswith(("連体詞", "形状詞", "形容詞")):
        begin -= 1  # 色んな言語
    return (
        any(_links(tokens, at, at + 1) for at in {end, last})
        or any(_links(tokens, at - 1, at - 2) for at in {begin, first})
        or (in_noun_clause(tokens, last) and _joins_phrases(tokens))
        or _ends_row(tokens, first)
    )


def _ends_row(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether two nouns with commas stand before: 砂、小石、岩."""
    row = tokens[max(0, first - 4) : first]
    return (
        len(row) == 4
        and row[1].surface == row[3].surface == "、"
        and all(noun.pos.startswith("名詞-普通名詞-一般") for noun in (row[0], row[2]))
    )


def _joins_phrases(tokens: Sequence[Token]) -> bool:
    """Tell whether noun phrases are joined at a comma: 米を蒸す釜と、米を冷ます台."""
    return any(
        joiner.surface == "と"
        and joiner.pos == "助詞-格助詞"
        and comma.surface == "、"
        and phrases.is_noun(noun)
        for noun, joiner, comma in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _links(tokens: Sequence[Token], link: int, noun: int) -> bool:
    if not (0 <= noun < len(tokens) and 0 <= link < len(tokens)):
        return False
    joiner = tokens[link]
    if {joiner.surface, tokens[noun].surface} == {"と", "か"}:  # とか, in two
        return True
    # や and とか make a list though a word stands between: 砂糖や色んな粉.
    if joiner.surface in ("や", "とか", "やら") and joiner.pos == "助詞-副助詞":
        # Behind the copula や comes a particle or nothing: 記録やとは言えない, 進歩や。
        return noun < link or tokens[noun].pos.startswith(_LISTABLE)
    if not phrases.is_noun(tokens[noun]):
        return False
    commas = joiner.surface == "、" and noun > link
    joins = joiner.surface in _LINKS and joiner.pos.startswith(("助詞-格", "助詞-副", "補助記号"))
    return (commas or joins) and tokens[noun].lexeme.lemma not in _TOGETHER


def _noun_end(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and phrases.is_noun(tokens[at]):
        at += 1
    return at


def _noun_begin(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and phrases.is_noun(tokens[at - 1]):
        at -= 1
    return at


def is_quoted(text: str, at: int) -> bool:
    """Tell whether a place is in a short or foreign quotation: words cited, as 「浮世絵」."""
    opened, closed = text.rfind("「", 0, at + 1), text.find("」", at)
    inside = text.rfind("」", 0, at) <= opened and 0 <= opened < closed
    return inside and (closed - opened < _SHORT_QUOTE or text[opened + 1 : closed].isascii())


def is_number(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the compound is an amount or a place in a row: 三つ, 第二, 約束ではない約三割."""
    return any(token.pos.startswith("名詞-数詞") for token in tokens[first:last]) or (
        last - first > 1 and tokens[first].surface in ("第", "約", "数", "何")
    )


def ends_range(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether an amount at `first` is the end of a range: the 三倍の炭素 of 二倍から三倍の炭素."""
    return first > 0 and tokens[first].pos.startswith("名詞-数詞") and tokens[first - 1].surface in _RANGE


def in_noun_clause(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether what stands before `last` is in a clause that describes a noun: 水が抜ける道具."""
    for at in range(last, len(tokens) - 1):
        token, after = tokens[at], tokens[at + 1]
        if phrases.is_mark(token) or (token.pos == "助詞-接続助詞" and token.surface != "て"):
            return False
        predicate = token.pos.startswith(("動詞", "形容詞", "助動詞"))
        if predicate and phrases.is_noun(after) and token.cform.startswith(("連体", "終止")):
            return after.lexeme.lemma not in _FORMAL
        if predicate and token.cform.startswith(("終止", "連体")):
            return False
    return False


def is_katakana(text: str) -> bool:
    """Tell whether text is katakana throughout."""
    return kana.is_kana(text) and kana.to_katakana(text) == text


def may_be_blanked(sentence: Sentence, first: int, last: int, text: str) -> bool:
    """Tell whether a compound can be asked for at all: it is whole, and means something."""
    tokens = sentence.tokens
    final = tokens[last - 1]
    numeric = [token.pos.startswith("名詞-数詞") for token in tokens[first:last]]
    if numeric[-1] and not numeric[0]:
        return False  # a running number: 資料6
    if ends_range(tokens, first):
        return False
    liked = last < len(tokens) and tokens[last].surface == "な" and "形状詞可能" in final.pos
    numerals = all(numeric)
    return not (
        is_cut_off(tokens, last)
        or (last - first > 1 and first > 0 and tokens[first - 1].surface in ("各", "毎"))  # 各|単元の復習
        or text in words.load().fillers
        or (numerals and (len(text) < 2 or text.isascii()))
        or final.pos.endswith("助動詞語幹")
        or (last - first > 1 and (liked or final.pos.startswith("形状詞")))
        or is_quoted(sentence.text, tokens[first].start)
        or text[0] == "何"
        or (len(text) == 1 and not kana.has_kanji(text))
        or (kana.is_kana(text) and not is_katakana(text) and len(text) < 3)
        or crosses_form(sentence, tokens[first].start, final.end)
    )


def crosses_form(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a dialect form lies over an edge of text[start:end], so that it cannot be cut there."""
    return any(
        form.start < edge < form.end
        for form in sentence.forms
        if form.standard != form.surface
        for edge in (start, end)
    )
