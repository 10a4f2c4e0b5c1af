"""Flatten the glossaries of Yomitan dictionaries, plain or in structured content, to plain texts."""

from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset({"br", "div", "li", "ol", "p", "summary", "table", "td", "th", "tr", "ul"})
_SILENT = frozenset({"img", "image", "rp", "rt"})  # pictures; readings over kanji: 漢字 not 漢かん字じ
_BREAK = "\n"
# Dictionaries made from JMdict say in data.content what a stretch is, and in data.code which tag.
_GLOSSARY = "glossary"
_INFOS = {
    "part-of-speech-info": "pos",
    "misc-info": "misc",
    "field-info": "field",
    "dialect-info": "dialect",
}
_ASIDES = ("antonym", "attribution", "example", "extra", "forms", "redirect", "reference", "xref", *_INFOS)

Codes = tuple[tuple[str, str], ...]


def senses(definition: Any) -> Iterator[tuple[Codes, tuple[str, ...]]]:
    """Give the senses within one definition: their codes, as ("pos", "v1"), and their glosses.

    A definition in which no glossary is marked is one sense, without codes.
    """
    marked = list(_marked(definition, []))
    yield from marked or [((), tuple(texts(definition)))]


def _marked(node: Any, codes: list[tuple[str, str]]) -> Iterator[tuple[Codes, tuple[str, ...]]]:
    """Find glossaries; a code holds for what follows it inside the same element."""
    if isinstance(node, list):
        for child in node:
            yield from _marked(child, codes)
    elif isinstance(node, dict):
        role = _role(node)
        if role == _GLOSSARY:
            yield tuple(codes), tuple(texts(node))
        elif role in _INFOS:
            if isinstance(code := node["data"].get("code"), str):
                codes.append((_INFOS[role], code))
        elif not role.startswith(_ASIDES):
            yield from _marked(node.get("content"), [*codes])


def texts(definition: Any) -> Iterator[str]:
    """Give the texts of one definition, in order, each list item or block apart.

    >>> senses = [{"tag": "li", "content": "to eat"}, {"tag": "li", "content": ["to live ", "on"]}]
    >>> list(texts({"type": "structured-content", "content": {"tag": "ul", "content": senses}}))
    ['to eat', 'to live on']

    Pictures, ruby, examples and references to the base form of an inflected one give none.
    """
    if isinstance(definition, dict) and definition.get("type") == "text":
        definition = definition.get("text")
    elif isinstance(definition, list):  # [base form, [how it is inflected]]
        return
    for line in "".join(_pieces(definition)).split(_BREAK):
        if text := " ".join(line.split()):
            yield text


def _pieces(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for child in node:
            yield from _pieces(child)
    elif isinstance(node, dict) and not _left_out(node):
        edge = _BREAK if node.get("tag") in _BLOCKS else ""
        yield edge
        yield from _pieces(node.get("content"))
        yield edge


def _left_out(node: dict[str, Any]) -> bool:
    return _role(node).startswith(_ASIDES) or node.get("tag") in _SILENT or node.get("type") == "image"


def _role(node: dict[str, Any]) -> str:
    data = node.get("data")
    role = data.get("content") if isinstance(data, dict) else None
    return role if isinstance(role, str) else ""
