"""The four note types: ids, fields and templates are promises to learners from the first release.

Anki refuses to update notes whose type has other fields or templates than the learner's, and
says so to nobody; it knows type, fields and templates by their ids. So nothing here is ever
renumbered, reordered, added or taken away; a spare field may get a meaning: Spare3 says where the
readings of a front are, "always" or "back", and is empty where they wait for a tap. When a template or
the style changes, raise `_REVISED` (a test tells when it is due).
"""

import re
from pathlib import Path

from flashgen.notes import CardTemplate, Field, NoteType

_REVISED = 1795758137
_SHARED = re.compile(r"<!--([\w.]+)-->")
_TEMPLATES = Path(__file__).parent / "templates"

_WORD_FIELDS = """
    Key Expression ExpressionFurigana ExpressionReading ExpressionAudio MainDefinition Glossary
    PartOfSpeech PitchPosition PitchGraph PitchCategories Frequency FreqSort Level Sentence
    SentenceFurigana SentenceStandard SentenceTranslation SentenceAudio Picture Dialect Standard
    Note Source MiscInfo IsProduction IsListening Spare1 Spare2 Spare3
"""
_DIALECT_FIELDS = """
    Key Form FormFurigana Standard Meaning Formation Breakdown Region Register RealUse Sentence
    SentenceFurigana SentenceStandard MoreExamples Compare SentenceAudio FormAudio Picture Note
    Source MiscInfo IsProduction IsListening Spare1 Spare2 Spare3
"""
_CLAIM_FIELDS = """
    Key Question QuestionFurigana Answer AnswerFurigana Quote QuoteFurigana QuoteStandard Context
    Section Topic ClaimType Stance Speaker Translation Terms QuoteAudio Source MiscInfo Spare1
    Spare2 Spare3
"""
_CLOZE_FIELDS = """
    Key Text Hint Quote QuoteFurigana QuoteStandard Context Section Topic ClaimType Stance Speaker
    Translation Terms QuoteAudio Source MiscInfo Spare1 Spare2 Spare3
"""


def _fields(first: int, names: str) -> tuple[Field, ...]:
    return tuple(Field(id_, name) for id_, name in enumerate(names.split(), first))


def _template(name: str) -> str:
    """Read a side of a card, or the style; what several have in common is a file that they name."""
    text = (_TEMPLATES / name).read_text(encoding="utf-8")
    return _SHARED.sub(lambda shared: _template(shared[1]).rstrip(), text)


def _template_of(id_: int, kind: str, name: str) -> CardTemplate:
    front, back = _template(f"{kind}.{name.lower()}.html"), _template(f"{kind}.back.html")
    return CardTemplate(id_, name, front, back)


_CSS = _template("style.css")

WORD = NoteType(
    id=1795468230101,
    name="flashgen Word",
    kind="vocabulary",
    fields=_fields(1795468231101, _WORD_FIELDS),
    templates=(
        _template_of(1795468232101, "word", "Recognition"),
        _template_of(1795468232102, "word", "Production"),
        _template_of(1795468232103, "word", "Listening"),
    ),
    css=_CSS,
    revised=_REVISED,
)
DIALECT = NoteType(
    id=1795468230102,
    name="flashgen Dialect",
    kind="dialect",
    fields=_fields(1795468231201, _DIALECT_FIELDS),
    templates=(
        _template_of(1795468232201, "dialect", "Recognition"),
        _template_of(1795468232202, "dialect", "Production"),
        _template_of(1795468232203, "dialect", "Listening"),
    ),
    css=_CSS,
    revised=_REVISED,
)
CLAIM = NoteType(
    id=1795468230103,
    name="flashgen Claim",
    kind="claims",
    fields=_fields(1795468231301, _CLAIM_FIELDS),
    templates=(
        CardTemplate(1795468232301, "Claim", _template("claim.front.html"), _template("claim.back.html")),
    ),
    css=_CSS,
    revised=_REVISED,
)
CLOZE = NoteType(
    id=1795468230104,
    name="flashgen Cloze",
    kind="claims",
    fields=_fields(1795468231401, _CLOZE_FIELDS),
    templates=(
        CardTemplate(1795468232401, "Cloze", _template("cloze.front.html"), _template("cloze.back.html")),
    ),
    css=_CSS,
    revised=_REVISED,
    cloze=True,
)

NOTE_TYPES = (WORD, DIALECT, CLAIM, CLOZE)
