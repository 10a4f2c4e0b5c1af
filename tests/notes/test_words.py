# ruff: noqa: E501 (a sentence stays on one line)
"""Vocabulary items as notes."""

import pytest

from flashgen.document import Lexeme
from flashgen.notes import words
from flashgen.notes.types import WORD
from tests.notes import samples
from tests.notes.samples import (
    FAITHFUL,
    ITEMS,
    KANSAI,
    NIGHT,
    PAPER,
    QUIT,
    TACKLE,
    chosen,
    rubies,
    said,
    word,
)

FAITHFULNESS, TACKLING, MODEL = ITEMS


def test_what_a_card_shows() -> None:
    note = words.note(FAITHFULNESS, source="配信", rubies=rubies)
    assert note.fields == {
        "Expression": "忠実性",
        "ExpressionFurigana": "忠[ちゅう] 実[じつ] 性[せい]",
        "ExpressionReading": "ちゅうじつせい",
        "MainDefinition": "faithfulness; fidelity",
        "Glossary": "<ol><li>faithful; loyal; devoted</li>"
        "<li>faithfulness (to the original); fidelity; accuracy</li></ol>",
        "PartOfSpeech": "名詞 noun",
        "Frequency": "頻度 top 20,000 words",
        "FreqSort": "18230",
        "Sentence": "モデルが書いた理由と中の計算が同じかどうか、その<b>忠実性</b>を確かめなあかんねん。",
        "SentenceFurigana": "モデルが<wbr>書[か]いた<wbr>理由[りゆう]と<wbr>中[なか]の<wbr>計算[けいさん]が<wbr>"
        "同[おな]じかどうか、<wbr>その<wbr>"
        '<span class="phrase"><b>忠実[ちゅうじつ] 性[せい]</b>を</span><wbr>確[たし]かめな'
        '<span class="form form1" data-number="1">あかん</span><span class="form form2" data-number="2">ねん</span>。',
        "SentenceStandard": "モデルが<wbr>書[か]いた<wbr>理由[りゆう]と<wbr>中[なか]の<wbr>計算[けいさん]が<wbr>"
        "同[おな]じかどうか、<wbr>その<wbr>"
        '<span class="phrase">忠実[ちゅうじつ] 性[せい]を</span><wbr>確[たし]かめな'
        '<span class="form form1" data-number="1">ければならない</span><span class="form form2" data-number="2">んだ</span>。',
        "Source": "配信",
        "MiscInfo": "理由と計算は同じか · 12:34 · ×6",
    }
    assert note.deck == "2 語彙 Vocabulary"


def test_tags() -> None:
    assert words.note(FAITHFULNESS).tags == ("flashgen::kind::domain",)
    assert words.note(TACKLING).tags == ("flashgen::kind::general", "flashgen::level::N3")
    local = word(samples.QUIT, "あかん", "あかん", "あかん", "no good", dialect="neg.akan")
    assert words.note(chosen(local, samples.QUIT)).tags == (
        "flashgen::kind::general",
        "flashgen::dialect::neg",
    )


KEYS = [
    # headword, reading, lexeme, key
    ("わかる", "わかる", Lexeme("分かる", "わかる", "動詞"), "word|分かる|わかる"),
    ("分かる", "わかる", Lexeme("分かる", "わかる", "動詞"), "word|分かる|わかる"),  # the same note
    ("忠実性", "ちゅうじつせい", Lexeme("忠実性", "ちゅうじつせい", "名詞"), "word|忠実性|ちゅうじつせい"),
    # Unknown to UniDic: it has no lemma.
    ("ググる", "ぐぐる", Lexeme("", "", "動詞"), "word|ググる|ぐぐる"),
]


@pytest.mark.parametrize(("headword", "reading", "lexeme", "key"), KEYS)
def test_keys(headword: str, reading: str, lexeme: Lexeme, key: str) -> None:
    sentence = said(f"{headword}わ。")
    note = words.note(chosen(word(sentence, headword, headword, reading, lexeme=lexeme), sentence))
    assert note.key == key


def test_an_overridden_gloss_keeps_the_key() -> None:
    plain = words.note(FAITHFULNESS)
    other = chosen(word(FAITHFUL, "忠実性", "忠実性", "ちゅうじつせい", "being true to"), FAITHFUL)
    assert words.note(other).key == plain.key
    assert words.note(other).fields["MainDefinition"] == "being true to"


def test_the_sense_met_here_is_the_definition_and_the_others_wait() -> None:
    fields = words.note(TACKLING).fields
    assert fields["MainDefinition"] == "to deal with (a problem); to make an effort"
    assert "make an effort" not in fields["Glossary"]
    assert fields["Glossary"].count("<li>") == 2
    assert fields["PartOfSpeech"] == "動詞 verb, godan, intransitive, usually in kana"


def test_cards_asked_for() -> None:
    assert "IsProduction" not in words.note(TACKLING).fields
    fields = words.note(TACKLING, cards=("recognition", "production", "listening")).fields
    assert fields["IsProduction"] == fields["IsListening"] == "1"


def test_a_word_without_gloss_is_not_asked_for() -> None:
    """Its production card would ask with nothing."""
    fields = words.note(samples.HARD_ITEMS[3], cards=("production",)).fields
    assert "IsProduction" not in fields


def test_a_standard_sentence_has_no_second_line() -> None:
    plain = said("これでええんちゃう。")
    assert "SentenceStandard" not in words.note(chosen(word(plain, "ええ", "ええ", "ええ"), plain)).fields


def test_a_dialect_word_names_its_standard() -> None:
    local = word(samples.QUIT, "あかん", "あかん", "あかん", "no good", dialect="neg.akan")
    fields = words.note(chosen(local, samples.QUIT), dialect=KANSAI).fields
    assert fields["Dialect"] == "関西弁 Kansai"
    assert fields["Standard"] == "だめだ"


PITCHES = [
    ("はし", "1", "頭高 atamadaka"),
    ("はし", "2", "尾高 odaka"),
    ("さくら", "0", "平板 heiban"),
    ("たまご", "2", "中高 nakadaka"),
    ("きょう", "1", "頭高 atamadaka"),
    ("さくら", "0,2", "平板 heiban, 中高 nakadaka"),
    ("さくら", "", ""),
    ("さくら", "?", ""),
]


@pytest.mark.parametrize(("reading", "pitch", "category"), PITCHES)
def test_pitch(reading: str, pitch: str, category: str) -> None:
    sentence = said(f"{reading}や。")
    fields = words.note(chosen(word(sentence, reading, reading, reading, pitch=pitch), sentence)).fields
    assert fields.get("PitchCategories", "") == category


GLOSSES = [
    # glosses, what a card shows
    (("skillful", "skilful", "adept"), "skillful; adept"),
    (("program", "programme"), "program"),
    (("to color", "to colour", "to dye"), "to color; to dye"),
    (("to organise", "to organize"), "to organise"),
    (("clear", "clean"), "clear; clean"),
    (("one", "two", "three"), "one; two"),
]


@pytest.mark.parametrize(("glosses", "shown"), GLOSSES)
def test_two_spellings_of_one_gloss_are_one(glosses: tuple[str, ...], shown: str) -> None:
    fields = words.note(chosen(word(PAPER, "論文", "論文", "ろんぶん", *glosses), PAPER)).fields
    assert fields["MainDefinition"] == shown


BANDS = [
    (1, "頻度 top 500 words"),
    (500, "頻度 top 500 words"),
    (501, "頻度 top 1,000 words"),
    (4_800, "頻度 top 5,000 words"),
    (50_000, "頻度 top 50,000 words"),
    (50_001, "頻度 rarer than the top 50,000 words"),
    (None, ""),
]


@pytest.mark.parametrize(("rank", "band"), BANDS)
def test_frequency_is_a_band_and_sorts_by_rank(rank: int | None, band: str) -> None:
    fields = words.note(chosen(word(PAPER, "論文", "論文", "ろんぶん", rank=rank), PAPER)).fields
    assert fields.get("Frequency", "") == band
    assert fields.get("FreqSort", "") == (str(rank) if rank else "")


def test_the_level_is_marked_unofficial_where_it_is_shown() -> None:
    for template in WORD.templates:
        for side in (template.front, template.back):
            assert side.count("{{Level}}") == side.count("JLPT {{Level}} (unofficial)")


def test_the_sentence_before_goes_along_dimmed_in_all_three_fields() -> None:
    fields = words.note(
        chosen(word(QUIT, "掘っ", "掘る", "ほる", "to dig"), QUIT, before=NIGHT), rubies=rubies
    ).fields
    near = '<span class="near">夜中まで動画見てもうて、今朝は起きられへんかったわ。</span>'
    assert fields["Sentence"] == f"{near}ここで諦めたらあかん、もうちょい<b>掘っ</b>てみよ。"
    assert fields["SentenceFurigana"].startswith('<span class="near">夜中[よなか]まで')
    assert "</span>ここで<wbr>諦[あきら]めたら" in fields["SentenceFurigana"]
    assert fields["SentenceStandard"].startswith(
        '<span class="near">夜中[よなか]まで<wbr><span class="phrase">動画[どうが] 見[み]て'
    )
    assert fields["SentenceStandard"].endswith(
        '掘[ほ]って<span class="form form3" data-number="3">みよう</span>。'
    )


def test_a_standard_neighbour_and_a_dialect_sentence_have_both_lines() -> None:
    plain = said("｜雨《あめ》が｜降《ふ》った。")
    fields = words.note(
        chosen(word(QUIT, "掘っ", "掘る", "ほる", "to dig"), QUIT, after=plain), rubies=rubies
    ).fields
    assert fields["Sentence"].endswith('てみよ。<span class="near">雨が降った。</span>')
    assert fields["SentenceStandard"].endswith('<span class="near">雨[あめ]が 降[ふ]った。</span>')


def test_a_neighbour_can_do_no_harm() -> None:
    evil = said("<script>{{c1::x}}")
    fields = words.note(chosen(word(QUIT, "掘っ", "掘る", "ほる"), QUIT, before=evil)).fields
    for name in ("Sentence", "SentenceFurigana", "SentenceStandard"):
        assert "<script" not in fields[name]
        assert "{{" not in fields[name]


def test_other_spellings() -> None:
    assert words.note(TACKLING).fields["Note"] == "また also written: 取組む"
    assert (
        "Note"
        not in words.note(chosen(word(PAPER, "論文", "論文", "ろんぶん"), PAPER, also=("論文",))).fields
    )


def test_kana_has_no_rubies() -> None:
    sentence = said("めっちゃええやん。")
    fields = words.note(chosen(word(sentence, "めっちゃ", "めっちゃ", "めっちゃ"), sentence)).fields
    assert fields["ExpressionFurigana"] == "めっちゃ"


def test_nothing_empty_is_stored() -> None:
    for one in [*ITEMS, *samples.HARD_ITEMS]:
        assert all(words.note(one).fields.values())


def test_time_and_source_are_small_print() -> None:
    assert words.note(TACKLING, source="朝配信 <1>").fields["Source"] == "朝配信 &lt;1&gt;"
    assert words.note(chosen(word(TACKLE, "朝", "朝", "あさ"), TACKLE)).fields["MiscInfo"] == "1:01"
