# ruff: noqa: E501 (a mistake stays on one line)
"""claims.toml: what is written is read again, and every mistake is told with its line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.claims import Claim, extract, file
from flashgen.claims.chosen import choose, first
from flashgen.document import Document
from flashgen.errors import RecipeError
from tests.claims.analysis import marked_talk, section
from tests.lexicon.linked import lexicon

TALK = Document(
    (
        section("塩の話", "塩は腐らへんから、昔から大事にされてきたらしい。ほんまやで。"),
        section("水の話", "塩水は真水より凍りにくい。せやから道に塩をまくんや。ほんまやで。"),
    )
)
SALT = 'quote = "塩は腐らへんから"\n'
ASKED = 'question = "なぜ塩は大事か。"\nanswer = "腐らないから"\n'


def written(folder: Path, *tables: str) -> Path:
    path = folder / "claims.toml"
    path.write_text("# mine\n" + "".join(f"[[claim]]\n{table}" for table in tables), encoding="utf-8")
    return path


def chosen(folder: Path, *tables: str) -> tuple[Claim, ...]:
    found = choose(file.read(written(folder, *tables)), TALK)
    assert found.errors == ()
    return found.claims


MISTAKES = [
    # the tables, line, what the message says, what the hint says
    pytest.param([ASKED], 2, "the key 'quote' is missing", "README", id="no quote"),
    pytest.param([SALT + ASKED + 'qestion = "x"\n'], 6, "unknown key 'qestion'", "'question'", id="key"),
    pytest.param([SALT + ASKED + "drop = 1\n"], 6, "drop: 1 is not true or false", "true or false", id="type"),
    pytest.param([SALT + 'kind = "quiz"\n' + ASKED], 4, "unknown kind 'quiz'", "qa, cloze", id="kind"),
    pytest.param([SALT + ASKED + 'stance = "reportd"\n'], 6, "unknown stance", "'reported'", id="stance"),
    pytest.param([SALT + ASKED + 'type = "finding."\n'], 6, "unknown type", "'finding'", id="claim type"),
    pytest.param([SALT + ASKED + 'topic = "faithfulnes"\n'], 6, "topic", "'faithfulness'", id="topic"),
    pytest.param(['quote = "。"\n' + ASKED], 3, "quote: is empty", "Copy", id="empty quote"),
    pytest.param([SALT + 'question = " "\nanswer = "a"\n'], 4, "question: is empty", "Write", id="no question"),
    pytest.param([SALT + 'question = "何か。"\n'], 2, "answer: is empty", "Write", id="no answer"),
    pytest.param([SALT + ASKED + 'text = "x"\nkind = "qa"\n'], 6, "a claim with a question has none", "cloze", id="qa, text"),
    pytest.param([SALT + ASKED + 'text = "{{c1::x}}"\n'], 4, "a text with a gap has none", "qa", id="both"),
    pytest.param([SALT + 'question = "腐らないからか。"\nanswer = "腐らない、から"\n'], 5, "is to be read in the question", "Ask", id="given away"),
    pytest.param([SALT + 'text = "塩は"\n'], 4, "has no gap", "{{c1::", id="no gap"),
    pytest.param([SALT + 'text = "{{c1::}}塩は"\n'], 4, "has no gap", "{{c1::", id="empty gap"),
    pytest.param([SALT + 'text = "{{c1::塩}}は{{c2::"\n'], 4, "a gap is not whole", "{{c1::", id="half a gap"),
    pytest.param([SALT + 'text = "{{c1::塩}}は塩や"\n'], 4, "outside the gap too", "another", id="outside"),
    pytest.param([SALT + 'text = "{{c1::塩}}は"\nanswer = "水"\n'], 5, "'水' is not in the gap", "Take", id="another answer"),
    pytest.param(['quote = "塩は腐れへんから"\n' + ASKED], 3, "not in the transcript: 塩は腐れへん", "塩は腐らへんから、昔", id="a wrong quote"),
    pytest.param([SALT + ASKED + 'context = ["ほんまやねん"]\n'], 6, "context: this is not in", "ほんまやで", id="a wrong context"),
    pytest.param(['quote = "ほんまやで"\n' + ASKED], 3, "stands in 2 sections", "塩の話、水の話", id="twice"),
    pytest.param([SALT + ASKED + 'section = "塩の話し"\n'], 6, "there is no section", "'塩の話'", id="section"),
    pytest.param([SALT + ASKED + 'section = "水の話"\n'], 3, "not in the transcript", "nearest", id="another section"),
    pytest.param([SALT + ASKED, 'quote = "塩は 腐らへんから"\n' + ASKED], 7, "the claim of line 2 has the same", "Keep", id="two"),
]  # fmt: skip


@pytest.mark.parametrize(("tables", "line", "message", "hint"), MISTAKES)
def test_mistakes(tmp_path: Path, tables: list[str], line: int, message: str, hint: str) -> None:
    path = written(tmp_path, *tables)
    (error,) = choose(file.read(path), TALK).errors
    assert error.message.startswith(f"{path}, line {line}: ")
    assert message in error.message
    assert hint in error.hint


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    wrong = ['quote = "うそ八百"\n' + ASKED, SALT + 'text = "塩"\n', 'question = "x"\n']
    found = choose(file.read(written(tmp_path, SALT + ASKED, *wrong)), TALK)
    assert [error.message.split(": ")[0][-2:].strip() for error in found.errors] == ["12", "13", "7"]
    assert len(found.claims) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[claim]\n", "not valid TOML"),
        ("[[claims]]\nquote = 'x'\n", "unknown table or key 'claims'"),
        ("[claim]\nquote = 'x'\n", "not a list of tables"),
        ("claim = [1]\n", "is not a table"),
    ],
)
def test_no_claims_file(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(text, encoding="utf-8")
    try:
        errors = file.read(path).errors
    except RecipeError as error:
        errors = (error,)
    assert [message in error.message for error in errors] == [True]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes("塩".encode("cp932"))
    with pytest.raises(RecipeError, match="not UTF-8"):
        file.read(path)


def test_what_is_not_said_is_found_in_the_quote(tmp_path: Path) -> None:
    whole = 'quote = "塩は腐らへんから昔から大事にされてきたらしい"\n'
    (claim,) = chosen(tmp_path, whole + ASKED)
    (said,) = chosen(tmp_path, whole + ASKED + 'stance = "opinion"\ntopic = "塩"\nspeaker = "祖母"\n')
    assert (claim.section, claim.stance, claim.origin, claim.speaker) == (
        "塩の話",
        "reported",
        "file",
        "話し手",
    )
    assert (said.stance, said.topic, said.speaker) == ("opinion", "塩", "祖母")
    assert claim.id == said.id == choose_id("塩は腐らへんから、昔から大事にされてきたらしい。")


def test_a_quote_has_the_topic_and_the_type_of_the_automatic_choice(tmp_path: Path) -> None:
    document, _ = marked_talk("soil")
    found = extract(document, limit=12, lexicon=lexicon()).claims
    assert any(claim.topic for claim in found)
    tables = [f"quote = {json.dumps(claim.quote)}\n" + ASKED for claim in found]
    again = choose(file.read(written(tmp_path, *tables)), document, lexicon())
    assert [(c.topic, c.type) for c in again.claims] == [(c.topic, c.type) for c in found]


def choose_id(quote: str) -> str:
    from flashgen.claims import claim_id

    return claim_id("塩の話", quote)


def test_order_dropped_and_gaps(tmp_path: Path) -> None:
    road = 'quote = "せやから道に塩をまくんや。"\ntext = "道に{{c1::塩}}を{{c2::まく}}んや。"\n'
    claims = chosen(
        tmp_path, road + 'note = "冬"\nenglish = "Roads."\n', 'quote = "ない"\ndrop = true\n', SALT + ASKED
    )
    assert [claim.card for claim in claims] == ["cloze", "qa"]
    assert (claims[0].answer, claims[0].note, claims[0].translation) == ("塩", "冬", "Roads.")
    assert claims[0].section == "水の話"
    assert first(claims, 1, ()) == claims[:1]
    assert first(claims, None, (claims[1].topic,)) in (claims, claims[::-1])
    assert first([replace(claims[0], topic="a"), replace(claims[1], topic="b")], None, ("b",))[0].topic == "b"


def test_a_section_settles_where_a_quote_stands(tmp_path: Path) -> None:
    (claim,) = chosen(tmp_path, 'quote = "ほんまやで"\nsection = "水の話"\n' + ASKED)
    assert (claim.section, claim.quote) == ("水の話", "ほんまやで。")


@pytest.mark.parametrize("name", ["cooking", "history", "reef", "baseball"])
def test_what_is_written_is_read_again(tmp_path: Path, name: str) -> None:
    document, _ = marked_talk(name)
    claims = extract(document).claims
    path = tmp_path / "claims.toml"
    path.write_bytes(file.seal(file.write(claims, "話")))
    found = choose(file.read(path), document)
    assert found.errors == ()
    # The score of a name is lifted where claims are chosen; a file needs no score.
    assert [replace(claim, score=0.0) for claim in found.claims] == [
        replace(claim, origin="file", score=0.0) for claim in claims
    ]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_safe_in_a_file(text: str) -> None:
    import tomllib

    claim = next(iter(extract(marked_talk("reef")[0]).claims))
    hostile = replace(claim, question=text, answer=text, section=text, card="qa", note=text)
    (row,) = tomllib.loads(file.seal(file.write([hostile], text)).decode())["claim"]
    assert row.get("question", "") == row.get("note", "") == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (file.seal("a = 1\n"), ""),
        (file.seal("a = 1\n").replace(b"\n", b"\r\n"), ""),
        (file.seal("a = 1\n") + b"#", "has been edited since flashgen wrote it"),
        (b"a = 1\n", "exists and was not made by flashgen"),
        (b"\xff\xfe", "exists and was not made by flashgen"),
        (b"", "exists and was not made by flashgen"),
    ],
)
def test_which_files_are_written_over(content: bytes, reason: str) -> None:
    assert file.reason_to_keep(content) == reason
