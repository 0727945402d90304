"""Bytes in and out of age files, a chunk in memory at a time."""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

import pyrage

from gavah.durable import write_whole
from gavah.model import InputError

_BUFFER: Final = 2**20


def seal_stream(chunks: Iterator[bytes], recipients: Sequence[Any], file: Path) -> None:
    """Seal `chunks` to `recipients` into `file`, written beside and then named. Raises what making the chunks raises."""
    write_whole(file, lambda out: seal(chunks, recipients, out))


def seal(chunks: Iterator[bytes], recipients: Sequence[Any], out: BinaryIO) -> None:
    """Seal `chunks` to `recipients` into `out`. Raises what making the chunks raises."""
    source = _Source(chunks)
    try:
        pyrage.encrypt_io(io.BufferedReader(source, _BUFFER), out, list(recipients))
    except (OSError, ValueError, pyrage.EncryptError):
        if source.error is None:
            raise
    if source.error is not None:
        raise source.error


def open_stream(file: Path, identity: str, take: Callable[[bytes], None]) -> None:
    """Give what is sealed in `file` to `take`. Raises what `take` raises, and `InputError` for what `identity` does not open."""
    try:
        sealed = file.open("rb")
    except OSError as error:
        raise _unopened(error, file) from error
    with sealed:
        try:
            unseal(sealed, identity, take)
        except Unopened as error:
            raise _unopened(error, file) from error


def _unopened(error: Exception, file: Path) -> InputError:
    return InputError(f"this cannot be opened ({error})", where=str(file), remedy="it is damaged, or sealed to another desk")


class Unopened(Exception):
    """What is sealed is damaged, or sealed to somebody else."""


def unseal(sealed: BinaryIO, identity: str, take: Callable[[bytes], object]) -> None:
    """Give what is sealed to `take`. Raises what `take` raises, and `Unopened` for what `identity` does not open."""
    sink = _Sink(take)
    try:
        pyrage.decrypt_io(sealed, sink, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, pyrage.IdentityError, OSError, ValueError) as error:
        if sink.error is None:
            raise Unopened(str(error)) from error
    if sink.error is not None:
        raise sink.error


class _Source(io.RawIOBase):
    """Chunks as a stream. An error is kept: the library that reads would hide it."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._held = chunks, memoryview(b"")
        self.error: BaseException | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        try:
            while not self._held:
                self._held = memoryview(next(self._chunks))
        except StopIteration:
            return 0
        except BaseException as error:
            self.error = error
            return 0
        part, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


class _Sink:
    """Takes bytes. An error is kept: the library that calls would hide it."""

    def __init__(self, take: Callable[[bytes], object]) -> None:
        self._take = take
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        if self.error is None:
            try:
                self._take(bytes(data))
            except BaseException as error:
                self.error = error
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""
