"""Notes made anew as a person decides about them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from flashgen.errors import RecipeError
from flashgen.notes import Note
from flashgen.pipeline import subjects
from flashgen.pipeline.lessons import Lesson
from flashgen.pipeline.subjects import Subject
from flashgen.pipeline.tools import Tools
from flashgen.recipe import Override
from flashgen.recipe.overrides import checked
from flashgen.recipe.tables import meant

if TYPE_CHECKING:
    from flashgen.review.entries import Entry

Value = str | int | bool
Values = Mapping[str, Value]

_CHOSEN = ("sense", "sentence", "drop")  # what is decided beside the texts of a note
_RENDERING = "sentence_standard"
_RIVALS = {"sense": "gloss", "gloss": "sense"}  # of which an override has one


class Made(NamedTuple):
    """A note, its subject as it is corrected, and the override that both were made with."""

    override: Override | None
    subject: Subject
    note: Note


class Maker:
    """Makes the notes of a lesson, each from its subject."""

    def __init__(self, lesson: Lesson, known: Mapping[str, Subject], tools: Tools) -> None:
        self._lesson, self._subjects, self._tools = lesson, known, tools

    def make(self, key: str, override: Override | None, place: str) -> Made:
        """Make a note; `place` says where the override stands. Raises RecipeError for what cannot be."""
        subject = self._subjects[key]
        if override is None:
            return Made(None, subject, subjects.note(subject, self._lesson, self._tools))
        return Made(override, *subjects.corrected(subject, override, self._lesson, self._tools, place))

    def change(self, now: Made, values: Mapping[str, Value | None], known: "Entry") -> Made:
        """Make a note with values of its override changed; None and "" take one back.

        `known` is what the note shows now. What it would show anyway is left out of the override. Raises
        RecipeError for what cannot be.
        """
        wanted = values_of(now.override)
        # Who sends a whole form has not decided on what it showed already.
        shown = {**known.fields, "sentence": known.sentence}
        values = {name: said for name, said in values.items() if shown.get(name, "") != said}
        for name, said in values.items():
            if name not in (*known.fields, *_CHOSEN):
                raise RecipeError(
                    f"{known.title}: {name}: this card has nothing of that name", meant(name, known.fields)
                )
            said = said.strip() if isinstance(said, str) else said
            wanted.pop(name, None)
            if said is not None and said != "" and said is not False:
                wanted[name] = said
                if _RIVALS.get(name) not in values:
                    wanted.pop(_RIVALS.get(name, ""), None)
        doubtful = [name for name in values if name not in ("drop", "sentence")]
        if "sentence" in values and _RENDERING not in values:
            wanted.pop(_RENDERING, None)  # it was that of another sentence
        if _RENDERING in wanted:
            wanted.setdefault("sentence", known.sentence)
        if not values.keys().isdisjoint(("sentence", _RENDERING)):
            doubtful.append("sentence")
        return self._without_idle(now, wanted, doubtful, known.title)

    def _without_idle(self, now: Made, wanted: Values, names: Iterable[str], title: str) -> Made:
        """Make a note without those of the named values that change nothing in it."""
        made = self.remake(now, wanted, title)
        for name in names:
            # A rendering must not be without the sentence that it is of.
            if name in wanted and not (name == "sentence" and _RENDERING in wanted):
                fewer = {other: said for other, said in wanted.items() if other != name}
                without = self.remake(now, fewer, title)
                if without.note.fields == made.note.fields:
                    made, wanted = without, fewer
        return made

    def remake(self, now: Made, values: Values, title: str) -> Made:
        """Make a note again, its override of other values; not if all that they do is drop it or not."""
        key = now.subject.key
        override = checked({"key": key, **values}, title, lambda _: title) if values else None
        if {**values, "drop": ""} == {**values_of(now.override), "drop": ""}:
            return now._replace(override=override)
        return self.make(key, override, title)


def values_of(override: Override | None) -> dict[str, Value]:
    """Give what an override says, by the names that its file has for it."""
    if override is None:
        return {}
    names = (name for name in Override.__dataclass_fields__ if name != "key")
    return {name: said for name in names if (said := getattr(override, name))}
