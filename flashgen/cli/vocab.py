"""`flashgen vocab`: the words that would become cards, in deck order."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashgen.cli import json_rows, options, printing, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flashgen.vocabulary import Selection, VocabularyItem


@click.command()
@options.inspected
@options.limit
@options.level
@options.known
@options.min_count
@options.pos
@options.glossary
@options.accent
@click.option("--left-out", is_flag=True, help="Print the words that get no card instead, and why.")
def command(
    source: Path,
    as_json: bool,
    by_lines: bool,
    encoding: str | None,
    dialect_name: str | None,
    limit: int | None,
    level: str | None,
    known: tuple[Path, ...],
    min_count: int | None,
    pos: tuple[str, ...],
    glossaries: tuple[Path, ...],
    accents: tuple[Path, ...],
    left_out: bool,
) -> None:
    """Print the words of SOURCE that deserve a card, in the order in which to study them.

    \b
    Examples:
      flashgen vocab talk.txt --level N4 --known known.txt
      flashgen vocab talk.txt --pos verb,adverb --min-count 2
      flashgen vocab talk.txt --left-out
    """
    from flashgen import pipeline

    tools = pipeline.Tools(
        dialect=dialect_name, glossaries=glossaries, accent_files=accents, tell=printing.tell
    )
    wishes = pipeline.Wishes(limit=limit, level=level, known=known, min_count=min_count, pos=pos)
    lesson = pipeline.linked(source, tools, by_lines=by_lines, encoding=encoding)
    selection = pipeline.vocabulary(lesson, tools, wishes)
    if line := summary.known_line(selection):
        printing.tell(line)
    if left_out:
        _print_left_out(selection, as_json=as_json)
        return
    _print_chosen(selection.together[: limit or None], as_json=as_json)


def _print_chosen(items: "Sequence[VocabularyItem]", *, as_json: bool) -> None:
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


def _print_left_out(selection: "Selection", *, as_json: bool) -> None:
    if as_json:
        printing.print_json(map(json_rows.left_out, selection.left_out))
        return
    printing.print_table(
        ["word", "reading", "×", "left out because"],
        ([left.headword, left.reading, str(left.count), left.reason] for left in selection.left_out),
        "No word was left out.",
    )
