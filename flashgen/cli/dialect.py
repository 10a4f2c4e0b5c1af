"""`flashgen dialect`: the dialect of a transcript, sentence by sentence, and what the speaker is like."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashgen.cli import json_rows, options, printing, summary

if TYPE_CHECKING:
    from flashgen.document import Sentence


@click.command()
@options.inspected
@click.option(
    "--profile", "only_profile", is_flag=True, help="Print what the speaker is like, without the sentences."
)
def command(
    source: Path,
    as_json: bool,
    by_lines: bool,
    encoding: str | None,
    dialect_name: str | None,
    only_profile: bool,
) -> None:
    """Print the dialect of SOURCE: its sentences in standard Japanese, then what the speaker is like.

    Forms marked ~ are colloquial everywhere in Japan; they are explained, but not counted.

    \b
    Examples:
      flashgen dialect --profile talk.srt
      echo 'そんなん知らんかってん。' | flashgen dialect -
    """
    from flashgen import pipeline
    from flashgen.dialects import profile

    tools = pipeline.Tools(dialect=dialect_name, tell=printing.tell)
    document = pipeline.annotated(source, tools, by_lines=by_lines, encoding=encoding).document
    if as_json and not only_profile:
        printing.print_json(json_rows.dialect(s) | where for where, s in printing.placed(document))
        return
    speaker = profile.profile(document)
    if as_json:
        printing.print_json([json_rows.profile(speaker, tools.dialect)])
        return
    if not only_profile:
        for sentence in document.sentences():
            _print(sentence)
    for line in summary.profile_lines(speaker, tools.dialect):
        click.echo(line)


def _print(sentence: "Sentence") -> None:
    if not sentence.forms:
        return
    click.echo(sentence.text)
    if sentence.standard != sentence.text:
        click.secho(f"  = {sentence.standard}", fg="green")
    for form in sentence.forms:
        mark = "~" if form.shared else " "
        others = f" ({' / '.join(form.alternatives)})" if form.alternatives else ""
        click.echo(f"  {mark} {form.surface} → {form.standard}{others}  [{form.item}]")
    click.echo()
