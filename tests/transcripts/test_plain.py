"""Plain text: paragraphs, wrapped lines, what a page leaves at the end."""

from pathlib import Path

import pytest

from flashgen.transcripts import plain, read
from flashgen.transcripts.paragraphs import without_remains

DATA = Path(__file__).parents[1] / "data"

PARAGRAPHS = [
    # lines (| is a line break), passages
    ("昨日は雨やった。|今日は晴れや。", ["昨日は雨やった。", "今日は晴れや。"]),
    ("昨日は雨やった。||今日は晴れや。", ["昨日は雨やった。", "今日は晴れや。"]),
    # Wrapped: about as wide as the widest, no sentence ends.
    (
        "兄貴が自転車を貸してくれたから、川の|向こうまで走ってきた。帰りは坂ばかり|でしんどかった。",
        ["兄貴が自転車を貸してくれたから、川の向こうまで走ってきた。帰りは坂ばかりでしんどかった。"],
    ),
    ("急いでたから、|鍵を忘れた。", ["急いでたから、鍵を忘れた。"]),
    (
        "店の人が「今日はもう終わりやけど、また|来てな。待ってるで。」と言うてくれた。",
        ["店の人が「今日はもう終わりやけど、また来てな。待ってるで。」と言うてくれた。"],
    ),
    (
        "この本の題名はとても長うて、The Long and|Winding Roadみたいやな、と思うた。",
        ["この本の題名はとても長うて、The Long and Winding Roadみたいやな、と思うた。"],
    ),
    # Not wrapped: short lines, no full stops, indented, listed.
    ("ええで|ほな行こか|どこまで？", ["ええで", "ほな行こか", "どこまで？"]),
    (
        "今日は電車がえらい混んでるわ|明日も混むんやろか|ほんまかなわん",
        ["今日は電車がえらい混んでるわ", "明日も混むんやろか", "ほんまかなわん"],
    ),
    (
        "　はじめの段落はここから始まるんやけど、|　次の段落はここからや。",
        ["はじめの段落はここから始まるんやけど、", "次の段落はここからや。"],
    ),
    ("題\n短い話や。", ["題", "短い話や。"]),
]


@pytest.mark.parametrize(("text", "passages"), PARAGRAPHS)
def test_paragraphs(text: str, passages: list[str]) -> None:
    chapter = plain.read(text.replace("|", "\n")).chapters[0]
    assert [passage.text for passage in chapter.passages] == passages


def test_a_wrapped_letter() -> None:
    first, second = read((DATA / "letter.txt").read_text("utf-8")).chapters[0].passages
    assert first.text.startswith("先週の日曜日な、ひさしぶりに実家へ帰ったら、犬が玄関まで走ってきてん。")
    assert second.text.endswith("父さんは五回も使うた。それでも負けへんかったで。")


def test_a_colon_is_not_a_speaker() -> None:
    text = "今日は料理の話をするで。\n次の例：卵を割る。\nそれから混ぜる。\n最後に焼く。"
    assert {passage.speaker for passage in read(text).chapters[0].passages} == {None}


def test_what_cards_must_show_stays() -> None:
    text = "<script>と{{c1::穴}}と[sound:x]と&amp;と[はそのままや。"
    assert read(text).chapters[0].passages[0].text == text


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["ほな。", "コメント"], 1),
        (["ほな。", "", "コメント", ""], 1),
        (["ほな。", "コメント（12件）", "シェア", "いいね！"], 1),
        (["ほな。", "Comments"], 1),
        (["コメント", "ほな。"], 2),
        (["ほな。", "コメントありがとう。"], 2),
        (["ほな。", "また来週"], 2),
        (["コメント"], 0),
    ],
)
def test_remains_of_a_page(lines: list[str], kept: int) -> None:
    assert without_remains(lines) == lines[:kept]
