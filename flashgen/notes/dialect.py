"""A dialect item and where a speaker uses it → a note of the type flashgen Dialect."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from flashgen import furigana
from flashgen.dialects.parts import tail
from flashgen.document import Ruby
from flashgen.kana import has_kanji
from flashgen.notes import Note, aligned
from flashgen.notes import fields as f
from flashgen.notes.types import DIALECT

if TYPE_CHECKING:
    from flashgen.dialects import Dialect
    from flashgen.dialects.items import Item
    from flashgen.dialects.profile import ItemUse, Use

DECK = "1 方言 Dialect"
_MORE_USES = 3
_MORE_EXAMPLES = 4
_APART = re.compile(r"([・〜／（）、。？！ ])")
_BARE = {"て": "て", "で": "て"}  # 〜てもうた is the name of 飲んでもうた too
_KEYS = {"grammar": "dialect", "word": "dialect-word"}


def key(item: "Item", dialect: "Dialect") -> str:
    """Say what a note of this item teaches. A promise: the dialect and the item's id."""
    return f"{_KEYS[item.kind]}|{dialect.name}|{item.id}"


def note(
    item: "Item",
    met: "ItemUse",
    *,
    dialect: "Dialect",
    source: str = "",
    rubies: f.Rubies = f.no_rubies,
    cards: Collection[str] = ("recognition", "production"),
    due: int = 0,
) -> Note:
    """Make the note of an item met in a document; the first of its uses becomes the example.

    `source` names the transcript; `rubies` reads what stands in standard Japanese or comes from
    the grammar; `cards` names those wanted beside recognition; `due` is its place in the order
    of study.
    """
    values = {
        "Form": f.plain(item.form),
        "FormFurigana": f.ruby(item.form, _form_rubies(item, rubies)),
        "Standard": f.phrased(item.standard, rubies(item.standard)),
        "Meaning": f.plain(item.meaning),
        "Formation": f.plain(item.formation),
        "Region": f.plain(_region(item.region)),
        "Register": f.plain(item.register),
        "RealUse": f.plain(f.label("real_use", str(item.real_use or ""))),
        "MoreExamples": _pairs((*_uses(item, met.uses[1:], rubies), *_examples(item, rubies))),
        "Compare": _pairs(_others(item, dialect, rubies)),
        "Note": f.phrased(item.note, rubies(item.note)),
        "Source": f.plain(source),
        "IsProduction": "1" if "production" in cards and item.standard else "",
        "IsListening": "1" if "listening" in cards else "",
    }
    if met.uses:
        values |= _example(item, met.uses[0], met.count, rubies)
    return Note(DIALECT, key(item, dialect), f.filled(values), tuple(_tags(item)), DECK, due)


def _region(named: str) -> str:
    """Name where a form is at home in Japanese too, if all of it has a name.

    >>> _region("Osaka, Kyoto"), _region("young Osaka")
    ('大阪・京都 Osaka, Kyoto', 'young Osaka')
    """
    places = named.split(", ")
    labels = f.known_labels("region", places)
    return f"{'・'.join(labels)} {named}" if len(labels) == len(places) else named


def _form_rubies(item: "Item", rubies: f.Rubies) -> Sequence[Ruby]:
    """Read a form piece by piece: of 〜言う・〜思う neither word's reading reaches into the other's.

    What stands in brackets after it, （と なし）, has no reading. Forms that give none are read by `rubies`.
    """
    if not item.reading or not has_kanji(item.form):
        return rubies(item.form)
    pieces, readings = _APART.split(item.form), _APART.split(item.reading)
    if len(pieces) < len(readings) or has_kanji("".join(pieces[len(readings) :])):
        return furigana.align(item.form, item.reading)
    found, at = [], 0
    for piece, reading in zip(pieces, readings, strict=False):
        aligned = furigana.align(piece, reading) if has_kanji(piece) else ()
        found += [replace(ruby, start=ruby.start + at, end=ruby.end + at) for ruby in aligned]
        at += len(piece)
    return tuple(found)


def _target(item: "Item", use: "Use") -> tuple[int, int]:
    """Give what a card marks: the form, with what its name says besides: つぶれ[てもうた], 知ら[んかった].

    A form that stops before た or て takes that in, one that is named 〜て… the て before it.
    """
    start, end = use.form.start, use.form.end
    tokens = use.sentence.tokens
    after = next((at for at, token in enumerate(tokens) if token.start == end), 0)
    if after and (rest := tail(tokens, after)):
        end = rest[-1].end
    before = next((token for token in tokens if token.end == start), None)
    if before and before.surface in ("て", "で") and item.form.startswith(f"〜{_BARE[before.surface]}"):
        start = before.start
    return start, end


def _example(item: "Item", use: "Use", count: int, rubies: f.Rubies) -> dict[str, str]:
    said, target = use.sentence, _target(item, use)
    heard, standard = aligned.pair(said, rubies, target)
    return {
        "Sentence": f.plain(said.text, target),
        "SentenceFurigana": heard,
        "SentenceStandard": standard if said.standard else "",
        "Breakdown": _breakdown(use),
        "MiscInfo": f.listed((use.section, f.clock(said.time), f"×{count}" if count > 1 else "")),
    }


def _breakdown(use: "Use") -> str:
    """Take a compounded form apart: へん（ない）＋ かってん（かったんだ）."""
    pieces = [
        f"{part.surface}（{part.standard}）"
        if part.standard and part.standard != part.surface
        else part.surface
        for part in use.form.parts
    ]
    return f.plain(" ＋ ".join(pieces)) if len(pieces) > 1 else ""


def _uses(item: "Item", uses: "Iterable[Use]", rubies: f.Rubies) -> Iterator[tuple[str, str]]:
    for use in tuple(uses)[:_MORE_USES]:
        yield aligned.pair(use.sentence, rubies, _target(item, use))


def _examples(item: "Item", rubies: f.Rubies) -> Iterator[tuple[str, str]]:
    for said, standard in item.examples[:_MORE_EXAMPLES]:
        yield f.phrased(said, rubies(said)), f.phrased(standard, rubies(standard))


def _others(item: "Item", dialect: "Dialect", rubies: f.Rubies) -> Iterator[tuple[str, str]]:
    for other in (dialect.items[id_] for id_ in item.compare if id_ in dialect.items):
        standard = f.phrased(other.standard, rubies(other.standard))
        yield (
            f.ruby(other.form, _form_rubies(other, rubies)),
            f"{standard} <span lang='en'>{f.plain(other.meaning)}</span>",
        )


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """List what is said over what it stands for."""
    rows = "".join(f"<li>{said}<div>{standard}</div></li>" for said, standard in pairs)
    return f'<ul class="pairs">{rows}</ul>' if rows else ""


def _tags(item: "Item") -> Iterator[str]:
    yield f.tag("dialect", item.id.split(".")[0])
    yield f.tag("kind", "dialect-word" if item.kind == "word" else "grammar")
    if item.shared:
        yield f.tag("shared")
