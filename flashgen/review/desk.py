"""The desk: the cards of a deck as they are now, and every decision about them, saved at once.

The file of overrides is the truth. It is read again before each decision, so that what is changed by hand
meanwhile is taken in; where the two are about one note, the decision is refused as a `Conflict`.
"""

import threading
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from flashgen import pipeline, recipe
from flashgen.errors import FlashgenError, OutputError, RecipeError
from flashgen.files import check_place, remove_parts, write_whole
from flashgen.notes import Note
from flashgen.pipeline import subjects
from flashgen.pipeline.subjects import Subject
from flashgen.recipe import Override, editing
from flashgen.recipe.overrides import checked, parse_overrides
from flashgen.recipe.tables import meant, text_of
from flashgen.review.entries import Entry, Value, entry, values_of
from flashgen.review.lock import Lock
from flashgen.review.places import Around, Choices, Places
from flashgen.values import dataclass

Changes = Mapping[str, Mapping[str, Value | None]]

_UNDO = 200  # decisions that can be taken back
_CHOSEN = ("sense", "sentence", "drop")  # what is decided beside the fields of an entry
_RIVALS = {"sense": "gloss", "gloss": "sense"}  # of which an override has one


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
    was: Mapping[str, Mapping[str, Value]]
    became: Mapping[str, Mapping[str, Value]]


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
        self._prepared = pipeline.prepare(source, self._tools, wishes, encoding=encoding, output=self.output)
        lesson = self._prepared.lesson
        self.document = lesson.document
        self.title = lesson.document.title or self._prepared.deck.name
        self.sections = tuple(dict.fromkeys(section.title for section in lesson.document.sections))
        self._subjects = {subject.key: subject for subject in self._prepared.subjects}
        self._places = Places(lesson.document, self._subjects)
        self._overrides = dict(lesson.recipe.overrides)
        self._corrected: dict[str, Subject] = {}
        self._entries: dict[str, Entry] = {}
        made = {note.key: note for note in self._prepared.deck.notes}
        for key, subject in self._subjects.items():
            override = self._overrides.get(key)
            if override is None:
                self._lay(subject, made[key], None)
            else:
                self._lay(*self._made(key, override, lesson.recipe.place_of(key)), override)
        self._text = "\0"  # not read yet
        self._take_in()

    @property
    def entries(self) -> Mapping[str, Entry]:
        """All entries by key, in the order of study; those dropped too."""
        return self._entries

    def _made(self, key: str, override: Override | None, place: str) -> tuple[Subject, Note]:
        subject, lesson, tools = self._subjects[key], self._prepared.lesson, self._tools
        if override is None:
            return subject, subjects.note(subject, lesson, tools)
        return subjects.corrected(subject, override, lesson, tools, place)

    def _lay(self, subject: Subject, note: Note, override: Override | None) -> None:
        self._corrected[subject.key] = subject
        self._entries[subject.key] = entry(subject, note, override, self._tools)

    def _take_in(self) -> set[str]:
        """Read the file again where it changed, and give the keys of the entries that are other now.

        Raises RecipeError where it is not valid any more, and then leaves all as it was.
        """
        text = text_of(self.overrides) if self.overrides.is_file() else ""
        if text == self._text:
            return set()
        found, lines = parse_overrides(text, self.overrides)
        every = found.keys() | self._overrides.keys()
        changed = {key for key in every if found.get(key) != self._overrides.get(key)}
        made = {
            key: self._made(key, found.get(key), f"{self.overrides}, line {lines.get(key, 1)}")
            for key in changed & self._subjects.keys()
        }
        for key, (subject, note) in made.items():
            self._lay(subject, note, found.get(key))
        self._overrides, self._text = dict(found), text
        return set(made)

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
            was = {key: self._entries[key].override for key in changes}
            decided = {key: self._settled(key, values) for key, values in changes.items()}
            before = self._text
            self._save(decided)
            became = {key: self._entries[key].override for key in changes}
            if was != became:
                self._decisions.append(_Decision(before, self._text, was, became))
            return self._now(changes)

    def _now(self, keys: Iterable[str]) -> tuple[Entry, ...]:
        return tuple(self._entries[key] for key in keys)

    def _settled(self, key: str, values: Mapping[str, Value | None]) -> Override | None:
        """Give the override of a note with these values changed, None where nothing is left of it."""
        known = self._entries[key]
        now = dict(known.override)
        # Who sends a whole form has not decided on what it showed already.
        values = {name: said for name, said in values.items() if known.fields.get(name, "") != said}
        for name, value in values.items():
            if name not in (*known.fields, *_CHOSEN):
                raise RecipeError(
                    f"{known.title}: {name}: this card has nothing of that name", meant(name, known.fields)
                )
            value = value.strip() if isinstance(value, str) else value
            now.pop(name, None)
            if value is not None and value != "" and value is not False:
                now[name] = value
                if _RIVALS.get(name) not in values:
                    now.pop(_RIVALS.get(name, ""), None)
        override = _override(key, now, known.title)
        for name in values:
            # What the card shows anyway needs no saying.
            if override and name in now and name != "drop" and self._is_idle(name, override, known.title):
                del now[name]
                override = _override(key, now, known.title)
        return override

    def _is_idle(self, name: str, override: Override, title: str) -> bool:
        key = override.key
        without = _override(key, {n: v for n, v in values_of(override).items() if n != name}, title)
        return self._made(key, without, title)[1].fields == self._made(key, override, title)[1].fields

    def _save(self, decided: Mapping[str, Override | None], text: str = "") -> None:
        """Write what was decided to the file, or the text that says it, and lay the entries anew."""
        made, changes = {}, {}
        for key, override in decided.items():
            wanted, known = values_of(override), values_of(self._overrides.get(key))
            changes[key] = {**dict.fromkeys(known), **wanted}
            if {**wanted, "drop": ""} == {**known, "drop": ""}:
                made[key] = self._corrected[key], self._entries[key].note
            else:
                made[key] = self._made(key, override, self._entries[key].title)
        self._write(text or editing.edited(self._text, changes, str(self.overrides)))
        for key, (subject, note) in made.items():
            self._lay(subject, note, decided[key])
            self._overrides.pop(key, None)
            if override := decided[key]:
                self._overrides[key] = override

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
            was = {key: _override(key, values, self._entries[key].title) for key, values in last.was.items()}
            try:
                # Its comments too come back, where nothing else has been written since.
                self._save(was, last.before if self._text == last.after else "")
            except FlashgenError:
                self._decisions.append(last)
                raise
            return self._now(was)

    def choices(self, key: str) -> Choices:
        """Give the senses and the sentences that may be chosen for a note."""
        with self._turn:
            return self._places.choices(
                self._corrected[key], own_gloss="gloss" in self._entries[key].override
            )

    def around(self, key: str, reach: int = 3) -> Around:
        """Give what is said before and after the sentence of a note, up to `reach` sentences each."""
        with self._turn:
            return self._places.around(self._corrected[key], reach)

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


def _override(key: str, values: Mapping[str, Value], title: str) -> Override | None:
    """Make an override of its values, None where there is none. Raises RecipeError, which names the title."""
    return checked({"key": key, **values}, title, lambda _: title) if values else None
