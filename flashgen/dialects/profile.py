"""What a speaker's dialect is like: how much of it there is, and which forms, with their best sentences."""

from collections import Counter
from collections.abc import Iterable

from flashgen.document import DialectForm, Document, Section, Sentence
from flashgen.values import dataclass

# A sentence of this many characters shows a form in context and still fits a phone.
_GOOD_LENGTH = range(8, 46)
EXAMPLES = 4  # of an item's uses that are kept for its card


@dataclass(frozen=True, slots=True)
class Use:
    """One form where it was met."""

    form: DialectForm
    sentence: Sentence
    section: str


@dataclass(frozen=True, slots=True)
class ItemUse:
    """A dialect item as a document uses it: how often, and its best uses, the best first."""

    item: str
    count: int
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A form to learn next: the sentences that it opens, and the share of those with dialect open by then.

    A sentence is open to a learner who knows all dialect forms in it.
    """

    item: str
    opens: int
    share: float


@dataclass(frozen=True, slots=True)
class Profile:
    """How much dialect a document has: counts of sentences, and of forms by item.

    `forms` and `shared` pair items with counts, the commonest first; those that are `shared` all over
    Japan do not count as dialect. `needs` has the items of each sentence that has dialect.
    """

    sentences: int
    with_dialect: int
    forms: tuple[tuple[str, int], ...]
    shared: tuple[tuple[str, int], ...] = ()
    needs: tuple[frozenset[str], ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The order in which to learn the forms."""
        return steps(self.needs)

    @property
    def share(self) -> float:
        """The share of sentences that have dialect, from 0 to 1."""
        return self.with_dialect / self.sentences if self.sentences else 0.0


def profile(document: Document) -> Profile:
    """Count the dialect of a document; forms that are colloquial everywhere do not count."""
    counts, shared = Counter[str](), Counter[str]()
    needs: list[frozenset[str]] = []
    total = 0
    for sentence in document.sentences():
        own = [form.item for form in sentence.forms if not form.shared]
        total += 1
        needs += [frozenset(own)] if own else []
        counts.update(own)
        shared.update(form.item for form in sentence.forms if form.shared)
    return Profile(total, len(needs), _commonest(counts), _commonest(shared), tuple(needs))


def _commonest(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def steps(sentences: Iterable[frozenset[str]]) -> tuple[Step, ...]:
    """Order items so that the first ones open the most sentences, each given by the items it has.

    At every step the item that opens most sentences is next; among equals the one that comes closest
    to opening others.

    >>> [(step.item, step.opens) for step in steps([frozenset("a"), frozenset("ab"), frozenset("bc")])]
    [('a', 1), ('b', 1), ('c', 1)]
    """
    closed = Counter(sentences)
    total, opened = closed.total(), 0
    found = []
    while closed:
        opens, nearly = Counter[str](), dict.fromkeys({item for needs in closed for item in needs}, 0.0)
        for needs, count in closed.items():
            for item in needs:
                nearly[item] += count / len(needs)
            if len(needs) == 1:
                opens[next(iter(needs))] += count
        best = min(nearly, key=lambda item: (-opens[item], -nearly[item], item))
        left = Counter[frozenset[str]]()
        for needs, count in closed.items():
            left[needs - {best}] += count
        opened += left.pop(frozenset(), 0)
        closed = left
        found.append(Step(best, opens[best], opened / total))
    return tuple(found)


def uses(document: Document) -> tuple[ItemUse, ...]:
    """Gather the items of a document, the commonest first, each with its best sentences.

    One sentence is the first example of one item only, as long as an item has another: a deck
    in which a sentence comes back again and again teaches the sentence, not the form.
    """
    found: dict[str, list[Use]] = {}
    for section in document.sections:
        for use in _uses(section):
            found.setdefault(use.form.item, []).append(use)
    taken: set[str] = set()
    gathered = []
    # Rare items choose first, since the common ones have plenty to choose from.
    for item, all_of_it in sorted(found.items(), key=lambda entry: (len(entry[1]), entry[0])):
        best = _distinct(sorted(all_of_it, key=lambda use: (use.sentence.text in taken, *_badness(use))))
        taken.add(best[0].sentence.text)
        gathered.append(ItemUse(item, len(all_of_it), tuple(best[:EXAMPLES])))
    return tuple(sorted(gathered, key=lambda use: (-use.count, use.item)))


def uses_of(item: str, document: Document) -> tuple[Use, ...]:
    """Give all uses of an item in the order of the document."""
    return tuple(use for section in document.sections for use in _uses(section) if use.form.item == item)


def _uses(section: Section) -> Iterable[Use]:
    for sentence in section.sentences:
        for form in sentence.forms:
            if not form.shared:
                yield Use(form, sentence, section.title)


def _badness(use: Use) -> tuple[float, float, int, str]:
    """Sort key: sure forms first, then sentences of good length with few other forms."""
    length = len(use.sentence.text)
    off = 0 if length in _GOOD_LENGTH else min(abs(length - 8), abs(length - 45))
    return (-use.form.confidence, off, len(use.sentence.forms), use.sentence.text)


def _distinct(sorted_uses: list[Use]) -> list[Use]:
    seen: dict[str, Use] = {}
    for use in sorted_uses:
        seen.setdefault(use.sentence.text, use)
    return list(seen.values())
