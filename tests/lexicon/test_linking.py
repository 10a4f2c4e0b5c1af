"""Tokens → words: what is joined, what is left apart, what is no word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen.document import Document, Section, Sentence
from flashgen.lexicon.glossary import Glossary, Term, load
from flashgen.lexicon.linking import link, link_document
from tests.lexicon import linked

TERMS = Glossary(
    {
        "大規模言語モデル": Term("大規模言語モデル", "だいきぼげんごもでる", "large language model"),
        "収穫逓減": Term("収穫逓減", "しゅうかくていげん", "diminishing returns"),
        "発火": Term("発火", "はっか", "firing (of a neuron)"),
        "特徴": Term("特徴", "とくちょう", "feature"),
        "偏り": Term("偏り", "かたより", "bias"),
    }
)

JOINED = [
    # text, headword, reading
    pytest.param("難しい課題に取り組んだ。", "取り組む", "とりくむ", id="one token anyway"),
    pytest.param("運転には気をつけてください。", "気をつける", "きをつける", id="across a particle"),
    pytest.param("安物はかえって高くつきました。", "高くつく", "たかくつく", id="adjective and verb"),
    pytest.param("これは仕方がなかった。", "仕方がない", "しかたがない", id="ends in an adjective"),
    pytest.param("それは普遍的な願いだ。", "普遍的", "ふへんてき", id="suffix"),
    pytest.param("彼の考え方が好きだ。", "考え方", "かんがえかた", id="verb stem and suffix"),
    pytest.param("もう一歩だけ進もう。", "一歩", "いっぽ", id="numeral, with the dictionary's reading"),
    pytest.param("荷物を一度に運んだ。", "一度に", "いちどに", id="adverb of a noun and に"),
    pytest.param("実は財布をなくした。", "実は", "じつは", id="adverb of a noun and は"),
    pytest.param("思い切って髪を切った。", "思い切って", "おもいきって", id="adverb of a verb and て"),
    pytest.param("思いがけず友人に会った。", "思いがけず", "おもいがけず", id="adverb of a verb and ず"),
    pytest.param("この間の旅行は楽しかった。", "この間", "このあいだ", id="連体詞 and noun"),
    pytest.param("毎朝目が覚めるのが早い。", "目が覚める", "めがさめる", id="idiom"),
    pytest.param(
        "人を馬鹿にするな。", "馬鹿にする", "ばかにする", id="light verb, but not the sum of its parts"
    ),
    pytest.param("列車はこの業界の夢だ。", "業界", "ぎょうかい", id="noun"),
]


@pytest.mark.parametrize(("text", "headword", "reading"), JOINED)
def test_joined(text: str, headword: str, reading: str) -> None:
    found = {word.headword: word for word in linked.words(text)}
    assert headword in found
    assert found[headword].entry is not None
    assert found[headword].reading == reading


APART = [
    # text, what is not one word there, though a dictionary has it
    pytest.param("引っ越すことになった。", "ことになる", id="formal noun"),
    pytest.param("早く寝るようにする。", "ようにする", id="nothing but grammar"),
    pytest.param("部屋を静かにする。", "静かにする", id="adjective and a light verb"),
    pytest.param("毎日日本語を勉強する。", "勉強する", id="noun and する"),
    pytest.param("雨が降り始めた。", "降り始める", id="aspect"),
    pytest.param("仕事を始めて十年だ。", "始めて", id="the verb itself, with its object"),
    pytest.param("子供に本を読ませた。", "読ませる", id="a causative like any other"),
    pytest.param("十五分歩いた。", "五分", id="the middle of a number"),
    pytest.param("それが問題だ。", "それが", id="pronoun and particle"),
    pytest.param("次に行く店を探す。", "次に行く", id="accidental neighbours"),
]


@pytest.mark.parametrize(("text", "headword"), APART)
def test_left_apart(text: str, headword: str) -> None:
    assert headword not in [word.headword for word in linked.words(text)]


NO_WORDS = [
    # text, surfaces that are grammar in it
    pytest.param("子供が公園で遊んでいる。", ["が", "で", "いる"], id="particles and helping verbs"),
    pytest.param("窓を閉めてしまった。", ["て", "しまっ", "た"], id="てしまう"),
    pytest.param("あまり高くない店だ。", ["ない", "だ"], id="くない"),
    pytest.param("友達に電話した。", ["し"], id="する after its noun"),
    pytest.param("料理について話す。", ["つい"], id="について"),
    pytest.param("雨によって中止になった。", ["よっ"], id="によって"),
    pytest.param("明日は晴れるかもしれない。", ["しれ"], id="かもしれない"),
    pytest.param("明日は晴れるかもしれません。", ["しれ"], id="かもしれません"),
    pytest.param("明日は晴れるかも知れん。", ["知れ"], id="かも知れん"),
    pytest.param("雨が降るそうだ。", ["そう"], id="hearsay"),
]


@pytest.mark.parametrize(("text", "surfaces"), NO_WORDS)
def test_grammar_is_no_word(text: str, surfaces: list[str]) -> None:
    assert not {word.surface for word in linked.words(text)} & set(surfaces)


def test_a_verb_after_a_case_particle_is_a_word() -> None:
    """で of 病院で is no て, although it looks like 読んで."""
    assert linked.word("病院で診てもらう。", "診").headword == "診る"


POINTING = [
    # text, the part of speech of its first word: pointing at something, or looking for words
    ("あの山に登りたい。", "連体詞"),
    ("あの赤い屋根が見えるか。", "連体詞"),
    ("あのお店は安い。", "連体詞"),
    ("あの、山が好きです。", "感動詞-フィラー"),
    ("あの僕は行きません。", "感動詞-フィラー"),
    ("あの。", "感動詞-フィラー"),
]


@pytest.mark.parametrize(("text", "pos"), POINTING)
def test_what_points_at_something_is_no_filler(text: str, pos: str) -> None:
    assert linked.words(text)[0].pos == pos


NAMES = [
    # text, the name as one word
    ("田中さんが来た。", "田中"),
    ("ルーン、こんにちは。", "ルーン"),
    ("マリンさんは親切だ。", "マリン"),
    ("アン・デ・ボアの本を読む。", "アン・デ・ボア"),
    ("グルブズ・モルドンが勝った。", "グルブズ・モルドン"),
    ("週末はLord of Coastsをやる。", "Lord of Coasts"),
    ("ロンドンでテムズ川を見た。", "テムズ川"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_names_have_no_entry(text: str, name: str) -> None:
    found = linked.word(text, name)
    assert (found.entry, found.glosses, found.level) == (None, (), None)
    assert "固有名詞" in found.pos


@pytest.mark.parametrize(
    ("text", "headword"),
    [("壁についている。", "つく"), ("本を手に取って読む。", "取る"), ("駅に寄って帰る。", "寄る")],
)
def test_what_looks_like_a_compound_particle(text: str, headword: str) -> None:
    assert headword in [word.headword for word in linked.words(text)]


def test_an_abbreviation_is_a_word() -> None:
    assert linked.word("AIの話をする。", "AI").glosses[0] == "artificial intelligence"


def test_who_is_spoken_to_once_is_a_name_everywhere() -> None:
    linked_document = link_document(
        linked.document("マリンさん、どうぞ。次はマリンの番だ。"), linked.lexicon()
    )
    assert [w.entry for s in linked_document.sentences() for w in s.words if w.surface == "マリン"] == [
        None,
        None,
    ]


def test_a_flower_is_a_flower_where_nobody_is_spoken_to() -> None:
    assert linked.word("庭にデイジーを植えた。", "デイジー").glosses == ("daisy",)


# ------------------------------------------------------------------ terms


def test_a_term_is_one_word_with_its_own_gloss() -> None:
    found = linked.word("大規模言語モデルを使う。", "大規模言語モデル", TERMS)
    assert (found.glosses, found.domain, found.entry) == (("large language model",), True, None)
    assert found.reading == "だいきぼげんごもでる"


def test_without_a_glossary_its_parts_are_words() -> None:
    headwords = [word.headword for word in linked.words("大規模言語モデルを使う。")]
    assert "言語" in headwords
    assert "モデル" in headwords


def test_a_term_keeps_entry_and_the_sense_its_english_points_to() -> None:
    found = linked.word("この部分が強く発火する。", "発火", TERMS)
    assert (found.entry, found.sense, found.glosses) == (1477180, 2, ("firing (of a neuron)",))


@pytest.mark.parametrize(
    ("text", "headword"),
    [
        pytest.param("特徴的な声だ。", "特徴的", id="a longer compound"),
        pytest.param("収穫逓減の法則を習う。", "収穫逓減", id="not an expression with particles"),
        pytest.param("栄養が偏りました。", "偏る", id="a verb is no noun"),
    ],
)
def test_term_or_not(text: str, headword: str) -> None:
    assert headword in [word.headword for word in linked.words(text, TERMS)]


# ------------------------------------------------------------------ expressions


@pytest.mark.parametrize(
    ("text", "headwords"),
    [
        pytest.param(
            "やっと問題を解いた。", ["問題", "解く", "問題を解く"], id="parts first, then the whole"
        ),
        pytest.param("それは誤解を招く。", ["誤解", "招く", "誤解を招く"], id="a collocation of ours"),
        pytest.param("足元に気をつける。", ["気をつける"], id="an idiom stands alone"),
        pytest.param("お金を貯めている。", ["お金", "貯める"], id="not from the middle of a word"),
    ],
)
def test_expressions_beside_their_parts(text: str, headwords: list[str]) -> None:
    found = [word.headword for word in linked.words(text)]
    assert [word for word in found if word in {*headwords, "気", "つける", "金を貯める"}] == headwords


# ------------------------------------------------------------------ single tokens


@pytest.mark.parametrize(
    ("text", "surface", "headword", "entry"),
    [
        pytest.param("長さが測れる道具だ。", "測れる", "測る", 1600650, id="potential"),
        pytest.param("その話は信じられない。", "信じ", "信じる", 1359040, id="UniDic's 信ずる"),
        pytest.param("本を読まない人だ。", "読ま", "読む", 1456360, id="inflected"),
        pytest.param("静かな町だ。", "静か", "静か", 1381820, id="形状詞"),
    ],
)
def test_dictionary_form(text: str, surface: str, headword: str, entry: int) -> None:
    found = linked.word(text, surface)
    assert (found.headword, found.entry) == (headword, entry)


def test_fields_of_a_word() -> None:
    found = linked.word("新しい道具を使う。", "道具")
    assert (found.start, found.end, found.reading, found.level) == (3, 5, "どうぐ", "N4")
    assert found.zipf > 4
    assert found.rank is not None
    assert found.pitch == "3"
    assert (found.dialect, found.domain) == (None, False)


def test_spans_are_those_of_the_text() -> None:
    text = "運転には 気をつけて、ゆっくり行く。"
    for word in linked.words(text):
        assert text[word.start : word.end] == word.surface


def test_an_empty_sentence_has_no_words() -> None:
    assert link(Sentence("", ()), linked.lexicon()).words == ()


# ------------------------------------------------------------------ dialect

FALSE_FRIENDS = [
    # text, surface, what it must not be explained as
    ("そんなんしたらあかん。", "あか", "あく"),
    ("今日は誰も来えへん。", "へん", "へん"),
    ("もう帰るねん。", "ねん", "ねん"),
    ("めっちゃうまいやん。", "やん", "やる"),
]


@pytest.mark.parametrize(("text", "surface", "headword"), FALSE_FRIENDS)
def test_dialect_is_not_glossed_as_standard(text: str, surface: str, headword: str) -> None:
    found = [(word.surface, word.headword) for word in linked.words(text, dialect=True)]
    assert (surface, headword) not in found


def test_the_stem_in_a_dialect_form_is_a_word() -> None:
    headwords = [word.headword for word in linked.words("字がよく見えへん。", dialect=True)]
    assert headwords == ["字", "よく", "見える"]


def test_a_dialect_word_has_its_own_entry() -> None:
    found = next(
        word for word in linked.words("古い雑誌をほかす。", dialect=True) if word.headword == "ほかす"
    )
    assert found.dialect
    assert "to throw away" in "; ".join(found.glosses)
    assert found.pitch == ""


def test_the_shipped_glossary_links() -> None:
    found = linked.words("強化学習のあとで忠実性を調べた。", load())
    assert [word.headword for word in found if word.domain] == ["強化学習", "忠実性"]


def test_everyday_terms_need_a_text_of_their_field() -> None:
    """表現 in a talk about cooking is just an expression."""

    def domain_words(text: str) -> list[str]:
        document = link_document(linked.document(text), linked.lexicon(), load())
        return [word.headword for s in document.sentences() for word in s.words if word.domain]

    assert domain_words("味の表現が難しい。") == []
    assert "表現" in domain_words("強化学習と事前学習と過学習の話だ。中の表現を調べる。")


def test_the_summary_is_linked_too() -> None:
    document = Document((Section("", ()),), summary=(linked.sentence("短い話だ。"),))
    assert [w.headword for w in link_document(document, linked.lexicon()).summary[0].words] == ["短い", "話"]


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="私は気をつけて大規模言語モデルの3人・デA Bうえせんなかへっ、。「」食べ行思静", max_size=25
    )
)
def test_any_text_can_be_linked(text: str) -> None:
    for word in linked.words(text, TERMS):
        assert text[word.start : word.end] == word.surface
        assert word.headword
        assert (word.sense is None) == (word.entry is None)
