"""Rules: patterns over tokens, and what stands for a match in standard Japanese. Data: rules.toml.

A pattern is a list of matchers, one token each. A matcher says what it wants of fields of the token:
surface, reading, headword and lemma exactly; pos, ctype, cform and item (the dialect item of a token
from words.toml) up to a hyphen or full stop, so that 未然形 takes 未然形-一般, and neg takes neg.hen.
voice is 可能 for a potential verb (飲める, lemma 飲む), ら抜き for 食べれる (lemma 食べる), 転成 for a noun
that is a verb's 連用形 by its letters (帰り, 手伝い, 片付け), as commands often are tagged. Besides, `or`
lists other matchers that do as well, `not` lists matchers that must not fit, `is` names a matcher of
[kinds] to start from, `as` names the token for `standard`, `optional` lets it be absent, and in
contexts `edge` also takes the beginning or end of the sentence.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from flashgen.dialects.loading import Table, check_fields, pairs, place, read_table, strings
from flashgen.document import Token
from flashgen.errors import DataError
from flashgen.morphology.conjugation import is_potential, is_verbal_noun
from flashgen.values import dataclass

EXACT = ("surface", "reading", "headword", "lemma", "voice")
GRADED = ("pos", "ctype", "cform", "item")
_MATCHER: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys((*EXACT, *GRADED), (str, list)),
    "not": (dict, list),
    "or": (dict, list),
    "is": str,
    "as": str,
    "optional": bool,
    "edge": bool,
}
_RULE: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("id", "item", "standard", "note"), str),
    **dict.fromkeys(("pattern", "before", "after", "unless_before", "unless_after", "never", "parts"), list),
    "alternatives": list,
    "examples": list,
    "confidence": (float, int),
    "shared": bool,
    "joins": bool,
    "leave": bool,
}


@dataclass(frozen=True, slots=True)
class Matcher:
    """What one token has to be like. `wants` pairs a field with the traits of which it must have one."""

    wants: tuple[tuple[str, frozenset[str]], ...] = ()
    unless: tuple["Matcher", ...] = ()
    others: tuple["Matcher", ...] = ()
    name: str = ""
    optional: bool = False
    edge: bool = False

    def wanted(self, name: str) -> frozenset[str]:
        """Give the values that it wants of a field, any of which will do."""
        values = dict(self.wants).get(name, ())
        return frozenset(value.removeprefix(f"{name} ") for value in values)

    @property
    def is_lexical(self) -> bool:
        """Whether it wants anything of the word itself, and not of its grammar alone."""
        own = any(name in EXACT for name, _ in self.wants)
        return own or any(matcher.is_lexical for matcher in (*self.unless, *self.others))

    def fits(self, having: frozenset[str]) -> bool:
        """Tell whether a token with these traits is like that."""
        if self.edge and not self.wants:
            return False
        for _, wanted in self.wants:
            if wanted.isdisjoint(having):
                if not any(matcher.fits(having) for matcher in self.others):
                    return False
                break
        return not self.unless or not any(matcher.fits(having) for matcher in self.unless)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Contexts (`before`, `after`) have to be there but are not part of what is replaced;
    one token that fits a matcher of `unless_before` or `unless_after` next to it forbids the match.

    `parts` names the item of each token of the pattern where they are not all `item`; {hen}|neg.hen5
    is the item of the token named hen or, where it is none, neg.hen5; "neg.n=ない" says what stands for
    the token too, and "" is for a standard word. A rule that `leave`s keeps others
    from what it matches. What one that `joins` finds makes a compound with the form just before it.
    """

    id: str
    item: str
    pattern: tuple[Matcher, ...]
    standard: str = ""
    before: tuple[Matcher, ...] = ()
    after: tuple[Matcher, ...] = ()
    unless_before: tuple[Matcher, ...] = ()
    unless_after: tuple[Matcher, ...] = ()
    alternatives: tuple[str, ...] = ()
    confidence: float = 1.0
    shared: bool | None = None
    joins: bool = False
    leave: bool = False
    parts: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    never: tuple[str, ...] = ()

    def matchers(self) -> Iterator[Matcher]:
        """Give all matchers of its pattern and contexts, those within others too."""
        within = [*self.pattern, *self.before, *self.after, *self.unless_before, *self.unless_after]
        while within:
            yield (matcher := within.pop())
            within += [*matcher.unless, *matcher.others]


def traits(token: Token) -> frozenset[str]:
    """Give all that a matcher may want of a token: "surface 行か", "pos 動詞", "cform 未然形-一般"."""
    lemma, headword = token.lexeme.lemma, token.headword
    own = [f"surface {token.surface}", f"reading {token.reading}", f"headword {headword}", f"lemma {lemma}"]
    if is_potential(headword, lemma, token.ctype):
        own.append("voice 可能")
    elif headword.endswith("れる") and headword[:-2] == lemma[:-1]:
        own.append("voice ら抜き")
    elif token.pos.startswith("名詞-普通名詞") and is_verbal_noun(token.surface):
        own.append("voice 転成")
    return grammar_of(token).union(own)


def grammar_of(token: Token) -> frozenset[str]:
    """Give the traits that a token shares with many others: those of pos, ctype, cform and item."""
    return _grammar(token.pos, token.ctype, token.cform, token.dialect)


@cache
def _grammar(*values: str) -> frozenset[str]:
    """Give the values of the graded fields and everything that they are kinds of, as traits.

    >>> sorted(_grammar("動詞-非自立可能", "カ行変格", "", ""))[-2:]
    ['pos 動詞', 'pos 動詞-非自立可能']
    """
    having: set[str] = set()
    for name, value in zip(GRADED, values, strict=True):
        ends = [i for i, char in enumerate(value) if char in "-."]
        having.update(f"{name} {kind}" for kind in (value, *(value[:end] for end in ends)))
    return frozenset(having)


def read_rules(path: Path) -> tuple[tuple[Rule, ...], Table, frozenset[str]]:
    """Read rules.toml: the rules in order, the [lexicon] of words that they bring in, and
    the shared items that are telling: dialect enough for a sentence to be rewritten.

    Raises DataError, naming the rule, for an unknown field, a pattern that is empty, or an id used twice.
    """
    table = read_table(path)
    for key in table.keys() - {"rule", "kinds", "lexicon", "telling"}:
        raise DataError(f"{place(path)}: unknown table {key!r}")
    kinds: Mapping[str, Table] = table.get("kinds", {})
    rules: dict[str, Rule] = {}
    for number, row in enumerate(table.get("rule", []), 1):
        where = place(path, f"rule {row.get('id') or number!r}")
        check_fields(row, _RULE, where, ("id", "pattern"))
        if row["id"] in rules:
            raise DataError(f"{where}: stands there twice")
        rules[row["id"]] = _rule(row, kinds, where)
    return (
        tuple(rules.values()),
        dict(table.get("lexicon", {})),
        frozenset(table.get("telling", {}).get("items", ())),
    )


def _rule(row: Table, kinds: Mapping[str, Table], where: str) -> Rule:
    def matchers(name: str) -> tuple[Matcher, ...]:
        return tuple(_matcher(m, kinds, f"{where}: {name}") for m in row.get(name, []))

    pattern = matchers("pattern")
    if all(m.optional for m in pattern):
        raise DataError(f"{where}: its pattern matches nothing")
    if not row.get("leave") and "standard" not in row:
        raise DataError(f"{where}: has neither standard nor leave")
    parts = strings(row.get("parts"))
    if parts and len(parts) != len(pattern):
        raise DataError(f"{where}: parts names {len(parts)} items for {len(pattern)} tokens")
    contexts: dict[str, Any] = {
        name: matchers(name) for name in ("before", "after", "unless_before", "unless_after")
    }
    plain: dict[str, Any] = {
        name: row[name] for name in ("standard", "shared", "joins", "leave", "confidence") if name in row
    }
    return Rule(
        id=row["id"],
        item=row.get("item", row["id"]),
        pattern=pattern,
        alternatives=strings(row.get("alternatives")),
        parts=parts,
        examples=pairs(row.get("examples", []), where, "examples"),
        never=strings(row.get("never")),
        **contexts,
        **plain,
    )


def _matcher(row: Any, kinds: Mapping[str, Table], where: str) -> Matcher:
    if not isinstance(row, dict):
        raise DataError(f"{where}: {row!r} is not a matcher")
    check_fields(row, _MATCHER, where)
    if "is" in row:
        if row["is"] not in kinds:
            raise DataError(f"{where}: no kind named {row['is']!r}")
        kind = kinds[row["is"]]
        exceptions = [*_each(kind.get("not", [])), *_each(row.get("not", []))]
        row = {**kind, **{key: value for key, value in row.items() if key != "is"}, "not": exceptions}
    return Matcher(
        wants=tuple(
            (name, frozenset(f"{name} {value}" for value in strings(row[name])))
            for name in (*EXACT, *GRADED)
            if name in row
        ),
        unless=tuple(_matcher(m, kinds, where) for m in _each(row.get("not", []))),
        others=tuple(_matcher(m, kinds, where) for m in _each(row.get("or", []))),
        name=row.get("as", ""),
        optional=row.get("optional", False),
        edge=row.get("edge", False),
    )


def _each(value: Any) -> Iterable[Any]:
    return [value] if isinstance(value, dict) else value
