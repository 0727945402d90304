"""Byte streams that may not grow without end: counted reads, and decompression with a limit on memory."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Final, Protocol

from gavah.ingest.item import Limits, damage
from gavah.model import InputError

_CHUNK: Final = 65_536
_XZ_MEMORY: Final = 128 * 2**20


class Budget:
    """What one file added may still expand to (bytes), and how many members it may still have. Shared by archives within it."""

    def __init__(self, on_disk: int, limits: Limits) -> None:
        self.limits = limits
        self._allowed = max(on_disk * limits.expansion, limits.expansion_floor)
        self.bytes_left = self._allowed
        self.members_left = limits.members

    def spend(self, count: int) -> None:
        """Take `count` unpacked bytes. Raises `InputError` when there are none left."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise InputError(
                f"unpacks to more than {self.limits.expansion} times its size ({self._allowed:,} bytes)",
                remedy="unpack it yourself if you trust it, and add the folder",
            )

    def member(self) -> None:
        """Take one member. Raises `InputError` when there were too many."""
        self.members_left -= 1
        if self.members_left < 0:
            raise InputError(f"has more than {self.limits.members:,} members; the rest was not read", remedy="unpack it, and add the folder")


class Counted(io.RawIOBase):
    """A readable stream whose bytes are taken from a budget. Not seekable."""

    def __init__(self, source: BinaryIO, budget: Budget) -> None:
        self._source = source
        self._budget = budget

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """As in `io.RawIOBase`."""
        data = self._source.read(len(buffer))
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def counted(source: BinaryIO, budget: Budget) -> io.BufferedReader:
    """`source` with its bytes taken from `budget`, buffered so that lines can be read."""
    return io.BufferedReader(Counted(source, budget), _CHUNK)


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


class Unpacked(io.RawIOBase):
    """The unpacked bytes of a compressed stream, never more than a chunk at a time in memory. Several streams in a row are one."""

    def __init__(self, source: BinaryIO, new: Callable[[], "_Stepper"]) -> None:
        self._source = source
        self._new = new
        self._step = new()
        self._began = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """As in `io.RawIOBase`. Raises `InputError` where the stream is broken or cut off."""
        want = len(buffer)
        while True:
            data = self._step.take(want)
            if data:
                buffer[: len(data)] = data
                return len(data)
            if self._step.ended and not self._next_stream():
                return 0
            if not self._step.ended and self._step.hungry and not self._feed():
                raise InputError("is cut off: the compressed data ends too early", remedy="fetch it again; what came before the break was read")

    def _feed(self) -> bool:
        more = self._source.read(_CHUNK)
        self._began = self._began or bool(more)
        self._step.give(more)
        return bool(more)

    def _next_stream(self) -> bool:
        rest = self._step.rest or self._source.read(_CHUNK)
        rest = rest.lstrip(b"\x00") or self._source.read(_CHUNK).lstrip(b"\x00")
        if not rest:
            return False
        self._step = self._new()
        self._step.give(rest)
        return True


class _Stepper:
    """One decompressor behind one small interface, whatever its library."""

    def __init__(self, machine: _Decompressor, broken: tuple[type[Exception], ...], *, keeps_tail: bool) -> None:
        self._machine = machine
        self._broken = broken
        self._keeps_tail = keeps_tail
        self._waiting = b""

    def give(self, data: bytes) -> None:
        self._waiting += data

    def take(self, count: int) -> bytes:
        if self.ended:
            return b""
        try:
            data = self._machine.decompress(self._waiting, count)
        except self._broken as error:
            raise InputError(damage(error), remedy="fetch it again; what came before the damage was read") from error
        # zlib gives back what it did not use; bz2 and lzma keep it inside.
        self._waiting = getattr(self._machine, "unconsumed_tail", b"") if self._keeps_tail else b""
        return data

    @property
    def hungry(self) -> bool:
        return not self._waiting and getattr(self._machine, "needs_input", True)

    @property
    def ended(self) -> bool:
        return self._machine.eof

    @property
    def rest(self) -> bytes:
        return self._machine.unused_data


def _gzip() -> _Stepper:
    return _Stepper(zlib.decompressobj(wbits=31), (zlib.error,), keeps_tail=True)


def _bzip2() -> _Stepper:
    return _Stepper(bz2.BZ2Decompressor(), (OSError, ValueError), keeps_tail=False)


def _xz() -> _Stepper:
    return _Stepper(lzma.LZMADecompressor(memlimit=_XZ_MEMORY), (lzma.LZMAError,), keeps_tail=False)


_MACHINES: Final = {"application/gzip": _gzip, "application/x-bzip2": _bzip2, "application/x-xz": _xz}


def unpacked(source: BinaryIO, kind: str, budget: Budget) -> io.BufferedReader:
    """The unpacked bytes of `source` (`kind`: a media type of sniff), taken from `budget`."""
    raw = io.BufferedReader(Unpacked(source, _MACHINES[kind]), _CHUNK)
    return counted(raw, budget)


def read_item(stream: BinaryIO, limits: Limits) -> bytes:
    """All bytes of one report's stream. Raises `InputError` where they are more than one report may have."""
    data = stream.read(limits.item + 1)
    if len(data) > limits.item:
        raise InputError(f"is larger than one report may be ({limits.item:,} bytes)", remedy="split it, or raise the limit")
    return data
