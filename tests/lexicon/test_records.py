"""Dictionary files: what is written is read back, and what is damaged is said to be."""

import gzip
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.errors import DictionaryError
from flashgen.lexicon.dictionary import Entry, Sense, Spelling
from flashgen.lexicon.records import (
    Header,
    clean,
    entry_to_record,
    read_header,
    read_records,
    record_to_entry,
    spellings_of,
    write_records,
)

TEXTS = st.text(min_size=1, max_size=8).map(clean).filter(bool)
TUPLES = st.lists(TEXTS, max_size=3).map(tuple)
SPELLINGS = st.builds(Spelling, TEXTS, TUPLES, TUPLES, TUPLES, st.booleans())
GLOSSES = st.lists(TEXTS, min_size=1, max_size=3).map(tuple)
SENSES = st.builds(
    Sense,
    TUPLES,
    GLOSSES,
    *[TUPLES] * 6,
    gloss_types=st.sampled_from([(), ("", "lit"), ("fig",)]),
    xref=TUPLES,
    ant=TUPLES,
)
ENTRIES = st.builds(
    Entry,
    st.integers(-(2**60), 2**60),
    st.lists(SPELLINGS, max_size=3).map(tuple),
    st.lists(SPELLINGS, min_size=1, max_size=3).map(tuple),
    st.lists(SENSES, min_size=1, max_size=3).map(tuple),
)
HEADER = Header("Test", "jmdict", "CC0", "2024-02-29", "1", "https://example.org/", 2)


@given(ENTRIES)
def test_an_entry_comes_back(entry: Entry) -> None:
    record = entry_to_record(entry)
    assert record_to_entry(record) == entry
    assert spellings_of(record) == [s.text for s in (*entry.kanji, *entry.kana)]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("to eat", "to eat"), ("a\tb\nc", "a b c"), ("\x1e \x1f", ""), (" 気  が\u3000する ", "気 が する")],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize("suffix", [".xz", ".gz"])
def test_a_file_comes_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"test{suffix}"
    records = ["1\t\tあ\tn\x1fah", "t\tn\tnoun", "f\t行\u2028\t-500\t3"]  # U+2028 ends no record
    write_records(path, HEADER, records)
    assert read_header(path) == HEADER
    assert list(read_records(path)) == records


@pytest.mark.parametrize("suffix", [".xz", ".gz"])
def test_the_same_records_give_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"1{suffix}", tmp_path / f"2{suffix}"
    write_records(first, HEADER, ["1\t\tあ\tn\x1fah"])
    write_records(second, HEADER, ["1\t\tあ\tn\x1fah"])
    assert first.read_bytes() == second.read_bytes()


WHOLE = gzip.compress(
    b'{"format": "flashgen dictionary 1", "label": "x", "kind": "y"}\n' + b"1\t\t\xe3\x81\x82\t\n" * 99
)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"words", id="not compressed"),
        pytest.param(WHOLE[:-30], id="cut off"),
        pytest.param(gzip.compress(b"words\n"), id="no header"),
        pytest.param(gzip.compress(b"[1]\n"), id="another header"),
        pytest.param(gzip.compress(b'{"format": "flashgen dictionary 99"}\n'), id="another format"),
        pytest.param(
            gzip.compress(WHOLE[:0] + b'{"format": "flashgen dictionary 1", "x": 1}\n'), id="fields"
        ),
        pytest.param(lzma.compress(b"{}\n"), id="xz named gz"),
    ],
)
def test_a_damaged_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "test.gz"
    path.write_bytes(content)
    with pytest.raises(DictionaryError, match=r"test\.gz") as caught:
        list(read_records(path))
    assert "flashgen dict" in caught.value.hint


def test_half_a_character_does_no_harm(tmp_path: Path) -> None:
    """JSON may hold half a surrogate pair, which UTF-8 cannot."""
    write_records(tmp_path / "x.gz", HEADER, ["1\t\t\ud842\tn\x1fx"])
    assert list(read_records(tmp_path / "x.gz")) == ["1\t\t?\tn\x1fx"]
