"""Key claims for people: the card of each, what its score is made of, and what was dropped."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from flashgen.cli import table

if TYPE_CHECKING:
    from flashgen.claims import Claim, Dropped

_BAR = 20  # columns, of the greatest share
_LEAST = 0.005  # points that are worth a row
_REASONS = 5


def card_lines(claim: "Claim") -> Iterator[str]:
    """Say where a claim stands and what its card asks."""
    yield " · ".join(filter(None, [claim.section, claim.topic, claim.type, claim.stance]))
    yield from (f"({sentence.text})" for sentence in claim.context)
    yield f"{claim.question} → {claim.answer}" if claim.card == "qa" else claim.text
    if claim.note:
        yield f"Note: {claim.note}"


def share_lines(claim: "Claim") -> Iterator[str]:
    """Say what each feature adds to the score, the greatest first, each with a bar; below 0 with ░.

    `lifted` is what a sentence that only gives a name gets beside its own points. All are points before
    a claim is compared with those chosen already.
    """
    shares = dict(claim.shares) | {"lifted": claim.score - sum(claim.shares.values())}
    shares = {name: points for name, points in shares.items() if abs(points) >= _LEAST}
    most = max(map(abs, shares.values()), default=1.0)
    rows = [
        [name, f"{points:+.2f}", ("█" if points > 0 else "░") * max(1, round(_BAR * abs(points) / most))]
        for name, points in sorted(shares.items(), key=lambda share: (-share[1], share[0]))
    ]
    yield from table.lines(["feature", "points", ""], [*rows, ["score", f"{claim.score:+.2f}", ""]])


def dropped_lines(dropped: "Sequence[Dropped]") -> Iterator[str]:
    """Say which statements would have been chosen and got no card, and why."""
    for statement in dropped:
        yield statement.quote
        yield f"   {' · '.join(filter(None, [statement.section, '; '.join(statement.reasons)]))}"


def reasons(dropped: "Sequence[Dropped]") -> Mapping[str, int]:
    """Count the statements that were dropped by each reason; one may have several."""
    counts = Counter(reason for statement in dropped for reason in dict.fromkeys(statement.reasons))
    return dict(sorted(counts.items(), key=lambda count: (-count[1], count[0])))


def summary_lines(questions: int, gaps: int, dropped: "Sequence[Dropped]") -> Iterator[str]:
    """Say in a line or two how many cards ask in which way, and why others were dropped."""
    if not questions and not gaps and not dropped:
        return
    kinds = f" ({_many(questions, 'question')}, {_many(gaps, 'gap')})" if questions or gaps else ""
    yield f"Key claims: {_many(questions + gaps, 'note')}{kinds}"
    if dropped:
        counts = [f"{reason} ({count})" for reason, count in reasons(dropped).items()]
        more = ", …" if len(counts) > _REASONS else ""
        yield f"  {_many(len(dropped), 'statement')} dropped: {', '.join(counts[:_REASONS])}{more}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
