"""What becomes a card, what does not and why, in which order and with which sentence."""

from dataclasses import replace

import pytest

from flashgen.lexicon.glossary import load
from flashgen.lexicon.known import KnownWords
from flashgen.lexicon.linking import link_document
from flashgen.vocabulary import Criteria, Selection, select
from flashgen.vocabulary.items import VocabularyItem
from flashgen.vocabulary.judging import is_easy
from tests.lexicon import linked


def selected(*sections: str, criteria: Criteria | None = None, dialect: bool = False) -> Selection:
    document = link_document(linked.document(*sections, dialect=dialect), linked.lexicon(), load())
    return select(document, linked.lexicon(), criteria)


def headwords(selection: Selection) -> list[str]:
    return [item.word.headword for item in selection.items]


def item(selection: Selection, headword: str) -> VocabularyItem:
    return next(item for item in selection.items if item.word.headword == headword)


KEPT = [
    # text, headword, kind
    ("急に予定を変更した。", "変更", "general"),
    ("彼は慎重に薬を選んだ。", "慎重", "general"),
    ("強化学習の記事を読んだ。", "強化学習", "domain"),
    ("足元に気をつけて歩いた。", "気をつける", "expression"),
    ("それは誤解を招く言い方だ。", "誤解を招く", "expression"),
    ("普遍的な味がする。", "普遍的", "general"),
    ("皿にきれいに盛りつけた。", "盛りつける", "general"),
    ("この計画は大げさだ。", "大げさ", "general"),
]


@pytest.mark.parametrize(("text", "headword", "kind"), KEPT)
def test_kept(text: str, headword: str, kind: str) -> None:
    selection = selected(text)
    assert headword in headwords(selection)
    assert item(selection, headword).kind in {kind, "domain"}


LEFT_OUT = [
    # text, headword, reason
    ("田中さんが来た。", "田中", "name"),
    ("ルーン、こんにちは。", "ルーン", "name"),
    ("Fireboltという曲だ。", "Firebolt", "name"),
    ("2031年に行く。", "2031", "number"),
    ("3年待った。", "年", "number"),
    ("行くことにした。", "こと", "grammar"),
    ("彼らは遅い。", "彼ら", "grammar"),
    ("誰か来た。", "誰", "grammar"),
    ("村長っぽい人だ。", "人", "basic"),
    ("まあ、いいか。", "まあ", "filler"),
    ("じゃあ、バイバイ。", "バイバイ", "filler"),
    ("本を読む。", "読む", "basic"),
    ("もう少し待つ。", "もう少し", "basic"),
    ("超便利だ。", "超", "fragment"),
    ("機械が再吐瀉した。", "吐瀉", "fragment"),
]


@pytest.mark.parametrize(("text", "headword", "reason"), LEFT_OUT)
def test_left_out(text: str, headword: str, reason: str) -> None:
    selection = selected(text)
    assert headword not in headwords(selection)
    assert (headword, reason) in [(left.headword, left.reason) for left in selection.left_out]


TEXT = "港に大きな貨物船が到着した。作業員が慎重に荷物を降ろした。"


def test_level_leaves_out_what_is_easier() -> None:
    chosen = selected(TEXT, criteria=Criteria(level="N2"))
    assert "慎重" not in headwords(chosen)
    assert ("慎重", "below level") in [(left.headword, left.reason) for left in chosen.left_out]
    assert "慎重" in headwords(selected(TEXT, criteria=Criteria(level="N3")))


def test_words_without_a_level_stay_at_every_level() -> None:
    assert "貨物船" in headwords(selected(TEXT, criteria=Criteria(level="N1")))


def test_known_words_are_left_out_whatever_their_spelling() -> None:
    criteria = Criteria(
        known=KnownWords({"愼重": frozenset(), "しんちょう": frozenset(), "到着": frozenset()})
    )
    chosen = selected(TEXT, criteria=criteria)
    assert "到着" not in headwords(chosen)
    assert (chosen.matched, chosen.listed) == (1, 3)


def test_excluded_and_seldom_words() -> None:
    chosen = selected(TEXT, criteria=Criteria(exclude=frozenset({"貨物船"})))
    assert ("貨物船", "excluded") in [(left.headword, left.reason) for left in chosen.left_out]
    assert headwords(selected(TEXT, criteria=Criteria(min_count=2))) == []


def test_the_limit_takes_the_most_useful_and_names_the_rest() -> None:
    everything, two = selected(TEXT), selected(TEXT, criteria=Criteria(limit=2))
    assert max(everything.items, key=lambda found: found.score) in two.items
    rest = [left.headword for left in two.left_out if left.reason == "beyond the limit"]
    assert sorted(rest + headwords(two)) == sorted(headwords(everything))


PARTS = [
    # parts of speech asked for, a word that stays, one that goes
    (("動詞",), "降ろす", "貨物船"),
    (("名詞",), "貨物船", "降ろす"),
    (("名詞-普通名詞-形状詞可能", "動詞"), "慎重", "作業員"),
]


@pytest.mark.parametrize(("pos", "stays", "goes"), PARTS)
def test_parts_of_speech(pos: tuple[str, ...], stays: str, goes: str) -> None:
    chosen = selected(TEXT, criteria=Criteria(pos=pos))
    assert stays in headwords(chosen)
    assert (goes, "other part of speech") in [(left.headword, left.reason) for left in chosen.left_out]


def test_what_is_left_out_has_its_reading() -> None:
    left_out = {left.headword: left.reading for left in selected("本を読む。田中さんが来た。").left_out}
    assert left_out["読む"] == "よむ"
    assert left_out["田中"] == "たなか"


EASY = [
    # level, reason, level asked for, easy
    ("N4", None, None, True),
    ("N3", None, None, False),
    (None, None, None, False),
    (None, "known", None, True),
    (None, "beyond the limit", None, False),
    ("N4", None, "N5", False),
    ("N5", None, "N4", True),
    ("N3", "below level", "N2", True),
    ("N1", "name", None, True),
]


@pytest.mark.parametrize(("level", "reason", "asked", "easy"), EASY)
def test_which_words_are_no_news(level: str, reason: str, asked: str, easy: bool) -> None:
    word = replace(item(selected(TEXT), "慎重").word, level=level)
    assert is_easy(word, reason, Criteria(level=asked)) is easy


# ------------------------------------------------------------------ one word, many uses


def test_spellings_of_a_lexeme_are_one_word() -> None:
    chosen = selected("味を整える。列を整えた。髪をととのえた。")
    found = item(chosen, "整える")
    assert (found.count, found.also) == (3, ("ととのえる",))
    assert "ととのえる" not in headwords(chosen)


def test_inflected_forms_are_one_word() -> None:
    assert item(selected("慌てないで。誰も慌てた様子がない。慌てれば失敗する。"), "慌てる").count == 3


def test_order_is_by_use_and_spread() -> None:
    chosen = selected("医師が患者を診察した。患者は回復した。", "患者の記録を保管する。", "患者を励ました。")
    assert headwords(chosen)[0] == "患者"


def test_terms_are_more_useful_than_words_met_as_often() -> None:
    chosen = selected("過学習は厄介だ。事前学習は地味だ。強化学習は派手だ。")
    best = sorted(chosen.items, key=lambda item: -item.score)
    assert [i.kind for i in best[:3]] == ["domain"] * 3


# ------------------------------------------------------------------ example sentences


def test_the_sentence_is_one_that_has_the_word() -> None:
    for found in selected(TEXT, "港で作業員が休憩していた。").items:
        assert found.sentence.text[found.word.start : found.word.end] == found.word.surface
        assert found.section in {"第1章", "第2章"}


def test_a_complete_sentence_of_good_length_is_best() -> None:
    long = "食べて" * 25 + "父は慎重だった。"
    found = item(selected(f"慎重だ。私はいつも慎重に本を読む。{long}"), "慎重")
    assert found.sentence.text == "私はいつも慎重に本を読む。"


def test_a_sentence_is_not_on_every_card() -> None:
    chosen = selected("患者が診察の前に本を読んでいた。", "診察の後で水を飲んだ。", "患者が朝に水を飲んだ。")
    sentences = [found.sentence.text for found in chosen.items if found.word.headword in {"患者", "診察"}]
    assert len(set(sentences)) == 2


# ------------------------------------------------------------------ dialect


def test_dialect_items_are_apart_from_words() -> None:
    chosen = selected("はよ行かなあかんで。誰も来えへん。駅前は混雑してるやろ。", dialect=True)
    assert all(not found.word.dialect for found in chosen.items)
    assert {found.kind for found in chosen.dialect} == {"dialect"}
    forms = {form for found in chosen.dialect for form in (found.word.headword, *found.also)}
    assert "やろ" in forms
    assert any("なあかん" in form for form in forms)
    assert "混雑" in headwords(chosen)


def test_titles_name_the_items() -> None:
    document = link_document(linked.document("誰も来えへん。", dialect=True), linked.lexicon())
    plain = select(document, linked.lexicon())
    ids = [found.word.dialect or "" for found in plain.dialect]
    named = select(document, linked.lexicon(), titles=dict.fromkeys(ids, "〜へん"))
    assert {found.word.headword for found in named.dialect} == {"〜へん"}
    assert plain.dialect[0].word.headword in named.dialect[0].also


def test_together_is_one_order() -> None:
    chosen = selected("誰も来えへん。駅前は混雑してるやろ。", dialect=True)
    assert len(chosen.together) == len(chosen.items) + len(chosen.dialect)
    assert tuple(found for found in chosen.together if found.kind != "dialect") == chosen.items
    assert tuple(found for found in chosen.together if found.kind == "dialect") == chosen.dialect


def test_nothing_to_choose_from() -> None:
    assert selected("") == Selection((), (), ())
