"""What extraction gives: `Claim`s, each a statement worth a card with the card that asks for it."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping

from flashgen.document import Sentence, Word
from flashgen.values import dataclass

ORIGIN = "llm"  # of a claim whose card a language model wrote
AI = "(AI translation)"  # marks English that nobody has checked
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Card:
    """What a learner is asked.

    All of it is plain standard Japanese: a `qa` card has `question` and `answer`; a `cloze` card has
    `text`, the statement with `{{c1::…}}` around what is to be recalled, which is `answer`.
    `context` are sentences that must be read before the question to make sense of it.
    """

    kind: str  # "qa" or "cloze"
    question: str = ""
    answer: str = ""
    text: str = ""
    context: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of the transcript that is worth a card.

    `quote` is the exact source text of `sentence`; `section` the title it stands under; `topic` a
    topic id or a key term of the document, or empty. `type` is naming, definition, contrast, finding, cause,
    process, property, quantity, prediction, normative, analogy or opinion; `stance` assertion, hedged,
    opinion or reported. `score` orders claims before redundancy is weighed, `shares` are the points that each
    feature adds to it. `card` is "qa" or "cloze", `text` the cloze text in standard
    Japanese (the quote for qa cards).
    `context` are sentences before the quote that it needs. `terms` are up to three of its rarest words.
    `origin` says who wrote the card: rules, file (a person, in a claims file) or llm (a language
    model). `translation` is in English; `note` warns where the transcript itself is plainly wrong.
    """

    id: str
    quote: str
    sentence: Sentence
    section: str
    topic: str
    type: str
    stance: str
    speaker: str
    score: float
    shares: Mapping[str, float]
    card: str
    question: str
    answer: str
    text: str
    context: tuple[Sentence, ...] = ()
    terms: tuple[Word, ...] = ()
    time: float | None = None
    origin: str = "rules"
    translation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A statement that would have been chosen, but for which no card was good enough, and why."""

    quote: str
    section: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in a document: claims, best first, and what was dropped on the way to them."""

    claims: tuple[Claim, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def squeeze(text: str) -> str:
    """Reduce text to its letters and digits, widths and case unified, for comparing quotes.

    >>> squeeze("「ＡＩ」は、 速い。")
    'aiは速い'
    """
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def claim_id(section: str, quote: str) -> str:
    """Name a claim by its section title and quote, so that a new build finds the same note again."""
    return "cl-" + hashlib.sha1(f"{section}|{squeeze(quote)}".encode()).hexdigest()[:10]
