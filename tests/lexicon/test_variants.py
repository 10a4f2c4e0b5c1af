"""Expressions as people say them: inflected, politely, with は or も, without a particle, in dialect."""

import pytest

from flashgen.lexicon.short_glosses import short_glosses
from tests.lexicon import linked

FOUND = [
    # text, expression
    ("これは結局高くついた。", "高くつく"),
    ("足元に気をつけて歩く。", "気をつける"),
    ("結果が気になります。", "気になる"),
    ("そのことは頭に入れておきます。", "頭に入れる"),
    ("朝の五時に目が覚めてしまった。", "目が覚める"),
    ("それは言い訳に過ぎません。", "に過ぎない"),
    ("ただの噂にすぎない。", "にすぎない"),
    ("やっとチケットを手に入れました。", "手に入れる"),
    ("あまり役には立たない。", "役に立つ"),
    ("少しは役にも立つ。", "役に立つ"),
    ("思ったことを口に出せない。", "口に出す"),
    ("口には出さないが怒っている。", "口に出す"),
    ("見ていて腹が立ってきた。", "腹が立つ"),
    ("終電に間に合わなかった。", "間に合う"),
    ("変な噂を耳にしました。", "耳にする"),
    ("彼は黙って首を振った。", "首を振る"),
    ("彼を当てにしてはいけない。", "当てにする"),
    ("もう手に負えません。", "手に負えない"),
    ("仕方がありません。", "仕方がない"),
    ("申し訳ありませんでした。", "申し訳ない"),
    ("それで間違いありません。", "間違いない"),
    ("肝に銘じます。", "肝に銘じる"),
    ("頭が上がりません。", "頭が上がらない"),
    ("気が済むまでやれ。", "気が済む"),
    ("書類に目を通しておいて。", "目を通す"),
    ("彼と気が合います。", "気が合う"),
    ("うそをついてはいけない。", "うそをつく"),
    ("わけがわからない。", "わけがわからない"),
    ("いつの間にか寝ていた。", "いつの間にか"),
    ("あっという間に終わった。", "あっという間に"),
    ("もしかしたら来るかもしれない。", "もしかしたら"),
    ("残念ながら負けた。", "残念ながら"),
    ("手も足も出ない相手だ。", "手も足も出ない"),
    ("やむを得ません。", "やむを得ない"),
    ("見て見ぬふりをする。", "見て見ぬふり"),
    ("もしかして忘れたの？", "もしかして"),
    ("どうにか間に合った。", "どうにか"),
    ("なんとなく寂しい。", "なんとなく"),
    ("少なくとも三日はかかる。", "少なくとも"),
    ("客は主として学生だ。", "主として"),
    ("これから出かけます。", "これから"),
    ("それほど難しくない。", "それほど"),
    ("喜んで手伝います。", "喜んで"),
]


@pytest.mark.parametrize(("text", "expression"), FOUND)
def test_found(text: str, expression: str) -> None:
    assert expression in [word.headword for word in linked.words(text)]


DIALECT = [
    ("気ぃつけや。", "気をつける"),
    ("目ぇ覚めたわ。", "目が覚める"),
    ("役に立たへんやん。", "役に立つ"),
    ("手に入らへんかった。", "手に入る"),
    ("気になってしゃあないねん。", "気になる"),
    ("間に合わんかったら困るわ。", "間に合う"),
]


@pytest.mark.parametrize(("text", "expression"), DIALECT)
def test_found_in_dialect(text: str, expression: str) -> None:
    assert expression in [word.headword for word in linked.words(text, dialect=True)]


NOT_FOUND = [
    # text, what is not said there
    pytest.param("頭に毛がある。", "頭に来る", id="a part of the body"),
    pytest.param("仕事は無理しないでやる。", "無理をする", id="a noun and する"),
    pytest.param("無理はしないほうがいい。", "無理をする", id="the same with は"),
    pytest.param("そんなことはない。", "ことがない", id="grammar"),
    pytest.param("それは基本的に同じだ。", "基本的に", id="a regular adverb"),
    pytest.param("朝すぐに出かける。", "すぐに", id="an adverb and a particle"),
    pytest.param("行くかどうか迷う。", "どうか", id="what is no adverb after か"),
    pytest.param("来た時には寝ていた。", "時には", id="a noun with a clause before it"),
    pytest.param("時間を要するに違いない。", "要するに", id="a verb with its object"),
    pytest.param("気温が三十度を超える。", "度を超える", id="a number before it"),
    pytest.param("やる気がしない。", "気がする", id="the middle of a word"),
    pytest.param("手も足も出ない。", "足が出る", id="the half of another"),
    pytest.param("食べ過ぎた。", "食べ過ぎ", id="a verb and 過ぎる"),
    pytest.param("痛みをとる薬をのむ。", "をとる", id="particle and verb"),
]


@pytest.mark.parametrize(("text", "expression"), NOT_FOUND)
def test_not_found(text: str, expression: str) -> None:
    assert expression not in [word.headword for word in linked.words(text)]


def test_an_object_keeps_its_verb() -> None:
    """を and とる are no compound particle, as にとって is."""
    assert "とる" in [word.headword for word in linked.words("痛みをとる薬をのむ。")]
    assert "とる" not in [word.headword for word in linked.words("私にとって大切だ。")]


NAMES = [
    # text, word, whether it is a name
    ("デイジーは大きな声で笑った。", "デイジー", True),
    ("ルーンが言った。", "ルーン", True),
    ("デイジーが庭に咲いた。", "デイジー", False),
    ("デイジーがきれいだと言った。", "デイジー", False),
    ("ロボットが笑った。", "ロボット", False),
    ("ユーザーが怒っている。", "ユーザー", False),
]


@pytest.mark.parametrize(("text", "surface", "is_name"), NAMES)
def test_who_does_what_people_do_is_a_name(text: str, surface: str, is_name: bool) -> None:
    assert (linked.word(text, surface).entry is None) == is_name


GLOSSES = [
    # as a dictionary has them, as a card has them
    (("to memorize", "to memorise", "to learn by heart"), ("to memorize", "to learn by heart")),
    (("colour", "color", "hue"), ("colour", "hue")),
    (("to find (e.g. an error in a book)", "to come across"), ("to find", "to come across")),
    (("to catch (a cold)",), ("to catch (a cold)",)),
    (("aforementioned", "in question"), ("in question", "aforementioned")),
    (("what takes a great many words to tell", "short"), ("short", "what takes a great many words to tell")),
    (("to cease", "to stop"), ("to cease", "to stop")),
]  # fmt: skip


@pytest.mark.parametrize(("glosses", "short"), GLOSSES)
def test_short_glosses(glosses: tuple[str, ...], short: tuple[str, ...]) -> None:
    assert short_glosses(glosses) == short


def test_an_adverb_of_several_tokens_stands_alone() -> None:
    assert [word.headword for word in linked.words("まもなく電車が来る。")] == ["まもなく", "電車", "来る"]
