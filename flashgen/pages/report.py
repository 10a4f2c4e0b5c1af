"""The page of a report: what is in a text, or in several side by side. Whole in itself, without a script.

The frame is report.html; `report_sheets.py` makes what stands in it of each text.
"""

import html
from pathlib import Path

from flashgen.pages import frame, plots, report_sheets
from flashgen.report import Comparison, Report, compare, telling

MARK = '<meta name="generator" content="flashgen report">'
_FRAME = Path(__file__).with_name("report.html")


def page(*reports: Report, back: str = "") -> str:
    """Make the page of one text, or of several with a comparison before them.

    `back` is the address of the page that it belongs to, if it does to one.
    """
    names = telling.names(reports)
    if len(reports) == 1:
        (one,) = reports
        body = f"<h1 lang=ja>{html.escape(names[0])}</h1>\n{report_sheets.sheets(one, 'h2')}"
    else:
        texts = (
            f"<details><summary><h2 lang=ja>{html.escape(name)}</h2></summary>\n"
            f"<div class=sheets>{report_sheets.sheets(report, 'h3')}</div></details>"
            for name, report in zip(names, reports, strict=True)
        )
        body = "\n".join((_comparison(compare(reports)), *texts))
    title = html.escape(" · ".join(names))
    way = f'<nav><a href="{html.escape(back)}">‹ Cards</a></nav>\n' if back else ""
    return frame.fill(_FRAME, {"mark": MARK, "title": f"Report: {title}", "back": way, "body": body})


def _comparison(found: Comparison) -> str:
    reports, names = found.reports, telling.names(found.reports)
    order = "".join(f"<li>{html.escape(said)}</li>" for said in telling.order_told(found))
    known = (
        plots.Bar(name, (report.known_share,), telling.percent(report.known_share), "ja")
        for name, report in zip(names, reports, strict=True)
    )
    dialect = (
        plots.Bar(name, (report.dialect.share,), telling.percent(report.dialect.share), "ja")
        for name, report in zip(names, reports, strict=True)
    )
    numbered = [f"{at}. {name}" for at, name in enumerate(names, 1)]
    return (
        "<h1>どれから見るか Which to watch first</h1>\n"
        f'<section class="sheet"><h2>順番 Order</h2><ol class="order">{order}</ol>'
        f"{plots.note(telling.stops_explained(*(each.learner for each in reports)))}</section>\n"
        f'<section class="sheet half"><h2>既知語 Known words</h2>{plots.bars(known)}</section>\n'
        f'<section class="sheet half"><h2>方言 Dialect</h2>{plots.bars(dialect)}</section>\n'
        '<section class="sheet"><h2>比較 Side by side</h2>'
        f"{plots.table('Side by side', ['measure', *numbered], telling.side_by_side(reports))}</section>\n"
        '<section class="sheet"><h2>共通の語 Shared words</h2>'
        "<p>Watching the text of a row first gives you so many of the unknown words of each other.</p>"
        f"{plots.table('Shared words', ['text', *numbered], _shared_rows(found, numbered), (0,))}</section>"
    )


def _shared_rows(found: Comparison, numbered: list[str]) -> list[list[str]]:
    return [
        [
            numbered[first],
            *("–" if first == then else telling.percent(share) for then, share in enumerate(row)),
        ]
        for first, row in enumerate(found.shared)
    ]


def reason_to_keep(content: bytes) -> str:
    """Say why a file must not be written over; "" for a report of ours."""
    return "" if MARK.encode() in content[:2000] else "exists and was not made by flashgen"
