"""Questions whose answer is a noun: what a thing is, is called, or stands for.

Each function takes a statement and gives a card, or None where the sentence has another shape.
"""

import re
from collections.abc import Sequence

from flashgen.claims import phrases, vectors, words
from flashgen.claims.claim import Card
from flashgen.claims.clauses import Clause
from flashgen.claims.phrases import is_copula, is_noun, points_back
from flashgen.claims.statement import COMMAS, Statement, is_reason, says_something, skip_commas
from flashgen.document import Token

_QUOTING = frozenset(["と", "って", "ちゅう"])
_NAMING = frozenset(["呼ぶ", "名付ける", "称する"])
_BARE_POINTERS = frozenset(["これ", "それ", "こういうの", "そういうの", "このこと", "そのこと"])
_TELLING = frozenset(["言う", "話す", "思う", "考える", "聞く"])
_TIME = re.compile(r"[年月日時代紀頃週夜朝昼](ごろ)?$")
_AMOUNT = re.compile(
    r"[0-9０-９一二三四五六七八九十百千万億半数](割|回|倍|人|個|円|本|度|%|パーセント|キロ|メートル|グラム|トン)?(くらい|ぐらい|ほど|程度)?$"
)
_HELD = {"言う": "言われている", "考える": "考えられている", "思う": "思われている"}
_JOINING = frozenset(["けど", "けれど", "けれども", "が", "し"])
_SHORTEST_ATTRIBUTE = 4  # tokens: 橋|の|目的|は


def naming(said: Statement) -> Card | None:
    """これを追い鰹って呼んでる。 → 「…」このことを何と呼ぶか。 → 追い鰹."""
    tokens = said.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].surface in _QUOTING and (
            tokens[at + 1].lexeme.lemma in _NAMING or _ends_in_saying(tokens, at + 1)
        ):
            return _named(said, phrases.noun_phrase(tokens, 0, at), at)
    return None


def _ends_in_saying(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the sentence ends in 〜を…と言う: not 言っていた, which reports."""
    ending = ("助動詞", "補助記号", "助詞-終助詞", "助詞-準体助詞")
    tail = tokens[at + 1 :]
    now = tokens[at].lexeme.lemma == "言う" and not any(t.lexeme.lemma in ("た", "ない") for t in tail)
    return now and is_noun(tokens[at - 2]) and all(t.pos.startswith(ending) for t in tail)


def _named(said: Statement, first: int, last: int) -> Card | None:
    tokens, object_ = said.tokens, first - 1
    if first == last or object_ < 1 or tokens[object_].surface not in ("を", "は", "も"):
        return None
    name = said.text(first, last)
    passive = any(t.lexeme.lemma in ("れる", "られる") for t in tokens[last + 2 : last + 4])
    particle, verb = ("は", "呼ばれているか") if passive else ("を", "呼ぶか")
    if not points_back(tokens[:object_]):
        return said.ask(f"{said.text(said.start, object_)}{particle}何と{verb}。", name)
    if not said.before:
        return None
    told, thing = said.before[-1], said.text(said.start, object_)
    thing = "このこと" if thing in _BARE_POINTERS else thing
    asked = f"「{phrases.standard(told, 0, len(told.text)).strip()}」{thing}{particle}何と{verb}。"
    return said.ask(asked, name, said.before[:-1])


def definition(said: Statement) -> Card | None:
    """出汁っていうのは、旨みの水や。 → 出汁とは何か。 → 旨みの水."""
    tokens = said.tokens
    found = _definition_marker(tokens, said.start)
    if found is None:
        return None
    end, after = found
    commas = [at for at in range(said.start, end) if tokens[at].surface in COMMAS]
    first = commas[-1] + 1 if commas else said.start
    meant = said.noun(after)
    if meant is None or not is_noun(tokens[end - 1]):
        return None
    return said.ask(f"{said.text(first, end)}とは何か。", meant.text)


def _definition_marker(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """Find (end of the term, beginning of its meaning) around っていうのは or とは、."""
    for at in range(start + 1, len(tokens) - 3):
        quoting, saying, thing, topic = tokens[at : at + 4]
        nominal = thing.lexeme.lemma in ("の", "物", "事") and topic.surface == "は"
        if quoting.surface in _QUOTING and saying.lexeme.lemma == "言う" and nominal:
            return at, at + 4
        if quoting.lexeme.lemma == "言う" and saying.surface == "の" and thing.surface == "は":
            return at, at + 3  # 酵母いうのは
        if quoting.surface == "と" and saying.surface == "は" and thing.surface in COMMAS:
            return at, at + 3
    return None


def cleft(said: Statement) -> Card | None:
    """大坂に米が集まったのは、川が使えたからや。 → 大坂に米が集まったのはなぜか。 → 川が使えたから."""
    tokens = said.tokens
    at = next((i for i in range(said.start + 2, len(tokens) - 2) if _is_cleft(tokens, i)), None)
    if at is None or any(t.lexeme.lemma in _TELLING for t in tokens[max(said.start, at - 4) : at]):
        return None
    end, held = _held(tokens)
    head, reason = said.text(said.start, at), _final_reason(tokens[:end], at + 2)
    meant = said.noun(at + 2, end) if reason is None else said.clause(at + 2, reason)
    if meant is None:
        return None
    if reason is not None:
        return said.ask(f"{head}のはなぜ{held or 'か'}。", f"{meant.statement}から", held=bool(held))
    if not _has_noun(tokens[said.start : at]):
        # 大事なのは, 本当に欲しいのは: of what is asked needs saying.
        head = f"「{said.title}」の話で、{head}" if said.title else ""
    asked = _what(meant).removesuffix("か") + held if held else _what(meant)
    return said.ask(f"{head}のは{asked}。", meant.text, held=bool(held)) if head else None


def _held(tokens: Sequence[Token]) -> tuple[int, str]:
    """Find と考えられている or と言われている at the end: where it begins, and how a question ends in it."""
    for at in range(len(tokens) - 2, max(1, len(tokens) - 8), -1):
        verb = _HELD.get(tokens[at].lexeme.lemma)
        passive = tokens[at + 1].lexeme.lemma in ("れる", "られる")
        if verb and passive and tokens[at - 1].surface in ("と", "って"):
            return at - 1, f"だと{verb}か"
    return len(tokens), ""


def _is_cleft(tokens: Sequence[Token], at: int) -> bool:
    return (
        tokens[at].pos == "助詞-準体助詞"
        and tokens[at + 1].surface == "は"
        and tokens[at - 1].pos.startswith(("動詞", "形容詞", "助動詞"))
    )


def _has_noun(tokens: Sequence[Token]) -> bool:
    plain = ("名詞-普通名詞-一般", "名詞-固有名詞")
    fillers = words.load().fillers
    return any(t.pos.startswith(plain) and vectors.is_content(t) and t.surface not in fillers for t in tokens)


def _final_reason(tokens: Sequence[Token], first: int) -> int | None:
    """Find から of 〜からや。 at the end of a sentence."""
    for at in range(len(tokens) - 1, max(first, len(tokens) - 5), -1):
        if is_reason(tokens, at):
            return at
    return None


def _what(meant: Clause) -> str:
    if _TIME.search(meant.text):
        return "いつか"
    if meant.text.endswith("ため"):
        return "何のためか"
    if _AMOUNT.search(meant.text):
        return "どのくらいか"
    person = meant.last is not None and meant.last.pos.startswith("名詞-固有名詞-人名")
    return "だれか" if person else "何か"


def contrast(said: Statement) -> Card | None:
    """塩は味を足すもんやなくて、水を抜く道具や。 → 塩は味を足すものではなく、何か。 → 水を抜く道具."""
    tokens, topic = said.tokens, said.pointed_topic
    if topic is None:
        return None
    for at in range(topic, len(tokens) - 3):
        no = at + 1 + (tokens[at + 1].surface == "は")
        if not _denies(tokens[at], tokens[no]):
            continue
        meant = said.noun(no + 1 + (tokens[no + 1].surface == "て"))
        if meant is None or not is_noun(tokens[at - 1]):
            return None
        return said.ask(f"{said.text(said.start, at)}ではなく、何か。", meant.text)
    return None


def _denies(copula: Token, no: Token) -> bool:
    # UniDic takes the で of 魚ではなく for a case particle.
    linked = is_copula(copula) or copula.surface == "で"
    return linked and phrases.is_no(no) and no.cform.startswith("連用")


def identification(said: Statement) -> Card | None:
    """塩が一番古い保存料や。 → 一番古い保存料は何か。 → 塩."""
    tokens = said.tokens
    start = _last_clause(tokens, said.start)
    at = next((i for i in range(start + 1, len(tokens) - 2) if _is_subject(tokens[i])), None)
    if at is None or phrases.noun_phrase(tokens, start, at) != start:
        return None
    rest, kind = tokens[at + 1 :], said.noun(at + 1)
    if kind is None or kind.last is None or any(t.surface in COMMAS for t in rest):
        return None
    vague = kind.last.lexeme.lemma in words.load().vague or "形状詞可能" in kind.last.pos
    if vague or not says_something(rest):
        return None
    return said.ask(f"{kind.text}は何か。", said.text(start, at))


def _last_clause(tokens: Sequence[Token], start: int) -> int:
    """Find where the clause after the last けど、 or し、 begins: what stands before it is another matter."""
    for at in range(len(tokens) - 1, start, -1):
        joins = tokens[at - 1].surface in _JOINING and tokens[at - 1].pos == "助詞-接続助詞"
        if tokens[at].surface in COMMAS and joins:
            return at + 1
    return start


def _is_subject(token: Token) -> bool:
    return token.surface == "が" and token.pos == "助詞-格助詞"


def attribute(said: Statement) -> Card | None:
    """橋の目的は米を運ぶことやった。 → 橋の目的は何か。 → 米を運ぶこと."""
    tokens, topic = said.tokens, said.topic
    if topic is None or topic - said.start < _SHORTEST_ATTRIBUTE:
        return None
    owner, noun = tokens[topic - 3], tokens[topic - 2]
    owned = owner.surface == "の" or owner.cform.startswith("連体")
    meant = said.noun(skip_commas(tokens, topic))
    if meant is None or not owned or noun.lexeme.lemma not in words.load().relational:
        return None
    return said.ask(f"{said.text(said.start, topic)}何か。", meant.text)
