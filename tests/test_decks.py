"""The decks that come with flashgen: their recipes load, and what they name is there."""

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from flashgen import pipeline, recipe, transcripts
from flashgen.claims import Claim, claim_id
from flashgen.claims.claim import squeeze

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
        (recipe.CardSettings, "cards"),
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


# ------------------------------------------------------------------ the claims that were chosen by hand

CLAIMS = tomllib.loads((DECKS / "interpretability" / "claims.toml").read_text(encoding="utf-8"))["claim"]
# Cards that learners have had from the first; their keys stay as long as their quotes do. Only add to these.
PROMISED = {"ce0e782a26", "dfb152e0bd", "c066659b30", "252d34c02f", "7e855ccb45", "35d8947431", "f0705e5510"}


@cache
def chosen() -> tuple[Claim, ...]:
    tools = pipeline.Tools()
    lesson = pipeline.linked(DECKS / "interpretability", tools)
    return pipeline.claims(lesson, tools, pipeline.Wishes()).claims


def test_every_claim_of_the_shipped_deck_is_whole() -> None:
    assert len(chosen()) == len(CLAIMS) >= 24
    for claim in chosen():
        assert claim.origin == "file"
        assert claim.translation, claim.quote
        assert claim.id == claim_id(claim.section, claim.quote)
        assert not re.search(
            "へん|ねん|やろ|あかん|ほんま", claim.question + claim.answer * (claim.card == "qa")
        )
        assert claim.card == "cloze" or re.search("何|なぜ|どう|どの|どこ|どんな|いくつ", claim.question)
        # A claim that is not the speaker's own plain statement says whose it is, or what kind it is.
        told = "によると|によれば|配信者|講演|論文|研究では|報告|反論|仮説|言われて|結果|と聞かれた"
        assert claim.stance == "assertion" or claim.card == "cloze" or re.search(told, claim.question)


def test_shipped_claims_cover_the_talk() -> None:
    topics = {claim.topic for claim in chosen()}
    assert topics >= {
        "faithfulness",
        "sycophancy",
        "rl-scaling",
        "multilingual-features",
        "goals-abstraction",
    }
    assert topics >= {"concept-discovery", "arithmetic-circuits", "interpretability", "model-biology"}
    assert len({claim.section for claim in chosen()}) >= 13


def test_keys_of_the_shipped_claims_stay() -> None:
    assert {f"cl-{key}" for key in PROMISED} <= {claim.id for claim in chosen()}


def test_answers_are_not_in_other_questions_beside_them() -> None:
    """A card must not tell the answer of the next one, which is studied right after it."""
    for one, after in pairwise(chosen()):
        assert squeeze(after.answer) not in squeeze(one.question + one.answer), after.question


DOCUMENTS = ["README.md", "CHANGELOG.md", "decks/README.md", "flashgen/dialects/README.md"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_merge_was_left_half_done(name: str) -> None:
    lines = (DECKS.parent / name).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line.startswith(("<<<<<<<", ">>>>>>>")) or line == "======="]
