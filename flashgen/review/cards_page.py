"""The page of cards: a list to choose from, and one card as Anki will show it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flashgen.pages import cards
from flashgen.review import edit_form, shell, transcript_page
from flashgen.review.listing import STATES, Filter, Listing, values
from flashgen.review.shell import text

if TYPE_CHECKING:
    from flashgen.review.desk import Desk
    from flashgen.review.entries import Entry
    from flashgen.review.places import Around

KINDS = {
    "dialect": ("方言", "Dialect"),
    "vocabulary": ("語彙", "Vocabulary"),
    "claims": ("要点", "Key claims"),
}


def main(desk: "Desk", wanted: Filter, found: Listing, *, edits: bool = False) -> str:
    """Make what stands on the page: ways to find cards, their list, and the chosen one."""
    entries = tuple(desk.entries.values())
    return (
        f'<section class="d-find" aria-label="Find cards">{_find(entries, wanted)}</section>\n'
        '<section class="d-list" id="list" aria-label="List of cards" data-fresh>'
        f"{_list(wanted, found)}</section>\n"
        f"{_shown(desk, wanted, found, edits=edits)}"
    )


def _find(entries: "tuple[Entry, ...]", wanted: Filter) -> str:
    kinds = [("", "", "All"), *((kind, *names) for kind, names in KINDS.items())]
    radios = "".join(
        '<label class="d-segment">'
        f'<input type="radio" name="kind" value="{kind}"{" checked" * (kind == wanted.kind)}>'
        f'<span><span lang="ja">{japanese}</span> {english}</span></label>'
        for kind, japanese, english in kinds
    )
    return (
        '<form class="d-filter" id="filter" role="search" action="." autocomplete="off">'
        '<label class="search"><span class="d-unseen">Search cards</span>'
        f'<input class="d-field" type="search" name="q" id="q" value="{text(wanted.q)}" '
        'placeholder="Search Japanese or English"></label>'
        f'<fieldset class="d-segments"><legend class="d-unseen">Kind</legend>{radios}</fieldset>'
        f"{_selects(entries, wanted)}"
        '<button class="d-button d-unseen">Search</button></form>'
    )


def _selects(entries: "tuple[Entry, ...]", wanted: Filter) -> str:
    states = [(state, state.capitalize()) for state in STATES]
    offered = [
        ("state", "State", states),
        *(
            (name, name.capitalize(), [(value, value) for value in values(entries, name)])
            for name in ("form", "section", "topic")
        ),
    ]
    return (
        '<div class="d-selects">'
        + "".join(
            f'<label class="d-pick"><span>{label}</span><select class="d-field" name="{name}">'
            f"{shell.options([('', 'all'), *choices], getattr(wanted, name))}</select></label>"
            for name, label, choices in offered
            if choices
        )
        + "</div>"
    )


def _list(wanted: Filter, found: Listing) -> str:
    matching = len(found.matching)
    counted = f"{matching:,} note{'s' * (matching != 1)}"
    dropped = sum(entry.dropped for entry in found.matching)
    note = f" · {dropped:,} dropped" if dropped else ""
    heading = f'<h2 class="d-heading" id="list-title">{counted}{note}</h2>'
    if not found.entries:
        return f'{heading}<p class="d-empty">No card fits. <a href=".">Show all</a></p>'
    rows = "".join(_row(entry, wanted, found) for entry in found.entries)
    return (
        f"{heading}{_batch(found, matching)}"
        f'<ol class="d-rows" start="{found.first}" aria-labelledby="list-title">{rows}</ol>'
        f"{_paging(wanted, found)}"
    )


def _batch(found: Listing, matching: int) -> str:
    box = f'<input type="checkbox" id="every" data-count="{matching}">'
    every = f'<label class="d-check">{box} all {matching:,}</label>' if found.pages > 1 else ""
    actions = "".join(
        shell.button(label, class_="d-button d-small", id=f"batch-{action}", data_batch=action, disabled="")
        for action, label in (("drop", "Drop"), ("keep", "Keep"), ("back", "Reset"))
    )
    return (
        '<div class="d-batch" role="group" aria-label="Many cards at once">'
        '<label class="d-check"><input type="checkbox" id="these"> <span id="count">Select</span></label>'
        f'{every}<span class="d-actions">{actions}</span></div>'
    )


def _row(entry: "Entry", wanted: Filter, found: Listing) -> str:
    current = ' aria-current="true"' if found.chosen and entry.key == found.chosen.key else ""
    name = text(entry.title)
    reading = f' <span class="d-reading" lang="ja">{text(entry.reading)}</span>' if entry.reading else ""
    return (
        f'<li class="d-row d-kind-{entry.kind}{" d-dropped" * entry.dropped}" data-key="{text(entry.key)}" '
        f'data-version="{text(entry.version)}">'
        f'<label class="d-tick"><input type="checkbox" name="chosen" id="tick-{row_id(entry)}">'
        f'<span class="d-unseen">Select {name}</span></label>'
        f'<a class="d-go" id="{row_id(entry)}" href="{text(wanted.query(card=entry.key))}"{current}>'
        f'<span class="d-head"><span class="d-title" lang="ja">{name}</span>{reading}{_marks(entry)}</span>'
        f'<span class="d-gloss">{text(entry.gloss)}</span></a></li>'
    )


def row_id(entry: "Entry") -> str:
    """Give the id of an entry's row, the same whatever the list: ids have no spaces."""
    return text("row-" + "_".join(entry.key.split()))


def _marks(entry: "Entry") -> str:
    edited = entry.override.keys() - {"drop"}
    marks = (("dropped", entry.dropped), ("edited", bool(edited)))
    return "".join(f' <span class="d-mark">{name}</span>' for name, holds in marks if holds)


def _paging(wanted: Filter, found: Listing) -> str:
    if found.pages == 1:
        return ""
    parts = [f'<span class="d-soft">Page {found.number:,} of {found.pages:,}</span>']
    for label, number in (("‹ Earlier", found.number - 1), ("Later ›", found.number + 1)):
        if 1 <= number <= found.pages:
            parts.append(shell.link(label, wanted.query(page=number), class_="d-button d-small"))
    return f'<nav class="d-paging" aria-label="Pages of the list">{" ".join(parts)}</nav>'


def _shown(desk: "Desk", wanted: Filter, found: Listing, *, edits: bool) -> str:
    entry = found.chosen
    if entry is None:
        return '<section class="d-shown" id="card" aria-label="Card" data-fresh></section>'
    return (
        f'<section class="d-shown d-kind-{entry.kind}{" d-dropped" * entry.dropped}" id="card" tabindex="-1" '
        f'aria-labelledby="card-title" data-key="{text(entry.key)}" data-version="{text(entry.version)}" '
        "data-fresh>"
        f"{_steps(wanted, found)}{_head(entry)}{_actions(entry, wanted, edits=edits)}"
        f"{edit_form.form(entry, desk.choices(entry.key)) if edits else ''}"
        f"{''.join(_faces(entry))}{_context(desk.around(entry.key))}</section>"
    )


def _steps(wanted: Filter, found: Listing) -> str:
    steps = [
        shell.link(
            "‹ List", wanted.query(page=found.number), class_="d-button d-small d-to-list", id="to-list"
        )
    ]
    for label, key, id_ in (("‹ Previous", found.previous, "previous"), ("Next ›", found.next, "next")):
        if key:
            steps.append(shell.link(label, wanted.query(card=key), class_="d-button d-small", id=id_))
    return f'<nav class="d-steps" aria-label="Steps">{"".join(steps)}{_WIDTHS}</nav>'


_WIDTHS = (
    '<span class="d-widths" role="group" aria-label="Width">'
    + shell.button("Phone", class_="d-button d-small", data_width="phone", aria_pressed="true")
    + shell.button("Desktop", class_="d-button d-small", data_width="desktop", aria_pressed="false")
    + "</span>"
)


def _head(entry: "Entry") -> str:
    japanese, english = KINDS[entry.kind]
    told = (entry.form, entry.section, entry.topic)
    facts = "".join(f'<span lang="ja">{text(fact)}</span>' for fact in told if fact)
    return (
        f'<h2 class="d-card-title" id="card-title"><span lang="ja">{text(entry.title)}</span>'
        f'{_marks(entry)}</h2><p class="d-facts-line"><span class="d-chip"><span lang="ja">{japanese}</span> '
        f"{english}</span>{facts}</p>"
    )


def _actions(entry: "Entry", wanted: Filter, *, edits: bool) -> str:
    toggle = "Keep" if entry.dropped else "Drop"
    back = shell.button("Reset", id="back", title="Take back all you decided") if entry.override else ""
    address = wanted.query(card=entry.key, edit=None if edits else 1)
    label = "Close" if edits else "Edit"
    edit = shell.link(label, address, class_="d-button", id="edit", aria_keyshortcuts="e")
    return (
        '<div class="d-actions" role="group" aria-label="Decide">'
        f"{shell.button(toggle, id='drop', aria_keyshortcuts='d')}"
        f"{edit}{back}</div>"
    )


def _faces(entry: "Entry") -> Iterator[str]:
    for card in entry.cards:
        sides = "".join(
            f'<figure class="d-face"><figcaption>{name}</figcaption>'
            f"{cards.box(side, label=f'{card.name}, {name.lower()}')}</figure>"
            for name, side in (("Front", card.front), ("Back", card.back))
        )
        yield f'<h3 class="d-heading">{text(card.name)}</h3><div class="d-faces">{sides}</div>'


def _context(around: "Around") -> str:
    lines = "".join(
        f"<span{' class=d-here' * (line in around.said)}>{line.furigana}</span>"
        for line in (*around.before, *around.said, *around.after)
    )
    there = shell.link("Show in the transcript", transcript_page.place(around.said[0].index))
    return (
        '<div class="d-around"><h3 class="d-heading">In context</h3>'
        f'<p class="d-around-lines" lang="ja">{lines}</p><p>{there}</p></div>'
    )
