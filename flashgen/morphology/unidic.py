"""The only module that knows fugashi: text → tokens, by unidic-lite and user dictionaries."""

from pathlib import Path
from typing import Any

import fugashi
import unidic_lite

from flashgen.document import Lexeme, Token
from flashgen.kana import to_hiragana
from flashgen.morphology.user_dictionary import DIALECT_MARK


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
        seen = self._seen
        at = 0
        for node in self._tagger(text):
            surface = node.surface
            # fugashi drops white space between tokens.
            at = text.index(surface, at)
            key = (surface, node.feature_raw)
            rest = seen.get(key)
            if rest is None:
                rest = seen[key] = _analysed(node)
            tokens.append(Token(surface, at, at := at + len(surface), *rest))
        return tuple(tokens)


def _analysed(node: Any) -> tuple[Any, ...]:
    """Give the fields of a Token after its place, in order."""
    feature, surface = node.feature, node.surface
    dialect = _given(feature.goshu) == DIALECT_MARK
    # `kana`, not `pron`: UniDic gives せえへん's せえ the pronunciation シ.
    reading = to_hiragana(_given(feature.kana) or surface)
    headword = _given(feature.orthBase) or surface
    headword_reading = to_hiragana(_given(feature.kanaBase) or headword)
    lexeme = Lexeme(
        # Loan words carry their source after a hyphen: ゲーム-game.
        lemma=(_given(feature.lemma) or surface).split("-")[0] or surface,
        reading=to_hiragana(_given(feature.lForm) or headword_reading),
        pos=feature.pos1 or "",
    )
    pos = "-".join(p for p in (feature.pos1, feature.pos2, feature.pos3, feature.pos4) if p and p != "*")
    item, standard = (_given(feature.iType), _given(feature.iForm)) if dialect else ("", "")
    return (
        reading,
        headword,
        headword_reading,
        lexeme,
        pos,
        _given(feature.cType),
        _given(feature.cForm),
        _given(feature.aType),
        _given(feature.goshu),
        not node.is_unk,
        item,
        standard,
    )


def _given(value: str | None) -> str:
    return "" if value is None or value == "*" else value
