"""Several texts side by side: which to watch first.

At each place comes the text at which one stops least often, its words and forms counted that no text
before it had. Where two are equal to a tenth, the one with fewer different words that are not known
comes first, then the one that was given first.
"""

from collections.abc import Sequence

from flashgen.report.figures import Report
from flashgen.values import dataclass
from flashgen.vocabulary.uses import Key


@dataclass(frozen=True, slots=True)
class Viewing:
    """A text in its place in the order: `report` counts from 0 in the order in which they were given.

    `stops` are those left in 100 running words after the texts before it, which had `met` of its running
    words that are not known. `tied` are texts that were as easy at this place.
    """

    report: int
    stops: float
    met: float
    tied: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several texts, the order in which to watch them, and what they share.

    `shared[a][b]` is the share of the unknown running words of b that a has too.
    """

    reports: tuple[Report, ...]
    order: tuple[Viewing, ...]
    shared: tuple[tuple[float, ...], ...]


def compare(reports: Sequence[Report]) -> Comparison:
    """Say in which order to watch, and which share of the unknown words of each text each other has."""
    keys = [frozenset(word.key for word in report.words) for report in reports]
    shared = tuple(tuple(_met(then, first) for then in reports) for first in keys)
    return Comparison(tuple(reports), tuple(_ordered(reports, keys)), shared)


def _ordered(reports: Sequence[Report], keys: Sequence[frozenset[Key]]) -> list[Viewing]:
    left = list(range(len(reports)))
    met, forms = frozenset[Key](), frozenset[str]()
    order = []
    while left:
        stops = {at: round(_stops(reports[at], met, forms), 1) for at in left}
        best = min(left, key=lambda at: (stops[at], len(reports[at].unknown), at))
        tied = tuple(at for at in left if at != best and stops[at] == stops[best])
        order.append(Viewing(best, stops[best], _met(reports[best], met), tied))
        left.remove(best)
        met |= keys[best]
        forms |= {form.item for form in reports[best].dialect.forms}
    return order


def _stops(report: Report, met: frozenset[Key], forms: frozenset[str]) -> float:
    """Say how often one stops in 100 running words; a text without words comes last."""
    if not report.running:
        return float("inf")
    hard = sum(word.count for word in report.unknown if word.key not in met)
    dialect = sum(form.count for form in report.dialect.forms if form.item not in forms)
    return 100 * (hard + dialect) / report.running


def _met(report: Report, keys: frozenset[Key]) -> float:
    """Give the share of the unknown running words of a text that are among the keys."""
    hard = sum(word.count for word in report.unknown)
    return sum(word.count for word in report.unknown if word.key in keys) / hard if hard else 0.0
