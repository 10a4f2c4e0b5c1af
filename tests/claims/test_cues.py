"""Every cue fires on its examples and on nothing that it says it never fires on."""

import pytest

from flashgen.claims import cues, finding
from flashgen.errors import DataError
from tests.claims.analysis import analyse

CUES = cues.load()
EXAMPLES = [pytest.param(cue, text, id=f"{cue.id}-{text}") for cue in CUES for text in cue.examples]
NEVER = [pytest.param(cue, text, id=f"{cue.id}-{text}") for cue in CUES for text in cue.never]


@pytest.mark.parametrize(("cue", "text"), EXAMPLES)
def test_example(cue: cues.Cue, text: str) -> None:
    assert finding.Finder([cue]).find(analyse(text)), analyse(text).standard


@pytest.mark.parametrize(("cue", "text"), NEVER)
def test_never(cue: cues.Cue, text: str) -> None:
    assert not finding.Finder([cue]).find(analyse(text)), analyse(text).standard


def test_every_cue_has_examples_and_counter_examples() -> None:
    assert not [cue.id for cue in CUES if not (cue.examples and cue.never)]


def test_ids_are_unique() -> None:
    assert len({cue.id for cue in CUES}) == len(CUES)


def test_types_and_stances_are_those_that_cards_name() -> None:
    types = {cue.type for cue in CUES if cue.type}
    assert types <= {
        "naming", "definition", "contrast", "finding", "cause",
        "process", "property", "quantity", "prediction", "normative", "analogy", "opinion",
    }  # fmt: skip
    assert {cue.stance for cue in CUES if cue.stance} == {"opinion", "hedged", "reported"}


# The same thing said in Osaka, in Tokyo and politely must meet the same cue.
SAME_CUE = [
    ("contrast", ["これは運やなくて練習や。", "これは運じゃなくて練習だ。", "これは運ではなく、練習です。"]),
    ("cause", ["寒いさかい、身が締まるねん。", "寒いから、身が締まるんだ。", "寒いので、身が締まります。"]),
    ("normative", ["毎日研がなあかん。", "毎日研がなければならない。", "毎日研ぐ必要があります。"]),
    ("naming", ["これを追い鰹って呼んでんねん。", "これを追い鰹と呼んでいる。", "これを追い鰹と呼びます。"]),
    ("question", ["どこで取れたん?", "どこで取れたの？", "どこで取れましたか。"]),
    ("hedged", ["偽物かもしれへん。", "偽物かもしれない。", "偽物かもしれません。"]),
    ("opinion", ["一番うまいと思うねん。", "一番うまいと思う。", "一番おいしいと思います。"]),
    ("quantity", ["体の六割は水やねん。", "体の六割は水だ。", "体の六割は水です。"]),
    ("cleft", ["夏に要るんは塩や。", "夏に要るのは塩だ。", "夏に必要なのは塩です。"]),
    ("hearsay", ["柱は栗やねんて。", "柱は栗なんだって。", "柱は栗だとのことです。"]),
    ("hearsay", ["柱は栗やて言われてる。", "柱は栗って言われてる。", "柱は栗だと言われています。"]),
    ("announcement", ["今日は橋の話をするで。", "今日は橋の話をするよ。", "今日は橋の話をします。"]),
    ("consequence", ["せやから、舟は沈まへん。", "だから、舟は沈まない。", "ですから、舟は沈みません。"]),
    ("reason-only", ["水が冷えるからやねん。", "水が冷えるからだよ。", "水が冷えるからです。"]),
    ("greeting", ["来てくれておおきに。", "来てくれてありがとう。", "ご視聴ありがとうございます。"]),
]


@pytest.mark.parametrize(
    ("cue_id", "text"), [pytest.param(i, text, id=f"{i}-{text}") for i, texts in SAME_CUE for text in texts]
)
def test_same_cue_in_every_way_of_speaking(cue_id: str, text: str) -> None:
    fired = [cue.id for cue in finding.find(analyse(text))]
    assert cue_id in fired, analyse(text).standard


BROKEN = [
    # TOML, what the message names
    ('[[cue]]\nid = "x"\npatern = ["y"]', "cue 'x': unknown field patern"),
    ('[[cue]]\nid = "x"\npattern = ["("]', "cue 'x': missing )"),
    ('[[cue]]\npattern = ["y"]', "id is missing"),
    ('[[cue]]\nid = "x"\ntokens = [[{ lema = "y" }]]', "cue 'x': unknown field lema"),
    ('[[cue]]\nid = "x"\ntokens = [[{ pos = "名詞" }]]', "cue 'x': a token pattern of pos alone"),
    ('[[cue]]\nid = "x"\ntokens = [[{ start = true }]]', "cue 'x': a token pattern without tokens"),
    ("[[cue]\n", "own.toml: "),
]


@pytest.mark.parametrize(("text", "says"), BROKEN)
def test_broken_file(text: str, says: str) -> None:
    with pytest.raises(DataError) as caught:
        cues.read(text, "own.toml")
    assert says in caught.value.message
    assert caught.value.message.startswith("own.toml")
    assert caught.value.hint
