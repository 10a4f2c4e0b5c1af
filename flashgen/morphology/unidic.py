"""The only module that knows fugashi: text → tokens, by unidic-lite and user dictionaries."""

import csv
import struct
from collections.abc import Collection
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


def entries(spelt: Collection[str]) -> tuple[list[Token], set[tuple[str, str, str]]]:
    """Look through the whole of unidic-lite, which takes a second.

    Gives, as tokens of no place, the entries with one of these spellings as surface, lemma or headword,
    and the kinds of all entries: part of speech, inflection class and form.
    """
    wanted = {text.encode() for text in spelt}
    found: list[Token] = []
    kinds: set[bytes] = set()
    with (Path(unidic_lite.DICDIR) / "sys.dic").open("rb") as file:
        sizes = struct.unpack("<10I", file.read(40))
        file.seek(72 + sizes[6] + sizes[7])  # over a header, the index and the costs
        features = file.read(sizes[8])
    at = 0
    while at < len(features):
        end = features.index(b"\0", at)
        columns = features[at:end].split(b",", 11)
        at = end + 1
        if len(columns) > 11:
            kinds.add(b",".join(columns[:6]))
            lemma, surface, base = columns[7], columns[8], columns[10]
            if surface in wanted or base in wanted or lemma.partition(b"-")[0] in wanted:
                said, row = surface.decode(), b",".join(columns).decode()
                found.append(Token(said, 0, len(said), *_analysed(said, row, known=True)))
    return found, {_kind(row.decode()) for row in kinds}


def _kind(row: str) -> tuple[str, str, str]:
    *pos, ctype, cform = ("" if column == "*" else column for column in row.split(","))
    return "-".join(filter(None, pos)), ctype, cform


def _analysed(surface: str, features: str, *, known: bool) -> tuple[Any, ...]:
    """Give the fields of a Token after its place, in order, from the columns of UniDic."""
    # Several accents, "0,2", are in quotation marks; unknown words have six columns.
    columns = next(csv.reader((features,))) if '"' in features else features.split(",")
    columns += ["*"] * (FEATURES - len(columns))
    pos1, pos2, pos3, pos4, ctype, cform, lform, lemma, _, _, orth_base, _, goshu, itype, iform, *more = [
        "" if column == "*" else column for column in columns
    ]
    kana, kana_base, accent, accent_rule = more[2], more[3], more[8], more[9]
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
        accent_rule,
    )
