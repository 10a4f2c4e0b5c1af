"""Words that a learner knows, read from their collection: found in whatever note type, known by word."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from flashgen import apkg
from flashgen.ankiconnect import AnkiQuery
from flashgen.ankiconnect.client import AnkiConnect
from flashgen.cli.options import KnownList
from flashgen.notes import Deck, Note
from flashgen.notes.types import DIALECT, WORD
from flashgen.pipeline import Tools, Wishes, checking, known_lists, pushing
from tests.anki_double import AnkiDouble
from tests.cli.conftest import Run


def add(anki: AnkiDouble, type_: str, names: Sequence[str], *rows: Sequence[str], deck: str = "Mine") -> None:
    """Add notes of a type of the learner's own, made if need be."""

    def apply(col: Any) -> None:
        model = col.models.by_name(type_)
        if model is None:
            model = col.models.new(type_)
            for name in names:
                col.models.add_field(model, col.models.new_field(name))
            template = col.models.new_template("Card 1")
            template["qfmt"] = "".join(f"{{{{{name}}}}}" for name in names)
            template["afmt"] = "x"
            col.models.add_template(model, template)
            col.models.add(model)
            model = col.models.by_name(type_)
        for row in rows:
            note = col.new_note(model)
            note.fields = list(row)
            col.add_note(note, col.decks.id(deck))

    anki.collection(apply)


def known(run: Run, *arguments: object) -> list[tuple[str, str | None]]:
    result = run("known", "--json", *arguments)
    assert result.exit_code == 0, result.output
    return [(row["word"], row["reading"]) for row in map(json.loads, result.stdout.splitlines())]


TYPES = [
    # field names, a note, the word and its reading
    pytest.param(["Expression", "Meaning"], ["食べる", "eat"], ("食べる", None), id="Expression"),
    pytest.param(["Note", "Word", "Reading"], ["花", "桜", "さくら"], ("桜", "さくら"), id="second"),
    pytest.param(["Vocab", "Kana"], ["<b>市場</b>", "いちば"], ("市場", "いちば"), id="markup"),
    pytest.param(["単語", "読み"], ["花火", "はなび"], ("花火", "はなび"), id="Japanese names"),
    pytest.param(["Expression"], [" 食[た]べる"], ("食べる", "たべる"), id="furigana"),
    pytest.param(["A", "B"], ["道具", "tool"], ("道具", None), id="no name tells"),
]


@pytest.mark.parametrize(("names", "note", "word"), TYPES)
def test_the_word_is_found_by_the_names_of_fields(
    run: Run, anki: AnkiDouble, names: list[str], note: list[str], word: tuple[str, str | None]
) -> None:
    add(anki, "Mined", names, note)
    assert known(run, "--from-anki", "deck:Mine") == [word]


def test_a_field_may_be_named(run: Run, anki: AnkiDouble) -> None:
    add(anki, "Mined", ["Front", "My Target"], ["海が青い。", "海"])
    add(anki, "Other", ["Front"], ["空"])
    assert known(run, "--from-anki", "deck:Mine", "--field", "my target") == [("海", None)]


def test_only_what_the_search_finds(run: Run, anki: AnkiDouble) -> None:
    add(anki, "Mined", ["Word"], ["海"], ["空"])

    def study(col: Any) -> None:
        col.sched.set_due_date(col.find_cards("海"), "30")

    anki.collection(study)
    assert known(run, "--from-anki", "deck:Mine is:review") == [("海", None)]


@pytest.fixture
def ours(anki: AnkiDouble, tmp_path: Path) -> None:
    """Cards of flashgen's own: a word, whose lexeme UniDic spells otherwise, and a dialect form."""
    fields = {"Expression": "わかる", "ExpressionReading": "わかる"}
    notes = (
        Note(WORD, "word|分かる|わかる", fields),
        Note(WORD, "7|word|勉強|べんきょう", {"Expression": "勉強 (mine)"}),
        Note(DIALECT, "dialect-word|kansai|めっちゃ", {"Form": "めっちゃ"}),
    )
    apkg.write(Deck(7, "d", notes), tmp_path / "ours.apkg")
    pushing.push(tmp_path / "ours.apkg", AnkiConnect())


def test_notes_of_ours_are_known_by_their_lexeme(run: Run, ours: None, anki: AnkiDouble) -> None:
    found = known_lists.search(AnkiQuery("note:flashgen*"), Tools())
    assert found.words.knows("分かる", "わかる")
    assert found.words.knows("勉強", "べんきょう")
    assert not found.words.knows("めっちゃ", "めっちゃ")
    assert found.fields == {("flashgen Word", "Expression"): 2}
    assert len(found.words) == 2


def test_for_people(run: Run, anki: AnkiDouble) -> None:
    add(anki, "Mined", ["Word", "Reading"], ["海", "うみ"], ["空", "そら"])
    add(anki, "Other", ["Front"], ["海"])
    result = run("known", "--from-anki", "deck:Mine")
    assert result.stderr.splitlines() == [
        "2 words in 3 notes",
        "  Mined: 2 notes, the word in Word",
        "  Other: 1 note, the word in Front",
    ]
    assert [line.split() for line in result.stdout.splitlines()][2:] == [["海"], ["空", "そら"]]


def test_a_list_that_can_be_read_again(run: Run, anki: AnkiDouble, talk: Path) -> None:
    add(anki, "Mined", ["Word", "Reading"], ["銭湯", "せんとう"], ["猫", "いぬ"], ["値段", ""])
    result = run("known", "--from-anki", "deck:Mine", "-o", "known.tsv")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    for list_ in ("known.tsv", "anki:deck:Mine"):
        said = run("vocab", talk, "--known", list_)
        assert said.stderr == "Known: 2 words of the text are among your 3 known words.\n"
        assert "銭湯" not in [line.split()[0] for line in said.stdout.splitlines()]


def test_a_list_is_written_over_unless_it_was_edited(run: Run, anki: AnkiDouble, tmp_path: Path) -> None:
    add(anki, "Mined", ["Word"], ["海"])
    path = tmp_path / "known.tsv"
    for _ in range(2):
        assert run("known", "--from-anki", "deck:Mine", "-o", path).exit_code == 0
    with path.open("a", encoding="utf-8") as file:
        file.write("山\n")
    result = run("known", "--from-anki", "deck:Mine", "-o", path)
    assert result.exit_code == 1
    assert "has been edited" in result.stderr
    assert path.read_text(encoding="utf-8").endswith("山\n")
    assert run("known", "--from-anki", "deck:Mine", "-o", path, "--force").exit_code == 0
    assert "山" not in path.read_text(encoding="utf-8")


def test_another_list_is_never_written_over(run: Run, anki: AnkiDouble, tmp_path: Path) -> None:
    add(anki, "Mined", ["Word"], ["海"])
    (tmp_path / "mine.tsv").write_text("Word\n川\n", encoding="utf-8")
    result = run("known", "--from-anki", "deck:Mine", "-o", "mine.tsv")
    assert "was not written by flashgen known" in result.stderr
    assert (tmp_path / "mine.tsv").read_text(encoding="utf-8") == "Word\n川\n"


BAD = [
    # arguments, what is said, a part of the hint
    (["--from-anki", "deck:None"], "anki:deck:None: finds no note", "Anki's browser"),
    (["--from-anki", 'deck:"x'], "Invalid search", "Anki's browser"),
    (["--from-anki", " "], "is no search", "deck:日本語 is:review"),
    (
        ["--from-anki", "deck:Mine", "--field", "Nope"],
        "no Japanese word in it",
        "There are: Mined: Front, Back.",
    ),
    (["--from-anki", "deck:Mine"], "no Japanese word in it", "--field"),
]


@pytest.mark.parametrize(("arguments", "said", "hint"), BAD)
def test_searches_that_give_nothing(
    run: Run, anki: AnkiDouble, arguments: list[str], said: str, hint: str
) -> None:
    add(anki, "Mined", ["Front", "Back"], ["sea", "海"])
    result = run("known", *arguments)
    assert result.exit_code == 1
    error, told = result.stderr.splitlines()
    assert said in error
    assert hint in told


# ------------------------------------------------------------------ in a build


@pytest.fixture
def recipe(tmp_path: Path, talk: Path) -> Path:
    folder = tmp_path / "deck"
    folder.mkdir()
    talk.rename(folder / "talk.txt")
    (folder / "recipe.toml").write_text(
        '[deck]\nid = 1234567890\nname = "銭湯"\n[source]\ntranscript = "talk.txt"\n'
        '[vocabulary]\nknown = ["anki:deck:Mine"]\n',
        encoding="utf-8",
    )
    return folder


def test_a_build_asks_anki(run: Run, anki: AnkiDouble, talk: Path) -> None:
    add(anki, "Mined", ["Word"], ["銭湯"])
    result = run("build", talk, "--known", "anki:deck:Mine")
    assert result.exit_code == 0, result.output
    assert "Known: 1 word of the text is among your 1 known word." in result.stderr


def test_a_recipe_asks_anki(run: Run, anki: AnkiDouble, recipe: Path) -> None:
    add(anki, "Mined", ["Word"], ["銭湯"])
    assert "Known: 1 word of the text" in run("build", recipe).stderr
    assert checking.check(recipe, Tools()).problems == ()


def test_without_anki_there_is_an_error_and_no_deck(
    run: Run, recipe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASHGEN_ANKI_URL", "http://127.0.0.1:1")
    result = run("build", recipe)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: anki:deck:Mine: http://127.0.0.1:1: nothing listens there")
    assert "To do without, take it out of the known words." in result.stderr
    assert not list(tmp_path.glob("*.apkg"))
    (problem,) = checking.check(recipe, Tools()).problems
    assert problem.where == "anki:deck:Mine"


def test_a_variable_holds_a_search_or_files(tmp_path: Path) -> None:
    """Files are divided at colons, of which a search has some of its own."""
    assert KnownList().split_envvar_value("anki:deck:日本語 is:review") == ["anki:deck:日本語 is:review"]
    assert len(KnownList().split_envvar_value(f"a.txt{os.pathsep}b.txt")) == 2


def test_lists_and_searches_join(anki: AnkiDouble, tmp_path: Path) -> None:
    add(anki, "Mined", ["Word"], ["銭湯"])
    (tmp_path / "k.txt").write_text("値段\n", encoding="utf-8")
    wishes = Wishes(known=(tmp_path / "k.txt", AnkiQuery("deck:Mine")))
    assert set(known_lists.read_all(wishes.known, Tools()).readings) == {"銭湯", "値段"}
