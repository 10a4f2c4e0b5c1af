"""Key claims that a person chose: the claims file of a recipe, and the review sheet."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen.errors import RecipeError
from flashgen.files import write_over
from flashgen.pipeline.tools import Tools, Wishes

if TYPE_CHECKING:
    from flashgen.claims import Claim, Extraction
    from flashgen.claims.chosen import Chosen
    from flashgen.document import Document
    from flashgen.notes.fields import Rubies
    from flashgen.recipe import Recipe


def read(wanted: "Recipe", document: "Document", tools: Tools) -> "Chosen":
    """Read the claims file of a recipe for its document: the claims, and all that is wrong with it.

    Raises RecipeError where the file cannot be read at all.
    """
    from flashgen.claims import chosen, file

    path = wanted.path(wanted.claims.file)
    if not path.exists():
        raise RecipeError(
            f"{path}: no such file", f"Write one to edit: flashgen claims {wanted.folder} --anew -o {path}"
        )
    return chosen.choose(file.read(path), document, tools.lexicon)


def chosen(wanted: "Recipe", document: "Document", tools: Tools, wishes: Wishes) -> "Extraction":
    """Give the claims of a recipe's file in its order; the first mistake is raised as RecipeError.

    Limit and focus of the recipe are for the automatic choice; those that a person asks for this once hold.
    """
    from flashgen.claims import Extraction, topics
    from flashgen.claims.chosen import first

    found = read(wanted, document, tools)
    for error in found.errors:
        raise error
    focus = topics.choose(wishes.focus, topics.load())
    return Extraction(first(found.claims, wishes.claims, focus))


def write(claims: Sequence["Claim"], path: Path, *, title: str = "", force: bool = False) -> None:
    """Write claims to a file for a person to edit; one that a person has edited stays. Raises OutputError."""
    from flashgen.claims import file

    content = file.seal(file.write(claims, title))
    write_over(path, content, example="claims.toml", reason_to_keep=file.reason_to_keep, force=force)


def write_sheet(
    claims: Sequence["Claim"], document: "Document", path: Path, *, rubies: "Rubies", force: bool = False
) -> None:
    """Write the page on which a person judges the cards of claims. Raises OutputError."""
    from flashgen.pages import sheet

    content = sheet.page(claims, document, rubies).encode("utf-8", "replace")
    write_over(path, content, example="cards.html", reason_to_keep=sheet.reason_to_keep, force=force)
