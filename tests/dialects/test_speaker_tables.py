"""What is said by many speakers, a table each: market, home, office, hospital … (data/speakers/*.tsv).

A line is a sentence and what it is in plain spoken standard Japanese. The sentences of
data/untouched.txt are standard Japanese with kana that look like Kansai words: nothing of them is dialect.
"""

from pathlib import Path

import pytest

from tests.dialects.speech import heard

DATA = Path(__file__).with_name("data")
SPEAKERS = sorted((DATA / "speakers").glob("*.tsv"))
UNTOUCHED = (DATA / "untouched.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("table", SPEAKERS, ids=lambda table: table.stem)
def test_speaker(table: Path) -> None:
    said = dict(line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    assert len(said) >= 30
    assert {text: heard(text).standard for text in said} == said


@pytest.mark.parametrize("text", UNTOUCHED)
def test_untouched(text: str) -> None:
    sentence = heard(text)
    assert sentence.standard == text
    assert [form.surface for form in sentence.forms if not form.shared] == []
