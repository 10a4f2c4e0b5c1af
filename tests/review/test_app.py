"""What the review server answers, and whom it refuses."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from flashgen.review import guard
from flashgen.review.guard import LARGEST_BODY
from tests.review import talks
from tests.review.serving import TOKEN, Served, served, serving
from tests.review.talks import COLD, NEGATIVE, PARTS, WELL

STATIC = Path(guard.__file__).with_name("static")
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for tests that decide nothing."""
    with served(tmp_path_factory.mktemp("talk")) as found:
        yield found


@pytest.fixture
def deciding(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path) as found:
        yield found


# ------------------------------------------------------------------ the door

REFUSED = [
    # path, headers, status
    ("/", {}, 403),
    ("/wrong/", {}, 403),
    (f"/{TOKEN}x/", {}, 403),
    (f"//{TOKEN}/", {}, 403),
    ("/favicon.ico", {}, 403),
    ("/static/review.css", {}, 403),
    (f"/{TOKEN}/", {"Host": "evil.example"}, 403),
    (f"/{TOKEN}/", {"Host": "127.0.0.1"}, 403),
    (f"/{TOKEN}/", {"Host": "127.0.0.1:1"}, 403),
    (f"/{TOKEN}/", {"Origin": "http://evil.example"}, 403),
    (f"/{TOKEN}/", {"Origin": "https://127.0.0.1:PORT"}, 403),
    (f"/{TOKEN}/", {"Origin": "http://127.0.0.1:1"}, 403),
    (f"/{TOKEN}/", {"Origin": "null"}, 403),
    (f"/{TOKEN}/nothing", {}, 404),
    (f"/{TOKEN}/static/app.py", {}, 404),
    (f"/{TOKEN}/static/..%2Fapp.py", {}, 404),
    (f"/{TOKEN}/decide", {}, 405),
]


@pytest.mark.parametrize(("path", "headers", "status"), REFUSED)
def test_who_is_refused(reading: Served, path: str, headers: dict[str, str], status: int) -> None:
    sent = {name: value.replace("PORT", str(reading.port)) for name, value in headers.items()}
    found, text, answered = reading.ask(path, headers=sent)
    assert found == status
    assert "井戸" not in text
    assert answered["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "localhost:PORT"},
        {"Origin": "http://127.0.0.1:PORT"},
        {"Host": "localhost:PORT", "Origin": "http://localhost:PORT"},
    ],
)
def test_who_comes_in(reading: Served, headers: dict[str, str]) -> None:
    sent = {name: value.replace("PORT", str(reading.port)) for name, value in headers.items()}
    status, text, answered = reading.ask(f"/{TOKEN}/", headers=sent)
    assert (status, "井戸" in text) == (200, True)
    assert {
        name: answered[name] for name in ("cache-control", "referrer-policy", "x-content-type-options")
    } == {
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }
    assert "unsafe" not in answered["content-security-policy"]


DROP = json.dumps({"cards": {WELL: ""}, "change": {"drop": True}}).encode()
UNREAD = [
    # body, headers, status
    (DROP, {}, 415),
    (DROP, {"Content-Type": "text/plain"}, 415),
    (DROP, {"Content-Type": "application/x-www-form-urlencoded"}, 415),
    (DROP, JSON | {"Origin": "http://evil.example"}, 403),
    (DROP + b" " * LARGEST_BODY, JSON, 413),
    (b"", JSON, 400),
    (b"[]", JSON, 400),
    (b"\xff", JSON, 400),
    (b'{"cards": {}}', JSON, 400),
    (b'{"cards": {"word|no|no": ""}, "change": {"drop": true}}', JSON, 400),
    (DROP.replace(b"true", b"[1]"), JSON, 400),
    (DROP.replace(b"true", b"1.5"), JSON, 400),
    (DROP.replace(b"drop", b"dorp"), JSON, 422),
]


@pytest.mark.parametrize(("body", "headers", "status"), UNREAD, ids=range(len(UNREAD)))
def test_what_is_not_taken(reading: Served, body: bytes, headers: dict[str, str], status: int) -> None:
    found, text, _ = reading.ask(f"/{TOKEN}/decide", body, headers)
    assert found == status, text
    assert reading.saved() == []


# ------------------------------------------------------------------ finding cards

FOUND = [
    # query, keys of the cards that are listed
    ("q=井戸 水道", []),
    ("q=いど well&kind=vocabulary", [WELL]),
    ("q=イド well&kind=vocabulary", [WELL]),
    ("q=WATER Well", [WELL]),
    ("q=ＷＡＴＥＲ　ｗｅｌｌ", [WELL]),
    ("kind=dialect&form=negation&section=水のこと&q=plain negative", [NEGATIVE]),
    ("kind=claims&q=ほとんど変わら", [COLD]),
    ("state=dropped", []),
    ("state=edited", []),
    ("kind=nonsense", []),
    ("unknown=1&kind=claims&q=ほとんど変わら&page=x", [COLD]),
]


def rows(page: str) -> list[str]:
    return re.findall(r'<li class="d-row[^>]*data-key="([^"]*)"', page)


@pytest.mark.parametrize(("query", "keys"), FOUND)
def test_finding(reading: Served, query: str, keys: list[str]) -> None:
    assert rows(reading.page(f"?{quote(query, safe='=&')}")) == keys


def test_all_are_listed_in_the_order_of_study(reading: Served) -> None:
    assert rows(reading.page()) == list(reading.desk.entries)


# ------------------------------------------------------------------ decisions


def test_a_decision_is_saved_and_taken_back(deciding: Served) -> None:
    version = deciding.desk.entries[WELL].version
    assert deciding.decide(cards={WELL: version}, change={"gloss": "a well"}) == (
        200,
        {"said": "Saved 井戸."},
    )
    assert deciding.saved() == [{"key": WELL, "gloss": "a well"}]
    status, told = deciding.decide(cards={WELL: version}, change={"drop": True})
    assert (status, told["now"][0]["override"]) == (409, {"gloss": "a well"})
    assert deciding.ask(f"/{TOKEN}/undo", b"{}", JSON)[1] == '{"said":"Undone: 井戸."}'
    assert deciding.ask(f"/{TOKEN}/undo", b"{}", JSON)[1] == '{"said":"There is nothing to undo."}'
    assert deciding.saved() == []


def test_all_that_match_a_filter(deciding: Served) -> None:
    claims = [key for key, entry in deciding.desk.entries.items() if entry.kind == "claims"]
    status, told = deciding.decide(matching={"kind": "claims"}, change={"drop": True})
    assert (status, told["said"]) == (200, f"Dropped {len(claims)} notes.")
    assert deciding.saved() == [{"key": key, "drop": True} for key in claims]
    assert rows(deciding.page("?state=dropped")) == claims
    deciding.decide(matching={"state": "dropped"}, back=True)
    assert deciding.saved() == []


def test_a_value_that_cannot_be(deciding: Served) -> None:
    status, told = deciding.decide(cards={WELL: ""}, change={"reading": "みず"})
    assert (status, "みず" in told["message"], bool(told["hint"])) == (422, True, True)


def test_a_file_broken_by_hand(deciding: Served) -> None:
    deciding.desk.overrides.write_text("[[override]\n", encoding="utf-8")
    status, told = deciding.decide(cards={WELL: ""}, change={"drop": True})
    assert (status, "overrides.toml" in told["message"]) == (422, True)
    assert deciding.desk.overrides.read_text(encoding="utf-8") == "[[override]\n"


def test_build_says_what_was_made(deciding: Served) -> None:
    status, text, _ = deciding.ask(f"/{TOKEN}/build", b"{}", JSON)
    assert status == 200, text
    assert f"Written to {deciding.desk.output}" in json.loads(text)["summary"]


def test_what_the_page_styles_no_card_has() -> None:
    """Classes of cards on the page are not the page's own, now or later."""
    sheet = re.sub(
        r"/\*.*?\*/|\{[^{}]*\}", " ", (STATIC / "review.css").read_text(encoding="utf-8"), flags=re.S
    )
    classes = set(re.findall(r"\.([A-Za-z][\w-]*)", sheet))
    assert {name for name in classes if not name.startswith("d-")} == {"nightMode", "anki"}


HOSTILE = "<script>alert(1)</script>\"'&<!--main-->{{c1::]]>\u2028"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A talk with markup wherever a person can write some."""
    folder = tmp_path_factory.mktemp("hostile")
    source = talks.written(folder)
    lines = source.read_text(encoding="utf-8").replace("水のこと", f"水のこと{HOSTILE}")
    lines = lines.replace("# 井戸の話", f"# 井戸の話{HOSTILE}").replace(
        "うちの近所に、", f"うちの近所に{HOSTILE}、"
    )
    source.write_text(lines, encoding="utf-8")
    with talks.opened(source) as desk, serving(desk) as found:
        for key, name in ((PARTS, "gloss"), (PARTS, "note"), (NEGATIVE, "meaning"), (COLD, "question")):
            if key in desk.entries:
                desk.decide({key: {name: HOSTILE}})
        yield found


@pytest.mark.parametrize("path", ["", "transcript", f"?q={quote(HOSTILE)}"])
def test_markup_is_text(hostile: Served, path: str) -> None:
    text = hostile.page(path)
    assert text.count("<script") == 2
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_markup_is_text_on_every_card(hostile: Served) -> None:
    for key in hostile.desk.entries:
        assert hostile.page(f"?edit=1&card={quote(key)}").count("<script") == 2
