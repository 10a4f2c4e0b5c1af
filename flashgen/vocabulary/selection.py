"""Document → Selection: the words that deserve a card, the most useful first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from flashgen.document import Document
from flashgen.lexicon import Entry, Lexicon
from flashgen.vocabulary import ranking
from flashgen.vocabulary.examples import best_use, hardness
from flashgen.vocabulary.items import Criteria, LeftOut, Selection, VocabularyItem
from flashgen.vocabulary.judging import judge
from flashgen.vocabulary.uses import Use, Uses, gather, gather_dialect, numbers


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
    and a sentence comes again only where a word has no other.
    """
    criteria = criteria or Criteria()
    chosen, left_out = _judged(document, lexicon, criteria)
    total = sum(len(sentence.words) for sentence in document.sentences())
    scores = {id(uses): ranking.score(uses.word, uses.count, uses.sections, total) for uses in chosen}
    chosen.sort(key=lambda uses: (-scores[id(uses)], uses.word.headword, uses.word.reading))
    if criteria.limit:
        over = chosen[criteria.limit :]
        left_out += [LeftOut(uses.word.headword, "beyond the limit", uses.count) for uses in over]
        chosen = chosen[: criteria.limit]
    items = tuple(
        VocabularyItem(
            word=uses.shown_by(use),
            kind=_kind(uses, lexicon),
            sentence=use.sentence,
            section=document.sections[use.section].title,
            also=uses.also,
            count=uses.count,
            entry=_entry(uses, lexicon),
            score=scores[id(uses)],
        )
        for uses, use in zip(chosen, _examples(document, chosen), strict=True)
    )
    left_out.sort(key=lambda left: (left.reason, -left.count, left.headword))
    return Selection(items, tuple(left_out), _dialect_items(document, titles or {}, total, criteria))


def _judged(document: Document, lexicon: Lexicon, criteria: Criteria) -> tuple[list[Uses], list[LeftOut]]:
    """Give the words that deserve a card, in no order yet, and those that do not."""
    chosen: list[Uses] = []
    left_out = [LeftOut(run, "number", count) for run, count in numbers(document).items()]
    for uses in gather(document):
        word = uses.word
        if word.dialect:
            continue
        reason = judge(uses, _entry(uses, lexicon), lexicon, criteria)
        if reason is None:
            chosen.append(uses)
        else:
            left_out.append(LeftOut(word.headword, reason, uses.count))
    return chosen, left_out


def _entry(uses: Uses, lexicon: Lexicon) -> Entry | None:
    return lexicon.entry(uses.word.entry) if uses.word.entry is not None else None


def _examples(document: Document, chosen: list[Uses]) -> list[Use]:
    """Give the best use of each word; words with few uses choose first, the others have plenty."""
    levels = {uses.word.headword: uses.word.level for uses in chosen}
    hard = {id(sentence): hardness(sentence, levels) for sentence in document.sentences()}
    taken: Counter[str] = Counter()
    best: dict[int, Use] = {}
    for uses in sorted(chosen, key=lambda uses: len(uses.best)):
        use = best[id(uses)] = best_use(uses.best, hard, taken)
        taken[use.sentence.text] += 1
    return [best[id(uses)] for uses in chosen]


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
    document: Document, titles: Mapping[str, str], total: int, criteria: Criteria
) -> tuple[VocabularyItem, ...]:
    hard: dict[int, int] = Counter()
    taken: Counter[str] = Counter()
    items = []
    for item, uses in gather_dialect(document).items():
        surfaces = Counter(use.word.surface for use in uses)
        headword = titles.get(item) or surfaces.most_common(1)[0][0]
        places = {(id(use.sentence), use.word.start) for use in uses}
        if headword in criteria.exclude or len(places) < criteria.min_count:
            continue
        use = best_use(uses, hard, taken)
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
