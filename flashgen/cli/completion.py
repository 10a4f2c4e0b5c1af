"""What a shell offers as an argument is typed: asked at each press of Tab, so nothing large is loaded."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from flashgen.choices import LEVELS


def levels(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Offer the levels."""
    return _beginning(incomplete, LEVELS)


def dialects(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Offer the dialects there are, and to have it found out."""
    from flashgen import dialects

    return _beginning(incomplete, [*dialects.names(), "auto"])


def topics(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Offer the topics that flashgen knows; a transcript may have others of its own."""
    from flashgen.claims import topics

    return _beginning(incomplete, topics.load())


def dictionaries(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Offer the dictionaries that were imported."""
    from flashgen.errors import FlashgenError
    from flashgen.lexicon import installed

    try:
        listed = installed.list_dictionaries()
    except FlashgenError:  # told when the command runs
        return []
    return _beginning(incomplete, (each.name for each in listed if not each.shipped))


def checked(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Offer what can be checked: dialects, and files as the shell does."""
    from flashgen import dialects

    # The files first: bash forgets what came before them.
    names = map(CompletionItem, _beginning(incomplete, dialects.names()))
    return [CompletionItem(incomplete, type="file"), *names]


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.lower().startswith(incomplete.lower())]
