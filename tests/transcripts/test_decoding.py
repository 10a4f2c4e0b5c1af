"""Encodings: what is found out, what is refused, and that short files are enough."""

import codecs
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.errors import EncodingError
from flashgen.transcripts import decode
from flashgen.transcripts.decoding import weigh

TEXTS = {
    "sentence": "昨日な、駅前でえらい行列ができててん。\n何の店やろ？\n",
    "short": "ほな、また。",
    "two words": "はい。",
    "word": "おおきに",
    "kanji": "東京都",
    "katakana": "コーヒーとケーキ",
    "windows": "1\r\n00:00:01,000 --> 00:00:02,000\r\nええで。\r\n",
    "mostly Latin": "Path to the Station\nLesson 1: where is it?\n駅はどこですか。\nIt is over there.\n",
    "circled": "①まず洗う。②次に切る。～完～",
}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc-jp"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_encoding_is_found(text: str, encoding: str) -> None:
    if encoding == "euc-jp":  # it has no circled numbers and another ～
        text = text.translate(str.maketrans("①②～", "一二〜"))
    assert decode(text.encode(encoding), "talk.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["sentence", "short", "windows"])
def test_utf_16_without_a_mark(name: str, encoding: str) -> None:
    assert decode(TEXTS[name].encode(encoding), "talk.txt") == TEXTS[name]


@pytest.mark.parametrize("encoding", ["utf-32", "iso-2022-jp"])
def test_rare_encodings(encoding: str) -> None:
    assert decode(TEXTS["sentence"].encode(encoding), "talk.txt") == TEXTS["sentence"]


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE])
def test_both_byte_orders(mark: bytes) -> None:
    encoding = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    assert decode(mark + "ええで。".encode(encoding), "talk.txt") == "ええで。"


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc-jp", "utf-16"])
def test_a_file_cut_inside_a_character(encoding: str) -> None:
    text = "雨が降りそうやな。傘を持って行き。"
    assert decode(text.encode(encoding)[:-1], "talk.txt") == text[:-1]


def test_half_width_kana_among_others() -> None:
    text = "ﾃﾚﾋﾞを見ながら晩ご飯を食べるのがうちの決まりやった。"
    assert decode(text.encode("cp932"), "talk.txt") == text


def test_english_and_nothing() -> None:
    assert decode(b"Good morning.\n", "talk.txt") == "Good morning.\n"
    assert decode(b"", "talk.txt") == ""


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture (PNG)"),
        (b"PK\x03\x04\x14\0\0\0\x08\0", "zip archive, as .apkg"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"\0\0\0\x18ftypmp42", "video (MP4)"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (b"abc\0\0\x01\x02\x03def\0\xff\xfe\xfd", "NUL bytes"),
        (bytes(range(128, 256)) * 3, "not in UTF-8, UTF-16, Shift_JIS or EUC-JP"),
        (b"D\xe9j\xe0 vu, \xe7a va?", "not in UTF-8"),
        ("今日はええ天気。\nほんまに".encode() + b"\xff" + "ええ天気。".encode(), "0xff in line 2"),
    ],
)
def test_refused(data: bytes, says: str) -> None:
    with pytest.raises(EncodingError, match=re.escape(says)) as caught:
        decode(data, "talk.txt")
    assert caught.value.message.startswith("talk.txt")
    assert caught.value.hint


def test_unknown_bytes_hint_at_the_option() -> None:
    with pytest.raises(EncodingError) as caught:
        decode(b"\x81\xff\x80\x82\xa0\xfd", "talk.txt")
    assert "--encoding" in caught.value.hint


# ------------------------------------------------------------------ as told


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("cp932", "ｱﾘｶﾞﾄｳ".encode("cp932")),  # alone, half-width kana could be anything
        ("Shift_JIS", "おおきに".encode("cp932")),
        ("utf-16", "おおきに".encode("utf-16")),
        ("utf8", "おおきに".encode("utf-8-sig")),
    ],
)
def test_as_told(encoding: str, data: bytes) -> None:
    assert decode(data, "talk.txt", encoding) in {"ｱﾘｶﾞﾄｳ", "おおきに"}


@pytest.mark.parametrize("encoding", ["latin-9000", "", "hex", "zip", "undefined", "a\0b", "日本語"])
def test_no_such_encoding(encoding: str) -> None:
    with pytest.raises(EncodingError, match="encoding"):
        decode(b"abc", "talk.txt", encoding)


def test_told_wrong() -> None:
    with pytest.raises(EncodingError, match=r"talk\.txt is not utf-8: line 2 cannot be read"):
        decode("A\nおおきに".encode("cp932"), "talk.txt", "utf-8")


# ------------------------------------------------------------------ what holds for anything


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "cp932", "utf-16", "utf-7"]))
def test_bytes_are_text_or_a_clear_error(data: bytes, encoding: str | None) -> None:
    with suppress(EncodingError):
        assert "\0" not in decode(data, "talk.txt", encoding)


SPEECH = st.text("あいうえおかきくけこをんはがのでやねんっ、。今日天気行来", min_size=12, max_size=60)


@given(SPEECH.filter(lambda text: weigh(text) > 0.6), st.sampled_from(ENCODINGS))
def test_speech_is_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "talk.txt") == text
