"""A sentence as the card writers see it, and where its topic, clauses and content are."""

from collections.abc import Sequence
from dataclasses import dataclass

from flashgen.claims import phrases, vectors
from flashgen.claims.claim import Card
from flashgen.document import Sentence, Token

COMMAS = frozenset(["、", "，"])


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
        return Card(
            "qa", question if sure else f"{self.said_by}によると、{question}", answer, context=context
        )

    def text(self, first: int, last: int) -> str:
        """Give tokens[first:last] in standard Japanese."""
        return phrases.standard(self.sentence, self.tokens[first].start, self.tokens[last - 1].end)


def topic_end(tokens: Sequence[Token], start: int) -> int | None:
    """Find the end of a noun phrase with は at the beginning: 塩は of 塩は…."""
    for at in range(start + 1, min(len(tokens), start + 12)):
        if tokens[at].surface == "は" and tokens[at].pos == "助詞-係助詞":
            return at + 1 if phrases.noun_phrase(tokens, start, at) == start else None
    return None


def after_comma(tokens: Sequence[Token], start: int, end: int) -> int:
    """Give the index after the last comma in tokens[start:end], or `start`."""
    commas = [at for at in range(start, end) if tokens[at].surface in COMMAS]
    return commas[-1] + 1 if commas else start


def skip_commas(tokens: Sequence[Token], at: int) -> int:
    """Give the first index from `at` that is no comma."""
    while at < len(tokens) and tokens[at].surface in COMMAS:
        at += 1
    return at


def content_count(tokens: Sequence[Token]) -> int:
    """Count the tokens that say something of the subject."""
    return sum(map(vectors.is_content, tokens))
