"""`flashgen push` as a learner runs it: from a transcript or a made deck, told, asked, and refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from flashgen import apkg
from flashgen.ankiconnect import client
from flashgen.cli import push_summary
from flashgen.notes import Deck
from tests.anki_double import AnkiDouble
from tests.cli.conftest import Run
from tests.notes import samples

DECK = Deck(1893204417, "関西弁", tuple(samples.notes()))


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    apkg.write(DECK, tmp_path / "deck.apkg", now=1_790_000_000)
    return tmp_path / "deck.apkg"


def test_a_transcript_is_built_and_pushed(run: Run, anki: AnkiDouble, talk: Path, tmp_path: Path) -> None:
    result = run("push", talk, "--limit", "3", "--claims", "1")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert (tmp_path / "talk.apkg").is_file()
    assert result.stderr.startswith("talk: ")
    assert "vocabulary     3 notes   (3 new, 0 updated, 0 unchanged)" in result.stderr
    assert "Your schedule is as it was." in result.stderr
    again = run("push", talk, "--limit", "3", "--claims", "1")
    assert "vocabulary     3 notes   (0 new, 0 updated, 3 unchanged)" in again.stderr
    assert len(anki.collection(lambda col: col.find_notes('note:"flashgen Word"'))) == 3


def test_the_summary(run: Run, anki: AnkiDouble, deck: Path) -> None:
    """All that can be said, in one: kept and put back are told with what to do."""
    run("push", deck, "-q")

    def edit(col: Any) -> None:
        note = col.get_note(min(col.find_notes("取り組む")))
        note["MainDefinition"] = "my own words"
        col.update_note(note)

    anki.collection(edit)
    result = run("push", deck)
    assert "(0 new, 0 updated, 2 unchanged, 1 kept)" in result.stderr
    assert "Kept as you have them: 1 note (取り組む)" in result.stderr
    assert "File → Import, Update notes: Always" in result.stderr


def test_for_programs(run: Run, anki: AnkiDouble, deck: Path) -> None:
    result = run("push", deck, "--json")
    row = json.loads(result.stdout)
    assert row == {
        "name": "関西弁",
        "path": str(deck),
        "notes": 8,
        "kinds": {
            "dialect": {"new": 3, "updated": 0, "unchanged": 0, "kept": 0},
            "vocabulary": {"new": 3, "updated": 0, "unchanged": 0, "kept": 0},
            "claims": {"new": 2, "updated": 0, "unchanged": 0, "kept": 0},
        },
        "kept": [],
        "split_off": {},
        "put_back": {},
    }


def test_quiet(run: Run, anki: AnkiDouble, deck: Path) -> None:
    result = run("push", deck, "-q", "--sync")
    assert (result.exit_code, result.output) == (0, "")
    assert anki.synced == 1


def test_the_three_boxes_are_told_once(run: Run, anki: AnkiDouble, deck: Path) -> None:
    told = [push_summary.BOXES in run("push", deck, *more).stderr for more in (["-q"], [], [])]
    assert told == [False, True, False]


def test_the_boxes_are_named_as_anki_does(anki: AnkiDouble) -> None:
    names = anki.collection(
        lambda col: [
            col.tr.importing_also_import_progress(),
            col.tr.importing_with_deck_configs(),
            col.tr.importing_merge_notetypes(),
        ]
    )
    assert all(name in push_summary.BOXES for name in names)
    always = anki.collection(
        lambda col: f"{col.tr.importing_update_notes()}: {col.tr.importing_update_always()}"
    )
    assert always == "Update notes: Always"


def test_sync(run: Run, anki: AnkiDouble, deck: Path) -> None:
    assert "Synchronised with AnkiWeb." in run("push", deck, "--sync").stderr
    assert anki.synced == 1
    anki.manners.logged_in = False
    result = run("push", deck, "--sync")
    assert result.exit_code == 1
    assert "3 unchanged" in result.stderr  # the push is done all the same
    assert result.stderr.splitlines()[-1].startswith("Hint: In Anki, press Sync and log in once.")


@pytest.mark.parametrize("said", ["option", "environment"])
def test_the_key(run: Run, anki: AnkiDouble, deck: Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    anki.manners.key = "s3cret"
    if said == "environment":
        monkeypatch.setenv("FLASHGEN_ANKI_KEY", "s3cret")
    result = run("push", deck, *(["--key", "s3cret"] if said == "option" else []))
    assert result.exit_code == 0, result.output
    assert "s3cret" not in result.output


def test_the_url_goes_before_the_environment(
    run: Run, anki: AnkiDouble, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASHGEN_ANKI_URL", "http://127.0.0.1:1")
    assert run("push", deck, "--url", anki.url).exit_code == 0


def test_another_machine_is_told(
    run: Run, anki: AnkiDouble, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client.AnkiConnect, "is_local", False)
    result = run("push", deck)
    assert f"Anki runs on another machine ({anki.url}): {deck} must be a file there too." in result.stderr


def test_nothing_is_built_where_anki_is_not(run: Run, talk: Path, tmp_path: Path) -> None:
    result = run("push", talk, "--url", "http://127.0.0.1:1")
    assert result.exit_code == 1
    assert "nothing listens there" in result.stderr
    assert not (tmp_path / "talk.apkg").exists()


USAGE = [
    # arguments, what is said
    (["deck.apkg", "--level", "N4"], "deck.apkg is built already; it takes no --level."),
    (["deck.apkg", "--limit", "0", "--yes"], "it takes no --limit, --yes."),
    (["-"], "Build it with -o, and push that."),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE)
def test_what_is_not_understood(run: Run, anki: AnkiDouble, arguments: list[str], said: str) -> None:
    result = run("push", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert anki.asked == []


def foreign(path: Path, kind: str) -> None:
    if kind == "no package":
        path.write_bytes(b"PK no")
    elif kind == "of Anki":
        from anki.collection import Collection, DeckIdLimit, ExportAnkiPackageOptions
        from anki.decks import DeckId

        col: Any = Collection(str(path.with_suffix(".anki2")))
        note = col.new_note(col.models.by_name("Basic"))
        note["Front"] = "x"
        col.add_note(note, 1)
        options, limit = ExportAnkiPackageOptions(legacy=True), DeckIdLimit(DeckId(1))
        col.export_anki_package(out_path=str(path), options=options, limit=limit)
        col.close()


@pytest.mark.parametrize(
    ("kind", "said"),
    [("missing", "no such file"), ("no package", "was not made by flashgen"), ("of Anki", "was not made by")],
)
def test_packages_that_are_not_ours(run: Run, anki: AnkiDouble, tmp_path: Path, kind: str, said: str) -> None:
    foreign(tmp_path / "other.apkg", kind)
    result = run("push", "other.apkg")
    assert result.exit_code == 1
    assert said in result.stderr
    assert "importPackage" not in anki.actions()


def test_titles_are_plain_and_short(run: Run, anki: AnkiDouble, tmp_path: Path) -> None:
    hard = Deck(1893204418, "難物", tuple(samples.hard_notes()))
    apkg.write(hard, tmp_path / "hard.apkg", now=1_790_000_000)
    run("push", "hard.apkg", "-q")

    def edit(col: Any) -> None:
        for id_ in col.find_notes(""):
            note = col.get_note(id_)
            note["Source"] = "mine"
            col.update_note(note)

    anki.collection(edit)
    line = next(line for line in run("push", "hard.apkg").stderr.splitlines() if line.startswith("Kept"))
    assert "&lt;" not in line
    assert all(character.isprintable() for character in line)
