"""What a form is made of: 行かへんかってん is 行か, へん, かっ and てん. Data: parts.toml, if there is one.

[labels] says in a word or two what an item does where it is part of a longer form; items that are not
listed there say the beginning of their meaning. [pieces] takes apart what the tokenizer keeps whole:
"へんかっ" = [["へん", "neg.hen5", "ない", ""], ["かっ", "", "かっ", "past"]], each piece with what is
said, its item (or none), what stands for it, and its label where that is not its item's. [plain] has
labels of standard words inside compounds (た: past).
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from flashgen.dialects.items import Item
from flashgen.dialects.loading import Table, place, read_table, suggestion
from flashgen.dialects.rules import Rule
from flashgen.document import FormPart, Token
from flashgen.errors import DataError

FILE = "parts.toml"
Piece = Sequence[str]  # surface, item, standard, label
# Inflected words, and what may stand between them and an ending without beginning anything new.
_INFLECTED = ("動詞", "形容詞", "助動詞", "接尾辞-動詞的", "接尾辞-形容詞的")
_ENDINGS = ("助動詞", "助詞-終助詞", "助詞-接続助詞")
_AFTER_ONBIN = ("た", "だ", "て", "で", "たら", "だら", "たり", "だり")
_TE = frozenset(["て", "で", "して"])


class Divider:
    """Divides forms into parts, and knows what each part says."""

    def __init__(self, items: Mapping[str, Item], table: Table) -> None:
        self._items = items
        self._labels: dict[str, str] = dict(table.get("labels", {}))
        self._pieces: Mapping[str, Sequence[Piece]] = table.get("pieces", {})
        self._plain: Mapping[str, str] = table.get("plain", {})

    def label(self, item: str) -> str:
        """Say in a few words of English what an item does; empty for what is no item."""
        if item not in self._labels:
            known = self._items.get(item)
            self._labels[item] = "" if known is None else gist(known.meaning)
        return self._labels[item]

    def plain(self, token: Token) -> FormPart:
        """Give a standard word that stands inside a compound as a part."""
        label = self._plain.get(token.surface, "")
        return FormPart(token.surface, "", token.surface, token.start, label)

    def whole(self, start: int, surface: str, item: str, standard: str) -> tuple[FormPart, ...]:
        """Give a form as its only part."""
        return (FormPart(surface, item, standard, start, self.label(item)),)

    def named(self, tokens: Sequence[Token], names: Sequence[str], standard: str) -> tuple[FormPart, ...]:
        """Give a part for each token, of the item named for it; "neg.n=ない" says what stands for it too."""
        rows = [name.partition("=") for name in names]
        known = [
            given if equals else t.standard or t.surface
            for t, (_, equals, given) in zip(tokens, rows, strict=True)
        ]
        rest = "".join(known[1:])
        if standard.endswith(rest) and standard != rest:
            known[0] = standard.removesuffix(rest)  # 行け of 行けへん stands for 行か
        made = zip(tokens, (name for name, _, _ in rows), known, strict=True)
        return tuple(part for token, name, said in made for part in self._pieced(token, name, said))

    def divided(self, tokens: Sequence[Token], item: str, standard: str) -> tuple[FormPart, ...]:
        """Divide a form where it can be seen what stands for each side: 行か-ん, て-はっ, してん-ねん."""
        first, after, rest = 0, len(tokens), standard
        endings: list[FormPart] = []
        while after > first + 1 and _ends(rest, tokens[after - 1].standard):
            token = tokens[after - 1]
            endings[:0] = self._pieced(
                token, token.dialect if token.dialect in self._items else item, token.standard
            )
            after, rest = after - 1, rest.removesuffix(token.standard)
        stems: list[FormPart] = []
        while after > first + 1 and _is_stem(tokens[first]) and _begins(rest, tokens[first].surface):
            token = tokens[first]
            stems.append(self.plain(token))
            first, rest = first + 1, rest.removeprefix(token.surface)
        middle = tokens[first:after]
        surface = "".join(token.surface for token in middle)
        plain = bool(endings) and (surface == rest or (len(middle) == 1 and _is_stem(middle[0])))
        if len(middle) == 1 and not plain:
            return (*stems, *self._pieced(middle[0], item, rest), *endings)
        named, label = ("", self._plain.get(surface, "")) if plain else (item, self.label(item))
        return (*stems, FormPart(surface, named, rest, middle[0].start, label), *endings)

    def _pieced(self, token: Token, item: str, standard: str) -> Iterator[FormPart]:
        pieces = self._pieces.get(token.surface, ()) if token.dialect else ()
        if not pieces:
            label = self.label(item) if item else self._plain.get(token.surface, "")
            yield FormPart(token.surface, item, standard, token.start, label)
        at = token.start
        for surface, name, said, label in pieces:
            yield FormPart(surface, name, said, at, label or self.label(name))
            at += len(surface)


def joined(tokens: Sequence[Token], since: int, start: int) -> Sequence[Token] | None:
    """Give the standard words between a form that ends before tokens[since] and one at tokens[start].

    They are parts of one compound where the later form is an ending and only endings lie between, as
    in してはっ-た-んやんか; None where the two are forms apart.
    """
    between = tokens[since:start]
    attached = all(tokens[at - 1].end == tokens[at].start for at in range(since, start + 1))
    begins = tokens[start].pos.startswith(_ENDINGS) or (tokens[start].lexeme.lemma == "の" and between)
    if not (attached and begins and _leads_on(tokens[start - 1])):
        return None
    return between if all(map(_is_between, between)) else None


def host(tokens: Sequence[Token], since: int, start: int) -> Sequence[Token]:
    """Give the standard word that a form at tokens[start] is an ending of, as in 行か-なあかん, 食べ-て-もう.

    Nothing where the form is a word by itself, or where there is no such word after tokens[since].
    """
    at = start
    while at > since and tokens[at - 1].end == tokens[at].start and _is_between(tokens[at - 1]):
        at -= 1
    ending = tokens[start].pos.startswith(_ENDINGS) or at < start
    attached = at > since and tokens[at - 1].end == tokens[at].start
    if not (ending and attached and _is_stem(tokens[at - 1]) and not tokens[at - 1].dialect):
        return ()
    return tokens[at - 1 : start]


def tail(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """Give the た or て that a compound before tokens[end] stops short of: つぶれてもう-た, 知らんかっ-た."""
    last, following = tokens[end - 1], tokens[end : end + 1]
    attached = bool(following) and following[0].start == last.end and following[0].surface in _AFTER_ONBIN
    return following if attached and ("音便" in last.cform or last.surface.endswith("っ")) else ()


def gist(meaning: str) -> str:
    """Give the beginning of a meaning.

    >>> gist("plain negative of 五段 verbs: do not, will not"), gist("…, you see; …, isn't it?")
    ('plain negative of 五段 verbs', '…, you see')
    """
    return min((meaning.partition(end)[0] for end in (": ", "; ", " (")), key=len)


def read_parts(folder: Path, items: Mapping[str, Item]) -> Table:
    """Read parts.toml; nothing is in it where there is no such file.

    Raises DataError for an unknown table, an item that there is not, or pieces that are not their word.
    """
    path = folder / FILE
    if not path.exists():
        return {}
    table = read_table(path)
    for key in table.keys() - {"labels", "pieces", "plain"}:
        raise DataError(f"{place(path)}: unknown table {key!r}")
    for name in ("labels", "plain"):
        for word, label in table.get(name, {}).items():
            where = place(path, f"label {word!r}")
            if name == "labels" and word not in items:
                raise DataError(f"{where}: no item {word!r}", suggestion(word, items))
            if not isinstance(label, str):
                raise DataError(f"{where}: {label!r} is not a string")
    for surface, rows in table.get("pieces", {}).items():
        _check_pieces(rows, surface, items, place(path, f"pieces of {surface!r}"))
    return table


def _check_pieces(rows: Sequence[Piece], surface: str, items: Mapping[str, Item], where: str) -> None:
    for row in rows:
        if not (isinstance(row, list) and len(row) == 4 and all(isinstance(cell, str) for cell in row)):
            raise DataError(f"{where}: {row!r} is not surface, item, standard and label")
        if row[1] and row[1] not in items:
            raise DataError(f"{where}: no item {row[1]!r}", suggestion(row[1], items))
    if "".join(row[0] for row in rows) != surface:
        raise DataError(f"{where}: {' + '.join(row[0] for row in rows)} is not {surface}")


def check_part_names(rule: Rule, items: Mapping[str, Item], where: str) -> None:
    """Refuse a rule whose item or parts name an item that there is not."""
    for name in (rule.item, *(part.partition("=")[0] for part in rule.parts)):
        item = name.split("|")[-1]
        if item and item not in items:
            raise DataError(f"{where}: no item {item!r}", suggestion(item, items))


def _is_stem(token: Token) -> bool:
    return not token.standard and (token.pos.startswith(_INFLECTED) or token.surface in _TE)


def _is_between(token: Token) -> bool:
    return not token.dialect and (token.pos.startswith("助動詞") or token.surface in _TE)


def _leads_on(token: Token) -> bool:
    return bool(token.cform) or token.pos.startswith(
        ("助詞-準体助詞", "助詞-終助詞", "助詞-接続助詞", "助動詞")
    )


def _ends(whole: str, end: str) -> bool:
    return bool(end) and whole.endswith(end) and whole != end


def _begins(whole: str, begin: str) -> bool:
    return whole.startswith(begin) and whole != begin
