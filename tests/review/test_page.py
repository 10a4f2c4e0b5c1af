"""The review page in a real browser: every action by keyboard and by mouse, and what the file then has."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests import browser as browsers
from tests.review.serving import Served, served
from tests.review.talks import COLD, DEVICE, GROUND, NEGATIVE, PARTS, TURN, WELL

WATER = "井戸の水は、夏でも冷たいままやねんて。"
Override = dict[str, Any]


class Mouse:
    """A person who clicks, and types only into fields."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def go(self, key: str) -> None:
        self.page.click(f'.d-row[data-key="{key}"] .d-go')
        self._at(key)

    def _at(self, key: str) -> None:
        self.page.wait_for_selector(f'#card[data-key="{key}"]')

    def drop(self) -> None:
        self.page.click("#drop")

    def undo(self) -> None:
        self.page.click("#undo")

    def reset(self) -> None:
        self.page.click("#back")

    def open(self) -> None:
        self.page.click("#edit")
        self.page.wait_for_selector("#edit-form")

    def write(self, name: str, value: str) -> None:
        self.page.click(f"#field-{name}")
        self.page.fill(f"#field-{name}", value)

    def choose(self, name: str, value: str) -> None:
        self.page.click(f'.d-pick-one:has([name={name}][value="{value}"])')

    def save(self) -> None:
        self.page.click("#save")

    def select(self, key: str) -> None:
        self.page.click(f'.d-row[data-key="{key}"] .d-tick')

    def drop_selected(self) -> None:
        self.page.click("#batch-drop")

    def search(self, what: str) -> None:
        self.page.click("#q")
        self.page.fill("#q", what)

    def all_on_page(self) -> None:
        self.page.click("#these")

    def build(self) -> None:
        self.page.click("#build")


class Keyboard(Mouse):
    """A person without a mouse."""

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def _tab_to(self, holds: str) -> None:
        """Press Tab until the element in focus fits."""
        for _ in range(400):
            if self.page.evaluate(f"(document.activeElement ?? document.body).matches({holds!r})"):
                return
            self._press("Tab")
        raise AssertionError(f"Tab does not come to {holds}")

    def go(self, key: str) -> None:
        keys = self.page.eval_on_selector_all(".d-row", "rows => rows.map(row => row.dataset.key)")
        here = self.page.evaluate("document.getElementById('card').dataset.key")
        by = keys.index(key) - keys.index(here)
        self._press(*("j" if by > 0 else "k" for _ in range(abs(by))))
        self._at(key)

    def drop(self) -> None:
        self._press("d")

    def undo(self) -> None:
        self._press("u")

    def reset(self) -> None:
        self._tab_to("#back")
        self._press("Enter")

    def open(self) -> None:
        self._press("e")
        self.page.wait_for_selector("#edit-form")

    def write(self, name: str, value: str) -> None:
        self._tab_to(f"#field-{name}")
        self._press("Control+a")
        self.page.keyboard.insert_text(value)

    def choose(self, name: str, value: str) -> None:
        self._tab_to(f"[name={name}]")
        for _ in range(100):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self._press("ArrowDown")
        raise AssertionError(f"no {name} {value}")

    def save(self) -> None:
        self._press("Control+Enter")

    def select(self, key: str) -> None:
        self.go(key)
        self._press("x")

    def drop_selected(self) -> None:
        self._press("d")

    def search(self, what: str) -> None:
        self._press("/")
        self.page.keyboard.insert_text(what)
        self._press("Escape")

    def all_on_page(self) -> None:
        self.page.focus("#these")
        self._press("Space")

    def build(self) -> None:
        self._tab_to("#build")
        self._press("Enter")


@pytest.fixture(params=[Mouse, Keyboard])
def hand(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path) as found:
        yield found


@pytest.fixture
def open_page(browser: Any, desk: Served) -> Iterator[Callable[..., Any]]:
    with ExitStack() as open_ones:

        def opened(path: str = "", *, size: dict[str, int] = browsers.DESKTOP, dark: bool = False) -> Any:
            page = open_ones.enter_context(
                browsers.opened(browser, size=size, dark=dark, allowed=f"{desk.origin}/")
            )
            page.goto(desk.address + path)
            return page

        yield opened


def until(page: Any, holds: str) -> None:
    """Wait until an expression holds; what Playwright has for it is refused by the page's policy."""
    for _ in range(1200):  # half a minute: the machine may have other work
        if page.evaluate(holds):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never: {holds}")


def said(page: Any, what: str) -> None:
    until(page, f"document.getElementById('said').textContent === {json.dumps(what)}")


EDITS: list[tuple[str, str, str, Override]] = [
    # card, field, what is written or chosen, what the file then has
    (GROUND, "reading", "ちめん", {"reading": "ちめん"}),
    (PARTS, "gloss", "spare <i>parts</i>\u2028]]>", {"gloss": "spare <i>parts</i>\u2028]]>"}),
    (PARTS, "note", 'say "buhin"', {"note": 'say "buhin"'}),
    (TURN, "sense", "2", {"sense": 2}),
    (WELL, "sentence", WATER, {"sentence": WATER}),
    (NEGATIVE, "standard", "〜ない（よ）", {"standard": "〜ない（よ）"}),
    (NEGATIVE, "meaning", "not", {"meaning": "not"}),
    (COLD, "question", "井戸水はなぜ冷たいか。", {"question": "井戸水はなぜ冷たいか。"}),
    (COLD, "answer", "地面の下だから", {"answer": "地面の下だから"}),
    (DEVICE, "text", "{{c1::井戸}}は設備だ。", {"text": "{{c1::井戸}}は設備だ。"}),
]


@pytest.mark.parametrize(("key", "name", "value", "saved"), EDITS)
def test_editing(
    desk: Served, open_page: Any, hand: Any, key: str, name: str, value: str, saved: Override
) -> None:
    page, title = open_page(), desk.desk.entries[key].title
    person = hand(page)
    person.go(key)
    person.open()
    if name in ("sense", "sentence"):
        person.choose(name, value)
    else:
        person.write(name, value)
    person.save()
    said(page, f"Saved {title}.")
    assert desk.saved() == [{"key": key, **saved}]
    assert not page.query_selector("#edit-form")
    assert page.evaluate("document.activeElement.id") == "edit"
    person.undo()
    until(page, "document.getElementById('said').textContent.startsWith('Undone')")
    assert desk.saved() == []


def test_drop_keep_and_reset(desk: Served, open_page: Any, hand: Any) -> None:
    page = open_page()
    person = hand(page)
    person.go(WELL)
    person.drop()
    said(page, "Dropped 井戸.")
    assert desk.saved() == [{"key": WELL, "drop": True}]
    assert page.is_visible(f'.d-row.d-dropped[data-key="{WELL}"]')
    person.drop()
    said(page, "Kept 井戸.")
    assert desk.saved() == []
    person.drop()
    said(page, "Dropped 井戸.")
    person.reset()
    said(page, "Took back what was decided on 井戸.")
    assert desk.saved() == []


def test_several_at_once(desk: Served, open_page: Any, hand: Any) -> None:
    page = open_page()
    person = hand(page)
    person.select(WELL)
    person.select(TURN)
    assert page.text_content("#count") == "2 selected"
    person.drop_selected()
    said(page, "Dropped 2 notes.")
    assert [one["key"] for one in desk.saved()] in ([WELL, TURN], [TURN, WELL])
    assert page.text_content("#count") == "Select"
    person.undo()
    said(page, "Undone: 2 notes.")
    assert desk.saved() == []


def test_all_that_a_search_finds(desk: Served, open_page: Any, hand: Any) -> None:
    page = open_page()
    person = hand(page)
    person.search("water")
    until(page, "document.querySelectorAll('.d-row').length < 10")
    keys = page.eval_on_selector_all(".d-row", "rows => rows.map(row => row.dataset.key)")
    person.all_on_page()
    person.drop_selected()
    said(page, f"Dropped {len(keys)} notes.")
    assert {one["key"] for one in desk.saved()} == set(keys)


def test_a_dropped_card_leaves_the_list_of_those_kept(desk: Served, open_page: Any, hand: Any) -> None:
    page = open_page("?state=kept")
    person = hand(page)
    person.go(WELL)
    after = page.evaluate(f"""document.querySelector('.d-row[data-key="{WELL}"] + .d-row').dataset.key""")
    person.drop()
    page.wait_for_selector(f'#card[data-key="{after}"]')
    assert not page.query_selector(f'.d-row[data-key="{WELL}"]')


def test_filters(open_page: Any) -> None:
    page = open_page()
    page.click(".d-segment:has([value=claims])")
    page.wait_for_selector(".d-row:first-child.d-kind-claims")
    page.select_option("[name=section]", "直すこと")
    until(page, "document.getElementById('card-title') && !document.querySelector('.d-kind-dialect')")
    page.select_option("[name=state]", "dropped")
    page.wait_for_selector(".d-empty")
    page.click(".d-empty a")
    page.wait_for_selector(".d-row.d-kind-dialect")


def test_filters_by_keyboard(open_page: Any) -> None:
    page = open_page()
    page.focus("[value=claims]")
    page.keyboard.press("Space")
    page.wait_for_selector(".d-row:first-child.d-kind-claims")
    page.focus("[name=state]")
    page.keyboard.type("dropped")
    page.wait_for_selector(".d-empty")
    page.focus(".d-empty a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".d-row.d-kind-dialect")


def test_build(desk: Served, open_page: Any, hand: Any) -> None:
    page = open_page()
    person = hand(page)
    person.build()
    page.wait_for_selector("#build-dialog[open]")
    assert f"Written to {desk.desk.output}" in page.text_content("#summary")
    page.keyboard.press("Escape")
    assert desk.desk.output.exists()


def test_what_was_decided_comes_to_anki(desk: Served, open_page: Any, tmp_path: Path) -> None:
    collections = pytest.importorskip("anki.collection", reason="Anki's library comes with the dev extra")
    page = open_page()
    person = Keyboard(page)
    person.go(WELL)
    person.drop()
    said(page, "Dropped 井戸.")
    person.go(PARTS)
    person.open()
    person.write("gloss", "spare parts")
    person.save()
    said(page, "Saved 部品.")
    person.build()
    page.wait_for_selector("#build-dialog[open]")
    (tmp_path / "anki").mkdir()
    collection = collections.Collection(str(tmp_path / "anki" / "collection.anki2"))
    try:
        collection.import_anki_package(
            collections.ImportAnkiPackageRequest(
                package_path=str(desk.desk.output), options=collections.ImportAnkiPackageOptions()
            )
        )
        found = [collection.get_note(id_) for id_ in collection.find_notes("")]
        notes = {note.fields[0]: dict(note.items()) for note in found}
    finally:
        collection.close()
    assert notes.keys() == desk.desk.entries.keys() - {WELL}
    assert notes[PARTS]["MainDefinition"] == "spare parts"


def test_the_keys_are_listed_and_rest_while_one_types(desk: Served, open_page: Any) -> None:
    page = open_page()
    page.keyboard.press("?")
    assert page.is_visible("#help-dialog")
    page.keyboard.press("d")
    page.keyboard.press("Escape")
    page.click("#help")
    assert page.is_visible("#help-dialog")
    page.click("#help-dialog button")
    page.keyboard.press("/")
    page.keyboard.type("dujx")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+d")
    page.keyboard.press("Alt+d")
    page.wait_for_selector(".d-empty")
    assert desk.saved() == []


# ------------------------------------------------------------------ faults


def test_what_cannot_be_is_said_and_stays_written(desk: Served, open_page: Any, hand: Any) -> None:
    page = open_page()
    person = hand(page)
    person.go(GROUND)
    person.open()
    person.write("reading", "みず")
    person.save()
    page.wait_for_selector("#edit-failed:not(:empty)")
    assert "みず cannot be read for 地面" in page.text_content("#edit-failed")
    assert page.input_value("#field-reading") == "みず"
    assert desk.saved() == []


@pytest.mark.parametrize(("button", "saved"), [("theirs", "by hand"), ("mine", "mine"), ("", "by hand")])
def test_a_card_that_was_changed_by_hand(desk: Served, open_page: Any, button: str, saved: str) -> None:
    page = open_page()
    person = Mouse(page)
    person.go(PARTS)
    person.open()
    person.write("gloss", "mine")
    path = desk.desk.overrides
    path.write_text(f'# mine\n[[override]]\nkey = "{PARTS}"\ngloss = "by hand"\n', encoding="utf-8")
    person.save()
    page.wait_for_selector("#conflict-dialog[open]")
    assert page.text_content("#conflict-now") == "部品: gloss = by hand"
    assert browsers.offences(page) == []
    page.click(f'#conflict-dialog button[value="{button}"]')
    if button == "theirs":
        until(page, "document.getElementById('field-gloss').value === 'by hand'")
    elif button == "mine":
        said(page, "Saved 部品.")
    else:
        assert page.input_value("#field-gloss") == "mine"
    assert desk.saved() == [{"key": PARTS, "gloss": saved}]
    assert path.read_text(encoding="utf-8").startswith("# mine\n")


def test_a_server_that_is_gone(open_page: Any) -> None:
    page = open_page()
    person = Mouse(page)
    person.go(PARTS)
    person.open()
    person.write("gloss", "mine")
    page.route("**/decide", lambda route: route.abort())
    person.save()
    page.wait_for_selector("#edit-failed:not(:empty)")
    assert "Is it still running" in page.text_content("#edit-failed")
    assert page.input_value("#field-gloss") == "mine"
    page.unroute("**/decide")
    person.save()
    said(page, "Saved 部品.")


def test_what_is_written_is_not_left_unasked(open_page: Any) -> None:
    page = open_page()
    person = Mouse(page)
    person.go(PARTS)
    person.open()
    person.write("gloss", "mine")
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", stay)
    page.click("#next")
    assert asked == ["Leave this card without saving what you wrote?"]
    assert page.input_value("#field-gloss") == "mine"


# ------------------------------------------------------------------ the transcript


def test_a_dialect_form_shows_its_standard(open_page: Any) -> None:
    page = open_page("transcript")
    form = page.locator(".d-form", has_text="使").first
    note = form.locator(".d-note")
    assert not note.is_visible()
    form.hover()
    assert "ない" in note.text_content()
    assert note.is_visible()
    page.mouse.move(0, 0)
    assert not note.is_visible()
    form.locator("button").focus()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_from_the_text_to_a_card_and_back(open_page: Any) -> None:
    page = open_page("transcript")
    page.locator("a.d-word-mark", has_text="井").first.click()
    page.wait_for_selector(f'#card[data-key="{WELL}"]')
    page.click("text=Show in the transcript")
    page.wait_for_selector(".d-line:target")
    page.locator(".d-claim-link").first.click()
    page.wait_for_selector("#card.d-kind-claims")


def test_furigana_comes_and_goes(open_page: Any) -> None:
    page = open_page("transcript")
    assert page.locator(".d-script rt").first.is_visible()
    page.click("#furigana")
    assert not page.locator(".d-script rt").first.is_visible()
    page.reload()
    assert page.get_attribute("#furigana", "aria-pressed") == "false"
    assert not page.locator(".d-script rt").first.is_visible()


# ------------------------------------------------------------------ how it looks

PAGES = [
    # name, address
    ("cards", ""),
    ("card", f"?card={NEGATIVE}"),
    ("edit", f"?card={TURN}&edit=1"),
    ("transcript", "transcript"),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "night"])
@pytest.mark.parametrize(("name", "path"), PAGES)
def test_everybody_can_use_it(open_page: Any, name: str, path: str, dark: bool) -> None:
    for size in (browsers.SMALL, browsers.PHONE, browsers.DESKTOP):
        page = open_page(path, size=size, dark=dark)
        assert browsers.overflows(page) == 0, size
        assert browsers.offences(page) == [], size
    page.keyboard.press("?")
    assert browsers.offences(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "night"])
@pytest.mark.parametrize(("size", "width"), [(browsers.PHONE, "phone"), (browsers.DESKTOP, "desktop")])
@pytest.mark.parametrize(("name", "path"), [PAGES[1], PAGES[3]])
def test_pictures(open_page: Any, name: str, path: str, size: dict[str, int], width: str, dark: bool) -> None:
    page = open_page(path, size=size, dark=dark)
    browsers.assert_like(page.screenshot(), f"review-{name}-{width}-{'night' if dark else 'light'}")


def test_the_switch_to_night_and_the_width(open_page: Any) -> None:
    page = open_page()
    paper = "getComputedStyle(document.querySelector('.anki .card')).backgroundColor"
    light = page.evaluate(paper)
    page.click("#night")
    assert page.evaluate(paper) != light
    narrow = page.locator(".d-face").first.bounding_box()["width"]
    page.click("button[data-width=desktop]")
    assert narrow == 412 < page.locator(".d-face").first.bounding_box()["width"]
    page.reload()
    assert page.evaluate(paper) != light
    assert page.get_attribute("button[data-width=desktop]", "aria-pressed") == "true"
