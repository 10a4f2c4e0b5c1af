"""`flashgen dialects`: the dialects there are."""

from typing import TYPE_CHECKING, Any

import click

from flashgen.cli import printing

if TYPE_CHECKING:
    from flashgen.dialects import Dialect


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per dialect.")
def command(as_json: bool) -> None:
    """List the dialects there are, with how much each has, and its licence.

    \b
    Example:
      flashgen dialects
    """
    from flashgen import dialects

    rows = [_row(dialects.load(name)) for name in dialects.names()]
    if as_json:
        printing.print_json(rows)
        return
    printing.print_table(
        ["name", "dialect", "region", "items", "words", "rules", "licence"],
        (
            [
                row["name"],
                f"{row['title']} {row['japanese']}",
                f"{row['region']}（{row['region_japanese']}）",
                *(str(row[name]) for name in ("items", "words", "rules")),
                row["licence"],
            ]
            for row in rows
        ),
        "There is no dialect.",
    )


def _row(dialect: "Dialect") -> dict[str, Any]:
    about = dialect.about
    items = [item.kind for item in dialect.items.values()]
    return {
        "name": dialect.name,
        "title": about.name,
        "japanese": about.japanese,
        "region": about.region,
        "region_japanese": about.region_japanese,
        "items": items.count("grammar"),
        "words": items.count("word"),
        "rules": dialect.rules,
        "licence": about.licence,
        "sources": list(about.sources),
    }
