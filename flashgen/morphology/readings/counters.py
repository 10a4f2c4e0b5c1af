"""How a number and its counter are read together: 10分 じゅっぷん, 2人 ふたり (counters.tsv, sounds.tsv)."""

from functools import cache
from pathlib import Path

from flashgen.morphology.readings.numerals import Numeral
from flashgen.values import dataclass

_FOLDER = Path(__file__).parent
_BA = str.maketrans("はひふへほ", "ばびぶべぼ")
_PA = str.maketrans("はひふへほ", "ぱぴぷぺぽ")
_CLASSES = {
    **dict.fromkeys("かきくけこ", "k"),
    **dict.fromkeys("さしすせそ", "s"),
    **dict.fromkeys("たちつてと", "t"),
}
_CLASSES |= dict.fromkeys("はひふへほ", "h")

Pair = tuple[str, str, bool]  # reading of the number, of the counter, whether one ruby spans both


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter and what it does with numbers; the columns of counters.tsv."""

    reading: str
    change: str = "-"
    ending: tuple[tuple[str, Pair], ...] = ()
    whole: tuple[tuple[str, Pair], ...] = ()

    def read(self, number: Numeral) -> Pair:
        """Read the number and this counter after it."""
        for key, pair in self.whole:
            if key == number.whole:
                return pair
        stem = number.reading.removesuffix(number.last)
        for key, (last, counter, one) in self.ending:
            if key == number.ending:
                return stem + last, counter, one
        short, head = _sounds().get((self.change, number.ending), ("-", "-"))
        last = number.last[:-1] + "っ" if short == "っ" else number.last  # はち, びゃく: はっ, びゃっ
        table = {"ば": _BA, "ぱ": _PA}.get(head)
        first = self.reading[0].translate(table) if table else self.reading[0]
        return stem + last, first + self.reading[1:], False


def unlisted(reading: str) -> Counter:
    """Give the counter that a word not in the table makes: its class follows from its first sound.

    >>> from flashgen.morphology.readings.numerals import read
    >>> unlisted("けん").read(read("8"))
    ('はっ', 'けん', False)
    """
    return Counter(reading, _CLASSES.get(reading[0], "-"))


def native(reading: str) -> Counter:
    """Give the counter that a native word makes after 一: 一泣き ひとなき."""
    return Counter(reading, whole=(("1", ("ひと", reading, False)),))


@cache
def table() -> dict[str, Counter]:
    """Spelling, with its context in brackets → counter."""
    counters = {}
    for line in (_FOLDER / "counters.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            spellings, reading, change, ending, whole = line.split("\t")
            counter = Counter(reading, change, _pairs(ending), _pairs(whole))
            counters.update(dict.fromkeys(spellings.split(","), counter))
    return counters


def _pairs(column: str) -> tuple[tuple[str, Pair], ...]:
    pairs = []
    for item in column.split():
        key, _, readings = item.partition("=")
        one = ":" in readings
        number, _, counter = readings.partition(":" if one else "|")
        pairs.append((key, (number, counter, one)))
    return tuple(pairs)


@cache
def followers(spelling: str) -> tuple[str, ...]:
    """Give what may follow a counter so that it is read otherwise: 咲き after 分."""
    return tuple(key.partition(">")[2] for key in table() if key.startswith(spelling + ">"))


@cache
def _sounds() -> dict[tuple[str, str], tuple[str, str]]:
    sounds = {}
    for line in (_FOLDER / "sounds.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, endings, short, head = line.split("\t")
            sounds.update({(name, ending): (short, head) for ending in endings.split()})
    return sounds


@cache
def longest() -> int:
    """Give the length of the longest spelling of a counter."""
    return max(map(len, table()))
