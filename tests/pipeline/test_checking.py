"""What is told of a deck's folder: missing and bad files, corrections that fit nothing."""

from pathlib import Path

import pytest

from flashgen import pipeline
from flashgen.pipeline import checking

TALK = """\
昨日な、商店街の豆腐屋さんが店を閉めはってん。四十年も続いた店やったのに、あとを継ぐ人がおらへんかったらしい。
豆腐というのは、水がええ土地やないと、おいしいもんができひんのやて。せやから、井戸を大事にせなあかん。
"""
RECIPE = '[deck]\nid = 1234567890\nname = "豆腐屋"\n[source]\ntranscript = "talk.txt"\n[vocabulary]\n'
HEADER = "headword\treading\tenglish\tdefinition_ja\tdefinition_en\n"
TOFU = "word|豆腐|とうふ"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    return tmp_path


def checked(deck: Path) -> checking.CheckedRecipe:
    return checking.check(deck, pipeline.Tools())


@pytest.mark.parametrize("name", ["", "recipe.toml"])
def test_all_good(deck: Path, name: str) -> None:
    (deck / "overrides.toml").write_text(
        f'[[override]]\nkey = "{TOFU}"\ngloss = "bean curd"\n', encoding="utf-8"
    )
    found = checked(deck / name)
    assert (found.name, found.problems, found.overrides) == ("豆腐屋", (), 1)
    assert found.notes > 5
    assert not (deck / "out.apkg").exists()


USELESS = [
    # the override without its brackets, reason, hint
    (f'key = "{TOFU}"\ngloss = "x"', None, ""),
    (f'key = "{TOFU}"\ndrop = true', None, ""),
    (f'key = "{TOFU}"\ngloss = "tofu; bean curd"', f"the card of '{TOFU}' shows that anyway", "Take"),
    ('key = "word|豆腐|とうふう"\ngloss = "x"', "no note of the deck has the key 'word|豆腐|とうふう'", TOFU),
    ('key = "word|人|ひと"\ngloss = "x"', "no note of the deck", "The word gets no card: basic."),
    ('key = "claim|zzz"\ndrop = true', "no note of the deck has the key 'claim|zzz'", ""),
    (f'key = "{TOFU}"\naccent = "9"', "accent: '9' does not fit とうふ", "number of the mora"),
    (f'key = "{TOFU}"\nsense = 7', "sense: 7 of 豆腐", "--explain"),
    (
        f'key = "{TOFU}"\nsentence = "豆腐を食べる。"',
        "'豆腐を食べる。' is not in the transcript",
        "豆腐という",
    ),
    ('key = "word|継ぐ|つぐ"\nreading = "つがる"', "reading: つがる cannot be read for 継ぐ", "whole word"),
    ('key = "word|継ぐ|つぐ"\nreading = "はぐ"', "reading: はぐ cannot be read for 継ぐ", "whole word"),
    ('key = "word|継ぐ|つぐ"\nreading = "つぐ"', "the card of 'word|継ぐ|つぐ' shows that anyway", "Take"),
    ('key = "dialect|kansai|neg.hin9"\nnote = "x"', "no note of the deck", "dialect|kansai|neg.hin"),
]


@pytest.mark.parametrize(("override", "reason", "hint"), USELESS)
def test_corrections(deck: Path, override: str, reason: str | None, hint: str) -> None:
    (deck / "overrides.toml").write_text(f"# mine\n[[override]]\n{override}\n", encoding="utf-8")
    found = checked(deck).problems
    if reason is None:
        assert found == ()
        return
    (problem,) = found
    assert problem.where == f"{deck / 'overrides.toml'}, line 2"
    assert reason in problem.reason
    assert hint in problem.hint


FILES = [
    # a line of [vocabulary], files, what the problems say
    pytest.param('known = ["k.txt"]', {}, ["k.txt"], id="a missing list"),
    pytest.param('known = ["k.csv"]', {"k.csv": "A,B\nx,食べる\n"}, ["column 2 ('B')"], id="a bad list"),
    pytest.param('glossaries = ["g.tsv"]', {"g.tsv": "a\tb\n"}, ["the columns are"], id="wrong columns"),
    pytest.param(
        'glossaries = ["g.tsv"]',
        {"g.tsv": f"{HEADER}食べる\tのむ\teat\t\t\n"},
        ["のむ cannot be read"],
        id="an impossible reading",
    ),
    pytest.param(
        'known = ["k.txt", "l.txt"]\nglossaries = ["g.tsv"]',
        {"g.tsv": f"{HEADER}豆\tまめ\tbean\t\t\n豆\tまめ\tbeans\t\t\n"},
        ["k.txt", "l.txt", "stands in row 2 too"],
        id="all at once",
    ),
    pytest.param(
        'accents = ["a.tsv"]', {"a.tsv": "豆腐\tとうふ\tHL\n"}, ["HL has 2 morae"], id="a bad accent"
    ),
    pytest.param("limt = 3", {}, ["unknown key 'limt'"], id="the recipe itself"),
]


@pytest.mark.parametrize(("line", "files", "said"), FILES)
def test_files(deck: Path, line: str, files: dict[str, str], said: list[str]) -> None:
    (deck / "recipe.toml").write_text(RECIPE + line + "\n", encoding="utf-8")
    for name, text in files.items():
        (deck / name).write_text(text, encoding="utf-8")
    found = checked(deck).problems
    assert len(found) == len(said)
    for problem, part in zip(found, said, strict=True):
        assert part in f"{problem.where}: {problem.reason}"
        assert problem.hint


def test_a_transcript_that_is_gone(deck: Path) -> None:
    (deck / "talk.txt").unlink()
    (problem,) = checked(deck).problems
    assert problem.where.endswith("talk.txt")
    assert problem.reason == "no such file"


def test_what_check_lets_pass_builds(deck: Path) -> None:
    (deck / "overrides.toml").write_text(
        f'[[override]]\nkey = "{TOFU}"\nnote = "x"\n'
        'sentence = "豆腐というのは、水がええ土地やないと、おいしいもんができひんのやて。"\n',
        encoding="utf-8",
    )
    assert checked(deck).problems == ()
    built = pipeline.build(deck, deck / "out.apkg", pipeline.Tools(), pipeline.Wishes())
    assert built.unused_overrides == ()
