"""`flashgen words`: the words of a transcript, each with its dictionary entry."""

from pathlib import Path

import click

from flashgen.cli import json_rows, options, printing


@click.command()
@options.inspected
@options.glossary
@options.accent
def command(
    source: Path,
    as_json: bool,
    by_lines: bool,
    encoding: str | None,
    dialect_name: str | None,
    glossaries: tuple[Path, ...],
    accents: tuple[Path, ...],
) -> None:
    """Print the words of SOURCE: reading, level and meaning here.

    \b
    Example:
      flashgen words talk.txt
    """
    from flashgen import pipeline

    tools = pipeline.Tools(
        dialect=dialect_name, glossaries=glossaries, accent_files=accents, tell=printing.tell
    )
    document = pipeline.linked(source, tools, by_lines=by_lines, encoding=encoding).document
    if as_json:
        printing.print_json(json_rows.words(s) | where for where, s in printing.placed(document))
        return
    printing.print_table(
        ["word", "reading", "in the text", "level", "part of speech", "meaning here"],
        (
            [w.headword, w.reading, w.surface, w.level or "", w.pos, "; ".join(w.glosses[:2])]
            for sentence in document.sentences()
            for w in sentence.words
        ),
        "No words found.",
    )
