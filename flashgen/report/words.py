"""The words of a document, counted: which are words to learn, which are known, what is counted apart."""

from collections import Counter
from collections.abc import Iterable, Iterator

from flashgen.document import Document, Sentence, Token
from flashgen.lexicon import Entry, Lexicon
from flashgen.report.figures import Apart, CountedWord
from flashgen.values import dataclass
from flashgen.vocabulary.items import Criteria
from flashgen.vocabulary.judging import is_easy, judge
from flashgen.vocabulary.uses import Key, Uses, gather

_MARKS = ("補助記号", "記号", "空白")
_NUMERAL = "名詞-数詞"
# What else than dialect is counted apart, by the reason for which it gets no card; what is but a part of a
# word (第, 的) is grammar here.
_APART = {"name": "names", "number": "numbers", "filler": "fillers", "fragment": "grammar"}
_PLAIN = Criteria()


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of a document, the commonest first, and the uses of each by its key."""

    words: tuple[CountedWord, ...]
    uses: dict[Key, Uses]
    apart: Apart


def count_words(document: Document, lexicon: Lexicon, criteria: Criteria = _PLAIN) -> Counted:
    """Count the words of a linked document; of `criteria`, level and known words say what is known."""
    gathered = gather(document)
    lexicon.read_ahead({uses.word.entry for uses in gathered if uses.word.entry is not None})
    apart = Counter(map(_kind, _outside(document.sentences())))
    words, by_key = [], {}
    for uses in gathered:
        entry = lexicon.entry(uses.word.entry) if uses.word.entry is not None else None
        kind = "dialect" if uses.word.dialect else _APART.get(judge(uses, entry, lexicon, _PLAIN) or "")
        if kind is not None:
            apart[kind] += uses.count
            continue
        words.append(_counted(uses, known=_is_known(uses, entry, lexicon, criteria)))
        by_key[uses.key] = uses
    words.sort(key=lambda word: (-word.count, word.rank or 10**9, word.key))
    return Counted(tuple(words), by_key, Apart(**apart))


def _is_known(uses: Uses, entry: Entry | None, lexicon: Lexicon, criteria: Criteria) -> bool:
    return is_easy(uses.word, judge(uses, entry, lexicon, criteria), criteria)


def _counted(uses: Uses, *, known: bool) -> CountedWord:
    word = uses.word
    return CountedWord(
        key=uses.key,
        headword=word.headword,
        reading=word.reading,
        glosses=word.glosses,
        count=uses.count,
        level=word.level or "",
        rank=word.rank,
        known=known,
        part=uses.all[0].section,
    )


def _outside(sentences: Iterable[Sentence]) -> Iterator[Token]:
    """Give the tokens that belong to no word, without punctuation."""
    for said in sentences:
        inside = {at for word in said.words for at in range(word.start, word.end)}
        for token in said.tokens:
            if token.start not in inside and not token.pos.startswith(_MARKS):
                yield token


def _kind(token: Token) -> str:
    return "numbers" if token.pos == _NUMERAL else "grammar"
