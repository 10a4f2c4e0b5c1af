"""Flatten the glossaries of Yomitan dictionaries, plain or in structured content, to plain texts."""

from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset({"br", "div", "li", "ol", "p", "summary", "table", "td", "th", "tr", "ul"})
_SILENT = frozenset({"img", "image", "rp", "rt"})  # pictures; readings over kanji: 漢字 not 漢かん字じ
# Jitendex marks with data.content what a stretch is; these are not glosses.
_ASIDES = ("antonym", "attribution", "example", "forms", "part-of-speech", "reference", "xref")
_BREAK = "\n"


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
    data = node.get("data")
    role = data.get("content") if isinstance(data, dict) else None
    aside = isinstance(role, str) and role.startswith(_ASIDES)
    return aside or node.get("tag") in _SILENT or node.get("type") == "image"
