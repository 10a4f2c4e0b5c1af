"""Topics that a document names itself: few, telling, and fit for a tag."""

import re
from collections import Counter

import pytest

from flashgen.claims import extract, scoring
from flashgen.document import Document, Section
from flashgen.errors import RecipeError
from tests.claims.analysis import lexicon, marked_subtitles, marked_talk, section, talk

# What a reader would file the statements under, and what would be too wide or beside the point
READ = [
    ("soil", {"岩", "団粒", "菌根"}, {"土", "先週", "私", "図"}),
    ("history", {"大名", "米"}, {"江戸時代", "皆さん", "動画"}),
    ("reef", {"白化", "褐虫藻"}, {"今日", "日焼け止め"}),
    ("cooking", {"旨み"}, {"ナツミ", "タクヤ", "配信"}),
    ("baseball", {"打者"}, {"ケン", "カレー", "風呂"}),
]


@pytest.mark.parametrize(("name", "telling", "never"), READ)
def test_topics_of_a_talk(name: str, telling: set[str], never: set[str]) -> None:
    document, _ = marked_talk(name)
    topics = {candidate.topic for candidate in scoring.score(document, lexicon=lexicon())} - {""}
    assert telling <= topics
    assert not topics & never


@pytest.mark.parametrize("name", ["soil", "sleep"])
def test_a_handful_for_most_of_the_claims(name: str) -> None:
    document, _ = marked_subtitles(name) if name == "sleep" else marked_talk(name)
    claims = extract(document, lexicon=lexicon()).claims
    topics = Counter(claim.topic for claim in claims)
    assert topics[""] <= 0.4 * len(claims)
    assert 3 <= len(topics.keys() - {""}) <= 8
    assert not [topic for topic in topics if re.search(r"[\s:]", topic)]


def test_a_name_is_no_topic() -> None:
    document = talk(
        "田中は塩を運んだ。田中は塩を売った。田中は塩で家を建てた。川は静かに流れている。山は高くそびえている。"
    )
    assert "田中" not in {candidate.topic for candidate in scoring.score(document, lexicon=lexicon())}


def test_what_is_only_asked_or_chatted_about_is_no_topic() -> None:
    document = talk(
        "タコ焼きは好きですか？タコ焼き、おおきに。タコ焼きはどこで売ってますか？"
        "石垣は山の石を積んで作られている。石垣のすき間は雨の水を外へ逃がしている。"
    )
    topics = {candidate.topic for candidate in scoring.score(document, lexicon=lexicon())}
    assert "石垣" in topics
    assert not any("タコ" in topic for topic in topics)


def test_a_word_only_said_in_a_compound_is_no_topic_beside_it() -> None:
    document = talk(
        "塩類集積は乾いた畑で水をまくと起こる。塩類集積が進むと麦が育たなくなる。川は静かに海へ流れている。"
    )
    assert {candidate.topic for candidate in scoring.score(document, lexicon=lexicon())} - {""} == {
        "塩類集積"
    }


def test_a_topic_ends_with_its_section() -> None:
    document = Document(
        (
            section("", "石垣は山の石を積んで作られている。石垣のすき間は水を逃がしている。"),
            section("", "麦は寒い冬を土の中で越している。"),
        )
    )
    assert scoring.score(document, lexicon=lexicon())[-1].topic == ""


def test_focus_on_a_topic_of_the_document() -> None:
    document, _ = marked_talk("soil")
    first = extract(document, limit=3, focus=["菌根"], lexicon=lexicon()).claims
    assert {claim.topic for claim in first} == {"菌根"}
    with pytest.raises(RecipeError, match="no topic named '菌根' to focus on"):
        extract(talk("塩は水を抜く。"), focus=["菌根"])


def test_nothing_to_name() -> None:
    assert {candidate.topic for candidate in scoring.score(Document((Section("", ()),)))} == set()
    assert {candidate.topic for candidate in scoring.score(talk("おおきに。"))} == {""}
