"""Document → claims: scored, selected, and each written as a card that passes the gate."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from flashgen.claims import attribution, context, hard_words, phrases, scoring
from flashgen.claims.cards import Writer
from flashgen.claims.claim import Card, Claim, Dropped, Extraction, claim_id
from flashgen.claims.scoring import Candidate, is_fragment
from flashgen.claims.selection import Selection
from flashgen.claims.statement import Statement
from flashgen.document import Document

if TYPE_CHECKING:
    from flashgen.lexicon import Lexicon

_LONGEST = 300  # characters; what runs on longer (captions, a page on one line) is not one statement
_LONGEST_NAMING = 40  # characters
_LEAST_SCORE = 1.2
_LEAST_WORDS = 3  # different content words


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
    selection = Selection(_with_floor([candidate for candidate in candidates if is_claim(candidate)], limit))
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
            claims.append(_claim(candidate, said, card, speaker, lexicon))
    return Extraction(tuple(claims), tuple(dropped))


def _with_floor(candidates: Sequence[Candidate], limit: int) -> list[Candidate]:
    """Lift sentences that name something to the middle of the best `limit`.

    これを…と呼ぶ is short and says little by itself, but the name is what the talk will go on with.
    """
    best = sorted((candidate.score for candidate in candidates), reverse=True)[:limit]
    floor = best[len(best) // 2] if best else 0.0
    return [
        replace(candidate, score=max(candidate.score, floor)) if _is_short_naming(candidate) else candidate
        for candidate in candidates
    ]


def _is_short_naming(candidate: Candidate) -> bool:
    return candidate.type == "naming" and len(candidate.sentence.text) <= _LONGEST_NAMING


def is_claim(candidate: Candidate) -> bool:
    """Tell whether a sentence states something at all: no greeting, question, plan or bare remark."""
    spoils = {"chatter", "question", "plans"}
    stated = not is_fragment(candidate.sentence) and not any(cue.group in spoils for cue in candidate.fired)
    if len(candidate.sentence.text) > _LONGEST:
        return False
    return (
        stated
        and candidate.score >= _LEAST_SCORE
        and (len(candidate.vector) >= _LEAST_WORDS or _is_short_naming(candidate))
    )


def _statement(candidate: Candidate, earlier: Sequence[Candidate], title: str, speaker: str) -> Statement:
    sentence = candidate.sentence
    named, start = attribution.source(sentence.tokens), phrases.opening(sentence)
    start = attribution.after_source(sentence.tokens, start) if named else start
    needed = context.find(candidate, earlier, start)
    return Statement(
        sentence=sentence,
        start=start,
        before=needed or context.before(earlier),
        context=needed,
        title=title,
        stance=attribution.stance(sentence, candidate.fired),
        said_by=named or sentence.speaker or speaker,
    )


def _claim(
    candidate: Candidate, said: Statement, card: Card, speaker: str, lexicon: "Lexicon | None"
) -> Claim:
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
