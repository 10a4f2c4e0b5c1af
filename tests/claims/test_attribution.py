"""Whose claim it is: stance, named sources, speakers of unmarked transcripts."""

import pytest

from flashgen.claims import attribution, extract, finding
from flashgen.document import Document
from tests.claims.analysis import analyse, section, talk

STANCES = [
    ("塩は水を抜く。", "assertion"),
    ("塩は水を抜くねん。", "assertion"),
    ("塩が一番やと思うわ。", "opinion"),
    ("塩が一番だと思います。", "opinion"),
    ("刃物は毎日研ぐべきや。", "opinion"),
    ("昔は海やったかもしれへん。", "hedged"),
    ("昔は海だったのかもしれません。", "hedged"),
    ("多分、昔は海やった。", "hedged"),
    ("これが答えとちゃうかな。", "hedged"),
    ("大工の山田さんによると、柱は栗や。", "reported"),
    ("柱は栗やと大工さんが言うてた。", "reported"),
    ("柱は栗だと書いてありました。", "reported"),
    ("柱は栗だと聞きました。", "reported"),
    ("柱は栗だそうです。", "reported"),
    ("柱は栗やったそうや。", "reported"),
    # who says so is not told, but it is not the speaker
    ("柱は栗らしいで。", "reported"),
    ("柱は栗らしいです。", "reported"),
    ("柱は栗やねんて。", "reported"),
    ("柱は栗なんだって。", "reported"),
    ("柱は栗なんやて。", "reported"),
    ("柱は栗なんですって。", "reported"),
    ("柱は栗だとのことです。", "reported"),
    ("柱は栗やって言うてはった。", "reported"),
    ("柱は栗やって親方が言うとったわ。", "reported"),
    ("新聞に柱は栗やと書いとった。", "reported"),
    ("親方いわく、柱は栗や。", "reported"),
    ("師匠に言わせると、柱は栗や。", "reported"),
    ("柱は栗やと言われてる。", "reported"),
    ("柱は栗だと言われています。", "reported"),
    ("柱は栗だという話だ。", "reported"),
    ("柱は栗やっちゅう話や。", "reported"),
    ("柱は栗だと習いました。", "reported"),
    ("栗の柱は折れにくいとされています。", "reported"),
    ("ある研究では、栗の柱が長持ちすると示されています。", "reported"),
    ("昔の人は柱は栗に限ると考えた。", "reported"),
    ("さっき言うたように、柱は栗や。", "assertion"),
    ("前にも話したけど、柱は栗や。", "assertion"),
    ("何と言っても柱は栗や。", "assertion"),
    ("今日は春らしい天気や。", "assertion"),
    ("この柱は栗みたいに固い。", "assertion"),
    ("栗というのは木の名前や。", "assertion"),
    # a name is no hearsay
    ("家の真ん中の柱を大黒柱と言います。", "assertion"),
    ("親方は、あれは大黒柱と言うてた。", "reported"),
    ("柱は栗がええと思てる。", "opinion"),
    ("柱は栗に限るとは思てへん。", "opinion"),
    ("柱は栗に限るとは考えていません。", "opinion"),
    ("昔の大工たちは柱は栗に限るとは考えてへんかった。", "reported"),
    ("柱は栗がええ思うで。", "opinion"),
    ("個人的には、柱は栗や。", "opinion"),
    ("私は栗の柱が一番だと考えています。", "opinion"),
    ("柱は栗がええような気がするわ。", "opinion"),
    ("柱は栗にした方がええ。", "opinion"),
    ("柱は栗にした方がいいですよ。", "opinion"),
    ("俺に言わせたら、柱は栗や。", "opinion"),
    ("柱は栗だと思われる。", "hedged"),
    ("柱は栗やろな。", "hedged"),
    ("柱は栗でしょう。", "hedged"),
    ("柱は栗のはずや。", "hedged"),
    ("柱は栗みたいやな。", "hedged"),
    ("柱は栗とちゃうか。", "hedged"),
    ("柱は栗なんじゃないかな。", "hedged"),
    ("柱は栗かもわからん。", "hedged"),
    ("柱は栗の可能性がある。", "hedged"),
    ("柱が折れる恐れがあります。", "hedged"),
    ("柱は栗に違いない。", "hedged"),
    # what many think is no opinion of the speaker's
    ("みんなが思ってるより、海は深い。", "assertion"),
    # うれしそう is how it looks, not what is said
    ("犬がうれしそうに走る。", "assertion"),
    ("これは大きな一歩と言える。", "assertion"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(text: str, stance: str) -> None:
    sentence = analyse(text)
    assert attribution.stance(sentence, finding.find(sentence)) == stance


SOURCES = [
    ("山田教授によると、柱は栗や。", "山田教授"),
    ("ある論文では、柱は栗だと報告している。", "論文"),
    ("メアリー・スミスによれば、塩は海から来た。", "メアリー・スミス"),
    ("田中さんは、柱は栗だと話していた。", "田中さん"),
    ("親方いわく、柱は栗や。", None),  # 親方 could be anybody's
    ("大工の源さんいわく、柱は栗や。", "源さん"),
    ("棟梁の源さんに言わせると、柱は栗や。", "源さん"),
    ("源さんが、柱は栗やって言うとったわ。", "源さん"),
    ("教科書には、柱は栗だと書いてある。", "教科書"),
    ("先生から、柱は栗だと聞きました。", "先生"),
    ("彼らによると、柱は栗らしい。", None),
    ("実験によって、塩が溶けた。", None),  # a means, no source
    ("天気によると思うわ。", None),
    ("彼によると、柱は栗や。", None),  # nobody is named
    ("川は海に注ぐ。", None),
]


@pytest.mark.parametrize(("text", "name"), SOURCES)
def test_source(text: str, name: str | None) -> None:
    found = attribution.source(analyse(text).tokens)
    assert found == name if name is None else found is not None and found.endswith(name)


STILL_QUOTED = [
    (["源さんが柱は栗やって言うてた。", "栗は水に強いんやて。"], "源さん"),
    (["源さんが柱は栗だと言っていた。", "栗は水に強いらしい。"], "源さん"),
    (["柱は栗やねんて。"], None),  # nobody is named
    (["源さんが柱は栗やって言うてた。", "俺もそう思う。"], None),  # the speaker's own again
    ([], None),
]


@pytest.mark.parametrize(("said", "name"), STILL_QUOTED)
def test_source_before(said: list[str], name: str | None) -> None:
    found = attribution.source_before(
        [analyse(text) for text in said[:1]] if name else list(map(analyse, said))
    )
    assert found == name if name is None else found is not None and found.endswith(name)


def test_a_claim_names_who_is_still_quoted() -> None:
    document = talk(
        "山は静かや。棟梁の源さんが、栗の柱は百年もつって言うてたわ。栗の木は水に強いから、土台の柱が腐りにくいんやて。"
    )
    claim = next(c for c in extract(document).claims if "腐りにくい" in c.quote)
    assert claim.stance == "reported"
    assert claim.question.startswith("棟梁の源さんによると、")


CHAT = "チャットで聞かれたな。配信を始めるで。"


def test_speaker_of_a_plain_talk() -> None:
    assert attribution.speakers(talk("塩は水を抜く。水は流れる。")) == [["話し手", "話し手"]]


def test_streamer() -> None:
    assert attribution.speakers(talk(CHAT + "塩は水を抜く。")) == [["配信者"] * 3]


def test_in_a_watched_video_only_chat_is_surely_the_streamers() -> None:
    document = Document(
        (
            section("開始", CHAT + "一緒に見ようか。"),
            section("講演", "塩は水を抜く。" * 3),
            section("終わり", CHAT),
        )
    )
    assert attribution.speakers(document) == [["配信者"] * 3, ["話し手"] * 3, ["配信者"] * 2]
