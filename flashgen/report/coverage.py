"""How much of a text its words cover, one after another."""

from collections.abc import Sequence
from itertools import accumulate


def curve(counts: Sequence[int], total: int) -> tuple[float, ...]:
    """Give the share of a text that is covered by no word, by the first, by the first two …

    >>> curve([3, 1], 5)
    (0.0, 0.6, 0.8)
    """
    return tuple(covered / total for covered in accumulate(counts, initial=0)) if total else (0.0,)


def reached(counts: Sequence[int], percent: int, total: int, covered: int = 0) -> int | None:
    """Say how many words it takes to cover so many per cent of a text, `covered` of it being known.

    None where they do not suffice.

    >>> reached([3, 1, 1], 80, 5), reached([3], 80, 5), reached([3], 40, 5, covered=2)
    (2, None, 0)
    """
    return next(
        (
            number
            for number, known in enumerate(accumulate(counts, initial=covered))
            if 100 * known >= percent * total
        ),
        None,
    )
