"""The decks that come with flashgen: their recipes load, and what they name is there."""

import re
import tomllib
from pathlib import Path

import pytest

from flashgen import recipe, transcripts

DECKS = Path(__file__).parents[1] / "decks"
RECIPES = sorted(DECKS.glob("*/recipe.toml"))
EACH = [pytest.param(path, id=path.parent.name) for path in RECIPES]
README = (DECKS / "README.md").read_text(encoding="utf-8")


def test_deck_ids_are_unique() -> None:
    ids = [recipe.load(path).deck.id for path in RECIPES]
    assert len(set(ids)) == len(ids) >= 1


@pytest.mark.parametrize("path", EACH)
def test_a_recipe_names_a_transcript_with_titled_sections(path: Path) -> None:
    shipped = recipe.load(path)
    source = shipped.path(shipped.source.transcript)
    read = transcripts.read(transcripts.decode(source.read_bytes(), source.name), source.name)
    titles = [chapter.title for chapter in read.chapters]
    assert len(titles) >= 13
    assert all(titles)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("path", EACH)
def test_examples_of_corrections_are_right(path: Path, tmp_path: Path) -> None:
    """What overrides.toml has behind # is read as it should be once the # is gone."""
    text = (path.parent / recipe.OVERRIDES).read_text(encoding="utf-8")
    _, _, examples = text.partition("# Examples")
    rows = [line.removeprefix("#").strip() for line in examples.splitlines()]
    rows = [row for row in rows if row.startswith("[[") or re.match(r"\w+ = ", row)]
    (tmp_path / recipe.OVERRIDES).write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / recipe.RECIPE).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    assert len(recipe.load(tmp_path / recipe.RECIPE).overrides) == rows.count("[[override]]") >= 1


@pytest.mark.parametrize(
    ("settings", "table"),
    [
        (recipe.DeckSettings, "deck"),
        (recipe.SourceSettings, "source"),
        (recipe.VocabularySettings, "vocabulary"),
        (recipe.DialectSettings, "dialect"),
        (recipe.ClaimSettings, "claims"),
        (recipe.ModelSettings, "llm"),
    ],
)
def test_the_readme_explains_every_key(settings: type, table: str) -> None:
    section = README.partition(f"### `[{table}]`")[2].partition("\n#")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(settings.__dataclass_fields__)  # type: ignore[attr-defined]


def test_the_readme_names_every_correction() -> None:
    section = README.partition("## Corrections")[2]
    for key in recipe.Override.__dataclass_fields__:
        assert f"`{key}" in section, key


def test_the_readme_example_is_a_recipe(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(\[deck\].*?)```", README, re.DOTALL)
    assert example
    tomllib.loads(example[1])
    (tmp_path / recipe.RECIPE).write_text(example[1], encoding="utf-8")
    assert recipe.load(tmp_path / recipe.RECIPE).vocabulary.limit == recipe.VocabularySettings().limit


def test_the_readme_names_every_topic() -> None:
    topics = Path(recipe.__file__).parents[1] / "claims" / "topics"
    for path in topics.glob("*.toml"):
        assert f"`{path.stem}`" in README, path.stem
