"""What one desk gives another: records, a line of JSON each, inside one age file to one recipient.

First whole logs (the key, a signed checkpoint, every entry with its body where that was chosen), then the originals and texts of reports.
"""

import base64
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyrage

from gavah.model import GavahError, InputError

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
    draft = file.with_name(f"{file.name}.part")
    with draft.open("wb") as out:
        pyrage.encrypt_io(io.BufferedReader(_Lines(records)), out, [recipient_of(recipient)])
    draft.rename(file)


def recipient_of(words: str) -> Any:  # noqa: ANN401 - pyrage has no types
    """The recipient that age knows by `words`. Raises `InputError`."""
    try:
        return pyrage.x25519.Recipient.from_str(words)
    except (pyrage.RecipientError, ValueError) as error:
        raise InputError(f"{words[:70]!r} is no age recipient", remedy="it begins with age1") from error


def read(file: Path, identity: str, take: Callable[[Record], None]) -> None:
    """Open a file sealed to `identity` and give every record to `take`. Raises what `take` raises, and `InputError` for what is no such file."""
    sink = _Sink(take)
    try:
        with file.open("rb") as sealed:
            pyrage.decrypt_io(sealed, sink, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError, ValueError) as error:
        if sink.error is None:
            raise InputError(f"this cannot be opened ({error})", where=str(file), remedy="it is damaged, or sealed to another desk") from error
    if sink.error is not None:
        raise sink.error
    if not sink.closed:
        raise InputError("the file is cut short", where=str(file), remedy="ask for it again")


class _Lines(io.RawIOBase):
    """Records as a stream of lines."""

    def __init__(self, records: Iterator[Record]) -> None:
        self._lines = (msgspec.json.encode(record) + b"\n" for record in records)
        self._held = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        if not self._held:
            self._held = memoryview(next(self._lines, b""))
        part, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


class _Sink:
    """Takes bytes, gives records. An error is kept: the library that calls would hide it."""

    def __init__(self, take: Callable[[Record], None]) -> None:
        self._take, self._parts, self._size, self._records = take, [b""][:0], 0, 0
        self.error: Exception | None = None
        self.closed = False

    def write(self, data: bytes) -> int:
        if self.error is None:
            try:
                self._split(bytes(data))
            except (GavahError, msgspec.MsgspecError, ValueError, TypeError, KeyError) as error:
                known = isinstance(error, GavahError)
                self.error = error if known else InputError(f"record {self._records + 1} cannot be read ({error})", remedy="ask for the file again")
            except Exception as error:  # whatever it is, it is raised where it belongs
                self.error = error
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def _split(self, data: bytes) -> None:
        *whole, rest = data.split(b"\n")
        for line in whole:
            self._give(b"".join((*self._parts, line)))
            self._parts, self._size = [], 0
        self._parts.append(rest)
        self._size += len(rest)
        if self._size > MOST_LINE:
            raise InputError("a record is longer than any may be")

    def _give(self, line: bytes) -> None:
        record = _RECORD.decode(line)
        if self.closed:
            raise InputError("something stands behind the end")
        if isinstance(record, Closing):
            if record.records != self._records:
                raise InputError(f"{record.records} records were given and {self._records} came")
            self.closed = True
            return
        self._records += 1
        self._take(record)
