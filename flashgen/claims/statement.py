"""A sentence as the card writers see it: its topic, its clauses, and how a card of it is worded."""

from collections.abc import Sequence

from flashgen.claims import clauses, phrases, vectors
from flashgen.claims.claim import Card
from flashgen.claims.clauses import Clause
from flashgen.document import Sentence, Token
from flashgen.values import dataclass

COMMAS = frozenset(["、", "，", ","])
LEAST_CONTENT = 2  # content words a part of a question must have to mean anything by itself
_REASONS = frozenset(["から", "ので", "さかい", "さかいに", "けん"])
_ABOUT = frozenset(["くらい", "ぐらい", "ほど"])
_FARTHEST_TOPIC = 14  # tokens


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with what its card may need: who says it, how surely, and what was said before.

    `start` is the index of its first token after openers; `before` are earlier sentences of the
    section, nearest last, and `context` those that it is not understood without; `title` is the
    section's; `said_by` the source where one is named, else the speaker.
    """

    sentence: Sentence
    start: int
    before: tuple[Sentence, ...]
    title: str
    stance: str
    said_by: str
    context: tuple[Sentence, ...] = ()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def ask(
        self, question: str, answer: str, context: tuple[Sentence, ...] = (), *, held: bool = False
    ) -> Card:
        """Make the card, naming who says so where it is not plainly stated.

        `held`: the question itself says that people think so.
        """
        told = self.stance != "assertion" and not (held and self.said_by not in self.text(0, self.start))
        return Card(
            "qa", f"{self.said_by}によると、{question}" if told else question, answer, context=context
        )

    def text(self, first: int, last: int) -> str:
        """Give tokens[first:last] in standard Japanese, or "" where there are none."""
        if last <= first:
            return ""
        return phrases.standard(self.sentence, self.tokens[first].start, self.tokens[last - 1].end)

    def clause(self, first: int, last: int | None = None) -> Clause | None:
        """Make a clause of tokens[first:last], to the end by default; None for wishes and requests."""
        made = clauses.make(
            self.sentence, skip_commas(self.tokens, first), len(self.tokens) if last is None else last
        )
        return None if made is None or made.wish else made

    def noun(self, first: int, last: int | None = None) -> Clause | None:
        """Like `clause`, but only where it ends in a noun or an amount: what a thing is."""
        made = self.clause(first, last)
        if made is None or made.last is None or not made.nominal:
            return None
        return made if phrases.is_noun(made.last) or made.last.surface in _ABOUT else None

    @property
    def topic(self) -> int | None:
        """The index after the は of a noun phrase at the beginning: after 塩は of 塩は…."""
        return self._topic_from(self.start)

    @property
    def pointed_topic(self) -> int | None:
        """The same, where the noun phrase may point back: after その塩は of その塩は…."""
        points = phrases.points_back(self.tokens[self.start : self.start + 1])
        return self._topic_from(self.start + points)

    def _topic_from(self, start: int) -> int | None:
        tokens = self.tokens
        for at in range(start + 1, min(len(tokens), start + _FARTHEST_TOPIC)):
            if tokens[at].surface == "は" and tokens[at].pos == "助詞-係助詞":
                return at + 1 if phrases.noun_phrase(tokens, start, at) == start else None
        return None


def skip_commas(tokens: Sequence[Token], at: int) -> int:
    """Give the first index from `at` that is no comma."""
    while at < len(tokens) and tokens[at].surface in COMMAS:
        at += 1
    return at


def says_something(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens hold content enough to be part of a question."""
    return sum(map(vectors.is_content, tokens)) >= LEAST_CONTENT


def is_reason(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token is the から of 強いから or the ので of 強いので, not that of 海から."""
    # UniDic takes から before や for a case particle at times; the verb before it tells.
    after_predicate = at > 0 and tokens[at - 1].cform.startswith(("終止", "連体"))
    if tokens[at].surface in _REASONS:
        return tokens[at].pos == "助詞-接続助詞" or after_predicate
    # ので comes as の|で, too, but のではなく gives no reason.
    denies = at + 1 < len(tokens) and tokens[at + 1].surface in ("は", "も")
    return at > 1 and tokens[at].surface == "で" and tokens[at - 1].pos == "助詞-準体助詞" and not denies
