"""Key claims: the statements of a talk that are worth remembering, and the cards that ask for them.

`extract` is all the rest of flashgen needs. Inside: cues.toml and topics/ are the linguistic data,
`scoring` ranks sentences by them, `selection` picks without repeating itself, `questions` and
`cloze` write cards, `gate` keeps bad ones back, `attribution` says whose claim it is. `file` reads and
writes claims that a person edits, `quotes` finds what they quote, `chosen` makes claims of both.
`misheard` notes where the transcript is plainly wrong.
"""

from flashgen.claims.claim import Card, Claim, Dropped, Extraction, claim_id
from flashgen.claims.extraction import extract

__all__ = ["Card", "Claim", "Dropped", "Extraction", "claim_id", "extract"]
