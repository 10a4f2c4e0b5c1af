"""The gate: a card for each reason to keep one back, and some that pass."""

import pytest

from flashgen.claims import gate
from flashgen.claims.claim import Card
from tests.claims.analysis import analyse
from tests.claims.test_questions import statement


def question(asked: str, answer: str, context: str = "") -> Card:
    return Card("qa", asked, answer, context=(analyse(context),) if context else ())


SAID = "塩は水を抜く。"

BAD_QUESTIONS = [
    (question("何か。", "塩"), "question too short or too long"),
    (question("なぜ" + "長い" * 40 + "のか。", "塩"), "question too short or too long"),
    (question("水を抜くのは何か。", "塩" * 61), "answer too short or too long"),
    (question("水を抜くのは何か。", "は"), "answer too short or too long"),
    (question("塩で水を抜くのは何か。", "塩"), "answer in question"),
    (question("水をよく抜く白い粒は何か。", "水をよく抜く白い粒や"), "answer in question"),
    (question("それで水を抜くのは何か。", "塩"), "points out of itself"),
    (question("水を抜くのは何か。", "その塩"), "points out of itself"),
    (question("塩は水を抜く道具ですか。", "粒"), "yes or no"),
    (question("橋が落ちたのはいつか。", "1600"), "bare number"),
    (question("水が抜けへんのはなぜか。", "粒が粗いから"), "dialect left over"),
    (question("水を抜くのは何か。", "「粗塩"), "bracket cut apart"),
    (question("水を抜くのは何か。", "{{c1::粒}}"), "markup"),
]


@pytest.mark.parametrize(("card", "reason"), BAD_QUESTIONS)
def test_bad_question(card: Card, reason: str) -> None:
    assert reason in gate.reasons(card, statement(SAID))
    assert gate.reasons(card, statement(SAID))


def test_negation_is_not_lost() -> None:
    said = statement("塩は水を足さへん。")
    assert "negation lost" in gate.reasons(question("塩は何を足すか。", "水"), said)


def test_an_answer_of_one_kanji_is_enough() -> None:
    assert not gate.reasons(question("水を抜くのは何か。", "塩"), statement(SAID))


def test_what_is_quoted_may_be_pointed_to() -> None:
    card = question("「塩は水を抜く。」このことを何と呼ぶか。", "脱水")
    said = statement("これを脱水と呼ぶ。", SAID)
    assert not gate.reasons(card, said)
    assert "points out of itself" in gate.reasons(card, statement("これを脱水と呼ぶ。"))


def test_context_does_not_give_the_answer_away() -> None:
    card = question("「塩は水を抜く。」このことを何と呼ぶか。", "脱水", context="脱水の話をするで。")
    assert gate.reasons(card, statement("これを脱水と呼ぶ。", SAID)) == ["answer in context"]


def cloze(text: str, answer: str) -> Card:
    return Card("cloze", text=text, answer=answer)


CLOZES = [
    (cloze("この塩は{{c1::浸透圧}}で水を抜く働きをする。", "浸透圧"), []),
    (cloze("塩は{{c1::粒}}や。", "粒"), ["text too short or too long"]),
    (cloze("塩の{{c1::粒}}は、大きい粒から順に溶けるもんや。", "粒"), ["term not once in text"]),
    (cloze("この塩は{{c1::1600}}から作られてきたもんや。", "1600"), ["bare number"]),
    (cloze("この塩は{{c1::浸透圧}}で水を{{c2::抜く}}働きをする。", "浸透圧"), ["markup"]),
    (cloze("この塩は{{c1::浸透圧}}で水を抜く働き::をする。", "浸透圧"), ["markup"]),
]


@pytest.mark.parametrize(("card", "reasons"), CLOZES)
def test_cloze(card: Card, reasons: list[str]) -> None:
    assert gate.reasons(card, statement(SAID)) == reasons
