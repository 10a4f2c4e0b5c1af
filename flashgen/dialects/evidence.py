"""Which dialect a text is in: what each dialect finds in it that no other explains."""

from collections.abc import Iterator, Mapping

from flashgen.document import Document, Sentence
from flashgen.values import dataclass

# Below this share of sentences a text is standard Japanese, in which something looks like dialect.
_LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a dialect in a text of so many sentences.

    `own` counts sentences with a form that no other dialect explains; `all` those with any form.
    """

    dialect: str
    own: int
    all: int
    sentences: int

    @property
    def enough(self) -> bool:
        """Whether the text is dialect at all."""
        return self.all > 0 and self.all >= self.sentences * _LEAST


def weigh(documents: Mapping[str, Document]) -> tuple[Evidence, ...]:
    """Compare what dialects find in the same text, given as each of them has annotated it; the best first.

    A form counts for a dialect as its own where it explains characters that no other dialect does:
    やけん is Hakata's, though や alone might be Kansai's too; of 行かん, which both explain, neither
    learns anything. Forms that are colloquial everywhere speak for none.
    """
    own, found, total = dict.fromkeys(documents, 0), dict.fromkeys(documents, 0), 0
    for sentences in zip(*(document.sentences() for document in documents.values()), strict=True):
        told = {name: frozenset(_told(said)) for name, said in zip(documents, sentences, strict=True)}
        total += 1
        for name, characters in told.items():
            others = frozenset[int]().union(*(told[other] for other in told if other != name))
            own[name] += bool(characters - others)
            found[name] += bool(characters)
    evidence = [Evidence(name, own[name], found[name], total) for name in documents]
    return tuple(sorted(evidence, key=lambda e: (-e.own, -e.all)))


def _told(sentence: Sentence) -> Iterator[int]:
    """Give the places of characters that are dialect: the へん of 行かへん, whose 行か is standard too."""
    for form in sentence.forms:
        if not form.shared:
            pairs = enumerate(zip(form.surface, form.standard, strict=False))
            differs = next((at for at, (said, standard) in pairs if said != standard), len(form.surface) - 1)
            yield from range(form.start + differs, form.end)
