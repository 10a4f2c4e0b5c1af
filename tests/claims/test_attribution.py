"""Whose claim it is: stance, named sources, speakers of unmarked transcripts."""

import pytest

from flashgen.claims import attribution, finding
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
    ("柱は栗らしいで。", "hedged"),
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
    ("実験によって、塩が溶けた。", None),  # a means, no source
    ("天気によると思うわ。", None),
    ("彼によると、柱は栗や。", None),  # nobody is named
    ("川は海に注ぐ。", None),
]


@pytest.mark.parametrize(("text", "name"), SOURCES)
def test_source(text: str, name: str | None) -> None:
    found = attribution.source(analyse(text).tokens)
    assert found == name if name is None else found is not None and found.endswith(name)


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
