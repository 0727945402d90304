"""What one desk gives another: records, a line of JSON each, inside one age file to one recipient.

First whole logs (the key, a signed checkpoint, every entry with its body where that was chosen), then the originals and texts of reports.
"""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyrage

from gavah.casefile.sealedstream import open_stream, seal_stream
from gavah.model import InputError

FORMAT = "gavah-x1"
MOST_LINE = 2**30
"""No record is longer: an original of 700 MB."""


class Opening(msgspec.Struct, frozen=True, tag="opening"):
    """The first record: the form, who gives, whether its reports are constructed (None: it has none)."""

    format: str
    log: str
    constructed: bool | None = None


class Log(msgspec.Struct, frozen=True, tag="log"):
    """A log follows: its key, its checkpoint; then `size` entries."""

    log: str
    key: str
    note: str
    size: int


class Line(msgspec.Struct, frozen=True, tag="entry"):
    """One entry, canonical; salt (hex) and body if they are given."""

    line: str
    salt: str = ""
    body: str | None = None


class Original(msgspec.Struct, frozen=True, tag="original"):
    """The bytes of an original."""

    sha256: str
    data: bytes


class Text(msgspec.Struct, frozen=True, tag="text"):
    """The stored text of a report, by its SHA-256. `escaped`: it holds half of a surrogate pair, and its UTF-8 is given in base64."""

    sha256: str
    text: str
    escaped: bool = False


class Closing(msgspec.Struct, frozen=True, tag="closing"):
    """The last record: what is cut short lacks it."""

    records: int


Record = Opening | Log | Line | Original | Text | Closing
_RECORD = msgspec.json.Decoder(Record)


def text_record(sha256: str, text: str) -> Text:
    """The record of a text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return Text(sha256, base64.b64encode(text.encode("utf-8", "surrogatepass")).decode(), escaped=True)
    return Text(sha256, text)


def text_of(record: Text) -> str:
    """The text of a record."""
    return base64.b64decode(record.text).decode("utf-8", "surrogatepass") if record.escaped else record.text


def write(records: Iterator[Record], recipient: str, file: Path) -> None:
    """Seal `records` to `recipient` (age1…) into a new file, one record in memory at a time."""
    seal_stream((msgspec.json.encode(record) + b"\n" for record in records), [recipient_of(recipient)], file)


def recipient_of(words: str) -> Any:  # noqa: ANN401 - pyrage has no types
    """The recipient that age knows by `words`. Raises `InputError`."""
    try:
        return pyrage.x25519.Recipient.from_str(words)
    except (pyrage.RecipientError, ValueError) as error:
        raise InputError(f"{words[:70]!r} is no age recipient", remedy="it begins with age1") from error


def read(file: Path, identity: str, take: Callable[[Record], None]) -> None:
    """Open a file sealed to `identity` and give every record to `take`. Raises what `take` raises, and `InputError` for what is no such file."""
    lines = _Records(take)
    open_stream(file, identity, lines.split)
    if not lines.closed:
        raise InputError("the file is cut short", where=str(file), remedy="ask for it again")


class _Records:
    """Takes bytes, gives records."""

    def __init__(self, take: Callable[[Record], None]) -> None:
        self._take, self._size, self._records = take, 0, 0
        self._parts: list[bytes] = []
        self.closed = False

    def split(self, data: bytes) -> None:
        *whole, rest = data.split(b"\n")
        for line in whole:
            self._give(b"".join((*self._parts, line)))
            self._parts, self._size = [], 0
        self._parts.append(rest)
        self._size += len(rest)
        if self._size > MOST_LINE:
            raise InputError("a record is longer than any may be")

    def _give(self, line: bytes) -> None:
        try:
            record = _RECORD.decode(line)
            if self.closed:
                raise InputError("something stands behind the end")
            if not isinstance(record, Closing):
                self._records += 1
                self._take(record)
                return
        except (msgspec.MsgspecError, ValueError, TypeError, KeyError) as error:
            raise InputError(f"record {self._records} cannot be read ({error})", remedy="ask for the file again") from error
        if record.records != self._records:
            raise InputError(f"{record.records} records were given and {self._records} came")
        self.closed = True
