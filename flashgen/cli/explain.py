"""`flashgen explain`: what a sentence is made of, and why it stands for what it stands for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from flashgen.cli import json_rows, options, printing, table

if TYPE_CHECKING:
    from flashgen.dialects import Dialect
    from flashgen.dialects.compounds import Compound
    from flashgen.document import DialectForm, FormPart, Sentence

_TOKENS = ("token", "reading", "headword", "part of speech", "class", "form", "item")
_PARTS = ("part", "standard", "what it says", "item")


@click.command()
@click.argument("text")
@options.dialect
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object for each sentence.")
def command(text: str, dialect_name: str | None, as_json: bool) -> None:
    """Take TEXT apart: its tokens, its dialect forms, their parts, and why. - reads standard input.

    \b
    Example:
      flashgen explain 行かへんかってん
    """
    from flashgen import pipeline

    tools = pipeline.Tools(dialect=dialect_name, tell=printing.tell)
    sentences = tuple(pipeline.spoken(text, tools).sentences())
    if as_json:
        printing.print_json(json_rows.explanation(sentence, tools.dialect) for sentence in sentences)
        return
    for number, sentence in enumerate(sentences):
        if number:
            click.echo()
        _print(sentence, tools.dialect)


def _print(sentence: "Sentence", dialect: "Dialect") -> None:
    from flashgen.dialects.compounds import compounds

    click.secho(sentence.text, bold=True)
    if sentence.standard != sentence.text:
        click.secho(f"= {sentence.standard}", fg="green")
    rows = ([t.surface, t.reading, t.headword, t.pos, t.ctype, t.cform, t.dialect] for t in sentence.tokens)
    click.echo()
    for line in table.lines(_TOKENS, rows):
        click.echo(f"  {line}")
    found = tuple(compounds(sentence))
    if not found:
        click.echo(f"\nNothing in it is {dialect.name.capitalize()} dialect.")
    for compound in found:
        click.echo()
        click.secho(f"{compound.surface} → {compound.standard}", bold=True)
        for line in _parts(compound, sentence):
            click.echo(f"  {line}")
        for form in compound.forms:
            for line in _why(form, dialect):
                click.echo(f"  {line}")


def _parts(compound: "Compound", sentence: "Sentence") -> Iterator[str]:
    """Lay the parts out, where there are several."""
    if len(compound.parts) > 1:
        yield from table.lines(
            _PARTS, ([p.surface, p.standard, p.meaning or _word(p, sentence), p.item] for p in compound.parts)
        )


def _word(part: "FormPart", sentence: "Sentence") -> str:
    """Say what a standard word in a compound is: 行く, 未然形."""
    token = next((t for t in sentence.tokens if t.start == part.start), None)
    if token is None:
        return ""
    headword = token.headword if token.headword != part.surface else ""
    return ", ".join(filter(None, (headword, token.cform.partition("-")[0])))


def _why(form: "DialectForm", dialect: "Dialect") -> Iterator[str]:
    item = dialect.items.get(form.item)
    title = f"{item.form} → {item.standard}" if item else f"{form.surface} → {form.standard}"
    yield f"{title}  [{form.item}]"
    told = {
        "meaning": item.meaning if item else "",
        "formed": item.formation if item else "",
        "said": " · ".join(filter(None, (item.region, item.register, item.real_use))) if item else "",
        "note": item.note if item else "",
        "shared": "colloquial everywhere in Japan: not counted as dialect" if form.shared else "",
        "or": _doubt(form),
        "rule": form.rule or "none: a word of the dialect",
    }
    for name, text in told.items():
        if text:
            yield f"  {name:<8} {text}"


def _doubt(form: "DialectForm") -> str:
    sure = f"(the text does not decide: {form.confidence:.0%} sure)" if form.confidence < 1 else ""
    return " ".join(filter(None, (" / ".join(form.alternatives), sure)))
