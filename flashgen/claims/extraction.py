"""Document → claims: scored, selected, and each written as a card that passes the gate."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from flashgen.claims import attribution, context, hard_words, phrases, scoring
from flashgen.claims.cards import Writer
from flashgen.claims.claim import Card, Claim, Dropped, Extraction, claim_id
from flashgen.claims.scoring import LEAST_WORDS, Candidate, states
from flashgen.claims.selection import Selection
from flashgen.claims.statement import Statement
from flashgen.document import Document

if TYPE_CHECKING:
    from flashgen.lexicon import Lexicon

_LONGEST = 300  # characters; what runs on longer (captions, a page on one line) is not one statement
_LONGEST_NAMING = 40  # characters
_LEAST_SCORE = 1.2
_BEST = 40  # claims, in the middle of which a name stands at the least


def extract(
    document: Document, *, limit: int = 40, focus: Sequence[str] = (), lexicon: "Lexicon | None" = None
) -> Extraction:
    """Find the statements of a document that are worth a card, best first, at most `limit`.

    `focus` names topics (see topics/) whose claims come first; `lexicon` gives word frequencies for
    better blanks. The same document gives the same claims. Raises RecipeError for an unknown topic.
    """
    writer = Writer("\n".join(sentence.text for sentence in document.sentences()), lexicon)
    speakers = attribution.speakers(document)
    claims: list[Claim] = []
    dropped: list[Dropped] = []
    candidates = scoring.score(document, focus, lexicon)
    selection = Selection(_with_floor(list(filter(is_claim, candidates))))
    for candidate in selection:
        if len(claims) >= limit:
            break
        if selection.repeats(candidate):
            continue
        section = document.sections[candidate.section]
        near = max(candidate.index - candidate.place, candidate.index - context.REACH)
        earlier = candidates[near : candidate.index]
        speaker = speakers[candidate.section][candidate.place]
        said = _statement(candidate, earlier, section.title, speaker)
        card, against = writer.write(said)
        if card is None:
            dropped.append(Dropped(candidate.sentence.text, section.title, against))
        else:
            selection.keep(candidate)
            claims.append(claim_of(candidate, said, card, speaker, lexicon))
    return Extraction(tuple(claims), tuple(dropped))


def _with_floor(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Lift sentences that name something to the middle of the best.

    これを…と呼ぶ is short and says little by itself, but the name is what the talk will go on with.
    """
    best = sorted((candidate.score - _focus(candidate) for candidate in candidates), reverse=True)[:_BEST]
    floor = best[len(best) // 2] if best else 0.0
    return [
        replace(candidate, score=max(candidate.score, floor + _focus(candidate)))
        if _is_short_naming(candidate)
        else candidate
        for candidate in candidates
    ]


def _focus(candidate: Candidate) -> float:
    return candidate.shares.get("focus", 0.0)


def _is_short_naming(candidate: Candidate) -> bool:
    return candidate.type == "naming" and len(candidate.sentence.text) <= _LONGEST_NAMING


def is_claim(candidate: Candidate) -> bool:
    """Tell whether a sentence states something at all: no greeting, question, plan or bare remark."""
    return (
        len(candidate.sentence.text) <= _LONGEST
        and states(candidate.sentence, candidate.fired)
        and candidate.score >= _LEAST_SCORE
        and (len(candidate.vector) >= LEAST_WORDS or _is_short_naming(candidate))
    )


def _statement(candidate: Candidate, earlier: Sequence[Candidate], title: str, speaker: str) -> Statement:
    sentence = candidate.sentence
    named, start = attribution.source(sentence.tokens), phrases.opening(sentence)
    start = attribution.after_source(sentence.tokens, start) if named else start
    stance = attribution.stance(sentence, candidate.fired)
    if stance == "reported" and not named:
        named = attribution.source_before([other.sentence for other in earlier])
    needed = context.find(candidate, earlier, start)
    return Statement(
        sentence=sentence,
        start=start,
        before=needed or context.before(earlier),
        context=needed,
        title=title,
        stance=stance,
        said_by=named or sentence.speaker or speaker,
    )


def claim_of(
    candidate: Candidate, said: Statement, card: Card, speaker: str, lexicon: "Lexicon | None"
) -> Claim:
    """Make the claim of a candidate and the card that asks for it; `speaker` where no mark names one."""
    sentence = candidate.sentence
    return Claim(
        id=claim_id(said.title, sentence.text),
        quote=sentence.text,
        sentence=sentence,
        section=said.title,
        topic=candidate.topic,
        type=candidate.type,
        stance=said.stance,
        speaker=sentence.speaker or speaker,
        score=candidate.score,
        shares=candidate.shares,
        card=card.kind,
        question=card.question,
        answer=card.answer,
        text=card.text or sentence.text,
        context=card.context,
        terms=hard_words.find(sentence, lexicon),
        time=sentence.time,
    )
