"""A temporary file whose bytes on disk are encrypted with a key that only this process ever had: what a sealed case needs for large archives."""

import io
import secrets
import tempfile
from typing import BinaryIO, Final, cast

_BLOCK: Final = 16
_BUFFER: Final = 2**20


class _Veiled(io.RawIOBase):
    """Random access over AES-256-CTR. Each place is written once (copied in order, then read), so no key stream is used twice."""

    def __init__(self, folder: str | None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by `close`
        self._key, self._at, self._end = secrets.token_bytes(32), 0, 0

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def _stream(self, at: int, data: bytes) -> bytes:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        block, inside = divmod(at, _BLOCK)
        cipher = Cipher(algorithms.AES(self._key), modes.CTR(block.to_bytes(_BLOCK, "big"))).encryptor()
        return cipher.update(bytes(inside) + data)[inside:]

    def write(self, data: object) -> int:
        """Append `data`; nothing is ever written over."""
        plain = bytes(memoryview(data))  # type: ignore[arg-type]
        if self._at != self._end:
            raise io.UnsupportedOperation("a veiled file only grows at its end")
        self._file.seek(self._end)
        self._file.write(self._stream(self._end, plain))
        self._at = self._end = self._end + len(plain)
        return len(plain)

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """As in `io.RawIOBase`."""
        self._file.seek(self._at)
        data = self._stream(self._at, self._file.read(len(buffer)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As in `io.RawIOBase`."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._end}[whence]
        self._at = max(0, base + offset)
        return self._at

    def close(self) -> None:
        """The file goes, and the key with it."""
        self._file.close()
        super().close()


def veiled_file(folder: str | None) -> BinaryIO:
    """A nameless file in `folder` (None: the system's) to be written once from its beginning and then read in any order."""
    return cast(BinaryIO, io.BufferedRandom(_Veiled(folder), _BUFFER))
