"""A real HTTP server on a loopback port that speaks the protocol of OpenAI-compatible servers, with constructed answers and every kind of trouble."""

import json
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USAGE = {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000}


class Reply:
    """What the server does with one request: a status with a body, after `delay` seconds; `cut` closes the line in the middle."""

    def __init__(self, body: object = None, *, status: int = 200, headers=None, delay: float = 0.0, cut: bool = False) -> None:
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status, self.headers, self.delay, self.cut = status, headers or {}, delay, cut


def said(*claims: dict, finish: str = "stop") -> Reply:
    """A completion whose content holds `claims`."""
    return said_words(json.dumps({"claims": list(claims)}, ensure_ascii=False), finish=finish)


def said_words(content: str | None, finish: str = "stop") -> Reply:
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return Reply({"id": "x", "object": "chat.completion", "model": "constructed", "choices": [choice], "usage": USAGE})


def entry(sentence: str, event: str, **more) -> dict:
    """An entry of an answer: an execution told as a fact, unless `more` says otherwise."""
    held = {"type": "execution.judicial", "kind": "event", "polarity": "affirmed", "modality": "asserted", "measure": "executed"}
    empty = dict.fromkeys(("quantity", "number", "when", "actor", "affected", "source", "standing"))
    return held | empty | {"where": [], "sentence": sentence, "event": event} | more


class Server:
    """What was received, and where the server listens."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/v1"
        self.received: list[dict] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.at_once = self.most_at_once = 0


@contextmanager
def serving(reply: Callable[[int, str], Reply]):
    """A server whose `reply` is told the request's number (from 0) and the passage."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                number = len(server.received)
                server.received.append(body)
                server.headers.append(dict(self.headers))
                server.paths.append(self.path)
                server.at_once += 1
                server.most_at_once = max(server.most_at_once, server.at_once)
            made = reply(number, body["messages"][-1]["content"])
            time.sleep(made.delay)
            with lock:  # before the answer goes out: with it the next request may come
                server.at_once -= 1
            self.answer(made)

        def answer(self, made: Reply) -> None:
            self.send_response(made.status)
            for name, value in made.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(made.body)))
            self.end_headers()
            self.wfile.write(made.body[: len(made.body) // 2] if made.cut else made.body)

        def handle(self):
            try:
                super().handle()
            except OSError:  # the client has gone
                self.close_connection = True

        def log_message(self, *_words):
            return None

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        server = Server(http.server_port)
        thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
