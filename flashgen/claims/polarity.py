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
# They have a negation and deny nothing: it may rain, one has to go, isn't it so, there are only three.
_IDIOMS = re.compile(
    "かも(しれ|知れ)(ない|なかった|ません|へん|ん)"
    "|(なければ|なくては|なけりゃ|ないと)(だめ|駄目|(なら|いけ)(ない|なかった|ません|ん))"
    "|(なきゃ|なくちゃ)(?=[ねよ。]|$)"
    "|(な|んと|んかったら)(あか|いか)(ん|へん)|な(なら|あきまへ)ん"
    "|[にと](違い|ちがい)(ない|なかった|ありません)"
    "|(じゃ|では)ない(です)?か(?=[ねよなー。！？!?]|$)"
    "|しか[^、。]{0,12}?(ない|なかった|なく|ません)"
)


@dataclass(frozen=True, slots=True)
class Polarity:
    """How often a text has each content word, by how many negations are about it; and whether it denies."""

    words: Counter[tuple[str, int]]
    denies: bool

    def __or__(self, other: "Polarity") -> "Polarity":
        """Give the polarity of two texts that belong together, such as a question and its answer."""
        return Polarity(self.words | other.words, self.denies or other.denies)

    def contradicts(self, source: "Polarity") -> bool:
        """Tell whether only one of the two denies, or this denies another word than its source does."""
        if self.denies != source.denies:
            return True
        known = {word for word, _ in source.words}
        return any(
            count > source.words[word, times] if times else not source.words[word, 0]
            for (word, times), count in self.words.items()
            if word in known
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
    words: list[tuple[str, int]] = []
    found = prefixed = False
    for token in sentence.tokens:
        if denies(token):
            if any(start <= token.start < end for start, end in idioms):
                continue
            found = True
            prefixed = token.pos.startswith("接頭辞")
            if words and not prefixed:
                # 見えないことはない denies 見える twice.
                words[-1] = (words[-1][0], words[-1][1] + 1)
        elif vectors.is_content(token):
            words.append((token.lexeme.lemma, int(prefixed)))
            prefixed = False
    return Polarity(Counter(words), found)


def denied_from(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether there is a negation at or after an offset."""
    return any(token.start >= start and denies(token) for token in tokens)
