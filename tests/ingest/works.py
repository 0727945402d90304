"""Work that the pool's tests give to their workers: some of it kills, hangs or eats memory."""

import ctypes
import os
import resource
import signal
import time
from pathlib import Path

from gavah.ingest import Item

LOADED: list[str] = []


def load() -> None:
    LOADED.append("data")


def sign_in(folder: Path) -> None:
    (folder / str(os.getpid())).touch()


def read(item: Item) -> str:
    words = item.given.text or ""
    if "crash" in words:
        ctypes.string_at(0)
    if "kill" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    if "spin" in words:
        while True:
            pass
    if "sleep" in words:
        time.sleep(60)
    if "eat" in words:
        return str(len(bytearray(4 * 2**30)))
    if "raise" in words:
        raise ValueError("no sense in it")
    return words


def tell_loaded(item: Item) -> list[str]:
    return LOADED


def cannot_load() -> None:
    os._exit(3)


def tell_bound(item: Item) -> int:
    return resource.getrlimit(resource.RLIMIT_DATA)[0]
