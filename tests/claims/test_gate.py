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
    (question("何か。", "塩"), "sentence fragment"),
    (question("なぜ" + "長い" * 40 + "のか。", "塩"), "too long"),
    (question("水を抜くのは何か。", "塩" * 71), "too long"),
    (question("水を抜くのは何か。", "は"), "sentence fragment"),
    (question("塩で水を抜くのは何か。", "塩"), "answer in question"),
    (question("水をよく抜く白い粒は何か。", "水をよく抜く白い粒や"), "answer in question"),
    (question("それで水を抜くのは何か。", "塩"), "dangling anaphora"),
    (question("水を抜くのは何か。", "その塩"), "dangling anaphora"),
    (question("その土鍋で煮るのは何か。", "豆", "火は弱い方がええ。"), "dangling anaphora"),
    (question("「豆」の話で、器が作られたのは何か。", "まさにそのためのもの"), "dangling anaphora"),
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


@pytest.mark.parametrize(
    ("asked", "context"),
    [
        ("その鍋で煮るのは何か。", "祖母は鉄の鍋を使う。"),
        ("その土鍋で煮るのは何か。", "祖母は鉄の鍋を使わず、土鍋を使う。"),
        ("その場合に煮るのは何か。", "火が弱いこともある。"),
    ],
)
def test_what_is_pointed_at_stands_before(asked: str, context: str) -> None:
    assert not gate.reasons(question(asked, "豆", context), statement(SAID))


def test_an_answer_of_one_kanji_is_enough() -> None:
    assert not gate.reasons(question("水を抜くのは何か。", "塩"), statement(SAID))


def test_what_is_quoted_may_be_pointed_to() -> None:
    card = question("「塩は水を抜く。」このことを何と呼ぶか。", "脱水")
    said = statement("これを脱水と呼ぶ。", SAID)
    assert not gate.reasons(card, said)
    alone = question("このことを何と呼ぶか。", "脱水")
    assert gate.DANGLING in gate.reasons(alone, statement("これを脱水と呼ぶ。"))


def test_context_does_not_give_the_answer_away() -> None:
    card = question("「塩は水を抜く。」このことを何と呼ぶか。", "脱水", context="脱水の話をするで。")
    assert gate.reasons(card, statement("これを脱水と呼ぶ。", SAID)) == ["answer in context"]


def cloze(text: str, answer: str) -> Card:
    return Card("cloze", text=text, answer=answer)


CLOZES = [
    ("塩は{{c1::浸透圧}}で肉の水を抜く働きをする。", []),
    ("塩は{{c1::浸透圧}}だ。", ["sentence fragment"]),
    ("塩は{{c1::浸透圧}}で肉の水を抜く働きをし、浸透圧が強い。", ["answer in question"]),
    ("塩田は{{c1::1600}}から作られてきたものだ。", ["bare number"]),
    ("塩は{{c1::浸透圧}}で水を{{c2::抜く}}働きをする。", ["markup"]),
    ("塩は{{c1::浸透圧}}で水を抜く働き::をする。", ["markup"]),
    ("この塩は{{c1::浸透圧}}で水を抜く働きをする。", ["dangling anaphora"]),
    ("彼らは{{c1::浸透圧}}で水を抜く働きを見つけた。", ["dangling anaphora"]),
    ("一つは、{{c1::浸透圧}}で水を抜く働きを見るやり方だ。", ["dangling anaphora"]),
    ("海の塩が粗い時は、その塩の{{c1::浸透圧}}で水が抜ける。", []),  # it is there to be read
    ("粗い塩は{{c1::浸透圧}}で水を抜かへん働きをする。", ["dialect left over"]),
    ("粗い塩は、まあ、{{c1::浸透圧}}で水を抜く働きをする。", ["speech left over"]),
    ("塩が出てね、{{c1::浸透圧}}で水を抜く働きをする。", ["speech left over"]),
    ("粗い塩は{{c1::浸透圧}}で「水を抜く働きをする。", ["bracket cut apart"]),
    ("塩は{{c1::浸透圧}}で" + "水を抜き、" * 25 + "肉を締める。", ["too long"]),
]


@pytest.mark.parametrize(("text", "reasons"), CLOZES)
def test_cloze(text: str, reasons: list[str]) -> None:
    answer = text.partition("{{c1::")[2].partition("}}")[0]
    card = Card("cloze", text=text, answer=answer)
    assert gate.reasons(card, statement(SAID)) == reasons


def test_context_shows_what_is_pointed_to() -> None:
    card = Card(
        "cloze",
        text="この塩は{{c1::浸透圧}}で水を抜く働きをする。",
        answer="浸透圧",
        context=(analyse("粗い塩がある。"),),
    )
    assert not gate.reasons(card, statement(SAID))


DIALECT = [
    "水が抜けへん",
    "塩なんやから",
    "抜けてまう",
    "抜けるんや。",
    "塩や、と言う",
    "抜きはる人",
    "塩いうもの",
    "粒を大きする人",
]
STANDARD = ["たいへんな量", "水をやった人", "塩や砂糖、", "とおる道", "という話"]


@pytest.mark.parametrize("text", DIALECT)
def test_dialect_is_seen(text: str) -> None:
    assert gate.DIALECT in gate.reasons(question(f"{text}のは何か。", "塩"), statement(SAID))


@pytest.mark.parametrize("text", STANDARD)
def test_standard_japanese_is_no_dialect(text: str) -> None:
    assert gate.DIALECT not in gate.reasons(question(f"{text}のは何か。", "塩"), statement(SAID))
