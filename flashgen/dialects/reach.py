"""Matchers that no token can ever fit: a value that nothing has, or wants that contradict each other."""

from collections.abc import Iterable, Iterator, Sequence

from flashgen.dialects.rules import EXACT, Matcher, Rule, traits
from flashgen.document import Lexeme, Token
from flashgen.kana import has_kanji, is_kana
from flashgen.morphology.user_dictionary import Row

_SPELT = ("surface", "lemma", "headword")
# What pronunciation and conjugation make of a word is not listed anywhere.
_NOT_LISTED = ("reading",)


class Reach:
    """What tokens there can be: the entries of unidic-lite and the rows of a dialect."""

    def __init__(self, rules: Sequence[Rule], rows: Iterable[Row]) -> None:
        from flashgen.morphology import unidic

        spelt = {v for rule in rules for m in rule.matchers() for name in _SPELT for v in m.wanted(name)}
        tokens, kinds = unidic.entries(spelt)
        tokens += [_of_row(row) for row in rows]
        tokens += [_unknown(text) for text in spelt if not (is_kana(text) or has_kanji(text))]
        having = {traits(token) for token in tokens}
        having |= {_of_kind(*kind) for kind in kinds}
        self._having: dict[str, set[frozenset[str]]] = {}
        for found in having:
            for trait in found:
                self._having.setdefault(trait, set()).add(found)

    def mistakes(self, rule: Rule) -> Iterator[str]:
        """Say what is wrong with matchers that a match needs and no token fits."""
        for name in ("pattern", "before", "after"):
            for number, matcher in enumerate(getattr(rule, name), 1):
                if not (matcher.optional or matcher.edge):
                    reasons = [self._mistake(one) for one in (matcher, *matcher.others)]
                    if all(reasons):
                        yield f"{name}, token {number}: {reasons[0]}"

    def _mistake(self, matcher: Matcher) -> str:
        fields = [
            (name, sorted(matcher.wanted(name))) for name, _ in matcher.wants if name not in _NOT_LISTED
        ]
        for name, values in fields:
            if not any(f"{name} {value}" in self._having for value in values):
                return f"no word of UniDic or of this dialect has {name} {' or '.join(values)}"
        if fields and not any(self._fits(matcher, fields, trait) for trait in self._narrowest(fields)):
            told = ", ".join(f"{name} {' or '.join(values)}" for name, values in fields)
            return f"no word has all of this at once: {told}"
        return ""

    def _narrowest(self, fields: list[tuple[str, list[str]]]) -> list[str]:
        """Give the traits of one field, of spelling where there is one."""
        name, values = min(fields, key=lambda field: field[0] not in (*_SPELT, "item"))
        return [f"{name} {value}" for value in values]

    def _fits(self, matcher: Matcher, fields: list[tuple[str, list[str]]], trait: str) -> bool:
        wanted = [{f"{name} {value}" for value in values} for name, values in fields]
        # A kind without a spelling stands for all words of that kind, but not for one that is named.
        named = any(name in EXACT for name, _ in fields)
        return any(
            all(not want.isdisjoint(having) for want in wanted)
            and not (named and matcher.unless and any(m.fits(having) for m in matcher.unless))
            for having in self._having.get(trait, ())
        )


def _of_row(row: Row) -> Token:
    return Token(
        row.surface, 0, len(row.surface), row.reading, row.headword, row.headword_reading,
        Lexeme(row.lemma or row.headword, row.headword_reading, row.pos), row.pos, row.ctype, row.cform,
        dialect=row.item, standard=row.standard,
    )  # fmt: skip


def _unknown(text: str) -> Token:
    """Make the token of a word that no dictionary has, in Latin letters for example."""
    pos = "名詞-普通名詞-一般"
    return Token(text, 0, len(text), text, text, text, Lexeme(text, text, pos), pos)


def _of_kind(pos: str, ctype: str, cform: str) -> frozenset[str]:
    having = traits(Token("", 0, 0, "", "", "", Lexeme("", "", pos), pos, ctype, cform))
    spellings = {f"{name} " for name in EXACT}
    voices = {"voice 可能", "voice ら抜き"} if ctype.startswith("下一段") else set()
    return (having - spellings) | voices
