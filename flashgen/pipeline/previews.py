"""From a source to a page of its cards."""

from pathlib import Path
from typing import TYPE_CHECKING

from flashgen import files
from flashgen.pipeline.decks import default_output, prepare
from flashgen.pipeline.tools import Tools, Wishes

if TYPE_CHECKING:
    from flashgen.notes import Deck

_EXAMPLE = "talk.preview.html"


def default_preview(source: Path) -> Path:
    """Name the page of a source, in the folder where the person is.

    >>> str(default_preview(Path("talks/osaka.srt")))
    'osaka.preview.html'
    """
    return default_output(source).with_suffix(".preview.html")


def preview(
    source: Path,
    output: Path,
    tools: Tools,
    wishes: Wishes,
    *,
    encoding: str | None = None,
    force: bool = False,
) -> "Deck":
    """Write the page with the cards of SOURCE to output, and give the deck that they are of.

    Raises a FlashgenError, and then leaves output as it was.
    """
    from flashgen.pages import preview as pages

    files.check_over(output, example=_EXAMPLE, reason_to_keep=pages.reason_to_keep, force=force)
    prepared = prepare(source, tools, wishes, encoding=encoding)
    tools.stage("writing")
    document = prepared.lesson.document
    page = pages.page(
        prepared.deck, title=document.title, sections=[section.title for section in document.sections]
    )
    content = page.encode("utf-8", "replace")
    files.write_over(output, content, example=_EXAMPLE, reason_to_keep=pages.reason_to_keep, force=force)
    return prepared.deck
