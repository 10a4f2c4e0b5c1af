"""Words nearby that speak for a sense: data/sense_cues.tsv, with the classes of data/word_classes.tsv.

A cue is a headword near the word, `=headword` where it must be the one that the word goes with (its
object or subject, its verb, what it describes), `<を` and `>の` for the token right before and right
after, `~ない` and `~た` for a clause that goes on to a negation or to the past, or `@name` for any word
of a class. A word that is near counts once, one that the word goes with counts twice.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from flashgen.document import Token
from flashgen.lexicon.forms import is_negative

_DATA = Path(__file__).parent / "data"
_NONE: frozenset[str] = frozenset()
_BEFORE, _AFTER = 5, 3  # tokens within which a word is near
_SKIPPED = 2  # adverbs between a word and what it goes with: お湯をよく切る
_CLAUSE = 8  # tokens after an adverb within which its clause is negated or past
USUAL = "usual"
CLAUSES = frozenset({"~ない", "~た"})


class _Table:
    """The table as it is read; what its cues stand for is made out when they are asked for."""

    def __init__(self) -> None:
        self.by_entry: dict[int, list[tuple[int, str]]] = {}
        self.by_headword: dict[str, list[str]] = {}
        for entry, headwords, sense, cues, _ in rows("sense_cues.tsv"):
            self.by_entry.setdefault(int(entry), []).append((int(sense), cues))
            for headword in headwords.split():
                self.by_headword.setdefault(headword, []).append(cues)


@cache
def _table() -> _Table:
    return _Table()


@cache
def cues_of(seq: int) -> Mapping[int, frozenset[str]]:
    """Give the cues of an entry by sense."""
    return {sense: _expanded(cues) for sense, cues in _table().by_entry.get(seq, ())}


@cache
def cue_words(headword: str) -> frozenset[str]:
    """Give the words that can speak for a sense of a headword, so that others need not be looked for."""
    return _NONE.union(*map(_expanded, _table().by_headword.get(headword, ())))


def heard(words: Iterable[str], cues: Container[str]) -> list[str]:
    """Give those of the words around that are cues; one that the word goes with is one as a cue near it."""
    return [word for word in words if word in cues or (word[:1] == "=" and word[1:] in cues)]


def words_around(tokens: Sequence[Token], letters: str, at: int, *, clause: bool = True) -> list[str]:
    """Give the headwords near a token, and those it goes with once more with = before them.

    The surfaces of the tokens right before and after come with < and > before them, and what the
    clause goes on to, if that is asked for, with ~.
    """
    words: list[str] = []
    for near in range(max(0, at - _BEFORE), min(len(tokens), at + 1 + _AFTER)):
        if near != at and letters[near] not in "px#":
            words += _headwords(tokens, letters, near)
    if at:
        words.append(f"<{tokens[at - 1].surface}")
    if at + 1 < len(tokens):
        words.append(f">{tokens[at + 1].surface}")
    if clause and letters[at] in "DNKS":
        words += _goes_on(tokens, letters, at)
    for near in _partners(tokens, letters, at):
        words += [f"={headword}" for headword in _headwords(tokens, letters, near)]
    return words


def _goes_on(tokens: Sequence[Token], letters: str, at: int) -> Iterator[str]:
    """Tell whether the clause of a token is negated, or past: まだ食べていない, もう食べた."""
    for near in range(at + 1, min(len(tokens), at + 1 + _CLAUSE)):
        token = tokens[near]
        if letters[near] == "#" and near > at + 1:
            return
        if token.pos == "助詞-接続助詞" and token.surface not in {"て", "で"}:
            return
        if is_negative(token) or (letters[near] == "A" and token.lexeme.lemma == "無い"):
            yield "~ない"
        elif token.headword == "た" and letters[near] == "x":
            yield "~た"


def _headwords(tokens: Sequence[Token], letters: str, at: int) -> tuple[str, ...]:
    """Give the headword of a token, and for the end of a compound that of the compound: 可能性, 日本語."""
    headword, letter = tokens[at].headword, letters[at]
    if not at or letter not in "NS" or letters[at - 1] not in ("NnK1" if letter == "N" else "NnK1AV"):
        return (headword,)
    before = tokens[at - 1]
    compound = before.surface + headword
    return (headword, compound, before.headword) if letter == "S" else (headword, compound)


def _partners(tokens: Sequence[Token], letters: str, at: int) -> Iterator[int]:
    """Give the tokens that a token goes with.

    Those are a noun before its particle, for a noun the word after its particle as well, and what
    an adjective stands before, or a noun behind.
    """
    before = _past_adverbs(letters, at - 1, -1)
    if before > 0 and letters[before] == "p":
        while before > 0 and letters[before] == "p":
            before -= 1
        if letters[before] in "NnSKV":
            yield before
    elif before >= 0 and letters[before] in "AN" and letters[at] in "NS":
        yield before
    if letters[at] in "NSK":
        yield from _governors(tokens, letters, at)
    elif letters[at] == "A" and letters[at + 1 : at + 2] in {"N", "S"}:
        yield at + 1


def _governors(tokens: Sequence[Token], letters: str, at: int) -> Iterator[int]:
    """Give what a noun is an argument of: the verb after it, or the noun after its の."""
    after = at + 1
    while letters[after : after + 1] == "p":
        after += 1
    after = _past_adverbs(letters, after, 1)
    if after > at + 1 and tokens[after - 1].surface != "の":
        # Past the other arguments: 箸 of 箸でうどんを食べる goes with 食べる.
        while letters[after : after + 2] in {"Np", "np"} and tokens[after + 1].surface != "の":
            after += 2
    if after < len(letters) and letters[after] in "NVAKS":
        yield after


def _past_adverbs(letters: str, at: int, step: int) -> int:
    for _ in range(_SKIPPED):
        if 0 <= at < len(letters) and letters[at] == "D":
            at += step
    return at


@cache
def _expanded(cues: str) -> frozenset[str]:
    words = cues.split()
    if "@" not in cues:
        return frozenset(words)
    return frozenset(words).union(*(_classes()[word[1:]] for word in words if word[0] == "@"))


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in rows("word_classes.tsv")}


def rows(name: str) -> list[list[str]]:
    """Give the rows of a table of ours as columns; comments and the header are left out."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
