"""Plain text → what stands in a field: HTML in which a transcript can do no harm."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from flashgen import furigana, kept_toml
from flashgen.document import Ruby, Sentence
from flashgen.furigana.markup import escape
from flashgen.transcripts.timing import clock as clock

Rubies = Callable[[str], Sequence[Ruby]]
"""Gives the rubies of a text that is not a sentence of the document, such as a question."""


def no_rubies(text: str) -> Sequence[Ruby]:  # noqa: ARG001
    """Read nothing: for texts that nobody has analysed."""
    return ()


def plain(text: str, bold: tuple[int, int] | None = None) -> str:
    """Write text so that a card shows its very characters; text[bold] is set in <b>.

    >>> plain("<b>[sound:x]", bold=(0, 3))
    '<b>&lt;b&gt;</b>&#91;sound:x&#93;'
    """
    if bold is None:
        return _inert(escape(text))
    start, end = bold
    return _inert(f"{escape(text[:start])}<b>{escape(text[start:end])}</b>{escape(text[end:])}")


def ruby(text: str, rubies: Sequence[Ruby], bold: tuple[int, int] | None = None) -> str:
    """Write text with its rubies for Anki's furigana filter.

    >>> ruby("知らん", (Ruby(0, 1, "知", "し"),), bold=(0, 3))
    '<b>知[し]らん</b>'
    """
    return _inert(furigana.to_anki(text, rubies, bold=bold))


def sentence(said: Sentence, bold: tuple[int, int] | None = None) -> str:
    """Write an analysed sentence with its rubies."""
    return ruby(said.text, said.rubies, bold)


def dimmed(html: str) -> str:
    """Set a sentence back that is there only so that the one beside it is understood."""
    return f'<span class="near">{html}</span>'


def _inert(html: str) -> str:
    # Anki's MathJax looks for \( in what is shown, where entities no longer hide it; it does not
    # look across elements.
    return html.replace("\\", "<span>\\</span>")


def listed(parts: Iterable[str], between: str = " · ") -> str:
    """Join what is not empty, as plain text made safe."""
    return plain(between.join(part for part in parts if part))


def tag(*parts: str) -> str:
    """Name a tag under flashgen; Anki divides tags at spaces.

    >>> tag("topic", "rl scaling")
    'flashgen::topic::rl_scaling'
    """
    return "::".join(("flashgen", *("_".join(part.replace(":", " ").split()) for part in parts)))


def filled(fields: dict[str, str]) -> dict[str, str]:
    """Leave out the empty ones."""
    return {name: value for name, value in fields.items() if value}


def label(group: str, code: str) -> str:
    """Give what cards call a code (labels.toml), or the code itself where it has no other name.

    >>> label("stance", "reported"), label("stance", "shouted")
    ('伝聞 reported', 'shouted')
    """
    return _labels().get(group, {}).get(code, code)


def known_labels(group: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Give the labels of those codes that have one, each once."""
    names = _labels()[group]
    return tuple(dict.fromkeys(names[code] for code in codes if code in names))


@cache
def _labels() -> dict[str, dict[str, str]]:
    return kept_toml.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))
