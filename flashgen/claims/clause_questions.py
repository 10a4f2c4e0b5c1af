"""Questions whose answer is a clause: why, what for, by what means, with what outcome, when.

Each function takes a statement and gives a card, or None where the sentence has another shape.
"""

from collections.abc import Sequence

from flashgen.claims import phrases, words
from flashgen.claims.claim import Card
from flashgen.claims.phrases import clause, points_back
from flashgen.claims.statement import COMMAS, Statement, content_count, skip_commas, topic_end
from flashgen.document import Token

_REASONS = frozenset(["から", "ので", "さかい", "さかいに", "けん"])
_LEAST_CONTENT = 2


def reason(said: Statement) -> Card | None:
    """火が強いから、表面だけ焦げる。 → なぜ表面だけ焦げるのか。 → 火が強いから."""
    tokens = said.tokens
    start = phrases.opening(said.sentence)
    marks = [at for at in range(start + 2, len(tokens) - 3) if _is_reason(tokens, at)]
    if len(marks) != 1:
        return None
    at = marks[0]
    cause = clause(said.sentence, start, at)
    effect = clause(said.sentence, skip_commas(tokens, at + 1), len(tokens))
    rest = tokens[at + 1 :]
    if (
        cause is None
        or effect is None
        or effect.wish
        or points_back(rest[:4])
        or points_back(tokens[start : start + 3])
    ):
        return None
    if content_count(rest) < _LEAST_CONTENT or not any(
        t.pos == "助詞-格助詞" or t.surface == "は" for t in rest
    ):
        return None
    topic = topic_end(tokens, start)
    if topic is not None and topic < at - 2 and not any(t.surface in ("は", "が") for t in rest):
        narrowed = clause(said.sentence, skip_commas(tokens, topic), at)
        if narrowed is not None:
            return said.ask(
                f"{said.text(start, topic)}、なぜ{effect.explanatory}。", f"{narrowed.statement}から"
            )
    return said.ask(f"なぜ{effect.explanatory}。", f"{cause.statement}から")


def _is_reason(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at + 1].surface not in ("、", "，"):
        return False
    return tokens[at].pos == "助詞-接続助詞" and tokens[at].surface in _REASONS


def condition(said: Statement) -> Card | None:
    """玉ねぎを水にさらすと、辛みが抜ける。 → 玉ねぎを水にさらすと、どうなるか。 → 辛みが抜ける."""
    tokens = said.tokens
    start = phrases.opening(said.sentence)
    for at in range(start + 2, len(tokens) - 3):
        if tokens[at].surface != "と" or tokens[at].pos != "助詞-接続助詞" or tokens[at + 1].surface != "、":
            continue
        verb, head = tokens[at - 1], tokens[start:at]
        outcome = clause(said.sentence, at + 2, len(tokens))
        if (
            any(
                t.lexeme.lemma in words.load().meta or t.headword in words.load().meta
                for t in (verb, *head[-2:])
            )
            or points_back(head[:3])
            or outcome is None
        ):
            return None
        if (
            outcome.wish
            or outcome.supposed
            or content_count(head) < _LEAST_CONTENT
            or points_back(tokens[at + 2 : at + 4])
        ):
            return None
        sees = outcome.last is not None and outcome.last.lexeme.lemma in words.load().seeing
        ends = "何が分かるか" if sees else "どうなるか"
        return said.ask(f"{said.text(start, at + 1)}、{ends}。", outcome.statement)
    return None


def purpose(said: Statement) -> Card | None:
    """城は川を見張るために建てられた。 → 城は何のために建てられたのか。 → 川を見張るため."""
    tokens = said.tokens
    start = phrases.opening(said.sentence)
    topic = topic_end(tokens, start)
    if topic is None or points_back(tokens[start:topic]):
        return None
    for at in range(topic + 2, len(tokens) - 2):
        if tokens[at].lexeme.lemma != "為" or tokens[at + 1].surface != "に":
            continue
        verb = tokens[at - 1]
        aimed = (
            verb.cform.startswith("連体")
            and verb.lexeme.lemma != "た"
            and verb.pos.startswith(("動詞", "助動詞"))
        )
        first = skip_commas(tokens, topic)
        effect = clause(said.sentence, skip_commas(tokens, at + 2), len(tokens))
        if (
            not aimed
            or effect is None
            or effect.wish
            or points_back(tokens[first:])
            or _has_comma(tokens[first:at])
        ):
            return None
        return said.ask(
            f"{said.text(start, topic)}何のために{effect.explanatory}。", said.text(first, at + 1)
        )
    return None


def means(said: Statement) -> Card | None:
    """水から煮ることで、旨みが出る。 → どうすることで、旨みが出るか。 → 水から煮る."""
    tokens = said.tokens
    start = phrases.opening(said.sentence)
    for at in range(start + 2, len(tokens) - 3):
        if (
            tokens[at].lexeme.lemma != "事"
            or tokens[at + 1].surface != "で"
            or tokens[at + 2].surface not in COMMAS
        ):
            continue
        way = clause(said.sentence, start, at)
        outcome = clause(said.sentence, at + 3, len(tokens))
        if (
            way is None
            or outcome is None
            or outcome.wish
            or outcome.nominal
            or points_back(tokens[start : start + 2])
        ):
            return None
        if content_count(tokens[at + 3 :]) < _LEAST_CONTENT or points_back(tokens[at + 3 : at + 6]):
            return None
        return said.ask(f"どうすることで、{outcome.explanatory}。", way.statement)
    return None


def moment(said: Statement) -> Card | None:
    """火を止めた時に、香りが一番立つ。 → どんな時に香りが一番立つのか。 → 火を止めた時."""
    tokens = said.tokens
    start = phrases.opening(said.sentence)
    for at in range(start + 2, len(tokens) - 4):
        if tokens[at].lexeme.lemma not in ("時", "場合") or not tokens[at - 1].cform.startswith("連体"):
            continue
        after = at + 1
        while tokens[after].surface in ("に", "は", "、", "いつ", "で", "も") and after < len(tokens) - 2:
            after += 1
        rest = tokens[after:]
        outcome = clause(said.sentence, after, len(tokens))
        subject = any(t.surface == "が" and t.pos == "助詞-格助詞" for t in rest)
        if (
            after == at + 1
            or outcome is None
            or outcome.wish
            or not subject
            or points_back(rest)
            or points_back(tokens[start:at])
        ):
            return None
        if (
            content_count(tokens[start:at]) < _LEAST_CONTENT
            or content_count(rest) < _LEAST_CONTENT
            or outcome.nominal
        ):
            return None
        return said.ask(f"どんな{tokens[at].surface}に{outcome.explanatory}。", said.text(start, at + 1))
    return None


def _has_comma(tokens: Sequence[Token]) -> bool:
    return any(token.surface in COMMAS for token in tokens)
