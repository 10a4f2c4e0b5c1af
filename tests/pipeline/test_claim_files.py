"""A deck whose key claims a person chose: what is in it, and how its cards go on being the same."""

from collections import Counter
from pathlib import Path

import pytest

from flashgen import pipeline
from flashgen.errors import RecipeError
from flashgen.pipeline import checking
from tests.pipeline.test_decks import built, rows

TALK = """\
昨日な、商店街の豆腐屋さんが店を閉めはってん。四十年も続いた店やったのに、あとを継ぐ人がおらへんかったらしい。
豆腐というのは、水がええ土地やないと、おいしいもんができひんのやて。せやから、井戸を大事にせなあかん。
"""
RECIPE = """[deck]
id = 1234567890
name = "豆腐屋"
[source]
transcript = "talk.txt"
[claims]
file = "mine.toml"
"""
HEIR = """[[claim]]
quote = "あとを継ぐ人がおらへんかったらしい"
question = "{question}"
answer = "あとを継ぐ人がいなかったから"
english = "It seems there was nobody to take over."
note = "継ぐ is to take over."
"""
WATER = '[[claim]]\nquote = "水がええ土地やないと"\ntext = "{{c1::水}}がええ土地やないと"\n'
CLAIMS = "select flds from notes where tags like '%kind::claim%' order by id"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    write(tmp_path, WATER)
    return tmp_path


def write(deck: Path, *tables: str, question: str = "豆腐屋はなぜ店を閉めたか。") -> None:
    text = "".join(table.replace("{question}", question) for table in (*tables, HEIR))
    (deck / "mine.toml").write_text(text, encoding="utf-8")


def test_only_what_the_file_has(deck: Path) -> None:
    made = built(deck)
    assert (made.questions, made.gaps, made.dropped_claims) == (1, 1, ())
    gap, asked = (str(row[0]).split("\x1f") for row in rows(deck / "out.apkg", CLAIMS, deck))
    assert "{{c1::" in gap[1]
    assert asked[1] == "豆腐屋はなぜ店を閉めたか。"
    assert "It seems there was nobody to take over." in asked
    # A part of a sentence is quoted as it was said, with its own rendering in standard Japanese.
    assert "あとを継ぐ人がおらへんかったらしい。" in asked


def test_a_new_question_changes_the_card_it_was_on(deck: Path) -> None:
    built(deck)
    before = [str(row[0]).split("\x1f")[0] for row in rows(deck / "out.apkg", CLAIMS, deck)]
    write(deck, WATER, question="店が閉まった理由は何か。")
    report = built(deck).report.kinds["claims"]
    assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
    assert [str(row[0]).split("\x1f")[0] for row in rows(deck / "out.apkg", CLAIMS, deck)] == before


def test_another_order_is_another_order_of_study(deck: Path) -> None:
    def due() -> list[str]:
        made = rows(
            deck / "out.apkg",
            "select n.flds from notes n join cards c on c.nid = n.id"
            " where n.tags like '%kind::claim%' order by c.due",
            deck,
        )
        return [str(row[0]).split("\x1f")[0] for row in made]

    built(deck)
    before = due()
    write(deck)
    (deck / "mine.toml").write_text(
        (deck / "mine.toml").read_text(encoding="utf-8") + WATER, encoding="utf-8"
    )
    assert built(deck).report.kinds["claims"].new == 0
    assert due() == before[::-1]


@pytest.mark.parametrize(("wishes", "count"), [({}, 2), ({"claims": 1}, 1), ({"claims": 0}, 0)])
def test_what_a_person_asks_for_this_once(deck: Path, wishes: dict[str, int], count: int) -> None:
    (deck / "recipe.toml").write_text(RECIPE + "limit = 1\n", encoding="utf-8")
    made = built(deck, **wishes)
    assert made.questions + made.gaps == count


def test_keys_are_those_of_the_automatic_choice(deck: Path) -> None:
    """Whoever edits what flashgen wrote keeps the cards that learners have."""
    tools = pipeline.Tools()
    lesson = pipeline.linked(deck, tools)
    automatic = pipeline.claims(lesson, tools, pipeline.Wishes(anew=True)).claims
    pipeline.write_claims(automatic, deck / "mine.toml", force=True)
    chosen = pipeline.claims(lesson, tools, pipeline.Wishes()).claims
    assert [claim.id for claim in chosen] == [claim.id for claim in automatic]
    assert Counter(claim.origin for claim in chosen) == {"file": len(automatic)}


def test_the_first_mistake_stops_the_build(deck: Path) -> None:
    write(deck, WATER.replace("ええ", "悪い"))
    with pytest.raises(RecipeError, match=r"mine\.toml, line 2: quote: .* 水が悪い土地やないと") as caught:
        built(deck)
    assert "豆腐というのは、水がええ土地やないと" in caught.value.hint
    assert not (deck / "out.apkg").exists()


def test_check_tells_all_mistakes(deck: Path) -> None:
    write(deck, WATER.replace("ええ", "悪い"), WATER.replace("{{c1::水}}", "水"))
    problems = checking.check(deck, pipeline.Tools()).problems
    assert {problem.where.rpartition(" ")[2] for problem in problems} == {"2", "6"}
    assert all(problem.hint for problem in problems)


def test_a_misheard_term_is_noted(deck: Path) -> None:
    header = "headword\treading\tenglish\tdefinition_ja\tdefinition_en\tmisheard"
    (deck / "terms.tsv").write_text(
        f"{header}\n後継者\tこうけいしゃ\tsuccessor\t\t\tあとを継ぐ人\n", encoding="utf-8"
    )
    vocabulary = '[vocabulary]\nglossaries = ["terms.tsv"]\n'
    (deck / "recipe.toml").write_text(RECIPE + vocabulary, encoding="utf-8")
    write(deck)
    (deck / "mine.toml").write_text(
        (deck / "mine.toml").read_text(encoding="utf-8").replace('note = "継ぐ is to take over."\n', ""),
        encoding="utf-8",
    )
    tools = pipeline.Tools()
    (claim,) = pipeline.claims(pipeline.linked(deck, tools), tools, pipeline.Wishes()).claims
    assert claim.note.startswith("「あとを継ぐ人」は「後継者」のことと思われる。")
