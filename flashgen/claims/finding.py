"""Finds cues in sentences: each token and each stretch of text is looked up once, for all cues."""

from collections.abc import Sequence
from functools import cache

from flashgen.claims import cues
from flashgen.claims.cues import Cue, TokenPattern
from flashgen.claims.wordings import Spotter, Wording
from flashgen.document import Sentence


class Finder:
    """Finds some cues in sentences."""

    def __init__(self, wanted: Sequence[Cue]) -> None:
        self._cues = wanted
        # Each wording under each of its literals; a number is that of the cue.
        self._by_literal: dict[str, list[tuple[int, Wording]]] = {}
        self._searched: list[tuple[int, Wording]] = []  # those without literals
        # Each token pattern under what one of its slots asks for, with the place of that slot.
        self._by_token: dict[str, list[tuple[int, TokenPattern, int]]] = {}
        self._wordless: list[tuple[int, TokenPattern]] = []  # at the start of a sentence only
        for number, cue in enumerate(wanted):
            for wording in cue.wordings:
                self._enter_wording(number, wording)
            for pattern in cue.tokens:
                self._enter_tokens(number, pattern)
        self._spotter = Spotter(self._by_literal)

    def _enter_wording(self, number: int, wording: Wording) -> None:
        for literal in wording.literals:
            self._by_literal.setdefault(literal, []).append((number, wording))
        if not wording.literals:
            self._searched.append((number, wording))

    def _enter_tokens(self, number: int, pattern: TokenPattern) -> None:
        # Longer is rarer: っていうのは is looked for where 言う is, not wherever の or は is.
        keys = [slot.lemma or slot.surface or {slot.cform} for slot in pattern.slots]
        place = max(range(len(keys)), key=lambda at: (min(map(len, keys[at])), -at))
        if keys[place] == {""}:
            self._wordless.append((number, pattern))
            return
        for key in keys[place]:
            self._by_token.setdefault(key, []).append((number, pattern, place))

    def find(self, sentence: Sentence) -> tuple[Cue, ...]:
        """Give the cues that are in a sentence, in the order in which they were given."""
        text = sentence.standard or sentence.text
        fired = self._in_tokens(sentence)
        for literal, end in self._spotter.spot(text):
            for number, wording in self._by_literal[literal]:
                if number not in fired and wording.is_in(text, end):
                    fired.add(number)
        fired.update(number for number, wording in self._searched if wording.is_in(text))
        return tuple(self._cues[number] for number in sorted(fired))

    def _in_tokens(self, sentence: Sentence) -> set[int]:
        tokens, patterns = sentence.tokens, self._by_token
        fired = {number for number, pattern in self._wordless if pattern.stands_at(0, tokens)}
        for at, token in enumerate(tokens):
            for key in (token.surface, token.lexeme.lemma, token.cform):
                if key in patterns:
                    fired.update(
                        n for n, pattern, place in patterns[key] if pattern.stands_at(at - place, tokens)
                    )
        return fired


def find(sentence: Sentence) -> tuple[Cue, ...]:
    """Give the shipped cues that are in a sentence, in file order."""
    return _shipped().find(sentence)


@cache
def _shipped() -> Finder:
    return Finder(cues.load())
