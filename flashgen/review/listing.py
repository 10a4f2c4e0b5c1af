"""Which cards a page lists: filtered, searched, and a hundred at a time."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flashgen.kana import to_hiragana
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.review.entries import Entry

PAGE = 100
STATES = ("kept", "dropped", "edited")


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; an empty string asks for nothing. `q` is searched for in a card's words."""

    q: str = ""
    kind: str = ""
    section: str = ""
    topic: str = ""
    form: str = ""
    state: str = ""

    def fits(self, entry: "Entry") -> bool:
        """Say whether an entry is to be listed."""
        return (
            all(
                not wanted or wanted == has
                for wanted, has in (
                    (self.kind, entry.kind),
                    (self.section, entry.section),
                    (self.topic, entry.topic),
                    (self.form, entry.form),
                )
            )
            and (not self.state or _has_state(entry, self.state))
            and all(part in _searched(entry) for part in _plain(self.q).split())
        )

    def query(self, **more: object) -> str:
        """Write the filter, and more, as the query of an address.

        >>> Filter(q="見る", kind="vocabulary").query(page=2)
        '?q=%E8%A6%8B%E3%82%8B&kind=vocabulary&page=2'
        """
        given = {each.name: getattr(self, each.name) for each in fields(self)} | more
        return "?" + urlencode({name: value for name, value in given.items() if value})


def read_filter(given: Mapping[str, str]) -> Filter:
    """Take a filter from what a form sent; what is none of its names is left alone."""
    return Filter(**{each.name: given.get(each.name, "").strip() for each in fields(Filter)})


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the entries that fit: `number` of `pages`, counted from 1; `chosen` is on it.

    `previous` and `next` are the keys beside the chosen one, also beyond the page.
    """

    entries: "tuple[Entry, ...]"
    number: int
    pages: int
    matching: "tuple[Entry, ...]"
    chosen: "Entry | None" = None
    previous: str = ""
    next: str = ""

    @property
    def first(self) -> int:
        """The place of the first entry of this page among all that match, from 1."""
        return (self.number - 1) * PAGE + 1


def listed(entries: "Iterable[Entry]", wanted: Filter, *, page: int = 0, card: str = "") -> Listing:
    """List the entries that fit: the page with a card, or that of a number, or the first one.

    Where the card is not among them, the first of the page is chosen.
    """
    matching = tuple(entry for entry in entries if wanted.fits(entry))
    places = {entry.key: place for place, entry in enumerate(matching)}
    pages = max(1, -(-len(matching) // PAGE))
    number = places[card] // PAGE + 1 if card in places else min(max(page, 1), pages)
    shown = matching[(number - 1) * PAGE : number * PAGE]
    found = Listing(shown, number, pages, matching)
    if not shown:
        return found
    at = places.get(card, (number - 1) * PAGE)
    return replace(
        found,
        chosen=matching[at],
        previous=matching[at - 1].key if at else "",
        next=matching[at + 1].key if at + 1 < len(matching) else "",
    )


def values(entries: "Sequence[Entry]", name: str) -> tuple[str, ...]:
    """Give the different values that entries have of a name ("topic"), in their order."""
    return tuple(dict.fromkeys(value for entry in entries if (value := getattr(entry, name))))


def _has_state(entry: "Entry", state: str) -> bool:
    edited = bool(entry.override.keys() - {"drop"})
    return {"kept": not entry.dropped, "dropped": entry.dropped, "edited": edited}.get(state, False)


def _searched(entry: "Entry") -> str:
    said = (entry.title, entry.reading, entry.gloss, entry.sentence, *entry.fields.values())
    return _plain("\n".join(said))


def _plain(text: str) -> str:
    """Make texts alike that one would take for the same: カタカナ, full width, capitals.

    >>> _plain("ＡＩ タコやき")
    'ai たこやき'
    """
    return to_hiragana(unicodedata.normalize("NFKC", text).casefold())
