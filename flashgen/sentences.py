"""Find where sentences end.

Marks of punctuation decide where there are any, as Japanese uses them: quotes and brackets are
never cut, 行く？って聞いた goes on after its question mark. Captions without full stops are cut
where a caption ends in a final form (です, ました, ねん) or somebody pauses. What words count
for what is in sentences.toml.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from flashgen import kept_toml
from flashgen.document import Cue

LONGEST = 400  # characters; spoken sentences have 20 to 60, and later stages must not meet one without end
LONGEST_QUOTE = 300  # characters; where the other quotation mark is further away, it was forgotten
# Seconds of silence that end a sentence: after a word that can end one; after any; and between
# 買うた。 and 買うた in front of its noun. The Corpus of Spontaneous Japanese cuts at 0.2 s, but
# into clauses; and captions stay on for a while after the last word, so that what silence is left
# between two of them was longer.
PAUSE, SILENCE, BREATH = 1.0, 3.0, 0.3
LONG = 60  # characters; longer than nine spoken sentences in ten
_PER_STOP = 100  # characters; where full stops are rarer, they are accidents

_PAIRS = dict(zip("「『（(｢“《〈【〔［[", "」』）)｣”》〉】〕］]", strict=True))
_CLOSERS = frozenset(_PAIRS.values())
_BRACKET = re.compile(f'[{re.escape("".join(_PAIRS))}{re.escape("".join(_CLOSERS))}\n]|"')
_END = re.compile(r"\n+|[。．！？!?…‥｡♪]+[。．.！？!?…‥｡♪・]*|\.{2,}|・{2,}|\.")
_CLOSED = re.compile(r"[」』）)｣”》〉】〕］\"’]+")
_LAUGH = re.compile(r"[（(](?:笑い?|爆笑|苦笑|泣|汗|怒)[）)]")
_LATIN_WORD = re.compile(r"[A-Za-z.]+$")
_ADDRESS = re.compile("[A-Za-z0-9][A-Za-z0-9]")  # on both sides of a mark: watch?v=
_WORD = re.compile(r"\w")
_SPACE = re.compile(r"[ \t\u3000\xa0]+")
_STOP = re.compile(r"[。．｡]|[A-Za-z]\.(?=\s|$)")


def split(text: str, cues: Sequence[Cue] = ()) -> tuple[tuple[int, int], ...]:
    """Give the sentences of text as (start, end), in order, without white space at their ends.

    Nothing but white space lies outside of them. `cues` tell where captions lie in text; they
    are used where text has next to no full stops. A line break always ends a sentence.

    >>> text = "「行く?」って聞いたんや。 ほな「行かへん。」やて！？"
    >>> [text[start:end] for start, end in split(text)]
    ['「行く?」って聞いたんや。', 'ほな「行かへん。」やて！？']
    """
    quotes = _quotes(text)
    ends = set(_punctuated(text, quotes))
    if cues and len(_STOP.findall(text)) * _PER_STOP < len(text):
        ends.update(set(_spoken(text, cues)) - {at for start, end in quotes for at in range(start + 1, end)})
    starts = {cue.start for cue in cues}
    spans = _with_words(text, _stripped(text, ends))
    return tuple(part for span in spans for part in _shortened(text, span, starts))


def _stripped(text: str, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (*sorted(ends), len(text)):
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            yield left, start + len(piece.rstrip())
        start = max(start, end)


def _with_words(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give what is nothing but punctuation to the sentence before it on the same line."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        bare = held is not None and not _WORD.search(text, start, end)
        if held and bare and "\n" not in text[held[1] : start]:
            start = held[0]
        elif held:
            yield held
        held = start, end
    if held:
        yield held


# ------------------------------------------------------------------ by punctuation


def _punctuated(text: str, outermost: Sequence[tuple[int, int]]) -> Iterator[int]:
    quotes = deque(outermost)
    start = seen = 0  # where the sentence begins; what lies before `seen` has been looked at
    said = False  # whether there is a word in text[start:seen]
    for mark in _END.finditer(text):
        if mark.start() < seen:
            continue
        while quotes and quotes[0][1] <= mark.start():
            if _is_sentence(text, quotes[0], start):
                start = seen = quotes[0][1]
                said = False
                yield start
            quotes.popleft()
        if quotes and quotes[0][0] <= mark.start():
            continue
        said = said or _WORD.search(text, seen, mark.start()) is not None
        seen = _after_closers(text, mark.end(), quotes[0][0] if quotes else len(text))
        # Nothing said yet: …そうか. After a space, the marks belong to the sentence before: 何！ ？
        again = start > 0 and text[start - 1] != "\n" and mark[0][0] not in "…‥.・"
        if mark[0][0] == "\n" or (_ends(text, mark, seen, start) if said else again):
            yield seen
            start, said = seen, False
    for quote in quotes:
        if _is_sentence(text, quote, start):
            start = quote[1]
            yield start


def _quotes(text: str) -> list[tuple[int, int]]:
    """Give the outermost stretches that must not be cut: what is quoted, and names with a 。."""
    found = [name.span() for name in _names().finditer(text)]
    straight: list[int] = []
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for bracket in (*_BRACKET.finditer(text), None):
        char = bracket[0] if bracket else "\n"
        at = bracket.start() if bracket else len(text)
        if char == "\n":
            if len(straight) % 2 == 0:  # an odd one out: nobody knows which
                found.extend((a, b + 1) for a, b in zip(straight[::2], straight[1::2], strict=True))
            straight.clear()
            stack.clear()
            waiting.clear()
        elif char == '"':
            straight.append(at)
        elif char in _PAIRS:
            stack.append((_PAIRS[char], at))
            waiting[_PAIRS[char]] += 1
        elif waiting[char]:
            closer, start = "", 0
            while closer != char:
                closer, start = stack.pop()
                waiting[closer] -= 1
            found.append((start, at + 1))
    return _outermost(span for span in found if span[1] - span[0] <= LONGEST_QUOTE)


def _outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _is_sentence(text: str, quote: tuple[int, int], last: int) -> bool:
    """Tell whether a sentence is nothing but this quote: 「ええで。」|「ほな行こ。」."""
    start, end = quote
    if start - last > 8 or text[last:start].strip() or text[end - 2 : end - 1] not in set("。．！？!?…｡"):
        return False
    return text[end : end + 1] in _PAIRS or text[start] in "（("


def _after_closers(text: str, end: int, next_quote: int) -> int:
    if text[end - 1] == "\n":
        return end
    if closed := _CLOSED.match(text, end, max(end, next_quote)):
        end = closed.end()
    return laugh.end() if (laugh := _LAUGH.match(text, end)) else end


def _ends(text: str, mark: re.Match[str], end: int, start: int) -> bool:
    """Tell whether a run of marks ends the sentence that began at `start`."""
    marks = mark[0]
    before, after = text[mark.start() - 1 : mark.start()], text[end : end + 1]
    if marks == ".":
        return _full_stop_ends(text, mark.start(), end)
    if marks == "．" and before.isdigit() and after.isdigit():
        return False
    if marks[0] in "。｡．":
        return True
    if after in {"、", ","} or text.startswith(_table("quoted", "continues"), end):
        return False
    if marks in {"!", "?"} and _ADDRESS.fullmatch(before + after):
        return False
    before = text[max(start, mark.start() - 8) : mark.start()].strip(" 　、")
    return bool(set(marks) & set("。！？!?♪")) or before not in _table("fillers", "words")


def _full_stop_ends(text: str, at: int, end: int) -> bool:
    """Tell whether one full stop ends a sentence: not in 3.5, No.1, Node.js, Mr. Smith."""
    if not text[end : end + 1].isspace() and end < len(text):
        return False
    word, rest = _LATIN_WORD.findall(text, max(0, at - 12), at), text[end : end + 2].strip()
    if not word:
        return at > 0 and not text[at - 1].isspace()
    abbreviated = word[-1] in _table("latin", "abbreviations") or (len(word[-1]) == 1 and word[-1].isupper())
    return not rest or not (abbreviated or rest.islower())


# ------------------------------------------------------------------ by captions


def _spoken(text: str, cues: Sequence[Cue]) -> Iterator[int]:
    """Give where sentences end in captions without full stops."""
    start = 0
    for before, after in pairwise(cues):
        said = text[max(before.start, before.end - 12) : before.end].rstrip()
        following = text[after.start : after.end][:20].lstrip()
        if _ends_before(said, following, after.begin - before.finish, before.end - start):
            start = before.end
            yield start
    for inside in _inside().finditer(text):
        yield inside.end()
    for space in _SPACE.finditer(text):
        said, following = (
            text[max(0, space.start() - 12) : space.start()],
            text[space.end() : space.end() + 12],
        )
        if _kind("ending", said) == "final" and _kind("beginning", following) != "going_on":
            yield space.start()


def _ends_before(said: str, following: str, gap: float, length: int) -> bool:
    """Tell whether a sentence of this length ends between captions that are `gap` seconds apart."""
    ending, beginning = _kind("ending", said), _kind("beginning", following)
    if gap >= SILENCE:
        return True
    if ending == "open" or beginning == "going_on" or (beginning == "alone" and len(following) < 3):
        return False
    if ending == "final" or gap >= PAUSE:
        return True
    if ending in {"weak", "attributive"} and (gap >= BREATH or beginning == "opener"):
        return True
    hiragana = "ぁ" <= following[:1] <= "ゖ"
    # The more has been said, the likelier it is that this is the end.
    enough = {"weak": LONG / 2, "attributive": LONG}.get(ending, LONG * (4 if hiragana else 2))
    return length >= enough or (ending == "weak" and hiragana)


def _kind(side: str, text: str) -> str:
    """Name the kind of form with which text ends or begins, the longest that fits; or ""."""
    forms = _kinds(side)
    ends = side == "ending"
    pieces = (text[-n:] if ends else text[:n] for n in range(min(len(text), 12), 0, -1))
    return next((forms[piece] for piece in pieces if piece in forms), "")


# ------------------------------------------------------------------ what is too long


def _shortened(text: str, span: tuple[int, int], starts: set[int]) -> Iterator[tuple[int, int]]:
    start, end = span
    while end - start > LONGEST:
        cut = _cut(text, start, starts)
        yield start, next(at for at in range(cut, start, -1) if not text[at - 1].isspace())
        start = next(at for at in range(cut, end) if not text[at].isspace())
    yield start, end


def _cut(text: str, start: int, starts: set[int]) -> int:
    """Give where to cut: after the last 、 of the second half, or at a caption, a space, anywhere."""
    low, high = start + LONGEST // 2, start + LONGEST
    comma = max(text.rfind(mark, low, high) for mark in "、，,")
    if comma >= 0:
        return comma + 1
    places = range(high, low, -1)
    at_cue = next((at for at in places if at in starts), 0)
    return at_cue or next((at for at in places if text[at].isspace()), high)


# ------------------------------------------------------------------ data


@cache
def _table(name: str, key: str) -> tuple[str, ...]:
    words: list[str] = _tables()[name][key]
    return tuple(words)


@cache
def _tables() -> dict[str, Any]:
    return kept_toml.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _table("names", "with_ends"))))


@cache
def _kinds(side: str) -> dict[str, str]:
    return {form: kind for kind, forms in reversed(_tables()[side].items()) for form in forms}


@cache
def _inside() -> re.Pattern[str]:
    """Match a form that is nothing but final, where the sentence does not go on: ですね|それで."""
    keys = ("forms", "openers", "unless")
    forms, openers, unless = ("|".join(map(re.escape, _table("inside", key))) for key in keys)
    return re.compile(f"(?:{forms})(?:(?={openers})|(?![ぁ-ゖー]|{unless}|$))")
