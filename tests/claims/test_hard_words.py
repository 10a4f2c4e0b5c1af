"""Which words a card explains."""

from dataclasses import replace

import pytest

from flashgen.claims import hard_words
from flashgen.document import Word
from tests.claims.analysis import analyse

ZIPF = {"何": 6.2, "もう": 5.9, "一": 6.1, "つ": 5.7, "に": 7.5, "一緒": 5.5}
ZIPF |= {"浸透": 4.0, "圧": 4.0, "隙間": 3.9}


class Frequencies:
    """A lexicon that knows short words only."""

    def zipf(self, word: str) -> float:
        return ZIPF.get(word, 0.0)


# All are in no list of frequencies as they stand.
HARD = [
    # words in brackets have a gloss; those that are explained
    ("[塩]は[浸透圧]で[水]を[抜く]。", {"塩": "N5", "水": "N5", "抜く": "N3"}, ["浸透圧", "抜く"]),
    # As common as what they are made of.
    ("[何か]が[隙間]に[落ちる]。", {"落ちる": "N4"}, ["隙間", "落ちる"]),
    ("[もう一つ]の[堤防]を[一緒に]築く。", {}, ["堤防"]),
    # Grammar, unless they mean what they say.
    ("[偽物]かも[しれ]ません。", {}, ["偽物"]),
    ("それで[正体]が[知れる]。", {}, ["正体", "知れる"]),
    ("[追い鰹]と[呼び]ます。", {"呼び": "N5"}, ["追い鰹"]),
    # The rarest three, in the order in which they are said.
    ("[隙間]から[堤防]と[水路]と[石垣]が見える。", {}, ["堤防", "水路", "石垣"]),
]


@pytest.mark.parametrize(("marked", "levels", "hard"), HARD)
def test_hard_words(marked: str, levels: dict[str, str], hard: list[str]) -> None:
    said = analyse(marked.replace("[", "").replace("]", ""))
    pieces, words, at = marked.replace("]", "[").split("["), [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            token = next(token for token in said.tokens if token.start == at)
            word = Word(at, at + len(piece), piece, piece, piece, token.lexeme, token.pos, glosses=("gloss",))
            words.append(replace(word, level=levels.get(piece), zipf=ZIPF.get(piece, 0.0)))
        at += len(piece)
    found = hard_words.find(replace(said, words=tuple(words)), Frequencies())
    assert [word.headword for word in found] == hard
