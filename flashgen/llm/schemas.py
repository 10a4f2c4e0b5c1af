"""Checks an answer against the schema that it was asked for; whatever the model promised, we look."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_TYPES: Mapping[str, type] = {"object": dict, "array": list, "string": str, "integer": int}
_FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


def read(text: str) -> Any:
    """Read the JSON that a model gave, bare, fenced, or with talk around it. Raises ValueError.

    >>> read('Here you are: {"items": []} Enjoy!')
    {'items': []}
    """
    fenced = _FENCED.search(text)
    braced = text[text.find("{") : text.rfind("}") + 1]
    for candidate in filter(None, (text, fenced and fenced[1], braced)):
        try:
            return json.loads(candidate)
        except (ValueError, RecursionError):
            continue
    raise ValueError("the answer is not JSON")


def errors(value: Any, schema: Mapping[str, Any], place: str = "answer") -> Iterator[str]:
    """Say where a value is not as a schema wants it, never repeating the value itself.

    Known are type, properties, required, additionalProperties, items, maxItems, minimum, minLength and
    maxLength, which is all that the tasks use.

    >>> list(errors({"n": "2"}, {"type": "object", "properties": {"n": {"type": "integer"}}}))
    ['answer.n is not of type integer']
    """
    kind = schema["type"]
    if not isinstance(value, _TYPES[kind]) or isinstance(value, bool):
        yield f"{place} is not of type {kind}"
    elif isinstance(value, dict):
        yield from _object_errors(value, schema, place)
    elif isinstance(value, list):
        if len(value) > schema.get("maxItems", len(value)):
            yield f"{place} has more than {schema['maxItems']} items"
        for number, item in enumerate(value):
            yield from errors(item, schema["items"], f"{place}[{number}]")
    elif isinstance(value, str):
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            yield f"{place} is too short or too long"
    elif value < schema.get("minimum", value):
        yield f"{place} is less than {schema['minimum']}"


def _object_errors(value: dict[str, Any], schema: Mapping[str, Any], place: str) -> Iterator[str]:
    known = schema["properties"]
    yield from (f"{place}.{key} is missing" for key in schema.get("required", ()) if key not in value)
    if not schema.get("additionalProperties", True) and not value.keys() <= known.keys():
        yield f"{place} has keys that were not asked for"
    for key in known:
        if key in value:
            yield from errors(value[key], known[key], f"{place}.{key}")
