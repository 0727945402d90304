"""What runs in a worker process: limits first, then one item after the other."""

import contextlib
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Any

from gavah.ingest.item import Item, Limits, Problem

_HEADROOM = 256 * 2**20


class OutOfTime(BaseException):
    """The item has used up its processor time. Not an `Exception`, so that no reader's `except` swallows it."""


def serve(pipe: Connection, at: Any, work: Callable[[Item], object], limits: Limits, preload: Callable[[], object] | None) -> None:  # noqa: ANN401 - a shared integer
    """Answer every batch of items with the list of their outcomes. `at` shows the parent which item of the batch is being read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    signal.signal(signal.SIGXCPU, _out_of_time)
    if preload is not None:
        preload()
    _limit_memory(limits)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send("ready")
        while (batch := pipe.recv()) is not None:
            pipe.send(_batch(batch, at, work, limits))


def _batch(items: Sequence[Item], at: Any, work: Callable[[Item], object], limits: Limits) -> list[object]:  # noqa: ANN401
    outcomes = []
    for number, item in enumerate(items):
        at.value = number
        outcomes.append(one(item, work, limits))
    at.value = -1
    return outcomes


def one(item: Item, work: Callable[[Item], object], limits: Limits) -> object:
    """The outcome of one item: what `work` gives, or a `Problem` for what it raises."""
    _limit_time(limits.cpu_s)
    try:
        return work(item)
    except OutOfTime:
        return Problem(item.file, f"took more than {limits.cpu_s} s of processor time", "save it as plain text and add that")
    except MemoryError:
        return Problem(item.file, f"needs more than {limits.memory // 2**20} MB of memory", "split it, or save it as plain text")
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"{type(error).__name__} in {place.name}: {error}"
        return Problem(item.file, reason[:300], "report this as a bug of gavah, with the file if you may")


def _limit_memory(limits: Limits) -> None:
    """Bound what the process may allocate, beyond what its data already holds. Systems that cannot do this keep the other limits."""
    bound = max(limits.memory, memory("VmData") + _HEADROOM)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def memory(line: str) -> int:
    """Bytes of this process: `VmData`, the data it holds, `VmHWM`, the most it held; of both the most it held where the system is not Linux.

    What Linux keeps as its own maximum (`ru_maxrss`) begins with what the parent held when this process was started.
    """
    if sys.platform != "linux":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.split(f"{line}:")[1].split()[0]) * 1024


def _limit_time(seconds: int) -> None:
    """Processor time is counted for the whole life of a process: the limit moves along with every item."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + seconds + 1
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _out_of_time(number: int, frame: FrameType | None) -> None:
    raise OutOfTime
