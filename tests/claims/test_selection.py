"""Selection: redundancy, sections, neighbours; and the vectors under it."""

import pytest

from flashgen.claims import scoring, vectors
from flashgen.claims.scoring import Candidate
from flashgen.claims.selection import Selection
from flashgen.claims.topics import TopicScores
from flashgen.document import Document, Section
from tests.claims.analysis import analyse, section, talk

SILENT = TopicScores(0, {})


def candidate(index: int, text: str, score: float, section: int = 0, **vector: float) -> Candidate:
    return Candidate(
        index, section, index * 2, analyse(text), (), vectors.unit(vector), SILENT, {}, {}, score
    )


def order(candidates: list[Candidate]) -> list[int]:
    selection, taken = Selection(candidates), []
    for best in selection:
        taken.append(best.index)
        selection.keep(best)
    return taken


def test_best_score_first() -> None:
    found = [candidate(i, "塩。", score, section=i) for i, score in enumerate([1.0, 3.0, 2.0])]
    assert order(found) == [1, 2, 0]


def test_likeness_sets_back() -> None:
    found = [
        candidate(0, "塩。", 3.0, section=0, 塩=1, 水=1),
        candidate(1, "水。", 2.9, section=1, 塩=1, 水=1),
        candidate(2, "橋。", 2.6, section=2, 橋=1),
        candidate(3, "山。", 0.0, section=3, 山=1),
    ]
    assert order(found) == [0, 2, 1, 3]


def test_one_section_does_not_take_all() -> None:
    same = [candidate(i, "塩。", 3.0 - i * 0.01, section=0) for i in range(4)]
    other = [candidate(4, "橋。", 2.8, section=1), candidate(5, "山。", 0.0, section=2)]
    assert order([*same, *other]).index(4) < 3


def test_equal_scores_go_by_place() -> None:
    assert order([candidate(i, "塩。", 1.0, section=i) for i in range(5)]) == [0, 1, 2, 3, 4]


def test_repeats() -> None:
    teaser = candidate(0, "玉ねぎの甘みは、火を通すと辛みが抜けて出てくるんや。", 1.0)
    again = candidate(1, "玉ねぎの甘みは火を通すと辛みが抜けて出てくるんやで。", 1.0)
    other = candidate(2, "玉ねぎの辛みは、水にさらしても抜けるもんや。", 1.0)
    selection = Selection([teaser, again, other])
    selection.keep(teaser)
    assert selection.repeats(again)
    assert not selection.repeats(other)


def test_cosines() -> None:
    weighed = vectors.weigh([["塩", "水"], ["塩", "火"], [], ["橋"]])
    assert vectors.cosine(weighed[0], weighed[0]) == pytest.approx(1)
    assert 0 < vectors.cosine(weighed[0], weighed[1]) < 1
    assert vectors.cosine(weighed[0], weighed[3]) == 0
    assert weighed[2] == {}
    assert vectors.centroid([]) == {}


CONTENT = [
    ("塩は水を抜くことができるんや。", ["塩", "水", "抜く"]),
    ("それはそうやな。", []),
    ("大きい橋が二つある。", ["大きい", "橋"]),
]


@pytest.mark.parametrize(("text", "lemmas"), CONTENT)
def test_content(text: str, lemmas: list[str]) -> None:
    assert vectors.content(analyse(text)) == lemmas


FRAGMENTS = [
    ("海から山まで。", True),
    ("そう言うたのと。", True),
    ("知ってたけど。", True),
    ("雨が降って山から水が来て、", True),
    ("水が来るのは山から", True),
    ("水が来るのは雨が降るから", False),
    ("水が来るのは雨が降るからな。", False),
    ("塩は水を抜くねん。", False),
    ("塩は水を抜くからや。", False),
    ("塩は水を抜くだけや。", False),
    ("塩は水を抜くって。", False),
    ("静かな海。", False),
]


@pytest.mark.parametrize(("text", "fragment"), FRAGMENTS)
def test_fragments(text: str, fragment: bool) -> None:
    assert scoring.is_fragment(analyse(text)) is fragment


FEATURES = [
    # what the last sentence of these has, and how much of it
    (["塩は水を抜く。"], "subject", 1.0),
    (["それは水を抜く。"], "subject", 0.0),
    (["塩が水を抜く。"], "subject", 0.0),
    (["塩はなぜ水を抜くんですか。", "水の通り道ができるからです。"], "answer", 1.0),
    (["塩は水を抜く。", "水の通り道ができるからです。"], "answer", 0.0),
    (["去年、山で塩を掘ったんや。"], "narrative", 1.0),
    (["山の塩は白い。"], "narrative", 0.0),
    (["客が「その塩を一袋くれへんか」って言う。"], "quoted", 0.65),
    (["これを「塩」と呼ぶ。"], "quoted", 0.0),  # a term, not what somebody says
]


@pytest.mark.parametrize(("said", "feature", "much"), FEATURES)
def test_features(said: list[str], feature: str, much: float) -> None:
    document = Document((Section("", tuple(map(analyse, said))),))
    assert scoring.score(document)[-1].features[feature] == pytest.approx(much, abs=0.05)


TYPES = [
    ("体の六割は水だ。", "quantity"),
    ("栗の柱が好きやと思うわ。", "opinion"),
    ("この稽古の目的は足腰や。", "property"),
    ("毎日研ぐべきや。", "normative"),
    ("この形は舟に似ている。", "analogy"),
    ("気温が上がる可能性がある。", "prediction"),
    ("山の塩は白い。", "property"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_types(text: str, kind: str) -> None:
    assert scoring.score(talk(text))[0].type == kind


def test_a_long_section_may_give_more_than_a_short_one() -> None:
    long_ = [candidate(i, "塩。", 3.0 - i * 0.01, section=0) for i in range(8)]
    short = [candidate(8 + i, "橋。", 3.0 - i * 0.01, section=1) for i in range(2)]
    last = candidate(10, "山。", 0.0, section=2)
    first = order([*long_, *short, last])[:5]
    assert sum(index < 8 for index in first) > 2


def test_a_neighbour_waits() -> None:
    beside = [
        Candidate(i, 0, place, analyse("塩。"), (), {}, SILENT, {}, {}, score)
        for i, (place, score) in enumerate([(0, 3.0), (1, 2.9), (5, 2.8), (9, 1.0)])
    ]
    assert order(beside) == [0, 2, 1, 3]


def test_a_statement_outscores_chat() -> None:
    document = talk(
        "みんな、来てくれておおきに。塩は味を足すだけやなくて、浸透圧で素材の水分を外に引き出す働きもある。すごいなあ。ほな次へ行こか。"
    )
    scores = [found.score for found in scoring.score(document)]
    assert scores.index(max(scores)) == 1


def test_focus_lifts_its_topic() -> None:
    document = Document(
        (
            section("褒める言語モデル", "言語モデルは、お世辞を言われると迎合する部分が強く動く。"),
            section("足す言語モデル", "言語モデルは、足し算の回路で一の位を別に計算している。"),
        )
    )
    praise, sums = scoring.score(document, ["sycophancy"])
    assert praise.score > sums.score
    praise, sums = scoring.score(document, ["arithmetic-circuits"])
    assert praise.score < sums.score
    assert (praise.topic, sums.topic) == ("sycophancy", "arithmetic-circuits")


def test_empty_document() -> None:
    assert scoring.score(Document(())) == []
    assert list(Selection([])) == []
