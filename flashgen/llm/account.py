"""What a person is told after a model was asked: what is used, what was refused and why, what failed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from flashgen.claims.claim import ORIGIN, Claim, Dropped
from flashgen.llm.asking import Asker


def lines(
    asker: Asker,
    before: Sequence[Claim],
    after: Sequence[Claim],
    dropped: Sequence[Dropped],
    translations: Sequence[tuple[str, str]],
    senses: int = 0,
) -> Iterator[str]:
    """Account for the claims `before` and `after`, those dropped between, and refused `translations`.

    `senses` is how many words have another sense than we chose.
    """
    yield from _failures(asker)
    known = {claim.id for claim in before}
    mine = [claim for claim in after if claim.origin == ORIGIN]
    further = sum(claim.id not in known for claim in mine)
    judged = [each for each in dropped if each.reasons[0].startswith(ORIGIN)]
    if mine or judged or asker.tally.asked or asker.tally.kept:
        yield (
            f"{asker.name}: {_many(len(mine) - further, 'better question')}, "
            f"{_many(further, 'further claim')}, {_many(senses, 'other sense')}; "
            f"{len(judged) + len(translations)} refused"
        )
    for each in judged:
        reasons = "; ".join(reason.removeprefix(f"{ORIGIN}: ") for reason in each.reasons)
        yield f"  refused: {each.quote or '—'}: {reasons}"
    yield from (f"  translation refused: {text}: {reason}" for text, reason in translations)


def _failures(asker: Asker) -> Iterator[str]:
    failed = Counter(asker.tally.failed)
    reasons = "; ".join(f"{reason} (×{count})" if count > 1 else reason for reason, count in failed.items())
    if not asker.tally.asked and failed:
        yield f"{asker.name} gave nothing to use: {reasons}. What was to come of it is made without a model."
    elif failed:
        yield f"{asker.name}: {_many(failed.total(), 'request')} failed: {reasons}. Build again to ask again."


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
