"""Claims of a model and claims of our own in one: the offline selection stays the base.

A proposal that passes the gate gives its claim a better card where we have one of that sentence, and is a
further claim where we have none. Further claims take at most a quarter of the places, from the end
of our own. What a person wrote into a claims file is never touched.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from flashgen.claims import attribution, clauses, extraction, faithfulness, gate, phrases, scoring
from flashgen.claims.claim import AI, ORIGIN, Card, Claim, Dropped, Extraction
from flashgen.claims.faithfulness import Gate, Line, Proposal
from flashgen.claims.scoring import Candidate
from flashgen.claims.statement import Statement
from flashgen.document import Document, Sentence

if TYPE_CHECKING:
    from flashgen.lexicon import Lexicon

BEYOND = "beyond the limit: a claim of the model took its place"
_SHARE = 4  # further claims are at most one in four
_REQUESTS = ("ください", "下さい", "なさい", "ちょうだい", "頂戴")
_SAYS_WHO = "によると"

_Place = tuple[str, str]  # section title and sentence: what a claim is known by


def merge(
    document: Document,
    base: Extraction,
    proposals: Sequence[Proposal],
    read: Callable[[str], Sentence],
    *,
    limit: int = 40,
    lexicon: "Lexicon | None" = None,
) -> Extraction:
    """Give our own claims with the proposals that pass the gate, and all that was dropped, with reasons.

    `read` analyses a text as one sentence. The same proposals give the same claims.
    """
    judge = _Judge(document, base, read, lexicon)
    refused = [why for proposal in proposals if (why := judge.take(proposal)) is not None]
    free = max(0, limit - len(base.claims))
    further = sorted(judge.further, key=lambda claim: -claim.score)
    taken = further[: max(free, limit // _SHARE)]
    refused += [
        Dropped(claim.quote, claim.section, (f"{ORIGIN}: beyond the limit",))
        for claim in further[len(taken) :]
    ]
    kept, displaced = _without_last(judge.claims(), max(0, len(base.claims) + len(taken) - limit))
    gone = [Dropped(claim.quote, claim.section, (BEYOND,)) for claim in displaced]
    return Extraction((*kept, *taken), (*base.dropped, *gone, *refused))


def _without_last(claims: Sequence[Claim], count: int) -> tuple[list[Claim], list[Claim]]:
    """Divide claims into those that stay and the last few that were made by rules alone."""
    ours = [claim for claim in claims if claim.origin == "rules"]
    leaving = ours[len(ours) - min(count, len(ours)) :]
    ids = {claim.id for claim in leaving}
    return [claim for claim in claims if claim.id not in ids], leaving


class _Judge:
    """Puts each proposal through the gate and to its place, one after the other."""

    def __init__(
        self,
        document: Document,
        base: Extraction,
        read: Callable[[str], Sentence],
        lexicon: "Lexicon | None",
    ) -> None:
        self._document, self._lexicon = document, lexicon
        lines = [Line(said, section.title) for section in document.sections for said in section.sentences]
        self._gate = Gate(lines, read)
        self._lines = lines
        self._speakers = [name for names in attribution.speakers(document) for name in names]
        self._candidates = scoring.score(document, lexicon=lexicon)
        self._claims = {_place(claim): claim for claim in base.claims}
        self.further: list[Claim] = []

    def claims(self) -> list[Claim]:
        """Give our own claims in their order, with the cards that have been taken."""
        return list(self._claims.values())

    def take(self, proposal: Proposal) -> Dropped | None:
        """Use a proposal, or say why it cannot be used."""
        reasons = tuple(self._gate.reasons(proposal)) or tuple(self._against(proposal))
        if not reasons:
            return None
        known = 0 <= proposal.sentence < len(self._lines)
        line = self._lines[proposal.sentence] if known else Line(Sentence(proposal.claim, ()))
        told = proposal.quote if reasons == ("quote is not in its sentence",) else line.sentence.text
        return Dropped(told, line.title, tuple(f"{ORIGIN}: {reason}" for reason in reasons))

    def _against(self, proposal: Proposal) -> Iterator[str]:
        line, candidate = self._lines[proposal.sentence], self._candidates[proposal.sentence]
        place = (line.title, line.sentence.text)
        own = self._claims.get(place)
        if own is not None and own.origin != "rules":
            yield "repeats" if own.origin == ORIGIN else "a person wrote this card"
            return
        said = self._statement(proposal, candidate, own)
        if own is None:
            if not _states(candidate, said):
                yield "no statement"
                return
            others = [claim.quote for claim in (*self._claims.values(), *self.further)]
            if faithfulness.repeats(line.sentence.text, others):
                yield "repeats"
                return
        others = [claim.question for claim in (*self._claims.values(), *self.further) if claim is not own]
        if faithfulness.repeats(proposal.question, filter(None, others)):
            yield "repeats"
            return
        card = _card(proposal, said)
        if against := gate.reasons(card, said):
            yield from against
            return
        self._use(proposal, card, candidate, said, own)

    def _statement(self, proposal: Proposal, candidate: Candidate, own: Claim | None) -> Statement:
        sentence, line = candidate.sentence, self._lines[proposal.sentence]
        named = attribution.source(sentence.tokens)
        return Statement(
            sentence=sentence,
            start=phrases.opening(sentence),
            before=tuple(self._lines[number].sentence for number in sorted(set(proposal.context))),
            title=line.title,
            stance=own.stance if own else attribution.stance(sentence, candidate.fired),
            said_by=named or sentence.speaker or self._speakers[proposal.sentence],
        )

    def _use(
        self, proposal: Proposal, card: Card, candidate: Candidate, said: Statement, own: Claim | None
    ) -> None:
        made = extraction.claim_of(candidate, said, card, self._speakers[proposal.sentence], self._lexicon)
        english = f"{proposal.english} {AI}" if proposal.english else ""
        if own is None:
            self.further.append(replace(made, origin=ORIGIN, translation=english))
            return
        self._claims[_place(own)] = replace(
            own,
            card=made.card,
            question=made.question,
            answer=made.answer,
            text=made.text,
            context=made.context,
            origin=ORIGIN,
            translation=own.translation or english,
        )


def _place(claim: Claim) -> _Place:
    return (claim.section, claim.quote)


def _states(candidate: Candidate, said: Statement) -> bool:
    """Tell whether a sentence states something: no greeting, question or remark, and no order to anybody."""
    if not scoring.states(said.sentence, candidate.fired):
        return False
    clause = clauses.make(said.sentence, said.start, len(said.tokens))
    asks = said.sentence.text.rstrip("。！!」 ").endswith(_REQUESTS)
    return not asks and not (clause is not None and clause.wish)


def _card(proposal: Proposal, said: Statement) -> Card:
    """Make the card; who says so is named where it is not plainly stated, once."""
    if _SAYS_WHO in proposal.question:
        return Card("qa", proposal.question, proposal.answer, context=said.before)
    return said.ask(proposal.question, proposal.answer, said.before)
