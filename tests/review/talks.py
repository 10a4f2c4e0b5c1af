"""A talk for the desk's tests, with what is to be decided about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flashgen import pipeline
from flashgen.review.desk import Desk

TALK = """\
# 井戸の話

## 水のこと

うちの近所に、誰も使わへん古い井戸があんねん。井戸の水は、夏でも冷たいままやねんて。
祖父は毎朝この井戸の水を飲んでたけど、わたしは飲まへんかった。水道の水しか信用せえへんかったからや。
井戸の水が冷たいのは、地面の下では温度がほとんど変わらへんからや。

## 直すこと

去年、その井戸のポンプが壊れてん。修理の人は、部品がもう作られてへんから直されへんって言うてた。
せやけど、近所の人らは諦めへんかった。みんなで古い部品を探して、自分らで井戸を直したんや。
直した井戸は、災害のときに水を配るための大事な設備やと思う。
鍵はわたしが預かってる。鍵を回したら、いつでも水が出る。
"""
RECIPE = '[deck]\nid = 1234567890\nname = "井戸"\n[source]\ntranscript = "talk.md"\n'
WELL, GROUND, TURN, PARTS = "word|井戸|いど", "word|地面|じめん", "word|回す|まわす", "word|部品|ぶひん"
NEGATIVE, WAS_NOT = "dialect|kansai|neg.hen5", "dialect|kansai|neg.henkatta"
COLD, DEVICE = "claim|cc94e32f2a", "claim|43d177153a"  # a question, a gap


def written(folder: Path, *, with_recipe: bool = False) -> Path:
    """Write the talk, and a recipe where one is wanted; give what the desk is to open."""
    (folder / "talk.md").write_text(TALK, encoding="utf-8")
    if with_recipe:
        (folder / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    return folder if with_recipe else folder / "talk.md"


@contextmanager
def opened(source: Path) -> Iterator[Desk]:
    """Open a desk whose deck is out.apkg beside the talk."""
    folder = source if source.is_dir() else source.parent
    desk = Desk(source, pipeline.Tools(), pipeline.Wishes(), output=folder / "out.apkg")
    try:
        yield desk
    finally:
        desk.close()
