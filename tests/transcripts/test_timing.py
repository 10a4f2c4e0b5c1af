"""Time stamps and cues."""

import pytest

from flashgen.errors import TranscriptError
from flashgen.transcripts.timing import Timed, cues, is_timing, seconds


@pytest.mark.parametrize(
    ("stamp", "time"),
    [
        ("00:00:01,500", 1.5),
        ("00:00:01.500", 1.5),
        ("0:1:2,5", 62.5),
        ("01:02.250", 62.25),
        ("01:02", 62.0),
        ("100:00:00,000", 360000.0),
        ("00:00:07:250", 7.25),
        ("00:60:00,000", None),
        ("00:00:61,000", None),
        ("12", None),
        ("", None),
        ("１:２３:４５", None),  # only ASCII digits
        ("9" * 5000 + ":00:00", None),
    ],
)
def test_seconds(stamp: str, time: float | None) -> None:
    assert seconds(stamp) == time


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("00:00:01,000 --> 00:00:02,000", True),
        ("00:01.000-->00:02.000", True),
        ("00:00:01,000 -> 00:00:02,000 X1:10", True),
        ("00:0x:01,000 --> 00:00:02,000", True),
        ("1の次 --> 2の次", False),
        ("A --> B", False),
        ("3:2で勝った", False),
        ("3.5 -> 4.5", False),
    ],
)
def test_what_is_meant_as_a_time_stamp(line: str, meant: bool) -> None:
    assert is_timing(line) is meant


FILES = [
    pytest.param(
        "1|0:01 --> 0:02|ええで||2|0:03 --> 0:04|あかん", [(1, 2, "ええで"), (3, 4, "あかん")], id="usual"
    ),
    pytest.param(
        "1|0:01 --> 0:02|ええで|2|0:03 --> 0:04|あかん", [(1, 2, "ええで"), (3, 4, "あかん")], id="no blank"
    ),
    pytest.param(
        "7|0:01 --> 0:02|ええで||7|0:03 --> 0:04|あかん", [(1, 2, "ええで"), (3, 4, "あかん")], id="twice 7"
    ),
    pytest.param(
        "0:01 --> 0:02|ええで||0:03 --> 0:04|あかん", [(1, 2, "ええで"), (3, 4, "あかん")], id="no number"
    ),
    pytest.param("1|0:01 --> 0:02|3||2|0:03 --> 0:04|2||", [(1, 2, "3"), (3, 4, "2")], id="count-down"),
    pytest.param(
        "1|0:01 --> 0:02|上|||下||2|0:03 --> 0:04|あかん",
        [(1, 2, "上下"), (3, 4, "あかん")],
        id="blank inside",
    ),
    pytest.param("1|0:02 --> 0:01|ええで", [(2, 2, "ええで")], id="ends before it begins"),
    pytest.param("広告|1|0:01 --> 0:02|ええで", [(1, 2, "ええで")], id="rubbish before"),
    pytest.param("1|0:01 --> 0:02|ええで||2|0:03 --> 0:", [(1, 2, "ええで")], id="cut in a time stamp"),
    pytest.param("1|0:01 --> 0:02|ええで||2", [(1, 2, "ええで")], id="cut after a number"),
    pytest.param(
        "1|0:01 --> 0:02|ええで||2|0:03 --> 0:04", [(1, 2, "ええで"), (3, 4, "")], id="cut before the text"
    ),
]


@pytest.mark.parametrize(("file", "found"), FILES)
def test_cues(file: str, found: list[tuple[float, float, str]]) -> None:
    read = cues(file.split("|"), named=False)
    assert [(timed.begin, timed.finish, "".join(timed.lines)) for timed in read] == found


def test_names_of_cues() -> None:
    lines = ["始め", "0:01 --> 0:02", "ええで", "", "終わり", "0:03 --> 0:04", "あかん"]
    assert list(cues(lines, named=True)) == [Timed(1, 2, ("ええで",)), Timed(3, 4, ("あかん",))]


@pytest.mark.parametrize(
    "stamp", ["00:0x:03,000 --> 00:00:04,000", "00:75:00,000 --> 00:76:00,000", "0:03 -->"]
)
def test_a_bad_time_stamp_names_its_line(stamp: str) -> None:
    with pytest.raises(TranscriptError, match="line 6: not a time stamp") as caught:
        list(cues(["", "1", "0:01 --> 0:02", "ええで", "", stamp, "あかん"], named=False))
    assert "-->" in caught.value.hint
