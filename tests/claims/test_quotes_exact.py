"""Whatever a document holds: quotes and context are stretches of its text, in its order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen import sentences
from flashgen.claims import extract
from flashgen.document import Document, Section
from tests.claims.analysis import analyse

STATEMENTS = [
    "塩は味を足すだけやなくて、浸透圧で素材の水分を外に引き出す働きもある。",
    "これを塩の浸透圧って呼んでるねん。",
    "それは、海の水が川の水より重いからです。",
    "なぜ海の水は塩辛いのでしょうか。",
    "石垣のすき間が雨の水を逃がすので、城の壁は崩れにくい。",
    "棟梁によると、栗の柱は百年もつそうや。",
    "「塩が先、砂糖が後」と、料理の本には書いてある。",
    "ほな、また来週な。",
    "おお、すごいやん！",
    "昨日、うちで魚を焼いて食べた。",
    "酵母が糖を食べると、パンの中に泡ができる。",
    "ＤＮＡは 二重の らせんになっている（図を参照）。",
    "川の石が丸いのは、長い時間をかけて水に削られたからや。",
    "{{c1::塩}} は <b>白い</b> & 重い結晶を作ることができる。",
]
FREE = st.text("塩水海石のはがをとでやから、。！？「」ねん ちゃう1aA\u3000", max_size=40)
PARAGRAPH = st.lists(st.one_of(st.sampled_from(STATEMENTS), FREE), max_size=12).map("".join)
SECTIONS = st.lists(st.tuples(st.sampled_from(["", "塩の話", "石垣"]), PARAGRAPH), max_size=3)


@settings(max_examples=60, deadline=None)
@given(SECTIONS, st.integers(0, 12))
def test_quotes_are_of_the_source(written: list[tuple[str, str]], limit: int) -> None:
    document = Document(
        tuple(
            Section(title, tuple(analyse(text[a:b]) for a, b in sentences.split(text)))
            for title, text in written
        )
    )
    source = "\n".join(text for _, text in written)
    claims = extract(document, limit=limit).claims
    assert len(claims) <= limit
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.quote in source
        assert all(sentence.text in source for sentence in claim.context)
        needed = {claim.quote, *(sentence.text for sentence in claim.context)}
        titled = (section for section in document.sections if section.title == claim.section)
        assert any(needed <= {sentence.text for sentence in section.sentences} for section in titled)
