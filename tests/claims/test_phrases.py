"""Cutting sentences: openers, clauses without their endings, noun phrases, standard Japanese."""

import pytest

from flashgen.claims import clauses, phrases
from tests.claims.analysis import analyse

OPENINGS = [
    # The bar stands where the sentence proper begins.
    "でも、|海は深い。",
    "ほんで、|火を止める。",
    "せやから|水が要る。",
    "まあ、それで、|石を積んだ。",
    "よっしゃ、|始まりや。",
    "前の話に戻ると、|塩は高かった。",
    "手短に言うと、|城は燃えた。",
    "|畑に水をまき続けると、塩が出る。",  # no 話を続けると
    "な、|海は深い。",
    "|また明日行く。",  # また is no opener without a comma
    "|塩を振ると、水が出る。",
    "|ただの水や。",
]


@pytest.mark.parametrize("text", OPENINGS)
def test_opening(text: str) -> None:
    opener, rest = text.split("|")
    sentence = analyse(opener + rest)
    assert sentence.text[sentence.tokens[phrases.opening(sentence)].start :] == rest


CLAUSES = [
    # said, its statement, its question for why
    ("塩は道具や。", "塩は道具だ", "塩は道具なのか"),
    ("塩は道具です。", "塩は道具だ", "塩は道具なのか"),
    ("塩は道具なんやで。", "塩は道具だ", "塩は道具なのか"),
    ("味が薄いねん。", "味が薄い", "味が薄いのか"),
    ("味が薄いんです。", "味が薄い", "味が薄いのか"),
    ("味が薄いです。", "味が薄い", "味が薄いのか"),
    ("海が静かや。", "海が静かだ", "海が静かなのか"),
    ("水が抜けるわ。", "水が抜ける", "水が抜けるのか"),
    ("水が抜けます。", "水が抜ける", "水が抜けるのか"),
    ("水が抜けました。", "水が抜けた", "水が抜けたのか"),
    ("水が抜けません。", "水が抜けない", "水が抜けないのか"),
    ("水が抜けへん。", "水が抜けない", "水が抜けないのか"),
    ("水が抜けてるねん。", "水が抜けている", "水が抜けているのか"),
    ("そこが港だった。", "そこが港だった", "そこが港だったのか"),
    ("そこが港でした。", "そこが港だった", "そこが港だったのか"),
    ("船が沈んだんやと思うねん。", "船が沈んだ", "船が沈んだと考えられるのか"),
    ("船が沈んだと思います。", "船が沈んだ", "船が沈んだと考えられるのか"),
    ("船が沈んだっていうことや。", "船が沈んだ", "船が沈んだと言えるのか"),
    ("船が沈んだけど、", "船が沈んだ", "船が沈んだのか"),
]


@pytest.mark.parametrize(("said", "statement", "why"), CLAUSES)
def test_clause(said: str, statement: str, why: str) -> None:
    sentence = analyse(said)
    made = clauses.make(sentence, 0, len(sentence.tokens))
    assert made is not None
    assert (made.statement, made.explanatory) == (statement, why)


WISHES = ["山へ行こう。", "水を飲め。", "旅に出たいわ。"]


@pytest.mark.parametrize("said", WISHES)
def test_wish_states_nothing(said: str) -> None:
    sentence = analyse(said)
    made = clauses.make(sentence, 0, len(sentence.tokens))
    assert made is not None
    assert made.wish


def test_nothing_left_is_no_clause() -> None:
    sentence = analyse("ねん。")
    assert clauses.make(sentence, 0, 0) is None


NOUN_PHRASES = [
    # before the bar, the noun phrase at its end
    ("昔ながらの味の土台|を守る", "味の土台"),
    ("次の大きな方法|だ", "次の大きな方法"),
    ("水を抜く道具|だ", "道具"),
    ("この古い橋|だ", "古い橋"),  # この points out of the sentence
    ("走る|だ", ""),
]


@pytest.mark.parametrize(("text", "phrase"), NOUN_PHRASES)
def test_noun_phrase(text: str, phrase: str) -> None:
    before, after = text.split("|")
    sentence = analyse(before + after)
    end = next(i for i, token in enumerate(sentence.tokens) if token.start == len(before))
    first = phrases.noun_phrase(sentence.tokens, 0, end)
    assert before.endswith(phrase)
    assert "".join(token.surface for token in sentence.tokens[first:end]).endswith(phrase)
    assert bool(phrase) == (first < end)


def test_standard_of_a_part() -> None:
    sentence = analyse("火を止めへんかったら、焦げてるねん。")
    assert phrases.standard(sentence, 0, len("火を止めへんかったら")) == "火を止めなかったら"
    start = sentence.text.index("焦げ")
    assert phrases.standard(sentence, start, start + len("焦げてる")) == "焦げている"


ANAPHORA = [
    ("その川は深い。", True),
    ("でもそこには塩がある。", True),
    ("川は深い。", False),
    ("誰もその川を知らん。", False),
]


@pytest.mark.parametrize(("text", "points"), ANAPHORA)
def test_starts_anaphorically(text: str, points: bool) -> None:
    assert phrases.starts_anaphorically(analyse(text)) is points
