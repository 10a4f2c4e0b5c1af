# ruff: noqa: E501 (a sentence stays on one line)
"""Dialect items and their uses as notes."""

import pytest

from flashgen.dialects.items import Item
from flashgen.dialects.profile import ItemUse, Use
from flashgen.document import DialectForm, FormPart, Sentence
from flashgen.notes import dialect
from tests.notes.samples import (
    AKAN,
    COMMENTS,
    HEN,
    KANSAI,
    NIGHT,
    NOBODY,
    PAPER,
    QUIT,
    TEMAU,
    item,
    met,
    rubies,
)  # fmt: skip

HEN_NOTE = dialect.note(
    HEN,
    met("neg.hen", PAPER, NOBODY, section="論文を読む", count=23),
    dialect=KANSAI,
    source="配信",
    rubies=rubies,
)


def test_what_a_card_shows() -> None:
    fields = dict(HEN_NOTE.fields)
    assert fields.pop("MoreExamples").count("<li>") == 3
    assert fields.pop("Compare").count("<li>") == 2
    assert fields == {
        "Form": "〜へん",
        "FormFurigana": "〜へん",
        "Standard": "〜ない",
        "Meaning": "plain negative: not",
        "Formation": "動詞の未然形 ＋ へん",
        "Region": "関西全域 all Kansai",
        "Register": "casual, both sexes",
        "RealUse": "●●●●● 多い very common",
        "Note": "In Osaka 行けへん is 行かない; 行けない is 行かれへん. After a stem in -i it is often <wbr>ひん.",
        "Sentence": "この論文だけ読んでも、なんでそうなるんか全然<b>わからへん</b>。",
        "SentenceFurigana": "この<wbr>論文[ろんぶん]だけ<wbr>読[よ]んでも、<wbr>"
        '<span class="form form1" data-number="1">なんで</span><wbr>そうなる<span class="form form2" data-number="2">んか</span><wbr>'
        '全然[ぜんぜん]<wbr><b>わから<span class="form form3" data-number="3">へん</span></b>。',
        "SentenceStandard": "この<wbr>論文[ろんぶん]だけ<wbr>読[よ]んでも、<wbr>"
        '<span class="form form1" data-number="1">どうして</span><wbr>そうなる<span class="form form2" data-number="2">のか</span><wbr>'
        '全然[ぜんぜん]<wbr>わから<b><span class="form form3" data-number="3">ない</span></b>。',
        "Source": "配信",
        "MiscInfo": "論文を読む · ×23",
        "IsProduction": "1",
    }
    assert HEN_NOTE.deck == "1 方言 Dialect"


KEYS = [
    (HEN, "dialect|kansai|neg.hen"),
    (item("neg.hen", "へん", "ない", "another explanation"), "dialect|kansai|neg.hen"),
    (item("w.honma", "ほんま", "本当", "really", kind="word"), "dialect-word|kansai|w.honma"),
]


@pytest.mark.parametrize(("one", "key"), KEYS)
def test_keys(one: Item, key: str) -> None:
    assert dialect.note(one, ItemUse(one.id, 0, ()), dialect=KANSAI).key == key


def test_tags() -> None:
    assert HEN_NOTE.tags == ("flashgen::dialect::neg", "flashgen::kind::grammar")
    shared = item("cop.jan", "じゃん", "じゃないか", "isn't it", shared=True)
    assert "flashgen::shared" in dialect.note(shared, ItemUse("cop.jan", 0, ()), dialect=KANSAI).tags


def test_more_examples_pair_what_is_said_with_the_standard() -> None:
    examples = HEN_NOTE.fields["MoreExamples"]
    assert (
        '<b><span class="form">せえへん</span></b>。<div>そんな<wbr>説明[せつめい]では' in examples
    )  # the speaker's own first
    assert examples.index("せえへん") < examples.index("行かへん")
    assert "<li>行かへん<div>行[い]かない</div></li>" in examples


def test_compare_names_items_that_exist() -> None:
    assert "〜ひん" in HEN_NOTE.fields["Compare"]
    lone = item("neg.hen", "へん", "ない", "not", compare=("neg.gone",))
    assert "Compare" not in dialect.note(lone, ItemUse("neg.hen", 0, ()), dialect=KANSAI).fields


def test_an_item_never_met_is_explained_by_its_own_examples() -> None:
    fields = dialect.note(TEMAU, ItemUse("asp.temau", 0, ()), dialect=KANSAI).fields
    assert "Sentence" not in fields
    assert "食べてもうた" in fields["MoreExamples"]


def test_breakdown_of_a_compounded_form() -> None:
    parts = (
        FormPart("へん", "neg.hen", "ない"),
        FormPart("かっ", "", ""),
        FormPart("てん", "past.ten", "たんだ"),
    )
    form = DialectForm("neg.hen", 0, 9, "わからへんかってん", "わからなかったんだ", "negation", parts=parts)
    use = Use(form, Sentence("わからへんかってん。", (), (), (form,), "わからなかったんだ。"), "")
    fields = dialect.note(HEN, ItemUse("neg.hen", 1, (use,)), dialect=KANSAI).fields
    assert fields["Breakdown"] == "へん（ない） ＋ かっ ＋ てん（たんだ）"
    assert fields["Sentence"] == "<b>わからへんかってん</b>。"


def test_a_simple_form_has_no_breakdown() -> None:
    assert "Breakdown" not in HEN_NOTE.fields


REAL_USE = [
    ("very common", "●●●●● 多い very common"),
    ("rare", "●○○○○ まれ rare"),
    ("famous, rarely said", "●○○○○ 有名だがまれ famous, rarely said"),
    ("in Nara only", "in Nara only"),
]


@pytest.mark.parametrize(("said", "shown"), REAL_USE)
def test_real_use(said: str, shown: str) -> None:
    one = item("x.y", "ほな", "では", "well then", real_use=said)
    assert dialect.note(one, ItemUse("x.y", 0, ()), dialect=KANSAI).fields["RealUse"] == shown


REGIONS = [
    ("Kyoto, Shiga", "京都・滋賀 Kyoto, Shiga"),
    ("Osaka (Kawachi)", "大阪・河内 Osaka (Kawachi)"),
    ("Kyoto, and young Osaka", "Kyoto, and young Osaka"),  # not all of it has a name
    ("", None),
]


@pytest.mark.parametrize(("said", "shown"), REGIONS)
def test_regions(said: str, shown: str | None) -> None:
    one = item("x.y", "ほな", "では", "well then", region=said)
    assert dialect.note(one, ItemUse("x.y", 0, ()), dialect=KANSAI).fields.get("Region") == shown


FORMS = [
    # form, reading, FormFurigana
    ("炊く", "たく", "炊[た]く"),
    ("見いひん・寝えへん", "みいひん・ねえへん", "見[み]いひん・<wbr>寝[ね]えへん"),
    (
        "〜言う・〜思う（と なし）",
        "〜いう・〜おもう",
        '<span class="phrase">〜 言[い]う・</span><wbr><span class="phrase">〜 思[おも]う（と なし）</span>',
    ),
    ("ご飯食べた？（を なし）", "ごはんたべた", "ご 飯[はん] 食[た]べた？（を なし）"),
    ("〜へん", "", "〜へん"),
]


@pytest.mark.parametrize(("form", "reading", "written"), FORMS)
def test_kanji_of_a_form_have_readings(form: str, reading: str, written: str) -> None:
    one = item("x.y", form, "…", "…", reading=reading)
    assert dialect.note(one, ItemUse("x.y", 0, ()), dialect=KANSAI).fields["FormFurigana"] == written


def test_times() -> None:
    fields = dialect.note(TEMAU, met("asp.temau", NIGHT), dialect=KANSAI).fields
    assert fields["MiscInfo"] == "1:02:05"
    assert "MiscInfo" not in dialect.note(AKAN, met("neg.akan", QUIT), dialect=KANSAI).fields


def test_cards_asked_for() -> None:
    use = met("neg.hen", COMMENTS)
    assert "IsProduction" not in dialect.note(HEN, use, dialect=KANSAI, cards=("recognition",)).fields
    assert dialect.note(HEN, use, dialect=KANSAI, cards=("listening",)).fields["IsListening"] == "1"
