"""The sentence that an override names, found among those that could stand on the card."""

import difflib
from collections.abc import Iterable, Sequence

from flashgen.errors import RecipeError


def choose(text: str, own: Sequence[str], every: Iterable[str], title: str, place: str) -> int:
    """Give the place in `own`, the sentences that have what the card teaches, of the one that is meant.

    White space makes no other sentence. `every` are all sentences of the transcript, `title` is what the
    card teaches, `place` says where the override stands. Raises RecipeError, with the nearest sentence.

    >>> choose("猫が 寝た。", ["猫がいる。", "猫が寝た。"], [], "猫", "overrides.toml, line 1")
    1
    """
    wanted = _bare(text)
    for number, sentence in enumerate(own):
        if _bare(sentence) == wanted:
            return number
    if any(_bare(sentence) == wanted for sentence in every):
        raise RecipeError(
            f"{place}: sentence: {title} is not in {text!r}", "Choose a sentence that has the word."
        )
    near = difflib.get_close_matches(text, dict.fromkeys(own), n=1, cutoff=0.3) or own[:1]
    hint = f"Did you mean {near[0]!r}?" if near else "Choose a sentence that has the word."
    raise RecipeError(f"{place}: sentence: {text!r} is not in the transcript", hint)


def _bare(text: str) -> str:
    return "".join(text.split())
