"""`flashgen explain`: what each piece of a form says, which rule spoke, and what the text leaves open."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Run

TOLD = [
    # text, what is told of it
    pytest.param(
        "行かへんかってん",
        [
            "= 行かなかったんだ",
            "五段-カ行",
            "未然形",
            "negative",
            "past",
            "explanatory",
            "neg.hen5",
            "〜へんかった → 〜なかった",
            "rule     asp.ten",
        ],
        id="negative, past",
    ),
    pytest.param(
        "言うたらなあかんねん",
        [
            "= 言ってやらなければならないんだ",
            "do for someone",
            "if not",
            "no good",
            "obl.naakan",
            "ben.taru.naakan",
        ],
        id="obligation",
    ),
    pytest.param(
        "してはったんやんか",
        ["= していらっしゃったんじゃないか", "polite about others", "isn't it", "or       してい"],
        id="honorific",
    ),
    pytest.param("せんといてや", ["= しないでよ", "leave it so", "softens or urges", "obl.se"], id="request"),
    pytest.param("食べてもうてんねん", ["= 食べてしまってるんだ", "went and …ed", "70% sure"], id="regret"),
    pytest.param(
        "海には行けへん", ["= 海には行かない", "行けない (the text does not decide: 50% sure)"], id="open"
    ),
    pytest.param("めっちゃしんどい", ["colloquial everywhere in Japan"], id="shared"),
    pytest.param("今日は天気がいい。", ["Nothing in it is Kansai dialect."], id="standard"),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_for_people(run: Run, text: str, told: list[str]) -> None:
    result = run("explain", text)
    assert result.exit_code == 0, result.output
    assert [what for what in told if what not in result.stdout] == []


def explained(run: Run, *arguments: str, **kwargs: Any) -> list[dict[str, Any]]:
    result = run("explain", "--json", *arguments, **kwargs)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_for_programs(run: Run) -> None:
    (row,) = explained(run, "海には行けへんかってん")
    assert row.keys() == {"text", "standard", "dialect", "tokens", "compounds"}
    assert row["tokens"][0].keys() == {
        "surface",
        "start",
        "end",
        "reading",
        "headword",
        "lemma",
        "pos",
        "ctype",
        "cform",
        "standard",
        "item",
    }
    (compound,) = row["compounds"]
    assert (compound["surface"], compound["standard"]) == ("行けへんかってん", "行かなかったんだ")
    assert [(p["surface"], p["standard"], p["item"]) for p in compound["parts"]] == [
        ("行け", "行か", ""),
        ("へん", "ない", "neg.hen5"),
        ("かっ", "かっ", "neg.henkatta"),
        ("てん", "たんだ", "asp.ten"),
    ]
    first, second = compound["forms"]
    assert (first["rule"], first["alternatives"], first["confidence"]) == (
        "neg.hen5e.potential",
        ["行けなかっ"],
        0.5,
    )
    assert (second["item"], second["title"], second["rule"]) == ("asp.ten", "〜てん", "asp.ten")
    assert all(second[name] for name in ("meaning", "formation", "region", "register", "real_use"))


def test_an_object_for_each_sentence(run: Run) -> None:
    rows = explained(run, "-", input="あかん。ほんまや。\n\nせやな\n".encode())
    assert [row["text"] for row in rows] == ["あかん。", "ほんまや。", "せやな"]


def test_check_says_all_good(run: Run) -> None:
    result = run("check", "kansai")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.startswith("kansai: all good. ")


def test_check_of_a_folder(run: Run, tmp_path: Any) -> None:
    from tests.dialects import small

    small.write(tmp_path, grammar=small.FILES["grammar.toml"].replace("meaning", "meening", 1))
    result = run("check", "./nagoya")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "nagoya/grammar.toml: item 'cop.dagaya': unknown field 'meening' (Did you"
    )
    assert result.stdout.count("\n") == 1
    assert result.stderr.startswith("nagoya: 1 problem")
    (row,) = [json.loads(line) for line in run("check", "--json", "./nagoya").stdout.splitlines()]
    assert row.keys() == {"where", "reason", "hint"}
