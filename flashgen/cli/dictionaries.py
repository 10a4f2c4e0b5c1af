"""`flashgen dict`: the dictionaries in use."""

from pathlib import Path

import click

from flashgen.cli import completion, printing


@click.group("dict")
def command() -> None:
    """See the dictionaries in use, and take in newer or other ones."""


@command.command("list")
def list_() -> None:
    """Show what is in use, and how old it is."""
    from flashgen.lexicon import installed

    printing.print_table(
        ["name", "what", "date", "age", "entries", "in use", "licence"],
        (
            [d.name, d.label, d.date or "?", "" if d.age is None else f"{d.age} days", f"{d.entries:,}",
             "yes" if d.in_use else "no", d.licence]
            for d in installed.list_dictionaries()
        ),
        "No dictionary is there.",
    )  # fmt: skip


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_(file: Path) -> None:
    """Take in a newer JMdict or JMdict_e (XML, .gz) or a Yomitan dictionary (.zip).

    \b
    Example:
      flashgen dict import JMdict_e.gz
    """
    from flashgen.lexicon import installed

    found = installed.import_dictionary(file, tell=printing.tell)
    dated = f" of {found.date}" if found.date else ""
    printing.tell(f"{found.label}{dated}: {found.entries:,} entries.")
    printing.tell("It is in use now." if found.in_use else "It is not in use: what is there is newer.")


@command.command("remove")
@click.argument("name", shell_complete=completion.dictionaries)
def remove(name: str) -> None:
    """Forget an imported dictionary, by the NAME that `flashgen dict list` shows."""
    from flashgen.lexicon import installed

    installed.remove_dictionary(name)
    printing.tell(f"{name} is removed.")
