"""The parts of a text on the page of its report: strips of columns, a table, and the hardest of them."""

import html
from collections.abc import Callable, Sequence

from flashgen.pages import plots
from flashgen.report import Report, telling
from flashgen.report.figures import Part

_HARDEST = 5
_STRIPS: tuple[tuple[str, str, Callable[[Part], float], str], ...] = (
    ("方言の文", "sentences with dialect", lambda part: 100 * part.dialect.share, "%"),
    ("要点", "key claims", lambda part: part.claims, ""),
    ("新しい語", "new words", lambda part: part.new, ""),
    ("つまずき", "stops in 100 words", lambda part: part.stops, ""),
    ("話す速さ", "morae a minute", lambda part: part.speech.per_minute if part.speech else 0.0, ""),
)


def strips(report: Report) -> str:
    """Draw what changes from part to part, one strip below the other, with all figures in a table."""
    drawn = (
        _strip(report, japanese, english, [value(part) for part in report.parts], unit)
        for japanese, english, value, unit in _STRIPS
        if any(value(part) for part in report.parts)
    )
    return "".join(drawn) + plots.folded("All figures as a table", _part_table(report.parts))


def hardest(report: Report) -> str:
    """List the hardest parts, each with its words and forms."""
    listed = "".join(
        f"<li><b lang=ja>{html.escape(telling.called(part))}</b>: "
        f"{html.escape(telling.stops_told(part.stops))}<br>{html.escape(telling.hard_told(part))}</li>"
        for part in report.hardest[:_HARDEST]
    )
    return f'<ul class="hard">{listed}</ul>{plots.note(telling.stops_explained(report.learner))}'


def _strip(report: Report, japanese: str, english: str, values: list[float], unit: str) -> str:
    told = [
        f"{telling.called(part)}: {value:.0f}{unit}" for part, value in zip(report.parts, values, strict=True)
    ]
    most = max(range(len(values)), key=lambda at: values[at])
    said = f"{english}, from {min(values):.0f}{unit} to {max(values):.0f}{unit}; most in {told[most]}"
    line = f'<p class="key">{japanese} {english}, up to {max(values):.0f}{unit}</p>'
    return line + plots.columns(f"{japanese} {english}", said, values, told)


def _part_table(parts: Sequence[Part]) -> str:
    timed = any(part.speech for part in parts)
    header = [
        "part",
        "sentences",
        "words",
        "new",
        "with dialect",
        "forms in 100",
        "commonest",
        "claims",
        "stops",
    ]
    header += ["new a minute", "morae a minute"] if timed else []
    rows = []
    for part in parts:
        row = [
            telling.called(part),
            f"{part.sentences:,}",
            f"{part.running:,}",
            f"{part.new:,}",
            telling.percent(part.dialect.share),
            f"{part.dialect.per_hundred:.0f}",
            "、".join(form.form for form in part.dialect.forms[:3]) or "–",
            f"{part.claims:,}",
            f"{part.stops:.1f}",
        ]
        speech = part.speech
        told = [f"{60 * part.new / speech.seconds:.1f}", f"{speech.per_minute:.0f}"] if speech else ["–", "–"]
        rows.append([*row, *told] if timed else row)
    return plots.table("Sections", header, rows, (0, 6))
