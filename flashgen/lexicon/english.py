"""The English of glosses, compared word by word."""

from functools import lru_cache

from flashgen.lexicon.dictionary import Entry

_EMPTY = frozenset({
    "a", "an", "the", "of", "to", "in", "on", "for", "by", "with", "and", "or", "one", "be", "is", "at", "as",
    "from", "etc", "sth", "sb",
})  # fmt: skip


@lru_cache(maxsize=4096)
def content_words(gloss: str) -> frozenset[str]:
    """Give the English words of a gloss, bared of common endings, without articles and the like.

    >>> sorted(content_words("firing (of a neuron)"))
    ['fir', 'neuron']
    """
    words = "".join(char if char.isalpha() else " " for char in gloss.lower()).split()
    return frozenset(_stem(word) for word in words if word not in _EMPTY and len(word) > 1)


def _stem(word: str) -> str:
    for ending, least in (("ing", 3), ("ions", 3), ("ion", 3), ("es", 3), ("ed", 3), ("s", 3), ("e", 5)):
        if word.endswith(ending) and not word.endswith("eed") and len(word) - len(ending) >= least:
            return word.removesuffix(ending)
    return word


def english_of(entry: Entry) -> set[str]:
    """Give the English words of all glosses of an entry."""
    return {word for sense in entry.senses for gloss in sense.glosses for word in content_words(gloss)}
