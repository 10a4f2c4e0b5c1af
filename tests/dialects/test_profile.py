"""What a speaker's dialect is like: counts, and the sentences chosen to show a form."""

import pytest

from flashgen.dialects import profile
from flashgen.document import DialectForm, Document, Section, Sentence


def form(
    item: str, start: int, surface: str, *, shared: bool = False, confidence: float = 1.0
) -> DialectForm:
    return DialectForm(
        item, start, start + len(surface), surface, "", "negation", shared=shared, confidence=confidence
    )


def said(text: str, *forms: DialectForm) -> Sentence:
    return Sentence(text, (), forms=forms, standard=text)


PLAIN = said("今日は天気がいい。")
SHORT = said("行かへん。", form("neg.hen", 2, "へん"))
GOOD = said("雨やから今日は行かへん。", form("cop.yakara", 1, "やから"), form("neg.hen", 9, "へん"))
LONG = said("昨日も一昨日も雨やったし、" * 5 + "行かへん。", form("neg.hen", 67, "へん"))
SHARED = said("食べてる。", form("asp.teru", 2, "てる", shared=True))


def document(*sentences: Sentence) -> Document:
    return Document((Section("天気", sentences),))


def test_shared_forms_do_not_count() -> None:
    found = profile.profile(document(PLAIN, SHORT, GOOD, SHARED))
    assert (found.sentences, found.with_dialect, found.share) == (4, 2, 0.5)
    assert found.forms == (("neg.hen", 2), ("cop.yakara", 1))


def test_shared_forms_are_counted_apart() -> None:
    assert profile.profile(document(SHORT, SHARED, SHARED)).shared == (("asp.teru", 2),)


ORDERS = [
    # the items of each sentence, the order in which to learn them, how many sentences each opens
    ([], "", []),
    (["a", "a", "b"], "ab", [2, 1]),
    (["a", "ab", "ab", "bc"], "abc", [1, 2, 1]),
    (["ab", "ab", "c"], "cab", [1, 0, 2]),  # one that opens something now comes first
    (["abc", "ab", "bc"], "bac", [0, 1, 2]),  # where none opens any, the one that others wait for
    (["b", "a"], "ab", [1, 1]),  # equals go by name
]


@pytest.mark.parametrize(("sentences", "order", "opens"), ORDERS)
def test_what_to_learn_first(sentences: list[str], order: str, opens: list[int]) -> None:
    steps = profile.steps(frozenset(items) for items in sentences)
    assert "".join(step.item for step in steps) == order
    assert [step.opens for step in steps] == opens
    assert not steps or steps[-1].share == 1.0


def test_nothing_said() -> None:
    assert profile.profile(document()).share == 0.0
    assert profile.uses(document()) == ()


def test_one_item_is_one_use_with_its_best_sentence_first() -> None:
    (use,) = profile.uses(document(LONG, SHORT, said("今日はもう行かへん。", form("neg.hen", 7, "へん"))))
    assert (use.item, use.count) == ("neg.hen", 3)
    assert [len(u.sentence.text) for u in use.uses] == [10, 5, 70]
    assert use.uses[0].section == "天気"


def test_a_sentence_shows_one_item_where_it_can() -> None:
    found = {
        use.item: use
        for use in profile.uses(document(GOOD, said("もう寝るし行かへん。", form("neg.hen", 7, "へん"))))
    }
    assert found["cop.yakara"].uses[0].sentence == GOOD
    assert found["neg.hen"].uses[0].sentence != GOOD


def test_sure_forms_come_before_doubtful_ones() -> None:
    doubtful = said("明日の朝は行けへん。", form("neg.hen", 7, "へん", confidence=0.5))
    sure = said("明日の朝は行かへん。", form("neg.hen", 7, "へん"))
    (use,) = profile.uses(document(doubtful, sure))
    assert [u.sentence for u in use.uses] == [sure, doubtful]


def test_the_same_sentence_twice_is_one_example() -> None:
    (use,) = profile.uses(document(SHORT, SHORT))
    assert (use.count, len(use.uses)) == (2, 1)
