"""The objects of a JSON list, one at a time, without holding the list: for JSON files of rows and for Telegram exports."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from gavah.ingest.item import Problem

_CHUNK: Final = 65_536
_BLANK_OR_COMMA = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()
_MEND: Final = "export it again; what came before was read"


class JsonStream:
    """A window over the characters of a JSON stream. `item` is the most one value may take, in characters."""

    def __init__(self, stream: BinaryIO, item: int) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        self._item = item
        self._text = ""
        self._at = 0
        self._ended = False

    def more(self, size: int = _CHUNK) -> bool:
        """Read on; False at the end of the stream."""
        if self._ended:
            return False
        data = self._stream.read(size)
        self._ended = not data
        self._text = self._text[self._at :] + self._decoder.decode(data, final=self._ended)
        self._at = 0
        return not self._ended

    def peek(self) -> str:
        """The next character that is neither blank nor comma, "" at the end."""
        while True:
            match = _BLANK_OR_COMMA.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self.more():
                return ""

    def skip(self, count: int = 1) -> None:
        """Step over characters seen with `peek`."""
        self._at += count

    def value(self) -> str:
        """The characters of the JSON value that begins here. Raises `ValueError` where it is broken, cut off or too long."""
        size = _CHUNK
        while True:
            try:
                _, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise ValueError("it is nested too deeply") from error
            except ValueError:
                # Broken or not all here yet? Only reading on can tell; each time twice as much, so that the cost stays linear.
                if len(self._text) - self._at > self._item or not self.more(size):
                    raise
                size *= 2
                continue
            if end < len(self._text) or self._ended:
                found = self._text[self._at : end]
                self._at = end
                return found
            self.more(size)

    def find(self, pattern: re.Pattern[str], keep: int = 4096) -> re.Match[str] | None:
        """The next match of `pattern` (shorter than `keep` characters), stepping over everything up to its end; None if there is none."""
        while True:
            match = pattern.search(self._text, self._at)
            if match:
                self._at = match.end()
                return match
            self._at = max(self._at, len(self._text) - keep)
            if not self.more():
                return None


def elements(stream: BinaryIO, where: str, item: int) -> Iterator[bytes | Problem]:
    """The bytes of every element of the list in `stream`, or of its single value. Problems end it."""
    window = JsonStream(stream, item)
    if window.peek() == "[":
        window.skip()
    yield from list_elements(window, where)


def list_elements(window: JsonStream, where: str) -> Iterator[bytes | Problem]:
    """The elements from here up to the closing bracket."""
    number = 0
    while (char := window.peek()) and char != "]":
        number += 1
        try:
            yield window.value().encode("utf-8", errors="replace")
        except ValueError as error:
            yield Problem(where, f"broken or cut off at element {number}: {error}", _MEND)
            return
    if char:
        window.skip()
