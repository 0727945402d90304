"""One writer of a case at a time. The system lets go of the lock when its holder ends, however it ends."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

FILE = "lock"


@contextlib.contextmanager
def alone(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of the case in `folder`; if another program has it, call `waiting` once and wait. Does nothing on a disk without locks."""
    with (folder / FILE).open("a") as file:
        _take(file.fileno(), waiting)
        yield


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """For a moment of setting up: the folder itself is held, which may be done within `alone` too."""
    held = os.open(folder, os.O_RDONLY)
    try:
        _take(held, lambda: None)
        yield
    finally:
        os.close(held)


def _take(file: int, waiting: Callable[[], None]) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(file, fcntl.LOCK_EX)
    except OSError:  # some network disks; SQLite's own locks still keep each batch whole
        pass
