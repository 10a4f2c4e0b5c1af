"""Questions that ask for one place of a statement, and the sentences where that would be no good."""

import pytest

from flashgen.claims import place_questions, terms
from tests.claims.test_questions import statement

ASKED = [
    # said, term, question, answer
    # names
    ("港では先物という商いが生まれたんや。", "先物", "港では何という商いが生まれたのか。", "先物"),
    ("港では先物という話が出た。", "先物", None, None),  # no name
    # amounts
    ("樽には四割ほど水が残ってるねん。", "四割", "樽には何割ほど水が残っているのか。", "四割"),
    ("港の蔵には七つの樽がある。", "七つ", "港の蔵にはいくつの樽があるのか。", "七つ"),
    (
        "2020年の調べでは、蔵に300個の樽があった。",
        "300個",
        "2020年の調べでは、蔵に何個の樽があったのか。",
        "300個",
    ),
    ("蔵では五回に三回は米が余る。", "三回", None, None),  # of which number?
    ("港の蔵には一つの樽がある。", "一つ", None, None),
    ("寺は1600年に焼けた。", "1600年", None, None),  # a date, or a source
    # things
    ("諸藩は年貢米を蔵屋敷で売りました。", "年貢米", "諸藩は何を蔵屋敷で売ったのか。", "年貢米"),
    ("春の樽では酵母が糖を分解してる。", "酵母", "春の樽では何が糖を分解しているのか。", "酵母"),
    ("樽の中では白い麹菌が糖を分けている。", "麹菌", "樽の中では何が糖を分けているのか。", "白い麹菌"),
    ("港では船大工が樽を作っていた。", "船大工", "港ではだれが樽を作っていたのか。", "船大工"),
    ("港では料理人が樽を洗っていた。", "料理人", "港ではだれが樽を洗っていたのか。", "料理人"),
    # where the question would ask for something else, or have more than one answer
    ("樽の中では酵母が糖を分解しない。", "酵母", None, None),
    ("樽の中では酵母が糖を分解するらしい。", "酵母", None, None),
    ("樽が古いと、酵母が糖を分解する。", "酵母", None, None),
    ("樽の中では酵母が増える様子が見えた。", "酵母", None, None),
    ("樽の中では米を食べる酵母が糖を分解する。", "酵母", None, None),
    ("蔵人は酵母が増えたかを毎日調べる。", "酵母", None, None),
    ("樽の中では酵母とか麹菌が糖を分解する。", "麹菌", None, None),
    ("酵母を分ける。", "酵母", None, None),
]


@pytest.mark.parametrize(("text", "word", "question", "answer"), ASKED)
def test_question(text: str, word: str, question: str | None, answer: str | None) -> None:
    said = statement(text)
    first = next(at for at, token in enumerate(said.tokens) if token.start == text.index(word))
    end = text.index(word) + len(word)
    last = next(at for at, token in enumerate(said.tokens) if token.end == end) + 1
    card = place_questions.ask(said, terms.Term(first, last, word, 1.0))
    assert ((card.question, card.answer) if card else (None, None)) == (question, answer)
