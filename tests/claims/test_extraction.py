"""The whole room on two talks written for it, in which a reader marked what is worth a card."""

from dataclasses import replace

import pytest

from flashgen.claims import Claim, claim_id, extract, phrases
from flashgen.document import Document, Lexeme, Section, Sentence, Word
from flashgen.errors import RecipeError
from tests.claims.analysis import analyse, lexicon, marked_subtitles, marked_talk, section, talk

TALKS = ["cooking", "history", "reef", "baseball"]


@pytest.mark.parametrize("name", TALKS)
def test_what_a_reader_would_choose(name: str) -> None:
    document, worth = marked_talk(name)
    chosen = [claim.quote for claim in extract(document).claims]
    assert sum(quote in worth for quote in chosen) >= 0.9 * len(chosen)
    assert sum(quote in chosen for quote in worth) >= 0.8 * len(worth)


def test_the_first_of_a_lecture_without_headings() -> None:
    document, worth = marked_talk("soil")
    chosen = [claim.quote for claim in extract(document, limit=40, lexicon=lexicon()).claims]
    assert sum(quote in worth for quote in chosen[:20]) == 20
    assert sum(quote in worth for quote in chosen) >= 38


def test_the_first_of_a_conversation_in_subtitles() -> None:
    document, worth = marked_subtitles("sleep")
    claims = extract(document, limit=40, lexicon=lexicon()).claims
    chosen = [claim.quote for claim in claims]
    first = chosen[:20]
    assert sum(any(quote in stretch for stretch in worth) for quote in first) >= 0.95 * len(first)
    assert sum(any(quote in stretch for quote in chosen) for stretch in worth) >= 0.65 * len(worth)
    assert {claim.speaker for claim in claims} == {"コウジ", "リサ"}


@pytest.mark.parametrize("name", TALKS)
def test_claims_are_whole(name: str) -> None:
    document, _ = marked_talk(name)
    texts = [sentence.text for sentence in document.sentences()]
    claims = extract(document).claims
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.quote in texts
        assert claim.quote == claim.sentence.text
        assert claim.stance in ("assertion", "hedged", "opinion", "reported")
        assert claim.card in ("qa", "cloze")
        assert claim.answer
        if claim.card == "cloze":
            assert f"{{{{c1::{claim.answer}}}}}" in claim.text
            shown = claim.text.replace("{{c1::", "").replace("}}", "")
            shown = shown.removeprefix(f"{claim.speaker}によると、").rstrip("。だ")
            assert shown in phrases.standard(claim.sentence, 0, len(claim.quote))
        else:
            assert claim.question.endswith("か。")
            assert claim.answer not in claim.question


@pytest.mark.parametrize("name", TALKS)
def test_limit_takes_the_best(name: str) -> None:
    document, _ = marked_talk(name)
    few, all_ = extract(document, limit=5).claims, extract(document).claims
    assert len(few) == 5
    assert [claim.quote for claim in few][:2] == [claim.quote for claim in all_][:2]
    assert extract(document, limit=0).claims == ()


def test_same_document_same_claims() -> None:
    document, _ = marked_talk("history")
    assert extract(document).claims == extract(document).claims


def only(document: Document, part: str) -> Claim:
    (claim,) = [claim for claim in extract(document).claims if part in claim.quote]
    return claim


def test_naming_is_kept_and_asked_with_what_it_names() -> None:
    document, _ = marked_talk("cooking")
    claim = only(document, "相乗効果")
    assert (claim.type, claim.card, claim.answer) == ("naming", "qa", "旨みの相乗効果")
    # not the remark in between about who likes it
    assert claim.question.startswith("「昆布のグルタミン酸と鰹節のイノシン酸を合わせると、")
    assert [sentence.text for sentence in claim.context] == [
        "鰹節の香りは揮発しやすいから、火を止めてから入れなあかん。"
    ]


def test_what_points_back_brings_its_context() -> None:
    document, _ = marked_talk("history")
    claim = only(document, "この制度の目的")
    assert [sentence.text for sentence in claim.context] == [
        "参勤交代とは、大名を一年おきに江戸へ住まわせた幕府の制度です。"
    ]


def test_reported_speech_names_who_is_named() -> None:
    document, _ = marked_talk("history")
    claim = only(document, "専門家によると")
    assert claim.stance == "reported"
    # これは after the source points back, too.
    assert claim.context[-1].text == "これを帳合米取引と呼びます。"


def test_question_of_reported_speech_names_its_source_once() -> None:
    said = "山田教授によると、江戸の町は火事が多かったから、家が簡単な造りになっていたそうです。"
    claim = only(talk("山は静かや。" + said + "海は広いで。"), "山田教授")
    assert claim.question == "山田教授によると、なぜ家が簡単な造りになっていたのか。"
    assert claim.answer == "江戸の町は火事が多かったから"
    assert (claim.stance, claim.speaker) == ("reported", "話し手")


def test_types() -> None:
    document, _ = marked_talk("history")
    assert only(document, "参勤交代とは").type == "definition"
    assert only(document, "大坂に米が集まった").type == "cause"
    assert only(document, "帳合米取引").type == "naming"


def test_speaker_marks_are_kept() -> None:
    said = "塩は味を足すだけやなくて、浸透圧で素材の水分を外に引き出す働きもあると思うねん。"
    plain = talk("昨日は山へ行った。" + said + "山は静かやった。")
    named = Document(
        tuple(
            Section(s.title, tuple(replace(t, speaker="ミナ") for t in s.sentences)) for s in plain.sections
        )
    )
    assert {claim.speaker for claim in extract(plain).claims} == {"話し手"}
    assert {claim.speaker for claim in extract(named).claims} == {"ミナ"}


def test_said_twice_is_one_claim() -> None:
    said = "玉ねぎの甘みは増えるんやなくて、辛みが抜けて元の甘みが感じられるようになるだけや。"
    document = Document((section("予告", said + "楽しみやな。"), section("本編", "火を通すで。" + said)))
    assert len(extract(document).claims) == 1


def test_markup_in_a_transcript_makes_no_card() -> None:
    document = talk("塩は浸透圧で水を抜く{{c1::働き}}があるから、肉の味が濃うなるんや。山は静かや。")
    assert all("{{c1::働き}}" not in claim.quote for claim in extract(document).claims)


def test_a_page_on_one_line_is_no_statement() -> None:
    said = analyse("塩は水を抜くから肉の味が濃うなって" * 200)
    assert extract(Document((Section("", (said,)),))).claims == ()


def test_unknown_focus() -> None:
    with pytest.raises(RecipeError, match="no topic named 'sycophany' to focus on"):
        extract(talk("塩は水を抜く。"), focus=["sycophany"])


def test_nothing_said_nothing_claimed() -> None:
    assert extract(Document(())).claims == ()
    assert extract(talk("おおきに。ほな、また来週。")).claims == ()


def word(sentence: Sentence, spelling: str, zipf: float, gloss: str = "x") -> Word:
    at = sentence.text.index(spelling)
    glosses = (gloss,) if gloss else ()
    return Word(
        at,
        at + len(spelling),
        spelling,
        spelling,
        "",
        Lexeme(spelling, "", "名詞"),
        "名詞",
        zipf=zipf,
        glosses=glosses,
    )


def test_terms_are_the_rarest_glossed_words() -> None:
    said = analyse("塩は味を足すだけやなくて、浸透圧で素材の水分を外に引き出す働きもある。")
    words = (
        word(said, "塩", 4.5),
        word(said, "味", 5.2),  # too common
        word(said, "浸透圧", 2.9),
        word(said, "浸透", 3.5),  # inside another
        word(said, "素材", 4.2),
        word(said, "水分", 4.1),
        word(said, "引き出す", 3.0, gloss=""),  # without a gloss
    )
    (claim,) = extract(Document((Section("", (replace(said, words=words), analyse("山は静かや。"))),))).claims
    assert [term.headword for term in claim.terms] == ["浸透圧", "素材", "水分"]


def test_ids_stay_with_section_and_quote() -> None:
    # A promise to learners: these ids are in their collections. Never change a line.
    assert claim_id("", "塩は水を抜く。") == claim_id("", "塩は 水を抜く")
    assert claim_id("塩", "塩は水を抜く。") == PROMISED


PROMISED = "cl-1323792227"
