"""What a sentence costs as an example, and which sentence has to go with it."""

import pytest

from flashgen.document import Document, Section, Sentence
from flashgen.lexicon.linking import link
from flashgen.vocabulary.examples import Examples
from flashgen.vocabulary.uses import Use
from tests.lexicon import linked


def placed(*texts: str, at: int = 0, target: str = "") -> tuple[Examples, Use]:
    """Give a document of one section, and the use of a word in its sentence number `at`."""
    sentences = tuple(link(linked.sentence(text), linked.lexicon()) for text in texts)
    said = sentences[at]
    word = next(word for word in said.words if word.surface == target or not target)
    return Examples(Document((Section("", sentences),))), Use(word, said, 0, at)


def cost(text: str, target: str = "") -> float:
    examples, use = placed(text, target=target)
    return examples.cost(use)


BETTER = [
    # better, worse, why
    ("父は庭で野菜を育てている。", "野菜。", "not too short"),
    ("父は庭で野菜を育てている。", "父は庭で野菜を育てていて、" * 4 + "おいしい。", "not too long"),
    ("父は庭で野菜を育てている。", "父は庭で野菜を育てていると", "it ends"),
    ("父は庭で野菜を育てている。", "父が庭で育てている野菜。", "it has a predicate"),
    ("父は庭で野菜を育てている。", "父が庭で野菜を育てれば。", "nothing is wanting"),
    ("父は庭で野菜を育てている。", "それは庭で育てた野菜だ。", "nothing points back"),
    ("父は庭で野菜を育てている。", "でも、それは野菜だと思う。", "nothing points back after でも either"),
    ("父は庭で野菜を育てている。", "だから野菜を育てている。", "it does not join on"),
    ("父は庭で野菜を育てている。", "父は野菜、母も野菜を育てる。", "the word stands there once"),
]


@pytest.mark.parametrize(("better", "worse", "why"), BETTER, ids=[why for _, _, why in BETTER])
def test_what_makes_a_sentence_worse(better: str, worse: str, why: str) -> None:
    assert cost(better, "野菜") < cost(worse, "野菜"), why


@pytest.mark.parametrize("text", ["父は庭で野菜を育てている。", "野菜が高いんやて。", "野菜、もう切った？"])
def test_nothing_to_find_fault_with(text: str) -> None:
    assert cost(text, "野菜") == 0


def test_pointing_back_costs_less_where_the_sentence_before_can_go_along() -> None:
    alone, use = placed("それは庭の野菜だった。", target="野菜")
    among, same = placed("祖母が箱で何か送ってくれた。", "それは庭の野菜だった。", at=1, target="野菜")
    assert among.cost(same) < alone.cost(use)


CONTEXT = [
    # sentences, the number of the example, before, after
    pytest.param(["箱が届いた。", "それは野菜だった。"], 1, 0, None, id="それ"),
    pytest.param(["箱が届いた。", "でも、それは野菜だった。"], 1, 0, None, id="でも、それ"),
    pytest.param(["箱が届いた。", "ああ、その野菜を食べよう。"], 1, 0, None, id="ああ、その"),
    pytest.param(["何が好きなの？", "野菜だよ。"], 1, 0, None, id="too short"),
    pytest.param(["野菜だよ。", "祖母が送ってくれた。"], 0, None, 1, id="too short, and the first"),
    pytest.param(["それは祖母の野菜だった。", "おいしかった。"], 0, None, None, id="nothing before それ"),
    pytest.param(["箱が届いた。", "祖母の庭の野菜だった。"], 1, None, None, id="understood alone"),
    pytest.param(["はい。", "それは野菜だった。"], 1, None, None, id="what explains nothing"),
    pytest.param(["箱が" * 40 + "届いた。", "それは野菜だった。"], 1, None, None, id="what is too long"),
]


@pytest.mark.parametrize(("texts", "at", "before", "after"), CONTEXT)
def test_context(texts: list[str], at: int, before: int | None, after: int | None) -> None:
    examples, use = placed(*texts, at=at, target="野菜")

    def text(sentence: Sentence | None) -> str | None:
        return sentence.text if sentence else None

    expected = tuple(None if number is None else texts[number] for number in (before, after))
    assert tuple(map(text, examples.context(use))) == expected


def test_sections_keep_apart() -> None:
    one, two = (link(linked.sentence(t), linked.lexicon()) for t in ("箱が届いた。", "それは野菜だった。"))
    document = Document((Section("一", (one,)), Section("二", (two,))))
    word = next(word for word in two.words if word.surface == "野菜")
    assert Examples(document).context(Use(word, two, 1, 0)) == (None, None)
