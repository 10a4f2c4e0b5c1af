"""Which entry and which sense: each kind of evidence on its own, then on the shipped dictionary."""

import pytest

from flashgen.lexicon.dictionary import Entry, Sense, Spelling
from flashgen.lexicon.english import content_words
from flashgen.lexicon.senses import Choice, Usage, choose
from tests.lexicon import linked

NOUN, VERB, ADVERB = "名詞-普通名詞-一般", "動詞-一般", "副詞"


def entry(seq: int, kanji: str, kana: str, *senses: Sense, common: bool = False) -> Entry:
    marks = ("ichi1",) if common else ()
    spelt = tuple(Spelling(text, marks) for text in kanji.split())
    return Entry(seq, spelt, tuple(Spelling(text, marks) for text in kana.split()), senses)


def sense(pos: str, gloss: str, **tags: tuple[str, ...]) -> Sense:
    return Sense(tuple(pos.split()), (gloss,), **tags)


def chosen(usage: Usage, *entries: Entry) -> tuple[int, int] | None:
    choice = choose(entries, usage)
    return (choice.entry.seq, choice.sense) if choice else None


EVIDENCE = [
    # usage, entries, (entry, sense)
    pytest.param(
        Usage("橋", "はし", NOUN),
        [entry(1, "橋", "はし", sense("n", "bridge"), sense("n", "pons"))],
        (1, 1),
        id="the first sense of equals",
    ),
    pytest.param(
        Usage("市場", "しじょう", NOUN),
        [
            entry(1, "市場", "いちば", sense("n", "town market")),
            entry(2, "市場", "しじょう", sense("n", "market")),
        ],
        (2, 1),
        id="reading",
    ),
    pytest.param(
        Usage("正直", "しょうじき", ADVERB),
        [entry(1, "正直", "しょうじき", sense("adj-na n", "honest"), sense("adv", "frankly"))],
        (1, 2),
        id="part of speech",
    ),
    pytest.param(
        Usage("結構", "けっこう", ADVERB),
        [entry(1, "結構", "けっこう", sense("adj-na adv n", "splendid"), sense("adv", "quite"))],
        (1, 2),
        id="the part of speech named first",
    ),
    pytest.param(
        Usage("切る", "きる", VERB, "五段-ラ行"),
        [
            entry(1, "切る", "きる", sense("v1 vt", "to wear")),
            entry(2, "切る", "きる", sense("v5r vt", "to cut")),
        ],
        (2, 1),
        id="inflection",
    ),
    pytest.param(
        Usage("うち", "うち", NOUN),
        [
            entry(1, "打ち", "うち", sense("n", "beating")),
            entry(2, "内", "うち", sense("n", "home", misc=("uk",))),
        ],
        (2, 1),
        id="usually in kana",
    ),
    pytest.param(
        Usage("つく", "つく", VERB, "五段-カ行", lemma="着く"),
        [
            entry(1, "突く", "つく", sense("v5k", "to thrust")),
            entry(2, "着く", "つく", sense("v5k", "to arrive")),
        ],
        (2, 1),
        id="UniDic's kanji",
    ),
    pytest.param(
        Usage("君", "きみ", "代名詞"),
        [entry(1, "君", "きみ", sense("n", "ruler", misc=("arch",)), sense("pn", "you", misc=("fam",)))],
        (1, 2),
        id="archaic",
    ),
    pytest.param(
        Usage("空く", "あく", VERB, "五段-カ行"),
        [
            entry(
                1,
                "開く 空く",
                "あく",
                sense("v5k", "to open", info=("esp. 開く",)),
                sense("v5k", "to be free", info=("esp. 空く",)),
            )
        ],
        (1, 2),
        id="a remark that names the spelling",
    ),
    pytest.param(
        Usage("なおす", "なおす", VERB, "五段-サ行"),
        [entry(1, "", "なおす", sense("v5s", "to put away", dialect=("ksb",)), sense("v5s", "to repair"))],
        (1, 2),
        id="dialect in a standard sentence",
    ),
    pytest.param(
        Usage("なおす", "なおす", VERB, "五段-サ行", dialect=True),
        [entry(1, "", "なおす", sense("v5s", "to repair"), sense("v5s", "to put away", dialect=("ksb",)))],
        (1, 2),
        id="dialect in a dialect token",
    ),
    pytest.param(
        Usage("発火", "はっか", NOUN, hints=content_words("firing (of a neuron)")),
        [entry(1, "発火", "はっか", sense("n", "catching fire"), sense("n", "firing (a gun)"))],
        (1, 2),
        id="the English of a term",
    ),
    pytest.param(
        Usage("版", "はん", "名詞-普通名詞-助数詞可能", roles=("counter",)),
        [entry(1, "版", "はん", sense("n", "plate"), sense("ctr", "edition"))],
        (1, 2),
        id="after a number",
    ),
    pytest.param(
        Usage("実際", "じっさい", "名詞-普通名詞-副詞可能", roles=("adverb",)),
        [entry(1, "実際", "じっさい", sense("n", "practice"), sense("adv", "really"))],
        (1, 2),
        id="nothing between it and the verb",
    ),
    pytest.param(
        Usage("開く", "あく", VERB, "五段-カ行"),
        [
            entry(1, "開く", "ひらく", sense("v5k", "to unfold"), common=True),
            entry(2, "開く", "あく", sense("v5k", "to open")),
        ],
        (2, 1),
        id="reading before commonness",
    ),
    pytest.param(
        Usage("丼", "どん", NOUN),
        [
            entry(
                1,
                "丼",
                "どん どんぶり",
                sense("n", "bowl", stagr=("どんぶり",)),
                sense("n", "rice bowl dish"),
            )
        ],
        (1, 2),
        id="a sense for another reading",
    ),
]


@pytest.mark.parametrize(("usage", "entries", "expected"), EVIDENCE)
def test_evidence(usage: Usage, entries: list[Entry], expected: tuple[int, int]) -> None:
    assert chosen(usage, *entries) == expected


def test_no_part_of_speech_fits() -> None:
    assert chosen(Usage("が", "が", ADVERB), entry(1, "", "が", sense("prt", "but"))) is None


def test_nothing_to_choose_from() -> None:
    assert choose((), Usage("橋", "はし", NOUN)) is None


def test_a_choice_has_the_glosses_of_its_sense() -> None:
    choice = Choice(entry(1, "橋", "はし", sense("n", "bridge"), sense("n", "pons")), 2)
    assert choice.glosses == ("pons",)


@pytest.mark.parametrize(
    ("gloss", "words"),
    [
        ("to exceed; to surpass", {"exceed", "surpas"}),
        ("catching fire", {"catch", "fire"}),
        ("the firing of one", {"fir"}),
        ("", set()),
    ],
)
def test_content_words(gloss: str, words: set[str]) -> None:
    assert content_words(gloss) == words


IN_CONTEXT = [
    # text, surface, entry, sense: of the dictionary as it is shipped
    ("玉ねぎを薄く切る。", "切る", 1384830, 1),
    ("味見をしてから塩を足す。", "塩", 1576630, 1),
    ("バスを降りて歩く。", "降り", 1589500, 2),
    ("熱が下がらない。", "熱", 1467710, 1),
    ("相手の守備が崩れた。", "崩れ", 1516270, 1),
    ("やっと締め切りに間に合った。", "締め切り", 1594590, 1),
    ("正直、あまり自信がない。", "正直", 1377590, 2),
    ("この店は結構高い。", "結構", 1254760, 4),
    ("予算を超えてしまった。", "超え", 1593070, 2),
    ("君の番だよ。", "君", 1247250, 1),
    ("喉が痛い。", "喉", 1600280, 1),
    ("初めて海を見た。", "初めて", 1342550, 1),
    ("急須にお湯を注ぐ。", "急須", 1228800, 1),
    ("宿題を出した。", "出し", 1338180, 3),
    ("鞄から傘を出した。", "出し", 1338180, 1),
    ("席を二つ取った。", "取っ", 1326980, 10),
    ("小さな会社が映像を流した。", "流し", 1552120, 3),
    ("彼はこの曲を愛の歌と呼んだ。", "呼ん", 1266440, 4),
    ("大声で弟を呼んだ。", "呼ん", 1266440, 1),
    ("野菜の値段が高い。", "高い", 1283190, 2),
    ("山が高い。", "高い", 1283190, 1),
    ("同じ例を探した。", "例", 1585230, 3),
    ("なかなか面白い本だ。", "なかなか", 1599420, 1),
    ("猫がソファで寝ている。", "猫", 1467640, 1),
    ("物が壊れた。", "物", 1502390, 1),
]


@pytest.mark.parametrize(("text", "surface", "seq", "number"), IN_CONTEXT)
def test_in_context(text: str, surface: str, seq: int, number: int) -> None:
    found = linked.word(text, surface)
    assert (found.entry, found.sense) == (seq, number), found.glosses
