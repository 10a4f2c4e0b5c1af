"""The glosses of a sense as a learner wants them: short ones first, none twice in other words."""

import re
from functools import lru_cache

_LONG = 34  # characters without brackets; a gloss that is longer comes after the shorter ones
_EXAMPLES = re.compile(r"\s*\((?:e\.g\.|trans:|incl\.|such as|esp\.|usu\.)[^)]{12,}\)")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_OPENINGS = re.compile(r"^(?:to be |to |an? |the )")
# The same word as the British and the Americans spell it, the endings that differ.
_SPELLINGS = (("our", "or"), ("is", "iz"), ("ll", "l"), ("tre", "ter"), ("ence", "ense"), ("ogue", "og"))
_STILTED = frozenset({
    "aforementioned", "aforesaid", "said", "stria", "visage", "countenance", "assail", "beseech",
    "hither", "thither", "abode", "domicile", "victuals", "raiment", "behold", "smite", "vanquish",
    "sufficiency", "procure", "commence", "elapse", "aeroplane", "sagacity", "utensil", "proffer",
    "heretofore", "henceforth", "thus", "ere", "alas", "lo", "thou", "thy", "thee",
})  # fmt: skip


@lru_cache(maxsize=4096)
def short_glosses(glosses: tuple[str, ...]) -> tuple[str, ...]:
    """Give glosses without examples in brackets, the shorter before the long and the stilted.

    >>> short_glosses(("to memorize", "to memorise", "to commit to memory"))
    ('to memorize', 'to commit to memory')
    >>> short_glosses(("aforementioned", "that", "in question"))
    ('that', 'in question', 'aforementioned')
    """
    kept: dict[str, str] = {}
    for gloss in glosses:
        short = _EXAMPLES.sub("", gloss) or gloss
        kept.setdefault(_sound(short), short)
    return tuple(sorted(kept.values(), key=_awkward))


def _awkward(gloss: str) -> bool:
    return len(_BRACKETS.sub("", gloss)) > _LONG or _OPENINGS.sub("", gloss) in _STILTED


def _sound(gloss: str) -> str:
    """Give what two spellings of the same gloss have in common."""
    for british, american in _SPELLINGS:
        gloss = gloss.replace(british, american)
    return gloss.replace("-", " ").casefold()
