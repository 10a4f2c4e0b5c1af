"""Recipes: what is read, and what every mistake says."""

from pathlib import Path

import pytest

from flashgen import recipe
from flashgen.errors import RecipeError

WHOLE = """
[deck]
id = 1234567890
name = "試しの教材"
[source]
transcript = "talk.txt"
title = "A talk"
[vocabulary]
limit = 20
known = ["known.txt"]
level = "N4"
cards = ["recognition", "production"]
[dialect]
cards = ["recognition"]
[claims]
limit = 5
focus = ["faithfulness"]
file = "claims.toml"
[cards]
furigana = "back"
"""
LEAST = '[deck]\nid = 1\nname = "a"\n[source]\ntranscript = "t.txt"\n'


def written(folder: Path, text: str, overrides: str | None = None) -> Path:
    path = folder / recipe.RECIPE
    path.write_text(text, encoding="utf-8")
    if overrides is not None:
        (folder / recipe.OVERRIDES).write_text(overrides, encoding="utf-8")
    return path


def test_a_whole_recipe(tmp_path: Path) -> None:
    read = recipe.load(written(tmp_path, WHOLE))
    assert read.deck == recipe.DeckSettings(1234567890, "試しの教材")
    assert read.vocabulary.known == ("known.txt",)
    assert read.vocabulary.level == "N4"
    assert read.claims.focus == ("faithfulness",)
    assert read.claims.file == "claims.toml"
    assert read.cards.furigana == "back"
    assert read.path("talk.txt") == tmp_path / "talk.txt"


def test_what_is_not_said_has_a_default(tmp_path: Path) -> None:
    read = recipe.load(written(tmp_path, LEAST))
    assert read.vocabulary == recipe.VocabularySettings()
    assert read.source.dialect == "kansai"
    assert read.cards.furigana == "tap"


MISTAKES = [
    # what is written, what the message says, what the hint says
    ("[deck", "not valid TOML", "toml.io"),
    (f"a = {'9' * 5000}", "not valid TOML", "toml.io"),
    (f"a = {'[' * 5000}", "not valid TOML", "toml.io"),
    (LEAST + "[vocab]\n", "unknown table [vocab]", "'vocabulary'"),
    (LEAST.replace("transcript", "transcirpt"), "[source]: unknown key 'transcirpt'", "'transcript'"),
    (LEAST + '[dialect]\ncard = ["recognition"]', "[dialect]: unknown key 'card'", "'cards'"),
    (LEAST.replace("id = 1", 'id = "1"'), "[deck]: id: '1' is not a whole number", "whole number"),
    (LEAST.replace("id = 1", "id = true"), "[deck]: id: True is not a whole number", "whole number"),
    (LEAST.replace("id = 1", "id = 0"), "0 is no deck id", "ten digits"),
    (LEAST.replace("id = 1\n", ""), "the key 'id' is missing", "decks/README.md"),
    ('[deck]\nid = 1\nname = "a"\n', "[source]: the key 'transcript' is missing", "decks/README.md"),
    (LEAST.replace('"a"', '"a::b"'), "no deck name", "'::'"),
    (LEAST + '[vocabulary]\nknown = "known.txt"', "is not a list of strings", '["one", "two"]'),
    (LEAST + '[vocabulary]\nlevel = "N6"', "unknown level 'N6'", "N5, N4"),
    (LEAST + "[vocabulary]\nlimit = -1", "limit: -1 is negative", "no limit"),
    (LEAST + "[vocabulary]\nmin_count = 0", "min_count: 0 is less than once", "Write 1"),
    (LEAST + '[vocabulary]\npos = ["nuon"]', "pos: unknown part of speech 'nuon'", "'noun'"),
    (LEAST + '[vocabulary]\npos = "noun"', "is not a list of strings", '["one", "two"]'),
    (LEAST + '[dialect]\ncards = ["recogniton"]', "unknown kind 'recogniton'", "'recognition'"),
    (LEAST + '[vocabulary]\naccent = ["a.tsv"]', "unknown key 'accent'", "'accents'"),
    (LEAST + '[cards]\nfurigana = "tapp"', "[cards]: furigana: unknown value 'tapp'", "'tap'"),
    (LEAST + "[cards]\nfurigana = true", "[cards]: furigana: True is not a string", "a string"),
    (LEAST + "[claims]\nlimit = 1.5", "1.5 is not a whole number", ""),
    ("deck = 3\n[source]\ntranscript = 't'", "[deck]: is not a table", ""),
]


@pytest.mark.parametrize(("text", "message", "hint"), MISTAKES)
def test_mistakes_name_place_fact_and_remedy(tmp_path: Path, text: str, message: str, hint: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(RecipeError) as caught:
        recipe.load(path)
    assert str(path) in caught.value.message
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert "\n" not in caught.value.message


OVERRIDES = """
[[override]]
key = "word|他|ほか"
reading = "ほか"
[[override]]
key = "claim|0123"
drop = true
"""


def test_overrides_are_read_by_key(tmp_path: Path) -> None:
    read = recipe.load(written(tmp_path, LEAST, OVERRIDES))
    assert read.overrides["word|他|ほか"].reading == "ほか"
    assert read.overrides["claim|0123"].drop


@pytest.mark.parametrize(
    ("overrides", "message", "hint"),
    [
        ('[[override]]\nreading = "ほか"', "the key 'key' is missing", ""),
        ('[[override]]\nkey = "a"\nglos = "b"', "unknown key 'glos'", "'gloss'"),
        ('[override]\nkey = "a"', "not a list", "two brackets"),
        ('[[overide]]\nkey = "a"', "unknown table", "[[override]]"),
        (
            '[[override]]\nkey = "word|a|b"\ndrop = true\n\n[[override]]\nkey = "word|a|b"\nnote = "x"',
            "line 5: a second one for 'word|a|b', after line 1",
            "Keep one",
        ),
        ('# mine\n[[override]]\ngloss = "x"\nkey = "a"', "line 4: 'a' is no key of a note", "field Key"),
        ('[[override]]\nkey = "wrod|a|b"\ndrop = true', "line 2: 'wrod|a|b' is no key", "word|…"),
        ('[[override]]\nkey = "word|a|b"', "line 1: the override of 'word|a|b' changes nothing", "gloss"),
        (
            '[[override]]\nkey = "word|a|b"\nmeaning = "x"',
            "line 3: meaning: a word card has nothing of that name",
            "reading",
        ),
        (
            '[[override]]\nkey = "claim|0"\nanswr = "x"',
            "line 1: [[override]]: unknown key 'answr'",
            "'answer'",
        ),
        (
            '[[override]]\nkey = "word|a|b"\n\nreading = "他"',
            "line 4: reading: '他' is not in kana",
            "hiragana",
        ),
        ('[[override]]\nkey = "word|a|b"\nsense = 0', "line 3: sense: 0 is no sense", "from 1"),
        ('[[override]]\nkey = "word|a|b"\nsense = "2"', "sense: '2' is not a whole number", "whole number"),
        (
            '[[override]]\nkey = "word|a|b"\nsense = 2\ngloss = "x"',
            "line 4: gloss: there is a sense too",
            "one",
        ),
        ('[[override]]\nkey = "word|a|b"\naccent = "LHX"', "line 3: accent: 'LHX' is no accent", "H or L"),
        ('[[override]]\nkey = "word|a|b"\naccent = 2', "accent: 2 is not a string", "string"),
        (
            '[[override]]\nkey = "claim|0"\ntext = "{{c2::味}}だ。{{c1:: }}"',
            "line 3: text: there is no gap in it",
            "{{c1::",
        ),
        (
            '[[override]]\nkey = "claim|0"\ntext = "{{c1::味}}だ。"\nanswer = "味"',
            "line 3: text: there is a question or an answer too",
            "Keep one",
        ),
        (
            '[[override]]\nkey = "word|a|b"\nsentence_standard = "だ。"',
            "line 3: sentence_standard: there is no sentence beside it",
            "Write the sentence",
        ),
        (
            '[[override]]\nkey = "claim|0"\nnote = "a\\u001fb"',
            "line 3: note: there is a character in it that is no text (U+001F)",
            "out",
        ),
        ('override = [{key = "word|a|b", sense = -1}]', "line 1: sense: -1 is no sense", "from 1"),
    ],
)
def test_mistakes_in_overrides(tmp_path: Path, overrides: str, message: str, hint: str) -> None:
    path = written(tmp_path, LEAST, overrides)
    with pytest.raises(RecipeError) as caught:
        recipe.load(path)
    assert recipe.OVERRIDES in caught.value.message
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_overrides_know_their_lines(tmp_path: Path) -> None:
    read = recipe.load(written(tmp_path, LEAST, OVERRIDES))
    assert read.place_of("word|他|ほか") == f"{tmp_path / recipe.OVERRIDES}, line 2"
    assert read.place_of("claim|0123") == f"{tmp_path / recipe.OVERRIDES}, line 5"


def test_finding_a_recipe(tmp_path: Path) -> None:
    path = written(tmp_path, LEAST)
    assert recipe.find(tmp_path) == path
    assert recipe.find(path) == path
    assert recipe.find(tmp_path / "talk.srt") is None


def test_a_folder_without_a_recipe(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="has no recipe"):
        recipe.find(tmp_path)


def test_a_recipe_that_is_not_there_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="no such file"):
        recipe.load(tmp_path / "recipe.toml")
    path = tmp_path / "recipe.toml"
    path.write_bytes("名前".encode("cp932"))
    with pytest.raises(RecipeError, match="UTF-8"):
        recipe.load(path)
