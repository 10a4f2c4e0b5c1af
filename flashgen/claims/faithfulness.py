"""The gate for what a language model proposes: nothing passes that the transcript does not say.

Every check is deterministic and has a name; they are made in the order of `Gate.reasons`. A model only
points: the quote is cut from the source, by its place. Measured on 94 quotes of a talk: all are found
after their widths and marks were changed, none with one letter changed or its middle cut out; lemma
support is .68 in the mean for true claims (worst tenth .40), and .12 for claims on the same topic as
the quote (best tenth .29).

Polarity cannot be told surely (true claims agree with their quote in seven of ten), so it is a flag: what
is flagged is not used either, and the card made by rules stays.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from flashgen.claims import location, polarity, quantities, vectors
from flashgen.claims.claim import squeeze
from flashgen.document import Sentence, Token
from flashgen.values import dataclass

LEAST_SUPPORT = 0.3
REPEATED = 0.8  # containment of character bigrams
FLAGGED = "flagged: denies what the quote does not, or the other way round"

_QUOTE = range(8, 301)
_QUESTION = range(6, 141)  # with who says so; the gate for all cards is stricter
_ANSWER = range(1, 61)
_CLAIM = range(6, 161)
_FARTHEST_CONTEXT = 6  # sentences before the quote
_STOPS, _COMMAS, _CLOSERS = "。．.！？!?…\n", "、，,", '」』）)】〉》"”’ 　'
_OPENS = re.compile(r"(?:^|[。．.！？!?…、，,「『（(【〈《\"“‘\s])$")
_SAID_OF = re.compile("と|って|いう|てな|なんて|など|ちゅう")
_NO_CLAUSE = (
    *(f"助詞-{kind}" for kind in ("格助詞", "係助詞", "副助詞", "準体助詞")),
    *("名詞", "代名詞", "接続詞", "副詞", "連体詞", "接頭辞", "接尾辞-名詞"),
)
_YES_NO = re.compile(r"(です|ます|である|だろう|でしょう|ない|[うくすつぬむるた])[のん]?(です)?か[。？?]?$")
# 何かがあるか has 何 and is answered by yes.
_ASKS = re.compile(
    "何(?!か[がをにはもあい])|なに|なぜ|なんで|いつ|だれ|誰|どこ|どう|どの|どれ|どちら|どんな|いく[つら]"
)
_HARMFUL = re.compile(r"[<>]|\{\{|\}\}|::|\[(?:sound|latex|\$)|https?:|www\.|\\[\[(]", re.IGNORECASE)
_ENGLISH = range(2, 1001)
_KANA = re.compile("[ぁ-ゖァ-ヺ]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model proposes: where a claim is said, the card, and the claim in its own words.

    `sentence` and `context` are places in Document.sentences(), -1 for one that the model was not shown.
    `quote` are the words of the sentence that carry the claim, "" for all of it; `english` is what the claim
    is in English.
    """

    sentence: int
    question: str
    answer: str
    claim: str
    quote: str = ""
    english: str = ""
    context: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the source and the title that it stands under."""

    sentence: Sentence
    title: str = ""


class Gate:
    """Judges proposals about one source. `read` analyses a text as one sentence."""

    def __init__(self, lines: Sequence[Line], read: Callable[[str], Sentence]) -> None:
        self._lines, self._read = lines, read

    def reasons(self, proposal: Proposal) -> tuple[str, ...]:
        """Say what is wrong with a proposal, by the first check that it fails; empty where it may pass."""
        for check in (self._span, self._lengths, self._figures, self._support, self._polarity, self._card):
            if found := tuple(dict.fromkeys(check(proposal))):
                return found
        return ()

    def span(self, proposal: Proposal) -> tuple[int, int] | None:
        """Give the start and end of the quote in its sentence; None where there is no such quote."""
        found = self._quoted(proposal)
        return None if isinstance(found, str) else found

    def _quoted(self, proposal: Proposal) -> tuple[int, int] | str:
        """Give where the quote stands, or the reason why it cannot be cut."""
        if not 0 <= proposal.sentence < len(self._lines):
            return "no such sentence"
        sentence = self._lines[proposal.sentence].sentence
        if not squeeze(proposal.quote):
            return (0, len(sentence.text))
        found = list(location.spans(proposal.quote, sentence.text))
        if not found:
            return "quote is not in its sentence"
        cuts = [cut_badly(sentence, start, end) for start, end in found]
        return next((span for span, cut in zip(found, cuts, strict=True) if not cut), cuts[0])

    def _span(self, proposal: Proposal) -> Iterator[str]:
        found = self._quoted(proposal)
        if isinstance(found, str):
            yield found
            return
        here = proposal.sentence
        for number in proposal.context:
            if not max(0, here - _FARTHEST_CONTEXT) <= number < here:
                yield "context is not before the quote"
            elif self._lines[number].title != self._lines[here].title:
                yield "context is of another section"

    def _lengths(self, proposal: Proposal) -> Iterator[str]:
        start, end = self.span(proposal) or (0, 0)
        checks = {
            "quote too short or too long": end - start not in _QUOTE,
            "question too short or too long": len(proposal.question) not in _QUESTION,
            "answer too short or too long": len(proposal.answer) not in _ANSWER,
            "claim too short or too long": len(proposal.claim) not in _CLAIM,
        }
        yield from (reason for reason, fails in checks.items() if fails)

    def _source(self, proposal: Proposal) -> tuple[list[Sentence], str]:
        """Give quote and context, analysed, as said and in standard Japanese; and the title over them."""
        line = self._lines[proposal.sentence]
        start, end = self.span(proposal) or (0, 0)
        said = line.sentence
        whole = (start, end) == (0, len(said.text))
        quote = said if whole else self._read(said.text[start:end])
        sources = [quote, *(self._lines[number].sentence for number in proposal.context)]
        if not whole or said.standard not in ("", said.text):
            sources.append(self._read(said.standard) if whole and said.standard else quote)
        return sources, line.title

    def _figures(self, proposal: Proposal) -> Iterator[str]:
        sources, title = self._source(proposal)
        text = "\n".join(sentence.text for sentence in sources)
        numbers = quantities.numbers(text)
        names = frozenset(quantities.names(f"{text}\n{title}"))
        words = frozenset(token.surface for sentence in sources for token in sentence.tokens)
        for part in (proposal.question, proposal.answer, proposal.claim):
            said = self._read(part)
            if not quantities.numerals(said) <= numbers:
                yield "a number that is not in the source"
            own = frozenset(token.surface for token in said.tokens)
            if any(name not in names and name not in words & own for name in quantities.names(part)):
                yield "a name that is not in the source"
        if not quantities.figures(proposal.english) <= numbers:
            yield "a number that is not in the source"

    def _support(self, proposal: Proposal) -> Iterator[str]:
        sources, _ = self._source(proposal)
        lemmas = frozenset(lemma for sentence in sources for lemma in vectors.content(sentence))
        for name in ("claim", "question", "answer"):
            own = frozenset(vectors.content(self._read(getattr(proposal, name))))
            if len(own & lemmas) < LEAST_SUPPORT * len(own) or (name == "claim" and not own):
                yield f"{name} has too little from the source"

    def _polarity(self, proposal: Proposal) -> Iterator[str]:
        line = self._lines[proposal.sentence]
        start, end = self.span(proposal) or (0, 0)
        whole = (start, end) == (0, len(line.sentence.text))
        standard = (line.sentence.standard or line.sentence.text) if whole else line.sentence.text[start:end]
        source, claim, question, answer = (
            polarity.polarity(self._read(text))
            for text in (standard, proposal.claim, proposal.question, proposal.answer)
        )
        if claim.contradicts(source) or (question | answer).contradicts(source):
            yield FLAGGED

    def _card(self, proposal: Proposal) -> Iterator[str]:
        question, answer = proposal.question, proposal.answer
        asks = _ASKS.search(question) is not None
        checks = {
            "answer in question": squeeze(answer) in squeeze(question),
            "yes or no": not asks and _YES_NO.search(question) is not None,
            "asks nothing": not asks and _YES_NO.search(question) is None,
            "markup or address": any(
                _HARMFUL.search(text) for text in (question, answer, proposal.claim, proposal.english)
            ),
        }
        yield from (reason for reason, fails in checks.items() if fails)


def cut_badly(sentence: Sentence, start: int, end: int) -> str:
    """Say what is wrong with cutting text[start:end] out of a sentence; "" where it may be cut.

    A quote is made of whole clauses. Japanese denies last, and what stands in quotation marks or before
    って may be denied by what comes after, so these are cut only where nothing of the kind follows.
    """
    text = sentence.text
    end = len(text[:end].rstrip(_STOPS + _COMMAS + _CLOSERS))
    if not _OPENS.search(text[:start]):
        return "quote begins inside a clause"
    rest = text[end:]
    after = rest.lstrip(_STOPS + _COMMAS + _CLOSERS)
    between = rest[: len(rest) - len(after)]
    if not after:
        return ""
    if not any(mark in between for mark in _STOPS + _COMMAS):
        return "quote ends inside a clause"
    if _SAID_OF.match(after):
        return "quote is cut off from what is said of it"
    if any(mark in between for mark in _STOPS):
        return ""
    if polarity.denied_from(sentence.tokens, end):
        return "quote is cut off from a negation"
    return "" if _ends_clause(sentence.tokens, end) else "quote ends inside a clause"


def _ends_clause(tokens: Sequence[Token], end: int) -> bool:
    inside = [token for token in tokens if token.end <= end and not token.pos.startswith("補助記号")]
    # 強いから: UniDic takes から for a case particle at times; the verb before it tells.
    if len(inside) > 1 and inside[-1].surface in ("から", "で", "や", "て"):
        return inside[-2].cform.startswith(("終止", "連体", "連用")) or inside[-1].surface == "や"
    return bool(inside) and not inside[-1].pos.startswith(_NO_CLAUSE)


def repeats(text: str, others: Iterable[str]) -> bool:
    """Tell whether a text says what one of the others says, or is a part of it.

    >>> repeats("塩は水を抜く。", ["昔から塩は水を抜くと言う"]), repeats("塩は水を抜く。", ["塩は白い"])
    (True, False)
    """
    own = _bigrams(text)
    return any(len(own & other) >= REPEATED * min(len(own), len(other)) for other in map(_bigrams, others))


def _bigrams(text: str) -> frozenset[str]:
    letters = squeeze(text)
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1)) or frozenset((letters,))


def translation_reasons(english: str, said: str) -> tuple[str, ...]:
    """Say what is wrong with a translation of what was said, as far as that can be told without a model."""
    checks = {
        "too short or too long": len(english) not in _ENGLISH or len(english) > 20 + 8 * len(said),
        "not in English": _KANA.search(english) is not None or not re.search("[A-Za-z]", english),
        "a number that is not in the source": not quantities.figures(english) <= quantities.numbers(said),
        "markup or address": _HARMFUL.search(english) is not None,
    }
    return tuple(reason for reason, fails in checks.items() if fails)
