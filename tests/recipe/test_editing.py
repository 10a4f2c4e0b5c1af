"""Editing a file of overrides: what changes, and that nothing else does."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.errors import RecipeError
from flashgen.recipe.editing import HEADER, edited
from flashgen.recipe.overrides import parse_overrides

BY_HAND = '''\
# My corrections.

[[override]]   # the bath
key = "word|銭湯|せんとう"
# I know it as:
gloss   = "bathhouse"   # not "public bath"
note = """
[[override]]
# no comment, but a note"""

# About frogs.
[[ override ]]
note = 'かえる'
"key" = 'word|蛙|かえる'
drop = true
# The end.
'''
BATH, FROG = "word|銭湯|せんとう", "word|蛙|かえる"


def rows(text: str) -> dict[str, dict[str, object]]:
    table = tomllib.loads(text.removeprefix("\ufeff")).get("override", [])
    found = {row.pop("key"): row for row in table}
    assert len(found) == len(table)
    return found


CHANGES = [
    # what is decided, line that goes, line that comes in its place
    ({BATH: {"gloss": "baths"}}, 'gloss   = "bathhouse"   #', 'gloss   = "baths"   #'),
    ({BATH: {"gloss": 'a "b" \\ c'}}, 'gloss   = "bathhouse"', 'gloss   = "a \\"b\\" \\\\ c"'),
    ({FROG: {"drop": None}}, "drop = true\n", ""),
    ({FROG: {"gloss": "frog"}}, "drop = true\n", 'drop = true\ngloss = "frog"\n'),
    ({FROG: {"note": "蛙", "sense": 2}}, "note = 'かえる'", 'note = "蛙"'),
    ({BATH: {"reading": None}}, "", ""),
    (
        {"word|井戸|いど": {"drop": True}},
        "# The end.\n",
        '# The end.\n\n[[override]]\nkey = "word|井戸|いど"\ndrop = true\n',
    ),
    ({FROG: {"note": None, "drop": None}}, BY_HAND[BY_HAND.index("[[ o") : BY_HAND.index("# The")], ""),
]


@pytest.mark.parametrize(("changes", "gone", "come"), CHANGES)
def test_what_changes_in_a_file_written_by_hand(
    changes: dict[str, dict[str, str | int | bool | None]], gone: str, come: str
) -> None:
    after = edited(BY_HAND, changes)
    expected = BY_HAND.replace(gone, come) if gone else BY_HAND
    if changes == {FROG: {"note": "蛙", "sense": 2}}:
        expected = expected.replace("drop = true\n", "drop = true\nsense = 2\n")
    assert after == expected


def test_a_new_file_says_what_it_is() -> None:
    after = edited("", {FROG: {"drop": True}})
    assert after == f'{HEADER}\n[[override]]\nkey = "{FROG}"\ndrop = true\n'
    assert edited(after, {FROG: {"drop": None}}) == HEADER


def test_a_table_that_goes_leaves_no_gap() -> None:
    text = '[[override]]\nkey = "a|1"\ndrop = true\n\n\n[[override]]\nkey = "b|2"\ndrop = true\n\n'
    assert edited(text, {"a|1": {"drop": None}}) == '[[override]]\nkey = "b|2"\ndrop = true\n\n'
    assert edited(text, {"b|2": {"drop": None}}) == '[[override]]\nkey = "a|1"\ndrop = true\n'


@pytest.mark.parametrize("text", [BY_HAND.replace("\n", "\r\n"), f"\ufeff{BY_HAND}", BY_HAND.rstrip()])
def test_line_ends_and_byte_order_mark_stay(text: str) -> None:
    after = edited(text, {BATH: {"sense": 3, "gloss": None}, FROG: {"gloss": "x"}, "claim|1": {"drop": True}})
    assert after.startswith(text[:20])
    assert after.count("\r\n") in (0, after.count("\n"))
    assert rows(after)[FROG] == {"note": "かえる", "drop": True, "gloss": "x"}
    assert rows(after)["claim|1"] == {"drop": True}


@pytest.mark.parametrize(
    "line",
    [
        """note = \"\"\"she said "no"\"\"\"  # or "'''\"""",
        """note = '''it is 'so''''  # \"\"\"""",
        """note = "[[override]] # "  # '''""",
        """note = \"\"\"\n[[override]]\nkey = "x|y"\n\\\"\"\"\n\"\"\" """,
    ],
)
def test_marks_in_strings_and_comments_are_no_marks(line: str) -> None:
    text = f'[[override]]\nkey = "a|1"\n{line}\n[[override]]\nkey = "b|2"\ndrop = true\n'
    assert edited(text, {"b|2": {"drop": None, "note": "x"}}) == text.replace("drop = true", 'note = "x"')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('override = [{key = "word|a|b", sense = 1}]\n', "before the first"),
        ('[deck]\nid = 1\n[[override]]\nkey = "a|b"\n', "before the first"),
        ('[[overide]]\nkey = "a|b"\n', "begins no correction"),
        ('[[override]]\ngloss = "x"\n', "begins no correction"),
        ('[[override]]\nkey = "a|b\n', "begins no correction"),
    ],
)
def test_what_is_no_file_of_overrides(text: str, message: str) -> None:
    with pytest.raises(RecipeError, match=message) as caught:
        edited(text, {"a|b": {"drop": True}})
    assert "[[override]]" in caught.value.hint


# ------------------------------------------------------------------ whatever a file and a decision hold

WORDS = st.sampled_from(
    ["銭湯", "蛙", "[[override]]", "# x", '"""', "'''", "\\", "a\nb", "é\u2028", "=", "\t"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map("".join)
KEYS = st.sampled_from([f"word|{word}|かな" for word in ("銭湯", "蛙", 'a"b', "[[x]]", "#", "\\")])
VALUES = st.fixed_dictionaries(
    {}, optional={"gloss": TEXTS, "note": TEXTS, "drop": st.just(True), "sense": st.integers(1, 9)}
)
DECISIONS = st.dictionaries(KEYS, VALUES.filter(bool), max_size=5)
COMMENTS = st.lists(
    st.sampled_from(["", "# about\n", "\n", "# [[override]]\n", "  # key = 'x'\n\n"]), max_size=6
)
STYLES = st.lists(st.sampled_from(["{} = {}\n", "{}={}  # why\n", "'{}' = {}\n", "\n{} = {}\n"]), min_size=1)


def quoted(value: object, long: bool) -> str:
    if isinstance(value, str) and long and not set(value) & set('"\\\t'):
        return f'"""\n{value}"""'
    if isinstance(value, str):
        table = {ord(char): f"\\u{ord(char):04x}" for char in '"\\\n\t\u2028'}
        return f'"{value.translate(table)}"'
    return str(value).lower()


@st.composite
def files(draw: st.DrawFn) -> str:
    """Write overrides as people do: comments and blank lines anywhere, keys in any order and spelling."""
    text = ""
    for key, values in draw(DECISIONS).items():
        text += "".join(draw(COMMENTS)) + "[[override]]\n"
        lines = [("key", key), *values.items()]
        for name, value in draw(st.permutations(lines)):
            text += draw(st.sampled_from(draw(STYLES))).format(name, quoted(value, draw(st.booleans())))
    return text + "".join(draw(COMMENTS))


@given(files(), DECISIONS)
def test_an_edit_says_what_was_decided_and_its_inverse_takes_it_back(
    text: str, decided: dict[str, dict[str, str | int | bool]]
) -> None:
    before = rows(text)
    names = ("gloss", "note", "drop", "sense")
    changes = {key: {name: values.get(name) for name in names} for key, values in decided.items()}
    after = edited(text, changes)
    assert rows(after) == {**before, **decided}
    inverse = {key: {name: before.get(key, {}).get(name) for name in names} for key in decided}
    assert rows(edited(after, inverse)) == before  # type: ignore[arg-type]


@given(files(), DECISIONS)
def test_lines_of_other_overrides_and_comments_between_never_change(
    text: str, decided: dict[str, dict[str, str | int | bool]]
) -> None:
    gone = {key: dict.fromkeys(("gloss", "note", "drop", "sense")) for key in decided}
    kept = [line for line in edited(text, gone).split("\n") if line.strip()]
    lines = iter(line for line in text.split("\n") if line.strip())
    assert all(line in lines for line in kept)  # each in its turn
    assert rows("\n".join((*kept, ""))) == {key: row for key, row in rows(text).items() if key not in decided}
    headed = [line for line in text.split("\n") if line == "# about"]
    assert kept.count("# about") == len(headed)


@given(files())
def test_nothing_decided_changes_nothing(text: str) -> None:
    assert edited(text, {}) == text
    assert edited(text, {"word|無い|ない": {"drop": None}}) == text


@given(DECISIONS)
def test_what_is_written_is_read(decided: dict[str, dict[str, str | int | bool]]) -> None:
    decided = {
        k: {n: v for n, v in row.items() if (n, "sense" in row) != ("gloss", True)}
        for k, row in decided.items()
    }
    found, _ = parse_overrides(edited("", decided), Path("overrides.toml"))
    assert {key: one.drop for key, one in found.items()} == {k: "drop" in row for k, row in decided.items()}
