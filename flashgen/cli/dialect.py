"""`flashgen dialect`: the dialect of a transcript, form by form and as standard Japanese."""

from pathlib import Path

import click

from flashgen.cli import json_rows, options, printing, summary


@click.command()
@options.inspected
def command(
    source: Path, as_json: bool, by_lines: bool, encoding: str | None, dialect_name: str | None
) -> None:
    """Print the dialect forms of SOURCE and its sentences in standard Japanese.

    Forms marked ~ are colloquial everywhere in Japan.

    \b
    Example:
      echo 'そんなん知らんかってん。' | flashgen dialect -
    """
    from flashgen import pipeline
    from flashgen.dialects import profile

    tools = pipeline.Tools(dialect=dialect_name, tell=printing.tell)
    document = pipeline.annotated(source, tools, by_lines=by_lines, encoding=encoding).document
    if as_json:
        printing.print_json(json_rows.dialect(s) | where for where, s in printing.placed(document))
        return
    for sentence in document.sentences():
        if not sentence.forms:
            continue
        click.echo(sentence.text)
        if sentence.standard != sentence.text:
            click.secho(f"  = {sentence.standard}", fg="green")
        for form in sentence.forms:
            mark = "~" if form.shared else " "
            others = f" ({' / '.join(form.alternatives)})" if form.alternatives else ""
            click.echo(f"  {mark} {form.surface} → {form.standard}{others}  [{form.item}]")
    printing.tell("")
    for line in summary.dialect_lines(profile.profile(document), tools.dialect):
        printing.tell(line)
