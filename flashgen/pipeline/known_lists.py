"""Words that a learner knows, from wherever they are named: files, and searches in a running Anki."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen.ankiconnect import PREFIX, AnkiQuery
from flashgen.errors import AnkiError, KnownWordsError
from flashgen.files import write_over
from flashgen.pipeline.tools import Tools
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.lexicon.known import KnownWords
    from flashgen.lexicon.word_fields import Cell
    from flashgen.recipe import Recipe

_TYPES = 3  # note types whose fields are named in a hint


@dataclass(frozen=True, slots=True)
class AnkiWords:
    """What a search in Anki gave: the words, and how many notes have theirs in which field of which type."""

    words: "KnownWords"
    fields: Mapping[tuple[str, str], int]


def named(recipe: "Recipe", name: str) -> Path | AnkiQuery:
    """Give what a recipe names as a list of known words: a file beside it, or "anki:" and a search."""
    return AnkiQuery(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else recipe.path(name)


def read_all(lists: Iterable[Path | AnkiQuery], tools: Tools) -> "KnownWords":
    """Read several lists as one. Raises KnownWordsError and AnkiError."""
    from flashgen.lexicon.known import KnownWords

    joined = KnownWords()
    for one in lists:
        joined |= read(one, tools)
    return joined


def read(one: Path | AnkiQuery, tools: Tools) -> "KnownWords":
    """Read a list. Raises KnownWordsError, and AnkiError where Anki is to be asked and is not there."""
    from flashgen.lexicon import known

    if isinstance(one, Path):
        return known.read_known(one)
    try:
        return search(one, tools).words
    except AnkiError as error:
        raise AnkiError(
            f"{one}: {error.message}", f"{error.hint} To do without, take it out of the known words."
        ) from None


def search(query: AnkiQuery, tools: Tools, field: str = "") -> AnkiWords:
    """Read the words of the notes that a search in Anki finds; `field` names the one that has them.

    Raises AnkiError, and KnownWordsError where no note is found or none has a word in the field.
    """
    from flashgen.ankiconnect import collection
    from flashgen.lexicon import known, word_fields

    if not query.text.strip():
        raise KnownWordsError(f"{query} is no search", "Write one, such as 'deck:日本語 is:review'.")
    notes = list(collection.find(tools.anki, query.text))
    if not notes:
        raise KnownWordsError(
            f"{query}: finds no note", "Try the search in Anki's browser; it is written the same here."
        )
    found: list[Cell] = []
    fields: Counter[tuple[str, str]] = Counter()
    for note in notes:
        names, values = tuple(note.fields), tuple(note.fields.values())
        words = list(word_fields.cells(names, values, field))
        if words:
            found += words
            fields[note.type, names[word_fields.word_field(names, field) or 0]] += 1
    try:
        return AnkiWords(known.gathered(query, found), fields)
    except KnownWordsError as error:
        types = {note.type: ", ".join(note.fields) for note in notes}
        there = "; ".join(f"{type_}: {names}" for type_, names in list(types.items())[:_TYPES])
        hint = f"Name the field: flashgen known --from-anki … --field NAME. There are: {there}."
        raise KnownWordsError(error.message, hint) from None


def write(words: "KnownWords", path: Path, query: AnkiQuery, *, force: bool = False) -> None:
    """Write words to a list to be read again; one that a person has edited stays. Raises OutputError."""
    from flashgen.lexicon import known_file

    write_over(
        path,
        known_file.content(words, str(query)),
        example="known.tsv",
        reason_to_keep=known_file.reason_to_keep,
        force=force,
    )
