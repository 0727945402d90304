"""The plaintext of a packet (SAFETY.md, Packets), byte for byte.

    gavah-p1\\n · u32 length (big-endian) · manifest · attachments · zeros up to 64 KiB, 512 KiB or 4 MiB

What does not fit into 4 MiB becomes a set: parts of 4 MiB, each with the same manifest (but for `part`) and the next `BODY_OF_PART` bytes of the
attachments. So a part stands alone, is checked alone and takes flat memory, and its length says nothing but its size class.
"""

import hashlib
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

import msgspec

from gavah.field.manifest import Attachment, Manifest, encoded
from gavah.model import InputError

MAGIC: Final = b"gavah-p1\n"
SIZES: Final = (64 * 2**10, 512 * 2**10, 4 * 2**20)
MANIFEST_MOST: Final = 32 * 2**10
_HEAD: Final = len(MAGIC) + 4
BODY_OF_PART: Final = SIZES[-1] - _HEAD - MANIFEST_MOST
_CHUNK: Final = 2**20

Opener = Callable[[], BinaryIO]


class PacketRefused(InputError):
    """Bytes that are no packet, or not one as it must be; the reason says which."""


@dataclass(frozen=True, slots=True)
class Packet:
    """An opened packet: what its manifest says, the manifest's own bytes (unknown fields in them), and its share of the attachments."""

    manifest: Manifest
    raw: bytes
    body: bytes


def described(media_type: str, stream: BinaryIO) -> Attachment:
    """What the manifest says of the bytes in `stream`, read once, a chunk at a time."""
    digest, count = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        count += len(chunk)
    return Attachment(media_type=media_type, bytes=count, sha256=digest.hexdigest())


def parts_for(total: int, manifest_bytes: int) -> int:
    """How many packets `total` bytes of attachments need behind a manifest of `manifest_bytes`."""
    return 1 if _HEAD + manifest_bytes + total <= SIZES[-1] else -(-total // BODY_OF_PART)


def plaintexts(manifest: Manifest, attachments: Iterable[Opener]) -> Iterator[bytes]:
    """The packet, or every part of the set, ready to be sealed. `manifest.parts` must be what `parts_for` says.

    Raises `PacketRefused` where the manifest is too long, and `InputError` where an attachment is no longer what the manifest says: what was
    given so far is then worth nothing.
    """
    body = _Body(manifest.attachments, attachments)
    for part in range(1, manifest.parts + 1):
        head = _head(msgspec.structs.replace(manifest, part=part))
        share = manifest.total if manifest.parts == 1 else min(BODY_OF_PART, manifest.total - BODY_OF_PART * (part - 1))
        made = bytearray(SIZES[-1] if manifest.parts > 1 else next(size for size in SIZES if len(head) + share <= size))
        made[: len(head)] = head
        body.fill(memoryview(made)[len(head) : len(head) + share])
        yield bytes(made)
    body.end()


def _head(manifest: Manifest) -> bytes:
    raw = encoded(manifest)
    if len(raw) > MANIFEST_MOST:
        raise PacketRefused(f"the manifest would be {len(raw):,} bytes long, and may be {MANIFEST_MOST:,}", remedy="attach the text as a file")
    return MAGIC + struct.pack(">I", len(raw)) + raw


class _Body:
    """All attachments as one stream, each compared with what the manifest says of it while it passes."""

    def __init__(self, expected: tuple[Attachment, ...], openers: Iterable[Opener]) -> None:
        self._waiting = iter(zip(expected, openers, strict=True))
        self._open: BinaryIO | None = None
        self._attachment: Attachment | None = None
        self._digest, self._left = hashlib.sha256(), 0

    def fill(self, room: memoryview) -> None:
        """The next bytes into `room`, all of it. Raises `InputError` if an attachment has changed."""
        while room and (self._open is not None or self._next()):
            piece = room[: min(self._left, _CHUNK)]
            count = self._open.readinto(piece) if self._open and piece else 0  # type: ignore[attr-defined]
            if not count:
                self._close()
                continue
            self._left -= count
            self._digest.update(piece[:count])
            room = room[count:]

    def end(self) -> None:
        """Raises `InputError` if an attachment has changed."""
        while self._open is not None or self._next():
            self._close()

    def _next(self) -> bool:
        self._attachment, opener = next(self._waiting, (None, None))
        if self._attachment is None or opener is None:
            return False
        self._open, self._digest, self._left = opener(), hashlib.sha256(), self._attachment.bytes
        return True

    def _close(self) -> None:
        if self._open is None or self._attachment is None:
            return
        more = self._open.read(1)
        self._open.close()
        self._open = None
        if more or self._left or self._digest.hexdigest() != self._attachment.sha256:
            raise InputError("an attachment changed while it was being sealed", remedy="seal again when nothing writes to it any more")


def opened(plaintext: bytes) -> Packet:
    """What an opened age file holds. Raises `PacketRefused` with the reason: wrong length or type, padding that is not zero."""
    if len(plaintext) not in SIZES:
        raise PacketRefused(f"is {len(plaintext):,} bytes long; packets are {', '.join(f'{size:,}' for size in SIZES)}", remedy=_ASK)
    if not plaintext.startswith(MAGIC):
        raise PacketRefused("does not begin as a packet does", remedy=_ASK)
    (length,) = struct.unpack_from(">I", plaintext, len(MAGIC))
    if length > MANIFEST_MOST or _HEAD + length > len(plaintext):
        raise PacketRefused(f"names a manifest of {length:,} bytes, and it may have {MANIFEST_MOST:,}", remedy=_ASK)
    raw = plaintext[_HEAD : _HEAD + length]
    manifest = _manifest(raw)
    share = _share(manifest, length)
    end = _HEAD + length + share
    if len(plaintext) != _size(manifest, end):
        raise PacketRefused("is not of the size that what it holds needs", remedy=_ASK)
    if plaintext.count(b"\0", end) != len(plaintext) - end:
        raise PacketRefused("has padding that is not zero", remedy=_ASK)
    return Packet(manifest, raw, plaintext[_HEAD + length : end])


_ASK: Final = "ask for it again; whoever made it used another program, or it was changed"


def _manifest(raw: bytes) -> Manifest:
    try:
        raw.decode()
        return msgspec.json.decode(raw, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise PacketRefused(f"has a manifest that is not as it must be ({error})", remedy=_ASK) from error


def _share(manifest: Manifest, length: int) -> int:
    """How many bytes of attachments this packet holds."""
    parts = parts_for(manifest.total, length)
    if manifest.parts != parts or manifest.part > parts:
        raise PacketRefused(f"calls itself part {manifest.part:,} of {manifest.parts:,}, and what it holds needs {parts:,}", remedy=_ASK)
    return manifest.total if parts == 1 else min(BODY_OF_PART, manifest.total - BODY_OF_PART * (manifest.part - 1))


def _size(manifest: Manifest, end: int) -> int:
    return SIZES[-1] if manifest.parts > 1 else next((size for size in SIZES if end <= size), -1)
