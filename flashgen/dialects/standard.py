"""What stands for a match in standard Japanese: templates like "{verb:未然形}ない", filled by conjugation.

A slot is {name}, the standard word in the form that the token has (its own surface where it is not
dialect); {name:form}, the same word in another form; or {name>ない}, another word, listed in [lexicon],
in the form that the token has; {name>れる:未然形} joins both. A word that does not inflect lists in [lexicon]
what stands for each surface: {na>ね} is ね for な, ねえ for なあ. {name:@other} takes the form from another
token: 遅れ-よっ-た is 遅れ-た. {name>五段} is the verb that a potential is made of: 飲める, 飲む.
"""

import re
import unicodedata
from collections.abc import Mapping

from flashgen.dialects.matching import Match
from flashgen.document import Token
from flashgen.errors import DataError
from flashgen.morphology.conjugation import conjugate, is_verbal_noun, verb_of_noun, without_potential
from flashgen.values import dataclass

Lexicon = Mapping[str, str | Mapping[str, str]]
"""The words that templates bring in: the inflection class of each, or what stands for each surface."""

# What attaches to a verb as て does, in one dialect or another.
_AFTER_SOUND = frozenset(
    ["て", "た", "たら", "たり", "てる", "てん", "とる", "とう", "とっ", "とら", "とん", "たる", "たろ"]
)
_SLOT = re.compile(r"\{(\w+)(?:>([^:}]+))?(?::([^}]+))?\}")


@dataclass(frozen=True, slots=True)
class Standard:
    """The standard word for a dialect word, in its dictionary form, with its inflection class."""

    headword: str
    ctype: str


class Renderer:
    """Renders matches; knows the standard word for each dialect word and what templates bring in."""

    def __init__(self, standards: Mapping[tuple[str, str], Standard], lexicon: Lexicon) -> None:
        self._standards = standards
        self._lexicon = lexicon

    def render(self, template: str, named: Mapping[str, Token]) -> str:
        """Fill a template's slots; a slot whose optional token is absent is empty."""

        def fill(slot: re.Match[str]) -> str:
            token = named.get(slot[1])
            form = slot[3]
            if form and form.startswith("@"):
                form = standard_form(named[form[1:]].cform)
            return "" if token is None else self._word(token, slot[2], form)

        return _SLOT.sub(fill, template)

    def standard(self, match: Match, tokens: tuple[Token, ...], following: Token | None) -> str:
        """Give what replaces a match, given the token that follows it."""
        if match.rule is None:
            word = tokens[match.start]
            if following is not None and _is_bare(word) and _after_sound(following):
                return self._word(word, None, "音便形")  # こけ-た is 転ん-だ, ほかし-て 捨て-て
            return word.standard
        return self.render(match.rule.standard, match.named)

    def _word(self, token: Token, other: str | None, form: str | None) -> str:
        plain = token.standard if token.dialect and token.standard else ""
        if other is None and form is None:
            return plain or token.surface
        inflects = self._lexicon.get(other or "", "")
        if not isinstance(inflects, str):
            return inflects.get(token.surface, token.surface)
        if other == "五段":
            headword, ctype = without_potential(token.headword)
        elif other is not None:
            headword, ctype = other, inflects
        elif (found := self._standards.get((token.dialect, token.headword))) is not None:
            headword, ctype = found.headword, found.ctype
        elif plain:
            return plain
        elif not token.ctype and is_verbal_noun(token.surface):
            headword, ctype = verb_of_noun(token.surface)  # 動き(よる) is 動く
        else:
            headword, ctype = token.headword, token.ctype
        made = conjugate(headword, ctype, form or standard_form(token.cform))
        return token.surface if made is None else _voiced_like(token.surface, made)


def _is_bare(word: Token) -> bool:
    """Tell whether a verb is in the form that て follows unchanged: ほかし, and こけ however tagged."""
    if word.cform == "連用形-一般":
        return word.ctype != "形容詞"
    return word.cform == "未然形-一般" and "一段" in word.ctype


def _after_sound(following: Token) -> bool:
    """Tell whether a word stands after the 音便形: て, た, and the like of たろ, which is てやろう."""
    dialect = following.standard if following.dialect else ""
    return following.surface in _AFTER_SOUND or dialect[:1] in ("て", "た")


def _voiced_like(surface: str, made: str) -> str:
    """Keep the voicing that a word has inside a compound: 元気-づけよ is づけよう, not つけよう."""
    bare = unicodedata.normalize("NFD", surface[0])[0]
    return surface[0] + made[1:] if made and made[0] == bare != surface[0] else made


def standard_form(cform: str) -> str:
    """Give the form in which standard Japanese has what the dialect has in this one.

    >>> standard_form("連用形-ウ音便"), standard_form("連体形-撥音便"), standard_form("未然形-一般")
    ('音便形', '連体形', '未然形')
    """
    begins, _, sound = cform.partition("-")
    return "音便形" if begins == "連用形" and "音便" in sound else begins


def check_template(template: str, names: set[str], lexicon: Lexicon, where: str) -> None:
    """Refuse a template with a slot that its pattern does not name, or a word that no one knows."""
    for slot in _SLOT.finditer(template):
        if slot[1] not in names:
            raise DataError(f"{where}: standard: no token is named {slot[1]!r}")
        if slot[2] and slot[2] not in lexicon and slot[2] != "五段":
            raise DataError(f"{where}: standard: [lexicon] has no {slot[2]!r}")
    if re.search(r"[{}]", _SLOT.sub("", template)):
        raise DataError(f"{where}: standard: {template!r} has a slot that cannot be read")
