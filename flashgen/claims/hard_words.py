"""Which words of a claim its card explains: the rarest that mean something by themselves."""

from flashgen.claims import terms, words
from flashgen.claims.key_terms import Frequencies
from flashgen.document import Sentence, Word

_MOST = 3
_PLAIN_ZIPF = 5.0  # words commoner than this (人, 使う) are no hard terms
_PLAIN_LEVEL = "N5"
_CONTENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞")


def find(sentence: Sentence, lexicon: Frequencies | None = None) -> tuple[Word, ...]:
    """Give up to three of the rarest words of a sentence that have a gloss, in order of appearance."""
    dialect = [(form.start, form.end) for form in sentence.forms]
    glossed = {
        word.headword: word
        for word in sentence.words
        if word.glosses
        and word.zipf < _PLAIN_ZIPF
        and word.level != _PLAIN_LEVEL
        and word.pos.startswith(_CONTENT)
        and not any(start < word.end and word.start < end for start, end in dialect)
        and not any(o is not word and o.start <= word.start and word.end <= o.end for o in sentence.words)
        and not _is_grammar(sentence, word)
    }
    rarity = {headword: _zipf(sentence, word, lexicon) for headword, word in glossed.items()}
    hard = [word for headword, word in glossed.items() if rarity[headword] < _PLAIN_ZIPF]
    rarest = sorted(hard, key=lambda word: (rarity[word.headword], word.start))[:_MOST]
    return tuple(sorted(rarest, key=lambda word: word.start))


def _is_grammar(sentence: Sentence, word: Word) -> bool:
    # しれる of かもしれない, できる of 読むことができる.
    supposes = word.lexeme.lemma == "知れる" and sentence.text[: word.start].endswith("かも")
    return supposes or word.lexeme.lemma in words.load().light


def _zipf(sentence: Sentence, word: Word, lexicon: Frequencies | None) -> float:
    if word.zipf:
        return word.zipf
    # No list has 何か or もう一つ, but their parts are as common as can be.
    parts = [token for token in sentence.tokens if word.start <= token.start < word.end]
    return terms.zipf(parts, word.headword, lexicon)
