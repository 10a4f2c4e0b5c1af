"""A dialect of three words and two rules, as a contributor would begin one: Nagoya's, more or less."""

from pathlib import Path

FILES = {
    "dialect.toml": """\
name = "Nagoya"
japanese = "名古屋弁"
region = "Nagoya"
region_japanese = "名古屋"
licence = "MIT"
""",
    "grammar.toml": """\
[[item]]
id = "cop.dagaya"
form = "〜だがや"
standard = "〜だよ"
meaning = "it is …, I tell you (firm)"
examples = [["今日は休みだがや。", "今日は休みだよ。"]]
never = ["これが山だ。"]

[[item]]
id = "neg.sen"
form = "せん"
standard = "しない"
meaning = "negative of する: do not"
compare = ["cop.dagaya"]
examples = [["もうせん。", "もうしない。"]]
never = ["千円払った。"]
""",
    "vocabulary.toml": """\
[[word]]
id = "adv.dera"
surface = "でら"
pos = "副詞"
standard = "すごく"
gloss = "very, awfully"
region = "Nagoya"
register = "casual"
examples = [["でら暑い。", "すごく暑い。"]]
never = ["外に出られない。"]
""",
    "words.toml": """\
[costs]
"副詞" = 4000
"助詞" = 3000

[[word]]
id = "cop.dagaya"
surface = "だがや"
pos = "助詞-終助詞"
standard = "だよ"
""",
    "rules.toml": """\
[[rule]]
id = "neg.sen"
pattern = [{ surface = "せ", lemma = "為る" }, { surface = "ん" }]
standard = "しない"
examples = [["もうせん。", "もうしない。"]]
never = ["先生。"]

[[rule]]
id = "neg.sen.dagaya"
item = "neg.sen"
pattern = [{ surface = "せ", lemma = "為る" }, { surface = "ん" }, { item = "cop.dagaya" }]
standard = "しないよ"
parts = ["", "neg.sen=ない", "cop.dagaya=よ"]
""",
}


def write(home: Path, name: str = "nagoya", **changed: str) -> Path:
    """Write the dialect into a folder below home; `changed` has other texts for some of its files."""
    folder = home / name
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in FILES.items():
        (folder / file).write_text(changed.get(file.removesuffix(".toml"), text), encoding="utf-8")
    return folder
