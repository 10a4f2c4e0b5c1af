"""Sentence → forms and standard rendering: matches become forms, and forms replace what they cover."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import eq

from flashgen.dialects.items import Item
from flashgen.dialects.matching import Match, RuleIndex, find_matches
from flashgen.dialects.parts import Divider, host, joined, tail
from flashgen.dialects.rules import Rule
from flashgen.dialects.standard import Renderer
from flashgen.document import DialectForm, FormPart, Sentence, Token
from flashgen.values import dataclass

_VOICED = {"て": "で", "た": "だ", "たら": "だら", "たり": "だり", "てる": "でる", "とる": "どる"}
_SOUNDS = "てでただとど"  # what て and た begin with, and their dialect forms: たる, とる, どん
_UNVOICED = {voiced: plain for plain, voiced in _VOICED.items()}


@dataclass(frozen=True, slots=True)
class Annotator:
    """Applies a dialect's rules.

    `shared` has item and headword or surface of nationwide words; `telling` the shared items that are
    dialect enough by themselves for a sentence to be rewritten (めっちゃ).
    """

    items: Mapping[str, Item]
    rules: RuleIndex
    renderer: Renderer
    divider: Divider
    shared: frozenset[tuple[str, str]]
    telling: frozenset[str] = frozenset()

    def annotate(self, sentence: Sentence) -> Sentence:
        """Set `forms` and `standard`; whatever no form covers stays as it is, to the character."""
        tokens = sentence.tokens
        forms: list[DialectForm] = []
        chains: list[list[DialectForm]] = []
        ends: list[int] = []  # of each chain, the token after it
        since = 0  # the token after the last form
        for match in find_matches(tokens, self.rules):
            form = self._form(match, sentence)
            if forms and form.start < forms[-1].end:
                continue  # しがん-でる: でる has gone with the verb, whose standard is かみしめ-てる
            if forms and forms[-1].end == form.start and tokens[match.start - 1].pos.startswith("動詞"):
                form = _in_voice_of(form, forms[-1])
            if form.standard == form.surface and not form.shared:
                continue  # 行こう fits the rule for 行こ too
            forms.append(form)
            between = _between(match, tokens, since) if chains and since <= match.start else None
            before = host(tokens, since, match.start) if between is None else between
            if between is None:
                chains.append([])
                ends.append(0)
            plain = tuple(map(self.divider.plain, before))
            chains[-1].append(replace(form, parts=(*plain, *form.parts)) if plain else form)
            since = ends[-1] = match.end + (form.end > tokens[match.end - 1].end)
        # アホ and あんまり are anybody's words, and stay as they are where nothing else is dialect.
        dialect = any(not form.shared or form.item in self.telling for form in forms)
        standard = rewrite(sentence.text, forms if dialect else ())
        whole = (
            form
            for chain, end in zip(chains, ends, strict=True)
            for form in _explained(chain, tuple(map(self.divider.plain, tail(tokens, end))))
        )
        return replace(sentence, forms=tuple(whole), standard=standard)

    def _form(self, match: Match, sentence: Sentence) -> DialectForm:
        tokens, rule = sentence.tokens, match.rule
        first, last = tokens[match.start], tokens[match.end - 1]
        item = first.dialect if rule is None else self._item(rule.item, match)
        following = tokens[match.end] if match.end < len(tokens) else None
        standard, end = self.renderer.standard(match, tokens, following), last.end
        standard, end = _in_voice(standard, last, following, end)
        known = self.items.get(item)
        shared = rule.shared if rule is not None else None
        if shared is None:
            shared = self._is_shared(known, first) if rule is None else bool(known and known.shared)
        return DialectForm(
            item=item,
            start=first.start,
            end=end,
            surface=sentence.text[first.start : end],
            standard=standard,
            category=known.category if known else item.split(".")[0],
            alternatives=() if rule is None else self._alternatives(rule, match),
            confidence=1.0 if rule is None else float(rule.confidence),
            shared=shared,
            parts=self._parts(match, sentence, (item, standard, end)),
            rule=rule.id if rule is not None else "",
        )

    def _item(self, name: str, match: Match) -> str:
        """Give an item's id: {verb}|neg.n is that of the token named verb if it is an item, or neg.n."""
        slot, _, otherwise = name.partition("|")
        if not slot.startswith("{"):
            return name
        token = match.named.get(slot[1:-1])
        return token.dialect if token is not None and token.dialect in self.items else otherwise

    def _parts(self, match: Match, sentence: Sentence, form: tuple[str, str, int]) -> tuple[FormPart, ...]:
        covered, rule, (item, standard, end) = sentence.tokens[match.start : match.end], match.rule, form
        if end != covered[-1].end:  # with the voice of what follows, as in いん-で
            start = covered[0].start
            return self.divider.whole(start, sentence.text[start:end], item, standard)
        words = [self._is_word(token, item) for token in covered]  # わらかさ in わらかさへん
        if rule is None or not (rule.parts or any(words)):
            return self.divider.divided(covered, item, standard)
        named = [self._item(rule.parts[k], match) if rule.parts else item for k in match.taken]
        names = [t.dialect if word else name for t, word, name in zip(covered, words, named, strict=True)]
        return self.divider.named(covered, names, standard)

    def _is_word(self, token: Token, item: str) -> bool:
        known = self.items.get(token.dialect) if token.dialect not in ("", item) else None
        return known is not None and known.category == "word"

    def _is_shared(self, item: Item | None, token: Token) -> bool:
        named = {(token.dialect, token.headword), (token.dialect, token.surface)}
        return bool(item and item.shared) or not named.isdisjoint(self.shared)

    def _alternatives(self, rule: Rule, match: Match) -> tuple[str, ...]:
        return tuple(self.renderer.render(template, match.named) for template in rule.alternatives)


def rewrite(text: str, forms: Sequence[DialectForm]) -> str:
    """Put each form's standard in its place."""
    pieces, at = [], 0
    for form in forms:
        pieces += [text[at : form.start], form.standard]
        at = form.end
    return "".join([*pieces, text[at:]])


Span = tuple[int, int]


def counterparts(sentence: Sentence, apart: Span | None = None) -> tuple[tuple[Span, Span], ...]:
    """Give what of each dialect form differs, and where what stands for it is in the standard rendering.

    The forms of one compound are one (んかってん, なかったんだ), unless an edge of `apart` lies between them.
    What leaves no trace has no counterpart, and nothing has one where the standard rendering is not what
    the forms make of the text.
    """
    if rewrite(sentence.text, sentence.forms) != sentence.standard:
        return ()
    found: list[tuple[Span, Span]] = []
    before: DialectForm | None = None
    longer = 0  # by how much the standard rendering is, so far
    for form in sentence.forms:
        start = form.start + longer
        longer += len(form.standard) - (form.end - form.start)
        said, standard = (form.start, form.end), (start, form.end + longer)
        joined_to = before and before.end == form.start and form.parts and form.parts == before.parts
        if joined_to and form.start not in (apart or ()):
            (said_from, _), (standard_from, _) = found.pop()
            said, standard = (said_from, said[1]), (standard_from, standard[1])
        found.append((said, standard))
        before = form
    differing = (_differing(sentence, said, standard) for said, standard in found)
    return tuple(each for each in differing if each is not None)


def moved(sentence: Sentence, places: Iterable[int]) -> tuple[int, ...] | None:
    """Give where places of the text that are in no form are in the standard rendering.

    None where the standard rendering is not what the forms make of the text.
    """
    if rewrite(sentence.text, sentence.forms) != sentence.standard:
        return None
    return tuple(
        place + sum(len(f.standard) - (f.end - f.start) for f in sentence.forms if f.end <= place)
        for place in places
    )


def _differing(sentence: Sentence, said: Span, standard: Span) -> tuple[Span, Span] | None:
    """Leave out what both begin with; None where one is empty or both are the same."""
    one, other = sentence.text[slice(*said)], sentence.standard[slice(*standard)]
    if not one or not other or one == other:
        return None
    same = sum(1 for _ in takewhile(bool, map(eq, one, other)))
    if same in (len(one), len(other)):
        return said, standard  # 寝よ and 寝よう
    return (said[0] + same, said[1]), (standard[0] + same, standard[1])


def _in_voice(standard: str, last: Token, following: Token | None, end: int) -> tuple[str, int]:
    """Take in a following て or た whose voice no longer fits: いん-で for 帰っ-て."""
    joined = following is not None and following.start == end and not following.dialect
    if following is None or not joined or not last.cform.startswith("連用形-") or not last.dialect:
        return standard, end
    was, becomes = last.surface.endswith("ん"), standard.endswith("ん")
    changed = (_UNVOICED if was else _VOICED).get(following.surface) if was != becomes else None
    return (standard, end) if changed is None else (standard + changed, following.end)


def _between(match: Match, tokens: Sequence[Token], since: int) -> Sequence[Token] | None:
    """Give what lies between a match and the form before it if both make a compound, otherwise None."""
    said = match.rule is not None and match.rule.joins and since == match.start
    return () if said and tokens[since - 1].end == tokens[since].start else joined(tokens, since, match.start)


def _in_voice_of(form: DialectForm, before: DialectForm) -> DialectForm:
    """Give a dialect て or た the voice of the standard word before it: こけ-とる is 転ん-でる.

    だろう, for やろ, has no voice to take.
    """
    if form.surface[0] not in _SOUNDS:
        return form
    was, becomes = before.surface.endswith("ん"), before.standard.endswith("ん")
    changed = (_UNVOICED if was else _VOICED).get(form.standard[:1]) if was != becomes else None
    return form if changed is None else replace(form, standard=changed + form.standard[1:])


def _explained(chain: Sequence[DialectForm], after: tuple[FormPart, ...]) -> tuple[DialectForm, ...]:
    """Give each form of a compound the parts of all of it: へんかっ and てん both say へんかっ + てん."""
    if len(chain) == 1 and not after:
        return tuple(chain)
    parts = (*(part for form in chain for part in form.parts), *after)
    return tuple(replace(form, parts=parts) for form in chain)
