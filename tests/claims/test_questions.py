"""What is asked of which sentence. Rows are made-up talk on many matters, Osaka and standard."""

import pytest

from flashgen.claims import gate, phrases, questions
from flashgen.claims.statement import Statement
from tests.claims.analysis import analyse


def statement(text: str, *before: str, title: str = "", stance: str = "assertion") -> Statement:
    sentence = analyse(text)
    return Statement(
        sentence=sentence,
        start=phrases.opening(sentence),
        before=tuple(map(analyse, before)),
        title=title,
        stance=stance,
        said_by="話し手",
    )


QUESTIONS = [
    # said, question, answer
    # definitions
    ("出汁っていうのは、旨みだけを移した水や。", "出汁とは何か。", "旨みだけを移した水"),
    ("関所とは、旅人を調べた役所です。", "関所とは何か。", "旅人を調べた役所"),
    ("ほんで、酵母いうのは生き物やで。", "酵母とは何か。", "生き物"),
    # clefts
    ("町に米が集まったのは、川が使えたからや。", "町に米が集まったのはなぜか。", "川が使えたから"),
    ("塩が運ばれたのは、江戸時代です。", "塩が運ばれたのはいつか。", "江戸時代"),
    ("この橋を架けたのは、石工の一族や。", None, None),  # この橋: which?
    ("味を決めるのは、最後の塩や。", "味を決めるのは何か。", "最後の塩"),
    ("面白いのは、塩や。", None, None),  # of what?
    ("師匠が言うてたのは、塩のことや。", None, None),
    (
        "投手が腕を隠すのは、球種を隠すためや。",
        "投手が腕を隠すのは何のためか。",
        "球種を隠すため",
    ),
    (
        "塔が倒れないのは、心柱が揺れを消すからだと考えられています。",
        "塔が倒れないのはなぜだと考えられているか。",
        "心柱が揺れを消すから",
    ),
    ("味を決めるのは、最後の塩やと言われてる。", "味を決めるのは何だと言われているか。", "最後の塩"),
    ("川を渡れたのは、十人くらいや。", "川を渡れたのはどのくらいか。", "十人くらい"),
    # contrast
    (
        "塩は味を足すもんやなくて、水を抜く道具や。",
        "塩は味を足すものではなく、何か。",
        "水を抜く道具",
    ),
    ("鯨は魚ではなく、哺乳類です。", "鯨は魚ではなく、何か。", "哺乳類"),
    # reasons
    ("火が強いから、表面だけが焦げる。", "なぜ表面だけが焦げるのか。", "火が強いから"),
    ("雨が少なかったため、米の値段が上がりました。", "なぜ米の値段が上がったのか。", "雨が少なかったため"),
    (
        "煮物は味が染みるから、前の日に作る方がうまい。",
        "煮物はなぜ前の日に作る方がうまいのか。",
        "味が染みるから",
    ),
    ("冬は乾いているので、火事が増えます。", "なぜ火事が増えるのか。", "冬は乾いているから"),
    ("塩は水を抜くから、肉を長く守れるねん。", "塩はなぜ肉を長く守れるのか。", "水を抜くから"),
    ("大阪から、船が京へ上った。", None, None),  # から of place
    ("重たいから、手伝うてや。", None, None),  # a request states nothing
    ("味は塩が決めるのではなく火の強さが決める。", None, None),  # の and ではなく, no ので
    # means
    ("毎日研ぐことで、刃は切れ味を保てる。", "どうすることで、刃は切れ味を保てるのか。", "毎日研ぐ"),
    ("柳が根を張ることで、土手は崩れない。", "何がどうすることで、土手は崩れないのか。", "柳が根を張る"),
    (
        "水路が掘られたことで、町に船が入るようになった。",
        "何があったことで、町に船が入るようになったのか。",
        "水路が掘られたこと",
    ),
    # purpose
    ("城は川を見張るために建てられた。", "城は何のために建てられたのか。", "川を見張るため"),
    # outcome
    ("玉ねぎを水にさらすと、辛みが抜けるねん。", "玉ねぎを水にさらすと、どうなるか。", "辛みが抜ける"),
    ("火を強めると水が早く抜ける", "火を強めると、どうなるか。", "水が早く抜ける"),  # captions have no commas
    (
        "牛乳を火にかけすぎたら、表面に膜が張るねん。",
        "牛乳を火にかけすぎたら、どうなるか。",
        "表面に膜が張る",
    ),
    ("牛乳を火にかけたら、表面に膜が張ったわ。", None, None),  # it came so once
    ("薬を飲むんやったら、水を足さなあかん。", None, None),  # a duty is no outcome
    ("雨が長く続けば、川の水が濁る。", "雨が長く続けば、どうなるか。", "川の水が濁る"),
    (
        "送りバントをすると、点の入る確率が下がる。",
        "送りバントをすると、どうなるか。",
        "点の入る確率が下がる",
    ),
    ("塩が足りないとすると、味が決まらない。", None, None),
    ("氷を割ってみると、昔の空気が分かる。", None, None),  # みると leads to no outcome
    ("別の例を挙げると、味噌がある。", None, None),  # the talk speaks of itself
    # what is which
    ("塩が一番古い保存料や。", "一番古い保存料は何か。", "塩"),
    ("砂糖も使うけど、塩が一番古い保存料や。", "一番古い保存料は何か。", "塩"),
    ("水が必要や。", None, None),
    ("橋の目的は米を運ぶことやった。", "橋の目的は何か。", "米を運ぶこと"),
    ("山は緑や。", None, None),
    # what is so rather than so
    (
        "鮎は餌を追うんやなくて、縄張りを守ってるねん。",
        "鮎は餌を追うのではなく、実際にはどうなのか。",
        "縄張りを守っている",
    ),
    (
        "鮎は餌を追うわけではなく、実際には縄張りを守っています。",
        "鮎は餌を追うわけではなく、実際にはどうなのか。",
        "縄張りを守っている",
    ),
    ("鮎は餌を追うんやなくて、縄張りを守ってるいう説もある。", None, None),  # told by somebody
    (
        "話は変わるけど、要は、鮎は餌を追うんやなくて、縄張りを守ってるねん。",
        "鮎は餌を追うのではなく、実際にはどうなのか。",
        "縄張りを守っている",
    ),
    ("餌を追うんやなくて、縄張りを守ってるねん。", None, None),  # who?
    # why, in the middle of a sentence
    ("石橋は、砂が石を支えてるから残ってるねん。", "石橋はなぜ残っているのか。", "砂が石を支えているから"),
    # moments
    ("火を止めた時に、香りが一番立つ。", "どんな時に香りが一番立つのか。", "火を止めた時"),
    # names
    ("樽を冬に寝かせることを寒仕込みと言います。", "樽を冬に寝かせることを何と呼ぶか。", "寒仕込み"),
    ("師匠はその酒を水やと言うてた。", None, None),
    ("昆布と鰹の出汁を合わせ出汁と呼びます。", "昆布と鰹の出汁を何と呼ぶか。", "合わせ出汁"),
]


@pytest.mark.parametrize(("said", "question", "answer"), QUESTIONS)
def test_question(said: str, question: str | None, answer: str | None) -> None:
    made = statement(said)
    cards = [card for card in questions.ask(made) if not gate.reasons(card, made)]
    assert [(card.question, card.answer) for card in cards][:1] == ([(question, answer)] if question else [])


def test_naming_asks_with_what_was_said_before() -> None:
    said = statement("これを追い鰹って呼んでる。", "出汁を引くやろ。", "最後にもう一回、鰹節を足すねん。")
    (card,) = questions.ask(said)
    assert card.question == "「最後にもう一回、鰹節を足すんだ。」このことを何と呼ぶか。"
    assert card.answer == "追い鰹"
    assert card.context == said.before[:1]
    assert not gate.reasons(card, said)


def test_naming_keeps_what_is_named() -> None:
    said = statement("その部品を歯車って呼んでる。", "丸い部品がようさん並んでるねん。")
    (card,) = questions.ask(said)
    assert card.question.endswith("」その部品を何と呼ぶか。")


def test_naming_alone_asks_nothing() -> None:
    assert not list(questions.ask(statement("これを追い鰹って呼んでる。")))


def test_vague_cleft_takes_the_section_title() -> None:
    (card,) = questions.ask(statement("一番大事なのは、火加減や。", title="卵の焼き方"))
    assert card.question == "「卵の焼き方」の話で、一番大事なのは何か。"


@pytest.mark.parametrize("stance", ["opinion", "hedged", "reported"])
def test_what_is_not_plainly_stated_names_its_speaker(stance: str) -> None:
    (card, *_) = questions.ask(statement("塩が一番古い保存料や。", stance=stance))
    assert card.question == "話し手によると、一番古い保存料は何か。"


def test_what_people_hold_names_no_speaker() -> None:
    said = statement("味を決めるのは、最後の塩やと言われてる。", stance="reported")
    assert next(questions.ask(said)).question == "味を決めるのは何だと言われているか。"


def test_same_question_in_every_way_of_speaking() -> None:
    ways = [
        "火が強いさかい、表面だけが焦げるねん。",
        "火が強いから、表面だけが焦げるんだ。",
        "火が強いから、表面だけが焦げます。",
    ]
    asked = {next(questions.ask(statement(said))).question for said in ways}
    assert asked == {"なぜ表面だけが焦げるのか。"}
