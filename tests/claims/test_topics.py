"""Topics: files, focus, labels."""

import pytest

from flashgen.claims import topics
from flashgen.document import Document
from flashgen.errors import DataError, RecipeError
from tests.claims.analysis import section, talk

TOPICS = topics.load()


def labels(document: Document) -> list[list[str]]:
    return [[scores.best() for scores in inside] for inside in topics.score(document.sections, TOPICS)]


def test_shipped_topics() -> None:
    assert {
        "faithfulness",
        "sycophancy",
        "rl-scaling",
        "multilingual-features",
        "arithmetic-circuits",
        "concept-discovery",
        "next-token",
        "training",
    } <= set(TOPICS)
    assert all(topic.title_ja and topic.title_en for topic in TOPICS.values())


FOCUS = [
    # as a user writes it, hint
    ("faithfullness", "Did you mean 'faithfulness'?"),
    ("scaling", "Did you mean 'rl-scaling'?"),
    ("料理", "Topics: ai-progress, "),
]


@pytest.mark.parametrize(("name", "hint"), FOCUS)
def test_unknown_focus(name: str, hint: str) -> None:
    with pytest.raises(RecipeError) as caught:
        topics.choose([name], TOPICS)
    assert caught.value.message == f"no topic named '{name}' to focus on"
    assert caught.value.hint.startswith(hint)


def test_focus_in_any_case_and_only_once() -> None:
    assert topics.choose(["Sycophancy", "sycophancy", " rl-scaling "], TOPICS) == ("sycophancy", "rl-scaling")


AI = "言語モデルの話をするで。"


def test_label_by_keyword() -> None:
    document = Document(
        (
            section("褒める機械", AI + "大げさに褒めると、お世辞の部分が動くねん。"),
            section("足し算", AI + "足し算の回路が桁ごとに計算しとる。"),
        )
    )
    assert [inside[-1] for inside in labels(document)] == ["sycophancy", "arithmetic-circuits"]


def test_section_decides_where_the_sentence_says_little() -> None:
    document = Document((section("お世辞", AI + "お世辞を言うと迎合する。褒めると称賛で返す。驚いたわ。"),))
    assert labels(document)[0][-1] == "sycophancy"


def test_no_topic_where_the_talk_is_of_other_matters() -> None:
    # 目標, 計算, 発見 and 褒める are keywords, but this is a talk about fishing.
    document = talk("今年の目標は鯛や。潮の計算をしたら、ええ場所を発見できる。師匠にも褒められたで。")
    assert labels(document) == [["", "", ""]]


def test_longest_keyword_counts_once() -> None:
    topic = topics.read('title = { ja = "あ", en = "a" }\nkeywords = ["計算", "計算量", "AI"]', "own")
    assert topic.hits("計算量が増えた") == 1
    assert topic.hits("aiの計算と計算量") == 3
    assert topic.hits("plain train") == 0  # no AI in "train"


BROKEN = [
    ("keywords = []", "title is missing"),
    ('title = { ja = "あ" }\nkeywords = ["い"]', "en is missing"),
    ('title = { ja = "あ", en = "a" }\nkeyword = ["い"]', "unknown field keyword"),
    ("title =", "claims/topics/own.toml: "),
]


@pytest.mark.parametrize(("text", "says"), BROKEN)
def test_broken_file(text: str, says: str) -> None:
    with pytest.raises(DataError) as caught:
        topics.read(text, "own")
    assert says in caught.value.message


def test_share_of_focus() -> None:
    scores = topics.TopicScores(3, {"sycophancy": 3.0, "faithfulness": 1.0})
    assert scores.share(["sycophancy"]) == 0.75
    assert scores.share([]) == 0
    assert topics.TopicScores(0, {}).share(["sycophancy"]) == 0
