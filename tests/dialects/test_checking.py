"""What a check says of a dialect: each mistake by file, row and reason, with something to do about it."""

from pathlib import Path

import pytest

from flashgen import dialects
from flashgen.dialects.checking import check
from tests.dialects import small

GRAMMAR, RULES, WORDS = (small.FILES[f"{name}.toml"] for name in ("grammar", "rules", "words"))
VOCABULARY, ABOUT = (small.FILES[f"{name}.toml"] for name in ("vocabulary", "dialect"))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASHGEN_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize("name", dialects.names())
def test_shipped_dialects_are_good(name: str) -> None:
    assert [(p.where, p.reason) for p in check(dialects.folder(name)).problems] == []


def test_a_small_dialect_is_good(tmp_path: Path) -> None:
    checked = check(small.write(tmp_path))
    assert checked.problems == ()
    assert (checked.name, checked.items, checked.words, checked.rules) == ("nagoya", 2, 1, 2)
    assert checked.sentences == 8


def rule(pattern: str, more: str = "", id_: str = "x") -> str:
    return (
        f'{RULES}\n[[rule]]\nid = "{id_}"\nitem = "neg.sen"\npattern = [{pattern}]\nstandard = "y"\n{more}\n'
    )


SEN = '{ surface = "せ", lemma = "為る" }, { surface = "ん" }'

MISTAKES = [
    # file, its text, where, reason
    pytest.param(
        "grammar",
        GRAMMAR.replace("meaning", "meening", 1),
        "grammar.toml: item 'cop.dagaya'",
        "unknown field 'meening'",
        id="unknown field",
    ),
    pytest.param(
        "grammar",
        GRAMMAR.replace('"neg.sen"', '"Neg-Sen"', 1),
        "rules.toml: rule 'neg.sen'",
        "no item 'neg.sen'",
        id="an id that a rule names is changed",
    ),
    pytest.param(
        "grammar",
        GRAMMAR + '[[item]]\nid = "Neg"\nform = "a"\nstandard = "b"\nmeaning = "c"\n'
        'examples = [["もうせん。", "もうしない。"]]\n',
        "grammar.toml: item 'Neg'",
        "'Neg' is no id",
        id="bad id",
    ),
    pytest.param(
        "grammar",
        GRAMMAR.replace('examples = [["もうせん。", "もうしない。"]]\n', ""),
        "grammar.toml: item 'neg.sen'",
        "has no examples",
        id="no examples",
    ),
    pytest.param(
        "grammar",
        GRAMMAR.replace("もうせん。", "もういい。"),
        "grammar.toml: item 'neg.sen'",
        "is not found in its own example もういい。",
        id="example of an item fails",
    ),
    pytest.param(
        "grammar",
        GRAMMAR.replace("千円払った。", "何もせん。"),
        "grammar.toml: item 'neg.sen'",
        "is found in its counter-example 何もせん。",
        id="counter-example of an item fires",
    ),
    pytest.param(
        "grammar",
        GRAMMAR.replace('compare = ["cop.dagaya"]', 'compare = ["cop.dagya"]'),
        "grammar.toml: item 'neg.sen'",
        "compares with 'cop.dagya', which is no item",
        id="compares with nothing",
    ),
    pytest.param(
        "vocabulary",
        VOCABULARY + 'compare = ["adv.x"]\n',
        "vocabulary.toml: word 'adv.dera'",
        "compares with 'adv.x', which is no item",
        id="a word compares with nothing",
    ),
    pytest.param(
        "vocabulary",
        VOCABULARY.replace("外に出られない。", "でら寒い。"),
        "vocabulary.toml: word 'adv.dera'",
        "is found in its counter-example でら寒い。",
        id="counter-example of a word fires",
    ),
    pytest.param(
        "words",
        WORDS.replace('id = "cop.dagaya"', 'id = "cop.dagya"'),
        "words.toml: word 'だがや'",
        "is of 'cop.dagya', which is no item",
        id="a word of no item",
    ),
    pytest.param(
        "rules",
        rule('{ surface = "えびふりゃあ" }'),
        "rules.toml: rule 'x'",
        "can never match: pattern, token 1: no word of UniDic or of this dialect has surface えびふりゃあ",
        id="a spelling that no word has",
    ),
    pytest.param(
        "rules",
        rule('{ cform = "未燃形" }'),
        "rules.toml: rule 'x'",
        "can never match: pattern, token 1: no word of UniDic or of this dialect has cform 未燃形",
        id="a form that there is not",
    ),
    pytest.param(
        "rules",
        rule('{ surface = "山" }', 'after = [{ pos = "動司" }]'),
        "rules.toml: rule 'x'",
        "can never match: after, token 1: no word of UniDic or of this dialect has pos 動司",
        id="a part of speech that there is not",
    ),
    pytest.param(
        "rules",
        rule('{ item = "neg.x" }'),
        "rules.toml: rule 'x'",
        "can never match: pattern, token 1: no word of UniDic or of this dialect has item neg.x",
        id="an item that no word has",
    ),
    pytest.param(
        "rules",
        rule('{ pos = "名詞", cform = "未然形" }'),
        "rules.toml: rule 'x'",
        "can never match: pattern, token 1: no word has all of this at once: pos 名詞, cform 未然形",
        id="a noun that inflects",
    ),
    pytest.param(
        "rules",
        rule('{ surface = "行か", lemma = "為る" }'),
        "rules.toml: rule 'x'",
        "can never match: pattern, token 1: no word has all of this at once: surface 行か, lemma 為る",
        id="the spelling of another word",
    ),
    pytest.param(
        "rules",
        rule(SEN),
        "rules.toml: rule 'x'",
        "can never win: rule 'neg.sen' above takes the same tokens first",
        id="two rules for one pattern",
    ),
    pytest.param(
        "rules",
        rule(SEN, 'before = [{ surface = "も" }]'),
        "rules.toml: rule 'x'",
        "can never win: rule 'neg.sen' above takes the same tokens first",
        id="a narrower rule comes later",
    ),
    pytest.param(
        "rules",
        RULES.replace("もうしない", "もうやらない"),
        "rules.toml: rule 'neg.sen'",
        "example もうせん。 becomes もうしない。 instead of もうやらない。",
        id="example of a rule fails",
    ),
    pytest.param(
        "rules",
        RULES.replace("先生。", "何もせん。"),
        "rules.toml: rule 'neg.sen'",
        "matches in its counter-example 何もせん。",
        id="counter-example of a rule fires",
    ),
    pytest.param(
        "rules",
        rule('{ surface = "山" }', id_="X Y"),
        "rules.toml: rule 'X Y'",
        "'X Y' is no id",
        id="bad id of a rule",
    ),
    pytest.param(
        "dialect",
        ABOUT.replace("licence", "license"),
        "dialect.toml",
        "unknown field 'license'",
        id="unknown field of the dialect",
    ),
    pytest.param(
        "dialect",
        ABOUT + 'not_looked_for = ["x"]\n',
        "dialect.toml",
        "not_looked_for names 'x', which is no item",
        id="not looked for, and not there",
    ),
]


@pytest.mark.parametrize(("file", "text", "where", "reason"), MISTAKES)
def test_mistake(tmp_path: Path, file: str, text: str, where: str, reason: str) -> None:
    problems = check(small.write(tmp_path, **{file: text})).problems
    assert (problems[0].where, problems[0].reason) == (f"nagoya/{where}", reason)
    assert all(problem.hint for problem in problems)


NO_MISTAKES = [
    pytest.param(
        rule('{ surface = ["せ", "さ"], lemma = "為る" }, { surface = "ん" }'), id="another pattern"
    ),
    pytest.param(rule('{ surface = ["山", "えびふりゃあ"] }'), id="one of the spellings is a word's"),
    pytest.param(rule('{ voice = "可能", cform = "未然形" }'), id="potential verbs are"),
    pytest.param(rule('{ surface = "ＧＰＵ" }'), id="Latin letters are words without being listed"),
    pytest.param(
        rule('{ surface = "山" }', 'after = [{ edge = true, pos = "動司" }]'), id="the end of a sentence does"
    ),
]


@pytest.mark.parametrize("text", NO_MISTAKES)
def test_no_mistake(tmp_path: Path, text: str) -> None:
    assert check(small.write(tmp_path, rules=text)).problems == ()


def test_every_broken_file_is_named(tmp_path: Path) -> None:
    folder = small.write(tmp_path, grammar="[[item", rules="[odd]\n", dialect="")
    (folder / "words.toml").unlink()
    assert [p.where for p in check(folder).problems] == [
        "nagoya/dialect.toml",
        "nagoya/grammar.toml",
        "nagoya/words.toml",
        "nagoya/rules.toml",
    ]


def test_what_is_known_is_not_told_again(tmp_path: Path) -> None:
    about = ABOUT + 'not_looked_for = ["neg.sen"]\nmisread = ["何もせん。"]\n'
    grammar = GRAMMAR.replace("もうせん。", "もういい。").replace("千円払った。", "何もせん。")
    assert check(small.write(tmp_path, grammar=grammar, dialect=about)).problems == ()
