"""Compile compounds.tsv: words of several tokens that are not read as their tokens are alone.

Run as `python -m flashgen.morphology.readings.build_compounds JMDICT.xz [OUT.tsv]`, with JMdict as flashgen
keeps it (lexicon/records.py says how), whenever rules or counters have changed. A word gets a row where
its tokens make up none of its readings: 旅行|鞄 りょこうかばん, but the word is りょこうがばん.

A row is `spelling TAB reading`, both of the headword where the word is inflected.
"""

import lzma
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from flashgen.document import Token
from flashgen.kana import has_kanji, is_kana, is_kanji, to_hiragana
from flashgen.morphology.readings import numbers, rules
from flashgen.morphology.unidic import UnidicAnalyzer

_ITEM, _FIELD, _VALUE = "\x1e", "\x1f", "\x1d"
_DATED = frozenset(("oK", "iK", "io", "ok", "ik", "oik"))  # spellings and readings out of date, or irregular
_RARE = frozenset(("arch", "obs", "obsc", "rare"))
_LEFT_TO_NUMBERS = (
    "ヵ年",
    "カ年",
    "か年",
    "ヶ年",
    "ケ年",
    "日",
    "月",
    "人",
    "度",
    "分",
    "石",
)  # and their counters
# A word reads here as if it stood alone; UniDic takes it apart in one and not in another: 対|等|が, 対等|を.
_FRAMES = (
    "、{}、",
    "この{}を",
    "{}だった",
    "{}が",
    "その{}は",
    "新しい{}も",
    "人の{}に",
    "あの{}だと",
    "昨日は{}でした",
    "もう{}から",
)
_NUMERALS = "一二三四五六七八九十百千万何"
_PARTS = ("名詞", "接頭辞", "接尾辞", "形状詞", "動詞", "形容詞", "助動詞", "代名詞", "副詞")


def words(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Give the kanji spellings of the entries, each with its readings, the commonest first.

    Of two kanji that UniDic does not know together only the common words are given: 人年 may be anything.
    """
    for line in lines:
        number, *columns = line.rstrip("\n").split("\t")
        if not number.isdigit() or len(columns) != 3 or not columns[0]:
            continue
        kanji, kana = ([_fields(item) for item in column.split(_ITEM)] for column in columns[:2])
        senses = [_fields(item) for item in columns[2].split(_ITEM)]
        if all(_RARE & set(sense[2].split(_VALUE)) for sense in senses):
            continue
        for spelling in kanji:
            if not _DATED & set(spelling[2].split(_VALUE)) and (len(spelling[0]) > 2 or spelling[1]):
                yield spelling[0], [to_hiragana(one[0]) for one in kana if _reads(one, spelling[0])]


def _fields(item: str) -> list[str]:
    fields = item.split(_FIELD)
    return fields + [""] * (5 - len(fields))


def _reads(kana: Sequence[str], spelling: str) -> bool:
    if _DATED & set(kana[2].split(_VALUE)) or kana[4]:
        return False
    return not kana[3] or spelling in kana[3].split(_VALUE)


def compile_table(found: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
    """Give the rows for the words that are misread, each spelling once, in order."""
    analyzer = UnidicAnalyzer()
    by_spelling: dict[str, list[str]] = {}
    for spelling, readings in found:
        if len(spelling) > 1 and sum(map(is_kanji, spelling)) > 1:
            known = by_spelling.setdefault(spelling, [])
            known.extend(reading for reading in readings if reading not in known and is_kana(reading))
    for spelling, readings in sorted(by_spelling.items()):
        if spelling[0] in _NUMERALS and spelling.endswith(_LEFT_TO_NUMBERS):
            continue
        if readings and any(_is_misread(analyzer, frame, spelling, readings) for frame in _FRAMES):
            yield f"{spelling}\t{readings[0]}\n"


def _is_misread(analyzer: UnidicAnalyzer, frame: str, spelling: str, readings: Sequence[str]) -> bool:
    start = frame.index("{")
    text = frame.format(spelling)
    apart = rules.correct(analyzer.tokenize(text))
    for found in numbers.find(text, tuple(apart)):
        apart[found.first : found.end] = found.tokens
    inside = [t for t in apart if t.start < start + len(spelling) and t.end > start]
    whole = inside[0].start == start and inside[-1].end == start + len(spelling)
    if not whole or not _is_compound(inside):
        return False
    read = "".join(token.reading for token in inside)
    return read not in readings and read.replace("じゅっ", "じっ") not in readings


def _is_compound(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens may make a compound: no particles, and names only in long words."""
    if len(tokens) < 2 or not all(token.pos.startswith(_PARTS) for token in tokens):
        return False
    return len(tokens) > 2 or sum(len(t.surface) for t in tokens) > 2 or not _has_name(tokens)


def _has_name(tokens: Iterable[Token]) -> bool:
    return any("固有名詞" in token.pos and has_kanji(token.surface) for token in tokens)


def main(arguments: list[str]) -> None:
    """Compile the table from the dictionary named in the arguments."""
    dictionary, *out = map(Path, arguments)
    target = out[0] if out else Path(__file__).with_name("compounds.tsv")
    with lzma.open(dictionary, "rt", encoding="utf-8") as lines:
        target.write_text("".join(compile_table(words(lines))), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
