"""Which term is blanked, and what is shown around it."""

import pytest

from flashgen.claims import cloze
from tests.claims.analysis import analyse


class Frequencies:
    """A lexicon of a few words."""

    def __init__(self, zipf: dict[str, float]) -> None:
        self._zipf = zipf

    def zipf(self, word: str) -> float:
        return self._zipf.get(word, 0.0)


COMMON = Frequencies(
    {
        "水": 5.3,
        "温度": 4.9,
        "肉": 5.0,
        "表面": 4.7,
        "米": 5.1,
        "町": 5.2,
        "店": 5.4,
        "火": 5.1,
        "船": 4.9,
        "塩": 4.8,
    }
)

BEST = [
    # the blank in brackets; the reason
    "塩は[浸透圧]で肉の水を抜く。",  # the rare word, not the common ones
    "これを[追い鰹]って呼んでる。",  # what is named
    "海が冷えるのは、[放射冷却]や。",  # before the copula
    "味は舌やなくて[嗅覚]が決める。",  # the Y of XやなくてY
    "全部[足し算]で済ませるんや。",  # 全部 is no part of it
    "各[単元]で三回ずつ練習する。",  # nor is 各
    "もっと[普遍的]な言葉を探してる。",
]


@pytest.mark.parametrize("marked", BEST)
def test_best_term(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    best = cloze.terms(analyse(text), text, "", COMMON)[0]
    assert marked == text.replace(best.text, f"[{best.text}]", 1)


QUOTED = [
    # what is said at length may be asked for, a word cited may not
    ("「この塔は落雷で三回も焼けてしまったのです」って書いてあった。", "落雷", False),
    ("「塔」って言葉は、仏塔から来てる。", "塔", True),
    ("落雷を「神鳴り」と書いた。", "落雷", False),
]


@pytest.mark.parametrize(("text", "word", "quoted"), QUOTED)
def test_quoted(text: str, word: str, quoted: bool) -> None:
    assert cloze._quoted(text, text.index(word)) is quoted


NEVER = [
    ("この方法はええ問題や。", ["方法", "問題"]),  # anything could stand there
    ("それは1959年や。", ["1959"]),
    ("一番楽しいのはこれや。", ["これ", "の"]),
    ("何度もそうなった。", ["何度"]),
]


@pytest.mark.parametrize(("text", "never"), NEVER)
def test_never_blanked(text: str, never: list[str]) -> None:
    assert not {term.text for term in cloze.terms(analyse(text), text, "")} & set(never)


WORSE = [
    # the first is a worse blank than the second
    ("縄文土器は粘土と砂を混ぜて焼いた。", "砂", "縄文土器"),  # one of a list
    ("三百年前に灌漑が始まった。", "三百年前", "灌漑"),  # a time
    ("「浮世絵」って言うたのは版画の職人や。", "浮世絵", "版画"),  # in quotes
    ("史料によると、灌漑は古い。", "史料", "灌漑"),  # where it is said
]


@pytest.mark.parametrize(("text", "worse", "better"), WORSE)
def test_worse_blanks_come_later(text: str, worse: str, better: str) -> None:
    order = [term.text for term in cloze.terms(analyse(text), text, "")]
    assert better in order
    assert worse not in order or order.index(better) < order.index(worse)


def test_a_term_in_the_title_gives_itself_away() -> None:
    text = "灌漑と治水には水路が要る。"
    scores = {
        title: {t.text: t.score for t in cloze.terms(analyse(text), text, title)}
        for title in ("", "水路の話")
    }
    assert scores["水路の話"]["水路"] == pytest.approx(scores[""]["水路"] - 0.4)


def test_what_the_whole_talk_is_about_is_a_poor_blank() -> None:
    text = "発酵は酵母が進める。"
    talk = "\n".join(["発酵は面白い。"] * 30 + [text])
    alone = {term.text: term.score for term in cloze.terms(analyse(text), text, "")}
    within = {term.text: term.score for term in cloze.terms(analyse(text), talk, "")}
    assert within["発酵"] < alone["発酵"]


CARDS = [
    # said, term, text of the card
    ("塩は浸透圧で肉の水を抜くんや。", "浸透圧", "塩は{{c1::浸透圧}}で肉の水を抜くんや。"),
    # openers go, the speaker's words stay
    ("ほんで、酵母が糖を食べて増えるねん。", "酵母", "{{c1::酵母}}が糖を食べて増えるねん。"),
]


@pytest.mark.parametrize(("said", "term", "text"), CARDS)
def test_card(said: str, term: str, text: str) -> None:
    sentence = analyse(said)
    (chosen,) = [found for found in cloze.terms(sentence, said, "") if found.text == term]
    card = cloze.card(sentence, chosen)
    assert card is not None
    assert (card.kind, card.text, card.answer) == ("cloze", text, term)


def test_long_sentences_are_cut_at_commas() -> None:
    parts = [f"{n}つ目の樽には去年の秋に仕込んだ味噌が入ってて" for n in "一二三四五六七八"]
    sentence = analyse("、".join([*parts, "最後の樽だけが麹菌のおかげで甘うなった。"]))
    (term,) = [found for found in cloze.terms(sentence, "", "") if found.text.startswith("麹菌")]
    card = cloze.card(sentence, term)
    assert card is not None
    assert card.text.startswith("…")
    assert card.text.endswith("{{c1::麹菌}}のおかげで甘うなった。")
    assert len(card.text) < 140


NO_CARD = [
    ("酵母や。", "酵母", ()),  # nothing left to go by
    ("酵母は生き物で、酵母が糖を食べるんや。", "酵母", ()),  # to be read beside the blank
    ("その働きで酵母は糖を食べて増えるんや。", "酵母", ("酵母の話をするで。",)),  # to be read before it
]


@pytest.mark.parametrize(("said", "term", "before"), NO_CARD)
def test_no_card(said: str, term: str, before: tuple[str, ...]) -> None:
    sentence = analyse(said)
    chosen = next(found for found in cloze.terms(sentence, said, "") if found.text == term)
    assert cloze.card(sentence, chosen, tuple(map(analyse, before))) is None
