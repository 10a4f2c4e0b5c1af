"""What of a statement a cloze card shows: plain standard Japanese, from the clause of the point to its end.

A sentence is cut only where that leaves the rest true: not between a condition and what follows from
it, nor where a denial, a doubt or と言っていた at the end reaches back over the cut.
"""

import re
from collections.abc import Iterator

from flashgen.claims import clauses
from flashgen.claims.phrases import is_copula
from flashgen.claims.statement import COMMAS, Statement, is_reason, skip_commas
from flashgen.values import dataclass

_LONG = 90  # characters; what is longer is cut, if it can be
LONGEST = 110  # characters; what is longer still is no card
_AND = frozenset(["が", "けど", "けれど", "けれども", "し"])
_REACHING = frozenset(
    ["無い", "ない", "ず", "思う", "考える", "言う", "らしい", "書く", "話す", "訳", "知れる"]
)
_SELF = frozenset(["私", "僕", "俺", "わし", "うち", "自分"])
_REACH = 6  # tokens at the end of a sentence that may reach back over all of it
_HEDGE = re.compile(
    "(と|って)[^、と]{0,8}(聞|言|書|話|述べ|報告|認め)[^、]{0,8}$|かもしれない|かもしれません|らしい|だろう|でしょう|ようだ|そうだ|可能性|と考えられ|と思われ|と言われ|とされ|はず|みたい|ないか"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """The stretch tokens[first:last] of a statement, `lead` before it and `close` behind it."""

    said: Statement
    first: int
    last: int
    lead: str = ""
    close: str = ""

    def text(self, before: int, after: int) -> tuple[str, str]:
        """Give what is shown before tokens[before] and from tokens[after] on."""
        ahead = self.lead + self.said.text(self.first, before)
        return ahead, f"{self.said.text(after, self.last)}{self.close}。"

    @property
    def length(self) -> int:
        """Count its characters."""
        return len(self.lead + self.said.text(self.first, self.last) + self.close) + 1


def stretch(said: Statement, first: int, last: int) -> Shown | None:
    """Choose what of a statement is shown around tokens[first:last]; None where it cannot be short enough."""
    whole = _close(said, min(said.start, first), len(said.tokens))
    if whole.length <= _LONG:
        return whole
    cut = [shown for shown in _cut(said, first, last) if shown.length <= _LONG]
    if cut:
        return max(cut, key=lambda shown: shown.length)
    return whole if whole.length <= LONGEST else None


def _close(said: Statement, first: int, last: int, lead: str = "") -> Shown:
    told = said.stance != "assertion"
    first = _after_thinker(said, first) if told else first
    end, close = clauses.closing(said.sentence, first, last, thinking=not told)
    end, close = _without_reason(said, first, end, close)
    shown = Shown(said, first, end, lead, close)
    hedged = (
        said.stance in ("hedged", "reported") and _HEDGE.search(shown.text(end, end)[0] + close) is not None
    )
    taken_off = said.said_by in said.text(0, said.start)  # 論文によると、 at the beginning
    if told and (taken_off or not hedged) and said.said_by not in said.text(first, end):
        return Shown(said, first, end, f"{said.said_by}によると、{lead}", close)
    return shown


def _after_thinker(said: Statement, first: int) -> int:
    """Skip the 私は、 of 私は、…と思う: who thinks so is said by 話し手によると."""
    who, topic, comma = said.tokens[first : first + 3] if len(said.tokens) > first + 3 else (None, None, None)
    if who is None or topic is None or comma is None or who.pos != "代名詞":
        return first
    thinks = topic.surface == "は" and comma.surface in COMMAS and who.lexeme.lemma in _SELF
    return first + 3 if thinks else first


def _without_reason(said: Statement, first: int, end: int, close: str) -> tuple[int, str]:
    """Leave out the から of 水が抜けるからだ。, which answers what was asked before: 水が抜ける is as true.

    Not where the sentence says itself what it gives the reason of: 塩を振るのは….
    """
    tokens = said.tokens
    clefts = any(
        t.pos == "助詞-準体助詞" or t.lexeme.lemma in ("理由", "為", "それ", "其れ")
        for t in tokens[first:end]
    )
    reason = end - 1 - is_copula(tokens[end - 1])  # からです
    return (reason, "") if reason > first + 1 and is_reason(tokens, reason) and not clefts else (end, close)


def _cut(said: Statement, first: int, last: int) -> Iterator[Shown]:
    """Give the shorter stretches around a term that stay true."""
    tokens = said.tokens
    joints = [at for at in range(said.start + 3, len(tokens) - 3) if tokens[at].surface in COMMAS]
    starts = [at + 1 for at in joints if at < first and _may_begin(said, at)]
    ends = [at for at in joints if at >= last and _may_end(said, at)]
    for start in (said.start, *starts):
        lead = _topic(said, start)
        if lead is None:
            continue
        for end in (*ends, len(tokens)):
            if (start, end) != (said.start, len(tokens)):
                yield _close(said, start, end, lead)


def _may_begin(said: Statement, comma: int) -> bool:
    """Tell whether what stands before a comma may be left out."""
    tokens = said.tokens
    joint, rest = tokens[comma - 1], tokens[comma + 1 :]
    if _in_brackets(said, comma):
        return False
    if joint.pos == "助詞-接続助詞" and joint.surface in _AND:
        return True
    goes_on = (joint.pos == "助詞-接続助詞" and joint.surface in ("て", "で")) or (
        joint.pos.startswith(("動詞", "助動詞")) and joint.cform.startswith("連用形")
    )
    since = tokens[_last_and(said, comma) : comma]
    supposes = any(
        t.cform.startswith("仮定") or t.lexeme.lemma in ("ば", "時", "場合", "もし") or t.surface == "と"
        for t in since
        if t.pos != "助詞-格助詞"
    )
    reached = any(t.lexeme.lemma in _REACHING for t in rest[-_REACH:])
    return goes_on and not supposes and not reached


def _last_and(said: Statement, end: int) -> int:
    tokens = said.tokens
    joins = (at for at in range(end - 2, said.start, -1) if tokens[at].surface in _AND)
    return next((at for at in joins if tokens[at].pos == "助詞-接続助詞"), said.start)


def _may_end(said: Statement, comma: int) -> bool:
    """Tell whether what stands behind a comma may be left out: it is another statement."""
    tokens = said.tokens
    joint, rest = tokens[comma - 1], tokens[comma + 1 :]
    reached = any(t.lexeme.lemma in _REACHING for t in rest[-_REACH:])
    full = joint.pos == "助詞-接続助詞" and joint.surface in _AND
    return full and said.stance == "assertion" and not reached and not _in_brackets(said, comma)


def _in_brackets(said: Statement, at: int) -> bool:
    before = said.sentence.text[: said.tokens[at].start]
    return before.count("「") + before.count("（") != before.count("」") + before.count("）")


def _topic(said: Statement, start: int) -> str | None:
    """Give what must be said before a clause, so that one knows of what; None where nobody knows."""
    if start == said.start:
        return ""
    rest = said.tokens[skip_commas(said.tokens, start) :]
    own = any(t.surface in ("は", "が") and t.pos in ("助詞-係助詞", "助詞-格助詞") for t in rest)
    if said.topic is not None and said.topic < start and not any(t.surface == "は" for t in rest):
        return said.text(said.start, said.topic) + "、"
    return "" if own else None
