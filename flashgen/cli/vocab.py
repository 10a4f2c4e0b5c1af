"""`flashgen vocab`: the words that would become cards, in deck order."""

from pathlib import Path

import click

from flashgen.cli import json_rows, options, printing


@click.command()
@options.inspected
@options.limit
@options.level
@options.known
@options.glossary
@options.accent
def command(
    source: Path,
    as_json: bool,
    by_lines: bool,
    encoding: str | None,
    dialect_name: str | None,
    limit: int | None,
    level: str | None,
    known: tuple[Path, ...],
    glossaries: tuple[Path, ...],
    accents: tuple[Path, ...],
) -> None:
    """Print the words of SOURCE that deserve a card, the most useful first.

    \b
    Example:
      flashgen vocab talk.txt --level N4 --known known.txt
    """
    from flashgen import pipeline

    tools = pipeline.Tools(
        dialect=dialect_name, glossaries=glossaries, accent_files=accents, tell=printing.tell
    )
    wishes = pipeline.Wishes(limit=limit, level=level, known=known)
    lesson = pipeline.linked(source, tools, by_lines=by_lines, encoding=encoding)
    items = pipeline.vocabulary(lesson, tools, wishes).together[: limit or None]
    if as_json:
        printing.print_json(map(json_rows.vocabulary, items))
        return
    printing.print_table(
        ["word", "reading", "level", "×", "meaning here", "sentence"],
        (
            [i.word.headword, i.word.reading, i.word.level or "", str(i.count),
             "; ".join(i.word.glosses[:2]), i.sentence.text]
            for i in items
        ),
        "No words deserve a card.",
    )  # fmt: skip
