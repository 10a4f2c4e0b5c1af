"""claims.toml: key claims as a person edits them, read and written.

`read` tells what is wrong with a file by itself; whether its quotes are in the transcript is told by
`chosen`, which makes claims of its rows.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from flashgen.claims import cues, topics
from flashgen.claims.claim import Claim, squeeze
from flashgen.claims.scoring import DEFAULT_TYPE
from flashgen.errors import RecipeError
from flashgen.recipe.tables import line_of, meant, quoted, starts, toml, value
from flashgen.values import dataclass

GAP = re.compile(r"\{\{c\d+::(.*?)\}\}", re.DOTALL)
STANCES = ("assertion", "hedged", "opinion", "reported")
KINDS = ("qa", "cloze")
_TABLE = "claim"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_MARK = "# flashgen claims, as written: "
_HEAD = """
#
# Each table [[claim]] is one card; their order is the order of study. Move them, reword them, take
# them out, or write drop = true. To add one of your own, copy a table and change it:
#
#   quote      what was said, copied from the transcript: part of a sentence, or several in a row
#   kind       "qa" for question and answer, "cloze" for a text with a gap
#   question   and answer: the two sides of a card (qa), best in plain standard Japanese
#   text       what was said with {{c1::…}} around what is to be recalled (cloze)
#   context    sentences of the transcript to be read before the question
#   topic, type, stance, speaker     what the back says and how the card is tagged; what is left
#              out is found in the quote. stance: assertion, hedged, opinion, reported
#   english    the quote in English
#   note       a remark for the back
#   section    the title the quote stands under, where it stands under several
#
# A card is known by its quote: with the same quote, what you reword updates the card that learners have.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One table [[claim]] of a file, as written; what is empty is not said."""

    quote: str
    section: str = ""
    kind: str = ""
    question: str = ""
    answer: str = ""
    text: str = ""
    context: tuple[str, ...] = ()
    topic: str = ""
    type: str = ""
    stance: str = ""
    speaker: str = ""
    english: str = ""
    note: str = ""
    drop: bool = False

    @property
    def card(self) -> str:
        """The kind of card: as said, or as what is written makes it."""
        return self.kind or ("cloze" if self.text else "qa")

    @property
    def recalled(self) -> str:
        """What is to be recalled: the answer, or what is in the first gap."""
        gap = GAP.search(self.text)
        return gap[1].partition("::")[0] if self.card == "cloze" and gap else self.answer


@dataclass(frozen=True, slots=True)
class ClaimsFile:
    """The rows of a file that are right by themselves, what is wrong with the others, and where all stand."""

    path: Path
    rows: tuple[Row, ...] = ()
    errors: tuple[RecipeError, ...] = ()
    begins: tuple[int, ...] = ()  # the lines on which the rows do
    lines: tuple[str, ...] = ()

    def error(self, number: int, key: str, reason: str, hint: str) -> RecipeError:
        """Make the error that a key of a row is wrong: its file, its line, the fact."""
        line = line_of(self.lines, self.begins[number], key)
        return RecipeError(f"{self.path}, line {line}: {key}: {reason}", hint)


def read(path: Path) -> ClaimsFile:
    """Read a claims file. Raises RecipeError where it cannot be read at all."""
    tables = toml(path)
    for name in tables:
        if name != _TABLE:
            hint = f"Each claim is a table [[{_TABLE}]]."
            raise RecipeError(f"{path}: unknown table or key '{name}'", hint)
    found = tables.get(_TABLE, [])
    if not isinstance(found, list):
        raise RecipeError(
            f"{path}: '{_TABLE}' is not a list of tables", f"Write [[{_TABLE}]], with two brackets."
        )
    lines = tuple(path.read_text(encoding="utf-8-sig").splitlines())
    rows: list[Row] = []
    begins: list[int] = []
    errors: list[RecipeError] = []
    for table, begin in zip(found, starts(lines, _TABLE, len(found)), strict=True):
        try:
            row = _row(table, path, lines, begin)
        except RecipeError as error:
            errors.append(error)
            continue
        alone = ClaimsFile(path, (row,), (), (begin,), lines)
        wrong = [] if row.drop else [alone.error(0, *mistake) for mistake in _mistakes(row)]
        errors += wrong
        if not wrong:
            rows.append(row)
            begins.append(begin)
    return ClaimsFile(path, tuple(rows), tuple(errors), tuple(begins), lines)


def _row(table: object, path: Path, lines: Sequence[str], begin: int) -> Row:
    """Make a row of a table; what is wrong is told with the line of its key."""
    place = f"{path}, line {begin}: [[{_TABLE}]]"
    try:
        return value(Row, table, place)
    except RecipeError as error:
        key = re.search(r"\]\]: (?:unknown key '([^']+)'|(\w+):)", error.message)
        line = line_of(lines, begin, key[1] or key[2]) if key else begin
        message = error.message.replace(f", line {begin}: ", f", line {line}: ", 1)
        raise RecipeError(message, error.hint) from None


def _mistakes(row: Row) -> Iterator[tuple[str, str, str]]:
    """Give key, reason and hint of everything that cannot be right."""
    if not squeeze(row.quote):
        yield "quote", "is empty", "Copy what was said from the transcript."
    kinds = {cue.type for cue in cues.load() if cue.type} | {DEFAULT_TYPE}
    known = {"kind": KINDS, "type": sorted(kinds), "stance": STANCES}
    for key, names in known.items():
        said = getattr(row, key)
        if said and said not in names:
            yield key, f"unknown {key} {said!r}", meant(said, names)
    hint = meant(row.topic, topics.load())
    # Any word may be a topic; one that is nearly a known one is misspelt.
    if row.topic and row.topic.isascii() and row.topic not in topics.load() and hint.startswith("Did"):
        yield "topic", f"unknown topic {row.topic!r}", hint
    yield from _against_gap(row) if row.card == "cloze" else _against_question(row)


def _against_question(row: Row) -> Iterator[tuple[str, str, str]]:
    if row.text.strip():
        yield "text", "a claim with a question has none", 'Take it out, or write kind = "cloze".'
    for key in ("question", "answer"):
        if not squeeze(getattr(row, key)):
            yield key, "is empty", "Write question and answer, or a text with a gap {{c1::…}}."
    if squeeze(row.answer) and squeeze(row.answer) in squeeze(row.question):
        yield "answer", f"{row.answer!r} is to be read in the question", "Ask without naming the answer."


def _against_gap(row: Row) -> Iterator[tuple[str, str, str]]:
    if row.question.strip():
        yield "question", "a text with a gap has none", 'Take it out, or write kind = "qa".'
        return
    inside = [gap.partition("::")[0] for gap in GAP.findall(row.text)]
    hint = "Put {{c1:: and }} around what is to be recalled."
    if not inside or not all(map(squeeze, inside)):
        yield "text", "has no gap", hint
        return
    rest = GAP.sub("\n", row.text)
    if "{{" in rest or "}}" in rest:
        yield "text", "a gap is not whole", hint
    if row.answer and row.answer not in inside:
        yield "answer", f"{row.answer!r} is not in the gap", "Take it out: the gap says what the answer is."
    for answer in inside:
        if squeeze(answer) in squeeze(rest):
            yield "text", f"{answer!r} is to be read outside the gap too", "Choose another gap."


# ------------------------------------------------------------------ writing


def seal(text: str) -> bytes:
    """Put a first line over a text that says that flashgen wrote it, just so.

    >>> reason_to_keep(seal("a = 1")), reason_to_keep(seal("a = 1") + b"b = 2")
    ('', 'has been edited since flashgen wrote it')
    """
    return f"{_MARK}{_digest(text)}\n{text}".encode()


def reason_to_keep(content: bytes) -> str:
    """Say why a file must not be written over: it is not ours, or a person has edited it; "" for none."""
    mark, _, text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").partition("\n")
    if not mark.startswith(_MARK):
        return "exists and was not made by flashgen"
    return "" if mark == _MARK + _digest(text) else "has been edited since flashgen wrote it"


def _digest(text: str) -> str:
    return hashlib.sha1(text.encode()).hexdigest()[:10]


def write(claims: Sequence[Claim], title: str = "") -> str:
    """Write claims as the text of a file that `read` reads, without the first line, which `seal` gives."""
    sections: dict[str, set[str]] = {}
    for claim in claims:
        sections.setdefault(squeeze(claim.quote), set()).add(claim.section)
    of = f" of {_CONTROLS.sub(' ', title)}" if title else ""
    parts, last = [f"# Key claims{of}, to be edited.", _HEAD], ""
    for claim in claims:
        if claim.section != last:
            parts.append(f"\n# ---- {_CONTROLS.sub(' ', claim.section)}\n")
            last = claim.section
        parts.append(_written(claim, name_section=len(sections[squeeze(claim.quote)]) > 1))
    return "".join(parts)


def _written(claim: Claim, *, name_section: bool) -> str:
    asked = (
        {"text": claim.text}
        if claim.card == "cloze"
        else {"question": claim.question, "answer": claim.answer}
    )
    values: Mapping[str, Any] = {
        "quote": claim.quote,
        "section": claim.section if name_section else "",
        "kind": claim.card,
        **asked,
        "context": [sentence.text for sentence in claim.context],
        "topic": claim.topic,
        "type": claim.type,
        "stance": claim.stance,
        "speaker": claim.speaker,
        "english": claim.translation,
        "note": claim.note,
    }
    rows = (f"{key} = {quoted(said)}\n" for key, said in values.items() if said)
    return f"\n[[{_TABLE}]]\n{''.join(rows)}"
