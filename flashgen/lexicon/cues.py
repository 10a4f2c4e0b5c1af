"""Words nearby that speak for a sense: data/sense_cues.tsv, with the classes of data/word_classes.tsv.

A cue is a headword near the word, `=headword` where it must be the one that the word goes with (its
object or subject, its verb, what it describes), `<を` and `>の` for the token right before and right
after, `~ない` and `~た` for a clause that goes on to a negation or to the past, or `@name` for any word
of a class. A word that is near counts once, one that the word goes with counts twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_NO_PARTNERS = frozenset("=<>~")


@cache
def cues_by_entry() -> Mapping[int, Mapping[int, frozenset[str]]]:
    """Give the cues by entry and sense."""
    found: dict[int, dict[int, frozenset[str]]] = {}
    for seq, _, sense, cues in _cue_rows():
        found.setdefault(seq, {})[sense] = _expanded(cues)
    return found


def cue_words(headword: str) -> frozenset[str]:
    """Give the words that can speak for a sense of a headword, so that others need not be looked for."""
    return _cue_words().get(headword, _NONE)


@cache
def _cue_words() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for seq, headwords, sense, _ in _cue_rows():
        for headword in headwords:
            found[headword] = found.get(headword, _NONE) | cues_by_entry()[seq][sense]
    return found


def words_around(tokens: Sequence[Token], letters: str, at: int) -> Iterator[str]:
    """Give the headwords near a token, and those it goes with once more with = before them.

    The surfaces of the tokens right before and after come with < and > before them, and what the
    clause goes on to with ~.
    """
    for near in (*range(max(0, at - _BEFORE), at), *range(at + 1, min(len(tokens), at + 1 + _AFTER))):
        if letters[near] not in "px#":
            yield from _headwords(tokens, letters, near)
    if at:
        yield f"<{tokens[at - 1].surface}"
    if at + 1 < len(tokens):
        yield f">{tokens[at + 1].surface}"
    if letters[at] in "DNKS":
        yield from _goes_on(tokens, letters, at)
    for near in _partners(tokens, letters, at):
        for headword in _headwords(tokens, letters, near):
            yield f"={headword}"


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


def _headwords(tokens: Sequence[Token], letters: str, at: int) -> Iterator[str]:
    """Give the headword of a token, and for the end of a compound that of the compound: 可能性, 日本語."""
    yield tokens[at].headword
    if at and letters[at] in "NS" and letters[at - 1] in ("NnK1" if letters[at] == "N" else "NnK1AV"):
        yield tokens[at - 1].surface + tokens[at].headword
        if letters[at] == "S":
            yield tokens[at - 1].headword


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


def _cue_rows() -> Iterator[tuple[int, list[str], int, list[str]]]:
    for seq, headwords, sense, cues, *_ in rows("sense_cues.tsv"):
        yield int(seq), headwords.split(), int(sense), cues.split()


def _expanded(cues: Iterable[str]) -> frozenset[str]:
    words: set[str] = set()
    for cue in cues:
        words |= _classes()[cue[1:]] if cue.startswith("@") else {cue}
    return frozenset(words | {f"={word}" for word in words if word[0] not in _NO_PARTNERS and word != USUAL})


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in rows("word_classes.tsv")}


def rows(name: str) -> list[list[str]]:
    """Give the rows of a table of ours as columns; comments and the header are left out."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
