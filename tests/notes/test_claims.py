# ruff: noqa: E501 (a sentence stays on one line)
"""Claims as notes: questions with answers, and texts with gaps."""

import pytest

from flashgen.document import Ruby
from flashgen.notes import claims
from flashgen.notes.types import CLAIM, CLOZE
from tests.notes.samples import BEND, EXPLAIN, HOSTILE, HOSTILE_CLOZE, NAMING, QUIT, WHY, claim, rubies

ASKED = claims.note(WHY, source="配信", rubies=rubies)
GAP = claims.note(NAMING, source="配信", rubies=rubies)


def test_what_a_question_shows() -> None:
    assert ASKED.type is CLAIM
    assert ASKED.fields == {
        "Question": "なぜ、書かれた説明だけを信じてはいけないのか。",
        "QuestionFurigana": "なぜ、<wbr>書[か]かれた<wbr>説明[せつめい]だけを<wbr>信[しん]じてはいけないのか。",
        "Answer": "中で行われている計算と食い違うことがあるから。",
        "AnswerFurigana": "中[なか]で<wbr>行[おこな]われている<wbr>計算[けいさん]と<wbr>食[く]い<wbr>違[ちが]うことがあるから。",
        "Quote": EXPLAIN.text,
        "QuoteFurigana": "書[か]いてある<wbr>説明[せつめい]と<wbr>中[なか]で<wbr>やってる<wbr>計算[けいさん]が<wbr>"
        'ずれる<wbr>ことがあるから、<wbr>説明[せつめい]だけ<wbr>信[しん]じたら<wbr><span class="form">あかん</span>。',
        "QuoteStandard": "書[か]いてある<wbr>説明[せつめい]と<wbr>中[なか]で<wbr>やってる<wbr>計算[けいさん]が<wbr>"
        'ずれる<wbr>ことがあるから、<wbr>説明[せつめい]だけ<wbr>信[しん]じたら<wbr><span class="form">だめだ</span>。',
        "Section": "理由と計算は同じか",
        "Topic": "思考の忠実性 Faithfulness of reasoning",
        "ClaimType": "因果 cause",
        "Stance": "話し手の説明 stated",
        "Speaker": "配信者",
        "Terms": '<dl><div><dt lang="ja">説[せつ] 明[めい]</dt><dd lang="en">explanation; exposition</dd></div></dl>',
        "Source": "配信",
        "MiscInfo": "13:32",
    }
    assert ASKED.deck == "3 要点 Key claims"


def test_what_a_gap_shows() -> None:
    assert GAP.type is CLOZE
    assert GAP.fields["Text"] == (
        'そうやって<wbr>相手[あいて]に<wbr><span class="phrase">気[き]に 入[い]られようとして</span><wbr>答[こた]えを<wbr>曲[ま]げる<wbr>'
        "癖[くせ]を、<wbr>{{c1:: 追従[ついしょう]}}って<wbr>呼[よ]んでる。"
    )
    assert GAP.fields["Context"].startswith("<span>ほんまは<wbr>違[ちが]うと")
    assert "Question" not in GAP.fields


def test_context_is_in_standard_japanese() -> None:
    asked = claim(EXPLAIN, question="何を諦めたらだめか。", answer="論文", context=(QUIT,))
    assert (
        claims.note(asked, rubies=rubies)
        .fields["Context"]
        .startswith("<span>ここで<wbr>諦[あきら]めたら<wbr>だめだ、")
    )


TITLES = [
    # title, answer, what is shown of it on the front
    ("発酵の温度", "温度", ""),
    ("発酵の温度", "樽の中の高い温度や湿度", "発酵の温度"),
    ("発酵の温度", "発酵の時間", ""),
    ("発酵の温度", "酵母", "発酵の温度"),
    ("酵母", "酵母", ""),
    ("", "酵母", ""),
]


@pytest.mark.parametrize(("title", "answer", "shown"), TITLES)
def test_a_title_that_tells_the_answer_waits_for_the_back(title: str, answer: str, shown: str) -> None:
    fields = claims.note(claim(EXPLAIN, section=title, answer=answer)).fields
    assert fields.get("Section", "") == shown
    assert fields["MiscInfo"] == ("13:32" if shown or not title else f"{title} · 13:32")


def test_what_a_model_wrote_is_marked() -> None:
    note = claims.note(claim(EXPLAIN, origin="llm"))
    assert note.fields["Spare2"] == "AI"
    assert "flashgen::source::llm" in note.tags
    assert "Spare2" not in ASKED.fields


def test_note_and_translation() -> None:
    fields = claims.note(claim(EXPLAIN, note="事前学習のこと", translation="Do not trust it.")).fields
    assert (fields["Spare1"], fields["Translation"]) == ("事前学習のこと", "Do not trust it.")


def test_keys_and_tags() -> None:
    assert ASKED.key == f"claim|{WHY.id.removeprefix('cl-')}"
    assert ASKED.tags == (
        "flashgen::kind::claim",
        "flashgen::topic::faithfulness",
        "flashgen::claim::cause",
        "flashgen::stance::assertion",
    )


def test_a_claim_in_standard_japanese_has_no_second_line() -> None:
    assert "QuoteStandard" not in claims.note(claim(BEND)).fields


def test_a_topic_of_the_title_is_shown_as_it_is() -> None:
    note = claims.note(claim(BEND, topic="回路"))
    assert note.fields["Topic"] == "回路"
    assert "flashgen::topic::回路" in note.tags


RUBIES = (Ruby(0, 2, "思考", "しこう"), Ruby(3, 5, "忠実", "ちゅうじつ"), Ruby(5, 6, "性", "せい"))
CLOZES = [
    # text with gaps, field
    ("思考の{{c1::忠実性}}や", "思考[しこう]の{{c1:: 忠実[ちゅうじつ] 性[せい]}}や"),
    ("思考の{{c1::忠実性::三字}}や", "思考[しこう]の{{c1:: 忠実[ちゅうじつ] 性[せい]::三字}}や"),
    ("{{c1::思考}}の忠実性や", "{{c1:: 思考[しこう]}}の 忠実[ちゅうじつ] 性[せい]や"),
    ("{{c1::思考}}の{{c2::忠実性}}や", "{{c1:: 思考[しこう]}}の{{c2:: 忠実[ちゅうじつ] 性[せい]}}や"),
    ("思考{{c1::の}}忠実性や", "思考[しこう]{{c1::の}} 忠実[ちゅうじつ] 性[せい]や"),
    # A ruby over the gap's edge would give the gap away: it is left out.
    ("思考の忠{{c1::実性}}や", "思考[しこう]の忠{{c1::実 性[せい]}}や"),
    ("思考の忠実性や", "思考[しこう]の 忠実[ちゅうじつ] 性[せい]や"),
]


@pytest.mark.parametrize(("text", "field"), CLOZES)
def test_cloze(text: str, field: str) -> None:
    assert claims.cloze(text, "思考の忠実性や", RUBIES) == field


def test_another_text_than_the_quote_is_read_anew() -> None:
    assert claims.cloze("{{c1::計算}}や", "思考や", (), lambda _: (Ruby(0, 2, "計算", "けいさん"),)) == (
        "{{c1:: 計算[けいさん]}}や"
    )


def test_marks_of_the_transcript_are_no_gaps() -> None:
    text = claims.note(HOSTILE_CLOZE).fields["Text"]
    assert text.count("{{c1::") == 1
    assert "{{c1::えぐい}}" in text
    assert "&#123;&#123;c1&#58;&#58;答え&#125;&#125;" in text


def test_colons_in_a_gap_are_no_hint() -> None:
    assert claims.cloze("{{c1::a::b}}", "a::b", ()) == "{{c1::a&#58;&#58;b}}"
    assert claims.cloze("{{c1::a::b}}", "a", ()) == "{{c1::a::b}}"


def test_a_transcript_does_no_harm() -> None:
    for note in (
        claims.note(HOSTILE_CLOZE),
        claims.note(claim(HOSTILE, question=HOSTILE.text, answer="<b>")),
    ):
        for name, value in note.fields.items():
            assert "<script" not in value, name
            assert "[sound:" not in value, name


def test_terms_without_gloss_are_left_out() -> None:
    assert "Terms" not in claims.note(claim(BEND)).fields


@pytest.mark.parametrize("quoted", [QUIT.text, QUIT.standard])
def test_what_the_question_quotes_is_not_said_twice(quoted: str) -> None:
    asked = claim(
        EXPLAIN, question=f"「{quoted}」このことを何と呼ぶか。", answer="粘り", context=(BEND, QUIT)
    )
    context = claims.note(asked).fields["Context"]
    assert context.count("<span>") == 1
    assert "合[あ]わせて" in context
