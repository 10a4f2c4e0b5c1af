"""`flashgen furigana`: the readings of a transcript."""

from pathlib import Path

import click

from flashgen.cli import json_rows, options, printing


@click.command()
@options.inspected
def command(
    source: Path, as_json: bool, by_lines: bool, encoding: str | None, dialect_name: str | None
) -> None:
    """Print SOURCE with its readings: 忠実性[ちゅうじつせい].

    \b
    Example:
      flashgen furigana talk.srt
    """
    from flashgen import pipeline

    tools = pipeline.Tools(dialect=dialect_name, tell=printing.tell)
    document = pipeline.parsed(source, tools, by_lines=by_lines, encoding=encoding).document
    if as_json:
        printing.print_json(json_rows.furigana(s) | where for where, s in printing.placed(document))
        return
    for section in document.sections:
        if section.title:
            click.secho(f"\n{section.title}", bold=True)
        for sentence in section.sentences:
            click.echo(_bracketed(sentence.text, [(r.start, r.end, r.reading) for r in sentence.rubies]))


def _bracketed(text: str, readings: list[tuple[int, int, str]]) -> str:
    out, at = "", 0
    for start, end, reading in readings:
        out, at = f"{out}{text[at:start]} {text[start:end]}[{reading}]", end
    return (out + text[at:]).strip()
