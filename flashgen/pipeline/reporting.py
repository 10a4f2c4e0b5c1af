"""From sources to a report: linked, claims chosen, all measured; and the page of it written."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen.files import write_over
from flashgen.pipeline.lessons import claims, criteria, linked
from flashgen.pipeline.tools import Tools, Wishes

if TYPE_CHECKING:
    from flashgen.report import Report

STAGES = ("reading", "dialect", "words", "claims", "report")


def report(source: Path, tools: Tools, wishes: Wishes, *, encoding: str | None = None) -> "Report":
    """Measure SOURCE; of the wishes, level and known words say what the learner knows.

    Raises a FlashgenError.
    """
    from flashgen.report import measure

    lesson = linked(source, tools, encoding=encoding)
    asked = criteria(lesson, tools, wishes)
    found = claims(lesson, tools, wishes).claims
    tools.stage("report")
    return measure(lesson.document, tools.lexicon, tools.dialect, found, asked)


def write_report(reports: Sequence["Report"], path: Path, *, force: bool = False) -> None:
    """Write the page of one text, or of several side by side. Raises OutputError."""
    from flashgen.pages import report as room

    content = room.page(*reports).encode("utf-8", "replace")
    write_over(path, content, example="report.html", reason_to_keep=room.reason_to_keep, force=force)
