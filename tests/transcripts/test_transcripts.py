"""Reading as a whole: what is refused and how, and the real thing where it is at hand."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.errors import NotJapaneseError, TranscriptError
from flashgen.transcripts import decode, read

DATA = Path(__file__).parents[1] / "data"
SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.parametrize("text", ["", " \n\n\t", "　", "\ufeff\r\n"])
def test_empty(text: str) -> None:
    with pytest.raises(TranscriptError, match=r"talk\.txt: the transcript is empty"):
        read(text, "talk.txt")


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n",
        "1\n00:00:01,000 --> 00:00:02,000\n\n",
        "1\n00:00:01,000 --> 00:00:02,000\n[音楽]\n",
        '[{"text": "[音楽]", "start": 0, "duration": 1}]',
        "[]",
        "コメント\n",
    ],
)
def test_nothing_said(text: str) -> None:
    with pytest.raises(TranscriptError, match="nothing is said in it") as caught:
        read(text, "talk")
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "Good evening and welcome.\nToday we talk about rivers.",
        "12 + 30 = 42",
        "오늘은 날씨가 좋네요.",
        "今天我们来谈谈河流的历史以及城市的发展。谢谢大家收看。",
        "1\n00:00:01,000 --> 00:00:02,000\n[音楽] Hello there\n",
    ],
)
def test_not_japanese(text: str) -> None:
    with pytest.raises(NotJapaneseError, match=r"talk\.srt: not Japanese") as caught:
        read(text, "talk.srt")
    assert caught.value.hint


@pytest.mark.parametrize("text", ["Lesson one.\n" * 40 + "駅はどこですか。", "東京都", "OKや"])
def test_a_little_japanese_is_enough(text: str) -> None:
    assert read(text).chapters


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[Script Info]\nTitle: 日本語", "ASS subtitles"),
        ("<?xml version='1.0'?><tt>ええで</tt>", "XML"),
        ("<!DOCTYPE html><p>ええで</p>", "web page"),
    ],
)
def test_formats_that_are_not_read(text: str, says: str) -> None:
    with pytest.raises(TranscriptError, match=says):
        read(text)


def test_messages_without_a_name() -> None:
    with pytest.raises(TranscriptError, match=r"^the transcript is empty$"):
        read("")


@pytest.mark.parametrize(
    "line", ["あ", "ええで、", "（あ）", "[音楽]", "「", "ミナ：", "#", "- ", "<!--", "<i>", "&amp;"]
)
def test_a_line_without_end(line: str) -> None:
    """100,000 characters on one line, and as many lines, are read like any other."""
    assert read("ええ。" + line * (100_000 // len(line))).chapters
    assert read("ええ。\n" + f"{line}あ\n" * 20_000).chapters


ANYTHING = st.text(st.characters(codec="utf-8") | st.sampled_from('あかん。-#>:：（）[]{}"\n\r0123456789->'))


@given(
    st.sampled_from(["", "WEBVTT\n\n", "1\n0:01 --> 0:02\n", '[{"', "# ", "- あ\n- い\nあ\n", "0:01 "]),
    ANYTHING,
)
def test_anything_is_read_or_refused(beginning: str, text: str) -> None:
    with suppress(TranscriptError):
        transcript = read(beginning + text, "talk")
        assert all(p.text.strip() == p.text != "" for c in transcript.chapters for p in c.passages)


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.*")))
@given(st.data())
def test_any_part_of_a_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    content = (DATA / name).read_bytes()
    cut = data.draw(st.integers(0, len(content)))
    with suppress(TranscriptError):
        read(decode(content[:cut], name), name)


@pytest.mark.skipif(not (SHARED / "data").exists(), reason="the real transcript is not here")
def test_the_real_transcript() -> None:
    content = (SHARED / "data" / "transcript.txt").read_bytes()
    transcript = read(decode(content, "transcript.txt"))
    listed = [line[2:] for line in content.decode().split("\n") if line.startswith("- ")]
    assert [chapter.title for chapter in transcript.chapters] == listed
    assert len(listed) == 24
    said = [passage.text for chapter in transcript.chapters for passage in chapter.passages]
    assert transcript.summary
    assert transcript.summary not in said
    assert "コメント" not in said
    assert not set(said) & set(listed)
