"""The desk: the cards of a deck as they are now, and every decision about them, saved at once.

The file of overrides is the truth. It is read again before each decision, so that what is changed by hand
meanwhile is taken in; where the two are about one note, the decision is refused as a `Conflict`.
"""

import threading
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from flashgen import pipeline, recipe
from flashgen.errors import FlashgenError, OutputError, RecipeError
from flashgen.files import check_place, remove_parts, write_whole
from flashgen.recipe import editing
from flashgen.recipe.overrides import parse_overrides
from flashgen.recipe.tables import text_of
from flashgen.review.entries import Entry, entry
from flashgen.review.lock import Lock
from flashgen.review.making import Made, Maker, Value, Values, values_of
from flashgen.review.places import Around, Choices, Places
from flashgen.values import dataclass

Changes = Mapping[str, Mapping[str, Value | None]]

_UNDO = 200  # decisions that can be taken back


class Conflict(FlashgenError):  # noqa: N818  it is no error, but news
    """An entry is not what the person saw who decides about it; `entries` are as they are now."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        names = "、".join(one.title for one in entries)
        super().__init__(f"{names}: changed meanwhile", "Look at it as it is now, and decide again.")
        self.entries = entries


@dataclass(frozen=True, slots=True)
class _Decision:
    """What was decided at once: the file before and after it, and the values of each note."""

    before: str
    after: str
    was: Mapping[str, Values]
    became: Mapping[str, Values]


class Desk:
    """The cards of SOURCE, and the file of overrides that what is decided about them goes to.

    One thread at a time works at it; others wait.
    """

    def __init__(
        self,
        source: Path,
        tools: pipeline.Tools,
        wishes: pipeline.Wishes,
        *,
        output: Path | None = None,
        encoding: str | None = None,
    ) -> None:
        """Read, analyse and lock. Raises a FlashgenError."""
        if output is None and source == pipeline.STDIN:
            raise OutputError("standard input has no name for the deck", "Pass -o OUT.apkg.")
        self.output = output or pipeline.default_output(source)
        found = recipe.find(source) if source != pipeline.STDIN else None
        self.overrides = (
            found.with_name(recipe.OVERRIDES) if found else recipe.overrides_beside(self.output)
        ).resolve()
        check_place(self.overrides, "talk.apkg")
        self._tools = tools
        self._turn = threading.RLock()
        self._decisions: deque[_Decision] = deque(maxlen=_UNDO)
        self._lock = Lock(self.overrides)
        try:
            remove_parts(self.overrides)
            self._open(source, wishes, encoding)
        except BaseException:
            self._lock.release()
            raise

    def _open(self, source: Path, wishes: pipeline.Wishes, encoding: str | None) -> None:
        self._text = self._content()
        self._prepared = pipeline.prepare(source, self._tools, wishes, encoding=encoding, output=self.output)
        lesson = self._prepared.lesson
        self.document = lesson.document
        self.title = lesson.document.title or self._prepared.deck.name
        self.sections = tuple(dict.fromkeys(section.title for section in lesson.document.sections))
        self._overrides = dict(lesson.recipe.overrides)
        taught = {subject.key: subject for subject in self._prepared.subjects}
        self._places = Places(lesson.document, taught)
        self._maker = Maker(lesson, taught, self._tools)
        self._made: dict[str, Made] = {}
        self._entries: dict[str, Entry] = {}
        notes = {note.key: note for note in self._prepared.deck.notes}
        for key, subject in taught.items():
            override = self._overrides.get(key)
            if override is None:
                self._lay(Made(None, subject, notes[key]))
            else:
                self._lay(self._maker.make(key, override, lesson.recipe.place_of(key)))
        self._take_in()  # what was written by hand since the beginning

    @property
    def entries(self) -> Mapping[str, Entry]:
        """All entries by key, in the order of study; those dropped too."""
        return self._entries

    def _lay(self, made: Made) -> None:
        key = made.subject.key
        self._made[key], self._entries[key] = made, entry(made, self._tools)

    def _content(self) -> str:
        return text_of(self.overrides) if self.overrides.is_file() else ""

    def _take_in(self) -> set[str]:
        """Read the file again where it changed, and give the keys of the entries that are other now.

        Raises RecipeError where it is not valid any more, and then leaves all as it was.
        """
        text = self._content()
        if text == self._text:
            return set()
        found, lines = parse_overrides(text, self.overrides)
        every = found.keys() | self._overrides.keys()
        changed = {key for key in every if found.get(key) != self._overrides.get(key)} & self._made.keys()
        made = [
            self._maker.make(key, found.get(key), f"{self.overrides}, line {lines.get(key, 1)}")
            for key in changed
        ]
        for one in made:
            self._lay(one)
        self._overrides, self._text = dict(found), text
        return changed

    def decide(self, changes: Changes, seen: Mapping[str, str] | None = None) -> tuple[Entry, ...]:
        """Decide about entries, by key and name of the value; None takes a value back.

        All of it is saved at once, or nothing. `seen` has the versions of entries that the person saw.
        Gives the entries as they are now. Raises Conflict where one is other by now, RecipeError for what
        cannot be, OutputError where it cannot be saved.
        """
        with self._turn:
            by_hand = self._take_in()
            for key in changes:
                if key not in self._entries:
                    raise RecipeError(f"no note of the deck has the key {key!r}", "Load the page again.")
            versions = {key: self._entries[key].version for key in changes}
            known = {**versions, **(seen or {})}
            stale = [key for key in changes if key in by_hand or known[key] != versions[key]]
            if stale:
                raise Conflict(self._now(stale))
            was, before = {key: self._entries[key].override for key in changes}, self._text
            self._save([self._changed(key, values) for key, values in changes.items()])
            became = {key: self._entries[key].override for key in changes}
            if was != became:
                self._decisions.append(_Decision(before, self._text, was, became))
            return self._now(changes)

    def _now(self, keys: Iterable[str]) -> tuple[Entry, ...]:
        return tuple(self._entries[key] for key in keys)

    def _changed(self, key: str, values: Mapping[str, Value | None]) -> Made:
        return self._maker.change(self._made[key], values, self._entries[key])

    def _save(self, decided: Sequence[Made], text: str = "") -> None:
        """Write what was decided to the file, or the text that says it, and lay the entries anew."""
        changes = {}
        for made in decided:
            key = made.subject.key
            changes[key] = {**dict.fromkeys(self._entries[key].override), **values_of(made.override)}
        self._write(text or editing.edited(self._text, changes, str(self.overrides)))
        for made in decided:
            self._lay(made)
            self._overrides.pop(made.subject.key, None)
            if made.override is not None:
                self._overrides[made.subject.key] = made.override

    def _write(self, text: str) -> None:
        if text == self._text:
            return
        try:
            write_whole(self.overrides, text.encode(), lasting=True)
        except OSError as error:
            raise OutputError(
                f"{self.overrides}: cannot be written: {error.strerror}",
                "Nothing of this decision is saved. Make room or set its permissions, and decide again.",
            ) from None
        self._text = text

    def undo(self) -> tuple[Entry, ...]:
        """Take the last decision back, and give its entries as they are now; () where there is none.

        Raises Conflict where one of them was changed by hand since: that decision is past undoing.
        """
        with self._turn:
            self._take_in()
            if not self._decisions:
                return ()
            last = self._decisions.pop()
            stale = [key for key, values in last.became.items() if self._entries[key].override != values]
            if stale:
                raise Conflict(self._now(stale))
            try:
                was = [
                    self._maker.remake(self._made[key], values, self._entries[key].title)
                    for key, values in last.was.items()
                ]
                # Its comments too come back, where nothing else has been written since.
                self._save(was, last.before if self._text == last.after else "")
            except FlashgenError:
                self._decisions.append(last)
                raise
            return self._now(last.was)

    def choices(self, key: str) -> Choices:
        """Give the senses and the sentences that may be chosen for a note."""
        with self._turn:
            return self._places.choices(
                self._made[key].subject, own_gloss="gloss" in self._entries[key].override
            )

    def around(self, key: str, reach: int = 3) -> Around:
        """Give what is said before and after the sentence of a note, up to `reach` sentences each."""
        with self._turn:
            return self._places.around(self._made[key].subject, reach)

    def places(self) -> Mapping[int, tuple[str, ...]]:
        """Give the keys of the notes whose word, form or claim each sentence has, by its index."""
        return self._places.keys

    def build(self) -> pipeline.Built:
        """Write the deck as it is now to `output`. Raises a FlashgenError."""
        with self._turn:
            self._take_in()
            prepared = self._prepared
            notes = tuple(one.note for one in self._entries.values() if not one.dropped)
            prepared = replace(
                prepared,
                deck=replace(prepared.deck, notes=notes),
                lesson=replace(
                    prepared.lesson, recipe=replace(prepared.lesson.recipe, overrides=self._overrides)
                ),
            )
            return pipeline.written(prepared, self.output, self._tools)

    def announce(self, address: str) -> None:
        """Say where this desk is to be found, to whoever opens a second one."""
        self._lock.announce(address)

    def close(self) -> None:
        """Let another desk have the file."""
        self._lock.release()
