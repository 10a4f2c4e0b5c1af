"""Which sentences before a claim a reader must have seen: the claim's context, as they stand in the source.

A claim needs others where it gives a name to what was just said (これを…と呼ぶ), where it begins by pointing
back, where it gives the reason for what was just said or what follows from it, and where it answers a
question without repeating what was asked.
"""

from collections.abc import Sequence

from flashgen.claims import phrases, words
from flashgen.claims.scoring import Candidate
from flashgen.document import Sentence

REACH = 6  # sentences back in which context is looked for
_MOST = 3  # sentences of context; more is a text to read, not a card
_LEAST_WORDS = 3  # different content words that make a sentence understood by itself
_LEAST_ASKED = 2  # of a question
_ASIDE = frozenset({"chatter", "plans", "first-person", "announcement"})
_POINTING = 2  # tokens at the beginning in which これ or その must stand


def before(earlier: Sequence[Candidate]) -> tuple[Sentence, ...]:
    """Give the last sentences of `earlier` that tell something: no chat, no bare remark, no aside."""
    return tuple(other.sentence for other in earlier if _tells(other))[-_MOST:]


def find(claim: Candidate, earlier: Sequence[Candidate], start: int) -> tuple[Sentence, ...]:
    """Give the sentences that a claim needs before it, in order, or none.

    `earlier` are those before it in its section, nearest last; `start` is the index of the claim's first
    token after openers and a named source.
    """
    told = [other for other in earlier if _tells(other)][-_MOST:]
    points_back = phrases.points_back(claim.sentence.tokens[start : start + _POINTING])
    if points_back and claim.type == "naming":
        needed = _with_same_matter(_to_whole(told), told)
    elif points_back:
        needed = _to_whole(told)
    else:
        needed = _question(claim, earlier)
        if not needed and (claim.fires("reason-for-before", "consequence") or _only_a_reason(claim)):
            needed = _to_whole([other for other in told if not _asks(other)])
    return tuple(other.sentence for other in needed)


def _to_whole(told: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences from the nearest one that is understood by itself; where none is, the nearest."""
    for at in range(len(told) - 1, -1, -1):
        alone = not phrases.starts_anaphorically(told[at].sentence)
        if alone and len(told[at].vector) >= _LEAST_WORDS:
            return list(told[at:])
    return list(told[-1:])


def _with_same_matter(needed: list[Candidate], told: Sequence[Candidate]) -> list[Candidate]:
    """Add what stands right before and speaks of the same: what gets a name may be more than a sentence."""
    for other in reversed(told[: len(told) - len(needed)]):
        if other.index != needed[0].index - 1 or other.vector.keys().isdisjoint(needed[0].vector):
            break
        needed = [other, *needed]
    return needed


def _only_a_reason(claim: Candidate) -> bool:
    """Tell whether a claim ends in からだ without saying of what: not 割れるのは、…からだ。"""
    return claim.fires("reason-only") and not claim.features.get("subject")


def _question(claim: Candidate, earlier: Sequence[Candidate]) -> list[Candidate]:
    """Give the question right before a claim that does not say by itself what it speaks of.

    It asks for something: 何が, なぜ. What can be answered with a yes is as often only said so.
    """
    if claim.features.get("subject"):
        return []
    for other in reversed(earlier):
        if _asks(other):
            open_ = any(token.lexeme.lemma in words.load().question_words for token in other.sentence.tokens)
            return [other] if open_ and _tells(other) and len(other.vector) >= _LEAST_ASKED else []
        # ある。 そうですね。: a reply in a word, and the answer goes on.
        if len(other.vector) >= _LEAST_ASKED:
            return []
    return []


def _asks(candidate: Candidate) -> bool:
    return any(cue.group == "question" for cue in candidate.fired)


def _tells(candidate: Candidate) -> bool:
    aside = any(cue.group in _ASIDE for cue in candidate.fired)
    return not candidate.features.get("evaluative") and not aside
