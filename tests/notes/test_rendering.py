"""Cards as our pages show them are cards as Anki shows them."""

import re
from pathlib import Path

import pytest

from flashgen import apkg
from flashgen.notes import Deck, Note
from flashgen.notes.cards import ordinals, parse
from flashgen.notes.rendering import cards, cloze, furigana
from flashgen.notes.types import CLOZE, NOTE_TYPES
from tests.notes import samples

NOTES = [*samples.notes(), *samples.hard_notes()]
# Anki keeps what is behind a gap in an attribute for its own editor; no card shows it.
EDITORS = re.compile(r' data-cloze="[^"]*"')
ROWS = [
    # field, with rubies
    ("聞[き]く", "<ruby><rb>聞</rb><rt>き</rt></ruby>く"),
    ("お 茶[ちゃ]", "お<ruby><rb>茶</rb><rt>ちゃ</rt></ruby>"),
    ("お茶[おちゃ]", "<ruby><rb>お茶</rb><rt>おちゃ</rt></ruby>"),
    ("<b>食[た]べる</b>", "<b><ruby><rb>食</rb><rt>た</rt></ruby>べる</b>"),
    ("<wbr>海[うみ]", "<wbr><ruby><rb>海</rb><rt>うみ</rt></ruby>"),
    ("[sound:kaze.mp3]", "[sound:kaze.mp3]"),
    ("風[sound:kaze.mp3]", "風[sound:kaze.mp3]"),
    ("[笑]", "[笑]"),
]


@pytest.mark.parametrize(("field", "shown"), ROWS)
def test_furigana(field: str, shown: str) -> None:
    assert furigana(field) == shown


GAPS = [
    ("{{c1::海}}と{{c2::山}}", 1, True, "[...]と山"),
    ("{{c1::海}}と{{c2::山}}", 2, True, "海と[...]"),
    ("{{c1::海}}と{{c2::山}}", 2, False, "海と山"),
    ("{{c1::海::広い}}", 1, True, "[広い]"),
    ("{{c1::海::広い}}", 1, False, "海"),
]


@pytest.mark.parametrize(("field", "gap", "asks", "seen"), GAPS)
def test_gaps(field: str, gap: int, asks: bool, seen: str) -> None:
    assert re.sub(r"<[^>]*>", "", cloze(field, gap, asks=asks)) == seen


def test_every_filter_of_the_templates_is_rendered() -> None:
    for type_ in NOTE_TYPES:
        for template in type_.templates:
            assert parse(template.front)
        text = "{{c1::海[うみ]}}" if type_.cloze else "海[うみ]"
        note = Note(type_, "a|b", {name: text for name in type_.names if name != "Key"})
        assert len(cards(note)) == (1 if type_ is CLOZE else len(type_.templates))


def test_anki_shows_the_same(tmp_path: Path) -> None:
    pytest.importorskip("anki", reason="Anki's own library comes with the development extra")
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    apkg.write(Deck(7, "試し", tuple(NOTES)), tmp_path / "deck.apkg", now=1_790_000_000)
    (tmp_path / "anki").mkdir()
    collection = Collection(str(tmp_path / "anki" / "collection.anki2"))
    try:
        collection.import_anki_package(
            ImportAnkiPackageRequest(
                package_path=str(tmp_path / "deck.apkg"), options=ImportAnkiPackageOptions()
            )
        )
        collection.models._clear_cache()
        shown = 0
        for note in NOTES:
            every = map(collection.get_note, collection.find_notes(""))
            (theirs,) = (one for one in every if one["Key"] == _key(note))
            ours = cards(note)
            assert [card.ordinal for card in ours] == list(ordinals(note.type, note.fields))
            for card, witness in zip(ours, theirs.cards(), strict=True):
                # Anki renders with its style before the card.
                assert card.front == _bare(witness.question()), note.key
                assert card.back == _bare(witness.answer()), note.key
                shown += 1
        assert shown >= len(NOTES)
    finally:
        collection.close()


def _key(note: Note) -> str:
    from flashgen.notes.updates import escape_key

    return escape_key(note.key)


def _bare(rendered: str) -> str:
    return EDITORS.sub("", re.sub(r"^<style>.*?</style>", "", rendered, flags=re.DOTALL))
