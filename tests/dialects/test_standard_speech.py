"""Whole sentences in dialect, and what a speaker of plain standard Japanese would have said."""

import pytest

from flashgen.document import DialectForm
from tests.dialects.speech import heard

SENTENCES = [
    # said, standard
    # The copula, and what only looks like it.
    ("それ、ほんまの話やねんけどな。", "それ、本当の話なんだけどな。"),
    ("犯人は猫やったんや。", "犯人は猫だったんだ。"),
    ("今日は月曜やなくて火曜や。", "今日は月曜じゃなくて火曜だ。"),
    ("紙やペンを買った。", "紙やペンを買った。"),
    ("どうやって行くの？", "どうやって行くの？"),
    # Negation by verb class.
    ("誰も見てへんかってん。", "誰も見てなかったんだ。"),
    ("ぜんぜん進まへん。", "ぜんぜん進まない。"),
    ("そんなん、できひんわ。", "そんなの、できないよ。"),
    ("バスがけえへん。", "バスが来ない。"),
    ("時間があらへん。", "時間がない。"),
    ("猫がおらんようになった。", "猫がいないようになった。"),
    ("もう待たれへん。", "もう待てない。"),
    # Obligation, prohibition, requests.
    ("毎日走らなあかん。", "毎日走らなければならない。"),
    ("返事せなあかんかった。", "返事しなければならなかった。"),
    ("ここで寝たらあかん。", "ここで寝たらだめだ。"),
    ("心配せんといてや。", "心配しないでよ。"),
    # Aspect, giving, honorifics.
    ("鍵なくしてもうた。", "鍵なくしてしまった。"),
    ("荷物持ったろか。", "荷物持ってやろうか。"),
    ("先生、何言うてはるの？", "先生、何言っていらっしゃるの？"),
    ("社長が来はったで。", "社長が来られたよ。"),
    ("あの人は京都に住んではる。", "あの人は京都に住んでいらっしゃる。"),
    # One word after another: what is fused comes apart, what is dropped comes back.
    ("言うたらなあかんねん。", "言ってやらなければならないんだ。"),
    ("試しに飲んでみよ思てな。", "試しに飲んでみようと思ってね。"),
    ("もう帰ろかな思てんねん。", "もう帰ろうかなと思ってるんだ。"),
    ("何してんねん。", "何してるんだ。"),
    ("どこ行っとってん。", "どこ行ってたんだ。"),
    # Polite speech stays polite.
    ("それ、高いんとちゃいますか。", "それ、高いんじゃないですか。"),
    ("明日は店、休みですねん。", "明日は店、休みなんです。"),
    ("もうすぐ着きまっせ。", "もうすぐ着きますよ。"),
    ("ここは静かでよろしおますな。", "ここは静かでよろしいですな。"),
    # What is not dialect stays to the character.
    ("GPUが 2枚 あるねん (笑)。", "GPUが 2枚 あるんだ (笑)。"),
    ("Path of Exile 2 やるねん!", "Path of Exile 2 やるんだ!"),
    ("ありがとうございます。", "ありがとうございます。"),
    ("この辺は大変静かだ。", "この辺は大変静かだ。"),
    ("全部食べちゃった。", "全部食べちゃった。"),
    ("", ""),
]


@pytest.mark.parametrize(("said", "standard"), SENTENCES)
def test_standard(said: str, standard: str) -> None:
    assert heard(said).standard == standard


@pytest.mark.parametrize("said", [said for said, _ in SENTENCES])
def test_forms_lie_in_order_and_say_where_they_are(said: str) -> None:
    at = 0
    for form in heard(said).forms:
        assert at <= form.start < form.end <= len(said)
        assert said[form.start : form.end] == form.surface
        at = form.end


READINGS = [
    # said, surface of a token, its reading, the headword it is looked up by
    ("そう思てた。", "思", "おも", "思う"),
    ("言うてたで。", "言う", "いう", "言う"),
    ("誰も来えへん。", "来えへん", "けえへん", "来る"),
    ("水が出えへん。", "出えへん", "でえへん", "出る"),
    ("もうあかん。", "あかん", "あかん", "あかん"),
    ("本買うた。", "買う", "こう", "買う"),
    ("習たとこや。", "習", "なろ", "習う"),
]


@pytest.mark.parametrize(("said", "surface", "reading", "headword"), READINGS)
def test_reading(said: str, surface: str, reading: str, headword: str) -> None:
    token = next(token for token in heard(said).tokens if token.surface == surface)
    assert (token.reading, token.headword) == (reading, headword)


def _form(said: str, item: str) -> DialectForm:
    return next(form for form in heard(said).forms if form.item == item)


def test_ambiguous_forms_say_so() -> None:
    form = _form("海には行けへん。", "neg.hen5e")
    assert (form.standard, form.alternatives, form.confidence) == ("行かない", ("行けない",), 0.5)


PARTS = [
    # said, item of a form, the parts of its compound with their items
    ("誰も言わへんかってん。", "asp.ten", "言わ へん/neg.hen5 かっ/neg.henkatta てん/asp.ten"),
    ("言うたらなあかんねん。", "sfp.nen", "言う/te.uonbin たら/ben.taru な あかん/neg.akan ねん/sfp.nen"),
    ("何してはったんやんか。", "hon.teharu", "し て はっ/hon.teharu た ん やんか/cop.yanka"),
    ("心配せんといてや。", "sfp.ya", "せ ん/neg.n といて や/sfp.ya"),
    ("食べてもうてんねん。", "asp.tennen", "食べ て もう/asp.temouta てん/asp.teru ねん/sfp.nen"),
    ("誰も行かん。", "neg.n", "行か ん/neg.n"),
    ("海には行けへん。", "neg.hen5e", "行け へん/neg.hen5e"),
    ("そろそろ行かなあかん。", "obl.naakan", "行か な あかん/neg.akan"),
    ("今日はほんまや。", "res.honma", "ほんま/res.honma"),  # a noun and what follows it are forms apart
    ("そうやん。あかん。", "neg.akan", "あかん/neg.akan"),
]


@pytest.mark.parametrize(("said", "item", "parts"), PARTS)
def test_compounds_are_explained_by_their_parts(said: str, item: str, parts: str) -> None:
    found = _form(said, item).parts
    assert " ".join(f"{p.surface}/{p.item}".rstrip("/") for p in found) == parts
    assert all(said[p.start : p.start + len(p.surface)] == p.surface for p in found)
    assert all(p.meaning for p in found if p.item)


def test_every_form_lies_within_its_parts() -> None:
    for said, _ in SENTENCES:
        for form in heard(said).forms:
            assert form.parts[0].start <= form.start
            assert form.parts[-1].start + len(form.parts[-1].surface) >= form.end
            ends = [p.start + len(p.surface) for p in form.parts]
            assert ends[:-1] == [p.start for p in form.parts[1:]]


def test_a_word_inside_a_form_is_a_part_of_its_own() -> None:
    parts = _form("うちはほたえへん。", "neg.hen1").parts
    assert [(part.surface, part.item) for part in parts] == [("ほたえ", "v.hotaeru"), ("へん", "neg.hen1")]


def test_forms_of_all_japan_are_marked_shared() -> None:
    assert _form("めっちゃ早い。", "adv.meccha").shared
    assert not _form("ほんまに早い。", "res.honma").shared
