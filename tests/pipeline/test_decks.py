"""From a lesson to a package: what is built, built again, corrected, and counted."""

import sqlite3
import zipfile
from pathlib import Path

import pytest

from flashgen import pipeline
from flashgen.errors import RecipeError

TALK = """\
昨日な、商店街の豆腐屋さんが店を閉めはってん。四十年も続いた店やったのに、あとを継ぐ人がおらへんかったらしい。
豆腐というのは、水がええ土地やないと、おいしいもんができひんのやて。せやから、井戸を大事にせなあかん。
"""
RECIPE = """
[deck]
id = 1234567890
name = "豆腐屋"
[source]
transcript = "talk.txt"
title = "豆腐屋さんの話"
url = "https://example.org/talk?a=1&b=2"
[vocabulary]
cards = ["recognition", "production"]
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    return tmp_path


def built(deck: Path, **wishes: object) -> pipeline.Built:
    return pipeline.build(deck, deck / "out.apkg", pipeline.Tools(), pipeline.Wishes(**wishes))  # type: ignore[arg-type]


def rows(path: Path, query: str, folder: Path) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(path) as package:
        package.extract("collection.anki2", folder)
    base = sqlite3.connect(folder / "collection.anki2")
    try:
        return base.execute(query).fetchall()
    finally:
        base.close()


def test_three_kinds_of_cards(deck: Path) -> None:
    made = built(deck)
    assert made.name == "豆腐屋"
    assert set(made.report.kinds) == {"dialect", "vocabulary", "claims"}
    assert made.report.cards > made.report.notes
    assert made.profile.share == 1.0


@pytest.mark.parametrize(("place", "said"), [("always", "always"), ("tap", ""), ("back", "back")])
def test_every_note_says_when_its_front_has_readings(deck: Path, place: str, said: str) -> None:
    recipe = RECIPE + f'[cards]\nfurigana = "{place}"\n'
    (deck / "recipe.toml").write_text(recipe, encoding="utf-8")
    prepared = pipeline.prepare(deck, pipeline.Tools(), pipeline.Wishes())
    assert {note.fields.get("Spare3", "") for note in prepared.deck.notes} == {said}
    assert len({note.type for note in prepared.deck.notes}) >= 3


def test_built_again_nothing_changes(deck: Path) -> None:
    built(deck)
    before = (deck / "out.apkg").read_bytes()
    again = built(deck)
    assert (deck / "out.apkg").read_bytes() == before
    assert all(counts.new == counts.changed == 0 for counts in again.report.kinds.values())


def test_a_correction_changes_one_note(deck: Path, tmp_path: Path) -> None:
    built(deck)
    (deck / "overrides.toml").write_text(
        '[[override]]\nkey = "word|豆腐|とうふ"\ngloss = "bean curd, corrected"\n'
        '[[override]]\nkey = "word|無い|ない物"\ndrop = true\n',
        encoding="utf-8",
    )
    again = built(deck)
    counts = again.report.kinds["vocabulary"]
    assert (counts.new, counts.changed) == (0, 1)
    assert again.unused_overrides == ("word|無い|ない物",)
    fields = rows(deck / "out.apkg", "select flds from notes where flds like '%corrected%'", tmp_path)
    assert len(fields) == 1


def test_a_dropped_note_is_counted(deck: Path) -> None:
    first = built(deck).report
    (deck / "overrides.toml").write_text(
        '[[override]]\nkey = "word|豆腐|とうふ"\ndrop = true\n', encoding="utf-8"
    )
    again = built(deck).report
    assert (again.dropped, again.notes) == (1, first.notes - 1)


def test_another_name_is_another_deck(deck: Path, tmp_path: Path) -> None:
    built(deck, name="別の名前")
    (decks,) = rows(deck / "out.apkg", "select decks from col", tmp_path)[0]
    assert "別の名前::2 語彙 Vocabulary" in str(decks)
    assert "1234567890" not in str(decks)


def test_the_description_says_source_and_licence(deck: Path, tmp_path: Path) -> None:
    built(deck)
    (decks,) = rows(deck / "out.apkg", "select decks from col", tmp_path)[0]
    assert "https://example.org/talk?a=1&amp;b=2" in str(decks)
    assert "Electronic Dictionary Research and Development Group" in str(decks)
    assert "豆腐屋さんの話" in str(decks)


def test_an_address_that_runs_code_is_no_link(deck: Path, tmp_path: Path) -> None:
    (deck / "recipe.toml").write_text(
        RECIPE.replace("https://example.org/talk?a=1&b=2", "javascript:alert(1)"), encoding="utf-8"
    )
    built(deck)
    (decks,) = rows(deck / "out.apkg", "select decks from col", tmp_path)[0]
    assert "javascript" not in str(decks)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("talks/osaka.srt", "osaka.apkg"),
        ("talks/osaka.ja.vtt", "osaka.ja.apkg"),
        ("decks/tofu/recipe.toml", "tofu.apkg"),
    ],
)
def test_the_package_is_named_after_its_source(source: str, expected: str) -> None:
    assert pipeline.default_output(Path(source)) == Path(expected)


def test_a_folder_names_its_package(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pipeline.default_output(deck) == Path(f"{deck.name}.apkg")
    monkeypatch.chdir(deck)
    assert pipeline.default_output(Path()) == Path(f"{deck.name}.apkg")


def test_accents_of_a_recipe_stand_on_cards_with_their_name(deck: Path, tmp_path: Path) -> None:
    def pitches() -> list[str]:
        fields = rows(deck / "out.apkg", "select flds from notes", tmp_path)
        found = [str(row[0]).split("\x1f") for row in fields]
        return [note[9] for note in found if note[0].startswith("word|") and note[9]]

    built(deck)
    before = pitches()
    assert before
    assert all("東京式 Tokyo accent" in one and "<svg" in one for one in before)
    (deck / "own.tsv").write_text("# system: 京阪式\n豆腐\tとうふ\tHHH\n", encoding="utf-8")
    recipe = RECIPE + 'accents = ["own.tsv"]\n'
    (deck / "recipe.toml").write_text(recipe, encoding="utf-8")
    assert built(deck).report.kinds["vocabulary"].changed == 1
    (own,) = set(pitches()) - set(before)
    assert "京阪式</span> <svg" in own
    assert "Tokyo" not in own


# ------------------------------------------------------------------ corrections without a recipe

TOFU = "word|豆腐|とうふ"


@pytest.mark.parametrize(
    ("output", "file", "holds"),
    [
        ("talk.apkg", "talk.overrides.toml", True),
        ("other.apkg", "other.overrides.toml", True),
        ("sub/talk.ja.apkg", "sub/talk.ja.overrides.toml", True),
        ("other.apkg", "talk.overrides.toml", False),
        ("talk.apkg", "overrides.toml", False),
    ],
)
def test_a_transcript_has_its_corrections_beside_its_deck(
    tmp_path: Path, output: str, file: str, holds: bool
) -> None:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    path = tmp_path / file
    path.write_text(f'[[override]]\nkey = "{TOFU}"\ngloss = "豆腐そのもの"\n', encoding="utf-8")
    tools, wishes = pipeline.Tools(), pipeline.Wishes()
    made = pipeline.build(tmp_path / "talk.txt", tmp_path / output, tools, wishes)
    fields = rows(made.path, "select flds from notes where flds like '%豆腐そのもの%'", tmp_path)
    assert bool(fields) is holds
    assert not holds or made.overrides_path == path


def test_without_a_name_for_the_deck_they_are_where_it_would_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "talk.overrides.toml").write_text(f'[[override]]\nkey = "{TOFU}"\ndrop = true\n')
    prepared = pipeline.prepare(Path("talk.txt"), pipeline.Tools(), pipeline.Wishes())
    assert TOFU in {subject.key for subject in prepared.subjects}
    assert TOFU not in {note.key for note in prepared.deck.notes}


def test_a_recipe_has_its_own_and_no_others(deck: Path) -> None:
    (deck / "out.overrides.toml").write_text(f'[[override]]\nkey = "{TOFU}"\ndrop = true\n', encoding="utf-8")
    made = built(deck)
    assert made.overrides_path == deck / "overrides.toml"
    assert rows(deck / "out.apkg", f"select 1 from notes where flds like '{TOFU}%'", deck)


def test_a_mistake_in_them_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    path = tmp_path / "talk.overrides.toml"
    path.write_text(f'[[override]]\nkey = "{TOFU}"\nglos = "x"\n', encoding="utf-8")
    heard: list[str] = []
    tools = pipeline.Tools(stage=heard.append)
    with pytest.raises(RecipeError) as caught:
        pipeline.build(tmp_path / "talk.txt", tmp_path / "talk.apkg", tools, pipeline.Wishes())
    assert caught.value.message == f"{path}, line 1: [[override]]: unknown key 'glos'"
    assert heard == ["reading"]
    assert not (tmp_path / "talk.apkg").exists()
