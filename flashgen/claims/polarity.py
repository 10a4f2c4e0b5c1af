"""What a sentence denies: negations, and the words that each of them is about."""

import re
from collections import Counter
from collections.abc import Sequence

from flashgen.claims import vectors
from flashgen.document import Sentence, Token
from flashgen.values import dataclass

_DENYING = frozenset(["無い", "ない", "ず", "へん", "ひん", "まい", "違う", "ちゃう"])
_DENYING_FORMS = ("ない", "なかっ", "なく", "なけれ")  # of a dialect word in standard Japanese
_DENYING_PREFIXES = frozenset(["不", "非", "無", "未"])
# They have a negation and deny nothing: it may rain, one has to go, there are only three.
_IDIOMS = re.compile(
    "かも(しれ|知れ)(ない|なかった|ません|へん|ん)"
    "|(なければ|なくては|なくちゃ|なけりゃ|ないと)(なら|いけ|だめ|駄目)?(ない|なかった|ません|ん)?"
    "|[にと](違い|ちがい)(ない|なかった|ありません)"
    "|しか[^、。]{0,12}?(ない|なかった|なく|ません)"
)


@dataclass(frozen=True, slots=True)
class Polarity:
    """How often a text says each content word denied and not denied, and whether it denies at all."""

    denied: Counter[str]
    plain: Counter[str]
    denies: bool

    def __or__(self, other: "Polarity") -> "Polarity":
        return Polarity(self.denied + other.denied, self.plain + other.plain, self.denies or other.denies)

    def contradicts(self, source: "Polarity") -> bool:
        """Tell whether only one of the two denies, or this denies another word than its source does."""
        if self.denies != source.denies:
            return True
        said = source.denied | source.plain
        shared = [word for word in self.denied | self.plain if word in said]
        return any(
            self.denied[word] > source.denied[word] or (self.plain[word] > 0 and not source.plain[word])
            for word in shared
        )


def denies(token: Token) -> bool:
    """Tell whether a token is a negation: ない, へん, the ん of 行かん."""
    if token.pos.startswith("接頭辞"):
        return token.surface in _DENYING_PREFIXES
    if token.pos.startswith(("名詞", "助詞", "連体詞")):
        return False
    return token.lexeme.lemma in _DENYING or token.standard.startswith(_DENYING_FORMS)


def polarity(sentence: Sentence) -> Polarity:
    """Find what a sentence denies. It is to be in standard Japanese, or its dialect tokens known."""
    idioms = [match.span() for match in _IDIOMS.finditer(sentence.text)]
    denied: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    found = prefixed = False
    about = ""
    for token in sentence.tokens:
        if denies(token):
            if any(start <= token.start < end for start, end in idioms):
                continue
            found = True
            prefixed = token.pos.startswith("接頭辞")
            if about and not prefixed:
                denied[about] += 1
                plain[about] -= 1
        elif vectors.is_content(token):
            about = token.lexeme.lemma
            (denied if prefixed else plain)[about] += 1
            prefixed = False
    return Polarity(+denied, +plain, found)


def denied_from(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether there is a negation at or after an offset."""
    return any(token.start >= start and denies(token) for token in tokens)
