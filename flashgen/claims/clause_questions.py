"""Questions whose answer is a clause: why, what for, by what means, with what outcome, when.

Each function takes a statement and gives a card, or None where the sentence has another shape.
"""

from collections.abc import Sequence
from itertools import pairwise

from flashgen.claims import phrases, words
from flashgen.claims.claim import Card
from flashgen.claims.phrases import is_copula
from flashgen.claims.statement import COMMAS, Statement, is_reason, says_something, skip_commas
from flashgen.document import Token

_DUTIES = ("ならない", "いけない", "だめ", "べき", "ほうがいい", "方がいい")
_DENIALS = ("わけではない", "わけでもない", "話ではない", "限らない")  # of the condition, too
_SUBJECTS = frozenset(["は", "が", "も"])
_AFTER_MOMENT = frozenset(["に", "は", "、", "いつ", "で", "も"])


def reason(said: Statement) -> Card | None:
    """火が強いから、表面だけ焦げる。 → なぜ表面だけ焦げるのか。 → 火が強いから."""
    tokens = said.tokens
    marks = [at for at in range(said.start + 2, len(tokens) - 3) if _links_reason(tokens, at)]
    if len(marks) != 1:
        return None
    at = marks[0]
    rest, effect = tokens[at + 1 :], said.clause(at + 1)
    if effect is None or not says_something(rest):
        return None
    subject = any(
        t.surface in _SUBJECTS
        and t.pos.startswith(("助詞-格助詞", "助詞-係助詞"))
        and before.lexeme.lemma != "方"  # 寝かせる方がいい: of what?
        for before, t in pairwise(rest)
    )
    subject = subject or phrases.points_back(tokens[skip_commas(tokens, at + 1) :][:1])  # そう見える
    first, asked = said.start, ""
    if said.topic is not None and said.topic < at - 2 and not subject:
        # 塩は水を抜くから、長う持つ。: what holds out is named in the first clause.
        first, asked = said.topic, said.text(said.start, said.topic)
    elif not subject:
        return None
    answer = _because(said, first, at)
    return None if answer is None else said.ask(f"{asked}なぜ{effect.explanatory}。", answer)


def ground(said: Statement) -> Card | None:
    """その橋は、石が足りなかったから残っている。 → その橋はなぜ残っているのか。 → 石が足りなかったから."""
    tokens, topic = said.tokens, said.pointed_topic
    if topic is None:
        return None
    first = skip_commas(tokens, topic)
    marks = [at for at in range(first + 2, len(tokens) - 1) if is_reason(tokens, at)]
    if len(marks) != 1 or not _is_bare_predicate(tokens[marks[0] + 1 :]):
        return None
    cause, effect = said.clause(first, marks[0]), said.clause(marks[0] + 1)
    if cause is None or effect is None or effect.nominal:
        return None
    return said.ask(f"{said.text(said.start, topic)}なぜ{effect.explanatory}。", f"{cause.statement}から")


def _is_bare_predicate(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are no more than a verb with its endings."""
    ending = ("助動詞", "助詞-終助詞", "助詞-接続助詞", "動詞-非自立", "補助記号")
    verb = tokens[:1] and tokens[0].pos.startswith("動詞") and tokens[0].lexeme.lemma != "言う"
    return bool(verb) and all(t.pos.startswith(ending) for t in tokens[1:])


def actually(said: Statement) -> Card | None:
    """鮎は餌を追うんやなくて、縄張りを守ってる。 → 鮎は餌を追うのではなく、実際にはどうなのか。"""
    tokens = said.tokens
    at = next((i for i in range(said.start + 3, len(tokens) - 4) if _denies_clause(tokens, i)), None)
    if at is None:
        return None
    after = at + 2
    while tokens[after - 1].surface not in ("なく", "なくて", "のうて") and after < at + 5:
        after += 1
    after += tokens[after].surface == "て"
    if tokens[after].surface not in COMMAS:
        return None
    first = _own_clause(said, at)
    denied, fact = said.clause(first, at), said.clause(_after_really(said, after + 1))
    told = any(
        before.lexeme.lemma == "言う" and token.lexeme.lemma in words.load().no_kind
        for before, token in pairwise(tokens[after:])  # …という反論もある
    )
    known = said.title or any(t.surface in ("は", "が") for t in tokens[first:at])
    if denied is None or fact is None or told or not known or not says_something(tokens[first:at]):
        return None
    link = "わけ" if tokens[at].lexeme.lemma == "訳" else "の"
    return said.ask(f"{denied.text}{link}ではなく、実際にはどうなのか。", fact.statement)


def _own_clause(said: Statement, end: int) -> int:
    """Find where the clause before an index begins: what was said before けど、 is another matter."""
    tokens = said.tokens
    for at in range(end - 1, said.start, -1):
        if tokens[at].surface in COMMAS and tokens[at - 1].surface in ("けど", "けれど", "けれども", "が"):
            return phrases.after_openers(said.sentence, at + 1)
    return said.start


def _denies_clause(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether の or わけ of 〜のではなく, 〜わけやなくて is at an index."""
    formal = tokens[at].pos == "助詞-準体助詞" or tokens[at].lexeme.lemma == "訳"
    link = is_copula(tokens[at + 1]) or tokens[at + 1].surface in ("で", "じゃ", "や")
    no = tokens[at + 2 + (tokens[at + 2].surface == "は")]
    predicate = tokens[at - 1].cform.startswith(("連体", "終止"))
    return formal and link and predicate and phrases.is_no(no) and no.cform.startswith("連用")


def _after_really(said: Statement, first: int) -> int:
    """Skip the 実際には that the question says itself."""
    tokens = said.tokens
    first = skip_commas(tokens, first)
    if tokens[first].lexeme.lemma in ("実際", "本当"):
        while first < len(tokens) - 3 and tokens[first].surface in (
            "実際",
            "本当",
            "ほんま",
            "に",
            "は",
            "、",
        ):
            first += 1
    return first


def _links_reason(tokens: Sequence[Token], at: int) -> bool:
    because = tokens[at].lexeme.lemma == "為" and tokens[at - 1].cform.startswith("連体")
    return (because or is_reason(tokens, at)) and _may_end_clause(tokens, at)


def _may_end_clause(tokens: Sequence[Token], at: int) -> bool:
    # Automatic captions have no commas at all; there the particle has to do.
    return tokens[at + 1].surface in COMMAS or not any(token.surface in COMMAS for token in tokens)


def _because(said: Statement, first: int, at: int) -> str | None:
    if said.tokens[at].lexeme.lemma == "為":
        return said.text(skip_commas(said.tokens, first), at + 1)
    cause = said.clause(first, at - (said.tokens[at].surface == "で"))
    return None if cause is None else f"{cause.statement}から"


def means(said: Statement) -> Card | None:
    """水から煮ることで、旨みが出る。 → どうすることで、旨みが出るのか。 → 水から煮る."""
    tokens = said.tokens
    for at in range(said.start + 2, len(tokens) - 3):
        if (
            tokens[at].lexeme.lemma != "事"
            or tokens[at + 1].surface != "で"
            or tokens[at + 2].surface not in COMMAS
        ):
            continue
        way, outcome = said.clause(said.start, at), said.clause(at + 3)
        # 一つは煮ることで、もう一つは焼くことだ。 only lists.
        lists = any(t.surface == "は" for t in tokens[said.start : at])
        if lists or way is None or outcome is None or outcome.nominal or not says_something(tokens[at + 3 :]):
            return None
        # 水路が掘られたことで、: what came about, not what one does.
        came_about = way.last is not None and way.last.lexeme.lemma == "た"
        if came_about:
            return said.ask(f"何があったことで、{outcome.explanatory}。", f"{way.statement}こと")
        subject = any(t.surface == "が" and t.pos == "助詞-格助詞" for t in tokens[said.start : at])
        asked = "何がどうすることで" if subject else "どうすることで"
        return said.ask(f"{asked}、{outcome.explanatory}。", way.statement)
    return None


def purpose(said: Statement) -> Card | None:
    """城は川を見張るために建てられた。 → 城は何のために建てられたのか。 → 川を見張るため."""
    tokens, topic = said.tokens, said.topic
    if topic is None:
        return None
    first = skip_commas(tokens, topic)
    for at in range(topic + 2, len(tokens) - 2):
        if tokens[at].lexeme.lemma != "為" or tokens[at + 1].surface != "に":
            continue
        verb, effect = tokens[at - 1], said.clause(at + 2)
        aimed = (
            verb.cform.startswith("連体")
            and verb.lexeme.lemma != "た"
            and verb.pos.startswith(("動詞", "助動詞"))
        )
        if not aimed or effect is None or any(t.surface in COMMAS for t in tokens[first:at]):
            return None
        asked = f"{said.text(said.start, topic)}何のために{effect.explanatory}。"
        return said.ask(asked, said.text(first, at + 1))
    return None


def condition(said: Statement) -> Card | None:
    """玉ねぎを水にさらすと、辛みが抜ける。 → 玉ねぎを水にさらすと、どうなるか。 → 辛みが抜ける."""
    tokens, lists = said.tokens, words.load()
    at = next((i for i in range(said.start + 2, len(tokens) - 3) if _is_condition(tokens, i)), None)
    if at is None or not says_something(tokens[said.start : at]):
        return None
    head = tokens[max(said.start, at - 2) : at]
    idle = any(t.lexeme.lemma in lists.no_outcome | lists.meta or is_copula(t) for t in head)
    idle = idle or (head[0].surface == "と" and head[-1].lexeme.lemma == "為る")  # とすると
    outcome = said.clause(at + 1)
    if idle or outcome is None or outcome.supposed or outcome.text.endswith((*_DUTIES, *_DENIALS)):
        return None
    last = outcome.last.lexeme.lemma if outcome.last else ""
    if tokens[at].surface != "と" and last == "た":  # 行ったら、閉まってた。: it came so once
        return None
    asked = "何が分かるか" if last in lists.seeing else "どうなるか"
    return said.ask(f"{said.text(said.start, at + 1)}、{asked}。", outcome.statement)


def _is_condition(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.surface == "と" and tokens[at - 1].cform.startswith("終止"):
        # Before a noun, no と言う or と思う follows: 強めると水が抜ける.
        links = token.pos == "助詞-接続助詞" or tokens[at + 1].pos.startswith("名詞")
        return links and _may_end_clause(tokens, at)
    supposes = token.surface in ("たら", "だら") or (token.surface == "ば" and token.pos == "助詞-接続助詞")
    return supposes and tokens[at + 1].surface in COMMAS


def moment(said: Statement) -> Card | None:
    """火を止めた時に、香りが一番立つ。 → どんな時に香りが一番立つのか。 → 火を止めた時."""
    tokens = said.tokens
    if said.stance == "reported":  # what is told may be of that time, or the telling
        return None
    for at in range(said.start + 2, len(tokens) - 4):
        if tokens[at].lexeme.lemma not in ("時", "場合") or not tokens[at - 1].cform.startswith("連体"):
            continue
        after = at + 1
        while after < len(tokens) - 2 and tokens[after].surface in _AFTER_MOMENT:
            after += 1
        head, rest, outcome = tokens[said.start : at], tokens[after:], said.clause(after)
        subject = any(t.surface == "が" and t.pos == "助詞-格助詞" for t in rest)
        if after == at + 1 or outcome is None or outcome.nominal or not subject:
            return None
        if not says_something(head) or not says_something(rest):
            return None
        asked = f"どんな{tokens[at].surface}に{outcome.explanatory}。"
        return said.ask(asked, said.text(said.start, at + 1))
    return None
