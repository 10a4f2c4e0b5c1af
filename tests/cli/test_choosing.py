"""Choosing on the command line: by count, part of speech and what is known; what is left out; why a sense."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TALK, Run
from tests.cli.test_bad_input import RECIPE, check

HEADER = "headword\treading\tenglish\tdefinition_ja\tdefinition_en\n"


def rows(run: Run, *arguments: object) -> list[dict[str, object]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("options", "stays", "goes"),
    [
        (["--pos", "verb"], "続ける", "銭湯"),
        (["--pos", "noun,adverb"], "銭湯", "続ける"),
        (["--pos", "名詞-普通名詞"], "銭湯", "続ける"),
        (["--min-count", "2"], "銭湯", "重油"),
        (["--level", "N1"], "重油", "値段"),
    ],
)
def test_vocab_by_what_is_asked_for(run: Run, talk: Path, options: list[str], stays: str, goes: str) -> None:
    found = {row["headword"] for row in rows(run, "vocab", "--json", *options, talk)}
    assert stays in found
    assert goes not in found


def test_build_takes_the_same(run: Run, talk: Path) -> None:
    (row,) = rows(run, "build", "--json", "--pos", "verb", "--min-count", "1", talk)
    left_out = {(word["headword"], word["reason"]) for word in row["left_out"]}  # type: ignore[attr-defined]
    assert ("銭湯", "other part of speech") in left_out
    assert row["known"] == {"listed": 0, "matched": 0, "repeated": 0}


def test_a_recipe_asks_for_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "talk.txt").write_text(TALK, encoding="utf-8")
    text = RECIPE + '[vocabulary]\npos = ["verb"]\n'
    (tmp_path / "deck" / "recipe.toml").write_text(text, encoding="utf-8")
    found = {row["headword"] for row in rows(run, "vocab", "--json", "deck")}
    assert "続ける" in found
    assert "銭湯" not in found
    found = {row["headword"] for row in rows(run, "vocab", "--json", "--pos", "noun", "deck")}
    assert "銭湯" in found, "what is asked for now goes before the recipe"


def test_left_out_words(run: Run, talk: Path) -> None:
    left_out = rows(run, "vocab", "--left-out", "--json", "--limit", "2", talk)
    assert all(row.keys() == {"headword", "reading", "reason", "count"} for row in left_out)
    assert {"basic", "beyond the limit", "grammar"} <= {row["reason"] for row in left_out}
    table = run("vocab", "--left-out", talk).stdout
    assert "left out because" in table
    assert "basic" in table


KNOWN = [
    # list, what is said
    ("銭湯\n重油\nピアノ\n", "Known: 2 words of the text are among your 3 known words."),
    ("銭湯\n", "Known: 1 word of the text is among your 1 known word."),
    (
        "銭湯\n重油\n重油\n",
        "Known: 2 words of the text are among your 2 known words. 1 stood there twice or more.",
    ),
    ("ピアノ\n", "Known: no word of the text is among your 1 known word."),
    ("續ける\n値段\nつづける\n", "Known: 2 words of the text are among your 3 known words."),
]


@pytest.mark.parametrize(("known", "said"), KNOWN)
@pytest.mark.parametrize("command", ["vocab", "build"])
def test_how_many_known_words_matched(run: Run, talk: Path, command: str, known: str, said: str) -> None:
    Path("known.txt").write_text(known, encoding="utf-8")
    assert said in run(command, talk, "--known", "known.txt").stderr


def test_nothing_is_said_of_known_words_without_a_list(run: Run, talk: Path) -> None:
    assert "Known:" not in run("vocab", talk).stderr


def test_explain_for_people(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("手紙を出した。\n田中さんがボタンを押した。\n", encoding="utf-8")
    said = run("words", "--explain", "--lines", "t.txt").stdout
    (chosen,) = [line for line in said.splitlines() if "to send (e.g. letter)" in line]
    assert chosen.strip().startswith("▸  5")
    assert "goes with 手紙" in chosen
    assert "a name" in said
    assert "from the list of collocations" in said


def test_explain_for_programs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("君の番だよ。\n大規模言語モデルの話。\n", encoding="utf-8")
    explained, term = rows(run, "words", "--explain", "--json", "--lines", "t.txt")
    plain, _ = rows(run, "words", "--json", "--lines", "t.txt")
    word = explained["words"][0]  # type: ignore[index]
    why = word.pop("explained")
    assert word == plain["words"][0]  # type: ignore[index]
    (chosen,) = [candidate for candidate in why["candidates"] if candidate["chosen"]]
    (sense,) = [sense for sense in chosen["senses"] if sense["chosen"]]
    assert (chosen["entry"], sense["sense"]) == (word["entry"], word["sense"])
    assert chosen["points"] == pytest.approx(
        sum(each["points"] for each in (*chosen["evidence"], *sense["evidence"])), abs=0.05
    )
    assert term["words"][0]["explained"]["glosses_from"] == "glossary"  # type: ignore[index]


# ------------------------------------------------------------------ bad input: nothing is written


BAD_LISTS = [
    # option, file name, what is in it, what the error says
    ("--glossary", "g.tsv", "headword\treading\tenglisch\n", "row 1"),
    ("--glossary", "g.tsv", f"{HEADER}食べる\tのむ\teat\t\t\n", "row 2: のむ cannot be read for 食べる"),
    (
        "--glossary",
        "g.tsv",
        f"{HEADER}過学習\tねこ\toverfitting\t\t\n",
        "row 2: ねこ cannot be read for 過学習",
    ),
    ("--accent", "a.tsv", "word\treading\tpattern\n猫\tいぬ\tLH\n", "row 2: いぬ cannot be read for 猫"),
    ("--glossary", "g.tsv", f"{HEADER}銭湯\t銭湯\tbath\t\t\n", "row 2: the reading '銭湯' is not in kana"),
    ("--glossary", "g.tsv", f"{HEADER}湯\tゆ\ta\t\t\n\n湯\tゆ\tb\t\t\n", "row 4: 湯 stands in row 2 too"),
    ("--known", "k.csv", "Meaning,Item\nto eat,食べる\n", "line 1: the first column has no Japanese"),
    ("--known", "k.tsv", "Word\tReading\n食べる\tのむ\n", "line 2: のむ cannot be read for 食べる"),
    ("--known", "k.tsv", "Word\tReading\n猫\tいぬ\n", "line 2: いぬ cannot be read for 猫"),
    ("--known", "k.txt", "nothing here\n", "no Japanese word"),
]


@pytest.mark.parametrize(("option", "name", "text", "said"), BAD_LISTS)
def test_a_bad_list_stops_the_build(
    run: Run, talk: Path, option: str, name: str, text: str, said: str
) -> None:
    Path(name).write_text(text, encoding="utf-8")
    result = run("build", talk, option, name)
    check(result, said)
    assert name in result.stderr
    assert not Path("talk.apkg").exists()


BAD_OVERRIDES = [
    ('key = "word|銭湯|せんとう"\nglos = "x"', "line 1: [[override]]: unknown key 'glos'", "'gloss'"),
    ('key = "銭湯"\ngloss = "x"', "line 2: '銭湯' is no key of a note", "word|…"),
    ('key = "word|銭湯|せんとう"\nreading = "銭湯"', "line 3: reading: '銭湯' is not in kana", "hiragana"),
    (
        'key = "word|続ける|つづける"\nreading = "つづく"',
        "line 1: reading: つづく cannot be read",
        "whole word",
    ),
    ('key = "word|銭湯|せんとう"\nsense = 4', "line 1: sense: 4 of 銭湯", "--explain"),
    (
        'key = "word|銭湯|せんとう"\nsentence = "銭湯。"',
        "line 1: sentence: '銭湯。' is not in",
        "Did you mean",
    ),
]


@pytest.mark.parametrize(("override", "said", "hint"), BAD_OVERRIDES)
def test_a_bad_override_stops_the_build(
    run: Run, tmp_path: Path, override: str, said: str, hint: str
) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "talk.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "deck" / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    (tmp_path / "deck" / "overrides.toml").write_text(f"[[override]]\n{override}\n", encoding="utf-8")
    result = run("build", "deck", "-o", "out.apkg")
    check(result, said)
    assert "overrides.toml" in result.stderr
    assert hint in result.stderr
    assert not Path("out.apkg").exists()


@pytest.mark.parametrize(
    "arguments",
    [["vocab", "talk.txt", "--pos", "nuon"], ["build", "talk.txt", "--min-count", "0"]],
)
def test_a_wish_that_is_not_understood(run: Run, talk: Path, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "nuon" not in arguments or "Did you mean 'noun'?" in result.stderr


def test_check_of_a_deck(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "talk.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "deck" / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    good = run("check", "deck")
    assert (good.exit_code, good.stdout) == (0, "")
    assert good.stderr.startswith("銭湯: all good. ")
    (tmp_path / "deck" / "overrides.toml").write_text(
        '[[override]]\nkey = "word|戦闘|せんとう"\ngloss = "x"\n', encoding="utf-8"
    )
    bad = run("check", "deck")
    assert bad.exit_code == 1
    assert bad.stdout.startswith("deck/overrides.toml, line 1: no note of the deck has the key")
    assert "銭湯: 1 problem." in bad.stderr
    (row,) = [json.loads(line) for line in run("check", "--json", "deck", "kansai").stdout.splitlines()]
    assert row["where"] == "deck/overrides.toml, line 1"
