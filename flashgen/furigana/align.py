"""Spread the reading of a word over its kanji."""

from functools import lru_cache

from flashgen.document import Ruby
from flashgen.furigana import exceptions
from flashgen.furigana.kanji import OKURIGANA, is_listed, listed_readings, readings
from flashgen.kana import has_kanji, is_kana, is_kanji, to_hiragana

# A stretch of kanji under one ruby costs more than any division, and the longer the more. One
# kanji of which other readings are known is the worst guess of all: 木綿[もめん], not 木[も]綿.
_GROUP, _GROUP_EACH, _GROUP_OF_ONE, _LISTED = 200, 40, 400, -1
_LONGEST = 60  # no word is longer; the search takes time and stack by length
_KE = "ケ"  # stands for ヶ, which counts as a kanji: 三ケ月, 霞ケ関
_SAME = str.maketrans("ゕゖづぢ", "かけずじ")

Step = tuple[int, int, exceptions.Parts]  # ends in surface and reading, parts that take rubies


@lru_cache(maxsize=65536)
def align(surface: str, reading: str) -> tuple[Ruby, ...]:
    """Spread a hiragana reading over a word's kanji, leaving its kana bare.

    The division of least cost by the kanji's own readings wins (on, kun, 連用形, rendaku, sokuon,
    々); where it is not the only one, or there is none, as in 大人, one ruby spans the kanji that do not
    divide. Offsets count from the start of the surface, and all its kanji are under rubies.

    >>> [(ruby.base, ruby.reading) for ruby in align("言い回し", "いいまわし")]
    [('言', 'い'), ('回', 'まわ')]
    >>> [(ruby.base, ruby.reading) for ruby in align("物の怪", "もののけ")]
    [('物', 'もの'), ('怪', 'け')]
    >>> [(ruby.base, ruby.reading) for ruby in align("今日", "きょう")]
    [('今日', 'きょう')]
    """
    if not reading or not has_kanji(surface):
        return ()
    if len(surface) > _LONGEST:
        return _between_anchors(surface, to_hiragana(reading))
    reading = to_hiragana(reading)
    found = _Search(surface, reading).best()
    if found is None:
        return _between_anchors(surface, reading)
    return tuple(found)


def _between_anchors(surface: str, reading: str) -> tuple[Ruby, ...]:
    """One ruby from the first kanji to the last; kana that agree at both ends stay bare."""
    start, end = 0, len(surface)
    low, high = 0, len(reading)
    kana = to_hiragana(surface)
    while not is_kanji(surface[start]):
        low += low < high - 1 and kana[start] == reading[low]
        start += 1
    while not is_kanji(surface[end - 1]):
        high -= high - 1 > low and kana[end - 1] == reading[high - 1]
        end -= 1
    return (Ruby(start, end, surface[start:end], reading[low:high]),)


class _Search:
    """Cheapest divisions of one word, from every place of surface and reading to the end."""

    def __init__(self, surface: str, reading: str) -> None:
        self.surface = surface
        self.kana = to_hiragana(surface)
        self.reading = reading
        # What a kanji may be read as: the dictionary's own readings, changed ones too, or also as a
        # part of a stretch of kanji under one ruby.
        self.level = 0
        self.whole = False  # only whole stretches of kanji: division has turned out ambiguous
        # place → cost of the rest, whether the cheapest rest is the only one, first step
        self.seen: dict[tuple[int, int], tuple[int, bool, Step | None] | None] = {}

    def best(self) -> list[Ruby] | None:
        """Give the rubies of the cheapest division; where several are, undivided stretches."""
        # Most words divide at less than anything of the next level would cost: to look for those
        # first takes a third of the time.
        rest = self._rest(0, 0)
        for least in (OKURIGANA, _GROUP):
            if rest is not None and rest[0] < least + _LISTED * len(self.surface):
                break
            self.level += 1
            self.seen.clear()
            rest = self._rest(0, 0)
        if rest is None:
            return None
        if not rest[1] and not self.whole:
            self.level, self.whole = 2, True
            self.seen.clear()
            self._rest(0, 0)
        return self._walk()

    def _walk(self) -> list[Ruby]:
        at, rubies = (0, 0), []
        while (rest := self.seen[at]) is not None and (step := rest[2]) is not None:
            start = at[0]
            for base, reading in step[2]:
                if has_kanji(base) or base == _KE:
                    rubies.append(Ruby(start, start + len(base), base, reading))
                start += len(base)
            at = step[:2]
        return rubies

    def _rest(self, i: int, j: int) -> tuple[int, bool, Step | None] | None:
        if i == len(self.surface):
            result = (0, True, None) if j == len(self.reading) else None
            self.seen[i, j] = result
            return result
        if (i, j) in self.seen:
            return self.seen[i, j]
        best: tuple[int, bool, Step | None] | None = None
        for cost, step in self._steps(i, j):
            rest = self._rest(step[0], step[1])
            if rest is None:
                continue
            total = cost + rest[0]
            if best is None or total < best[0]:
                best = total, rest[1], step
            elif total == best[0]:
                best = total, False, best[2]
        self.seen[i, j] = best
        return best

    def _steps(self, i: int, j: int) -> list[tuple[int, Step]]:
        char = self.surface[i]
        if is_kanji(char):
            return self._listed_steps(i, j) + self._kanji_steps(i, j)
        if is_kana(char):
            if self.reading[j : j + 1].translate(_SAME) == self.kana[i].translate(_SAME):
                return [(0, (i + 1, j + 1, ()))]
            if char == _KE and self.reading[j : j + 1] in ("か", "が"):
                return [(1, (i + 1, j + 1, ((char, self.reading[j]),)))]
            # すごーい: a lengthening mark that the reading leaves out
            return [(1, (i + 1, j, ()))] if char == "ー" else []
        # Latin letters, digits and signs may be read somehow, or not at all.
        return [(_GROUP + (end - j), (i + 1, end, ())) for end in range(j, len(self.reading) + 1)]

    def _listed_steps(self, i: int, j: int) -> list[tuple[int, Step]]:
        steps: list[tuple[int, Step]] = []
        for parts in exceptions.find(self.surface, i, self.reading, j):
            end = i + sum(len(base) for base, _ in parts), j + sum(len(reading) for _, reading in parts)
            steps.append((_LISTED, (*end, parts)))
        return steps

    def _kanji_steps(self, i: int, j: int) -> list[tuple[int, Step]]:
        reading, left = self.reading, len(self.reading)
        steps: list[tuple[int, Step]] = []
        if not self.whole:
            char = self.surface[i - 1] if i and self.surface[i] == "々" else self.surface[i]
            known = readings(char) if self.level else listed_readings(char)
            for end in range(j + 1, min(left, j + 7) + 1):
                if (cost := known.get(reading[j:end])) is not None:
                    steps.append((cost, (i + 1, end, ((self.surface[i], reading[j:end]),))))
        if self.level < 2:
            return steps
        last = i
        while last < len(self.surface) and is_kanji(self.surface[last]):
            last += 1
        for stop in (last,) if self.whole else range(i + 1, last + 1):
            alone = stop == i + 1 and not self.whole and is_listed(self.surface[i])
            price = _GROUP_OF_ONE if alone else _GROUP + _GROUP_EACH * (stop - i)
            base = self.surface[i:stop]
            steps.extend((price, (stop, end, ((base, reading[j:end]),))) for end in range(j + 1, left + 1))
        return steps
