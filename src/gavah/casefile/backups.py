"""An encrypted copy of a whole case: a tar archive inside one age file. What is sealed in the case is sealed twice.

The database is copied while nobody else may write and nothing waits beside it, so that the copy is what the case was at one moment.
"""

import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from gavah.casefile.case import Case
from gavah.casefile.database import FILE
from gavah.casefile.ledger import Draft
from gavah.casefile.outside import check_outside
from gavah.casefile.packages import recipient_of
from gavah.casefile.sealedstream import open_stream, seal_stream
from gavah.model import CaseError, InputError

_CHUNK = 2**20
_LEFT_OUT = ("-wal", "-shm", "-journal", ".part")
_BLOCK = tarfile.BLOCKSIZE


def back_up(case: Case, file: Path, recipients: Sequence[str]) -> int:
    """Write a copy of `case` into `file`, sealed to `recipients` (age1…). Returns the number of files in it. Raises `CaseError` if it is in use,
    `Refused` if `file` would lie in it."""
    check_outside(case.folder, file)
    known = [recipient_of(one) for one in recipients]
    if not known:
        raise InputError("a backup is sealed to somebody", remedy="name an age recipient, or a passphrase")
    with case.writing():
        case.append([Draft(kind="backup", on=case.origin, body={"recipients": len(known)})])
    if case.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise CaseError("another program has this case open", where=str(case.folder), remedy="end it and run this again")
    with case.writing():
        files = _files(case.folder)
        seal_stream(_tar(case.folder, files), known, file)
    return len(files)


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path for path in found if path.name != "lock" and not path.name.endswith(_LEFT_OUT))


def _tar(folder: Path, files: Sequence[Path]) -> Iterator[bytes]:
    """The archive in chunks: names below the case folder, no owner, no times."""
    for path in files:
        info = tarfile.TarInfo(path.relative_to(folder).as_posix())
        info.size, info.mode = path.stat().st_size, 0o600
        yield info.tobuf(tarfile.PAX_FORMAT)
        left = info.size
        with path.open("rb") as file:
            while left and (chunk := file.read(min(_CHUNK, left))):
                left -= len(chunk)
                yield chunk
        if left:
            raise CaseError("a file became shorter while it was copied", where=str(path), remedy="end what writes there and run this again")
        yield bytes(-info.size % _BLOCK)
    yield bytes(2 * _BLOCK)


def restore(file: Path, folder: Path, identity: str) -> int:
    """The case in a backup into the new `folder`. Returns the number of files. Raises `InputError` where it is not whole: nothing stays then."""
    import shutil

    if folder.exists():
        raise InputError("there is something here already", where=str(folder), remedy="name a new folder with --case")
    draft = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True, mode=0o700)
    try:
        unpacked = _Unpacking(draft)
        open_stream(file, identity, unpacked.take)
        number = unpacked.end()
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return number


def check_backup(file: Path, identity: str) -> int:
    """Read a backup to its end without writing anything. Returns the number of files in it; raises as `restore` does."""
    unpacked = _Unpacking(None)
    open_stream(file, identity, unpacked.take)
    return unpacked.end()


class _Unpacking:
    """An archive as it comes, written below one folder (None: only read)."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._held, self._number, self._ended, self._case = folder, bytearray(), 0, False, False
        self._left = self._padding = 0
        self._path: Path | None = None

    def take(self, data: bytes) -> None:
        """The next bytes."""
        self._held += data
        while self._step():
            pass

    def end(self) -> int:
        """How many files came. Raises `InputError` unless the archive came to its end and is a case."""
        if not self._ended or self._left or not self._case:
            raise InputError("this is no whole backup of a case", remedy="take another copy of it")
        return self._number

    def _step(self) -> bool:
        if self._ended:
            self._held.clear()
            return False
        if self._left:
            return self._write()
        if len(self._held) < self._padding + _BLOCK:
            return False
        del self._held[: self._padding]
        self._padding = 0
        block = bytes(self._held[:_BLOCK])
        del self._held[:_BLOCK]
        if not any(block):
            self._ended = True
        else:
            self._begin(block)
        return True

    def _begin(self, block: bytes) -> None:
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.TarError as error:
            raise InputError(f"this is no backup of a case ({error})") from error
        name = PurePosixPath(info.name)
        if not info.isreg() or name.is_absolute() or ".." in name.parts or not name.parts:
            raise InputError("the backup holds something that is no file of a case", where=info.name)
        self._left, self._padding = info.size, -info.size % _BLOCK
        self._number += 1
        self._case = self._case or info.name == FILE
        if self._folder is not None:
            self._path = self._folder / name
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._path.touch(mode=0o600)

    def _write(self) -> bool:
        if not self._held:
            return False
        part = self._held[: self._left]
        if self._path is not None:
            with self._path.open("ab") as file:
                file.write(part)
        del self._held[: len(part)]
        self._left -= len(part)
        return True
