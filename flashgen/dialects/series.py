"""Rows for many standard words at once: forms that a dialect makes of each of them in the same way.

[[series]] puts endings on stems (暑-か, 寝-ら, 見-り); [[uonbin]] makes what verbs in -う have before
て and た (言うて, こうて).
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from flashgen.dialects.loading import Table, check_fields, place
from flashgen.dialects.standard import Standard
from flashgen.errors import DataError
from flashgen.kana import has_kanji, is_kana
from flashgen.morphology.conjugation import conjugate
from flashgen.morphology.user_dictionary import Row

_SERIES: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("id", "pos", "ctype", "left", "right", "note"), str),
    **dict.fromkeys(("forms", "words"), list),
    "cost": int,
}
_UONBIN: dict[str, type | tuple[type, ...]] = {"long": str, "short": str, "verbs": list}
# The ウ音便 of a stem whose last vowel is a is o: かう, こうて; others only lengthen: おもうて, すうて.
_A_TO_O = str.maketrans("あかがさただなはばまらわや", "おこごそとどのほぼもろおよ")
_I_ROW = "いきぎしじちにびみり"
_GODAN = "五段-ワア行"


def check(table: Mapping[str, Any], path: Path) -> None:
    """Refuse a series with an unknown field, or without one that it needs."""
    for row in table.get("series", []):
        where = place(path, f"series {row.get('id', '?')!r}")
        check_fields(row, _SERIES, where, ("id", "pos", "ctype", "cost", "forms", "words"))
    for row in table.get("uonbin", []):
        check_fields(row, _UONBIN, place(path, "uonbin"), ("long", "verbs"))


def rows(table: Mapping[str, Any], path: Path) -> Iterator[Row]:
    """Give the rows for the tokenizer; raises DataError for a word that does not inflect so."""
    for series in table.get("series", []):
        where = place(path, f"series {series['id']!r}")
        for headword, reading in series["words"]:
            yield from _series_rows(series, headword, reading, where)
    for row in table.get("uonbin", []):
        for headword, reading in row["verbs"]:
            yield from _uonbin_rows(row, headword, reading, table["uonbin_costs"])


def standards(table: Mapping[str, Any]) -> Iterable[tuple[tuple[str, str], Standard]]:
    """Give the standard lexeme, which is the word itself, by item and headword."""
    for series in table.get("series", []):
        for headword, _ in series["words"]:
            yield (series["id"], headword), Standard(headword, series["ctype"])
    for row in table.get("uonbin", []):
        for item in _items(row):
            for headword, _ in row["verbs"]:
                yield (item, headword), Standard(headword, _GODAN)


def _items(row: Table) -> Iterator[str]:
    yield from (row[name] for name in ("long", "short") if name in row)


def _series_rows(series: Table, headword: str, reading: str, where: str) -> Iterator[Row]:
    """Put each ending on the stem, which is what all of the word's forms begin with: 暑, 寝."""
    ctype = series["ctype"]
    for ending, cform in series["forms"]:
        standard = conjugate(headword, ctype, cform)
        if standard is None:
            raise DataError(f"{where}: {headword} has no {cform} as {ctype}")
        yield Row(
            headword[:-1] + ending, reading[:-1] + ending, headword, reading, series["pos"], series["cost"],
            ctype, cform, item=series["id"], standard=standard,
            left=series.get("left", ""), right=series.get("right", ""),
        )  # fmt: skip


def _uonbin_rows(row: Table, headword: str, reading: str, costs: Mapping[str, int]) -> Iterator[Row]:
    """Make the forms of a verb in -う before て and た, long (使うて, つこうて) and short (使て, つこて)."""
    stem, kana = headword[:-1], reading[:-1]
    short = kana[:-1] + kana[-1].translate(_A_TO_O)
    made = [
        ("long", stem + "う", short + "う", "kanji_long"),
        ("short", stem, short, "kanji_short"),
        ("long", short + "う", short + "う", "kana_long"),
        ("short", short, short, "kana_short"),
    ]
    for length, surface, sound, cost in made:
        # う, お and よ alone are too many other things.
        if length in row and (len(surface) > 1 or has_kanji(surface)):
            yield Row(
                surface, sound, headword, reading, "動詞-一般", costs[cost], _GODAN, "連用形-ウ音便",
                item=row[length], standard=stem + "っ",
            )  # fmt: skip


def uonbin_of_adjective(headword: str, reading: str) -> tuple[str, str]:
    """Give spelling and reading of an adjective's form before なる and て: おもろう, けむとう, うれしゅう.

    >>> uonbin_of_adjective("けむたい", "けむたい"), uonbin_of_adjective("温い", "ぬくい")
    (('けむとう', 'けむとう'), ('温う', 'ぬくう'))
    """
    stem, kana = headword[:-1], reading[:-1]
    small = "ゅ" if kana[-1] in _I_ROW else ""
    changed = kana[:-1] + kana[-1].translate(_A_TO_O) + small + "う"
    return (changed if is_kana(headword) else stem + ("う" if has_kanji(stem[-1]) else changed[-2:])), changed
