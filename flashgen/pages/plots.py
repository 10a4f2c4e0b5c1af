"""Small plots as HTML and SVG: bars, columns side by side, curves. They need no script and no library.

Across, all is given in per cent of the width, so that a plot fits any screen and its letters keep their
size. Colours are those of the page: `currentColor`, and the classes that its frame gives colours to. All
text is plain and made safe here.
"""

import html
from collections.abc import Iterable, Sequence

from flashgen.values import dataclass

_CURVE = 200  # points at most
_HEIGHT = 190
_TOP = 8
_LINES = (50, 80, 95)  # per cent at which a curve has a line across
_STRIP = 72
_LABELS = 12  # columns that can all have a number below them


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, or one for each share; `told` says what they stand for. `lang` is that of the label."""

    label: str
    shares: tuple[float, ...]
    told: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve through shares that rise; `marks` are places on it that are pointed out, with what is said."""

    name: str
    shares: Sequence[float]
    marks: tuple[tuple[int, str], ...] = ()


def bars(rows: Iterable[Bar]) -> str:
    """Draw bars below each other, each under its label; the second share of a row is a thinner bar."""
    return f'<ul class="bars">{"".join(map(_bar, rows))}</ul>'


def _bar(row: Bar) -> str:
    drawn = "".join(
        f'<rect class="bar{number}" y="{10 * number}" width="{_percent(share)}" height="{8 - 4 * number}"/>'
        for number, share in enumerate(row.shares)
    )
    height = 10 * len(row.shares) - 2
    lang = f' lang="{row.lang}"' if row.lang else ""
    return (
        f"<li><span{lang}>{html.escape(row.label)}</span><span>{html.escape(row.told)}</span>"
        f'<svg width="100%" height="{height}" aria-hidden="true">{drawn}</svg></li>'
    )


def columns(name: str, description: str, values: Sequence[float], told: Sequence[str]) -> str:
    """Draw a column for each value, numbered below; `told` says what each stands for."""
    top, step = max(values, default=0.0), 100 / max(len(values), 1)
    drawn = []
    for at, (value, said) in enumerate(zip(values, told, strict=True)):
        height = _STRIP * value / top if top else 0.0
        drawn.append(
            f'<rect class="bar0" x="{step * at + step * 0.1:.2f}%" y="{_STRIP - height:.1f}"'
            f' width="{step * 0.8:.2f}%" height="{height:.1f}"><title>{html.escape(said)}</title></rect>'
        )
    numbers = (
        _text(step * (at + 0.5), _STRIP + 14, str(at + 1), "middle")
        for at in range(len(values))
        if len(values) <= _LABELS or (at + 1) % 5 == 0 or at == 0
    )
    base = f'<line class="base" x1="0" x2="100%" y1="{_STRIP}" y2="{_STRIP}"/>'
    return _plot(name, description, _STRIP + 18, f"{''.join(drawn)}{base}{''.join(numbers)}")


def curves(name: str, description: str, drawn: Sequence[Curve]) -> str:
    """Draw curves of shares over a count from 0 up, with lines across at 50, 80 and 95%."""
    last = max((len(curve.shares) for curve in drawn), default=1) - 1
    across = "".join(
        f'<line class="grid" x1="0" x2="100%" y1="{_height(line / 100):.1f}" y2="{_height(line / 100):.1f}"/>'
        + _text(100, _height(line / 100) + 14, f"{line}%", "end")
        for line in _LINES
    )
    paths = "".join(
        f'<path class="curve{number}" d="{_path(curve.shares, last)}"/>' for number, curve in enumerate(drawn)
    )
    marks = "".join(
        _mark(at / max(last, 1), curve.shares[at], said) for curve in drawn for at, said in curve.marks
    )
    inner = (
        f'<svg x="0" y="{_TOP}" width="100%" height="{_HEIGHT}" viewBox="0 0 1000 1000"'
        f' preserveAspectRatio="none">{paths}</svg>'
    )
    bottom = _TOP + _HEIGHT
    base = f'<line class="base" x1="0" x2="100%" y1="{bottom}" y2="{bottom}"/>'
    ends = _text(0, bottom + 16, "0", "start") + _text(100, bottom + 16, f"{last:,}", "end")
    return _plot(name, description, bottom + 22, f"{across}{inner}{base}{marks}{ends}")


def _path(shares: Sequence[float], last: int) -> str:
    every = max(1, len(shares) // _CURVE)
    places = sorted({*range(0, len(shares), every), len(shares) - 1})
    points = (f"{1000 * at / max(last, 1):.0f},{1000 * (1 - shares[at]):.0f}" for at in places)
    return f"M{' '.join(points)}"


def _mark(across: float, share: float, said: str) -> str:
    place = f'cx="{100 * across:.2f}%" cy="{_height(share):.1f}"'
    return f'<circle class="mark" r="4" {place}><title>{html.escape(said)}</title></circle>'


def _height(share: float) -> float:
    return _TOP + _HEIGHT * (1 - share)


def _plot(name: str, description: str, height: float, inside: str) -> str:
    return (
        f'<svg class="plot" width="100%" height="{height:.0f}" role="img"><title>{html.escape(name)}</title>'
        f"<desc>{html.escape(description)}</desc>{inside}</svg>"
    )


def _text(across: float, down: float, text: str, anchor: str) -> str:
    return f'<text x="{across:.2f}%" y="{down:.0f}" text-anchor="{anchor}">{html.escape(text)}</text>'


def _percent(share: float) -> str:
    return f"{100 * min(max(share, 0.0), 1.0):.2f}%"


def table(
    name: str, header: Sequence[str], rows: Iterable[Sequence[str]], japanese: Sequence[int] = ()
) -> str:
    """Make a table that can be scrolled where it is too wide; the first column names the rows.

    `japanese` are the columns, from 0, whose cells are in Japanese.
    """

    def cell(tag: str, at: int, text: str) -> str:
        scope = ' scope="row"' if tag == "th" else ""
        return f"<{tag}{scope}{' lang=ja' if at in japanese else ''}>{html.escape(text)}</{tag}>"

    head = "".join(f'<th scope="col">{html.escape(title)}</th>' for title in header)
    body = "".join(
        f"<tr>{''.join(cell('td' if at else 'th', at, text) for at, text in enumerate(row))}</tr>"
        for row in rows
    )
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="{html.escape(name)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def folded(name: str, inside: str) -> str:
    """Fold away what only some want to see."""
    return f"<details><summary>{html.escape(name)}</summary>{inside}</details>"


def note(text: str) -> str:
    """Make a small line of explanation."""
    return f'<p class="note">{html.escape(text)}</p>'
