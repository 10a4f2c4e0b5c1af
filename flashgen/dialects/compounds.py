"""Compounds: the forms of a sentence that belong together, as a person hears them: 行か-へんかっ-てん."""

from collections.abc import Iterator
from itertools import groupby

from flashgen.dialects.annotation import rewrite
from flashgen.document import DialectForm, FormPart, Sentence
from flashgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Compound:
    """Forms that follow one another as one word; `standard` is what stands for all of them."""

    start: int
    end: int
    surface: str
    standard: str
    forms: tuple[DialectForm, ...]
    parts: tuple[FormPart, ...]

    @property
    def shared(self) -> bool:
        """Whether all of it is colloquial everywhere in Japan."""
        return all(form.shared for form in self.forms)


def compounds(sentence: Sentence) -> Iterator[Compound]:
    """Give the compounds of an annotated sentence in order; a form by itself is one too."""
    for parts, grouped in groupby(sentence.forms, key=lambda form: form.parts):
        forms = tuple(grouped)
        start = parts[0].start  # from the verb on, which may be standard
        end = max(forms[-1].end, parts[-1].start + len(parts[-1].surface))
        outside = len(sentence.text) - end
        whole = rewrite(sentence.text, forms)
        yield Compound(
            start, end, sentence.text[start:end], whole[start : len(whole) - outside], forms, parts
        )
