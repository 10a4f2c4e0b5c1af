"""The words of Kansai: sound rows, right readings, and standard Japanese divided as it was without them."""

import pytest

from flashgen.dialects.words import read_words
from flashgen.morphology.unidic import UnidicAnalyzer
from tests.dialects.speech import KANSAI, analyzer, heard, items

ROWS = tuple(read_words(KANSAI.folder).rows())


def test_rows_name_items() -> None:
    known = set(KANSAI.items) | {"", "neg.hen"}  # neg.hen is へん, whose item is its verb's class
    assert {row.item for row in ROWS} - known == set()


def test_words_with_a_gloss_are_items() -> None:
    item = KANSAI.items["n.akantare"]
    assert (item.kind, item.form, item.standard, item.reading) == ("word", "あかんたれ", "弱虫", "あかんたれ")


FORMS = [
    # surface, reading, headword, cform, standard
    ("ほかし", "ほかし", "ほかす", "連用形-一般", "捨て"),
    ("どつい", "どつい", "どつく", "連用形-イ音便", "殴っ"),
    ("つこう", "つこう", "使う", "連用形-ウ音便", "使っ"),
    ("使", "つこ", "使う", "連用形-ウ音便", "使っ"),
    ("おもろかっ", "おもろかっ", "おもろい", "連用形-促音便", "面白かっ"),
    ("しゃあなけれ", "しゃあなけれ", "しゃあない", "仮定形-一般", "仕方なけれ"),
]


@pytest.mark.parametrize("form", FORMS)
def test_form(form: tuple[str, ...]) -> None:
    assert form in {(row.surface, row.reading, row.headword, row.cform, row.standard) for row in ROWS}


VOICE = [
    # The standard word may want て and た in another voice.
    ("階段でこけたんや。", "階段で転んだんだ。"),
    ("ゴミほかしといて。", "ゴミ捨てといて。"),
    ("ほかしてええ？", "捨てていい？"),
    ("駅でこけとったで。", "駅で転んでたよ。"),
    ("スルメしがんでる。", "スルメかみしめてる。"),
    ("スルメしがんでんねん。", "スルメかみしめてるんだ。"),
    ("足の裏こそばしたろか。", "足の裏くすぐってやろうか。"),
]


@pytest.mark.parametrize(("said", "standard"), VOICE)
def test_voice(said: str, standard: str) -> None:
    assert heard(said).standard == standard


STANDARD = [
    "この辺で一番大きい公園は駅の裏にある。",
    "大変な一日だったが、変なことは起きなかった。",
    "りんごやみかんを買って、部屋で食べた。",
    "人によって考え方は違うものだ。",
    "彼は責任を問われて辞めたという。",
    "春が来て、桜が咲いた。",
    "壁に紙をはってから帰った。",
    "写真をとるのが好きです。",
    "もう一度やってみようと思っています。",
    "お茶を飲んでから出かけましょう。",
    "折り紙を折る子どもたちを見ていた。",
    "窓があかないので、業者を呼びました。",
    "その話なら、前にも聞いたことがある。",
    "食べてもたいして味は変わらない。",
    "ようこそいらっしゃいました。",
    "ええと、どこまで話しましたか。",
    "こら、廊下を走るな。",
    "本間さんは堺の生まれです。",
    "弱音をはくのはやめよう。",
    "今さら遅いと言われてしまった。",
    "友達を元気づけようとしている。",
    "心配しないで。もう泣かないで。",
]


@pytest.mark.parametrize("text", STANDARD)
def test_standard_japanese_stays(text: str) -> None:
    sentence = heard(text)
    assert sentence.standard == text
    assert [form.surface for form in sentence.forms if not form.shared] == []


def test_standard_japanese_is_divided_as_without_the_words() -> None:
    stock = UnidicAnalyzer()
    for text in STANDARD:
        if text.startswith(("ようこそ", "ええと", "こら")):
            continue  # better with them
        ours = [token.surface for token in analyzer().tokenize(text)]
        assert ours == [token.surface for token in stock.tokenize(text)]


def _recognised(item_id: str) -> bool:
    return any(item_id in items(heard(said)) for said, _ in KANSAI.items[item_id].examples)


# Marked by choice of a standard word, or by leaving one out: no token tells them from standard Japanese.
NOT_LOOKED_FOR = {"conj.tara", "drop.wo", "neg.invite", "v.taku", "v.naosu", "v.benkyou", "n.sara", "adj.sui"}


def test_items_are_recognised_in_their_own_examples() -> None:
    missed = {
        item.id for item in KANSAI.items.values() if item.kind == "grammar" and not _recognised(item.id)
    }
    assert missed <= NOT_LOOKED_FOR | {"n.toko", "sfp.na", "n.jibun"}
