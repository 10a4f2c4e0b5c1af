"""The gate for models: what it lets through, what it holds back and why, and 0 of many forged ones."""

import random
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen.claims import faithfulness, location
from flashgen.claims.claim import squeeze
from flashgen.claims.faithfulness import FLAGGED, Gate, Line, Proposal
from tests.claims.analysis import DATA, analyse


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


FAITHFUL = rows("faithful.tsv")
BEFORE = "サンゴ礁の話を田中教授から聞いた。"


def proposal(at: int, **changed: object) -> tuple[str, Proposal]:
    text, question, answer, claim = FAITHFUL[at]
    made = {"sentence": 1, "question": question, "answer": answer, "claim": claim} | changed
    return text, Proposal(**made)  # type: ignore[arg-type]


@cache
def gate(text: str) -> Gate:
    return Gate(
        [Line(analyse(BEFORE), "海"), Line(analyse(text), "海"), Line(analyse("別の話や。"))], analyse
    )


def reasons(text: str, made: Proposal) -> tuple[str, ...]:
    return gate(text).reasons(made)


@pytest.mark.parametrize("at", range(len(FAITHFUL)))
def test_faithful_ones_pass(at: int) -> None:
    text, made = proposal(at)
    assert reasons(text, made) == ()
    assert reasons(text, proposal(at, quote=text)[1]) == ()
    assert gate(text).span(made) == (0, len(text))


HELD_BACK = [
    # what is changed of the first one, and why it is held back
    ({"sentence": -1}, "no such sentence"),
    ({"sentence": 3}, "no such sentence"),
    ({"quote": "塩は野菜から水を抜く力がある。"}, "quote is not in its sentence"),
    ({"quote": "野菜から水を抜く働きがある"}, "quote begins inside a clause"),
    ({"quote": "塩は野菜から水を抜く"}, "quote ends inside a clause"),
    ({"context": (1,)}, "context is not before the quote"),
    ({"context": (-1,)}, "context is not before the quote"),
    ({"question": "何か。"}, "question too short or too long"),
    ({"answer": "野" * 61}, "answer too short or too long"),
    ({"claim": "塩。"}, "claim too short or too long"),
    ({"claim": "塩は野菜から3割の水を抜く。"}, "a number that is not in the source"),
    ({"answer": "三割の水を抜く働き"}, "a number that is not in the source"),
    ({"english": "Salt draws 30% of the water out."}, "a number that is not in the source"),
    ({"claim": "塩は野菜からNaClと水を抜く。"}, "a name that is not in the source"),
    ({"question": "スミスによると、塩にはどんな働きがあるか。"}, "a name that is not in the source"),
    ({"claim": "猫は魚を食べて眠るのが好きだ。"}, "claim has too little from the source"),
    ({"question": "猫が好きなのはどんな魚か。"}, "question has too little from the source"),
    ({"answer": "魚を食べること"}, "answer has too little from the source"),
    ({"claim": "塩は野菜から水を抜かない。"}, FLAGGED),
    ({"question": "塩にない働きは何か。"}, FLAGGED),
    ({"answer": "働き"}, "answer in question"),
    ({"question": "塩は野菜の水を抜きますか。"}, "yes or no"),
    ({"question": "塩の働きを答えよ。"}, "asks nothing"),
    ({"answer": "水を抜く<script>"}, "a name that is not in the source"),
    ({"answer": "水を抜く{{働き}}"}, "markup or address"),
    ({"answer": "水を抜く::働き"}, "markup or address"),
    ({"english": "[sound:x] Salt"}, "markup or address"),
    ({"english": "See https://example.com"}, "markup or address"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "reason"), HELD_BACK)
def test_held_back(changed: dict[str, object], reason: str) -> None:
    text, made = proposal(0, **changed)
    assert reason in reasons(text, made)


def test_context_gives_names_and_numbers() -> None:
    text, made = proposal(0, claim="田中教授の話では、塩は野菜から水を抜く。", context=(0,))
    assert reasons(text, made) == ()
    assert (
        reasons(text, proposal(0, question="サンゴによると、塩にはどんな働きがあるか。", context=(0,))[1])
        == ()
    )


CUTS = [
    # a sentence, where | marks the quote; and what is wrong with cutting it out
    ("|全部が見えるわけや|ない。", "quote ends inside a clause"),
    ("|全部が見えるわけや、|ない。", "quote is cut off from a negation"),
    ("|雨が降るから、|行くわけやない。", "quote is cut off from a negation"),
    ("|雨が降ったから、|道が濡れた。", ""),
    ("雨が降ったから、|道が濡れた。|", ""),
    ("雨が降った|から、道が濡れた。|", "quote begins inside a clause"),
    ("|塩は、|水を抜く。", "quote ends inside a clause"),
    ("「|塩は水を抜く|」って言うのは嘘や。", "quote ends inside a clause"),
    ("「|塩は水を抜く。|」って言うのは嘘や。", "quote is cut off from what is said of it"),
    ("|塩は水を抜くんや、|って聞いた。", "quote is cut off from what is said of it"),
    ("|これは不可能や。|", ""),
    ("これは不|可能や。|", "quote begins inside a clause"),
    ("|塩は水を抜く。|水は抜けへん。", ""),
    ("|塩は水を抜くけど、|味は変えへん。", "quote is cut off from a negation"),
    ("|塩は水を抜くけど、|味も変える。", ""),
]


@pytest.mark.parametrize(("marked", "reason"), CUTS)
def test_cuts(marked: str, reason: str) -> None:
    start, end = marked.index("|"), marked.rindex("|") - 1
    sentence = analyse(marked.replace("|", ""))
    assert faithfulness.cut_badly(sentence, start, end) == reason


# ------------------------------------------------------------------ forged ones, by the hundred


def _one_letter_changed(text: str, rng: random.Random) -> Iterator[str]:
    letters = [at for at, letter in enumerate(text) if squeeze(letter)]
    for at in rng.sample(letters, min(8, len(letters))):
        other = rng.choice([c for c in "はがのを水火山一二大小新古アン" if c != text[at]])
        yield text[:at] + other + text[at + 1 :]


def _middle_cut(text: str, rng: random.Random) -> Iterator[str]:
    for _ in range(6):
        start = rng.randrange(2, len(text) - 4)
        end = rng.randrange(start + 1, min(len(text) - 2, start + 8))
        if squeeze(text[:start] + text[end:]) not in squeeze(text):
            yield text[:start] + text[end:]


# A statement with a negation at its end or middle, and the quote that loses it.
NEGATION_CUT = [marked for (marked,) in rows("negation_cut.tsv")]

# What is said, and the claim turned round; each is tried as claim, and as the answer of a card.
FLIPPED = rows("flipped.tsv")


def forged() -> Iterator[tuple[str, str, Proposal]]:
    rng = random.Random(5)
    for at, (text, *_) in enumerate(FAITHFUL):
        for quote in _one_letter_changed(text, rng):
            yield "one letter changed", *proposal(at, quote=quote)
        for quote in _middle_cut(text, rng):
            yield "middle cut out", *proposal(at, quote=quote)
    for marked in NEGATION_CUT:
        text, quote = marked.replace("|", ""), marked.split("|")[0]
        subject, _, rest = quote.partition("は")
        card = (f"{subject}はどうか。", rest or subject, quote)
        yield "negation cut off", text, Proposal(1, *card, quote=quote)
        # The same without words of its own: the model points at the sentence and says the half of it.
        yield "negation left out", text, Proposal(1, *card)
    for text, claim in FLIPPED:
        subject, _, rest = claim.rstrip("。").partition("は")
        yield "polarity flipped", text, Proposal(1, f"{subject}はどうか。", rest or subject, claim)
        yield "card flipped", text, Proposal(1, f"{subject}はどうか。", rest or subject, text)


FORGED = list(forged())
CUT_BADLY = {
    "quote ends inside a clause",
    "quote is cut off from a negation",
    "quote is cut off from what is said of it",
}
EXPECTED = {
    "one letter changed": {"quote is not in its sentence"},
    "middle cut out": {"quote is not in its sentence"},
    "negation cut off": CUT_BADLY,
    "negation left out": {FLAGGED},
    "polarity flipped": {FLAGGED},
    "card flipped": {FLAGGED},
}


def test_none_of_the_forged_ones_is_accepted() -> None:
    kinds = {kind for kind, _, _ in FORGED}
    assert len(FORGED) >= 200
    assert len(kinds) == 6
    accepted = [(kind, text, made) for kind, text, made in FORGED if not reasons(text, made)]
    assert accepted == []
    # Each is held back by the check that is there for it, not by chance.
    for kind, wanted in EXPECTED.items():
        found = {reason for each, text, made in FORGED if each == kind for reason in reasons(text, made)}
        assert found <= wanted, kind


MARKS = st.text(alphabet="、。 　「」・\n", max_size=2)
WRITING = st.text(alphabet="水火の。、「」はAＡaﾊﾞバガ㌔キロé1１ーらない見える", min_size=1, max_size=30)


@given(WRITING, WRITING)
def test_a_quote_is_a_substring_letter_by_letter(quote: str, text: str) -> None:
    for start, end in location.spans(quote, text):
        assert 0 <= start < end <= len(text)
        assert squeeze(text[start:end]) == squeeze(quote)


@given(st.data())
def test_marks_do_not_matter(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([said for said, *_ in FAITHFUL]))
    quote = "".join(letter + data.draw(MARKS) for letter in text)
    assert next(location.spans(quote, text)) == (0, len(text.rstrip("。")))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_an_accepted_quote_is_cut_from_the_source(data: st.DataObject) -> None:
    """Whatever a model gives as a quote, what is accepted stands so in the source, in whole clauses."""
    at = data.draw(st.integers(0, len(FAITHFUL) - 1))
    text = FAITHFUL[at][0]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end] + data.draw(st.sampled_from(["", "。", "のや", "ない"]))
    _, made = proposal(at, quote=quote)
    span = gate(text).span(made)
    if not reasons(text, made):
        assert span is not None
        assert text[span[0] : span[1]] in text
        assert squeeze(text[span[0] : span[1]]) in squeeze(text)
        assert squeeze(quote) in ("", squeeze(text[span[0] : span[1]]))


TRANSLATIONS = [
    ("Salt draws water.", "塩は水を抜く。", ""),
    ("It has 12,800 letters.", "1万2800字ある。", ""),
    ("", "塩は水を抜く。", "too short or too long"),
    ("x" * 200, "塩は水を抜く。", "too short or too long"),
    ("しお draws water.", "塩は水を抜く。", "not in English"),
    ("Salt draws 30%.", "塩は水を抜く。", "a number that is not in the source"),
    ("<b>Salt</b>", "塩は水を抜く。", "markup or address"),
]


@pytest.mark.parametrize(("english", "said", "reason"), TRANSLATIONS)
def test_translations(english: str, said: str, reason: str) -> None:
    assert faithfulness.translation_reasons(english, said)[:1] == ((reason,) if reason else ())
