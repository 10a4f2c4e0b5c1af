"""What is told of a choice is what it was made by."""

import pytest

from flashgen.document import Document, Section, Word
from flashgen.lexicon.glossary import load
from flashgen.lexicon.linking import link_document
from flashgen.lexicon.senses import total
from flashgen.lexicon.weighing import Candidate, Scales, Weighing
from tests.lexicon import linked

TEXTS = [
    "手紙を出した。",
    "君の番だよ。",
    "席を二つ取った。",
    "足元に気をつけて歩いた。",
    "強化学習の記事を読んだ。",
    "予算を超えてしまった。",
    "熱が出て、店を出た。",
    "ここで本を読める。",
]


def weighed(text: str) -> list[tuple[Word, Weighing | None]]:
    scales = Scales()
    document = Document((Section("", (linked.sentence(text),)),))
    linked_ = link_document(document, linked.lexicon(), load(), scales.words)
    (said,) = linked_.sentences()
    return [(word, scales.weighing(said, word)) for word in said.words]


def best(candidate: Candidate) -> float:
    return max(total(sense.evidence) for sense in candidate.senses) + total(candidate.evidence)


@pytest.mark.parametrize("text", TEXTS)
def test_listening_changes_nothing(text: str) -> None:
    plain = link_document(Document((Section("", (linked.sentence(text),)),)), linked.lexicon(), load())
    assert [word for word, _ in weighed(text)] == list(next(plain.sentences()).words)


@pytest.mark.parametrize("text", TEXTS)
def test_the_winner_has_the_most_points(text: str) -> None:
    for word, found in weighed(text):
        if found is None or found.choice is None:
            continue
        first = found.candidates[0]
        assert first.entry.seq == found.choice.entry.seq == word.entry
        assert first.senses[0].number == found.choice.sense == word.sense
        assert first.points == pytest.approx(best(first))
        assert all(best(each) <= best(first) for each in found.candidates if each.senses)


EVIDENCE = [
    # text, surface, sense, what speaks for it
    ("手紙を出した。", "出し", 5, "goes with 手紙"),
    ("君の番だよ。", "君", 1, "fam"),
    ("急に変更した。", "変更", 1, "neighbour: suru"),
    ("席を二つ取った。", "取っ", 10, "near 席"),
]


@pytest.mark.parametrize(("text", "surface", "sense", "what"), EVIDENCE)
def test_evidence_is_named(text: str, surface: str, sense: int, what: str) -> None:
    (found,) = [found for word, found in weighed(text) if word.surface == surface and found]
    (points,) = [each for each in found.candidates[0].senses if each.number == sense]
    assert what in dict(points.evidence)


def test_two_places_of_a_word_are_told_apart() -> None:
    senses = [word.sense for word, _ in weighed("手紙を出した。宿題を出した。") if word.headword == "出す"]
    told = [
        found.choice.sense
        for word, found in weighed("手紙を出した。宿題を出した。")
        if word.headword == "出す" and found and found.choice
    ]
    assert told == senses


def test_names_are_not_weighed() -> None:
    assert [found for word, found in weighed("田中さんが来た。") if word.headword == "田中"] == [None]


def test_senses_that_cannot_be_meant_are_ruled_out() -> None:
    (found,) = [found for word, found in weighed("正直、あまり自信がない。") if word.surface == "正直"]
    assert found
    shown = {each.number for each in found.candidates[0].senses}
    assert shown.isdisjoint(found.candidates[0].ruled_out)
