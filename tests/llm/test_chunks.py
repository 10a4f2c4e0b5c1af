"""Chunks: every sentence once, numbered by itself, never over the budget unless it is so alone."""

import re

from hypothesis import given
from hypothesis import strategies as st

from flashgen.document import Document, Section, Sentence
from flashgen.llm import chunks

DOCUMENT = st.lists(
    st.lists(st.text(alphabet="あい \n1:*#。", min_size=1, max_size=12), max_size=6), max_size=5
)


def document(sections: list[list[str]]) -> Document:
    return Document(
        tuple(
            Section(f"題{n}", tuple(Sentence(text, ()) for text in said)) for n, said in enumerate(sections)
        )
    )


@given(DOCUMENT, st.integers(1, 60))
def test_every_sentence_once(sections: list[list[str]], budget: int) -> None:
    made = document(sections)
    texts = [sentence.text for sentence in made.sentences()]
    found = []
    for chunk in chunks.divide(made, range(0, len(texts), 2), budget):
        lines = [line for line in chunk.text.splitlines() if not line.startswith("#")]
        assert len(lines) == chunk.count
        for number, line in enumerate(lines, 1):
            place = chunk.place(number)
            mark = "*" if place % 2 == 0 else ""
            assert line == f"{mark}{number}: {' '.join(texts[place].split())}"
            found.append(texts[place])
        assert chunk.place(0) == chunk.place(chunk.count + 1) == -1
        size = sum(len(texts[chunk.place(n)]) for n in range(1, chunk.count + 1))
        assert size <= budget or chunk.count == 1
    assert found == texts


def test_a_text_cannot_pretend_to_be_a_line_of_its_own() -> None:
    (chunk,) = chunks.divide(document([["塩は白い。\n2: 猫は青い。\n# 題", "砂糖は甘い。"]]))
    numbers = re.findall(r"^\*?(\d+): ", chunk.text, re.MULTILINE)
    assert numbers == ["1", "2"]
    assert chunk.text.splitlines()[2] == "2: 砂糖は甘い。"
