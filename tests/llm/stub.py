"""An OpenAI-compatible server on loopback that says what a test wants: a page of code, and no network."""

import json
import re
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Self

from flashgen.values import dataclass

_LINE = re.compile(r"^(\*?)(\d+): (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a model was asked: the task by its schema, and the numbered lines."""

    system: str
    prompt: str
    schema: Mapping[str, Any]

    @property
    def is_for_claims(self) -> bool:
        return "claim_ja" in json.dumps(self.schema)

    @property
    def is_for_senses(self) -> bool:
        return '"sense"' in json.dumps(self.schema)

    @property
    def lines(self) -> dict[int, str]:
        return {int(number): text for _, number, text in _LINE.findall(self.prompt)}

    @property
    def marked(self) -> set[int]:
        return {int(number) for mark, number, _ in _LINE.findall(self.prompt) if mark}

    def number(self, text: str) -> int:
        """Give the number of the line that has a text, or of none."""
        return next((number for number, line in self.lines.items() if text in line), 999)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server does: its status and content, after a while."""

    content: str = ""
    status: int = 200
    delay: float = 0.0
    headers: tuple[tuple[str, str], ...] = ()


# The client library has retries of its own: with this header they leave ours to be seen.
OURS = (("x-should-retry", "false"),)


class Stub:
    """The server; `answer` makes a reply of what was asked, `asked` is all of that."""

    def __init__(self, answer: Callable[[Asked], Reply]) -> None:
        self.answer = answer
        self.asked: list[Asked] = []
        self.keys: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def _handler(stub) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                said = {message["role"]: message["content"] for message in body["messages"]}
                form = body.get("response_format", {}).get("json_schema", {}).get("schema", {})
                asked = Asked(said.get("system", ""), said["user"], form)
                stub.asked.append(asked)
                stub.keys.append(self.headers.get("authorization", ""))
                assert "tools" not in body
                reply = stub.answer(asked)
                time.sleep(reply.delay)
                self._write(reply)

            def _write(self, reply: Reply) -> None:
                told: dict[str, Any] = {"error": {"message": reply.content}}
                if reply.status == 200:
                    message = {"role": "assistant", "content": reply.content}
                    told = {"id": "1", "object": "chat.completion", "created": 0, "model": "stub"}
                    told["choices"] = [{"index": 0, "message": message, "finish_reason": "stop"}]
                    told["usage"] = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
                data = json.dumps(told).encode()
                try:
                    self.send_response(reply.status)
                    for name, value in (*reply.headers, ("content-type", "application/json")):
                        self.send_header(name, value)
                    self.send_header("content-length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                except OSError:
                    pass  # whoever asked has gone

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def items(*rows: Mapping[str, Any]) -> Reply:
    return Reply(json.dumps({"items": rows}, ensure_ascii=False))


def card(sentence: int, question: str, answer: str, claim: str, **more: Any) -> dict[str, Any]:
    """Give an item as the schema wants it."""
    return {
        "sentence": sentence, "context": [], "quote": "", "claim_ja": claim, "claim_en": "A claim.",
        "question": question, "answer": answer, **more,
    }  # fmt: skip


def english(asked: Asked) -> Reply:
    """Translate every line, and choose the last sense of every word."""
    if asked.is_for_senses:
        last = {number: re.findall(r" \((\d+)\) ", line)[-1] for number, line in asked.lines.items()}
        return items(*({"line": number, "sense": int(sense)} for number, sense in last.items()))
    return items(*({"line": number, "english": "Said in English."} for number in asked.lines))
