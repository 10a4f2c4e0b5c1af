"""Sounds and speakers: what is taken out, and what looks like it and stays."""

import pytest

from flashgen.transcripts.marks import find_speakers, without_sounds

SOUNDS = [
    # line, in subtitles, in prose
    ("[音楽]", "", ""),
    ("[音楽] ほな行こか", "ほな行こか", "ほな行こか"),
    ("(拍手)おめでとう", "おめでとう", "おめでとう"),
    ("［ 拍手 ］", "", ""),
    ("【BGM】はじめるで", "はじめるで", "はじめるで"),
    ("[Music]", "", ""),
    ("なんでやねん（笑）", "なんでやねん", "なんでやねん"),
    ("それで[笑い]次は", "それで 次は", "それで 次は"),
    # In prose these are the writer's.
    ("なんでやねん（笑）と言うた", "なんでやねん と言うた", "なんでやねん（笑）と言うた"),
    ("（ドアの開く音）ただいま", "ただいま", "（ドアの開く音）ただいま"),
    # Songs.
    ("♪～", "", "♪～"),
    ("♪ 春の小川は ♪", "", "♪ 春の小川は ♪"),
    ("♪ ラララ", "", "♪ ラララ"),
    ("♪ラララ♪ はい、始めます", " はい、始めます", "♪ラララ♪ はい、始めます"),
    ("（♪～）", "", ""),
    ("楽しいなあ♪ また行こ♪", "楽しいなあ♪ また行こ♪", "楽しいなあ♪ また行こ♪"),
    # No sounds at all.
    ("[sound:x.mp3]", "[sound:x.mp3]", "[sound:x.mp3]"),
    ("[ ]と[x]と（昔）", "[ ]と[x]と（昔）", "[ ]と[x]と（昔）"),
    ("音楽（クラシック）が好き", "音楽（クラシック）が好き", "音楽（クラシック）が好き"),
    ("a[0](b)", "a[0](b)", "a[0](b)"),
]


@pytest.mark.parametrize(("line", "subtitle", "prose"), SOUNDS)
def test_sounds(line: str, subtitle: str, prose: str) -> None:
    assert without_sounds(line, captions=True) == subtitle
    assert without_sounds(line, captions=False) == prose


SPEAKERS = [
    # lines, names in subtitles, names in prose
    (["（ミナ）おはよう", "（ケン）早いな", "（ミナ）せやろ"], {"ミナ", "ケン"}, {"ミナ", "ケン"}),
    (["ミナ：おはよう", "ケン：早いな"], {"ミナ", "ケン"}, {"ミナ", "ケン"}),
    (["ミナ: おはよう", "続きや", "ケン: 早いな", "ミナ: せや"], {"ミナ", "ケン"}, {"ミナ", "ケン"}),
    (["田中さん：どうも", "店員：いらっしゃい"], {"田中さん", "店員"}, {"田中さん", "店員"}),
    (["男の子：痛い", "女の人：大丈夫？"], {"男の子", "女の人"}, {"男の子", "女の人"}),
    (["Speaker 1: はい", "Speaker 2: ええ"], {"Speaker 1", "Speaker 2"}, {"Speaker 1", "Speaker 2"}),
    (["さくら：はい", "あおい：うん", "さくら：ほな"], {"さくら"}, {"さくら"}),
    (["[ミナ] おはよう", "[ミナ] 行くで"], {"ミナ"}, {"ミナ"}),
    # Once is enough for round brackets in subtitles, where a name is not plain hiragana.
    (["（店員）いらっしゃい", "どうも", "二つください", "はい"], {"店員"}, set()),
    (["（どうしよう）", "困ったな", "うーん"], set(), set()),
    # Colons and brackets of prose.
    (["次の例：飲む", "これでええ"], set(), set()),
    (["例：飲む", "例：食べる"], set(), set()),
    (["注意：熱い", "注意：重い", "結論：やめとき"], set(), set()),
    (["（昔）の話や", "もう終わり", "ほんま", "そうか"], {"昔"}, set()),
    (["10:30に出る", "12:00に着く"], set(), set()),
    (["話者 1 10:30", "話者 2 10:31"], set(), set()),
    (["https://example.org", "https://example.com"], set(), set()),
    (["大事なのはこれ：水", "大事なのはこれ：塩"], set(), set()),
    (["ケン：一回だけ", "あとは", "全部", "ふつうの", "文や"], set(), set()),
]


@pytest.mark.parametrize(("lines", "subtitle", "prose"), SPEAKERS)
def test_speakers(lines: list[str], subtitle: set[str], prose: set[str]) -> None:
    assert find_speakers(lines, captions=True).names == subtitle
    assert find_speakers(lines, captions=False).names == prose


def test_marks_are_taken_off() -> None:
    speakers = find_speakers([">> ミナ: はい", ">> ケン: うん", ">> ミナ: ほな"], captions=True)
    marked = speakers.read(">> ミナ: 例：これや")
    assert (marked.text, marked.speaker, marked.turn) == ("例：これや", "ミナ", True)
    assert speakers.read(">> 誰や").turn
    assert speakers.read("（笑）").text == "（笑）"


def test_dashes_are_turns_in_subtitles_only() -> None:
    lines = ["- 行く？", "- 行かへん。", "－ なんで？"]
    assert [find_speakers(lines, captions=True).read(line).text for line in lines] == [
        "行く？",
        "行かへん。",
        "なんで？",
    ]
    assert find_speakers(lines, captions=False).read(lines[0]).text == "- 行く？"
