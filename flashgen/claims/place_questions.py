"""Questions that ask for one place of a statement: the rest of it stands as it was said.

温度が下がると、樽の中で酵母が糖を分解する。 has a place for every noun; one is asked for only where
the question is as natural as a made one, which is in short sentences that state one thing.
"""

from flashgen.claims import compounds, phrases, words
from flashgen.claims.claim import Card
from flashgen.claims.clauses import Clause
from flashgen.claims.statement import COMMAS, Statement, is_reason, says_something
from flashgen.claims.terms import Term
from flashgen.document import Token

_LONGEST = 70  # characters of a sentence
_LONGEST_ANSWER = 16
_JOINTS = frozenset(["が", "けど", "けれど", "けれども", "し", "と", "ば", "たら", "のに"])
_SMALL = frozenset("一二12１２")
_NO_AMOUNT = frozenset(["番", "度目", "分", "年", "月", "日", "時", "世紀", "代"])
_UNSURE = ("かもしれない", "らしい", "だろう", "でしょう", "よう", "みたい", "ない", "ず", "はず", "べき")
_ABOUT = frozenset(["くらい", "ぐらい", "ほど", "程度", "近く"])


def ask(said: Statement, term: Term) -> Card | None:
    """Ask for a term where it stands; None where that would be no good question."""
    return named(said, term) or amount(said, term) or argument(said, term)


def named(said: Statement, term: Term) -> Card | None:
    """港では先物という商いが生まれた。 → 港では何という商いが生まれたか。 → 先物."""
    tokens = said.tokens
    after = tokens[term.last : term.last + 3]
    if len(after) < 3 or after[0].surface != "と" or after[1].surface not in ("いう", "言う"):
        return None
    kind = after[2].lexeme.lemma
    lists = words.load()
    if kind in lists.vague | lists.light | lists.no_kind or not phrases.is_noun(after[2]):
        return None
    rest = _rest(said, term.last, naming=True)
    if rest is None or not _stands_alone(tokens, term.first, said.start):
        return None
    return said.ask(f"{said.text(said.start, term.first)}何{rest.explanatory}。", term.text)


def amount(said: Statement, term: Term) -> Card | None:
    """樽には四割ほど水が残っている。 → 樽には何割ほど水が残っているのか。 → 四割."""
    tokens = said.tokens
    inside = tokens[term.first : term.last]
    digits = [t for t in inside if t.pos.startswith("名詞-数詞")]
    counter = inside[-1]
    if not digits or len(digits) + 1 != len(inside) or not counter.pos.endswith(("助数詞", "助数詞可能")):
        return None
    if "".join(t.surface for t in digits) in _SMALL or counter.surface in _NO_AMOUNT:
        return None
    rest = _rest(said, term.last)
    others = (*tokens[said.start : term.first], *tokens[term.last :])
    if rest is None or _amounts(tokens) != 1 or not says_something(others):
        return None
    how_many = "いくつ" if counter.surface == "つ" else f"何{counter.surface}"
    return said.ask(f"{said.text(said.start, term.first)}{how_many}{rest.explanatory}。", term.text)


def _amounts(tokens: tuple[Token, ...]) -> int:
    """Count the numbers of a sentence, without those of years and days."""
    numeric = [token.pos.startswith("名詞-数詞") for token in tokens]
    ends = (at for at in range(1, len(tokens)) if numeric[at - 1] and not numeric[at])
    return sum(tokens[at].surface not in ("年", "月", "日") for at in ends)


def argument(said: Statement, term: Term) -> Card | None:
    """樽の中では酵母が糖を分解している。 → 樽の中では何が糖を分解しているのか。 → 酵母."""
    tokens = said.tokens
    particle = tokens[term.last] if term.last < len(tokens) else None
    if particle is None or particle.pos != "助詞-格助詞":
        return None
    first = phrases.noun_phrase(tokens, said.start, term.last)
    answer = said.text(first, term.last)
    if first > term.first or compounds.ends_range(tokens, first):
        return None
    if len(answer) > _LONGEST_ANSWER or not _stands_alone(tokens, first, said.start):
        return None
    asked = _word(tokens, term, particle)
    rest = _rest(said, term.last)
    if asked is None or rest is None or rest.nominal:
        return None
    head = tokens[said.start : first]
    subject = any(t.surface in ("は", "が") and t.pos in ("助詞-係助詞", "助詞-格助詞") for t in head)
    whole = says_something((*head, *tokens[term.last :]))
    if not whole or not (subject or particle.surface == "が"):
        return None
    return said.ask(f"{said.text(said.start, first)}{asked}{rest.explanatory}。", answer)


def _word(tokens: tuple[Token, ...], term: Term, particle: Token) -> str | None:
    """Choose 何, だれ or どこ for a term before a particle."""
    final = tokens[term.last - 1]
    counted = compounds.is_number(tokens, term.first, term.last) or "副詞可能" in final.pos
    if counted or "形状詞可能" in final.pos:
        return None
    if final.pos.startswith("名詞-固有名詞-人名") or final.surface.endswith(tuple(words.load().people)):
        return "だれ"
    if final.pos.startswith("名詞-固有名詞-地名"):
        return "どこ"
    after = [token.lexeme.lemma for token in tokens[term.last : term.last + 2]]
    if particle.surface in ("を", "が") or after == ["に", "因る"] or after == ["に", "成る"]:
        return "何"
    return None


def _rest(said: Statement, after: int, *, naming: bool = False) -> Clause | None:
    """Give what follows a place, where it is sure and the sentence states no more than one thing.

    `naming`: という follows, which is no verb of the sentence.
    """
    tokens = said.tokens
    several = any(
        (tokens[at].surface in _JOINTS and tokens[at].pos == "助詞-接続助詞")
        or is_reason(tokens, at)
        or tokens[at].cform.startswith("仮定")
        or (tokens[at].pos == "助詞-準体助詞" and tokens[at + 1].surface == "は")
        for at in range(said.start + 1, len(tokens) - 2)
    )
    rest = said.clause(after)
    if several or rest is None or len(said.sentence.text) > _LONGEST or "「" in said.sentence.text:
        return None
    if rest.supposed or rest.text.endswith(_UNSURE) or not _is_main(tokens, after + 2 * naming):
        return None
    return rest


def _is_main(tokens: tuple[Token, ...], after: int) -> bool:
    """Tell whether the first verb behind a place is that of the sentence, or links on to it by て."""
    ends = (
        at
        for at in range(after, len(tokens))
        if tokens[at].pos.startswith(("動詞", "形容詞", "助動詞"))
        and tokens[at].cform.startswith(("終止", "連体"))
    )
    end = next(ends, None)
    tail = ("助動詞", "助詞", "補助記号", "動詞-非自立", "形容詞-非自立")
    return end is not None and all(
        token.pos.startswith(tail) and token.surface not in (*COMMAS, "は", "が", "か", "と", "って")
        for token in tokens[end + 1 :]
    )


def _stands_alone(tokens: tuple[Token, ...], first: int, start: int) -> bool:
    """Tell whether nothing before a noun phrase describes it."""
    if first <= start:
        return True
    before = tokens[first - 1]
    if before.surface in COMMAS:
        return first < 2 or not phrases.is_noun(tokens[first - 2])
    return before.pos.startswith(("助詞-格助詞", "助詞-係助詞", "助詞-接続助詞")) and before.surface != "の"
