"""What extraction gives: a `Claim`, one statement worth a card, with the card that asks for it."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping

from flashgen.document import Sentence, Word
from flashgen.values import dataclass

_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Card:
    """What a learner is asked.

    A `qa` card has `question` and `answer` in plain standard Japanese; a `cloze` card has `text`,
    the speaker's own words with `{{c1::…}}` around what is to be recalled, which is `answer`.
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
    topic id or a word of the section title, or empty. `type` is naming, definition, contrast, finding, cause,
    process, property, prediction, goal, normative or analogy; `stance` assertion, hedged, opinion
    or reported. `score` orders claims before redundancy is weighed, `features` tell what it is made
    of. `card` is "qa" or "cloze", `text` the cloze text (the quote for qa cards). `context` are
    sentences before the quote that it needs. `terms` are up to three of its rarest words.
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
    features: Mapping[str, float]
    card: str
    question: str
    answer: str
    text: str
    context: tuple[Sentence, ...] = ()
    terms: tuple[Word, ...] = ()
    time: float | None = None


def squeeze(text: str) -> str:
    """Reduce text to its letters and digits, widths and case unified, for comparing quotes.

    >>> squeeze("「ＡＩ」は、 速い。")
    'aiは速い'
    """
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def claim_id(section: str, quote: str) -> str:
    """Name a claim by its section title and quote, so that a new build finds the same note again."""
    return "cl-" + hashlib.sha1(f"{section}|{squeeze(quote)}".encode()).hexdigest()[:10]
