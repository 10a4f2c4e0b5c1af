"""What a claim needs before it: exact sentences of the source, no more than it takes."""

import pytest

from flashgen.claims import context, extract, phrases, scoring
from flashgen.document import Document, Section
from tests.claims.analysis import analyse, marked_talk, talk

# What is said, what of it the last sentence needs
NEEDED = [
    # a name for what was just said
    (
        ["潮が引くと、岩のくぼみに海の水が残ります。", "これを潮だまりと呼びます。"],
        ["潮が引くと、岩のくぼみに海の水が残ります。"],
    ),
    (
        ["潮が引いたら、岩のくぼみに海の水が残るねん。", "これを潮だまりって呼んでる。"],
        ["潮が引いたら、岩のくぼみに海の水が残るねん。"],
    ),
    # a name that says by itself what it names
    (["磯の話をします。", "岩のくぼみに残った水を潮だまりと呼びます。"], []),
    # a remark in between tells nothing
    (
        [
            "潮が引くと、岩のくぼみに海の水が残ります。",
            "面白いですね。",
            "この水たまりには小さな魚がすんでいます。",
        ],
        ["潮が引くと、岩のくぼみに海の水が残ります。"],
    ),
    # what it points to points back itself
    (
        ["城の石垣は三百年前に積まれた。", "その石は海から運ばれた。", "それは波で角が丸くなっている。"],
        ["城の石垣は三百年前に積まれた。", "その石は海から運ばれた。"],
    ),
    # an answer that does not say what it speaks of
    (
        ["橋の真ん中はなぜ高いのでしょうか。", "船が下を通れるようにするためです。"],
        ["橋の真ん中はなぜ高いのでしょうか。"],
    ),
    (
        ["橋の真ん中はなんで高いん？", "あるある。", "船が下を通れるようにするためや。"],
        ["橋の真ん中はなんで高いん？"],
    ),
    # an answer that does
    (["橋の真ん中はなぜ高いのでしょうか。", "橋の真ん中が高いのは、船が下を通るからです。"], []),
    # a question about something else, answered before
    (
        ["橋は何本ありますか。", "町には大きな橋が八本あります。", "石の橋には山の石を使いました。"],
        [],
    ),
    # what is only said as a question
    (["橋は渡るたびに揺れるやろ？", "風の強い日に渡ったら足元を見てまう。"], []),
    # cause after its effect
    (
        ["刃物の先は丸く研ぎます。", "なぜなら、尖った先は欠けやすいからです。"],
        ["刃物の先は丸く研ぎます。"],
    ),
    (["刃物の先は丸う研ぐねん。", "尖った先が欠けやすいからや。"], ["刃物の先は丸う研ぐねん。"]),
    (
        ["刃物の先は丸く研ぎます。", "それは、尖った先が欠けやすいからです。"],
        ["刃物の先は丸く研ぎます。"],
    ),
    # effect after its cause
    (
        ["尖った刃物の先は欠けやすいんや。", "せやから、刃物の先を少し丸う研いどく。"],
        ["尖った刃物の先は欠けやすいんや。"],
    ),
    # a cause with its effect
    (["刃物の話や。", "尖った先は欠けやすいから、少し丸う研いどく。"], []),
    (["刃物を研ぎます。", "砥石を水につけておきます。"], []),
    (["山は静かだ。"], []),
]


@pytest.mark.parametrize(("said", "needed"), NEEDED)
def test_needed(said: list[str], needed: list[str]) -> None:
    document = Document((Section("", tuple(map(analyse, said))),))
    *earlier, claim = scoring.score(document)
    found = context.find(claim, earlier, phrases.opening(claim.sentence))
    assert [sentence.text for sentence in found] == needed


def test_before_is_what_tells() -> None:
    document = talk("みんな、来てくれてありがとう。石垣は海の石で積まれた。すごいなあ。城は山に建っている。")
    candidates = scoring.score(document)
    assert [s.text for s in context.before(candidates)] == [
        "石垣は海の石で積まれた。",
        "城は山に建っている。",
    ]


@pytest.mark.parametrize("name", ["soil", "history", "cooking", "reef"])
def test_context_stands_before_its_claim(name: str) -> None:
    document, _ = marked_talk(name)
    texts = [sentence.text for sentence in document.sentences()]
    for claim in extract(document).claims:
        places = [texts.index(sentence.text) for sentence in claim.context]
        assert places == sorted(places)
        assert all(0 < texts.index(claim.quote) - place <= context.REACH for place in places)
