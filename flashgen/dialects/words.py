"""Dialect words → rows for the tokenizer, items of their own, and their standard lexemes.

words.toml has what the tokenizer must know as one unit; vocabulary.toml the words that learners study.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from flashgen.dialects import series
from flashgen.dialects.items import Item
from flashgen.dialects.loading import Table, check_fields, pairs, place, read_table, strings
from flashgen.dialects.standard import Standard
from flashgen.errors import DataError
from flashgen.kana import has_kanji, is_kana, to_hiragana
from flashgen.morphology.conjugation import conjugate, inflection
from flashgen.morphology.user_dictionary import Row
from flashgen.values import dataclass

_TEXTS = (
    "id", "reading", "headword", "headword_reading", "pos", "ctype", "lemma", "standard", "standard_ctype",
    "left", "right", "gloss", "region", "register", "age", "real_use", "note", "false_friend",
)  # fmt: skip
_FIELDS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(_TEXTS, str),
    "surface": (str, list),
    "forms": list,
    "only": list,
    "readings": dict,
    "cost": int,
    "shared": bool,
    "in_context": bool,
    **dict.fromkeys(("examples", "never", "compare"), list),
}
# What a word of vocabulary.toml has to say, since it is a card.
_STUDIED = ("id", "pos", "gloss", "region", "register", "examples")
FILES = ("words.toml", "vocabulary.toml")


@dataclass(frozen=True, slots=True)
class Words:
    """A dialect's words: its files with what they say.

    `standards` goes by item and headword, `shared` holds both likewise.
    """

    tables: Sequence[tuple[Path, Mapping[str, Any]]]

    def rows(self) -> Iterator[Row]:
        """Give the rows for the tokenizer; raises DataError for a word that cannot be."""
        costs = self._named("costs")
        for path, table in self.tables:
            for row in table.get("word", []):
                if row.get("in_context"):
                    continue
                where = place(path, f"word {_name(row)!r}")
                cost = row.get("cost", costs.get(row["pos"].split("-")[0]))
                if cost is None:
                    raise DataError(f"{where}: has no cost, and [costs] none for {row['pos']}")
                yield from _word_rows(row, cost, where)
            yield from series.rows(table, path)

    def items(self) -> dict[str, Item]:
        """Give the words that explain themselves (they have a gloss) as items, by id."""
        items: dict[str, Item] = {}
        for path, table in self.tables:
            for row in table.get("word", []):
                if row.get("gloss") and row["id"] not in items:
                    items[row["id"]] = _word_item(row, place(path, f"word {_name(row)!r}"))
        return items

    def standards(self) -> dict[tuple[str, str], Standard]:
        """Give the standard lexeme of every inflected dialect word, by item and headword."""
        found = {}
        for row in self._words():
            if row.get("standard") and row.get("standard_ctype"):
                names = (row["headword"],) if "headword" in row else strings(row.get("surface"))
                for name in names:
                    found[row["id"], name] = Standard(row["standard"], row["standard_ctype"])
        for _, table in self.tables:
            found.update(series.standards(table))
        return found

    def lexicon(self) -> dict[str, str]:
        """Give the inflection class of each standard word that rules bring in for a word in context."""
        return {
            row["standard"]: row["standard_ctype"]
            for row in self._words()
            if row.get("in_context") and row.get("standard_ctype")
        }

    def shared(self) -> frozenset[tuple[str, str]]:
        """Give item and headword of words that are colloquial everywhere in Japan."""
        return frozenset(
            (row["id"], name)
            for row in self._words()
            if row.get("shared")
            for name in [
                row.get("headword", ""),
                *strings(row.get("surface")),
                *(f[0] for f in row.get("forms", [])),
            ]
        )

    def _words(self) -> Iterator[Table]:
        return (row for _, table in self.tables for row in table.get("word", []))

    def _named(self, name: str) -> Mapping[str, int]:
        return {key: cost for _, table in self.tables for key, cost in table.get(name, {}).items()}


def read_words(folder: Path) -> Words:
    """Read the words of a dialect's folder.

    Raises DataError for an unknown table or field, or a word that lacks what it has to say; what
    rows for the tokenizer need is checked when they are asked for.
    """
    tables = []
    for path, needs in zip((folder / name for name in FILES), (("id", "pos"), _STUDIED), strict=True):
        table = read_table(path)
        for key in table.keys() - {"costs", "word", "series", "uonbin", "uonbin_costs"}:
            raise DataError(f"{place(path)}: unknown table {key!r}")
        series.check(table, path)
        for row in table.get("word", []):
            check_fields(row, _FIELDS, place(path, f"word {_name(row)!r}"), needs)
        tables.append((path, table))
    return Words(tuple(tables))


def _name(row: Table) -> str:
    return str(row.get("id") or next(iter(strings(row.get("surface"))), "?"))


def _word_item(row: Table, where: str) -> Item:
    form = next(iter(strings(row.get("surface"))), "") or row["forms"][0][0]
    return Item(
        id=row["id"],
        kind="word",
        form=form,
        standard=row.get("standard") or row["forms"][0][2],
        meaning=row["gloss"],
        reading=row.get("reading") or (to_hiragana(form) if is_kana(form) else ""),
        category="word",
        region=row.get("region", ""),
        register=row.get("register", ""),
        age=row.get("age", ""),
        real_use=row.get("real_use", ""),
        note=" ".join(filter(None, (row.get("false_friend"), row.get("note")))),
        shared=row.get("shared", False),
        examples=pairs(row.get("examples", []), where, "examples"),
        compare=strings(row.get("compare")),
        never=strings(row.get("never")),
    )


def _word_rows(row: Table, cost: int, where: str) -> Iterator[Row]:
    common = {key: row.get(key, "") for key in ("pos", "lemma", "left", "right")} | {"item": row["id"]}
    ctype = row.get("ctype", "")
    for surface, cform, standard in row.get("forms", []):
        headword = row.get("headword") or surface
        base = row.get("headword_reading") or _reading(headword, row, where)
        reading = _reading(surface, row, where) if headword != surface else base
        yield Row(
            surface, reading, headword, base, cost=cost, ctype=ctype, cform=cform, standard=standard, **common
        )
    for headword in strings(row.get("surface")):
        reading = _reading(headword, row, where)
        if not ctype:
            yield Row(
                headword, reading, headword, reading, cost=cost, standard=row.get("standard", ""), **common
            )
        else:
            yield from _inflected(row, headword, reading, cost, common, where)


def _inflected(
    row: Table, headword: str, reading: str, cost: int, common: Mapping[str, Any], where: str
) -> Iterator[Row]:
    ctype = row["ctype"]
    found = inflection(headword, ctype)
    if found is None:
        raise DataError(f"{where}: {headword} does not inflect as {ctype}")
    made = [
        (cform, conjugate(headword, ctype, cform) or headword, conjugate(reading, ctype, cform) or reading)
        for cform in row.get("only", found.forms)
    ]
    if ctype == "形容詞" and "only" not in row:
        made.append(("連用形-ウ音便", *series.uonbin_of_adjective(headword, reading)))
    for cform, surface, sound in made:
        standard = None
        if "standard_ctype" in row:
            form = "音便形" if "音便" in cform and ctype != "形容詞" else cform.split("-ウ")[0]
            standard = conjugate(row["standard"], row["standard_ctype"], form)
        yield Row(
            surface,
            sound,
            headword,
            reading,
            cost=cost,
            ctype=ctype,
            cform=cform,
            standard=standard if standard is not None else row.get("standard", ""),
            **common,
        )


def _reading(text: str, row: Table, where: str) -> str:
    """Give a spelling's reading: that of the word, or kana with the kanji read as `readings` says."""
    if is_kana(text):
        return to_hiragana(text)
    if "reading" in row and not row.get("readings"):
        return str(row["reading"])
    for kanji, reading in row.get("readings", {}).items():
        text = text.replace(kanji, reading)
    if has_kanji(text) or not is_kana(text):
        raise DataError(f"{where}: no reading for {text!r}")
    return to_hiragana(text)
