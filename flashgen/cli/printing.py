"""How the inspecting commands print: JSON Lines for programs, tables for people."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from flashgen.cli import table
from flashgen.document import Document, Sentence


def print_json(rows: Iterable[dict[str, Any]]) -> None:
    """Print objects as JSON Lines in UTF-8, whatever the terminal's encoding."""
    out = sys.stdout.buffer
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    out.flush()


def placed(document: Document) -> Iterable[tuple[dict[str, Any], Sentence]]:
    """Give each spoken sentence with its place: section, and where known, time and speaker."""
    for section in document.sections:
        for sentence in section.sentences:
            place: dict[str, Any] = {"section": section.title} if section.title else {}
            if sentence.time is not None:
                place["time"] = sentence.time
            if sentence.speaker is not None:
                place["speaker"] = sentence.speaker
            yield place, sentence


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]], empty: str) -> None:
    """Print rows as an aligned table, or say what `empty` says where there are none."""
    found = list(rows)
    for line in table.lines(header, found) if found else [empty]:
        click.echo(line)


def tell(message: str) -> None:
    """Say something to the person at the terminal, beside the data."""
    click.echo(message, err=True)
