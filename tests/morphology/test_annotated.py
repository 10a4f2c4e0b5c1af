"""Sentences on many topics, annotated by hand, and spellings that are read in several ways."""

import pytest

from tests.dialects.speech import analyzer
from tests.morphology import annotations

SENTENCES = [
    (path.name, row[-1])
    for path in sorted(annotations.FOLDER.glob("annotated/*"))
    for row in annotations.rows(f"annotated/{path.name}")
]
CONTEXTS = [
    (path.stem, row[0], context)
    for path in sorted(annotations.FOLDER.glob("marked/*.tsv"))
    for row in annotations.rows(f"marked/{path.name}")
    for context in row[1:]
]


@pytest.mark.parametrize(("name", "line"), SENTENCES, ids=[line for _, line in SENTENCES])
def test_sentences_are_read_as_annotated(name: str, line: str) -> None:
    text, _ = annotations.parse(line)
    tokenizer = analyzer("kansai") if name == "kansai.txt" else annotations.ANALYZER
    assert annotations.bracketed(text, annotations.rubies(text, tokenizer)) in annotations.ways(line)


@pytest.mark.parametrize(("name", "spelling", "context"), CONTEXTS, ids=[f"{s} {c}" for _, s, c in CONTEXTS])
def test_spellings_with_several_readings(name: str, spelling: str, context: str) -> None:
    text, ends = annotations.marks(context)
    assert ends, f"{context} shows no reading"
    for end, reading in ends:
        assert annotations.read_up_to(text, end).endswith(reading), context


def test_the_annotations_are_many() -> None:
    words = sum(len(annotations.parse(line)[1]) for _, line in SENTENCES)
    assert words > 1500
    assert len({name for name, _ in SENTENCES}) >= 20
    assert sum(name == "numbers.tsv" for name, _ in SENTENCES) >= 120
    assert len({spelling for name, spelling, _ in CONTEXTS if name == "further"}) >= 100


def test_a_spelling_has_at_least_two_contexts() -> None:
    for name in ("homographs", "further"):
        for row in annotations.rows(f"marked/{name}.tsv"):
            assert len(row) >= 3, row[0]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("青[あお]い/空[そら]", {"青[あお]い空[そら]"}),
        ("家[いえ|うち]", {"家[いえ]", "家[うち]"}),
        ("3[さん]対[たい]2で", {"3[さん]対[たい]2で"}),
        ("一[いち]メートル", {"一[いち]メートル"}),
    ],
)
def test_annotations_are_understood(line: str, expected: set[str]) -> None:
    assert annotations.ways(line) == expected
