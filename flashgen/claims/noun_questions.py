"""Questions whose answer is a noun: what a thing is, is called, does for what.

Each function takes a statement and gives a card, or None where the sentence has another shape.
"""

import re
from collections.abc import Sequence

from flashgen.claims import phrases, words
from flashgen.claims.claim import Card
from flashgen.claims.phrases import Clause, clause, is_copula, is_noun, points_back
from flashgen.claims.statement import Statement, after_comma, content_count, skip_commas, topic_end
from flashgen.document import Token

_QUOTING = frozenset(["と", "って", "ちゅう", "とは"])
_NAMING = frozenset(["呼ぶ", "名付ける", "称する"])
_TIME = re.compile(r"[年月日時代紀頃ころ週夜朝昼]$")
_LEAST_CONTENT = 2
_SHORTEST_ATTRIBUTE = 4


def naming(said: Statement) -> Card | None:
    """これを追い鰹って呼んでる。 → 「…」このことを何と呼んでいるか。 → 追い鰹."""
    tokens = said.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].surface not in _QUOTING or tokens[at + 1].lexeme.lemma not in _NAMING:
            continue
        first = phrases.noun_phrase(tokens, 0, at)
        object_at = first - 1
        if first == at or object_at < 1 or tokens[object_at].surface not in ("を", "は", "も"):
            return None
        name = said.text(first, at)
        passive = any(t.lexeme.lemma in ("れる", "られる") for t in tokens[at + 2 : at + 4])
        verb = "呼ばれているか" if passive else "呼ぶか"
        named = phrases.noun_phrase(tokens, 0, object_at)
        if named < object_at and not points_back(tokens[:object_at]):
            asked = said.text(phrases.opening(said.sentence), object_at)
            return said.ask(f"{asked}{'は' if passive else 'を'}何と{verb}。", name)
        if said.before and points_back(tokens[:object_at]):
            told = said.before[-1]
            return said.ask(
                f"「{(told.standard or told.text).strip()}」このことを何と{verb}。", name, said.before[-3:]
            )
        return None
    return None


def definition(said: Statement) -> Card | None:
    """出汁っていうのは、旨みの水や。 → 出汁とは何か。 → 旨みの水."""
    tokens = said.tokens
    start = phrases.opening(said.sentence)
    found = _definition_marker(tokens, start)
    if found is None:
        return None
    end, after = found
    first = after_comma(tokens, start, end)
    meant = clause(said.sentence, skip_commas(tokens, after), len(tokens))
    if meant is None or meant.wish or not is_noun(tokens[end - 1]) or points_back(tokens[first:end]):
        return None
    if not meant.nominal or _has_adverbial_end(meant):
        return None
    return said.ask(f"{said.text(first, end)}とは何か。", meant.text)


def _definition_marker(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """Find (end of the term, beginning of its meaning) around っていうのは or とは、."""
    for at in range(start + 1, len(tokens) - 3):
        surfaces = [token.surface for token in tokens[at : at + 4]]
        lemmas = [token.lexeme.lemma for token in tokens[at : at + 4]]
        if (
            surfaces[0] in _QUOTING
            and lemmas[1] == "言う"
            and lemmas[2] in ("の", "物", "事")
            and surfaces[3] == "は"
        ):
            return at, at + 4
        if surfaces[:3] == ["と", "は", "、"]:
            return at, at + 3
    return None


def cleft(said: Statement) -> Card | None:
    """大坂に米が集まったのは、川が使えたからや。 → 大坂に米が集まったのはなぜか。 → 川が使えたから."""
    tokens = said.tokens
    start = phrases.opening(said.sentence)
    for at in range(start + 2, len(tokens) - 2):
        if tokens[at].pos != "助詞-準体助詞" or tokens[at + 1].surface != "は":
            continue
        head, verb = tokens[start:at], tokens[at - 1]
        telling = any(t.lexeme.lemma in ("言う", "話す", "思う", "考える") for t in head[-4:])
        after = skip_commas(tokens, at + 2)
        if telling or points_back(head) or is_copula(verb) or content_count(head) < _LEAST_CONTENT:
            return None
        reason = _final_reason(tokens, after)
        if reason is not None:
            why = clause(said.sentence, after, reason)
            return (
                None
                if why is None
                else said.ask(f"{said.text(start, at)}のはなぜか。", f"{why.statement}から")
            )
        meant = clause(said.sentence, after, len(tokens))
        if meant is None or not meant.nominal or meant.wish:
            return None
        return said.ask(f"{said.text(start, at)}のは{_what(meant)}。", meant.text)
    return None


def _final_reason(tokens: Sequence[Token], first: int) -> int | None:
    """Find から of 〜からや。 at the end of a sentence."""
    for at in range(len(tokens) - 1, max(first, len(tokens) - 5), -1):
        if tokens[at].surface == "から" and tokens[at].pos == "助詞-接続助詞":
            return at
    return None


def _what(meant: Clause) -> str:
    if meant.last is not None and meant.last.pos.startswith("名詞") and _TIME.search(meant.text):
        return "いつか"
    if meant.last is not None and meant.last.pos.startswith("名詞-固有名詞-人名"):
        return "だれか"
    return "何か"


def contrast(said: Statement) -> Card | None:
    """塩は味を足すもんやなくて、水を抜く道具や。 → 塩は味を足すものではなく、何か。 → 水を抜く道具."""
    tokens = said.tokens
    start = phrases.opening(said.sentence)
    topic = topic_end(tokens, start)
    if topic is None or points_back(tokens[start:topic]):
        return None
    for at in range(topic, len(tokens) - 3):
        if not is_copula(tokens[at]):
            continue
        no = at + 1 + (tokens[at + 1].surface == "は")
        if tokens[no].lexeme.lemma != "無い" or not tokens[no].cform.startswith("連用"):
            continue
        after = no + 1 + (tokens[no + 1].surface == "て")
        meant = clause(said.sentence, skip_commas(tokens, after), len(tokens))
        if meant is None or not meant.nominal or not is_noun(tokens[at - 1]) or meant.wish:
            return None
        return said.ask(f"{said.text(start, at)}ではなく、何か。", meant.text)
    return None


def identification(said: Statement) -> Card | None:
    """塩が一番古い保存料や。 → 一番古い保存料は何か。 → 塩."""
    tokens = said.tokens
    start = phrases.opening(said.sentence)
    for at in range(start + 1, len(tokens) - 2):
        if tokens[at].surface != "が" or tokens[at].pos != "助詞-格助詞":
            continue
        first = phrases.noun_phrase(tokens, start, at)
        rest = tokens[at + 1 :]
        kind = clause(said.sentence, at + 1, len(tokens))
        led_by_comma = first == start or tokens[first - 1].surface == "、"
        if (
            first == at
            or not led_by_comma
            or points_back(tokens[first:at])
            or points_back(rest)
            or kind is None
        ):
            return None
        vague = (
            kind.last is None
            or kind.last.lexeme.lemma in words.load().vague
            or not kind.last.pos.startswith("名詞-普通名詞")
        )
        if (
            not kind.nominal
            or vague
            or kind.wish
            or any(t.surface == "、" for t in rest)
            or content_count(rest) < _LEAST_CONTENT
        ):
            return None
        return said.ask(f"{kind.text}は何か。", said.text(first, at))
    return None


def _has_adverbial_end(meant: Clause) -> bool:
    return meant.last is not None and meant.last.pos.endswith("副詞可能")


def attribute(said: Statement) -> Card | None:
    """橋の目的は米を運ぶことやった。 → 橋の目的は何か。 → 米を運ぶこと."""
    tokens = said.tokens
    start = phrases.opening(said.sentence)
    topic = topic_end(tokens, start)
    if topic is None or topic - start < _SHORTEST_ATTRIBUTE or points_back(tokens[start:topic]):
        return None
    noun, link = tokens[topic - 2], tokens[topic - 3]
    if noun.lexeme.lemma not in words.load().relational or not (
        link.surface == "の" or link.cform.startswith("連体")
    ):
        return None
    meant = clause(said.sentence, skip_commas(tokens, topic), len(tokens))
    if meant is None or not meant.nominal or meant.wish or points_back(tokens[topic : topic + 2]):
        return None
    return said.ask(f"{said.text(start, topic)}何か。", meant.text)
