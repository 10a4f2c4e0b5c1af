"""Every format, from whole sample files; variants of them in the tables below."""

import json
from pathlib import Path

import pytest

from flashgen.document import Transcript
from flashgen.errors import TranscriptError
from flashgen.transcripts import (
    READERS,
    decode,
    markdown,
    outlined,
    read,
    stamped,
    subrip,
    timed_json,
    webvtt,
)

DATA = Path(__file__).parents[1] / "data"


def sample(name: str) -> Transcript:
    return read(decode((DATA / name).read_bytes(), name), name)


def said(transcript: Transcript) -> list[tuple[str, str | None, str]]:
    return [(c.title, p.speaker, p.text) for c in transcript.chapters for p in c.passages]


SAMPLES = {
    "market.srt": [
        ("", "ミナ", "なあなあ、今朝の市場めっちゃ混んでたで。魚屋のおっちゃんがな、まけてくれはってん。"),
        ("", "ケン", "ほんまに？なんぼで 買うたん？"),
        ("", "ミナ", "三百円や。"),
    ],
    "rolling.vtt": [("", None, "はいみなさんこんにちは今日はたこ焼きを焼いていきますめっちゃうまいで")],
    "voices.vtt": [
        ("", "ミナ", "駅前に新しい店ができたんやて。"),
        ("", "ケン", "行こ行こ！ <今すぐ> やQ&Aもあるで。"),
        ("", "ミナ", "ほんま？"),
    ],
    "captions.json": [("", None, "今日は電車の話をします朝の電車は混んでるけどわりと静かやねん")],
    "whisper.json": [("", None, "傘を忘れてもうてな、びしょぬれや。駅で買うたらよかった。")],
    "panel.txt": [("", None, "はいどうもみなさん今日は川で釣りをしますほな早速やってみましょう釣れへんなあ")],
    "cooking.txt": [
        ("粉の話", None, "まずな、粉はふるいにかけなあかんで。だまになるさかいな。"),
        ("粉の話", None, "水は入れすぎたらあかん。"),
        ("キャベツの切り方", None, "キャベツは細かく切るんや。"),
        ("キャベツの切り方", None, "ざく切りでもええけど、火の通りが遅なるねん。"),
        ("ソースは何がええか:3つの案", None, "うちはいつも甘口や。"),
    ],
    "lecture.md": [
        ("川沿いの道", None, "川沿いはめっちゃ静かやねん。地図も見てな。"),
        ("川沿いの道", None, "水の音がする。"),
        ("川沿いの道", None, "たまに猫もおる。"),
        ("星の話", None, "冬は星がよう見えるで。"),
        ("星の話", None, "ほな、また来週。"),
    ],
    "podcast.txt": [
        ("", "ミナ", "今週もはじまりました。よろしくお願いします。"),
        ("", "ケン", "よろしく。今日の話題はなんやったっけ？"),
        ("", "ミナ", "朝ごはんや。次の例：パンと卵。"),
        ("", "ミナ", "こういう簡単なんがええねん。"),
        ("", "ケン", "うちは毎朝ご飯と味噌汁やで。"),
    ],
}


@pytest.mark.parametrize("name", SAMPLES)
def test_sample(name: str) -> None:
    assert said(sample(name)) == SAMPLES[name]


@pytest.mark.parametrize("name", [*SAMPLES, "letter.txt"])
def test_cues_say_what_they_cover(name: str) -> None:
    for chapter in sample(name).chapters:
        for passage in chapter.passages:
            for cue in passage.cues:
                assert passage.text[cue.start : cue.end].strip() == passage.text[cue.start : cue.end] != ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc-jp"])
@pytest.mark.parametrize("name", [*SAMPLES, "letter.txt"])
def test_any_encoding_and_any_line_break(name: str, encoding: str) -> None:
    text = (DATA / name).read_text("utf-8")
    data = text.replace("\n", "\r\n").encode(encoding)
    assert read(decode(data, name), name) == sample(name)


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("market.srt", "subrip"),
        ("rolling.vtt", "webvtt"),
        ("whisper.json", "json"),
        ("lecture.md", "markdown"),
        ("cooking.txt", "outlined"),
        ("panel.txt", "stamped"),
        ("letter.txt", "plain"),
        ("podcast.txt", "plain"),
    ],
)
def test_format_is_recognised(name: str, format_: str) -> None:
    text = (DATA / name).read_text("utf-8")
    assert next(known for known, reader in READERS.items() if reader.sniff(text)) == format_
    assert sample(name).format == format_


# ------------------------------------------------------------------ subtitles


def test_times_of_subtitles() -> None:
    cues = sample("market.srt").chapters[0].passages[0].cues
    assert [(cue.begin, cue.finish) for cue in cues] == [(1.0, 2.25), (2.25, 3.5), (5.2, 8.0), (8.0, 10.4)]


def test_rolling_captions_keep_the_time_they_first_come() -> None:
    cues = sample("rolling.vtt").chapters[0].passages[0].cues
    assert [cue.begin for cue in cues] == [0.16, 2.399, 4.88, 7.01]


def test_rolling_captions_as_subrip() -> None:
    rows = ["一行目です", "一行目です\n二行目です", "二行目です\n三行目です"]
    text = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},500\n{row}" for n, row in enumerate(rows, 1))
    assert said(subrip.read(text)) == [("", None, "一行目です二行目です三行目です")]


@pytest.mark.parametrize("cut", range(60, 330, 7))
def test_subtitles_cut_anywhere(cut: int) -> None:
    """What stands before the cut is read; never an error, for one cue is whole."""
    text = (DATA / "market.srt").read_text("utf-8")[:cut]
    assert said(read(text))[0][2][:8] == "なあなあ、今朝の"


def test_a_bad_time_stamp() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nええで\n\n2\n00:00:0三,000 --> 00:00:04,000\nあかん\n"
    with pytest.raises(TranscriptError, match=r"talk\.srt: line 6: not a time stamp"):
        read(text, "talk.srt")


def test_comments_and_styles_of_webvtt() -> None:
    text = (  # the word NOTE at the beginning of what is said is no comment
        "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000\n\nNOTE\n字幕は手作業\n二行目\n\nSTYLE\n::cue{}\n\n"
        "NOTE 一行\n\n1\n00:01.000 --> 00:02.000\nNOTEを取る\n\n終わりの題\n"
        "00:03.000 --> 00:04.000 size:50%\nほな\n"
    )
    assert said(webvtt.read(text)) == [("", None, "NOTEを取るほな")]


# ------------------------------------------------------------------ JSON

SHAPES = [
    pytest.param([{"text": "ええで", "start": 1, "duration": 2}], (1.0, 3.0), id="list"),
    pytest.param(
        {"snippets": [{"text": "ええで", "start": "1.0", "duration": "2"}]}, (1.0, 3.0), id="snippets"
    ),
    pytest.param({"segments": [{"text": "ええで", "start": 1.0, "end": 3.0}]}, (1.0, 3.0), id="Whisper"),
    pytest.param(
        {"transcription": [{"offsets": {"from": 1000, "to": 3000}, "text": " ええで"}]},
        (1.0, 3.0),
        id="whisper.cpp",
    ),
    pytest.param(
        {
            "events": [
                {"tStartMs": 0, "id": 1},
                {"tStartMs": 1000, "dDurationMs": 2000, "segs": [{"utf8": "ええ"}, {"utf8": "で"}]},
            ]
        },
        (1.0, 3.0),
        id="json3",
    ),
    pytest.param([{"text": "ええで", "start": 1}], (1.0, 1.0), id="no duration"),
    pytest.param([{"text": "ええで", "start": 3, "end": 1}], (3.0, 3.0), id="ends before it begins"),
]


@pytest.mark.parametrize(("dump", "times"), SHAPES)
def test_shapes_of_json(dump: object, times: tuple[float, float]) -> None:
    (passage,) = timed_json.read(json.dumps(dump)).chapters[0].passages
    assert passage.text == "ええで"
    assert (passage.cues[0].begin, passage.cues[0].finish) == times


def test_speakers_of_json() -> None:
    rows = [("S1", "どこ？"), ("S1", "駅や"), ("S2", "ほな"), (None, "うん")]
    dump = [{"text": text, "start": n, "duration": 1, "speaker": who} for n, (who, text) in enumerate(rows)]
    assert said(timed_json.read(json.dumps(dump))) == [
        ("", "S1", "どこ？駅や"),
        ("", "S2", "ほな"),
        ("", None, "うん"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[{"text": "ええで", "start": 1,\n "dura', "line 2: not valid JSON"),
        ('[{"text": "ええで"}]', "entry 1: no time where it starts"),
        ('[{"text": "ええで", "start": 1}, {"start": 2}]', "entry 2: no text"),
        ('[{"text": "ええで", "start": 1}, 5]', "entry 2: not an object"),
        ('[{"text": "ええで", "start": NaN}]', "entry 1: no time"),
        ('[{"text": "ええで", "start": true}]', "entry 1: no time"),
        ('[{"text": "ええで", "start": ' + "9" * 5000 + "}]", "not valid JSON"),
        ('{"text": "ええで"}', "without a list"),
        ('{"a": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_bad_json(text: str, says: str) -> None:
    with pytest.raises(TranscriptError, match=says) as caught:
        read(text, "talk.json")
    assert caught.value.hint


# ------------------------------------------------------------------ outlines

OUTLINES = [
    # the list, then the titles as they stand below
    pytest.param("- 朝の話\n- 夜の話", ["朝の話", "夜の話"], id="usual"),
    pytest.param("・朝の話\n・夜の話", ["朝の話", "夜の話"], id="middle dots"),
    pytest.param("* 朝の話\n* 夜の話", ["朝の話", "夜の話"], id="stars"),
    pytest.param("1. 朝の話\n2. 夜の話", ["朝の話", "2. 夜の話"], id="numbers"),
    pytest.param("①朝の話\n\n②夜の話", ["朝の話", "夜の話"], id="circled"),
    pytest.param("0:00 朝の話\n12:30 夜の話", ["朝の話", "夜の話"], id="times"),
    pytest.param("- 朝の話\n- 夜の話", [" 朝の 話", "夜の話："], id="white space and punctuation"),
    pytest.param("- 朝のABC話\n- 夜の話", ["朝のＡＢＣ話", "夜の話"], id="full width"),
    pytest.param("目次\n- 朝の話\n- 夜の話", ["朝の話", "夜の話"], id="under a heading"),
    pytest.param("- 朝の話\n- 昼の話\n- 夜の話", ["朝の話", "夜の話"], id="one is missing below"),
]


@pytest.mark.parametrize("summary", ["", "一日を語る。\n\n", "一日を語る。\n長い話や。\n"])
@pytest.mark.parametrize(("contents", "titles"), OUTLINES)
def test_outline(contents: str, titles: list[str], summary: str) -> None:
    text = f"{summary}{contents}\n\n{titles[0]}\nパンを焼いた。\n\n卵も焼いた。\n{titles[1]}\n星を見た。\n"
    assert outlined.sniff(text)
    read_ = outlined.read(text)
    listed = [line.split("の", 1)[0][-1] for line in titles]
    assert [(c.title.split("の")[0][-1], len(c.passages)) for c in read_.chapters] == [
        (listed[0], 2),
        (listed[1], 1),
    ]
    assert read_.summary == summary.replace("\n\n", "\n").strip()


def test_title_over_an_outline() -> None:
    text = "わが家の一日\n一日を語る。\n- 朝の話\n- 夜の話\n朝の話\n起きた。\n夜の話\n寝た。"
    assert (outlined.read(text).title, outlined.read(text).summary) == ("わが家の一日", "一日を語る。")


def test_text_before_the_first_title_is_spoken() -> None:
    text = "- 朝の話\n- 夜の話\n\nまいど。\n\n朝の話\n起きた。\n夜の話\n寝た。"
    assert said(outlined.read(text))[0] == ("", None, "まいど。")


@pytest.mark.parametrize(
    "text",
    [
        "- パンを焼いた。\n- 卵も焼いた。\nほな食べよか。",
        "買うもの\n- 卵\n- 米\nほな行こか。\n卵",
        "普通の文や。\nもう一つ。",
    ],
)
def test_lists_that_are_no_outline(text: str) -> None:
    assert not outlined.sniff(text)


# ------------------------------------------------------------------ Markdown and stamps


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [
        ("# 題\nええで。", True),
        ("## 一\nええで。\n## 二\nあかん。", True),
        ("まいど。\n# 一つだけ", False),
        ("#散歩 #川 が好きや。\n#二", False),
        ("```\n# 注\n# 釈\n```\nええで。", False),
    ],
)
def test_headings_make_markdown(text: str, is_markdown: bool) -> None:
    assert markdown.sniff(text) is is_markdown


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("**強く**言うた", "強く言うた"),
        ("*斜めに*言うた", "斜めに言うた"),
        ("[店](https://example.org 'x')と![絵](a.png)", "[店](https://example.org 'x')と絵"),
        ("snake_case_name や", "snake_case_name や"),
        ("3*4は12で、2*5は10", "3*4は12で、2*5は10"),
        (r"\*そのまま\*", "*そのまま*"),
        ("[sound:x]と{{c1::穴}}", "[sound:x]と{{c1::穴}}"),
        ("<!-- 下書き -->清書", "清書"),
        ("<!-- 閉じへん", "<!-- 閉じへん"),
    ],
)
def test_inline_markup(line: str, plain: str) -> None:
    assert said(markdown.read(f"# 題\n\n{line}"))[0][2] == plain


def test_single_top_heading_is_the_title() -> None:
    read_ = markdown.read("# 全体\nまいど。\n## 一\nええで。\n## 二\nあかん。")
    assert read_.title == "全体"
    assert said(read_) == [("", None, "まいど。"), ("一", None, "ええで。"), ("二", None, "あかん。")]


def test_a_list_of_the_headings_is_not_spoken() -> None:
    read_ = markdown.read("一日を語る。\n\n- 朝の話\n- 夜の話\n\n## 朝の話\n起きた。\n## 夜の話\n寝た。")
    assert read_.summary == "一日を語る。"
    assert said(read_) == [("朝の話", None, "起きた。"), ("夜の話", None, "寝た。")]


@pytest.mark.parametrize(
    ("text", "is_stamped"),
    [
        ("0:01 ええで\n0:02 あかん\n1:00:03 ほな", True),
        ("[00:01] ええで\n[00:02] あかん\n[00:03] ほな", True),
        ("0:01\nええで\n0:02\nあかん\n0:03\nほな", True),
        ("話者 1 00:01\nええで\n話者 2 00:02\nあかん\n話者 1 00:03\nほな", True),
        ("8:30 に起きて\n7:15 に出た\n9:00 に着く", False),  # they go back
        ("8:30 に起きた\n顔を洗った。", False),
    ],
)
def test_times_before_lines(text: str, is_stamped: bool) -> None:
    assert stamped.sniff(text) is is_stamped


def test_speakers_before_times() -> None:
    text = "話者 1 00:01\nええで\n\n話者 2  (00:02)\nあかん\nほんまに\n話者 1 01:00:03\nほな"
    assert said(stamped.read(text)) == [
        ("", "話者 1", "ええで"),
        ("", "話者 2", "あかんほんまに"),
        ("", "話者 1", "ほな"),
    ]
