"""What was said and the same in standard Japanese, one beside the other, with what differs marked alike."""

import re
from collections.abc import Sequence

from flashgen.dialects.annotation import counterparts, moved
from flashgen.document import Sentence
from flashgen.furigana import Mark
from flashgen.notes import fields as f

_FORM = re.compile(r'<span class="form\b[^>]*>(.*?)</span>', re.DOTALL)
_STYLES = 4  # of the marks in style.css, which also shows their numbers


def pair(said: Sentence, rubies: f.Rubies, target: tuple[int, int] | None = None) -> tuple[str, str]:
    """Write a sentence as said, and in standard Japanese; the second is the same where nothing is dialect.

    Each dialect form and what stands for it are marked with one number, if there are several. text[target] is
    set in <b>, and so is what stands for forms that lie in it.
    """
    here, there = [Mark(*target)] if target else [], []
    found = counterparts(said, target)
    for number, (form, standard) in enumerate(found, 1):
        opening = _opening(number, len(found))
        here.append(Mark(*form, opening, "</span>"))
        if target and target[0] <= form[0] and form[1] <= target[1]:
            there.append(Mark(*standard))
        there.append(Mark(*standard, opening, "</span>"))
    return f.sentence(said, here), in_standard(said, rubies, there)


def unmarked(html: str) -> str:
    """Take the marks of forms off a field, where what they stand for is no longer beside it.

    >>> unmarked('雨<span class="form">やん</span>。')
    '雨やん。'
    """
    return _FORM.sub(r"\1", html)


def _opening(number: int, count: int) -> str:
    if count == 1:
        return '<span class="form">'
    return f'<span class="form form{(number - 1) % _STYLES + 1}" data-number="{number}">'


def in_standard(said: Sentence, rubies: f.Rubies, marks: Sequence[Mark] = ()) -> str:
    """Write a sentence in standard Japanese, its lines ending where those of what was said do, if it can be.

    Where it is standard already, its own rubies serve.
    """
    if said.standard in ("", said.text):
        return f.sentence(said)
    return f.phrased(said.standard, rubies(said.standard), marks, moved(said, f.breaks(said)))
