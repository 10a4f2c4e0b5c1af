"""A text part by part: words, dialect, claims, speech, and which parts are the hardest."""

import pytest

from flashgen import dialects
from flashgen.document import Document
from flashgen.report import measure, telling
from flashgen.report.figures import Part
from flashgen.report.parts import Place, divided, parts_of, speech_of
from flashgen.report.words import count_words
from tests.lexicon import linked
from tests.report.texts import document, measured, sections, timed


def test_every_part_has_its_words_and_forms() -> None:
    report = measured("犬が走る。概念を払拭する。", "犬が寝る。概念が分からへん。")
    first, second = report.parts
    assert (first.title, first.sentences, first.running, first.hard, first.new) == ("第1章", 2, 4, 2, 2)
    assert (second.running, second.hard, second.new) == (4, 1, 0)  # 概念 was met before
    assert first.hard_words == ("概念", "払拭")
    assert (first.dialect.share, second.dialect.share, second.dialect.per_hundred) == (0.0, 0.5, 50.0)
    assert [form.form for form in second.dialect.forms] == ["〜へん"]
    assert second.stops == pytest.approx(100 * (1 + 1) / 4)


def test_sums_of_the_parts_are_those_of_the_whole() -> None:
    report = measured("雨やから行かへん。犬が寝る。", "めっちゃ寒い。概念や。", "猫も来えへん。")
    assert sum(part.running for part in report.parts) == report.running
    assert sum(part.hard for part in report.parts) == report.running - report.known
    assert sum(part.new for part in report.parts) == len(report.unknown)
    assert sum(part.dialect.met for part in report.parts) == report.dialect.met
    assert sum(part.dialect.with_dialect for part in report.parts) == report.dialect.with_dialect


LENGTHS = [(1, [1]), (39, [39]), (40, [20, 20]), (61, [20, 20, 21]), (1000, [83, 83, 84] * 4)]


@pytest.mark.parametrize(("sentences", "wanted"), LENGTHS)
def test_a_text_without_sections_is_cut_into_stretches(sentences: int, wanted: list[int]) -> None:
    (said,) = document("犬が走る。").sections[0].sentences
    found = divided(sections([said] * sentences))
    assert [len(section.sentences) for section in found.sections] == wanted


def test_sections_are_not_cut() -> None:
    (said,) = document("犬が走る。").sections[0].sentences
    whole = sections([said] * 50, [said] * 50)
    assert divided(whole) is whole


PLACES = [
    # where a claim is said, the claims of the two parts
    (Place("第1章", "犬が走る。"), [1, 0]),
    (Place("第2章", "犬が走る。"), [0, 1]),  # said in both: its title decides
    (Place("", "犬が走る。"), [1, 0]),
    (Place("第2章", "猫が寝る。"), [0, 1]),
    (Place("第1章", "鳥が鳴く。"), [0, 0]),
]


@pytest.mark.parametrize(("place", "wanted"), PLACES)
def test_where_claims_are(place: Place, wanted: list[int]) -> None:
    whole = document("犬が走る。", "犬が走る。猫が寝る。")
    parts = parts_of(whole, count_words(whole, linked.lexicon()), dialects.load(), [place])
    assert [part.claims for part in parts] == wanted


SPEECH = [
    # when the sentences いぬがいる (5 morae), ねこがねる (5), とりがなく (5) are heard, when all ends,
    # seconds and morae
    ([0.0, 2.0, 5.0], None, 5.0, 10),  # how long the last one takes is not known
    ([0.0, 2.0, 5.0], 8.0, 8.0, 15),
    ([None, 2.0, 5.0], None, 3.0, 5),
    ([1.0, None, 4.0], None, 3.0, 10),
    ([None, None, None], None, None, None),
    ([3.0, None, None], None, None, None),
    ([3.0, 3.0, 3.0], None, None, None),
    ([9.0, 5.0, 1.0], None, None, None),  # times that run backwards tell nothing
]


@pytest.mark.parametrize(("times", "finish", "seconds", "morae"), SPEECH)
def test_speech(
    times: list[float | None], finish: float | None, seconds: float | None, morae: int | None
) -> None:
    found = speech_of(timed("犬がいる。猫が寝る。鳥が鳴く。", times), finish)
    assert (found and found.seconds, found and found.morae) == (seconds, morae)


def test_a_part_lasts_until_the_next_begins() -> None:
    said = timed("犬がいる。猫が寝る。鳥が鳴く。", [0.0, 2.0, 6.0])
    report = measure(sections(said[:2], said[2:]), linked.lexicon(), dialects.load())
    first, second = report.parts
    assert first.speech is not None
    assert (first.speech.seconds, first.speech.per_minute) == (6.0, 100.0)
    assert second.speech is None
    assert report.speech is not None
    assert report.speech.seconds == 6.0


def test_empty_sections_are_no_parts() -> None:
    (said,) = document("犬が走る。").sections[0].sentences
    report = measure(sections([said], [], [said]), linked.lexicon(), dialects.load())
    assert [part.number for part in report.parts] == [1, 3]


@pytest.mark.parametrize("whole", [Document(()), document("。"), document("えっと。")])
def test_a_text_without_words(whole: Document) -> None:
    report = measure(whole, linked.lexicon(), dialects.load())
    assert (report.running, report.known_share, report.stops, report.milestones) == (0, 0.0, 0.0, ())
    assert telling.headline(report) == ("There is no word to learn in this text.",)


def test_the_hardest_come_first_and_short_ones_do_not_count() -> None:
    short = "概念を払拭する。"
    report = measured("犬が走る。" * 12, "犬が走る。" * 9 + short, short, "犬が走る。" * 9 + short * 2)
    assert [part.number for part in report.hardest] == [4, 2, 1]


def test_where_all_are_short_all_count() -> None:
    report = measured("犬が走る。", "概念を払拭する。")
    assert [part.number for part in report.hardest] == [2, 1]


CALLED = [("雨の話", None, "3. 雨の話"), ("", 62.0, "Part 3 (1:02)"), ("", None, "Part 3")]


@pytest.mark.parametrize(("title", "begin", "called"), CALLED)
def test_what_a_part_is_called(title: str, begin: float | None, called: str) -> None:
    part = Part(3, title, begin, 1, 1, 0, 0, (), measured("犬が走る。").dialect)
    assert telling.called(part) == called
