"""The only module that knows fugashi: text → tokens, by unidic-lite and user dictionaries."""

import csv
from pathlib import Path
from typing import Any

import fugashi
import unidic_lite

from flashgen.document import Lexeme, Token
from flashgen.kana import to_hiragana
from flashgen.morphology.user_dictionary import DIALECT_MARK, FEATURES


class UnidicAnalyzer:
    """Divides text into short unit words by unidic-lite and, first, by a user dictionary."""

    def __init__(self, user_dictionary: Path | None = None) -> None:
        # The path is passed on purpose: fugashi would prefer the package `unidic` where both are
        # installed, and the context ids of our user dictionaries are those of unidic-lite.
        folder = unidic_lite.DICDIR
        arguments = f'-r "{folder}/mecabrc" -d "{folder}"'
        if user_dictionary is not None:
            arguments += f' -u "{user_dictionary}"'
        self._tagger: Any = fugashi.Tagger(arguments)
        # What a token is besides its place: a text says the same words again and again, and
        # taking 26 columns apart costs more than all of the tokenizing.
        self._seen: dict[tuple[str, str], tuple[Any, ...]] = {}

    def tokenize(self, text: str) -> tuple[Token, ...]:
        """Divide text; tokens are in order, and only white space lies between them."""
        tokens = []
        seen, at = self._seen, 0
        for node in self._tagger(text):
            surface = node.surface
            # fugashi drops white space between tokens.
            at = text.index(surface, at)
            features = node.feature_raw
            rest = seen.get((surface, features))
            if rest is None:
                rest = seen[surface, features] = _analysed(surface, features, known=not node.is_unk)
            tokens.append(Token(surface, at, at := at + len(surface), *rest))
        return tuple(tokens)


def _analysed(surface: str, features: str, *, known: bool) -> tuple[Any, ...]:
    """Give the fields of a Token after its place, in order, from the columns of UniDic."""
    # Several accents, "0,2", are in quotation marks; unknown words have six columns.
    columns = next(csv.reader((features,))) if '"' in features else features.split(",")
    columns += ["*"] * (FEATURES - len(columns))
    pos1, pos2, pos3, pos4, ctype, cform, lform, lemma, _, _, orth_base, _, goshu, itype, iform, *more = [
        "" if column == "*" else column for column in columns
    ]
    kana, kana_base, accent = more[2], more[3], more[8]
    dialect = goshu == DIALECT_MARK
    # `kana`, not `pron`: UniDic gives せえへん's せえ the pronunciation シ.
    reading = to_hiragana(kana or surface)
    headword = orth_base or surface
    headword_reading = to_hiragana(kana_base or headword)
    lexeme = Lexeme(
        # Loan words carry their source after a hyphen: ゲーム-game.
        lemma=(lemma or surface).split("-")[0] or surface,
        reading=to_hiragana(lform or headword_reading),
        pos=columns[0],
    )
    return (
        reading,
        headword,
        headword_reading,
        lexeme,
        "-".join(part for part in (pos1, pos2, pos3, pos4) if part),
        ctype,
        cform,
        accent,
        goshu,
        known,
        itype if dialect else "",
        iform if dialect else "",
    )
