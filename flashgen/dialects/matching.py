"""Finding where rules match: left to right; at one place the longest match wins, then the first rule."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from flashgen.dialects.rules import Matcher, Rule, grammar_of, traits
from flashgen.document import Token
from flashgen.values import dataclass

# A rule's place in the file, the rule, the matcher that takes its first token, and traits of which the token
# before it has one (none: that may be any token).
_Entry = tuple[int, Rule, int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Match:
    """tokens[start:end] match a rule, or are a dialect word that no rule speaks of (rule is None).

    `named` has the tokens that the pattern names; `taken` tells which matcher took each token.
    """

    rule: Rule | None
    start: int
    end: int
    named: Mapping[str, Token]
    taken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Starts:
    """Rules that can start at a token: those that want something of their second token are in
    `followed`, under each trait that will do.
    """

    rules: Sequence[_Entry]
    followed: Mapping[str, Sequence[_Entry]]

    def before(self, following: frozenset[str]) -> Sequence[_Entry]:
        """Give those that can start when a token with these traits follows."""
        if self.followed.keys().isdisjoint(following):
            return self.rules
        return [*self.rules, *chain.from_iterable(self.followed.get(t, ()) for t in following)]


@dataclass(frozen=True, slots=True)
class Kind:
    """What tokens that differ in place only have in common: their traits, and what can start there.

    `word`: it is a dialect word, which needs no rule.
    """

    traits: frozenset[str]
    starts: Starts | None
    word: bool


class RuleIndex:
    """Rules, found by what their first tokens have to be: none for most tokens, a few for others.

    What can start at a token is worked out once for each kind of token, and gathered once for all
    kinds at which the same first matchers fit.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        groups: dict[Matcher, list[tuple[int, Rule, int]]] = {}
        for order, rule in enumerate(rules):
            for first in _firsts(rule.pattern, 0):
                groups.setdefault(rule.pattern[first], []).append((order, rule, first))
        self._groups = tuple(groups.values())
        self._words: dict[str, list[tuple[int, Matcher]]] = {}
        self._grammar: dict[str, list[tuple[int, Matcher]]] = {}
        for number, matcher in enumerate(groups):
            table = self._words if matcher.is_lexical else self._grammar
            for trait in _keys(matcher):
                table.setdefault(trait, []).append((number, matcher))
        self._kinds: dict[tuple[object, ...], Kind] = {}
        self._by_grammar: dict[frozenset[str], list[int]] = {}
        self._starts: dict[frozenset[int], Starts | None] = {frozenset(): None}
        self._wanted: dict[tuple[int, int], tuple[_Entry, Collection[str]]] = {}

    def kind(self, token: Token) -> Kind:
        """Give the kind of a token."""
        same = _same(token)
        try:
            return self._kinds[same]
        except KeyError:
            return self._kinds.setdefault(same, self._kind_of(token))

    def _kind_of(self, token: Token) -> Kind:
        grammar = grammar_of(token)
        having = traits(token)
        same = self._by_grammar.get(grammar)
        if same is None:
            same = self._by_grammar[grammar] = _fitting(self._grammar, grammar)
        fitting = frozenset(same + _fitting(self._words, having))
        if fitting not in self._starts:
            self._starts[fitting] = self._starts_of(fitting)
        return Kind(having, self._starts[fitting], bool(token.dialect and token.standard))

    def _starts_of(self, fitting: frozenset[int]) -> Starts:
        alone: list[_Entry] = []
        followed: dict[str, list[_Entry]] = {}
        for order, rule, first in chain.from_iterable(self._groups[number] for number in fitting):
            entry, followers = self._entry(order, rule, first)
            for trait in followers:
                (followed.setdefault(trait, []) if trait else alone).append(entry)
        return Starts(alone, followed)

    def _entry(self, order: int, rule: Rule, first: int) -> tuple[_Entry, Collection[str]]:
        """Give the entry of a rule, and traits of which the token after its first has one (("",): any)."""
        found = self._wanted.get((order, first))
        if found is None:
            rest = rule.pattern[first + 1 :]
            nexts = [rest[number] for number in _firsts(rest, 0)]
            if all(matcher.optional for matcher in rest):
                nexts += rule.after[:1]
            may_be_any = len(nexts) == sum(matcher.optional for matcher in rest)
            wanted = {"": 0} if may_be_any else {trait: 0 for matcher in nexts for trait in _keys(matcher)}
            before = _keys(rule.before[-1]) if rule.before else ("",)
            entry = (order, rule, first, frozenset(() if "" in before else before))
            found = self._wanted[order, first] = (entry, ("",) if "" in wanted else tuple(wanted))
        return found


def _fitting(table: Mapping[str, Sequence[tuple[int, Matcher]]], having: frozenset[str]) -> list[int]:
    return [
        number
        for trait in (*having, "")
        if trait in table
        for number, first in table[trait]
        if first.fits(having)
    ]


def _firsts(pattern: Sequence[Matcher], since: int) -> Sequence[int]:
    """Give the matchers that may take the next token: those that may be left out, and one that may not."""
    for number in range(since, len(pattern)):
        if not pattern[number].optional:
            return range(since, number + 1)
    return range(since, len(pattern))


_EDGE = "edge"
_NONE = frozenset((_EDGE,))  # what stands before the first token and after the last
_TELLING = ("surface", "item", "lemma", "headword", "reading", "cform", "ctype", "pos")
_same = attrgetter(
    "surface", "reading", "headword", "lexeme.lemma", "pos", "ctype", "cform", "dialect", "standard"
)


def _keys(matcher: Matcher) -> Collection[str]:
    """Give traits of which any token that fits has one; the fewer tokens have them the better."""
    wants = dict(matcher.wants)
    own = next((wants[name] for name in _TELLING if name in wants), None)
    if own is None:
        return (_EDGE,) if matcher.edge and not matcher.wants and not matcher.others else ("",)
    found = dict.fromkeys(own)
    if matcher.edge:
        found[_EDGE] = None
    for other in matcher.others:
        found |= dict.fromkeys(_keys(other))
    return ("",) if "" in found else found


def find_matches(tokens: Sequence[Token], index: RuleIndex) -> list[Match]:
    """Find what is dialect among the tokens of a sentence; matches are in order and do not overlap."""
    kinds = [index.kind(token) for token in tokens]
    matches: list[Match] = []
    free = 0
    for at, kind in enumerate(kinds):
        if at < free or not (kind.starts or kind.word):
            continue
        found = _best(tokens, kinds, at)
        if found is not None:
            if found.rule is None or not found.rule.leave:
                matches.append(found)
            free = found.end
    return matches


def _best(tokens: Sequence[Token], kinds: Sequence[Kind], at: int) -> Match | None:
    best: Match | None = None
    best_order = 0
    starts, following = kinds[at].starts, kinds[at + 1].traits if at + 1 < len(kinds) else _NONE
    preceding = kinds[at - 1].traits if at else _NONE
    for order, rule, first, before in starts.before(following) if starts else ():
        if before and before.isdisjoint(preceding):
            continue
        alone = len(rule.pattern) == first + 1
        rest = () if alone else _take(tokens, kinds, at + 1, rule.pattern, first + 1)
        if rest is None:
            continue
        taken = (first, *rest)
        end = at + len(taken)
        if best is not None and (end, -order) <= (best.end, -best_order):
            continue
        if _context_fits(kinds, at, end, rule):
            named = {
                rule.pattern[k].name: tokens[at + i] for i, k in enumerate(taken) if rule.pattern[k].name
            }
            best, best_order = Match(rule, at, end, named, taken), order
    if best is None and kinds[at].word:
        return Match(None, at, at + 1, {})
    return best


def _take(
    tokens: Sequence[Token], kinds: Sequence[Kind], at: int, pattern: Sequence[Matcher], k: int
) -> tuple[int, ...] | None:
    """Match pattern[k:] at a token; gives the number of the matcher that took each token.

    An optional matcher takes a token wherever the rest still matches then.
    """
    if k == len(pattern):
        return ()
    matcher = pattern[k]
    # White space inside a form would be lost with it, so a match does not reach over it.
    attached = k == 0 or at >= len(tokens) or tokens[at - 1].end == tokens[at].start
    if at < len(tokens) and attached and matcher.fits(kinds[at].traits):
        rest = _take(tokens, kinds, at + 1, pattern, k + 1)
        if rest is not None:
            return (k, *rest)
    return _take(tokens, kinds, at, pattern, k + 1) if matcher.optional else None


def _context_fits(kinds: Sequence[Kind], start: int, end: int, rule: Rule) -> bool:
    if rule.unless_before and _any_fits(rule.unless_before, kinds, start - 1):
        return False
    if rule.unless_after and _any_fits(rule.unless_after, kinds, end):
        return False
    for matchers, first in ((rule.before, start - len(rule.before)), (rule.after, end)):
        for at, matcher in enumerate(matchers, first):
            fits = matcher.fits(kinds[at].traits) if 0 <= at < len(kinds) else matcher.edge
            if not fits:
                return False
    return True


def _any_fits(matchers: Sequence[Matcher], kinds: Sequence[Kind], at: int) -> bool:
    """Tell whether one of these fits at a place, which may be outside the sentence."""
    if not 0 <= at < len(kinds):
        return any(matcher.edge for matcher in matchers)
    having = kinds[at].traits
    return any(matcher.fits(having) for matcher in matchers)
