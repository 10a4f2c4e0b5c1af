"""How hard a text is to read, by the formula of jReadability, and what else can be measured of it.

    score = 11.724 − 0.056 · L − 0.126 · K − 0.042 · W − 0.145 · V − 0.044 · P

L is the mean length of a sentence in tokens (punctuation too), the others are percentages of the tokens:
K words of Chinese origin (漢語), W native words (和語), V verbs but auxiliary ones, P particles. Source:
Hasebe, Y. and Lee, J. (2015), Introducing a readability evaluation system for Japanese language
education, CASTEL/J 2015, https://jreadability.net; what is counted where as in the Python package
jreadability 1.1.4 (MIT), which uses the same dictionary as we do.

The formula was made for written texts in standard Japanese. Dialect words of our own dictionary, whose
origin is 方, count as native words; how much dialect there is, is told apart.
"""

import re

from flashgen.document import Document, Sentence
from flashgen.kana import KANJI, morae
from flashgen.report.figures import Readability

_NATIVE = frozenset({"和", "方"})
_KANJI = re.compile(f"[{KANJI}]")
_LETTER = re.compile(f"[ぁ-ゖァ-ヺー{KANJI}]")
# The least score of each band, the easiest first.
SCALE = (
    (5.5, "初級前半", "lower elementary"),
    (4.5, "初級後半", "upper elementary"),
    (3.5, "中級前半", "lower intermediate"),
    (2.5, "中級後半", "upper intermediate"),
    (1.5, "上級前半", "lower advanced"),
    (0.5, "上級後半", "upper advanced"),
)


def band(score: float) -> tuple[str, str]:
    """Name the level of readers for a score, in Japanese and English.

    >>> band(3.7), band(-2.0)
    (('中級前半', 'lower intermediate'), ('上級後半より上', 'beyond upper advanced'))
    """
    if score >= 6.5:
        return "初級前半より下", "below lower elementary"
    found = next(((ja, en) for least, ja, en in SCALE if score >= least), None)
    return found or ("上級後半より上", "beyond upper advanced")


def measured(document: Document) -> Readability:
    """Measure the spoken sentences of a document."""
    sentences = [said for said in document.sentences() if said.tokens]
    tokens = [token for said in sentences for token in said.tokens]
    if not tokens:
        return Readability()
    many, total = len(sentences), len(tokens)
    text = "".join(said.text for said in sentences)
    length = total / many
    kango = sum(token.origin == "漢" for token in tokens) / total
    wago = sum(token.origin in _NATIVE for token in tokens) / total
    verbs = sum(token.pos.startswith("動詞") and "非自立" not in token.pos for token in tokens) / total
    particles = sum(token.pos.startswith("助詞") for token in tokens) / total
    return Readability(
        tokens=length,
        morae=sum(map(morae_of, sentences)) / many,
        characters=len(text) / many,
        kanji=len(_KANJI.findall(text)) / max(len(_LETTER.findall(text)), 1),
        kango=kango,
        wago=wago,
        verbs=verbs,
        particles=particles,
        score=_score(length, 100 * kango, 100 * wago, 100 * verbs, 100 * particles),
    )


def _score(length: float, kango: float, wago: float, verbs: float, particles: float) -> float:
    return 11.724 - 0.056 * length - 0.126 * kango - 0.042 * wago - 0.145 * verbs - 0.044 * particles


def morae_of(said: Sentence) -> int:
    """Count the morae of a sentence as it is read."""
    return sum(len(morae(token.reading)) for token in said.tokens)
