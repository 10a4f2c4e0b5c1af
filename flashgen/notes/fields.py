"""Plain text → what stands in a field: HTML in which a transcript can do no harm."""

from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from flashgen import furigana, kept_toml
from flashgen.document import Ruby, Sentence
from flashgen.furigana import Mark
from flashgen.furigana.markup import escape
from flashgen.notes import phrases
from flashgen.transcripts.timing import clock as clock

# Browsers end lines before a ruby too, as in 食い|違う; phrases of more letters may be cut there.
_WHOLE = 12

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


def ruby(text: str, rubies: Sequence[Ruby]) -> str:
    """Write a word or a form with its rubies for Anki's furigana filter; lines may end at ・ only.

    >>> ruby("知らん・知らへん", (Ruby(0, 1, "知", "し"), Ruby(4, 5, "知", "し")))
    '知[し]らん・<wbr>知[し]らへん'
    """
    return _phrased(text, rubies, (), [at for at in range(1, len(text)) if text[at - 1] == "・"])


def phrased(
    text: str, rubies: Sequence[Ruby], marks: Sequence[Mark] = (), breaks: Sequence[int] | None = None
) -> str:
    """Write running text as `ruby` does, with a place for a line to end after each phrase, or at `breaks`.

    No line ends within a mark.

    >>> phrased("うちは何も知らんねん。", (Ruby(5, 6, "知", "し"),), [Mark(5, 8)])
    'うちは<wbr>何も<wbr><b>知[し]らん</b>ねん。'
    """
    return _phrased(text, rubies, marks, phrases.breaks(text) if breaks is None else breaks)


def sentence(said: Sentence, marks: Sequence[Mark] = ()) -> str:
    """Write an analysed sentence with its rubies, phrase by phrase."""
    return _phrased(said.text, said.rubies, marks, breaks(said))


def breaks(said: Sentence) -> tuple[int, ...]:
    """Give the places between the phrases of a sentence, in none of its tokens and forms."""
    starts = {token.start for token in said.tokens}
    return tuple(
        at
        for at in phrases.breaks(said.text)
        if (not starts or at in starts) and not any(form.start < at < form.end for form in said.forms)
    )


def _phrased(text: str, rubies: Sequence[Ruby], marks: Sequence[Mark], breaks: Sequence[int]) -> str:
    inside = {at for mark in marks for at in range(mark.start + 1, mark.end)}
    inside.update(at for ruby in rubies for at in range(ruby.start + 1, ruby.end))
    free = [at for at in breaks if at not in inside]
    if not free:
        return _inert(furigana.to_anki(text, rubies, marks=marks))
    between = dict.fromkeys(free, "<wbr>")
    edges = (0, *free, len(text))
    for number in {bisect(free, ruby.start) for ruby in rubies if ruby.start not in edges}:
        start, end = edges[number], edges[number + 1]
        if end - start <= _WHOLE:
            between[start] = between.get(start, "") + '<span class="phrase">'
            between[end] = "</span>" + between.get(end, "")
    return _inert(furigana.to_anki(text, rubies, marks=marks, between=between))


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
