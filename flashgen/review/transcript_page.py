"""The page of the transcript: the whole text, and in it the dialect, the words with cards, the claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flashgen import furigana
from flashgen.document import DialectForm, Document, Sentence
from flashgen.notes import words
from flashgen.notes.fields import clock
from flashgen.review import shell
from flashgen.review.shell import text
from flashgen.values import dataclass

if TYPE_CHECKING:
    from flashgen.review.desk import Desk

PART = 120  # sentences on one page
_SECTIONS = 100  # so many are on the map at once


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a sentence, text[start:end], with the dialect forms and the keys of cards there."""

    start: int
    end: int
    forms: tuple[DialectForm, ...] = ()
    keys: tuple[str, ...] = ()


def parts(document: Document) -> int:
    """Say into how many pages a transcript is divided."""
    return max(1, -(-sum(len(section.sentences) for section in document.sections) // PART))


def part_of(sentence: int) -> int:
    """Give the page on which the sentence of that index is; both count, the page from 1."""
    return sentence // PART + 1


def place(sentence: int) -> str:
    """Give the address of a sentence in the transcript, from a page beside it."""
    return f"transcript?part={part_of(sentence)}#s{sentence}"


def main(desk: "Desk", part: int) -> str:
    """Make what stands on one page of the transcript: map, text, and what the marks mean."""
    part = min(max(part, 1), parts(desk.document))
    return (
        f'<nav class="d-map" aria-label="Sections">{_map(desk.document, part)}</nav>\n'
        f'<div class="d-reader"><div class="d-legend">{_legend()}</div>\n'
        f'<article class="d-script" lang="ja">{"".join(_text(desk, part))}</article>\n'
        f"{_paging(desk.document, part)}</div>"
    )


def _legend() -> str:
    return (
        shell.button("Furigana", id="furigana", aria_pressed="true")
        + '<span class="d-sample"><span class="d-form-mark" lang="ja">方言</span> '
        "dialect: hover or tap</span>"
        '<span class="d-sample"><span class="d-word-mark" lang="ja">語彙</span> has a card</span>'
        '<span class="d-sample"><span class="d-claim-mark" lang="ja">要点</span> key claim</span>'
    )


def _map(document: Document, part: int) -> str:
    starts, at = [], 0
    for section in document.sections:
        starts.append((at, section))
        at += len(section.sentences)
    here = max((n for n, (start, _) in enumerate(starts) if part_of(start) <= part), default=0)
    first = max(0, min(here - _SECTIONS // 2, len(starts) - _SECTIONS))
    items = []
    for number in range(first, min(first + _SECTIONS, len(starts))):
        start, section = starts[number]
        dialect = sum(any(not form.shared for form in said.forms) for said in section.sentences)
        share = round(100 * dialect / len(section.sentences)) if section.sentences else 0
        items.append(
            f'<li><a href="transcript?part={part_of(start)}#section-{number}">'
            f'<span lang="ja">{text(section.title) or "（無題）"}</span></a>'
            f'<span class="d-soft">{len(section.sentences)} sentences, {share}% dialect</span></li>'
        )
    return (
        f'<h2 class="d-heading">Sections</h2><ol class="d-sections" start="{first + 1}">{"".join(items)}</ol>'
    )


def _text(desk: "Desk", part: int) -> Iterator[str]:
    places, keys = desk.places(), _items(desk.entries)
    first, last = (part - 1) * PART, part * PART
    at = 0
    for number, section in enumerate(desk.document.sections):
        inside = range(max(first, at), min(last, at + len(section.sentences)))
        if inside:
            begins = inside.start == at
            more = "" if begins else ' <span class="d-soft" lang="en">continued</span>'
            yield f'<h2 class="d-section-title" id="section-{number}">{text(section.title)}{more}</h2>'
            speaker = None
            for index in inside:
                said = section.sentences[index - at]
                yield _sentence(said, index, desk, places.get(index, ()), keys, said.speaker != speaker)
                speaker = said.speaker
        at += len(section.sentences)


def _items(keys: Mapping[str, object]) -> dict[str, str]:
    """Give the key of each dialect item's card by the item."""
    return {key.split("|")[2]: key for key in keys if key.startswith("dialect")}


def _sentence(
    said: Sentence,
    index: int,
    desk: "Desk",
    here: Sequence[str],
    items: Mapping[str, str],
    new_speaker: bool,
) -> str:
    claims = [key for key in here if desk.entries[key].kind == "claims" and not desk.entries[key].dropped]
    margin = [f"<b>{text(said.speaker)}</b>"] if said.speaker and new_speaker else []
    margin += [f"<span>{clock(said.time)}</span>"] if said.time is not None else []
    told_by = f'<span class="d-margin" lang="en">{"".join(margin)}</span>' if margin else ""
    told = "".join(
        f' <a class="d-claim-link" href="{text(card(key))}" '
        f'aria-label="要点: {text(desk.entries[key].title)}">要点</a>'
        for key in claims
    )
    line = "".join(_pieces(said, marked(said, items, desk.entries), index, desk))
    return (
        f'<p class="d-line{" d-claim" * bool(claims)}" id="s{index}">'
        f'{told_by}<span class="d-words">{line}{told}</span></p>'
    )


def card(key: str) -> str:
    """Give the address of a card, from a page beside it."""
    return "./?" + urlencode({"card": key})


def marked(said: Sentence, items: Mapping[str, str], kept: Mapping[str, object]) -> list[Marked]:
    """Find what is marked in a sentence, in order: stretches that touch each other are one.

    `items` has the keys of dialect items' cards, `kept` the entries by key.
    """
    found = [
        Marked(form.start, form.end, (form,), tuple(filter(None, (items.get(form.item, ""),))))
        for form in said.forms
        if form.standard and form.standard != form.surface
    ]
    found += [
        Marked(word.start, word.end, keys=(key,)) for word in said.words if (key := words.key(word)) in kept
    ]
    merged: list[Marked] = []
    for one in sorted((_widened(one, said) for one in found), key=lambda one: (one.start, -one.end)):
        if merged and one.start < merged[-1].end:
            last = merged[-1]
            keys = tuple(dict.fromkeys((*last.keys, *one.keys)))
            one = Marked(last.start, max(last.end, one.end), (*last.forms, *one.forms), keys)
            merged.pop()
        merged.append(one)
    return merged


def _widened(one: Marked, said: Sentence) -> Marked:
    """Widen a stretch to the edges of the rubies it touches."""
    touched = [ruby for ruby in said.rubies if ruby.start < one.end and one.start < ruby.end]
    start = min([one.start, *(ruby.start for ruby in touched)])
    return replace(one, start=start, end=max([one.end, *(ruby.end for ruby in touched)]))


def _pieces(said: Sentence, stretches: Sequence[Marked], index: int, desk: "Desk") -> Iterator[str]:
    at = 0
    for number, one in enumerate(stretches):
        yield _furigana(said, at, one.start)
        inside = _furigana(said, one.start, one.end)
        yield _form(one, inside, f"n{index}-{number}", desk) if one.forms else _word(one, inside, desk)
        at = one.end
    yield _furigana(said, at, len(said.text))


def _furigana(said: Sentence, start: int, end: int) -> str:
    rubies = [
        replace(ruby, start=ruby.start - start, end=ruby.end - start)
        for ruby in said.rubies
        if start <= ruby.start and ruby.end <= end
    ]
    return furigana.to_html(said.text[start:end], rubies)


def _form(one: Marked, inside: str, id_: str, desk: "Desk") -> str:
    standards = "".join(
        f'<span class="standard-line">{text(form.surface)} → <b>{text(form.standard)}</b></span>'
        for form in one.forms
    )
    links = "".join(
        f'<a href="{text(card(key))}">{text(desk.entries[key].title)}</a>'
        for key in one.keys
        if key in desk.entries
    )
    return (
        '<span class="d-form"><button type="button" class="d-form-mark" aria-expanded="false" '
        f'aria-controls="{id_}">{inside}</button>'
        f'<span class="d-note" id="{id_}">{standards}{links}</span></span>'
    )


def _word(one: Marked, inside: str, desk: "Desk") -> str:
    entry = desk.entries[one.keys[0]]
    dropped = " d-dropped" if entry.dropped else ""
    address, gloss = text(card(entry.key)), text(entry.gloss)
    return f'<a class="d-word-mark{dropped}" href="{address}" title="{gloss}">{inside}</a>'


def _paging(document: Document, part: int) -> str:
    last = parts(document)
    if last == 1:
        return ""
    links = [f'<span class="d-soft">Part {part:,} of {last:,}</span>']
    for label, number in (("‹ Earlier", part - 1), ("Later ›", part + 1)):
        if 1 <= number <= last:
            links.append(shell.link(label, f"transcript?part={number}", class_="d-button d-small"))
    return f'<nav class="d-paging" aria-label="Parts of the transcript">{" ".join(links)}</nav>'
