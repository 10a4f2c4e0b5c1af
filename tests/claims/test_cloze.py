"""Cloze cards: what is shown around the blank, in plain standard Japanese, and where it is cut."""

from dataclasses import replace

import pytest

from flashgen.claims import cloze, gate, terms
from flashgen.claims.claim import Card
from flashgen.claims.statement import Statement
from tests.claims.analysis import analyse
from tests.claims.test_questions import statement


def card(said: Statement, term: str, *before: str) -> Card | None:
    """Blank a term of a statement."""
    found = terms.find(said.sentence, said.sentence.text, "")
    chosen = next(one for one in found if one.text == term)
    return cloze.card(said, chosen, tuple(map(analyse, before)))


CARDS = [
    # said, term, text of the card
    ("塩は浸透圧で肉の水を抜くんや。", "浸透圧", "塩は{{c1::浸透圧}}で肉の水を抜く。"),
    # openers go, and what speech hangs on the end
    ("ほんで、酵母が糖を食べて増えるねん。", "酵母", "{{c1::酵母}}が糖を食べて増える。"),
    ("酵母が糖を食べて増えるんですよね。", "酵母", "{{c1::酵母}}が糖を食べて増える。"),
    ("樽で糖を食べるのは酵母なんやで。", "酵母", "樽で糖を食べるのは{{c1::酵母}}だ。"),
    ("樽で糖を食べるのは酵母やったんや。", "酵母", "樽で糖を食べるのは{{c1::酵母}}だった。"),
    ("酵母が糖を食べて増えるんやけど。", "酵母", "{{c1::酵母}}が糖を食べて増える。"),
    # the dialect of the rest goes, and contractions
    ("酵母が糖を食べへんかったら増えへん。", "酵母", "{{c1::酵母}}が糖を食べなかったら増えない。"),
    (
        "酵母が糖を食べとったのを酒母って呼んではった。",
        "酒母",
        "酵母が糖を食べていたのを{{c1::酒母}}と呼んでいた。",
    ),
    ("酵母は糖を食べるんやなくて分けてる。", "糖", "酵母は{{c1::糖}}を食べるのではなくて分けている。"),
    # the reason of what was said before is a fact by itself
    ("樽で酵母が糖を食べるからです。", "酵母", "樽で{{c1::酵母}}が糖を食べる。"),
    ("樽が温まるのは酵母が糖を食べるからや。", "酵母", "樽が温まるのは{{c1::酵母}}が糖を食べるからだ。"),
    # か at the end turns a denial round and stays
    ("増えたのは酵母なんちゃうか。", "酵母", "増えたのは{{c1::酵母}}なのではないか。"),
]


@pytest.mark.parametrize(("said", "term", "text"), CARDS)
def test_card(said: str, term: str, text: str) -> None:
    made = card(statement(said), term)
    assert made is not None
    assert (made.kind, made.text, made.answer) == ("cloze", text, term)


TOLD = [
    # stance, said, text: what is not plainly stated never looks so
    ("opinion", "増えたのは酵母やと思うねん。", "話し手によると、増えたのは{{c1::酵母}}だ。"),
    ("opinion", "私は、酵母を増やすべきだと思います。", "話し手によると、{{c1::酵母}}を増やすべきだ。"),
    ("assertion", "増えたのは酵母だと考えられている。", "増えたのは{{c1::酵母}}だと考えられている。"),
    ("opinion", "酵母を増やした方がええやん。", "話し手によると、{{c1::酵母}}を増やした方がいい。"),
    ("hedged", "増えたのは酵母かもしれへん。", "増えたのは{{c1::酵母}}かもしれない。"),
    ("hedged", "増えたのは酵母なんかな。", "増えたのは{{c1::酵母}}なのかもしれない。"),
    ("hedged", "増えたのは酵母ちゃうかな。", "増えたのは{{c1::酵母}}ではないかと思われる。"),
    ("hedged", "増えたのは酵母じゃないかな。", "増えたのは{{c1::酵母}}ではないかと思われる。"),
    ("hedged", "酵母が増えたようなもんや。", "話し手によると、{{c1::酵母}}が増えたようなものだ。"),
    ("reported", "増えたのは酵母やと本に書いてあった。", "増えたのは{{c1::酵母}}だと本に書いてあった。"),
    ("reported", "増えたのは酵母だそうだ。", "話し手によると、増えたのは{{c1::酵母}}だ。"),
]


def test_a_source_that_was_taken_off_is_named() -> None:
    plain = statement("杜氏によると、増えたのは酵母らしい。", stance="reported")
    source = next(at for at, token in enumerate(plain.tokens) if token.surface == "、") + 1
    made = card(replace(plain, start=source, said_by="杜氏"), "酵母")
    assert made is not None
    assert made.text == "杜氏によると、増えたのは{{c1::酵母}}らしい。"


@pytest.mark.parametrize(("stance", "said", "text"), TOLD)
def test_what_is_not_plainly_stated_names_its_speaker(stance: str, said: str, text: str) -> None:
    made = card(statement(said, stance=stance), "酵母")
    assert made is not None
    assert made.text == text


FILL = "去年の秋に仕込んだ樽は蔵の奥の暗い所で静かに寝かされて春の終わりを待っていた"
WASH = "蔵の奥の暗い所に去年の秋から積まれていた古い樽を一つずつ表に出して井戸の水で洗って"
CUTS = [
    # said (〜 and ＝ stand for long clauses), text; what is cut off leaves the rest true
    ("〜し、〜が、夏の樽では{麹菌}が米を甘くする。", "〜が、夏の樽では{麹菌}が米を甘くする。"),
    (
        "〜し、〜し、夏の樽では{麹菌}が米を甘くするし、味がいい。",
        "〜し、夏の樽では{麹菌}が米を甘くするし、味がいい。",
    ),
    # who does it is said again
    ("蔵人は、＝、＝、{麹菌}を米にまく。", "蔵人は、＝、{麹菌}を米にまく。"),
    # not between a condition and what follows from it
    ("〜し、〜ら、夏の樽では{麹菌}が米を甘くする。", "〜ら、夏の樽では{麹菌}が米を甘くする。"),
    # not where the end reaches back over the cut
    ("〜とか、〜とか、夏の樽では{麹菌}が米を甘くするし、〜とは言えない。", None),
    ("＝、＝、夏の古い樽では{麹菌}が米をいつまでも甘くするわけではない。", None),
]


@pytest.mark.parametrize(("said", "text"), CUTS)
def test_long_sentences_are_cut(said: str, text: str | None) -> None:
    plain = said.replace("{", "").replace("}", "").replace("〜", FILL).replace("＝", WASH)
    made = card(statement(plain), "麹菌")
    want = text and text.replace("{", "{{c1::").replace("}", "}}").replace("〜", FILL).replace("＝", WASH)
    assert (made.text if made else None) == want


NO_CARD = [
    ("酵母や。", "酵母", gate.FRAGMENT),  # nothing left to go by
    ("酵母は生き物で、酵母が糖を食べるんや。", "酵母", gate.IN_QUESTION),  # to be read beside the blank
]


@pytest.mark.parametrize(("text", "term", "reason"), NO_CARD)
def test_no_card(text: str, term: str, reason: str) -> None:
    said = statement(text)
    made = card(said, term)
    assert made is not None
    assert reason in gate.reasons(made, said)


def test_what_the_context_tells_is_not_asked() -> None:
    said = "その働きで酵母は糖を食べて増えるんや。"
    chosen = next(one for one in terms.find(analyse(said), said, "") if one.text == "酵母")
    assert cloze.is_told(chosen, (analyse("酵母の話をするで。"),))
    assert not cloze.is_told(chosen, (analyse("蔵の話をするで。"),))
