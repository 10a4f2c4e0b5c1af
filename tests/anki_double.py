"""Stands for a running Anki with AnkiConnect: HTTP on loopback over a real collection of Anki's own library.

Answers and error texts are those of the add-on's versions 23.10.29 and 25.2.25 in Anki 26.09.3, as they
were recorded. What the double leaves out, the add-on has and flashgen does not use.
"""

import json
import queue
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Self

OLD, NEW = "23.10.29", "25.2.25"
_OLD_GREETING, _NEW_GREETING = "AnkiConnect v.6", '{"apiVersion": "AnkiConnect v.6"}'


@dataclass
class Manners:
    """How the double behaves; a test may change it while it runs.

    `instead` is sent as it is in place of an answer to some action, `delays` are seconds before one,
    `broken` are actions whose answer ends in the middle; `errors` are said in place of a result.
    """

    addon: str = NEW
    api_version: int = 6
    key: str | None = None
    profile_open: bool = True
    logged_in: bool = True
    merges_types: bool = True
    status: int = 200
    instead: dict[str, bytes] = field(default_factory=dict)
    delays: dict[str, float] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    broken: dict[str, bool] = field(default_factory=dict)


class AnkiDouble:
    """The server; `asked` is every question, `collection` runs a function on the real collection."""

    def __init__(self, folder: Path, **manners: Any) -> None:
        self.manners = Manners(**manners)
        self.asked: list[dict[str, Any]] = []
        self.origins: list[str | None] = []
        self.synced = 0
        self._folder = folder
        self._work: queue.Queue[tuple[Callable[[Any], Any], Future[Any]] | None] = queue.Queue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._threads = [
            Thread(target=self._serve_collection),
            Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}),
        ]
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._work.put(None)
        for thread in self._threads:
            thread.join()

    def actions(self) -> list[str]:
        return [str(question.get("action")) for question in self.asked]

    def collection(self, use: Callable[[Any], Any]) -> Any:
        """Run a function with the collection, on the one thread that may touch it."""
        done: Future[Any] = Future()
        self._work.put((use, done))
        return done.result(60)

    def _serve_collection(self) -> None:
        from anki.collection import Collection

        self._folder.mkdir(exist_ok=True)
        opened = Collection(str(self._folder / "collection.anki2"))
        while (job := self._work.get()) is not None:
            use, done = job
            try:
                done.set_result(use(opened))
            except Exception as error:
                done.set_exception(error)
        opened.close()

    # ------------------------------------------------------------------ what the add-on does

    def answer(self, question: Any) -> Any:
        """Give the add-on's answer to a question: wrapped as of its API version 6, bare before version 5."""
        action, version = question.get("action", ""), question.get("version", 4)
        try:
            if question.get("key") != self.manners.key and action != "requestPermission":
                raise ValueError("valid api key must be provided")
            if action in self.manners.errors:
                raise ValueError(self.manners.errors[action])
            result = self._done(action, question.get("params", {}))
        except Exception as error:
            return {"result": None, "error": str(error)}
        return {"result": result, "error": None} if version > 4 else result

    def _done(self, action: str, params: Mapping[str, Any]) -> Any:
        without_collection: dict[str, Callable[..., Any]] = {
            "version": lambda: self.manners.api_version,
            "requestPermission": lambda: {
                "permission": "granted", "requireApikey": bool(self.manners.key), "version": 6
            },
            "multi": lambda actions: list(map(self.answer, actions)),
            "sync": self._sync,
        }  # fmt: skip
        if action in without_collection:
            return without_collection[action](**params)
        if action not in _ACTIONS:
            raise ValueError("unsupported action")
        if not self.manners.profile_open:
            raise ValueError("collection is not available")
        return self.collection(lambda col: _ACTIONS[action](col, self.manners, **params))

    def _sync(self) -> None:
        if not self.manners.logged_in:
            raise ValueError("sync: auth not configured")
        self.synced += 1


def _import_package(col: Any, manners: Manners, path: str | None = None) -> bool:
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    if path is None:
        raise ValueError("AnkiConnect.importPackage() missing 1 required positional argument: 'path'")
    # All three boxes are ticked: AnkiConnect uses anki.importing, which does so since Anki 23.10.
    options = ImportAnkiPackageOptions(
        merge_notetypes=manners.merges_types, with_scheduling=True, with_deck_configs=True
    )
    col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))
    col.models._clear_cache()
    return True


def _notes_info(col: Any, manners: Manners, notes: list[int]) -> list[dict[str, Any]]:
    from anki.errors import NotFoundError

    found: list[dict[str, Any]] = []
    for id_ in notes:
        try:
            note = col.get_note(id_)
        except NotFoundError:
            found.append({})
            continue
        fields = {
            each["name"]: {"value": note.fields[each["ord"]], "order": each["ord"]}
            for each in note.note_type()["flds"]
        }
        row: dict[str, Any] = {"noteId": note.id, "tags": note.tags, "fields": fields}
        row |= {"modelName": note.note_type()["name"], "cards": note.card_ids()}
        found.append(row if manners.addon == OLD else {**row, "profile": "User 1", "mod": note.mod})
    return found


def _update_note_fields(col: Any, _: Manners, note: Mapping[str, Any]) -> None:
    from anki.errors import NotFoundError

    try:
        found = col.get_note(note["id"])
    except NotFoundError:
        raise ValueError(f"Note was not found: {note['id']}") from None
    for name, value in note["fields"].items():
        if name in found:
            found[name] = value
    col.update_note(found, skip_undo_entry=True)


_ACTIONS: dict[str, Callable[..., Any]] = {
    "deckNames": lambda col, _: sorted(deck.name for deck in col.decks.all_names_and_ids()),
    "deckNamesAndIds": lambda col, _: {deck.name: deck.id for deck in col.decks.all_names_and_ids()},
    "modelNamesAndIds": lambda col, _: {model.name: model.id for model in col.models.all_names_and_ids()},
    "findNotes": lambda col, _, query: list(col.find_notes(query)),
    "notesInfo": _notes_info,
    "importPackage": _import_package,
    "updateNoteFields": _update_note_fields,
}


# ------------------------------------------------------------------ how it is asked


def _handler(double: AnkiDouble) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            old = double.manners.addon == OLD
            self._write((_OLD_GREETING if old else _NEW_GREETING).encode())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            double.origins.append(self.headers["Origin"])
            if self.headers["Origin"] not in (None, "http://localhost"):
                self._write(b"", 403)
                return
            try:
                question = json.loads(body)
            except ValueError as error:
                self._write(json.dumps({"result": None, "error": str(error)}).encode())
                return
            double.asked.append(question)
            action = str(question.get("action"))
            time.sleep(double.manners.delays.get(action, 0.0))
            answer = json.dumps(double.answer(question)).encode()
            self._write(double.manners.instead.get(action, answer), cut=action in double.manners.broken)

        def _write(self, data: bytes, status: int = 0, *, cut: bool = False) -> None:
            try:
                self.send_response(status or double.manners.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Access-Control-Allow-Origin", "http://localhost")
                self.send_header("Access-Control-Allow-Headers", "*")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data[: len(data) // 2] if cut else data)
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            pass

    return Handler
