"""A report for the terminal: the main figures in sentences, tables and bars."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from flashgen.cli import table

if TYPE_CHECKING:
    from flashgen.report import Comparison, Report
    from flashgen.report.figures import Bin

_BAR = 24  # columns
_EIGHTHS = " ▏▎▍▌▋▊▉"
_HARDEST = 3
_WORDS = 12
_TITLE = 30  # columns


def lines(reports: "Sequence[Report]", compared: "Comparison | None") -> Iterator[str]:
    """Tell of each text, and first, where there are several, which to watch first."""
    from flashgen.report import telling

    if compared is not None:
        yield from _comparison_lines(compared)
    for report, name in zip(reports, telling.names(reports), strict=True):
        yield from [] if compared is None else ["", ""]
        yield name
        yield from _report_lines(report)


def bar(share: float) -> str:
    """Draw a share, to an eighth of a column.

    >>> bar(0.5), bar(1 / 192), bar(0.0)
    ('████████████', '▏', '')
    """
    whole, eighths = divmod(round(share * _BAR * 8), 8)
    return ("█" * whole + _EIGHTHS[eighths]).rstrip()


def _report_lines(report: "Report") -> Iterator[str]:
    from flashgen.report import telling

    yield from (f"  {line}" for line in telling.headline(report))
    if not report.running:
        return
    yield from _titled("Coverage", _coverage_lines(report))
    yield from _titled("JLPT (unofficial lists)", _bin_lines(report.levels, report.running, "no level"))
    yield from _titled("Rank in Japanese at large", _bin_lines(report.bands, report.running, "not listed"))
    yield from _titled("Reading and speech", _reading_lines(report))
    if report.unknown:
        words = "、".join(f"{word.headword} ×{word.count}" for word in report.unknown[:_WORDS])
        yield from _titled("Learn first", [words])
    if len(report.parts) > 1:
        yield from _titled("Sections" if report.has_sections else "Parts", _part_lines(report))
        yield from _titled("Hardest", _hardest_lines(report))


def _titled(title: str, rest: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in rest)


def _coverage_lines(report: "Report") -> Iterator[str]:
    from flashgen.report import telling

    rows = [
        [
            f"{each.percent}%",
            f"{each.words:,}",
            "–" if each.by_rank is None else f"{each.by_rank:,}",
            "–" if each.rank is None else f"{each.rank:,}",
        ]
        for each in report.milestones
    ]
    yield from table.lines(["of the text", "its commonest", "by frequency list", "down to rank"], rows)
    yield f"{report.running:,} running words, {len(report.words):,} different."
    yield telling.apart_told(report.apart)


def _bin_lines(bins: "Sequence[Bin]", total: int, unlisted: str) -> Iterator[str]:
    rows = [
        [
            each.label or unlisted,
            f"{each.running / total:.0%}",
            f"{each.different:,}",
            bar(each.running / total),
        ]
        for each in bins
    ]
    yield from table.lines(["", "running", "different", ""], rows)


def _reading_lines(report: "Report") -> Iterator[str]:
    from flashgen.report import telling

    found = report.readability
    yield f"Readability (jReadability, 6 is easy, 1 is hard): {telling.readability_told(report)}"
    yield f"A sentence has {found.tokens:.1f} tokens, {found.morae:.1f} morae; {found.kanji:.0%} kanji."
    if report.speech is not None:
        yield f"Speech: {report.speech.per_minute:.0f} morae a minute, pauses counted."


def _part_lines(report: "Report") -> Iterator[str]:
    from flashgen.report import telling

    rows = [
        [
            table.cut(telling.called(part), _TITLE),
            str(part.running),
            str(part.new),
            f"{part.dialect.share:.0%}",
            str(part.claims or ""),
            f"{part.stops:.0f}",
        ]
        for part in report.parts
    ]
    yield from table.lines(["section", "words", "new", "dialect", "claims", "stops/100"], rows)


def _hardest_lines(report: "Report") -> Iterator[str]:
    from flashgen.report import telling

    yield telling.stops_explained(report.learner)
    for part in report.hardest[:_HARDEST]:
        yield f"{telling.called(part)}: {telling.stops_told(part.stops)}"
        yield f"   {telling.hard_told(part)}"


def _comparison_lines(compared: "Comparison") -> Iterator[str]:
    from flashgen.report import telling

    yield "Watch in this order"
    yield from (f"  {at}. {said}" for at, said in enumerate(telling.order_told(compared), 1))
    yield ""
    reports = compared.reports
    numbers = [str(at) for at in range(1, len(reports) + 1)]
    called = [f"{number} {name}" for number, name in zip(numbers, telling.names(reports), strict=True)]
    yield from table.lines(["", *called], telling.side_by_side(reports))
    yield ""
    yield "Watching one first gives you of the unknown words of"
    yield from table.lines(
        ["", *numbers],
        (
            [
                called[first],
                *("" if first == then else telling.percent(share) for then, share in enumerate(row)),
            ]
            for first, row in enumerate(compared.shared)
        ),
    )
