"""What all pages of a review share: head, bar, dialogs; and the small pieces of HTML they are made of."""

import html
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from flashgen.pages import frame

if TYPE_CHECKING:
    from flashgen.review.desk import Desk

_FRAME = Path(__file__).with_name("page.html")
TABS = {"cards": (".", "Cards"), "transcript": ("transcript", "Transcript"), "report": ("report", "Report")}
KEYS = (
    ("j / k", "next, previous card"),
    ("x", "select the card"),
    ("d", "drop or keep: the selected cards, or this one"),
    ("e", "edit the card"),
    ("/", "search"),
    ("u", "undo the last decision"),
    ("?", "this list"),
    ("Esc", "close, or leave the field"),
    ("Enter", "save (Ctrl + Enter in a field of several lines)"),
)

text = html.escape


def page(desk: "Desk", here: str, main: str, *, attributes: str = "") -> str:
    """Make one page of a review; `here` is its name in TABS, `main` safe HTML."""
    what = TABS[here][1]
    return frame.fill(
        _FRAME,
        {
            "title": text(f"{what} · {desk.title}"),
            "script": f"{here}.js",
            "what": what.lower(),
            "name": text(desk.title),
            "tabs": "".join(_tab(name, name == here) for name in TABS),
            "attributes": attributes,
            "main": main,
            "keys": "".join(f"<div><dt>{_keys(names)}</dt><dd>{does}</dd></div>" for names, does in KEYS),
            "overrides": text(str(desk.overrides)),
        },
    )


def _tab(name: str, here: bool) -> str:
    address, label = TABS[name]
    current = ' aria-current="page"' if here else ""
    return f'<a class="d-tab" href="{address}"{current}>{label}</a>'


def _keys(names: str) -> str:
    return " ".join(
        name if name == "/" and len(names) > 1 else f"<kbd>{name}</kbd>" for name in names.split()
    )


def button(label: str, **attributes: str) -> str:
    """Make a button; names of attributes have _ for -, a final one is left out (`class_`)."""
    named = {"class_": "d-button", **attributes}
    return f'<button type="button"{_written(named)}>{text(label)}</button>'


def link(label: str, href: str, **attributes: str) -> str:
    """Make a link with a plain label."""
    return f'<a href="{text(href)}"{_written(attributes)}>{text(label)}</a>'


def _written(attributes: dict[str, str]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(value)}"' for name, value in attributes.items()
    )


def options(values: Iterable[tuple[str, str]], chosen: str) -> str:
    """Make the options of a <select>, of value and label."""
    return "".join(
        f'<option value="{text(value)}"{" selected" * (value == chosen)}>{text(label)}</option>'
        for value, label in values
    )
