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
_MERGED = {"ち": "じ", "つ": "ず"}  # beside ぢ and づ
# 連声: a vowel, or y, after ん becomes an n (反応 はんのう, 因縁 いんねん).
_RENJO = dict(zip("あいうえおやゆよ", "なにぬねの" + "なぬの", strict=True))
_RENYO = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_U_ONBIN = dict(zip("あかがさたなはばまやらわ", "おこごそとのほぼもよろお", strict=True))
_LONG = {kana: row[0] for row in ("あかさたなはまやらわがざだば", "いきしちにひみりぎじび") for kana in row}
_LONG |= dict.fromkeys("うくすつぬふむゆるぐずぶおこそとのほもよろごぞどぼゅょ", "う")


@cache
def _lines() -> tuple[dict[str, str], ...]:
    """Kanji → its line, for each of the files; a line is taken apart only when it is asked for."""
    texts = ((_FOLDER / name).read_text(encoding="utf-8") for name in ("kanji.tsv", "extra_readings.tsv"))
    return tuple({line[0]: line for line in text.splitlines()} for text in texts)


def _listed(kanji: str) -> tuple[str, str]:
    """Give the on and the kun readings of all files, parted by commas."""
    rows = [lines[kanji].split("\t") for lines in _lines() if kanji in lines]
    return ",".join(on for _, on, _ in rows), ",".join(kun for _, _, kun in rows)


def is_listed(kanji: str) -> bool:
    """Tell whether readings of the kanji are known."""
    return any(kanji in lines for lines in _lines())


def guess(stretch: str) -> str:
    """Give the reading to guess for kanji that no dictionary knows: 訓 of one, 音 of several in a row.

    A kanji of which nothing is known stands for itself.

    >>> guess("犬"), guess("再吐")
    ('いぬ', 'さいと')
    """
    return "".join(_likeliest(kanji, alone=len(stretch) == 1) for kanji in stretch)


def _likeliest(kanji: str, *, alone: bool) -> str:
    on, kun = _listed(kanji)
    nouns = [reading for reading in kun.split(",") if reading and "." not in reading]
    sino = [reading for reading in on.split(",") if reading]
    others = [reading.replace(".", "") for reading in kun.split(",") if reading]
    return next(iter([*(nouns if alone else []), *sino, *others]), kanji)


@lru_cache(maxsize=8192)
def listed_readings(kanji: str) -> dict[str, int]:
    """Give the readings that the dictionary has for a kanji, each with its place (at most `_RARE`)."""
    on, kun = _listed(kanji)
    costs: dict[str, int] = {}
    for place, reading in enumerate(filter(None, on.split(","))):
        _add(costs, reading, PLAIN + min(place, _RARE))
    for place, reading in enumerate(filter(None, kun.split(","))):
        _add(costs, reading.partition(".")[0], PLAIN + min(place, _RARE))
    return costs


@lru_cache(maxsize=8192)
def readings(kanji: str) -> dict[str, int]:
    """Give every reading the kanji may have within a word, with its distance from the dictionary's.

    >>> found = readings("学")
    >>> found["がく"], found["がっ"], found["まな"]
    (0, 20, 0)
    """
    costs = dict(listed_readings(kanji))
    for reading in filter(None, _listed(kanji)[1].split(",")):
        stem, _, okurigana = reading.partition(".")
        for end in range(1, len(okurigana) + 1):  # 変り beside 変わり, 行なう beside 行う
            _add(costs, stem + okurigana[:end], OKURIGANA)
        if okurigana in ("う", "い") and stem[-1] in _U_ONBIN:  # 違うた ちごうた, 高う たこう
            _add(costs, stem[:-1] + _U_ONBIN[stem[-1]], OKURIGANA)
        if okurigana and (last := _RENYO.get(okurigana[-1])):  # 取引 とりひき, 行方 ゆくえ
            _add(costs, stem + okurigana[:-1] + last, OKURIGANA)
    for reading, cost in tuple(costs.items()):
        _add_changes(costs, reading, cost)
    return costs


def _add_changes(costs: dict[str, int], reading: str, cost: int) -> None:
    """Add what sounds become where words join: rendaku, sokuon, renjō, lengthening, shortening."""
    head, rest, last = reading[0], reading[1:], reading[-1]
    voiced = _voiced(head)
    for first in voiced:
        _add(costs, first + rest, cost + VOICED)
    if head in _MERGED:
        _add(costs, _MERGED[head] + rest, cost + VOICED)
    if head in _RENJO:
        _add(costs, _RENJO[head] + rest, cost + RENJO)
    if rest and last in "つちくき":
        stem = rest[:-1] + "っ"
        _add(costs, head + stem, cost + SOKUON)
        for first in voiced:
            _add(costs, first + stem, cost + SOKUON + VOICED)
    if rest and last == "う":  # 格好 かっこ
        _add(costs, reading[:-1], cost + LENGTH)
    if long := _LONG.get(last):  # 夫婦 ふうふ
        _add(costs, reading + long, cost + LENGTH)
    _add(costs, reading + "っ", cost + LENGTH)  # 引越 ひっこし


@cache
def _voiced(kana: str) -> tuple[str, ...]:
    """Give what rendaku makes of a kana: が of か, ば and ぱ of は."""
    return tuple(sorted({kana.translate(_VOICED), kana.translate(_SEMIVOICED)} - {kana}))


def _add(costs: dict[str, int], reading: str, cost: int) -> None:
    if cost < costs.get(reading, 999):
        costs[reading] = cost
