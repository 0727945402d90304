"""Original bytes by their SHA-256: small ones in the database, large ones as files. Never changed, never overwritten."""

import contextlib
import hashlib
import os
import sqlite3
from pathlib import Path

from gavah.model import CaseError

INLINE_BYTES = 65_536


class Blobs:
    """The originals of one case."""

    def __init__(self, db: sqlite3.Connection, folder: Path) -> None:
        self._db, self._folder = db, folder / "blobs"

    def put(self, sha256: str, data: bytes) -> None:
        """Keep `data` (idempotent). Raises `CaseError` if it does not have that hash or the disk is full."""
        if hashlib.sha256(data).hexdigest() != sha256:
            raise CaseError("the bytes do not have the hash they were announced with", where=sha256)
        if self._db.execute("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)).fetchone():
            return
        inline = len(data) <= INLINE_BYTES
        if not inline:
            self._write(sha256, data)
        self._db.execute("INSERT INTO blob (sha256, size, bytes) VALUES (?, ?, ?)", (sha256, len(data), data if inline else None))

    def get(self, sha256: str) -> bytes:
        """The bytes; raises `CaseError` if they are not held or no longer what they were."""
        row = self._db.execute("SELECT bytes FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise CaseError("no original with this hash", where=sha256)
        try:
            data: bytes = row[0] if row[0] is not None else self._path(sha256).read_bytes()
        except OSError as error:
            raise CaseError(f"the original cannot be read ({error.strerror})", where=str(self._path(sha256)), remedy="restore a backup") from error
        if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != sha256:
            raise CaseError("the original is not what it was when it was added", where=sha256, remedy="restore a backup")
        return data

    def remove_unnamed(self) -> None:
        """Overwrite and remove files that the database names no more: an erasure's, or what a kill left."""
        named = {self._path(sha256) for (sha256,) in self._db.execute("SELECT sha256 FROM blob WHERE bytes IS NULL")}
        for path in self._folder.rglob("*"):
            if path.is_file() and path not in named:
                _overwrite(path)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _write(self, sha256: str, data: bytes) -> None:
        """Whole or not at all: written beside, flushed, then named."""
        path = self._path(sha256)
        draft = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(path)
            _settle(path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            raise CaseError(f"the original cannot be stored ({error.strerror})", where=str(path), remedy="free some space and run again") from error


def _settle(folder: Path) -> None:
    """The name of a file is in its folder: that has to reach the disk as well before the database speaks of it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _overwrite(path: Path) -> None:
    """Zeros over a file's bytes, flushed, before it is removed. (A flash disk may keep the old ones: THREATS.md.)"""
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, 2**20)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
