"""Finding where rules match: left to right; at one place the longest match wins, then the first rule."""

from collections.abc import Mapping, Sequence

from flashgen.dialects.rules import Matcher, Rule, grades
from flashgen.document import Token
from flashgen.values import dataclass


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


class RuleIndex:
    """Rules, found by what their first token has to be: a few for each token rather than all."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules: dict[tuple[str, str], list[tuple[int, Rule]]] = {}
        for order, rule in enumerate(rules):
            for key in _keys(rule):
                self._rules.setdefault(key, []).append((order, rule))
        self._broad = {key for key in self._rules if key[0] in ("pos", "")}

    def within(self, tokens: Sequence[Token]) -> Mapping[tuple[str, str], Sequence[tuple[int, Rule]]]:
        """Give the rules by first token, without broad ones that want something these tokens lack."""
        here = _present(tokens)
        narrowed = {
            key: [
                (order, rule)
                for order, rule in self._rules[key]
                if all(not values.isdisjoint(here[name]) for name, values in rule.needs)
            ]
            for key in self._broad
        }
        return self._rules | narrowed


def find_matches(tokens: Sequence[Token], index: RuleIndex) -> list[Match]:
    """Find what is dialect among the tokens of a sentence; matches are in order and do not overlap."""
    possible = index.within(tokens)
    matches: list[Match] = []
    at = 0
    while at < len(tokens):
        found = _best(tokens, at, possible)
        if found is None:
            at += 1
            continue
        if found.rule is None or not found.rule.leave:
            matches.append(found)
        at = found.end
    return matches


def _keys(rule: Rule) -> set[tuple[str, str]]:
    """Give the narrowest keys under which a first token that fits can be looked up."""
    first = rule.pattern[0]
    if not first.optional and not first.others:
        for name in ("surface", "item", "lemma", "pos"):
            for wanted, values in first.wants:
                if wanted == name:
                    return {(name, value) for value in values}
    return {("", "")}


def _present(tokens: Sequence[Token]) -> dict[str, set[str]]:
    items: set[str] = set()
    for token in tokens:
        if token.dialect:
            items |= grades(token.dialect)
    return {"surface": {t.surface for t in tokens}, "lemma": {t.lexeme.lemma for t in tokens}, "item": items}


def _best(
    tokens: Sequence[Token], at: int, rules: Mapping[tuple[str, str], Sequence[tuple[int, Rule]]]
) -> Match | None:
    best: Match | None = None
    best_order = 0
    first = tokens[at]
    keys = [("surface", first.surface), ("lemma", first.lexeme.lemma), ("", "")]
    keys += [("pos", kind) for kind in grades(first.pos)]
    if first.dialect:
        keys += [("item", kind) for kind in grades(first.dialect)]
    for key in keys:
        for order, rule in rules.get(key, ()):
            if not (rule.pattern[0].optional or rule.pattern[0].fits(first)):
                continue
            taken = _take(tokens, at, rule.pattern, 0)
            if taken is None:
                continue
            end = at + len(taken)
            if best is not None and (end, -order) <= (best.end, -best_order):
                continue
            if _context_fits(tokens, at, end, rule):
                named = {
                    rule.pattern[k].name: tokens[at + i] for i, k in enumerate(taken) if rule.pattern[k].name
                }
                best, best_order = Match(rule, at, end, named, taken), order
    if best is None and first.dialect and first.standard:
        return Match(None, at, at + 1, {})
    return best


def _take(tokens: Sequence[Token], at: int, pattern: Sequence[Matcher], k: int) -> tuple[int, ...] | None:
    """Match pattern[k:] at a token; gives the number of the matcher that took each token.

    An optional matcher takes a token wherever the rest still matches then.
    """
    if k == len(pattern):
        return ()
    matcher = pattern[k]
    # White space inside a form would be lost with it, so a match does not reach over it.
    attached = k == 0 or at >= len(tokens) or tokens[at - 1].end == tokens[at].start
    if at < len(tokens) and attached and matcher.fits(tokens[at]):
        rest = _take(tokens, at + 1, pattern, k + 1)
        if rest is not None:
            return (k, *rest)
    return _take(tokens, at, pattern, k + 1) if matcher.optional else None


def _context_fits(tokens: Sequence[Token], start: int, end: int, rule: Rule) -> bool:
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    if rule.unless_before and _any_fits(rule.unless_before, before):
        return False
    if rule.unless_after and _any_fits(rule.unless_after, after):
        return False
    n = len(rule.before)
    return all(_fits_or_edge(m, tokens, start - n + i) for i, m in enumerate(rule.before)) and all(
        _fits_or_edge(m, tokens, end + i) for i, m in enumerate(rule.after)
    )


def _fits_or_edge(matcher: Matcher, tokens: Sequence[Token], at: int) -> bool:
    return matcher.fits(tokens[at]) if 0 <= at < len(tokens) else matcher.edge


def _any_fits(matchers: Sequence[Matcher], token: Token | None) -> bool:
    return any(matcher.edge if token is None else matcher.fits(token) for matcher in matchers)
