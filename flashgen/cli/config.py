"""`flashgen config`: every setting, and where its value comes from."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flashgen.cli import printing, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flashgen.errors import FlashgenError
    from flashgen.recipe.config import Config
    from flashgen.recipe.origins import Setting

_SECRET = "anki.key"
_WIDEST = 100  # columns


@click.command()
@click.argument("source", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--path", "only_path", is_flag=True, help="Print only where the configuration file is.")
@click.option(
    "--init", is_flag=True, help="Write a configuration file that explains its keys, unless there is one."
)
@click.option("--edit", is_flag=True, help="Open it in $EDITOR; one is written first if there is none.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per setting.")
def command(source: Path | None, only_path: bool, init: bool, edit: bool, as_json: bool) -> None:
    """Show every setting and where it comes from; with SOURCE, as it holds for that recipe.

    What holds is said by flags, else environment variables, else the recipe, else the configuration file,
    else flashgen. That file is config.toml in $XDG_CONFIG_HOME/flashgen or ~/.config/flashgen (on macOS and
    Windows too), or the one that $FLASHGEN_CONFIG names.

    \b
    Examples:
      flashgen config --init
      flashgen config decks/interpretability
    """
    from flashgen.files import config_file
    from flashgen.recipe import config

    path = config_file()
    if only_path:
        click.echo(path)
        return
    if init or (edit and not config.is_there(path)):
        _write_template(path)
        printing.tell(f"Written: {path}")
    if edit:
        click.edit(filename=str(path))
    if edit or not init:
        _show(path, source, as_json=as_json)


def _write_template(path: Path) -> None:
    """Write the file that explains every key. Raises OutputError where there is one, or it cannot be."""
    from flashgen.errors import OutputError
    from flashgen.files import write_whole
    from flashgen.recipe import config, templates

    if config.is_there(path):
        raise OutputError(f"{path}: is there already, and was not changed", "Open it: flashgen config --edit")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, templates.config().encode())
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written: {error.strerror}", "Name another file in FLASHGEN_CONFIG."
        ) from None


def _show(path: Path, source: Path | None, *, as_json: bool) -> None:
    from flashgen import recipe
    from flashgen.recipe import origins

    config, mistakes = _read(path)
    found = recipe.find(source) if source else None
    settings = list(origins.settings(config, found, os.environ))
    if as_json:
        printing.print_json(
            {"setting": s.name, "value": _shown(s), "from": list(s.origins)} for s in settings
        )
    else:
        rows = ([setting.name, _toml(_shown(setting)), " + ".join(setting.origins)] for setting in settings)
        for line in table.lines(["setting", "value", "from"], rows, widest=_WIDEST):
            click.echo(line)
    for mistake in mistakes:
        printing.tell(f"{mistake.message} ({mistake.hint})")
    if mistakes:
        click.get_current_context().exit(1)


def _read(path: Path) -> "tuple[Config, Sequence[FlashgenError]]":
    """Read what can be read of a configuration, and say what cannot."""
    from flashgen.errors import FlashgenError
    from flashgen.recipe import config

    try:
        return config.read(path) if config.is_there(path) else (config.Config(path), ())
    except FlashgenError as error:
        return config.Config(path), (error,)


def _shown(setting: "Setting") -> Any:
    """Give a value as it may be shown: a key may end in a bug report."""
    return "•••" if setting.name == _SECRET and setting.value else setting.value


def _toml(value: Any) -> str:
    """Write a value as it stands in a file; nothing where there is none."""
    from flashgen.recipe.tables import quoted

    return "" if value is None else quoted(value)
