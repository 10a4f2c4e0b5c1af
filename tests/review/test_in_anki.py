"""What was decided at the desk, as a learner's Anki has it; what they have learnt stays."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flashgen.review.desk import Desk
from tests.notes.test_rendering import EDITORS
from tests.review import talks
from tests.review.talks import COLD, DEVICE, GROUND, NEGATIVE, PARTS, TURN, WAS_NOT, WELL

pytest.importorskip("anki", reason="Anki's own library comes with the development extra")

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

SAID = "せやけど、近所の人らは諦めへんかった。"
WATER = "井戸の水は、夏でも冷たいままやねんて。"
DECIDED: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    # key, what is decided, what the note then has
    (GROUND, {"reading": "ちめん"}, {"ExpressionReading": "ちめん", "ExpressionFurigana": "地[ち] 面[めん]"}),
    (PARTS, {"gloss": "spare <i>parts</i>"}, {"MainDefinition": "spare &lt;i&gt;parts&lt;/i&gt;"}),
    (TURN, {"sense": 2}, {"MainDefinition": "to pass around; to send around"}),
    (WELL, {"sentence": WATER}, {"Sentence": WATER.replace("井戸", "<b>井戸</b>")}),
    (WAS_NOT, {"sentence": SAID}, {"Sentence": SAID.replace("諦めへんかった", "<b>諦めへんかった</b>")}),
    (NEGATIVE, {"standard": "〜ない（よ）"}, {"Standard": "〜ない（よ）"}),
    (COLD, {"question": "井戸水はなぜ冷たいか。"}, {"Question": "井戸水はなぜ冷たいか。"}),
    (DEVICE, {"text": "{{c1::井戸}}は設備だ。"}, {"Text": "{{c1:: 井[い] 戸[ど]}}は 設[せつ] 備[び]だ。"}),
]
DROPPED = "word|修理|しゅうり"


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    (tmp_path / "anki").mkdir()
    opened = Collection(str(tmp_path / "anki" / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def take(collection: Any) -> Callable[[Path], tuple[int, int]]:
    """Import a package as a learner does who changes no option; gives how many notes were new and updated."""

    def take(package: Path) -> tuple[int, int]:
        request = ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions())
        log = collection.import_anki_package(request).log
        collection.models._clear_cache()  # an import does not clear it
        return len(log.new), len(log.updated)

    return take


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with talks.opened(talks.written(tmp_path)) as opened:
        yield opened


def notes(collection: Any) -> dict[str, Any]:
    found = [collection.get_note(id_) for id_ in collection.find_notes("")]
    return {note["Key"]: note for note in found}


def study(collection: Any) -> None:
    """Answer every card once."""
    for id_ in collection.find_cards(""):
        card = collection.get_card(id_)
        card.start_timer()
        collection.sched.answerCard(card, 3)


def learnt(collection: Any) -> list[tuple[object, ...]]:
    rows = collection.db.execute(
        "select id, nid, did, ord, type, queue, due, ivl, factor, reps from cards order by id"
    )
    return [tuple(row) for row in rows]


def test_decisions_reach_the_cards_and_leave_schedules_alone(
    desk: Desk, collection: Any, take: Callable[[Path], tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    desk.build()
    assert take(desk.output) == (len(desk.entries), 0)
    study(collection)
    before = learnt(collection)
    for key, values, _ in DECIDED:
        desk.decide({key: values})
    desk.decide({DROPPED: {"drop": True}})
    built = desk.build()
    assert built.report.dropped == 1
    assert take(desk.output) == (0, len(DECIDED))
    assert learnt(collection) == before
    found = notes(collection)
    for key, _, fields in DECIDED:
        assert {name: found[key][name] for name in fields} == fields
    assert take(desk.output) == (0, 0)
    assert learnt(collection) == before


def test_cards_on_the_desk_are_those_in_anki(
    desk: Desk, collection: Any, take: Callable[[Path], tuple[int, int]]
) -> None:
    for key, values, _ in DECIDED:
        desk.decide({key: values})
    desk.decide({DROPPED: {"drop": True}})
    desk.build()
    take(desk.output)
    found = notes(collection)
    assert DROPPED not in found
    assert found.keys() == desk.entries.keys() - {DROPPED}
    for key, note in found.items():
        shown = [card.render_output(reload=True) for card in note.cards()]
        assert [(card.front, card.back) for card in desk.entries[key].cards] == [
            (EDITORS.sub("", side.question_text), EDITORS.sub("", side.answer_text)) for side in shown
        ]
        assert shown
