"""The only place where stages meet: source → Transcript → Document → what was asked for.

`tools` loads what the stages work with, `lessons` runs the stages, `decks` makes a package, `checking`
tells what is wrong with a recipe and what it names, `claim_files` reads and writes the claims that a
person edits, `consulting` asks a language model.
"""

from flashgen.pipeline.checking import CheckedRecipe, check
from flashgen.pipeline.claim_files import write as write_claims
from flashgen.pipeline.claim_files import write_sheet
from flashgen.pipeline.consulting import consult
from flashgen.pipeline.decks import Built, build, default_output
from flashgen.pipeline.lessons import (
    STDIN,
    Lesson,
    annotated,
    claims,
    deck_id,
    linked,
    open_source,
    parsed,
    spoken,
    vocabulary,
    weighed,
)
from flashgen.pipeline.tools import Tools, Wishes

__all__ = [
    "STDIN",
    "Built",
    "CheckedRecipe",
    "Lesson",
    "Tools",
    "Wishes",
    "annotated",
    "build",
    "check",
    "claims",
    "consult",
    "deck_id",
    "default_output",
    "linked",
    "open_source",
    "parsed",
    "spoken",
    "vocabulary",
    "weighed",
    "write_claims",
    "write_sheet",
]
