"""Plain text: paragraphs set off by blank lines or by single line breaks."""

from flashgen.document import Chapter, Transcript
from flashgen.transcripts import paragraphs


def sniff(text: str) -> bool:  # noqa: ARG001  every format is asked the same
    """Accept everything: this is what remains when no other format is recognised."""
    return True


def read(text: str) -> Transcript:
    """Read paragraphs, with hard-wrapped lines joined and speakers' marks taken out."""
    lines = paragraphs.without_remains(text.split("\n"))
    return Transcript((Chapter("", paragraphs.passages(lines)),), format="plain")
