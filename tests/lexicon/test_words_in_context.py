"""How often entry and sense are right, over nearly nine hundred words on a dozen topics."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.lexicon import linked

TABLE = Path(__file__).parent / "data" / "words_in_context.tsv"


class Row(NamedTuple):
    set: str
    topic: str
    sentence: str
    word: str
    entry: int
    senses: frozenset[int]


def _rows() -> list[Row]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [_row(*line.split("\t")) for line in lines[1:]]


def _row(of: str, topic: str, sentence: str, word: str, entry: str, senses: str) -> Row:
    return Row(of, topic, sentence, word, int(entry), frozenset(map(int, senses.split(","))))


ROWS = _rows()


@cache
def _found(row: Row) -> tuple[int | None, int | None]:
    found = next((word for word in linked.words(row.sentence) if word.surface == row.word), None)
    return (found.entry, found.sense) if found else (None, None)


SHARES = [("first", 0.98, 0.96), ("later", 0.985, 0.96), ("third", 0.95, 0.86), ("fourth", 0.98, 0.9)]


@pytest.mark.parametrize(("of", "entries", "senses"), SHARES)
def test_share_that_is_right(of: str, entries: float, senses: float) -> None:
    rows = [row for row in ROWS if row.set == of]
    found = [_found(row) for row in rows]
    right = [entry == row.entry for row, (entry, _) in zip(rows, found, strict=True)]
    exact = [
        entry == row.entry and sense in row.senses for row, (entry, sense) in zip(rows, found, strict=True)
    ]
    assert sum(right) / len(rows) >= entries
    assert sum(exact) / len(rows) >= senses


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.sentence}-{row.word}")
def test_the_table_means_senses_that_there_are(row: Row) -> None:
    entry = linked.lexicon().entry(row.entry)
    assert entry is not None
    assert max(row.senses) <= len(entry.senses)
    assert row.word in row.sentence


def test_every_topic_has_its_share() -> None:
    counts = {topic: sum(row.topic == topic for row in ROWS) for topic in {row.topic for row in ROWS}}
    assert len(counts) >= 12
    assert min(counts.values()) >= 40
