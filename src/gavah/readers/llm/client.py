"""The one place that opens connections: a request to the model's address, with patience, and nothing it did not mean to send or read.

The standard library's `http.client` on purpose: it follows no redirect (which could lead words elsewhere), asks no proxy of the
environment, keeps no cookie and brings no dependency.
"""

import contextlib
import email.utils
import http.client
import json
import socket
import ssl
import time
from datetime import UTC, datetime
from threading import Event
from typing import Any

import msgspec

from gavah.model import InputError, Refused
from gavah.readers.llm.address import Address, is_loopback

LONGEST_ANSWER = 4 * 2**20
"""Bytes of an answer that are read."""
ATTEMPTS = 6
LONGEST_WAIT = 120.0
"""Seconds between two attempts at most; a server that asks for more is taken at its word, and the run stops."""
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_PIECE = frozenset({400, 413, 422})
_SHOWN = 300


class Usage(msgspec.Struct, frozen=True):
    """What an answer cost, in tokens as the server counts them (0 where it does not say)."""

    prompt_tokens: int = 0
    completion_tokens: int = 0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the model said for one piece. `finish`: "stop", or "length" where it was cut off. `seconds`: the last attempt alone."""

    content: str
    finish: str = ""
    usage: Usage = Usage()
    seconds: float = 0.0


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: dict[str, Any] | None = None


class PieceRefused(Exception):
    """The server will not answer this request, whoever asks it: too long, or not to its liking."""


class _Later(Exception):
    """Not now: try again, after `wait` seconds if the server said so."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class Client:
    """Sends requests to one address. `key` goes into the header alone. `pause` = seconds before the second attempt, doubled each time.

    Used by several threads at once; `halt` ends every waiting of theirs.
    """

    def __init__(self, to: Address, *, key: str = "", timeout: float = 300.0, attempts: int = ATTEMPTS, pause: float = 1.0) -> None:
        self.to, self.timeout, self.attempts, self.pause = to, timeout, attempts, pause
        self._key = key
        self._stop = Event()
        self._open: set[http.client.HTTPConnection] = set()
        self.requests = 0  # counted roughly, across threads
        self.retries = 0

    def halt(self) -> None:
        """No more attempts; what waits for an answer waits no longer."""
        self._stop.set()
        for connection in tuple(self._open):
            with contextlib.suppress(OSError, AttributeError):  # closed meanwhile
                connection.sock.shutdown(socket.SHUT_RDWR)

    def ask(self, body: dict[str, Any]) -> Answer:
        """The model's answer. Raises `InputError` where no answer can be had, `PieceRefused` where only this request is refused."""
        data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        last = _Later("was stopped")
        for attempt in range(self.attempts):
            if self._stop.is_set():
                break
            self.requests += 1
            self.retries += attempt > 0
            try:
                return self._once(data)
            except _Later as error:
                last = error
            except (OSError, http.client.HTTPException) as error:
                last = _Later(f"{type(error).__name__}: {error}"[:_SHOWN])
            wait = self.pause * 2**attempt if last.wait is None else last.wait
            if wait > LONGEST_WAIT:
                break
            if attempt + 1 < self.attempts:
                self._stop.wait(wait)
        raise InputError(
            f"the model does not answer: {last}",
            where=str(self.to),
            remedy="see that its server runs and is not overloaded, then run the same command again: answers so far are kept",
        )

    def _once(self, data: bytes) -> Answer:
        began = time.monotonic()
        connection = self._connection()
        self._open.add(connection)
        try:
            connection.connect()
            self._is_where_it_said(connection)
            connection.request("POST", f"{self.to.path}/chat/completions", body=data, headers=self._headers())
            with connection.getresponse() as response:
                content = _read(response, began + self.timeout)
            if response.status != 200:
                raise self._failure(response, content)
            return _answer(content, round(time.monotonic() - began, 3))
        finally:
            self._open.discard(connection)
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        if self.to.secure:
            return http.client.HTTPSConnection(self.to.host, self.to.port, timeout=self.timeout, context=ssl.create_default_context())
        return http.client.HTTPConnection(self.to.host, self.to.port, timeout=self.timeout)

    def _is_where_it_said(self, connection: http.client.HTTPConnection) -> None:
        """Before a word is sent: a loopback address has led to this machine."""
        if self.to.is_loopback and not is_loopback(str(connection.sock.getpeername()[0])):
            raise Refused("the address led away from this machine; nothing was sent", where=str(self.to))

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "gavah", "Connection": "close"}
        return headers | ({"Authorization": f"Bearer {self._key}"} if self._key else {})

    def _failure(self, response: http.client.HTTPResponse, content: bytes) -> Exception:
        words = f"{response.status} {_words(content)}".strip()
        if response.status in _AGAIN:
            return _Later(words, _retry_after(response.getheader("Retry-After")))
        if response.status in _PIECE:
            return PieceRefused(words)
        remedy = {401: "give its key with --key-file", 403: "give its key with --key-file", 404: "check --model, and that the address ends like /v1"}
        return InputError(
            f"the model's server refuses: {words}", where=str(self.to), remedy=remedy.get(response.status, "check --address and --model")
        )


def _read(response: http.client.HTTPResponse, until: float) -> bytes:
    """The whole body; a server that dribbles or never ends is left."""
    parts, size = [], 0
    while part := response.read1(65_536):
        parts.append(part)
        size += len(part)
        if size > LONGEST_ANSWER:
            raise _Later(f"an answer of more than {LONGEST_ANSWER:,} bytes")
        if time.monotonic() > until:
            raise _Later("an answer that took too long")
    if response.length:
        raise _Later("an answer that broke off")
    return b"".join(parts)


def _answer(content: bytes, seconds: float) -> Answer:
    try:
        said = msgspec.json.decode(content, type=_Completion)
        choice = said.choices[0]
    except (msgspec.MsgspecError, UnicodeError, RecursionError, IndexError) as error:
        raise _Later(f"an answer that is not of the protocol ({type(error).__name__})") from error
    used = said.usage or {}
    return Answer(
        content=choice.message.content or "",
        finish=choice.finish_reason or "",
        usage=Usage(_count(used.get("prompt_tokens")), _count(used.get("completion_tokens"))),
        seconds=seconds,
    )


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _retry_after(value: str | None) -> float | None:
    """Seconds, from a number of them or a date; None where it says nothing that can be read."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        at = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())


def _words(content: bytes) -> str:
    """The beginning of what the server says went wrong, on one line."""
    return " ".join(content[:2_000].decode("utf-8", "replace").split())[:_SHOWN]
