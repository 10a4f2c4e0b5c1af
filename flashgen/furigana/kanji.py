"""What a kanji may be read, alone and as a part of a word."""

from functools import cache, lru_cache
from pathlib import Path

# How far a reading is from the dictionary's: the alignment of least cost wins.
# The place of a reading in the list (at most `_RARE`) only decides between divisions else alike.
PLAIN, OKURIGANA, VOICED, SOKUON, RENJO, LENGTH = 0, 10, 20, 20, 40, 60
_RARE = 4

_FOLDER = Path(__file__).parent
_VOICED = str.maketrans(
    "かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ"
)
_SEMIVOICED = str.maketrans("はひふへほ", "ぱぴぷぺぽ")
# 連声: a vowel, or y, after ん becomes an n (反応 はんのう, 因縁 いんねん).
_RENJO = str.maketrans("あいうえおやゆよ", "なにぬねの" + "なぬの")
_RENYO = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_LONG = {kana: row[0] for row in ("あかさたなはまやらわがざだば", "いきしちにひみりぎじび") for kana in row}
_LONG |= dict.fromkeys("うくすつぬふむゆるぐずぶおこそとのほもよろごぞどぼゅょ", "う")


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Kanji → on and kun readings as they stand in the files, divided only when asked for."""
    table: dict[str, tuple[str, str]] = {}
    for name in ("kanji.tsv", "extra_readings.tsv"):
        for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            kanji, on, kun = line.split("\t")
            if known := table.get(kanji):
                on, kun = f"{known[0]},{on}", f"{known[1]},{kun}"
            table[kanji] = on, kun
    return table


def is_listed(kanji: str) -> bool:
    """Tell whether readings of the kanji are known."""
    return kanji in _table()


def guess(stretch: str) -> str:
    """Give the reading to guess for kanji that no dictionary knows: 訓 of one, 音 of several in a row.

    A kanji of which nothing is known stands for itself.

    >>> guess("犬"), guess("再吐")
    ('いぬ', 'さいと')
    """
    return "".join(_likeliest(kanji, alone=len(stretch) == 1) for kanji in stretch)


def _likeliest(kanji: str, *, alone: bool) -> str:
    on, kun = _table().get(kanji, ("", ""))
    nouns = [reading for reading in kun.split(",") if reading and "." not in reading]
    sino = [reading for reading in on.split(",") if reading]
    others = [reading.replace(".", "") for reading in kun.split(",") if reading]
    return next(iter([*(nouns if alone else []), *sino, *others]), kanji)


@lru_cache(maxsize=8192)
def readings(kanji: str) -> dict[str, int]:
    """Give every reading the kanji may have within a word, with its distance from the dictionary's.

    >>> found = readings("学")
    >>> found["がく"], found["がっ"], found["まな"]
    (0, 20, 0)
    """
    on, kun = _table().get(kanji, ("", ""))
    costs: dict[str, int] = {}
    for place, reading in enumerate(filter(None, on.split(","))):
        _add(costs, reading, PLAIN + min(place, _RARE))
    for place, reading in enumerate(filter(None, kun.split(","))):
        stem, _, okurigana = reading.partition(".")
        _add(costs, stem, PLAIN + min(place, _RARE))
        for end in range(1, len(okurigana) + 1):  # 変り beside 変わり, 行なう beside 行う
            _add(costs, stem + okurigana[:end], OKURIGANA)
        if okurigana and (last := _RENYO.get(okurigana[-1])):  # 取引 とりひき, 行方 ゆくえ
            _add(costs, stem + okurigana[:-1] + last, OKURIGANA)
    for reading, cost in tuple(costs.items()):
        _add_changes(costs, reading, cost)
    return costs


def _add_changes(costs: dict[str, int], reading: str, cost: int) -> None:
    """Add what sounds become where words join: rendaku, sokuon, renjō, lengthening, shortening."""
    voiced = reading[0].translate(_VOICED) + reading[1:]
    half = reading[0].translate(_SEMIVOICED) + reading[1:]
    for changed in (voiced, half):
        _add(costs, changed, cost + (VOICED if changed != reading else 0))
    if reading[0] == "ち":
        _add(costs, "じ" + reading[1:], cost + VOICED)
    if reading[0] == "つ":
        _add(costs, "ず" + reading[1:], cost + VOICED)
    _add(costs, reading[0].translate(_RENJO) + reading[1:], cost + RENJO)
    if len(reading) > 1 and reading[-1] in "つちくき":
        for first in {reading[0], voiced[0], half[0]}:
            _add(costs, first + reading[1:-1] + "っ", cost + SOKUON + (VOICED if first != reading[0] else 0))
    if len(reading) > 1 and reading[-1] == "う":  # 格好 かっこ
        _add(costs, reading[:-1], cost + LENGTH)
    if long := _LONG.get(reading[-1]):  # 夫婦 ふうふ
        _add(costs, reading + long, cost + LENGTH)
    _add(costs, reading + "っ", cost + LENGTH)  # 引越 ひっこし


def _add(costs: dict[str, int], reading: str, cost: int) -> None:
    if cost < costs.get(reading, 999):
        costs[reading] = cost
