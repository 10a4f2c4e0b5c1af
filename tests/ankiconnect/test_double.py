"""The double against the real add-on: answers that were recorded from it, where somebody has them.

FLASHGEN_RECORDINGS names a folder with 23.10.29.json and 25.2.25.json, lists of {request, status,
response}. They are no part of the project.
"""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flashgen import apkg
from flashgen.notes import Deck
from tests.anki_double import AnkiDouble
from tests.notes import samples

FOLDER = Path(os.environ.get("FLASHGEN_RECORDINGS") or "no recordings")
VERSIONS = ["23.10.29", "25.2.25"]
# What flashgen asks, and what a person sees who opens the address in a browser.
USED = {"version", "requestPermission", "deckNames", "deckNamesAndIds", "modelNamesAndIds", "findNotes",
        "notesInfo", "importPackage", "updateNoteFields", "multi", "nosuch"}  # fmt: skip


def recordings(version: str) -> list[dict[str, Any]]:
    path = FOLDER / f"{version}.json"
    if not path.is_file():
        pytest.skip(f"no {path.name} in FLASHGEN_RECORDINGS")
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def shape(answer: Any) -> Any:
    """Give what of an answer is the same in every collection: its keys and types, and what errors say."""
    if isinstance(answer, dict):
        if answer.keys() == {"result", "error"} and answer["error"] is not None:
            return answer
        named = "value" in answer or "noteId" in answer or "result" in answer or "permission" in answer
        if named:
            return {name: shape(value) for name, value in answer.items()}
        return {"…": shape(next(iter(answer.values())))} if answer else {}
    if isinstance(answer, list):
        return sorted({json.dumps(shape(one), sort_keys=True) for one in answer})
    return type(answer).__name__


def ask(url: str, body: bytes | None, **headers: str) -> tuple[int, Any]:
    request = urllib.request.Request(url, body, headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            status, said = response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            status, said = error.code, error.read()
    try:
        return status, json.loads(said)
    except ValueError:
        return status, said.decode()


def questions(rows: list[dict[str, Any]]) -> Iterator[tuple[Any, int, Any]]:
    for row in rows:
        asked = row["request"]
        if isinstance(asked, dict) and asked.get("action") in USED:
            yield asked, row["status"], row["response"]


@pytest.mark.parametrize("version", VERSIONS)
def test_answers_have_the_shape_of_the_recorded(anki: AnkiDouble, tmp_path: Path, version: str) -> None:
    rows = recordings(version)
    anki.manners.addon = version
    notes = tuple(replace(note, tags=(*note.tags, "flashgen")) for note in samples.notes())
    apkg.write(Deck(7, "Kansai", notes), tmp_path / "v1.apkg")
    (tmp_path / "not-a-package.py").write_text("print()")
    seen = set()
    for asked, status, recorded in questions(rows):
        params = dict(asked["params"])
        if "/decks/" in str(params.get("path")):
            params["path"] = str(tmp_path / Path(params["path"]).name)
        if len(params.get("notes", ())) > 1:
            params["notes"] = anki.collection(lambda col: list(col.find_notes(""))[:2])
        answered = ask(anki.url, json.dumps({**asked, "params": params}).encode())
        assert (answered[0], shape(answered[1])) == (status, shape(recorded)), asked
        seen.add(asked["action"])
    assert seen == USED


@pytest.mark.parametrize("version", VERSIONS)
def test_whoever_asks_otherwise(anki: AnkiDouble, version: str) -> None:
    """A browser that looks at the address, what is no JSON, and a foreign page."""
    rows = {str(row["request"]): row for row in recordings(version)}
    anki.manners.addon = version
    greeting, recorded = ask(anki.url, None)[1], rows["GET /"]["response"]
    assert (json.dumps(greeting) if isinstance(greeting, dict) else greeting) == recorded
    assert ask(anki.url, b"not json")[1] == rows["not json"]["response"]
    assert ask(anki.url, b"{}", Origin="http://example.org")[0] == rows["POST with foreign Origin"]["status"]
