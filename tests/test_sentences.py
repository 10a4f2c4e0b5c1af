"""Sentences: bars mark where one ends, in rows a linguist can read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.document import Cue
from flashgen.sentences import LONGEST, split

SPLITS = [
    # ---- marks and runs of them
    "よっしゃ、ほな始めよか。|今日はゆっくりやるで。",
    "ほんまに!?|うそやろ？！|信じられへん!!!",
    "なんや、これ…？|知らんで。",
    "せやなぁ……。|まあええわ。",
    "今日は終わり。 |また明日！　|ほな。",
    "これはええ｡|あれもええ｡",
    "なんでやねん‥‥|もうええわ。",
    "楽しかったなあ♪|また行こ。",
    # ---- the half-width question mark, also before 。
    "もう食べた?|まだやで。",
    "ほんまか?。|ほんまや。",
    # ---- quotes and brackets are not cut
    "「もう帰る?」って聞いたら「まだ帰らへん。」と言うてた。|ほんまやで。",
    "『雨。風。雪。』という歌や。|知ってる?",
    "兄が「父さんが『あかん。やめとき。』言うてた。」と教えてくれた。|そうなんや。",
    "友達（昔からの。ほんまに仲ええ。）が来た。|うれしい。",
    "(ここだけの話。)|あの店はまずい。",
    "“See you. Bye.”って書いてあった。|英語や。",
    '"知らん。"て言われた。|悲しい。',
    "『ええ店。高い店。』、どっちや。|安い店がええ。",
    # A quote that is a sentence of its own, and the next.
    "「ええ天気やな。」|「せやな。」",
    "「ええ天気やな。」母はそう言うた。|わしも外を見た。",
    # ---- what closes a sentence belongs to it
    "やっと終わった。（笑）|長かったなあ。",
    "やっと終わった（笑）。|長かったなあ。",
    "終わった。」|まだあるで。",
    # ---- forgotten quotes
    "「あかんわ。|もう無理。|帰ろ。",
    "あかんわ」。|もう無理。",
    "「一人目が言うた。|「二人目も言うた。三人目も。」って。|ほな。",
    "「閉じへんまま。\n|次の段落」や。|ここは別。",
    '身長は6"や。|でかい。',
    # ---- quoted without brackets
    "もう行く？って聞いたら、まだやって。|待つわ。",
    "なんでや！と言われても困る。|知らんし。",
    "行くで!という訳で出発や。|着いた。",
    # って after 。 begins a new sentence in speech as often as not: never joined.
    "疲れた。|って、もうこんな時間や。",
    # ---- … in the middle
    "えっと…それでな、帰ってん。|ほんで寝た。",
    "あの……すんません。|駅はどこですか。",
    "…そうか。|分かった。 |…ほな。",
    "何！ ？|知らん。",
    "もうええわ…|帰ろ。",
    "それ…、ほんまなん?|ほんまや。",
    "待って...|今行く。",
    # ---- full stops that end nothing
    "円周率は3.14や。|3．5倍にもなる。",
    "これがNo.1や。|No. 2はあっち。",
    "Node.jsとPython 3.11を使う。|簡単や。",
    "Mr. Satoに会うた。|J. S. Bachも聴いた。",
    "見て、https://example.org/watch?v=abc.def や。|長いな。",
    # ---- and such that do
    "It works. |Great. |ほな次や。",
    "英語でOK.\n|次はフランス語や。",
    "これを使います. |次へ進みます.",
    # ---- names
    "モーニング娘。の歌や。|懐かしい。",
    "Yahoo!で調べた。|出てこうへん。",
    # ---- line breaks always end
    "題のない行\n|もう一行\n\n\n|終わり",
    "！？\n|ほんまに",
    # ---- what is nothing but marks joins the sentence before
    "終わり。 。。|次や。",
    "「。」",
]


@pytest.mark.parametrize("marked", SPLITS)
def test_split(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split(text)] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("text", ["", " ", "\n\n　\t"])
def test_nothing_said(text: str) -> None:
    assert split(text) == ()


# ------------------------------------------------------------------ captions

CAPTIONS = [
    # Captions separated by /, or /1.5/ with seconds of silence between them; bars where a sentence ends.
    "今日はええ天気ですね/|それでは始めましょう",
    "昨日駅で友達に会いました/|めっちゃ久しぶりでした",
    "今日行きますけど/明日は休みます/|ゆっくりします",
    "雨やから/家におるねん/|ほんで本読んでる",
    "窓を開けて/空を見て/深呼吸するんです/|気持ちええですよ",
    # た before a noun describes it; before hiragana, an opener or a breath it ends.
    "先週買うた/自転車が壊れてん/|なんでやろ",
    "先週買うた/|ほんでもう壊れた",
    "先週買うた/0.5/|自転車は赤い",
    "めっちゃ走った/|しんどいわ",
    "待ってる/ひとがおるで/|急ご",
    # The next caption goes on.
    "行くと思います/けど分かりません/|すみません",
    "高いです/って言われた",
    "ええんです/よ/|ほんまに",
    "知らんねん/から教えて",
    # Pauses.
    "駅の近く/1.2/|新しい店",
    "それでな/1.2/どうしたと思う",
    "それでな/3.5/|どうしたと思う",
    # ー and particles are no pause.
    "うちの犬は/1.5/よう食べる",
    # Inside a caption only between a final form and an opener; and at spaces.
    "そうなんですよね|それで家に帰りました/|寝ました",
    "もう遅いやんか|ほな帰ろ",
    "朝からずっと待ってたんですよ|電車を",
    "うちの店がいちばんうまいねん|東京にはないで",
    "駅に着きますけど待っててください/|すぐです",
    "それは違うわけやない",
    "家に着きました時に電話した",
    # A form that may describe a noun ends a sentence that is long already.
    "夕方になってから川沿いの道を犬と一緒にゆっくり歩いて橋の下まで行ったら/誰もおらへんかった/|犬は寝てた",
    "行きましょう　|楽しいですよ",
    # ！ and ？ are cut in any case.
    "え?|ほんまに！|すごいやん/|見せて",
    # Forms of Osaka.
    "知らんかってん/|おおきに/|ほなまた",
    "先生来はるで/|静かにしときや/|あかんで",
    "分からへん/|せやから聞いてるやん",
    "うちのや/けど使うてええで/|ほな",
    "それええやろ/|うちのやねん",
    # Not inside quotes.
    "「もう帰ります/私は」と言いました/|ほんまです",
]


def captions(marked: str) -> tuple[str, tuple[Cue, ...]]:
    text, cues, time = "", [], 0.0
    for piece in marked.replace("|", "").split("/"):
        try:
            time += float(piece)
        except ValueError:
            cues.append(Cue(len(text), len(text) + len(piece), time, time + 2.0))
            text, time = text + piece, time + 2.0
    return text, tuple(cues)


@pytest.mark.parametrize("marked", CAPTIONS)
def test_captions_without_full_stops(marked: str) -> None:
    text, cues = captions(marked)
    wanted = [
        "".join(p for p in part.split("/") if not p[:1].isdigit()).strip() for part in marked.split("|")
    ]
    assert [text[a:b] for a, b in split(text, cues)] == wanted


def test_captions_with_full_stops_are_cut_there_only() -> None:
    text, cues = captions("今日はええ天気ですね/散歩に行こか。/弁当も/1.5/作ったで。")
    assert [text[a:b] for a, b in split(text, cues)] == [
        "今日はええ天気ですね散歩に行こか。",
        "弁当も作ったで。",
    ]


def test_without_cues_final_forms_do_not_cut() -> None:
    assert split("そうですねそれで帰りました") == ((0, 13),)


# ------------------------------------------------------------------ too long


def test_a_sentence_without_end_is_cut_at_a_comma() -> None:
    text = "あ" * 300 + "、" + "い" * 300
    assert split(text) == ((0, 301), (301, 601))


def test_or_at_a_caption() -> None:
    text = "は" * 900
    cues = [Cue(at, at + 90, at / 10, at / 10 + 9) for at in range(0, 900, 90)]
    assert [b - a for a, b in split(text, cues)] == [360, 360, 180]


def test_captions_without_any_final_form_are_cut_sooner() -> None:
    text = "川沿道" * 60
    cues = [Cue(at, at + 30, at / 10, at / 10 + 3) for at in range(0, 180, 30)]
    assert [b - a for a, b in split(text, cues)] == [120, 60]


def test_or_at_a_space_or_anywhere() -> None:
    assert split("あ" * 350 + "  " + "い" * 450) == ((0, 350), (352, 752), (752, 802))


def test_a_long_quote_does_not_swallow_the_text() -> None:
    text = "「" + "雨が降るで。" * 60 + "」"
    assert len(split(text)) == 60


# ------------------------------------------------------------------ what holds for any text

TEXT = st.text(alphabet='あ買た、。！？!?…‥.・「」『』（）()"”｣ 　\n\t3AzでっすねMr♪', max_size=120)


@given(TEXT, st.lists(st.integers(0, 120), max_size=8), st.lists(st.floats(0, 9), min_size=8, max_size=8))
def test_spans_cover_all_but_white_space(text: str, cuts: list[int], gaps: list[float]) -> None:
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    cues = [
        Cue(a, b, a + gap, a + gap + 1)
        for (a, b), gap in zip(pairwise(places), gaps * 9, strict=False)
        if a < b
    ]
    for given_cues in ((), cues):
        spans = split(text, given_cues)
        at = 0
        for start, end in spans:
            assert start < end
            assert not text[at:start].strip()
            assert text[start:end] == text[start:end].strip()
            assert end - start <= LONGEST
            at = end
        assert not text[at:].strip()


@given(TEXT)
def test_a_sentence_divides_no_further_across_lines(text: str) -> None:
    """Every line is split by itself: nothing depends on what stands in other lines."""
    whole = [text[a:b] for a, b in split(text)]
    assert whole == [line[a:b] for line in text.split("\n") for a, b in split(line)]


@pytest.mark.parametrize(
    "unit",
    ["あ", "あ。", "… ", "「あ。」", "あ「あ。」", "「", "」", '"', "えっと…", "?って", ". ", "（", "、"],
)
def test_any_length_is_cut(unit: str) -> None:
    """A line of 100,000 characters ends in pieces of bearable length, soon: each is looked at once."""
    text = unit * (100_000 // len(unit))
    assert max(end - start for start, end in split(text)) <= LONGEST
