"""A learner's configuration: what goes before what, what every mistake says, where a value comes from."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from flashgen import recipe
from flashgen.choices import VARIABLES
from flashgen.errors import RecipeError
from flashgen.recipe import config, templates
from flashgen.recipe.settings import AnkiSettings
from tests.cli.conftest import Run

RECIPE = '[deck]\nid = 1234567890\nname = "銭湯"\n[source]\ntranscript = "talk.txt"\n'
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Give what writes a configuration into a folder of its own."""
    path = tmp_path / "home" / "config.toml"
    path.parent.mkdir()
    monkeypatch.setenv("FLASHGEN_CONFIG", str(path))

    def write(text: str) -> Path:
        path.write_text(text, encoding="utf-8")
        return path

    return write


# ------------------------------------------------------------------ what goes before what

# flag, environment, recipe, configuration → what holds. One letter of each is enough to tell them apart.
LEVELS = {"flag": "N1", "variable": "N2", "recipe": "N3", "config": "N4", "built in": None}
LIMITS = {"flag": 1, "recipe": 2, "config": 3, "built in": 150}
TOPICS = {"flag": "training", "recipe": "sycophancy", "config": "arithmetic-circuits", "built in": ""}
ON = ["flag", "variable", "recipe", "config"]


def combinations(sources: list[str]) -> list[frozenset[str]]:
    """Give all ways in which the sources may say something."""
    found = [frozenset[str]()]
    for source in sources:
        found += [chosen | {source} for chosen in found]
    return found


def first(sources: dict[str, Any], on: frozenset[str]) -> Any:
    return next(value for source, value in sources.items() if source in on or source == "built in")


def criteria(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Listen to what the choice of words and claims is asked for."""
    from flashgen import claims, vocabulary

    asked: list[Any] = []
    select, extract = vocabulary.select, claims.extract

    def selecting(document: Any, lexicon: Any, wanted: Any, **rest: Any) -> Any:
        asked.append(wanted)
        return select(document, lexicon, wanted, **rest)

    def extracting(document: Any, **wanted: Any) -> Any:
        asked.append(wanted["focus"])
        return extract(document, **wanted)

    monkeypatch.setattr(vocabulary, "select", selecting)
    monkeypatch.setattr(claims, "extract", extracting)
    return asked


def table(name: str, **values: object) -> str:
    return f"[{name}]\n" + "".join(f"{key} = {json.dumps(said)}\n" for key, said in values.items())


@pytest.mark.parametrize("on", combinations(ON), ids=lambda on: "+".join(sorted(on)) or "nothing")
def test_flags_environment_recipe_configuration(
    run: Run,
    talk: Path,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    on: frozenset[str],
) -> None:
    arguments: list[object] = []
    if "flag" in on:
        arguments = ["--level", "N1", "--limit", "1", "--focus", "training"]
    if "variable" in on:
        monkeypatch.setenv("FLASHGEN_LEVEL", "N2")
    said = {
        source: table("vocabulary", level=LEVELS[source], limit=LIMITS[source])
        + table("claims", focus=[TOPICS[source]])
        for source in ("recipe", "config")
        if source in on
    }
    (talk.parent / "recipe.toml").write_text(RECIPE + said.get("recipe", ""), encoding="utf-8")
    write(said.get("config", ""))
    asked = criteria(monkeypatch)
    result = run("build", "recipe.toml", *arguments)
    assert result.exit_code == 0, result.output
    words, focus = asked
    assert words.level == first(LEVELS, on)
    assert words.limit == first(LIMITS, on)
    assert focus == tuple(filter(None, [first(TOPICS, on)]))


def test_lists_of_files_add_up(tmp_path: Path, write: Write) -> None:
    """What a learner knows is known in every deck, whatever words its recipe leaves out."""
    path = write(table("vocabulary", known=["mine.txt", "anki:is:review"], accents=["mine.tsv"]))
    (tmp_path / "recipe.toml").write_text(
        RECIPE + table("vocabulary", known=["course.txt"], accents=["course.tsv"]), encoding="utf-8"
    )
    asked = recipe.load(tmp_path / "recipe.toml", config.load()).vocabulary
    assert asked.known == (str(path.parent / "mine.txt"), "anki:is:review", "course.txt")
    # The later goes before the earlier.
    assert asked.accents == (str(path.parent / "mine.tsv"), "course.tsv")


@pytest.mark.parametrize("command", [["build"], ["vocab"], ["vocab", "--lines"]], ids=" ".join)
def test_known_words_of_the_configuration(run: Run, talk: Path, write: Write, command: list[str]) -> None:
    path = write('[vocabulary]\nknown = ["known.txt"]\n')
    (path.parent / "known.txt").write_text("銭湯\n重油\n", encoding="utf-8")
    result = run(*command, talk)
    assert result.exit_code == 0, result.output
    assert "Known: 2 words of the text are among your 2 known words." in result.output


def test_known_words_of_the_environment(
    run: Run,
    talk: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, word in (("a.txt", "銭湯"), ("b.txt", "重油")):
        (talk.parent / name).write_text(word, encoding="utf-8")
    monkeypatch.setenv("FLASHGEN_KNOWN", os.pathsep.join(["a.txt", "b.txt"]))
    assert "Known: 2 words of the text" in run("vocab", talk).stderr


@pytest.mark.parametrize(
    ("flag", "variable", "said", "held"),
    [
        ("back", "always", "always", "back"),
        (None, "back", "always", "back"),
        (None, None, "always", "always"),
        (None, None, None, "tap"),
    ],
)
def test_furigana(
    tmp_path: Path,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    run: Run,
    talk: Path,
    flag: str | None,
    variable: str | None,
    said: str | None,
    held: str,
) -> None:
    from flashgen.pipeline import subjects

    found = set()
    made = subjects.note

    def listening(subject: Any, lesson: Any, tools: Any) -> Any:
        found.add(lesson.recipe.cards.furigana)
        return made(subject, lesson, tools)

    monkeypatch.setattr(subjects, "note", listening)
    write(table("cards", furigana=said) if said else "")
    if variable:
        monkeypatch.setenv("FLASHGEN_FURIGANA", variable)
    result = run("build", talk, *(["--furigana", flag] if flag else []))
    assert result.exit_code == 0, result.output
    assert found == {held}


def test_a_wrong_variable_is_named(run: Run, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASHGEN_LEVEL", "N9")
    result = run("build", talk)
    assert result.exit_code == 2
    assert "FLASHGEN_LEVEL" in result.stderr


# ------------------------------------------------------------------ reading


def test_paths_start_at_the_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/somewhere")
    monkeypatch.setenv("USERPROFILE", "/somewhere")
    path = write('[vocabulary]\nglossaries = ["a.tsv", "../b.tsv", "~/c.tsv", "/d.tsv"]')
    names = config.load().tables["vocabulary"]["glossaries"]
    home = Path("/somewhere/c.tsv")
    assert [Path(name) for name in names] == [
        path.parent / "a.tsv",
        path.parent / "../b.tsv",
        home,
        Path("/d.tsv"),
    ]


def test_where_anki_is(write: Write) -> None:
    write("")
    assert config.load().anki == AnkiSettings()
    write('[anki]\nurl = "http://127.0.0.1:9999"\nkey = "k"')
    assert config.load().anki == AnkiSettings("http://127.0.0.1:9999", "k")


@pytest.mark.parametrize("named", [True, False])
def test_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool) -> None:
    """A file that nobody has written is none; one that a person names ought to be there."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if not named:
        monkeypatch.delenv("FLASHGEN_CONFIG")
        assert config.load() == config.Config(tmp_path / "flashgen" / "config.toml")
        return
    monkeypatch.setenv("FLASHGEN_CONFIG", str(tmp_path / "mine.toml"))
    with pytest.raises(RecipeError, match=r"mine\.toml: no such file"):
        config.load()


def test_no_file_costs_nothing(tmp_path: Path) -> None:
    code = "import sys; from flashgen.recipe import config; config.load(); print(*sys.modules)"
    environ = {"XDG_CONFIG_HOME": str(tmp_path), "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])}
    loaded = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    ).stdout
    assert "flashgen.recipe.config" in loaded
    assert "tomllib" not in loaded.split()


MISTAKES = [
    # what is written, what the message says after the file's name, what the hint says
    ("[vocabulary", ": not valid TOML", "toml.io"),
    ("\n[vocab]\n", ", line 2: unknown table [vocab]", "'vocabulary'"),
    ("x = 1", ", line 1: unknown table [x]", "Known are: vocabulary"),
    ("vocabulary = 1", ", line 1: 'vocabulary' is not a table", "[vocabulary]"),
    ("[deck]\nid = 1", ", line 1: [deck] belongs to one deck", "recipe.toml"),
    ('[claims]\nlimit = 1\nfile = "a"', ", line 3: [claims]: file: belongs to one deck", "recipe.toml"),
    ('[vocabulary]\n\nlevle = "N4"', ", line 3: [vocabulary]: unknown key 'levle'", "'level'"),
    ('vocabulary.levle = "N4"', ", line 1: [vocabulary]: unknown key 'levle'", "'level'"),
    ('[vocabulary]\nlevel = "N6"', ", line 2: [vocabulary]: level: unknown level 'N6'", "N5, N4"),
    ('[vocabulary]\nlimit = "9"', ", line 2: [vocabulary]: limit: '9' is not a whole number", "whole"),
    ("[dialect]\nlimit = -1", ", line 2: [dialect]: limit: -1 is negative", "no limit"),
    ('[cards]\nfurigana = "allways"', ", line 2: [cards]: furigana: unknown value 'allways'", "'always'"),
    ('[anki]\nurl = "localhost"', ", line 2: [anki]: url: 'localhost' is no address", "http://"),
    ('[vocabulary]\nknown = "a.txt"', ", line 2: [vocabulary]: known: 'a.txt' is not a list", '["one"'),
    (
        '[vocabulary]\nknown = ["~no such body/a"]',
        ", line 2: [vocabulary]: known: there is nobody of that name",
        "whole path",
    ),
]


@pytest.mark.parametrize(("text", "message", "hint"), MISTAKES)
def test_mistakes_name_file_line_and_remedy(
    write: Write,
    run: Run,
    talk: Path,
    text: str,
    message: str,
    hint: str,
) -> None:
    path = write(text)
    with pytest.raises(RecipeError) as caught:
        config.load()
    assert caught.value.message.startswith(f"{path}{message}")
    assert hint in caught.value.hint
    for command in ("build", "furigana", "vocab"):
        result = run(command, talk)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"Error: {path}{message}")
    assert not (talk.parent / "talk.apkg").exists()


@pytest.mark.parametrize("bad", [b"\xff\xfe", None], ids=["not UTF-8", "a folder"])
def test_what_cannot_be_read(write: Write, bad: bytes | None) -> None:
    path = write("")
    if bad is None:
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes(bad)
    with pytest.raises(RecipeError, match="config"):
        config.load()


def test_all_mistakes_are_found(write: Write) -> None:
    path = write('[vocabulary]\nlevel = "N6"\nlimit = 7\n[vocab]\n')
    found, mistakes = config.read(path)
    assert found.tables == {"vocabulary": {"limit": 7}}
    assert len(mistakes) == 2


# ------------------------------------------------------------------ the template


def test_the_template_names_every_key_and_is_right_once_the_marks_are_gone(write: Write) -> None:
    text = templates.config()
    assert tomllib.loads(text) == {}
    rows = [line.removeprefix("# ") for line in text.splitlines() if line.startswith(("# [", "# "))]
    said = "\n".join(row for row in rows if row.startswith("[") or " = " in row)
    found, mistakes = config.read(write(said))
    assert not mistakes
    named = {f"{name}.{key}" for name, keys in found.tables.items() for key in keys}
    wanted = {f"{name}.{each.name}" for name, type_ in config.LEARNERS.items() for each in fields(type_)}
    assert named == wanted - config.DECKS_OWN


# ------------------------------------------------------------------ flashgen config


def rows(run: Run, *arguments: object) -> dict[str, tuple[Any, list[str]]]:
    result = run("config", "--json", *arguments)
    return {
        row["setting"]: (row["value"], row["from"]) for row in map(json.loads, result.stdout.splitlines())
    }


def test_where_each_value_comes_from(
    run: Run,
    talk: Path,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = write('[vocabulary]\nlevel = "N4"\nlimit = 30\nknown = ["/k.txt"]\n[cards]\nfurigana = "back"\n')
    deck = talk.parent / "recipe.toml"
    deck.write_text(
        RECIPE + '[vocabulary]\nlimit = 20\nknown = ["c.txt"]\n[dialect]\nlimit = 3\n', encoding="utf-8"
    )
    monkeypatch.setenv("FLASHGEN_LEVEL", "N2")
    found = rows(run, deck)
    assert found["vocabulary.level"] == ("N2", ["FLASHGEN_LEVEL"])
    assert found["vocabulary.limit"] == (20, [f"{deck}, line 7"])
    assert found["vocabulary.known"] == (["/k.txt", "c.txt"], [f"{deck}, line 8", f"{path}, line 4"])
    assert found["dialect.limit"] == (3, [f"{deck}, line 10"])
    assert found["cards.furigana"] == ("back", [f"{path}, line 6"])
    assert found["claims.limit"] == (40, ["built in"])
    assert found["deck.name"] == ("銭湯", [f"{deck}, line 3"])
    without = rows(run)
    assert without["vocabulary.limit"] == (30, [f"{path}, line 3"])
    assert "deck.name" not in without


def test_every_variable_is_shown_and_no_key(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, variable in VARIABLES.items():
        monkeypatch.setenv(variable, f"said of {name}")
    found = rows(run)
    assert {name: origins for name, (_, origins) in found.items() if origins != ["built in"]} == {
        name: [variable] for name, variable in VARIABLES.items()
    }
    assert found["anki.key"][0] == "•••"
    assert "said of anki.key" not in run("config").stdout


def test_a_broken_file_is_told_line_by_line(run: Run, write: Write) -> None:
    path = write('[vocabulary]\nlevel = "N6"\nlimit = 7\n[vocab]\n')
    result = run("config")
    assert result.exit_code == 1
    assert f"{path}, line 2: [vocabulary]: level: unknown level 'N6'" in result.stderr
    assert f"{path}, line 4: unknown table [vocab]" in result.stderr
    assert f"{path}, line 3" in result.stdout, "what is right in it is shown all the same"


def test_a_file_is_written_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FLASHGEN_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "x"))
    path = tmp_path / "x" / "flashgen" / "config.toml"
    assert run("config", "--path").stdout == f"{path}\n"
    assert run("config", "--init").exit_code == 0
    assert path.read_text(encoding="utf-8") == templates.config()
    path.write_text("# mine", encoding="utf-8")
    again = run("config", "--init")
    assert again.exit_code == 1
    assert "is there already, and was not changed" in again.stderr
    assert path.read_text(encoding="utf-8") == "# mine"


def test_it_is_opened_in_an_editor(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine" / "config.toml"
    editor = tmp_path / "editor.py"
    editor.write_text("import sys\nopen(sys.argv[1], 'a').write('\\n[anki]\\nkye = 1\\n')\n")
    monkeypatch.setenv("FLASHGEN_CONFIG", str(path))
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    result = run("config", "--edit")
    assert path.read_text(encoding="utf-8").startswith(templates.config())
    assert "unknown key 'kye'" in result.stderr
    assert result.exit_code == 1


def test_a_folder_that_cannot_be_made(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FLASHGEN_CONFIG", str(tmp_path / "file" / "config.toml"))
    result = run("config", "--init")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
