"""`flashgen claims`: printed, explained, written for editing, and laid out to be judged."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Run

RECIPE = '[deck]\nid = 7\nname = "銭湯"\n[source]\ntranscript = "talk.txt"\n[claims]\nfile = "claims.toml"\n'
FIELDS = {
    "id", "quote", "sentence", "section", "topic", "type", "stance", "speaker", "score", "card", "question",
    "answer", "text", "standard", "time", "context", "origin", "translation", "note",
}  # fmt: skip


def objects(run: Run, *arguments: object) -> list[dict[str, object]]:
    result = run("claims", "--json", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def deck(run: Run, talk: Path) -> Path:
    """A folder with a recipe whose claims file is as flashgen wrote it."""
    assert run("claims", talk, "-o", talk.parent / "claims.toml").exit_code == 0
    (talk.parent / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    return talk.parent


def test_fields(run: Run, talk: Path) -> None:
    rows = objects(run, talk)
    assert rows
    assert all(row.keys() == FIELDS and row["origin"] == "rules" for row in rows)


def test_shares_add_up(run: Run, talk: Path) -> None:
    chosen = [row for row in objects(run, talk, "--explain") if not row.get("dropped")]
    assert chosen
    for row in chosen:
        assert sum(row["shares"].values()) == pytest.approx(row["score"], abs=0.01)  # type: ignore[attr-defined]


def test_explained_for_people(run: Run, talk: Path) -> None:
    shown = run("claims", talk, "--explain").stdout
    assert "feature" in shown
    assert "█" in shown
    assert "score" in shown
    assert "█" not in run("claims", talk).stdout


def test_what_is_dropped_is_explained(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        "この銭湯の名物は「重ね湯」いうて、昔からあるお風呂やねん。「重ね湯」って呼ばれてるやつやな。" * 2,
        encoding="utf-8",
    )
    dropped = [row for row in objects(run, path, "--explain") if row.get("dropped")]
    shown = run("claims", path, "--explain").stdout
    for row in dropped:
        assert row["reasons"]
        assert str(row["quote"]) in shown
    assert ("Dropped" in shown) == bool(dropped)


def test_written_and_read_back(run: Run, talk: Path, deck: Path) -> None:
    mine, anew = objects(run, deck), objects(run, deck, "--anew")
    assert [row["origin"] for row in mine] == ["file"] * len(anew)
    for row in (*mine, *anew):
        row.pop("origin"), row.pop("score")
    assert mine == anew
    assert len(tomllib.loads((deck / "claims.toml").read_text(encoding="utf-8"))["claim"]) == len(mine)
    assert len(objects(run, deck, "--limit", "1")) == 1


def test_an_edited_file_stays(run: Run, talk: Path) -> None:
    path = talk.parent / "mine.toml"
    assert run("claims", talk, "-o", path).exit_code == 0
    assert run("claims", talk, "-o", path).exit_code == 0
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    result = run("claims", talk, "-o", path)
    assert result.exit_code == 1
    assert "has been edited since flashgen wrote it" in result.stderr
    assert path.read_text(encoding="utf-8").endswith("# mine\n")
    assert run("claims", talk, "-o", path, "--force").exit_code == 0


@pytest.mark.parametrize("option", ["-o", "--review-sheet"])
@pytest.mark.parametrize(
    ("name", "message"),
    [("talk.txt", "was not made by flashgen"), ("no/x", "there is no folder"), (".", "is a folder")],
)
def test_where_nothing_is_written(run: Run, talk: Path, option: str, name: str, message: str) -> None:
    before = talk.read_bytes()
    result = run("claims", talk, option, talk.parent / name)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert talk.read_bytes() == before


def test_a_review_sheet_is_written_again(run: Run, talk: Path) -> None:
    sheet = talk.parent / "cards.html"
    for _ in range(2):
        result = run("claims", talk, "--review-sheet", sheet)
        assert result.exit_code == 0, result.output
        assert result.stdout == ""
    assert "銭湯" in sheet.read_text(encoding="utf-8")


def test_a_file_that_is_not_there_says_how_to_make_it(run: Run, talk: Path) -> None:
    (talk.parent / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    result = run("build", talk.parent)
    assert result.exit_code == 1
    assert "--anew -o" in result.stderr
    assert run("claims", talk.parent, "--anew", "-o", talk.parent / "claims.toml").exit_code == 0
    assert run("build", talk.parent).exit_code == 0


@pytest.mark.parametrize(
    "damage", ["[[claim", '[[claim]]\nquote = "うそ"\n', "\x00", "[[claim]]\nquote = 7\n"]
)
def test_a_bad_file_is_no_traceback(run: Run, deck: Path, damage: str) -> None:
    (deck / "claims.toml").write_text(damage, encoding="utf-8")
    for command in ("build", "check", "claims"):
        result = run(command, deck)
        assert result.exit_code == 1
        assert "claims.toml" in result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)


def test_check_tells_every_mistake(run: Run, deck: Path) -> None:
    asked = 'question = "何か。"\nanswer = "湯"\n'
    wrong = f'[[claim]]\nquote = "銭湯が開いた"\n{asked}\n[[claim]]\nquote = "寂しいわ"\nqestion = "x"\n'
    (deck / "claims.toml").write_text(wrong, encoding="utf-8")
    result = run("check", deck)
    assert result.exit_code == 1
    assert "line 2: quote: this is not in the transcript" in result.stdout
    assert "line 8: [[claim]]: unknown key 'qestion'" in result.stdout


def test_the_build_says_how_claims_are_asked(run: Run, deck: Path) -> None:
    result = run("build", deck, "--json")
    claims = json.loads(result.stdout)["claims"]
    assert claims["questions"] + claims["gaps"] == json.loads(result.stdout)["kinds"]["claims"]["new"]
    assert claims["dropped"] == 0
    assert "Key claims: " in run("build", deck).stderr
