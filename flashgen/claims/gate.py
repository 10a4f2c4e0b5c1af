"""The faithfulness gate: which cards a learner may see. Every check is deterministic.

A card made by rules can only rearrange the source, so the checks are those that measured useful on
such cards: length, an answer that the question gives away, yes-or-no, bare numbers, negation lost,
dialect left over, brackets cut apart.
"""

import re

from flashgen import kana
from flashgen.claims.claim import Card, squeeze
from flashgen.claims.statement import Statement

_QUESTION = range(6, 81)
_TOLD_QUESTION = range(6, 141)  # a naming question quotes the sentence before it
_ANSWER = range(1, 61)
_CLOZE = range(15, 131)
_YES_NO = re.compile(r"(です|ます|である|だろう|でしょう|ない|[うくすつぬむるた])か。$")
_ASKS = re.compile(r"何|なぜ|いつ|だれ|どこ|どう|どの|どんな|いくつ")
_DIALECT = re.compile(
    "へん|ねん|やろ|あかん|やけど|やから|やん|ちゃう|や。|せや|ほんま|めっちゃ|おる|やった|てまう|てもう|[しいきりえみわ]はる(?!か)"
    "|(?<![とてっそこあどう])いう(こと|の|もの|話|結果|意味)"
)
_POINTS = re.compile(
    r"(?<!ど)[これそあ]れ(ら|は|が|を|に|で|と|も|以|まで|から|$)|[こそあ](の|こ(に|で|は|が|を|から|まで))|[こそあ](んな|う(い|し|な|や|す|見|言|思))|彼(ら|女|は|が|の)|(?<!ど)[そこ](っち|ちら)|前者|後者"
)
_NEGATION = re.compile(r"ない|なく|なかっ|なけれ|ません|ず(に|、|$)|ぬ")
_PAIRS = ("「」", "『』", "（）", "()")
_MARKUP = re.compile(r"\{\{|\}\}|::")


def reasons(card: Card, said: Statement) -> list[str]:
    """Say what is wrong with a card; empty where nothing is."""
    return _against_cloze(card) if card.kind == "cloze" else _against_question(card, said)


def _against_question(card: Card, said: Statement) -> list[str]:
    question, answer = card.question, card.answer
    quotes = bool(said.before) and (said.before[-1].standard or said.before[-1].text).strip() in question
    lengths = _TOLD_QUESTION if quotes else _QUESTION
    told = squeeze(said.sentence.standard or said.sentence.text)
    checks = {
        "question too short or too long": len(question) not in lengths,
        "answer too short or too long": len(answer) not in _ANSWER
        or (len(answer) == 1 and not kana.has_kanji(answer)),
        "answer in question": squeeze(answer) in squeeze(question) or _is_echo(answer, question),
        "answer in context": any(squeeze(answer) in squeeze(sentence.text) for sentence in card.context),
        "points out of itself": not quotes and _POINTS.search(question + answer) is not None,
        "yes or no": _YES_NO.search(question) is not None and _ASKS.search(question) is None,
        "bare number": squeeze(answer).isdecimal(),
        "dialect left over": _DIALECT.search(question + answer) is not None,
        "bracket cut apart": any(t.count(p[0]) != t.count(p[1]) for t in (question, answer) for p in _PAIRS),
        "negation lost": len(_NEGATION.findall(question + answer)) < len(_NEGATION.findall(told)),
        "markup": _MARKUP.search(question + answer) is not None,
    }
    return [reason for reason, fails in checks.items() if fails]


def _is_echo(answer: str, question: str) -> bool:
    """Tell whether nearly all of an answer is to be read in its question."""
    bigrams = {answer[i : i + 2] for i in range(len(answer) - 1)}
    return sum(bigram in question for bigram in bigrams) > 0.7 * len(bigrams)


def _against_cloze(card: Card) -> list[str]:
    shown = card.text.replace("{{c1::", "").replace("}}", "")
    rest = card.text.replace(f"{{{{c1::{card.answer}}}}}", "", 1)
    checks = {
        "text too short or too long": len(shown) not in _CLOZE,
        "term not once in text": squeeze(shown).count(squeeze(card.answer)) != 1,
        "bare number": squeeze(card.answer).isdecimal(),
        "markup": _MARKUP.search(rest) is not None,
    }
    return [reason for reason, fails in checks.items() if fails]
