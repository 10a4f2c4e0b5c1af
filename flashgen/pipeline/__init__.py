"""The only place where stages meet: source → Transcript → Document → what was asked for.

`tools` loads what the stages work with, `lessons` runs the stages, `subjects` makes a note of each thing
that is taught, `decks` makes a deck, which `formats` writes and `previews` shows on a page, `claim_files`
reads and writes the claims that a person edits, `consulting` asks a language model. `checking` and
`new_decks`, imported by their own names, tell what is wrong with a recipe and what it names, and make the
folder of a deck.
"""

from flashgen.pipeline.claim_files import write as write_claims
from flashgen.pipeline.claim_files import write_sheet
from flashgen.pipeline.consulting import consult
from flashgen.pipeline.decks import Built, Prepared, build, default_output, prepare, written
from flashgen.pipeline.formats import FORMATS, PACKAGE
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
from flashgen.pipeline.previews import default_preview, preview
from flashgen.pipeline.tools import AUTO, Tools, Wishes

__all__ = [
    "AUTO",
    "FORMATS",
    "PACKAGE",
    "STDIN",
    "Built",
    "Lesson",
    "Prepared",
    "Tools",
    "Wishes",
    "annotated",
    "build",
    "claims",
    "consult",
    "deck_id",
    "default_output",
    "default_preview",
    "linked",
    "open_source",
    "parsed",
    "prepare",
    "preview",
    "spoken",
    "vocabulary",
    "weighed",
    "write_claims",
    "write_sheet",
    "written",
]
