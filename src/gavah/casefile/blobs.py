"""Original bytes by their SHA-256: small ones in the database, large ones as files. Never changed, never overwritten.

In a sealed case the files are age files to the case's identity, under names that are keyed hashes.
"""

import hashlib
import io
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from gavah.durable import flush, write_whole
from gavah.model import CaseError

if TYPE_CHECKING:
    from gavah.field.box import Box

INLINE_BYTES = 65_536
_CHUNK = 2**20


class Blobs:
    """The originals of one case; `box` holds the keys of a sealed one."""

    def __init__(self, db: sqlite3.Connection, folder: Path, box: "Box | None" = None) -> None:
        self._db, self._folder, self._box = db, folder / "blobs", box

    def put(self, sha256: str, data: bytes) -> None:
        """Keep `data` (idempotent). Raises `CaseError` if it does not have that hash or the disk is full."""
        if hashlib.sha256(data).hexdigest() != sha256:
            raise CaseError("the bytes do not have the hash they were announced with", where=sha256)
        self._keep(sha256, len(data), data, lambda file: self._seal(iter([data]), file))

    def put_chunks(self, sha256: str, size: int, chunks: Iterable[bytes]) -> None:
        """Keep what `chunks` are together, `size` bytes, never whole in memory if large (idempotent). Raises `CaseError` as `put` does."""
        if self.holds(sha256):
            return
        if size <= INLINE_BYTES:
            self.put(sha256, b"".join(chunks))
            return
        digest, came = hashlib.sha256(), 0

        def counted() -> Iterator[bytes]:
            nonlocal came
            for chunk in chunks:
                digest.update(chunk)
                came += len(chunk)
                yield chunk

        def write(file: BinaryIO) -> None:
            self._seal(counted(), file)
            if digest.hexdigest() != sha256 or came != size:
                raise CaseError("the bytes do not have the hash they were announced with", where=sha256)

        self._keep(sha256, size, None, write)

    def _keep(self, sha256: str, size: int, data: bytes | None, write: Callable[[BinaryIO], None]) -> None:
        if self.holds(sha256):
            return
        inline = size <= INLINE_BYTES
        if not inline:
            self._write(self._path(sha256), write)
        self._db.execute("INSERT INTO blob (sha256, size, bytes) VALUES (?, ?, ?)", (sha256, size, data if inline else None))

    def holds(self, sha256: str) -> bool:
        """Is an original with this hash kept?"""
        return self._db.execute("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)).fetchone() is not None

    def get(self, sha256: str) -> bytes:
        """The bytes; raises `CaseError` if they are not held or no longer what they were."""
        whole = io.BytesIO()
        self.copy(sha256, whole)
        return whole.getvalue()

    def check(self, sha256: str) -> None:
        """Raises `CaseError` if the bytes are not held or no longer what they were."""
        self.copy(sha256, io.BytesIO() if self._inline(sha256) is not None else _Nowhere())

    def copy(self, sha256: str, to: BinaryIO) -> None:
        """Write the bytes to `to`, a chunk at a time. Raises `CaseError` as `get` does; what was written by then is worth nothing."""
        data = self._inline(sha256)
        counted = _Counted(to)
        if data is not None:
            counted.write(data if isinstance(data, bytes) else b"")
        else:
            self._copy_file(sha256, counted)
        if counted.digest.hexdigest() != sha256:
            raise CaseError("the original is not what it was when it was added", where=sha256, remedy="restore a backup")

    def _inline(self, sha256: str) -> object:
        row = self._db.execute("SELECT bytes FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise CaseError("no original with this hash", where=sha256)
        return row[0]

    def drop(self, sha256: str) -> None:
        """Forget an original that no report stands on: a part of a set that is whole now. `clear` removes its file behind the transaction."""
        self._db.execute("DELETE FROM blob WHERE sha256 = ?", (sha256,))

    def clear(self, gone: Iterable[str]) -> None:
        """Remove the files of dropped originals, once that they were dropped is on the disk."""
        for sha256 in gone:
            if not self.holds(sha256):
                self._path(sha256).unlink(missing_ok=True)

    def _copy_file(self, sha256: str, to: "_Counted") -> None:
        path = self._path(sha256)
        try:
            with path.open("rb") as file:
                self._open(file, to)
        except OSError as error:
            raise CaseError(f"the original cannot be read ({error.strerror or error})", where=str(path), remedy="restore a backup") from error

    def remove_unnamed(self) -> None:
        """Overwrite and remove files that the database names no more: an erasure's, or what a kill left."""
        named = {self._path(sha256) for (sha256,) in self._db.execute("SELECT sha256 FROM blob WHERE bytes IS NULL")}
        for path in self._folder.rglob("*"):
            if path.is_file() and path not in named:
                _overwrite(path)

    def _path(self, sha256: str) -> Path:
        name = self._box.hidden_name(sha256) if self._box else sha256
        return self._folder / name[:2] / name

    def _seal(self, chunks: Iterator[bytes], file: BinaryIO) -> None:
        if self._box is None:
            file.writelines(chunks)
            return
        from gavah.casefile.packages import recipient_of
        from gavah.casefile.sealedstream import seal

        seal(chunks, [recipient_of(self._box.recipient)], file)

    def _open(self, file: BinaryIO, to: "_Counted") -> None:
        if self._box is None:
            while chunk := file.read(_CHUNK):
                to.write(chunk)
            return
        from gavah.casefile.sealedstream import Unopened, unseal

        try:
            unseal(file, self._box.identity, to.write)
        except Unopened as error:
            raise OSError(f"damaged: {error}") from error

    @staticmethod
    def _write(path: Path, write: Callable[[BinaryIO], None]) -> None:
        """Whole or not at all: written beside, flushed, then named."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, write)
        except OSError as error:
            raise CaseError(f"the original cannot be stored ({error.strerror})", where=str(path), remedy="free some space and run again") from error


class _Counted:
    """A writer that hashes what passes through."""

    def __init__(self, to: BinaryIO) -> None:
        self._to, self.digest = to, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self._to.write(data)
        return len(data)


class _Nowhere(io.BytesIO):
    """Takes everything and keeps nothing."""

    def write(self, data: object) -> int:
        return len(memoryview(data))  # type: ignore[arg-type]


def _overwrite(path: Path) -> None:
    """Zeros over a file's bytes, flushed, before it is removed. (A flash disk may keep the old ones: THREATS.md.)"""
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, 2**20)))
        flush(file)
    path.unlink()
