"""What stands in the lines of a transcript and is not said: sounds, and who speaks.

Both are looked at line by line. A sound mark is known by its words. A speaker's mark is only
believed on evidence, for prose has brackets and colons of its own: see `find_speakers`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from flashgen import kept_toml
from flashgen.values import dataclass


@cache
def table(name: str, key: str) -> frozenset[str]:
    """Give one list of marks.toml, each entry as `normal` makes it."""
    return frozenset(map(normal, _tables()[name][key]))


@cache
def _tables() -> dict[str, Any]:
    return kept_toml.loads(Path(__file__).with_name("marks.toml").read_text(encoding="utf-8"))


def normal(text: str) -> str:
    """Make text comparable: half width, lower case, no white space.

    >>> normal("Ｐａｒｔ　１ はじめに")
    'part1はじめに'
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


# ------------------------------------------------------------------ sounds

_SQUARE = r"\[[^\[\]\n]{1,30}\]|［[^［］\n]{1,30}］|【[^【】\n]{1,30}】"
_ROUND = r"（[^（）\n]{1,30}）|\([^()\n]{1,30}\)"
_BRACKETED = re.compile(rf"{_SQUARE}|{_ROUND}")
_SONG = re.compile(r"[♪♬♫][^♪♬♫\n]*(?:[♪♬♫～〜~]+|$)")
_ENDS = re.compile(r"[。．！？!?…♪\s]")


def without_sounds(line: str, *, captions: bool) -> str:
    """Take sound marks, and in subtitles songs between ♪, out of a line.

    Square brackets go wherever they stand. Round ones with （笑） or the like stay inside a
    sentence of prose, for there they are the writer's; in subtitles they go everywhere. Where a
    mark stood between words a space is left, because it is heard as a break.

    >>> without_sounds("[音楽] ほな、始めよか。", captions=False)
    'ほな、始めよか。'
    >>> without_sounds("（ドアの開く音）ただいま[sound:a.mp3]", captions=True)
    'ただいま[sound:a.mp3]'
    """
    if captions and line.lstrip()[:1] in {"♪", "♬", "♫"}:
        line = _SONG.sub("", line.lstrip(), count=1)
    if "[" not in line and "(" not in line and not _OPENERS.search(line):
        return line
    kept: list[str] = []
    at = 0
    for mark in _BRACKETED.finditer(line):
        start, end = mark.span()
        before, after = line[max(0, start - 1) : start], line[end : end + 1]
        edge = not before or not after or _ENDS.match(before) is not None or after.isspace()
        if not _is_sound(mark[0], captions=captions) or not (captions or edge or mark[0][0] not in "（("):
            continue
        kept.append(line[at:start])
        at = end
        if before.isalnum() and after.isalnum():
            kept.append(" ")
    return ("".join(kept) + line[at:]).strip() if at else line


_OPENERS = re.compile("[（［【]")


def _is_sound(mark: str, *, captions: bool) -> bool:
    inside = normal(mark[1:-1]).strip("♪♬♫～〜~.。…!?")
    if not inside:  # （♪～）, but not [ ] nor （…）
        return bool(set(mark) & set("♪♬♫"))
    if inside in table("sounds", "words"):
        return True
    return (captions or mark[0] in "[［") and inside.endswith(tuple(table("sounds", "endings")))


# ------------------------------------------------------------------ speakers

_ARROWS = re.compile(r"[ \t　]*(?:>>+|＞＞+|≫)[ \t　]*")
_DASH = re.compile(r"[ \t　]*[-‐–－][ \t　]+(?=\S)")
_NO_NAME = "（）()【】<>:：。、！？!?\\n"
_LABEL = re.compile(
    r"[ \t　]*(?:"
    rf"(?P<open>[（(\[［【<＜])(?P<inside>[^{_NO_NAME}\[\]［］＜＞]{{1,16}})[）)\]］】>＞][ \t　]*[:：]?"
    rf"|(?P<before>[^{_NO_NAME}「」『』]{{1,16}})(?:(?<![0-9])[:：]|[:：](?![0-9]))(?!//))[ \t　]*"
)
_NAME = re.compile(
    r"(?:(?=.*[^\d\s])[一-鿿々〆ヶァ-ヴー・＝A-Za-zＡ-Ｚａ-ｚ0-9０-９ .'_-]+|(?P<hiragana>[ぁ-ゖー]{2,6}))"
    r"(?:さん|ちゃん|くん|さま|たち|せんせい)?\s?[0-9０-９]{0,2}"
)
_SHARE = 0.3  # of the lines: where fewer have a label, the labels are not those of speakers


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its mark. `turn` tells that somebody begins to speak here."""

    text: str
    speaker: str | None = None
    turn: bool = False


@dataclass(frozen=True, slots=True)
class Speakers:
    """What marks a transcript uses for who speaks: labels by name, and >> or - for a new turn."""

    names: frozenset[str] = frozenset()
    arrows: bool = False
    dashes: bool = False

    def read(self, line: str) -> Marked:
        """Take the mark off the beginning of a line, if it has one that is in use."""
        turn = False
        for used, mark in ((self.arrows, _ARROWS), (self.dashes, _DASH)):
            found = mark.match(line) if used else None
            if found:
                turn, line = True, line[found.end() :]
        label = _label(line) if self.names else None
        if label is not None and label.name in self.names:
            return Marked(line[label.end :], label.name, turn=True)
        return Marked(line, turn=turn)


@dataclass(frozen=True, slots=True)
class _Label:
    name: str
    end: int
    colon: bool
    sure: bool  # looks like a name even if it stands there once


def find_speakers(lines: Collection[str], *, captions: bool) -> Speakers:
    """Find out what marks for speakers a transcript uses, from its lines without sounds.

    （ミナ） before text in a subtitle is believed at once, for that is how subtitles mark who is
    not seen. Everything else, and all labels in prose, must come twice at least, and on three
    lines in ten or from two names of which one comes twice; a label such as 例： is never one.
    Names in hiragana must always come twice.

    >>> sorted(find_speakers(["ミナ：どないしたん?", "ケン：なんもないで。"], captions=False).names)
    ['ケン', 'ミナ']
    >>> find_speakers(["次の例：飲む", "例：飲んだ", "（続き）ほな。"], captions=False).names
    frozenset()
    """
    filled = [line for line in lines if line.strip()]
    arrows = sum(_ARROWS.match(line) is not None for line in filled)
    dashes = sum(_DASH.match(line) is not None for line in filled) if captions else 0
    bare = [_ARROWS.sub("", line, count=1) if _ARROWS.match(line) else line for line in filled]
    bare = [_DASH.sub("", line, count=1) if dashes >= 2 and _DASH.match(line) else line for line in bare]
    labels = [label for label in map(_label, bare) if label is not None]
    names = _believed([x for x in labels if x.colon], len(filled))
    bracketed = [x for x in labels if not x.colon]
    names |= {x.name for x in bracketed if x.sure} if captions else _believed(bracketed, len(filled))
    counts = Counter(x.name for x in bracketed)
    if captions:
        names |= {name for name, count in counts.items() if count >= 2}
    return Speakers(frozenset(names), arrows >= (1 if captions else 2), dashes >= 2)


def _believed(labels: Iterable[_Label], lines: int) -> set[str]:
    counts = Counter(label.name for label in labels)
    sure = {label.name for label in labels if label.sure}
    total, commonest = sum(counts.values()), max(counts.values(), default=0)
    if total < 2 or not (total >= _SHARE * lines or (len(counts) >= 2 and commonest >= 2 and total >= 3)):
        return set()
    return {name for name, count in counts.items() if count >= 2 or name in sure}


def _label(line: str) -> _Label | None:
    found = _LABEL.match(line)
    if found is None:
        return None
    colon = found["before"] is not None
    name = (found["before"] if colon else found["inside"]).strip()
    if normal(name) in table("speakers", "not_names"):
        return None
    shape = _NAME.fullmatch(name)
    if shape is None:
        known = normal(name) in table("speakers", "with_no")
        return _Label(name, found.end(), colon, sure=True) if known else None
    return _Label(name, found.end(), colon, sure=shape["hiragana"] is None and found["open"] not in _WEAK)


_WEAK = {"[", "［", "【", "<", "＜"}  # as often a mark of something else: 【速報】
