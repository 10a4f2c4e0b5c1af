"""Sentence → forms and standard rendering: matches become forms, and forms replace what they cover."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flashgen.dialects.items import Item
from flashgen.dialects.matching import Match, find_matches
from flashgen.dialects.rules import Rule
from flashgen.dialects.standard import Renderer
from flashgen.document import DialectForm, FormPart, Sentence, Token

_VOICED = {"て": "で", "た": "だ", "たら": "だら", "たり": "だり", "てる": "でる", "とる": "どる"}
_UNVOICED = {voiced: plain for plain, voiced in _VOICED.items()}


@dataclass(frozen=True, slots=True)
class Annotator:
    """Applies a dialect's rules. `shared` has item and headword or surface of nationwide words."""

    items: Mapping[str, Item]
    rules: Sequence[Rule]
    renderer: Renderer
    shared: frozenset[tuple[str, str]]

    def annotate(self, sentence: Sentence) -> Sentence:
        """Set `forms` and `standard`; whatever no form covers stays as it is, to the character."""
        tokens = sentence.tokens
        forms: list[DialectForm] = []
        for match in find_matches(tokens, self.rules):
            form = self._form(match, sentence)
            if form.standard == form.surface and not form.shared:
                continue  # 行こう fits the rule for 行こ too
            if match.rule is not None and match.rule.joins and forms and forms[-1].end == form.start:
                forms[-1] = _joined(forms[-1], form)
            else:
                forms.append(form)
        return replace(sentence, forms=tuple(forms), standard=rewrite(sentence.text, forms))

    def _form(self, match: Match, sentence: Sentence) -> DialectForm:
        tokens, rule = sentence.tokens, match.rule
        first, last = tokens[match.start], tokens[match.end - 1]
        item = first.dialect if rule is None else self._item(rule.item, match, rule)
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
            parts=self._parts(match, tokens, item, standard),
        )

    def _item(self, name: str, match: Match, rule: Rule) -> str:
        """Give an item's id; {name} is that of a token of the match, where it is an item."""
        if not name.startswith("{"):
            return name
        token = match.named.get(name[1:-1])
        return token.dialect if token is not None and token.dialect in self.items else rule.item

    def _parts(self, match: Match, tokens: Sequence[Token], item: str, standard: str) -> tuple[FormPart, ...]:
        covered, rule = tokens[match.start : match.end], match.rule
        if rule is None or not rule.parts:
            return (FormPart("".join(t.surface for t in covered), item, standard),)
        named = [self._item(rule.parts[k], match, rule) for k in match.taken]
        return tuple(FormPart(t.surface, name, t.standard) for t, name in zip(covered, named, strict=True))

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


def _in_voice(standard: str, last: Token, following: Token | None, end: int) -> tuple[str, int]:
    """Take in a following て or た whose voice no longer fits: いん-で for 帰っ-て."""
    joined = following is not None and following.start == end and not following.dialect
    if following is None or not joined or not last.cform.startswith("連用形-") or not last.dialect:
        return standard, end
    was, becomes = last.surface.endswith("ん"), standard.endswith("ん")
    changed = (_UNVOICED if was else _VOICED).get(following.surface) if was != becomes else None
    return (standard, end) if changed is None else (standard + changed, following.end)


def _joined(form: DialectForm, more: DialectForm) -> DialectForm:
    return replace(
        form,
        end=more.end,
        surface=form.surface + more.surface,
        standard=form.standard + more.standard,
        alternatives=tuple(a + more.standard for a in form.alternatives),
        confidence=min(form.confidence, more.confidence),
        shared=form.shared and more.shared,
        parts=form.parts + more.parts,
    )
