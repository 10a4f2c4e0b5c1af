"""What stands near a word that speaks for an entry or a sense of it; the scores are in senses.py."""

from collections import Counter
from collections.abc import Iterable, Sequence

from flashgen.document import Token
from flashgen.lexicon.cues import CLAUSES, cue_words, heard, words_around
from flashgen.lexicon.forms import base_verb
from flashgen.lexicon.lexicon import Lexicon
from flashgen.lexicon.remarks import Remarks

_NONE: frozenset[str] = frozenset()
_WITNESSES = 4  # different words that only one field has, for a text to be about it


def nearby(
    tokens: Sequence[Token], letters: str, at: int, remarks: Remarks
) -> tuple[frozenset[str], frozenset[str]]:
    """Give the cues near a token, and the English of what it goes with that its senses name.

    Nothing else of the neighbours is given, so that what was found out of a word once holds for
    it in all the sentences where nothing speaks for a sense of it.
    """
    headword = tokens[at].headword
    cues = cue_words(headword)
    if not cues and (base := base_verb(tokens[at])):
        cues = cue_words(base[0])
    brackets = remarks.brackets(headword) if letters[at] in "VA" else _NONE
    if not (cues or brackets):
        return _NONE, _NONE
    words = words_around(tokens, letters, at, clause=not CLAUSES.isdisjoint(cues))
    partners = [word[1:] for word in words if word.startswith("=")] if brackets else []
    return frozenset(heard(words, cues)), brackets & _NONE.union(*map(remarks.english, partners))


def topics(headwords: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """Give the fields that a text is about, as JMdict's codes, by those of its words that only they have."""
    counts = Counter[str]()
    for headword in set(headwords):
        senses = [sense for entry in lexicon.look_up(headword) for sense in entry.senses]
        if senses and senses[0].field and all(sense.field for sense in senses):
            counts.update(frozenset.intersection(*(frozenset(sense.field) for sense in senses)))
    return frozenset(field for field, count in counts.items() if count >= _WITNESSES)
