"""`flashgen report`: how hard a transcript is, and for whom; several are compared."""

import gc
from pathlib import Path

import click

from flashgen.cli import options, printing, progress, report_lines, report_rows


@click.command()
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
)
@click.option(
    "-o",
    "--output",
    metavar="REPORT.html",
    type=click.Path(path_type=Path),
    help="Write a page with plots instead; it is whole in itself.",
)
@options.level
@options.known
@options.dialect
@options.encoding
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per source.")
@click.option("--open", "shown", is_flag=True, help="Open the page in a browser.")
@click.option("--force", is_flag=True, help="Write over a file that flashgen did not make.")
def command(
    sources: tuple[Path, ...],
    output: Path | None,
    level: str | None,
    known: tuple[Path, ...],
    dialect_name: str | None,
    encoding: str | None,
    as_json: bool,
    shown: bool,
    force: bool,
) -> None:
    """Say how hard each SOURCE is: how many words cover it, what you know, dialect, hardest sections.

    Given several, it compares them and says which to watch first.

    \b
    Examples:
      flashgen report talk.txt --level N3 --known known.txt
      flashgen report talk.txt -o report.html --open
      flashgen report monday.srt tuesday.srt friday.srt
    """
    from flashgen import pipeline, report
    from flashgen.pipeline import reporting

    if shown and output is None:
        raise click.UsageError("--open shows a page. Pass -o REPORT.html too.")
    wishes = pipeline.Wishes(level=level, known=known)
    reports = []
    for source in sources:
        stages = len(reporting.STAGES)
        with progress.Progress(str(source), stages) as watch:
            tools = pipeline.Tools(dialect=dialect_name, tell=printing.tell, stage=watch)
            reports.append(reporting.report(source, tools, wishes, encoding=encoding))
        if source is not sources[-1]:
            gc.collect()  # as in flashgen build
    compared = report.compare(reports) if len(reports) > 1 else None
    if output is not None:
        reporting.write_report(reports, output, force=force)
        printing.tell(f"Report written to {output}. Open it in a browser.")
    if as_json:
        printing.print_json(report_rows.rows(reports, compared))
    elif output is None:
        click.echo("\n".join(report_lines.lines(reports, compared)))
    if shown and output is not None:
        _show(output)


def _show(page: Path) -> None:
    if click.launch(str(page.resolve())):
        printing.tell(f"No browser was found. Open {page} in one.")
