"""Document → Report."""

from collections import Counter
from collections.abc import Sequence

from flashgen.claims import Claim, topics
from flashgen.dialects import Dialect as Catalogue
from flashgen.document import Document
from flashgen.lexicon import Lexicon
from flashgen.report.figures import Learner, Report
from flashgen.report.parts import Place, dialect_of, divided, parts_of, speech_of
from flashgen.report.readability import measured
from flashgen.report.words import count_words
from flashgen.vocabulary.items import Criteria


def measure(
    document: Document,
    lexicon: Lexicon,
    catalogue: Catalogue,
    claims: Sequence[Claim] = (),
    criteria: Criteria | None = None,
) -> Report:
    """Measure a linked document with its key claims.

    `catalogue` is the dialect that was looked for; of `criteria`, level and known words say what the
    learner knows.
    """
    criteria = criteria or Criteria()
    by_parts = divided(document)
    counted = count_words(by_parts, lexicon, criteria)
    places = [Place(claim.section, claim.sentence.text) for claim in claims]
    return Report(
        title=document.title,
        learner=Learner(criteria.level, len(criteria.known) if criteria.known is not None else 0),
        words=counted.words,
        apart=counted.apart,
        dialect=dialect_of(document, catalogue, steps=True),
        readability=measured(document),
        parts=parts_of(by_parts, counted, catalogue, places),
        has_sections=by_parts is document and len(document.sections) > 1,
        topics=_topics(claims),
        speech=speech_of(list(document.sentences())),
    )


def _topics(claims: Sequence[Claim]) -> tuple[tuple[str, int], ...]:
    """Count claims by topic, as a person calls it; "" is for those that have none."""
    shipped = topics.load()
    counts = Counter(
        f"{topic.title_ja} {topic.title_en}" if (topic := shipped.get(claim.topic)) else claim.topic
        for claim in claims
    )
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
