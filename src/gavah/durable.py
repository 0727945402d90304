"""Files that are whole or not there: written beside, flushed to the disk, then named; also what a power cut must not take back."""

import contextlib
import ctypes
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, write: Callable[[BinaryIO], object], *, mode: int = 0o666) -> None:
    """What `write` writes, under the name `path`, on the disk before this returns. Raises what `write` raises; then nothing has changed."""
    draft = path.with_name(f"{path.name}.part")
    try:
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            write(file)
            flush(file)
        draft.replace(path)
        settle(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def flush(file: BinaryIO) -> None:
    """What was written into `file` is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """The names of the files in `folder` are on the disk: a name is in its folder, and not in the file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_folder(made: Path, place: Path) -> None:
    """The folder `made` under the name `place`, in one step also where a folder is there already; that one goes where `made` was, or beside it.

    A file system or machine that cannot exchange two names does it in two steps: between them a kill leaves nothing under `place`.
    """
    if not place.exists():
        made.replace(place)
    elif not _exchanged(made, place):
        place.replace(made.with_name("former"))
        made.replace(place)


_HERE, _EXCHANGE = -100, 2  # AT_FDCWD, RENAME_EXCHANGE of renameat2(2), which the standard library does not offer


def _exchanged(one: Path, other: Path) -> bool:
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
