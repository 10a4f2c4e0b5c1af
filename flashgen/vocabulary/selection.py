"""Document → Selection: the words that deserve a card, in the order in which to study them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from flashgen.document import Document
from flashgen.lexicon import Entry, Lexicon
from flashgen.vocabulary import ranking
from flashgen.vocabulary.examples import Examples
from flashgen.vocabulary.items import Criteria, LeftOut, Selection, VocabularyItem
from flashgen.vocabulary.judging import is_easy, judge
from flashgen.vocabulary.ordering import Study, arrange
from flashgen.vocabulary.uses import Uses, gather, gather_dialect, numbers


def select(
    document: Document,
    lexicon: Lexicon,
    criteria: Criteria | None = None,
    *,
    titles: Mapping[str, str] | None = None,
) -> Selection:
    """Choose what deserves a card from a linked document.

    Words of the dialect are in `Selection.dialect`; `titles` gives the form under which an item is
    shown (〜へん for neg.hen), else its commonest form met is. Each word has one example sentence,
    and a sentence comes again only where a word has no other as good. The words stand in the order of
    study, see ordering.py.
    """
    criteria = criteria or Criteria()
    words = list(_words(document))
    lexicon.read_ahead({uses.word.entry for uses in words if uses.word.entry is not None})
    judged = [(uses, judge(uses, _entry(uses, lexicon), lexicon, criteria)) for uses in words]
    total = sum(len(sentence.words) for sentence in document.sentences())
    scored = [
        (uses, ranking.score(uses.word, uses.count, uses.sections, total))
        for uses, reason in judged
        if reason is None
    ]
    scored.sort(key=lambda each: (-each[1], each[0].word.headword, each[0].word.reading))
    easy = {uses.key for uses, reason in judged if is_easy(uses.word, reason, criteria)}
    examples = Examples(document)
    studies = arrange(scored, easy, examples, criteria.limit)
    chosen = {id(study.uses) for study in studies}
    left_out = [LeftOut(run, "number", count) for run, count in numbers(document).items()]
    left_out += [_left(uses, reason) for uses, reason in judged if reason]
    left_out += [_left(uses, "beyond the limit") for uses, _ in scored if id(uses) not in chosen]
    left_out.sort(key=lambda left: (left.reason, -left.count, left.headword))
    items = tuple(_item(study, document, examples, lexicon) for study in studies)
    dialect = _dialect_items(document, titles or {}, total, criteria, examples)
    known, repeated = (len(criteria.known), len(criteria.known.repeated)) if criteria.known else (0, 0)
    return Selection(items, tuple(left_out), dialect, known, repeated)


def _words(document: Document) -> Iterator[Uses]:
    """Give the words of a document but those of the dialect, which have cards of their own."""
    return (uses for uses in gather(document) if not uses.word.dialect)


def _left(uses: Uses, reason: str) -> LeftOut:
    return LeftOut(uses.word.headword, reason, uses.count, uses.word.reading)


def _item(study: Study, document: Document, examples: Examples, lexicon: Lexicon) -> VocabularyItem:
    uses, use = study.uses, study.use
    before, after = examples.context(use)
    return VocabularyItem(
        word=uses.shown_by(use),
        kind=_kind(uses, lexicon),
        sentence=use.sentence,
        section=document.sections[use.section].title,
        also=uses.also,
        count=uses.count,
        entry=_entry(uses, lexicon),
        score=study.points,
        before=before,
        after=after,
        new=study.new,
    )


def _entry(uses: Uses, lexicon: Lexicon) -> Entry | None:
    return lexicon.entry(uses.word.entry) if uses.word.entry is not None else None


def _kind(uses: Uses, lexicon: Lexicon) -> str:
    word, entry = uses.word, _entry(uses, lexicon)
    if word.domain:
        return "domain"
    if (entry is None and word.glosses) or (
        entry and word.sense and "exp" in entry.senses[word.sense - 1].pos
    ):
        return "expression"  # those without an entry are our own collocations
    return "general"


def _dialect_items(
    document: Document, titles: Mapping[str, str], total: int, criteria: Criteria, examples: Examples
) -> tuple[VocabularyItem, ...]:
    taken: Counter[str] = Counter()
    items = []
    for item, uses in gather_dialect(document).items():
        surfaces = Counter(use.word.surface for use in uses)
        headword = titles.get(item) or surfaces.most_common(1)[0][0]
        places = {(id(use.sentence), use.word.start) for use in uses}
        if headword in criteria.exclude or len(places) < criteria.min_count:
            continue
        use = examples.best(uses, taken)
        taken[use.sentence.text] += 1
        sections = len({use.section for use in uses})
        items.append(
            VocabularyItem(
                word=replace(use.word, headword=headword, reading=headword),
                kind="dialect",
                sentence=use.sentence,
                section=document.sections[use.section].title,
                also=tuple(surface for surface, _ in surfaces.most_common() if surface != headword),
                count=len(places),
                score=ranking.score(use.word, len(places), sections, total),
            )
        )
    return tuple(sorted(items, key=lambda item: (-item.score, item.word.headword)))
