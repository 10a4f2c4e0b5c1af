"""Questions made from the shape of a sentence: one function for each shape that makes a good one.

Each takes a `Statement` and gives a `Card`, or None where the sentence has another shape. Questions
are plain standard Japanese, never yes-or-no, and stand by themselves: what points back (これ, その) is
left to cloze cards, which show the sentence before. To add a shape, write such a function and name
it in `SHAPES`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flashgen.claims import phrases
from flashgen.claims.claim import Card
from flashgen.claims.phrases import Clause, clause, is_copula, is_noun, points_back, standard
from flashgen.document import Sentence, Token

_QUOTING = frozenset(["と", "って", "ちゅう", "とは"])
_NAMING = frozenset(["呼ぶ", "名付ける", "称する"])
_REASONS = frozenset(["から", "ので", "さかい", "さかいに", "けん"])
# What a talk says of itself: 例を挙げると、 まとめると、 話に戻ると、 正直に言うと、
_META = frozenset(
    ["言う", "挙げる", "戻る", "見る", "考える", "比べる", "纏める", "話す", "思う", "聞く", "関する", "為る", "見せる", "成る"]
)
_SEEING = frozenset(["分かる", "見える", "気付く", "見付かる"])
_VAGUE = frozenset(["事", "物", "の", "所", "訳", "筈", "様", "感じ", "話", "奴", "為", "時", "方"])
_TIME = re.compile(r"[年月日時代紀頃ころ週夜朝昼]$")
_NEXT_TO_NOTHING = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with what its card may need: who says it, how surely, and what was said before."""

    sentence: Sentence
    before: tuple[Sentence, ...]  # earlier sentences of the section, nearest last
    stance: str
    said_by: str  # the source where one is named, else the speaker

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def ask(self, question: str, answer: str, context: tuple[Sentence, ...] = ()) -> Card:
        """Make the card, naming who says so where it is not plainly stated."""
        sure = self.stance == "assertion"
        return Card("qa", question if sure else f"{self.said_by}によると、{question}", answer, context=context)

    def text(self, first: int, last: int) -> str:
        """Give tokens[first:last] in standard Japanese."""
        return standard(self.sentence, self.tokens[first].start, self.tokens[last - 1].end)


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
            return said.ask(f"{said.text(phrases.opening(tokens), object_at)}{'は' if passive else 'を'}何と{verb}。", name)
        if said.before and points_back(tokens[:object_at]):
            told = said.before[-1]
            return said.ask(f"「{(told.standard or told.text).strip()}」このことを何と{verb}。", name, said.before[-3:])
        return None
    return None


def definition(said: Statement) -> Card | None:
    """出汁っていうのは、旨みの水や。 → 出汁とは何か。 → 旨みの水."""
    tokens = said.tokens
    start = phrases.opening(tokens)
    found = _definition_marker(tokens, start)
    if found is None:
        return None
    end, after = found
    first = _after_comma(tokens, start, end)
    meant = clause(said.sentence, _skip_commas(tokens, after), len(tokens))
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
        if surfaces[0] in _QUOTING and lemmas[1] == "言う" and lemmas[2] in ("の", "物", "事") and surfaces[3] == "は":
            return at, at + 4
        if surfaces[:3] == ["と", "は", "、"]:
            return at, at + 3
    return None


def cleft(said: Statement) -> Card | None:
    """大坂に米が集まったのは、川が使えたからや。 → 大坂に米が集まったのはなぜか。 → 川が使えたから."""
    tokens = said.tokens
    start = phrases.opening(tokens)
    for at in range(start + 2, len(tokens) - 2):
        if tokens[at].pos != "助詞-準体助詞" or tokens[at + 1].surface != "は":
            continue
        head, verb = tokens[start:at], tokens[at - 1]
        telling = any(t.lexeme.lemma in ("言う", "話す", "思う", "考える") for t in head[-4:])
        after = _skip_commas(tokens, at + 2)
        if telling or points_back(head) or is_copula(verb) or _content_count(head) < _NEXT_TO_NOTHING:
            return None
        reason = _final_reason(tokens, after)
        if reason is not None:
            why = clause(said.sentence, after, reason)
            return why and said.ask(f"{said.text(start, at)}のはなぜか。", f"{why.statement}から")
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
    start = phrases.opening(tokens)
    topic = _topic_end(tokens, start)
    if topic is None or points_back(tokens[start:topic]):
        return None
    for at in range(topic, len(tokens) - 3):
        if not is_copula(tokens[at]):
            continue
        no = at + 1 + (tokens[at + 1].surface == "は")
        if tokens[no].lexeme.lemma != "無い" or not tokens[no].cform.startswith("連用"):
            continue
        after = no + 1 + (tokens[no + 1].surface == "て")
        meant = clause(said.sentence, _skip_commas(tokens, after), len(tokens))
        if meant is None or not meant.nominal or not is_noun(tokens[at - 1]) or meant.wish:
            return None
        return said.ask(f"{said.text(start, at)}ではなく、何か。", meant.text)
    return None


def reason(said: Statement) -> Card | None:
    """火が強いから、表面だけ焦げる。 → なぜ表面だけ焦げるのか。 → 火が強いから."""
    tokens = said.tokens
    start = phrases.opening(tokens)
    marks = [at for at in range(start + 2, len(tokens) - 3) if _is_reason(tokens, at)]
    if len(marks) != 1:
        return None
    at = marks[0]
    cause = clause(said.sentence, start, at)
    effect = clause(said.sentence, _skip_commas(tokens, at + 1), len(tokens))
    rest = tokens[at + 1 :]
    if cause is None or effect is None or effect.wish or points_back(rest[:4]) or points_back(tokens[start : start + 3]):
        return None
    if _content_count(rest) < _NEXT_TO_NOTHING or not any(t.pos == "助詞-格助詞" or t.surface == "は" for t in rest):
        return None
    topic = _topic_end(tokens, start)
    if topic is not None and topic < at - 2 and not any(t.surface in ("は", "が") for t in rest):
        narrowed = clause(said.sentence, _skip_commas(tokens, topic), at)
        if narrowed is not None:
            return said.ask(f"{said.text(start, topic)}、なぜ{effect.explanatory}。", f"{narrowed.statement}から")
    return said.ask(f"なぜ{effect.explanatory}。", f"{cause.statement}から")


def _is_reason(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at + 1].surface not in ("、", "，"):
        return False
    return tokens[at].pos == "助詞-接続助詞" and tokens[at].surface in _REASONS


def condition(said: Statement) -> Card | None:
    """玉ねぎを水にさらすと、辛みが抜ける。 → 玉ねぎを水にさらすと、どうなるか。 → 辛みが抜ける."""
    tokens = said.tokens
    start = phrases.opening(tokens)
    for at in range(start + 2, len(tokens) - 3):
        if tokens[at].surface != "と" or tokens[at].pos != "助詞-接続助詞" or tokens[at + 1].surface != "、":
            continue
        verb, head = tokens[at - 1], tokens[start:at]
        outcome = clause(said.sentence, at + 2, len(tokens))
        if any(t.lexeme.lemma in _META for t in (verb, *head[-2:])) or points_back(head[:3]) or outcome is None:
            return None
        if outcome.wish or outcome.supposed or _content_count(head) < _NEXT_TO_NOTHING or points_back(tokens[at + 2 : at + 4]):
            return None
        sees = outcome.last is not None and outcome.last.lexeme.lemma in _SEEING
        ends = "何が分かるか" if sees else "どうなるか"
        return said.ask(f"{said.text(start, at + 1)}、{ends}。", outcome.statement)
    return None


def identification(said: Statement) -> Card | None:
    """塩が一番古い保存料や。 → 一番古い保存料は何か。 → 塩."""
    tokens = said.tokens
    start = phrases.opening(tokens)
    for at in range(start + 1, len(tokens) - 2):
        if tokens[at].surface != "が" or tokens[at].pos != "助詞-格助詞":
            continue
        first = phrases.noun_phrase(tokens, start, at)
        rest = tokens[at + 1 :]
        kind = clause(said.sentence, at + 1, len(tokens))
        led_by_comma = first == start or tokens[first - 1].surface == "、"
        if first == at or not led_by_comma or points_back(tokens[first:at]) or points_back(rest) or kind is None:
            return None
        vague = kind.last is None or kind.last.lexeme.lemma in _VAGUE or not kind.last.pos.startswith("名詞-普通名詞")
        if not kind.nominal or vague or kind.wish or any(t.surface == "、" for t in rest) or _content_count(rest) < _NEXT_TO_NOTHING:
            return None
        return said.ask(f"{kind.text}は何か。", said.text(first, at))
    return None


SHAPES: tuple[Callable[[Statement], Card | None], ...] = (
    naming,
    definition,
    cleft,
    contrast,
    reason,
    condition,
    identification,
)


def ask(said: Statement) -> list[Card]:
    """Give the question cards that a sentence allows, the best shape first."""
    return [card for shape in SHAPES if (card := shape(said)) is not None]


def _topic_end(tokens: Sequence[Token], start: int) -> int | None:
    """Find the end of a noun phrase with は at the beginning: 塩は of 塩は…."""
    for at in range(start + 1, min(len(tokens), start + 12)):
        if tokens[at].surface == "は" and tokens[at].pos == "助詞-係助詞":
            return at + 1 if phrases.noun_phrase(tokens, start, at) == start else None
    return None


def _after_comma(tokens: Sequence[Token], start: int, end: int) -> int:
    commas = [at for at in range(start, end) if tokens[at].surface == "、"]
    return commas[-1] + 1 if commas else start


def _skip_commas(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].surface in ("、", "，"):
        at += 1
    return at


def _content_count(tokens: Sequence[Token]) -> int:
    return sum(t.pos.startswith(("名詞", "動詞", "形容詞", "形状詞")) and t.lexeme.lemma not in _VAGUE for t in tokens)


def _has_adverbial_end(meant: Clause) -> bool:
    return meant.last is not None and meant.last.pos.endswith("副詞可能")
