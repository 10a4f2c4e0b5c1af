"""The desk: what lies on it, what is decided, saved, taken back, and what a build then has."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flashgen import pipeline
from flashgen.errors import FlashgenError, OutputError, RecipeError
from flashgen.notes import rendering
from flashgen.review.desk import Conflict, Desk
from tests.review import talks
from tests.review.talks import COLD, DEVICE, GROUND, NEGATIVE, PARTS, TURN, WAS_NOT, WELL

Values = dict[str, Any]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return talks.written(tmp_path)


@pytest.fixture
def desk(source: Path) -> Iterator[Desk]:
    with talks.opened(source) as opened:
        yield opened


def text(desk: Desk) -> str:
    return desk.overrides.read_text(encoding="utf-8") if desk.overrides.exists() else ""


def saved(desk: Desk) -> str:
    """Give what the file has below its header."""
    return text(desk).partition("\n\n")[2]


# ------------------------------------------------------------------ what lies there

LYING = [
    # key, what it shows
    (WELL, {"kind": "vocabulary", "type": "flashgen Word", "title": "井戸", "reading": "いど"}),
    (WELL, {"gloss": "water well", "sentence": "うちの近所に、誰も使わへん古い井戸があんねん。"}),
    (WELL, {"section": "水のこと", "form": "名詞 noun", "topic": "", "dropped": False, "override": {}}),
    (NEGATIVE, {"kind": "dialect", "title": "〜へん", "form": "negation", "section": "水のこと"}),
    (NEGATIVE, {"gloss": "plain negative of 五段 verbs: do not, will not"}),
    (COLD, {"kind": "claims", "type": "flashgen Claim", "title": "井戸の水が冷たいのはなぜか。"}),
    (COLD, {"gloss": "地面の下では温度がほとんど変わらないから", "form": "因果 cause"}),
    (DEVICE, {"type": "flashgen Cloze", "gloss": "設備", "topic": "部品", "section": "直すこと"}),
    (DEVICE, {"title": "話し手によると、直した井戸は、災害のときに水を配るための大事な設備だ。"}),
]  # fmt: skip


@pytest.mark.parametrize(("key", "shown"), LYING)
def test_what_an_entry_says(desk: Desk, key: str, shown: Values) -> None:
    entry = desk.entries[key]
    assert {name: getattr(entry, name) for name in shown} == shown
    assert entry.cards == rendering.cards(entry.note)
    assert entry.css == entry.note.type.css


@pytest.mark.parametrize(
    ("key", "names"),
    [
        (WELL, ["reading", "gloss", "standard", "accent", "sentence_standard", "note"]),
        (NEGATIVE, ["standard", "meaning", "sentence_standard", "note"]),
        (COLD, ["question", "answer", "standard", "note"]),
        (DEVICE, ["text", "standard", "note"]),
    ],
)
def test_what_can_be_edited_of_it(desk: Desk, key: str, names: list[str]) -> None:
    assert list(desk.entries[key].fields) == names


def test_the_order_is_that_of_study(desk: Desk) -> None:
    prepared = pipeline.prepare(desk.output.with_name("talk.md"), pipeline.Tools(), pipeline.Wishes())
    assert [entry.note for entry in desk.entries.values()] == list(prepared.deck.notes)
    assert (desk.title, desk.sections) == ("井戸の話", ("水のこと", "直すこと"))


# ------------------------------------------------------------------ decisions

FIRST = "うちの近所に、誰も使わへん古い井戸があんねん。"
GIVEN_UP = "せやけど、近所の人らは諦めへんかった。"
WATER = "井戸の水は、夏でも冷たいままやねんて。"
DECISIONS = [
    # key, what is decided, what the entry then shows, what the file then says of it
    (WELL, {"drop": True}, {"dropped": True}, "drop = true"),
    (WELL, {"gloss": "a <b>well</b>"}, {"gloss": "a <b>well</b>"}, 'gloss = "a <b>well</b>"'),
    (WELL, {"reading": " いど "}, {"reading": "いど", "override": {}}, ""),  # as it was
    (WELL, {"reading": ""}, {"override": {}}, ""),
    (GROUND, {"reading": "じめん", "note": "下"}, {"override": {"note": "下"}}, 'note = "下"'),
    (WELL, {"sentence": WATER}, {"sentence": WATER, "section": "水のこと"}, f'sentence = "{WATER}"'),
    (TURN, {"sense": 2}, {"override": {"sense": 2}}, "sense = 2"),
    (NEGATIVE, {"standard": "〜ぬ"}, {"override": {"standard": "〜ぬ"}}, 'standard = "〜ぬ"'),
    (NEGATIVE, {"meaning": "not"}, {"gloss": "not"}, 'meaning = "not"'),
    (
        WAS_NOT,
        {"sentence": "せやけど、近所の人らは 諦めへんかった。"},
        {"sentence": "せやけど、近所の人らは諦めへんかった。", "section": "直すこと"},
        'sentence = "せやけど、近所の人らは 諦めへんかった。"',
    ),
    (
        WELL,
        {"sentence_standard": "近所に使われない井戸がある。"},
        {"override": {"sentence": FIRST, "sentence_standard": "近所に使われない井戸がある。"}},
        f'sentence = "{FIRST}"\nsentence_standard = "近所に使われない井戸がある。"',
    ),
    (WAS_NOT, {"sentence_standard": "飲まなかった。", "sentence": GIVEN_UP}, {"sentence": GIVEN_UP},
     f'sentence = "{GIVEN_UP}"\nsentence_standard = "飲まなかった。"'),
    (COLD, {"question": "なぜ冷たい？"}, {"title": "なぜ冷たい？"}, 'question = "なぜ冷たい？"'),
    (COLD, {"answer": "土\n中だから"}, {"gloss": "土\n中だから"}, 'answer = "土\\n中だから"'),
    (
        DEVICE,
        {"text": "{{c1::井戸}}は{{c1::設備::何}}だ。"},
        {"title": "井戸は設備だ。", "gloss": "井戸、設備"},
        'text = "{{c1::井戸}}は{{c1::設備::何}}だ。"',
    ),
]  # fmt: skip


@pytest.mark.parametrize("with_recipe", [False, True])
@pytest.mark.parametrize(("key", "values", "shown", "says"), DECISIONS)
def test_a_decision_is_saved_and_holds_in_every_later_build(
    tmp_path: Path, with_recipe: bool, key: str, values: Values, shown: Values, says: str
) -> None:
    source = talks.written(tmp_path, with_recipe=with_recipe)
    with talks.opened(source) as desk:
        (entry,) = desk.decide({key: values})
        assert entry is desk.entries[key]
        assert {name: getattr(entry, name) for name in shown} == shown
        assert desk.overrides.name == ("overrides.toml" if with_recipe else "out.overrides.toml")
        assert saved(desk) == (f'[[override]]\nkey = "{key}"\n{says}\n' if says else "")
        notes = [one.note for one in desk.entries.values() if not one.dropped]
    later = pipeline.prepare(source, pipeline.Tools(), pipeline.Wishes(), output=tmp_path / "out.apkg")
    assert list(later.deck.notes) == notes
    with talks.opened(source) as again:
        assert again.entries[key] == entry


def test_another_deck_of_the_talk_has_decisions_of_its_own(desk: Desk, source: Path) -> None:
    desk.decide({WELL: {"drop": True}})
    for name, dropped in (("out.apkg", 1), ("other.apkg", 0)):
        made = pipeline.prepare(source, pipeline.Tools(), pipeline.Wishes(), output=source.with_name(name))
        assert len(desk.entries) - len(made.deck.notes) == dropped


def test_what_the_card_shows_anyway_is_not_said(desk: Desk) -> None:
    entry = desk.entries[TURN]
    assert desk.decide({TURN: {**entry.fields, "sense": 1, "sentence": entry.sentence}}) == (entry,)
    assert text(desk) == ""
    assert desk.undo() == ()


def test_a_sense_and_a_gloss_take_each_others_place(desk: Desk) -> None:
    (own,) = desk.decide({TURN: {"gloss": "to turn a key"}})
    assert not any(sense.chosen for sense in desk.choices(TURN).senses)
    (chosen,) = desk.decide({TURN: {"sense": 2}})
    assert (own.override, chosen.override) == ({"gloss": "to turn a key"}, {"sense": 2})
    assert [sense.number for sense in desk.choices(TURN).senses if sense.chosen] == [2]
    assert chosen.gloss == "; ".join(desk.choices(TURN).senses[1].glosses[:2])


def test_a_rendering_goes_with_its_sentence(desk: Desk) -> None:
    before = desk.entries[WELL]
    assert before.fields["sentence_standard"] == "うちの近所に、誰も使わない古い井戸があるんだ。"
    (own,) = desk.decide({WELL: {"sentence_standard": "井戸がある。"}})
    assert own.fields["sentence_standard"] == "井戸がある。"
    assert desk.around(WELL, 1).said[0].index == 0
    # A whole form comes, in which another sentence is chosen.
    (other,) = desk.decide({WELL: {**own.fields, "sentence": WATER}})
    assert other.override == {"sentence": WATER}
    desk.decide({WELL: {"sentence_standard": "冷たい。"}})
    (again,) = desk.decide({WELL: {"gloss": "well", "sentence_standard": None}})
    assert again.override == {"gloss": "well", "sentence": WATER}
    desk.decide({WELL: {"sentence_standard": "冷たい。"}})
    (bare,) = desk.decide({WELL: {"gloss": None, "sentence": None}})
    assert bare == before


def test_values_are_taken_back_one_by_one(desk: Desk) -> None:
    before = desk.entries[WELL]
    desk.decide({WELL: {"gloss": "well", "note": "近所", "drop": True}})
    desk.decide({WELL: {"gloss": None, "drop": False}})
    assert saved(desk) == f'[[override]]\nkey = "{WELL}"\nnote = "近所"\n'
    desk.decide({WELL: {"note": None}})
    assert saved(desk) == ""
    assert desk.entries[WELL] == before


MISTAKES = [
    # key, what is decided, message, hint
    (WELL, {"reading": "water"}, "井戸: reading: 'water' is not in kana", "hiragana"),
    (WELL, {"reading": "うみ"}, "井戸: reading: うみ cannot be read for 井戸", "whole word"),
    (WELL, {"accent": "7"}, "井戸: accent: '7' does not fit いど", "mora"),
    (WELL, {"sense": 9}, "井戸: sense: 9 of 井戸, whose entry has 1", ""),
    (WELL, {"sense": True}, "井戸: [[override]]: sense: True is not a whole number", ""),
    (WELL, {"gloss": ["x"]}, "井戸: [[override]]: gloss: ['x'] is not a string", ""),
    (WELL, {"gloss": "\ud800"}, "井戸: gloss: there is a character in it that is no text (U+D800)", "out"),
    (WELL, {"sentence": "鍵を回したら、いつでも水が出る。"}, "井戸: sentence: 井戸 is not in", "Choose"),
    (WELL, {"sentence": "井戸の水は、冬でも冷たいままやねんて。"}, "is not in the transcript", WATER),
    (
        NEGATIVE,
        {"sentence": "鍵を回したら、いつでも水が出る。"},
        "〜へん: sentence: 〜へん is not in",
        "Choose",
    ),
    (WELL, {"question": "何？"}, "井戸: question: this card has nothing of that name", "gloss"),
    (DEVICE, {"question": "何？"}, "question: this card has nothing of that name", "text"),
    (DEVICE, {"text": "井戸は設備だ。"}, "text: there is no gap in it", "{{c1::"),
    ("word|海|うみ", {"drop": True}, "no note of the deck has the key 'word|海|うみ'", "again"),
]


@pytest.mark.parametrize(("key", "values", "message", "hint"), MISTAKES)
def test_what_cannot_be_decided_changes_nothing(
    desk: Desk, key: str, values: Values, message: str, hint: str
) -> None:
    desk.decide({PARTS: {"note": "小さい"}})
    before, entries = text(desk), dict(desk.entries)
    with pytest.raises(RecipeError) as caught:
        desk.decide({GROUND: {"drop": True}, key: values})
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert (text(desk), dict(desk.entries)) == (before, entries)


def test_what_cannot_be_saved_is_not_decided(desk: Desk) -> None:
    desk.overrides.mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        desk.decide({WELL: {"drop": True}})
    assert not desk.entries[WELL].dropped
    assert desk.undo() == ()


# ------------------------------------------------------------------ undo


def test_decisions_are_taken_back_in_turn(desk: Desk) -> None:
    steps: list[dict[str, Values]] = [
        {WELL: {"drop": True}},
        {WELL: {"drop": None, "gloss": "well"}},
        {key: {"drop": True} for key in (WELL, GROUND, COLD)},
    ]
    states = []
    for step in steps:
        states.append((saved(desk), dict(desk.entries)))
        desk.decide(step)
    for step, state in zip(reversed(steps), reversed(states), strict=True):
        assert {entry.key for entry in desk.undo()} == step.keys()
        assert (saved(desk), dict(desk.entries)) == state
    assert desk.undo() == ()


def test_undo_brings_a_comment_back_and_keeps_what_was_added_by_hand(desk: Desk) -> None:
    by_hand = f'[[override]]\n# ours\nkey = "{WELL}"  # here\ngloss = "well"\n'
    desk.overrides.write_text(by_hand, encoding="utf-8")
    desk.decide({PARTS: {"note": "小さい"}})
    desk.decide({WELL: {"gloss": None}})
    assert "# ours" not in text(desk)
    desk.undo()
    assert text(desk).startswith(by_hand)
    added = f'\n[[override]]\nkey = "{GROUND}"\ndrop = true\n'
    with desk.overrides.open("a", encoding="utf-8") as file:
        file.write(added)
    desk.undo()
    assert text(desk) == by_hand + added


# ------------------------------------------------------------------ others at the same file


def test_what_was_seen_must_still_be_so(desk: Desk) -> None:
    seen = {key: desk.entries[key].version for key in (WELL, GROUND)}
    desk.decide({WELL: {"gloss": "well"}}, seen)
    before = text(desk)
    with pytest.raises(Conflict) as caught:
        desk.decide({WELL: {"drop": True}, GROUND: {"drop": True}}, seen)
    assert caught.value.entries == (desk.entries[WELL],)
    assert "井戸" in caught.value.message
    assert text(desk) == before
    desk.decide({WELL: {"drop": True}}, {WELL: caught.value.entries[0].version})
    assert desk.entries[WELL].override == {"gloss": "well", "drop": True}


def test_changes_by_hand_are_taken_in(desk: Desk) -> None:
    desk.decide({WELL: {"gloss": "well"}})
    by_hand = f'# mine\n\n{text(desk)}\n[[override]]\nkey = "{GROUND}"\ngloss = "soil"\n'
    desk.overrides.write_text(by_hand, encoding="utf-8")
    desk.decide({TURN: {"drop": True}})
    assert desk.entries[GROUND].gloss == "soil"
    assert text(desk) == f'{by_hand}\n[[override]]\nkey = "{TURN}"\ndrop = true\n'


def test_a_change_by_hand_of_the_very_entry_is_a_conflict(desk: Desk) -> None:
    desk.decide({WELL: {"gloss": "well"}})
    desk.overrides.write_text(text(desk).replace('"well"', '"a deep well"'), encoding="utf-8")
    before = text(desk)
    with pytest.raises(Conflict) as caught:
        desk.decide({WELL: {"gloss": "shaft"}})
    assert [entry.gloss for entry in caught.value.entries] == ["a deep well"]
    with pytest.raises(Conflict):
        desk.undo()
    assert text(desk) == before
    assert desk.undo() == ()  # it is past undoing
    (entry,) = desk.decide({WELL: {"gloss": "shaft"}})
    assert entry.gloss == "shaft"


def test_a_file_that_is_gone_decides_nothing(desk: Desk) -> None:
    desk.decide({WELL: {"drop": True}})
    desk.overrides.unlink()
    desk.decide({GROUND: {"drop": True}})
    assert not desk.entries[WELL].dropped
    assert WELL not in text(desk)


BROKEN = [
    ('[[override]]\nkey = "word|井戸', "not valid TOML"),
    (f'[[override]]\nkey = "{WELL}"\nglos = "x"\n', "line 1: [[override]]: unknown key 'glos'"),
    (f'[[override]]\nkey = "{WELL}"\nsense = 9\n', "line 1: sense: 9 of 井戸"),
    ("\ud800", "is not UTF-8"),
]


@pytest.mark.parametrize(("broken", "message"), BROKEN)
def test_a_file_broken_by_hand_is_told_and_left_alone(desk: Desk, broken: str, message: str) -> None:
    desk.decide({GROUND: {"gloss": "soil"}})
    content = broken.encode("utf-8", "surrogatepass")
    desk.overrides.write_bytes(content)
    acts: list[Callable[[], object]] = [lambda: desk.decide({TURN: {"drop": True}}), desk.undo]
    for act in acts:
        with pytest.raises(FlashgenError) as caught:
            act()
        assert message in caught.value.message
        assert str(desk.overrides) in caught.value.message
        assert caught.value.hint
        assert desk.overrides.read_bytes() == content
    assert not desk.entries[TURN].dropped
    desk.overrides.write_text(f'[[override]]\nkey = "{GROUND}"\ngloss = "soil"\n', encoding="utf-8")
    (entry,) = desk.decide({TURN: {"drop": True}})  # mended, it goes on
    assert entry.dropped


def test_overrides_written_in_one_line_are_read_but_not_edited(desk: Desk) -> None:
    by_hand = f'override = [{{key = "{WELL}", drop = true}}]\n'
    desk.overrides.write_text(by_hand, encoding="utf-8")
    with pytest.raises(RecipeError, match="before the first") as caught:
        desk.decide({TURN: {"drop": True}})
    assert str(desk.overrides) in caught.value.message
    assert (text(desk), desk.entries[WELL].dropped, desk.entries[TURN].dropped) == (by_hand, True, False)


@pytest.mark.parametrize(("broken", "message"), BROKEN)
def test_a_broken_file_does_not_open(source: Path, broken: str, message: str) -> None:
    source.with_name("out.overrides.toml").write_bytes(broken.encode("utf-8", "surrogatepass"))
    for _ in range(2):  # and does not keep the lock
        with pytest.raises(RecipeError) as caught, talks.opened(source):
            pass
        assert message in caught.value.message


def test_a_link_to_the_file_stays_a_link(source: Path) -> None:
    real = source.with_name("kept.toml")
    real.write_text("", encoding="utf-8")
    source.with_name("out.overrides.toml").symlink_to(real)
    with talks.opened(source) as desk:
        desk.decide({WELL: {"drop": True}})
    assert source.with_name("out.overrides.toml").is_symlink()
    assert WELL in real.read_text(encoding="utf-8")


# ------------------------------------------------------------------ choosing and looking around


def test_sentences_to_choose_are_all_of_the_transcript(desk: Desk) -> None:
    choices = desk.choices(WELL).sentences
    assert [choice.place for choice in choices] == [0, 1, 2, 4, 5, 8, 9]
    assert [choice.text for choice in choices if choice.chosen] == [desk.entries[WELL].sentence]
    assert {choice.section for choice in choices} == {"水のこと", "直すこと"}
    assert choices[1].furigana.startswith(
        "<b><ruby>井<rt>い</rt></ruby><ruby>戸<rt>ど</rt></ruby></b>の<ruby>水"
    )
    for choice in choices:
        assert desk.decide({WELL: {"sentence": choice.text}})[0].sentence == choice.text
    assert [choice.place for choice in desk.choices(WAS_NOT).sentences] == [2, 7]
    assert not desk.choices(COLD).sentences


def test_around_a_sentence_is_its_section(desk: Desk) -> None:
    around = desk.around(COLD, 2)
    assert (around.section, [line.index for line in around.said]) == ("水のこと", [4])
    assert [line.index for line in around.before] == [2, 3]
    assert around.after == ()
    assert around.said[0].standard.endswith("変わらないからだ。")
    assert desk.around(COLD, 99).before[0].index == 0
    desk.decide({WAS_NOT: {"sentence": "せやけど、近所の人らは諦めへんかった。"}})
    assert [line.index for line in desk.around(WAS_NOT, 1).said] == [7]


def test_places_of_words_forms_and_claims(desk: Desk) -> None:
    places = desk.places()
    assert set(places[4]) >= {WELL, GROUND, NEGATIVE, COLD}
    assert TURN in places[11]
    texts = [sentence.text for sentence in desk.document.sentences()]
    assert all("井戸" in texts[index] for index, keys in places.items() if WELL in keys)


# ------------------------------------------------------------------ building


def test_the_desk_builds_what_the_command_builds(
    desk: Desk, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    desk.decide({WELL: {"drop": True}, TURN: {"sense": 2}, DEVICE: {"text": "{{c1::井戸}}だ。"}})
    built = desk.build()
    digest = hashlib.sha256(desk.output.read_bytes()).hexdigest()
    assert built.report.notes == len(desk.entries) - 1
    desk.output.unlink()
    pipeline.build(source, desk.output, pipeline.Tools(), pipeline.Wishes())
    assert hashlib.sha256(desk.output.read_bytes()).hexdigest() == digest


def test_a_file_that_is_not_ours_is_not_built_over(desk: Desk) -> None:
    desk.output.write_text("a letter", encoding="utf-8")
    with pytest.raises(OutputError, match="not made by flashgen"):
        desk.build()
    assert desk.output.read_text(encoding="utf-8") == "a letter"
