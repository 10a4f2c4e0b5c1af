"""Find the numbers of a sentence, and read each together with its counter."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from flashgen.document import Ruby, Token
from flashgen.furigana import align
from flashgen.kana import has_kanji, is_kana
from flashgen.morphology.readings import counters
from flashgen.morphology.readings.counters import Counter
from flashgen.morphology.readings.numerals import Numeral, read
from flashgen.values import dataclass

DIGITS = re.compile(r"[0-9０-９]+")
_SIGNS = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万億兆京何数幾")
_PLACES = re.compile("[十百千万億兆何数幾]")
_POINTS = frozenset(",.，．・")
_COUNTER_POS = ("名詞-普通名詞-助数詞", "接尾辞-名詞的-助数詞")
_DEVERBAL = re.compile("[一-鿿]+[いきぎしじちにびみりえけげせぜてねべめれ]")
_ESTIMATE = frozenset("、，,")


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its counter, if it has one: tokens[first:end], corrected, and their rubies."""

    first: int
    end: int
    tokens: tuple[Token, ...]
    rubies: tuple[Ruby, ...]


def find(text: str, tokens: Sequence[Token]) -> Iterator[Found]:
    """Give the numbers of a sentence that are read together with kanji, from left to right."""
    if _SIGNS.isdisjoint(text):
        return
    at = 0
    before = ""  # the counter of the number just before, or 、 where it has none: 二、三日
    while at < len(tokens):
        end = _number_end(tokens, at)
        number = read(text[tokens[at].start : tokens[end - 1].end]) if end > at else None
        if number is None:
            if tokens[at].surface not in _ESTIMATE:
                before = ""
            at = max(end, at + 1)
            continue
        counter, stop = _counter(text, tokens, end, before or _month_before(tokens, at))
        if found := _found(text, tokens, (at, end, stop), number, counter):
            yield found
        before = "".join(token.surface for token in tokens[end:stop])
        if stop == end and stop < len(tokens) and tokens[stop].surface in _ESTIMATE:
            before, stop = "、", stop + 1
        at = stop


def _number_end(tokens: Sequence[Token], first: int) -> int:
    """Give the end of the number that begins at tokens[first], or `first` where none does."""
    at = first
    while at < len(tokens) and (at == first or tokens[at].start == tokens[at - 1].end):
        token = tokens[at]
        if token.dialect:
            break
        if _is_numeral(token):
            at += 1
        elif (
            at > first
            and token.surface in _POINTS
            and at + 1 < len(tokens)
            and DIGITS.fullmatch(tokens[at - 1].surface)
            and DIGITS.fullmatch(tokens[at + 1].surface)
            and tokens[at + 1].start == token.end
            and not (token.surface in "，,・" and len(tokens[at + 1].surface) != 3)
        ):
            at += 2
        else:
            break
    return at


def _is_numeral(token: Token) -> bool:
    if not _SIGNS.issuperset(token.surface):
        return False
    return token.pos.startswith("名詞-数詞") or DIGITS.fullmatch(token.surface) is not None


def _month_before(tokens: Sequence[Token], first: int) -> str:
    """Give 月 where a month stands before tokens[first]: 来月1日, 来月の1日, 5月の1日, but not 月の1日."""
    before = first - 2 if first > 1 and tokens[first - 1].surface == "の" else first - 1
    if before < 0:
        return ""
    word = tokens[before].surface
    named = word != "月" or (before > 0 and _is_numeral(tokens[before - 1]))
    return "月" if word.endswith("月") and (before == first - 1 or named) else ""


def _counter(text: str, tokens: Sequence[Token], end: int, before: str) -> tuple[Counter | None, int]:
    """Give the counter that begins at tokens[end], and the end of its tokens."""
    table = counters.table()
    if end == len(tokens) or tokens[end].start != tokens[end - 1].end or tokens[end].dialect:
        return None, end
    start = tokens[end].start
    furthest = end + 1
    while furthest < len(tokens) and tokens[furthest].end - start <= counters.longest():
        furthest += 1
    for stop in range(furthest, end, -1):
        spelling = text[start : tokens[stop - 1].end]
        if stop < len(tokens) and _is_numeral(tokens[stop]) and (counter := table.get(spelling + "#")):
            return counter, stop
        for follower in counters.followers(spelling):
            if text.startswith(follower, tokens[stop - 1].end):
                return table[f"{spelling}>{follower}"], stop
        if counter := table.get(f"{spelling}({before})") or table.get(spelling):
            return counter, stop
    if tokens[end - 1].surface == "一" and _is_bout(tokens, end):
        return counters.native(tokens[end].reading), end + 1
    if tokens[end].pos.startswith(_COUNTER_POS) and is_kana(tokens[end].reading):
        return counters.unlisted(tokens[end].reading), end + 1
    return None, end


def _is_bout(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether one bout of something is meant: 一泣き, 一踊りする, but not 世界一売れる."""
    token = tokens[at]
    if token.origin != "和" or not _DEVERBAL.fullmatch(token.surface):
        return False
    if at > 1 and tokens[at - 2].pos.startswith("名詞") and "副詞可能" not in tokens[at - 2].pos:
        return False
    if token.pos.startswith("名詞-普通名詞"):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = after is None or after.headword == "する" or after.pos.startswith(("補助記号", "助詞-格助詞"))
    return token.cform == "連用形-一般" and ends


def _found(
    text: str, tokens: Sequence[Token], span: tuple[int, int, int], number: Numeral, counter: Counter | None
) -> Found | None:
    first, end, stop = span
    ordinal = (first > 0 and tokens[first - 1].surface == "第") or _is_estimate(tokens, end)
    if counter is None and set(base := text[tokens[first].start : tokens[end - 1].end]) == {"〇"}:
        counted, unit, one = "まる" * len(base), "", False  # 〇〇さん
    elif counter is None:
        if not has_kanji(base) and not ordinal:
            return None
        if end - first == 1 and not ordinal and _stands_alone(tokens[first]):
            return None
        counted, unit, one = number.reading, "", False
    else:
        counted, unit, one = counter.read(number)
    changed = (*_spread(tokens[first:end], counted), *_spread(tokens[end:stop], unit))
    start, middle, finish = tokens[first].start, tokens[end - 1].end, tokens[stop - 1].end
    if not has_kanji(text[start:finish]) and not (ordinal or unit == "つ"):
        return Found(first, stop, changed, ())
    if one:
        rubies: tuple[Ruby, ...] = (Ruby(start, finish, text[start:finish], counted + unit),)
    else:
        rubies = _number_rubies(text, start, middle, counted) + shifted(
            align(text[middle:finish], unit), middle
        )
    return Found(first, stop, changed, rubies)


def _is_estimate(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a second number with its counter follows: the 2 of 2、3日."""
    if end + 2 >= len(tokens) or tokens[end].surface not in _ESTIMATE:
        return False
    return (
        _is_numeral(tokens[end + 1])
        and _follows(tokens[end - 1].surface, tokens[end + 1].surface)
        and (has_kanji(tokens[end + 2].surface) and tokens[end + 2].start == tokens[end + 1].end)
    )


def _follows(one: str, other: str) -> bool:
    """Tell whether a figure is the one after another: 2 and 3, but not the 1 and 234 of 1,234."""
    return (
        len(one) == len(other) == 1 and one.isdecimal() and other.isdecimal() and int(one) + 1 == int(other)
    )


def _stands_alone(token: Token) -> bool:
    """Tell whether UniDic's reading of a lone number will do: いち and ひゃく, but not みっ or はつ."""
    return token.reading in _LONE or token.surface in ("何", "幾", "数")


_LONE = frozenset(("いち", "に", "さん", "し", "よん", "ご", "ろく", "しち", "なな", "はち", "きゅう", "く"))
_LONE |= {"じゅう", "ひゃく", "せん", "まん"}


def _number_rubies(text: str, start: int, end: int, reading: str) -> tuple[Ruby, ...]:
    """二[に]十[じゅう] by kanji; 3000万[さんぜんまん] and 二〇二五[にせんにじゅうご] as one."""
    base = text[start:end]
    digits_in_a_row = len(base) > 2 and not _PLACES.search(base) and set(base) != {"〇"}
    if not DIGITS.search(base) and not digits_in_a_row:
        return shifted(align(base, reading), start)
    return (Ruby(start, end, base, reading),)


def shifted(rubies: Sequence[Ruby], by: int) -> tuple[Ruby, ...]:
    """Move rubies to the right: from offsets in a word to offsets in its sentence."""
    return tuple(Ruby(r.start + by, r.end + by, r.base, r.reading) for r in rubies)


def _spread(tokens: Sequence[Token], reading: str) -> Iterator[Token]:
    """Share a reading out over tokens, by their own readings; what does not divide goes to the first."""
    if len(tokens) == 1:
        yield corrected(tokens[0], reading)
        return
    if not tokens:
        return
    own = [t.reading if is_kana(t.reading) else n.reading if (n := read(t.surface)) else "" for t in tokens]
    forward, backward = _shares(own, reading, str.removeprefix), _shares(own[::-1], reading, str.removesuffix)
    shares = forward or (backward and backward[::-1]) or [reading, *[""] * (len(tokens) - 1)]
    for token, share in zip(tokens, shares, strict=True):
        yield corrected(token, share)


def _shares(own: Sequence[str], reading: str, remove: Callable[[str, str], str]) -> list[str]:
    """Take the tokens' own readings off one end; the last takes the rest. Nothing where that fails."""
    shares = []
    for share in own[:-1]:
        rest = remove(reading, share)
        if rest in (reading, ""):
            return []
        shares.append(share)
        reading = rest
    return [*shares, reading]


def corrected(token: Token, reading: str) -> Token:
    """Give an uninflected token another reading; its lexeme, a number or a counter, stays what it is."""
    if token.reading == reading:
        return token
    return replace(token, reading=reading, headword_reading=reading, accent="", accent_rule="")
