"""English by a model: each line is asked about once, and what cannot be right is refused."""

from flashgen.llm import library, translations
from flashgen.llm.asking import Asker
from flashgen.llm.translations import Text
from tests.llm.stub import Asked, Reply, Stub, items

SALT, MISO, BATH = Text("塩は水を抜く。"), Text("味噌は三年寝かす。"), Text("番台に座る。", "番台")


def asker() -> Asker:
    return Asker(library.find("stub-model"), agree=lambda _: None, tell=lambda _: None)


def test_each_line_once(stub: Stub) -> None:
    found, refused = translations.translate(asker(), [SALT, MISO, SALT, BATH])
    assert found == dict.fromkeys((SALT, MISO, BATH), "Said in English.")
    assert refused == []
    assert list(stub.asked[0].lines.values()) == [
        "塩は水を抜く。",
        "味噌は三年寝かす。",
        "[番台] 番台に座る。",
    ]
    # With one more, only that is asked about; with the same, nothing.
    more = Text("橋が落ちた。")
    translations.translate(asker(), [SALT, MISO, BATH, more])
    assert list(stub.asked[1].lines.values()) == ["橋が落ちた。"]
    translations.translate(asker(), [MISO, more])
    assert len(stub.asked) == 2


def test_a_line_that_was_left_out_is_not_asked_about_again(stub: Stub) -> None:
    stub.answer = lambda _: items(
        {"line": 1, "english": "Salt draws water."}, {"line": 7, "english": "What?"}
    )
    for _ in range(2):
        assert translations.translate(asker(), [SALT, MISO]) == ({SALT: "Salt draws water."}, [])
    assert len(stub.asked) == 1


def test_no_answer_is_asked_for_again(stub: Stub) -> None:
    good, stub.answer = stub.answer, lambda _: Reply("garbage")
    assert translations.translate(asker(), [SALT]) == ({}, [])
    stub.answer = good
    assert translations.translate(asker(), [SALT])[0]


def test_refused(stub: Stub) -> None:
    said = {1: "しお draws water.", 2: "Miso rests for 5 years.", 3: "where one sits " * 5}

    def answer(asked: Asked) -> Reply:
        return items(*({"line": number, "english": said[number]} for number in asked.lines))

    stub.answer = answer
    found, refused = translations.translate(asker(), [SALT, MISO, BATH])
    assert found == {}
    assert refused == [
        (SALT.text, "not in English"),
        (MISO.text, "a number that is not in the source"),
        ("番台", "too long for the meaning of a word"),
    ]
