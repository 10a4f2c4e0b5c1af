"""The faithfulness gate: which cards a learner may see. Every check is deterministic.

A card made by rules can only rearrange the source, so the checks are those that measured useful on
such cards. The reasons are stable: reports and tests name them.
"""

import re
from collections.abc import Mapping

from flashgen import kana
from flashgen.claims import phrases, shown, words
from flashgen.claims.claim import Card, squeeze
from flashgen.claims.statement import Statement

TOO_LONG = "too long"
FRAGMENT = "sentence fragment"
LIST_MEMBER = "list member"
TRIVIAL = "blank is trivial"
TOLD = "answer in context"
IN_QUESTION = "answer in question"
DANGLING = "dangling anaphora"
YES_NO = "yes or no"
BARE_NUMBER = "bare number"
DIALECT = "dialect left over"
SPOKEN = "speech left over"
BRACKET = "bracket cut apart"
NEGATION = "negation lost"
MARKUP = "markup"

_QUESTION = range(6, 81)
_TOLD_QUESTION = range(6, 141)  # a naming question quotes the sentence before it
_ANSWER = range(1, 71)
_SHORTEST_CLOZE = 15
_LEAST_REST = 10  # characters that must be left beside the blank
_FAR_ENOUGH = 8  # characters before a pointer that may hold what it points to
_YES_NO = re.compile(r"(です|ます|である|だろう|でしょう|ない|[うくすつぬむるた])か。$")
_ASKS = re.compile(r"何|なぜ|いつ|だれ|どこ|どう|どの|どんな|いくつ")
_DIALECT = re.compile(
    "(?<!たい)へん|ねん|やろ|あかん|やけど|やから|やん|ちゃう|[やわ]。|(?<=[^ぁ-ゖ、。「（])や、(?![^ぁ-ゖ、。]+(や|など))|せや|ほんま|めっちゃ|(?<![とない])おる"
    "|(?<=[^ぁ-ゖ、。「（])やっ[てた]|てまう|てもう|[しいきりえみわ]はる(?!か)|なんや|(大き|小さ|強|弱|長|高|広|深)(する|なる)|(?<=[をはが、])よう(?=[見知分聞言食飲寝])|やなく|やなかっ|とっ?た。"
    "|(?<![とてっそこあどう])いう(こと|の|もの|話|結果|意味)"
)
_POINTS = re.compile(
    r"(?<!ど)[これそあ]れ(ら|は|が|を|に|で|と|も|以|まで|から|$)|[こそあ](の(?!ま)|こ(に|で|は|が|を|から|まで))|[こそあ](んな(?!に)|う(い|し|な|や|す|見|言|思))|彼(ら|女|は|が|の)|(?<!ど)[そこ](っち|ちら)|前者|後者"
    r"|^(もう)?(一つ|二つ|三つ|一本)(目)?は、?|(さっき|先ほど|さきほど)の|^(どっち|どちら|両方)(も|とも)"
)
_ARGUMENT = re.compile("[がはをも]")  # after what a pointer may point to: 塩が…、その塩
# その土鍋 wants a 鍋 or 土鍋 before it; その場合 and その結果 do not.
_POINTED = re.compile("その([^ぁ-ゖ、。「」]{1,12})")
_HEAD = 2  # letters at the end of a compound that name the thing: メタ|目的
_SPOKEN = re.compile(r"(^|、)(まあ|えっと|えー|なんか|あの)(?!と)|(?<=[てだよかの])[ねさ]、")
_NEGATION = re.compile(r"ない|なく|なかっ|なけれ|ません|ず(に|、|$)|ぬ")
_PAIRS = ("「」", "『』", "（）", "()")
_MARKUP = re.compile(r"\{\{|\}\}|::")


def reasons(card: Card, said: Statement) -> list[str]:
    """Say what is wrong with a card; empty where nothing is."""
    checks = _against_cloze(card, said) if card.kind == "cloze" else _against_question(card, said)
    return [reason for reason, fails in checks.items() if fails]


def _against_question(card: Card, said: Statement) -> Mapping[str, bool]:
    question, answer = card.question, card.answer
    quotes = bool(said.before) and _quotes(question, said)
    lengths = _TOLD_QUESTION if quotes else _QUESTION
    told = squeeze(said.sentence.standard or said.sentence.text)
    return {
        TOO_LONG: len(question) >= lengths.stop or len(answer) >= _ANSWER.stop,
        FRAGMENT: len(question) < lengths.start
        or len(answer) not in _ANSWER
        or (len(answer) == 1 and not kana.has_kanji(answer)),
        IN_QUESTION: squeeze(answer) in squeeze(question) or _is_echo(answer, question),
        TOLD: any(squeeze(answer) in squeeze(sentence.text) for sentence in card.context),
        DANGLING: (not (quotes or card.context) and (_dangles(question) or _dangles(answer)))
        or _points_at_nothing(question + answer, card)
        or _POINTS.match(answer.removeprefix("まさに")) is not None,
        YES_NO: _YES_NO.search(question) is not None and _ASKS.search(question) is None,
        BARE_NUMBER: squeeze(answer).isdecimal(),
        DIALECT: _DIALECT.search(question + answer) is not None,
        SPOKEN: _SPOKEN.search(question) is not None or _SPOKEN.search(answer) is not None,
        BRACKET: _cut_apart(question) or _cut_apart(answer),
        NEGATION: len(_NEGATION.findall(question + answer)) < len(_NEGATION.findall(told)),
        MARKUP: _MARKUP.search(question + answer) is not None,
    }


def _quotes(question: str, said: Statement) -> bool:
    before = said.before[-1]
    return any(
        text.strip() in question for text in (before.text, phrases.standard(before, 0, len(before.text)))
    )


def _dangles(text: str) -> bool:
    """Tell whether a text points to what it does not hold: その水は…, but not 塩が溶けて、その水が…."""
    return any(
        not text[: match.start()].endswith("とか")  # 塩とかそういうの
        and (match.start() < _FAR_ENOUGH or not _ARGUMENT.search(text[: match.start()]))
        for match in _POINTS.finditer(text)
    )


def _points_at_nothing(text: str, card: Card) -> bool:
    """Tell whether the sentences shown before a card lack the thing that it points at: その鍋 of no 鍋."""
    told = "".join(sentence.standard or sentence.text for sentence in card.context)
    return (
        bool(told)
        and any(
            len(match[1]) >= _HEAD  # その脳 may be of the person just spoken of
            and not match[1].startswith(tuple(words.load().wholes))
            and match[1][-_HEAD:] not in told + text[: match.start()]
            for match in _POINTED.finditer(text)
        )
    )


def _cut_apart(text: str) -> bool:
    return any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS)


def _is_echo(answer: str, question: str) -> bool:
    """Tell whether nearly all of an answer is to be read in its question."""
    bigrams = {answer[i : i + 2] for i in range(len(answer) - 1)}
    return sum(bigram in question for bigram in bigrams) > 0.7 * len(bigrams)


def _against_cloze(card: Card, said: Statement) -> Mapping[str, bool]:
    text = card.text.replace("{{c1::", "").replace("}}", "")
    rest = card.text.replace(f"{{{{c1::{card.answer}}}}}", "", 1)
    source = f"{said.said_by}によると、"
    plain = text.removeprefix(source)
    return {
        TOO_LONG: len(plain) > shown.LONGEST,
        FRAGMENT: len(plain) < _SHORTEST_CLOZE or len(squeeze(rest.removeprefix(source))) < _LEAST_REST,
        IN_QUESTION: squeeze(text).count(squeeze(card.answer)) != 1,
        TOLD: any(squeeze(card.answer) in squeeze(other.standard or other.text) for other in card.context),
        DANGLING: (not card.context and _dangles(plain)) or _points_at_nothing(plain, card),
        BARE_NUMBER: squeeze(card.answer).isdecimal(),
        DIALECT: _DIALECT.search(text) is not None,
        SPOKEN: _SPOKEN.search(text) is not None,
        BRACKET: _cut_apart(text),
        MARKUP: _MARKUP.search(rest) is not None,
    }
