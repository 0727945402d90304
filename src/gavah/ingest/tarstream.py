"""Members of a tar archive in one pass over a stream.

Not the standard library's reader: that one takes a header's word for its own length and would hold it whole in memory. Formats: POSIX ustar
and pax (IEEE 1003.1), GNU long names.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO, Final, cast

from gavah.ingest.archives import Member, Refusal
from gavah.model import InputError

_BLOCK: Final = 512
_LONGEST_HEADER: Final = 2**20
_REGULAR, _LINKS, _FOLDER = b"0\x007", b"12", b"5"
_LONG_NAME, _PAX, _PAX_GLOBAL, _LONG_LINK = b"L", b"x", b"g", b"K"
_MEND: Final = "fetch it again; what came before the damage was read"


class _Part(io.RawIOBase):
    """The next `size` bytes of a stream."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self.left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(min(len(buffer), self.left)) if self.left else b""
        if self.left and not data:
            raise InputError("is cut off", remedy=_MEND)
        self.left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def skip(self, padding: int) -> None:
        rest = self.left + padding
        while rest and (data := self._stream.read(min(rest, 65_536))):
            rest -= len(data)
        self.left = 0


def tar_members(stream: BinaryIO) -> Iterator[Member]:
    """The files of a tar archive. Each must be read before the next is asked for. Raises `InputError` where it is damaged or cut off."""
    long_name = ""
    while header := _header(stream):
        kind, size = header[156:157], _size(header)
        if kind in (_LONG_NAME, _PAX, _PAX_GLOBAL, _LONG_LINK):
            words = _extra(stream, size)
            long_name = _text(words) if kind == _LONG_NAME else _pax_path(words) or long_name if kind == _PAX else long_name
            continue
        name, long_name = long_name or _name(header), ""
        part = _Part(stream, size if kind in _REGULAR else 0)
        if kind != _FOLDER:
            yield name, _refusal(kind), lambda part=part: cast(BinaryIO, part)  # type: ignore[misc]
        part.skip(-size % _BLOCK if kind in _REGULAR else 0)


def _header(stream: BinaryIO) -> bytes:
    """The next header block; empty at the end of the archive."""
    block = stream.read(_BLOCK)
    if not block.strip(b"\x00"):
        return b""
    if len(block) < _BLOCK:
        raise InputError("is cut off", remedy=_MEND)
    said = block[148:156].strip(b" \x00")
    if not said or said.strip(b"01234567") or int(said, 8) != sum(block) - sum(block[148:156]) + 8 * 32:
        raise InputError("is a damaged tar file: a header's checksum is wrong", remedy=_MEND)
    return block


def _size(header: bytes) -> int:
    field = header[124:136]
    if field[0] & 0x80:  # base 256, for more than 8 GiB
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b" \x00") or b"0"
    if digits.strip(b"01234567"):
        raise InputError("is a damaged tar file: a header does not say a size", remedy=_MEND)
    return int(digits, 8)


def _name(header: bytes) -> str:
    prefix = _text(header[345:500]) if header[257:262] == b"ustar" and header[263:265] == b"00" else ""
    return f"{prefix}/{_text(header[:100])}" if prefix else _text(header[:100])


def _text(field: bytes) -> str:
    return field.split(b"\x00", 1)[0].decode("utf-8", errors="replace")


def _extra(stream: BinaryIO, size: int) -> bytes:
    if size > _LONGEST_HEADER:
        raise InputError("has a header longer than 1 MiB", remedy="unpack it, and add the folder")
    return stream.read(size + -size % _BLOCK)[:size]


def _pax_path(words: bytes) -> str:
    """The `path` record of a pax header: lines "length key=value"."""
    for line in words.split(b"\n"):
        _, _, record = line.partition(b" ")
        if record.startswith(b"path="):
            return _text(record[5:])
    return ""


def _refusal(kind: bytes) -> Refusal:
    if kind in _REGULAR:
        return None
    if kind in _LINKS:
        return "is a link, and links are not followed", "add what it points to"
    return "is no regular file", "leave it out"
