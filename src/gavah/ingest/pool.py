"""Items through limited worker processes, in order, with a small window in memory.

Invariant: every item given comes back exactly once, in the order given. A worker that crashes, hangs or is killed costs the one item it
was reading; the rest of its batch is read again by another.
"""

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Final, Generic, TypeVar, cast

import msgspec

from gavah.ingest import sniff
from gavah.ingest.item import Item, Limits, Problem
from gavah.ingest.worker import one, serve
from gavah.model import GavahError

T = TypeVar("T")
_BATCH_ITEMS: Final = 64
_BATCH_COST: Final = 400_000  # in characters of plain text
_WINDOW_BATCHES: Final = 3  # for each worker
_WINDOW_BYTES: Final = 64 * 2**20
_POLL_S: Final = 0.25
_MOST_FALSE_STARTS: Final = 3
_START_S: Final = 120
# What a byte of a format costs beside a byte of plain text, so that slow formats travel in small batches.
_COST: Final = {sniff.HTML: 20, sniff.MHTML: 20, sniff.PDF: 40, sniff.DOCX: 40, sniff.XLSX: 80, sniff.EMAIL: 5}


class Result(msgspec.Struct, Generic[T], frozen=True):
    """What became of an item: a `value`, or a `problem`. `item` is None where the problem arose before there was one."""

    item: Item | None
    value: T | None = None
    problem: Problem | None = None


def run_limited(
    items: Iterable[Item | Problem],
    work: Callable[[Item], T | Problem],
    *,
    workers: int = 2,
    limits: Limits | None = None,
    preload: Callable[[], object] | None = None,
) -> Iterator[Result[T]]:
    """`work` over `items` in `workers` processes; results in the order of the items, problems among them passed through.

    `work` and `preload` (called once a worker, for data that is slow to load) must be importable at top level. `workers` = 0 works in this
    process, without limits on memory and time. Raises `GavahError` if workers cannot even start.
    """
    limits = limits or Limits()
    if workers <= 0:
        for found in items:
            yield _result(found, found if isinstance(found, Problem) else one(found, work, Limits(cpu_s=10**9)))
        return
    pool = _Pool(work, workers, limits, preload)
    try:
        yield from pool.run(iter(items))
    finally:
        pool.stop()


def _result(found: Item | Problem, outcome: object) -> Result[Any]:
    item = found if isinstance(found, Item) else None
    return Result(item, problem=outcome) if isinstance(outcome, Problem) else Result(item, outcome)


class _Batch:
    """Items that travel together, their outcomes as they become known, and what is still to be read."""

    def __init__(self, found: list[Item | Problem]) -> None:
        self.found = found
        self.outcomes: dict[int, object] = {number: each for number, each in enumerate(found) if isinstance(each, Problem)}
        self.bytes = sum(len(each.data or b"") for each in found if isinstance(each, Item))

    @property
    def open(self) -> list[int]:
        """Numbers of the items without an outcome."""
        return [number for number in range(len(self.found)) if number not in self.outcomes]

    def results(self) -> Iterator[Result[Any]]:
        return (_result(each, self.outcomes[number]) for number, each in enumerate(self.found))


@contextlib.contextmanager
def _interruptions_wait() -> Iterator[None]:
    """Hold SIGINT back: a process begun meanwhile is born deaf to it, and cannot die of Ctrl-C before `serve` says that it ignores it."""
    resource_tracker.ensure_running()  # a process begun begins it, which would let SIGINT through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker:
    """One process, the batch it reads, and since when it reads the item it is at."""

    def __init__(self, context: Any, work: Callable[[Item], object], limits: Limits, preload: Callable[[], object] | None) -> None:  # noqa: ANN401
        self.pipe, theirs = context.Pipe()
        self.at = context.RawValue("q", -1)
        self.process = context.Process(target=serve, args=(theirs, self.at, work, limits, preload), daemon=True)
        with _interruptions_wait():
            self.process.start()
        theirs.close()
        self.ready = False
        self.batch: _Batch | None = None
        self.sent: list[int] = []
        self.seen = -2
        self.since = time.monotonic()

    def give(self, batch: _Batch) -> None:
        self.batch, self.sent, self.seen, self.since = batch, batch.open, -2, time.monotonic()
        self.at.value = -1
        self.pipe.send([_light(cast(Item, batch.found[number])) for number in self.sent])

    def overdue(self, now: float, limits: Limits) -> bool:
        """Whether it has been at one item (or at starting) for too long."""
        if self.at.value != self.seen:
            self.seen, self.since = self.at.value, now
        busy = self.batch is not None or not self.ready
        return busy and now - self.since > (limits.wall_s if self.ready else _START_S)

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _light(item: Item) -> Item:
    """A row's bytes are not needed where its text is known; they stay with the parent."""
    return msgspec.structs.replace(item, data=b"") if item.given.text is not None and item.data else item


class _Pool:
    def __init__(self, work: Callable[[Item], object], workers: int, limits: Limits, preload: Callable[[], object] | None) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._start: Callable[[], _Worker] = lambda: _Worker(self._context, work, limits, preload)
        self._limits = limits
        self._workers: list[_Worker] = []
        self._wanted = workers
        self._window: deque[_Batch] = deque()  # in order; the first is yielded next
        self._waiting: deque[_Batch] = deque()
        self._false_starts = 0

    def run(self, items: Iterator[Item | Problem]) -> Iterator[Result[Any]]:
        """All results, in order."""
        source = _batches(items)
        more = True
        while more or self._window:
            while more and self._has_room():
                batch = next(source, None)
                more = batch is not None
                if batch is not None:
                    self._window.append(batch)
                    self._waiting.append(batch)
                    self._hand_out()
                    self._listen(0)
            self._hand_out()
            while self._window and not self._window[0].open:
                yield from self._window.popleft().results()
            if (self._window and not self._has_room()) or not more:
                self._listen(_POLL_S)

    def _has_room(self) -> bool:
        held = sum(batch.bytes for batch in self._window)
        return not self._window or (len(self._window) < _WINDOW_BATCHES * self._wanted and held < _WINDOW_BYTES)

    def _hand_out(self) -> None:
        while self._waiting and not self._waiting[0].open:
            self._waiting.popleft()
        free = sum(worker.batch is None for worker in self._workers)  # those that are still starting among them
        for _ in range(min(self._wanted - len(self._workers), len(self._waiting) - free)):
            self._workers.append(self._start())
        for worker in self._workers:
            while self._waiting and worker.ready and worker.batch is None:
                batch = self._waiting.popleft()
                if batch.open:
                    self._give(worker, batch)

    def _give(self, worker: _Worker, batch: _Batch) -> None:
        try:
            worker.give(batch)
        except (BrokenPipeError, ConnectionResetError):
            self._lost(worker, "ended without a word")

    def _listen(self, seconds: float) -> None:
        """Take in what workers have to say, and end those that are overdue."""
        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(pipes), timeout=seconds) if pipes else ():
            self._hear(pipes[cast(Connection, pipe)])
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.overdue(now, self._limits) and not worker.pipe.poll():
                self._lost(worker, f"took longer than {self._limits.wall_s} s")

    def _hear(self, worker: _Worker) -> None:
        try:
            said = worker.pipe.recv()
        except (EOFError, ConnectionResetError, OSError):
            worker.process.join(_POLL_S)
            self._lost(worker, _death(worker.process.exitcode))
            return
        if said == "ready":
            worker.ready, self._false_starts = True, 0
        elif worker.batch is not None:
            worker.batch.outcomes.update(zip(worker.sent, said, strict=True))
            worker.batch = None

    def _lost(self, worker: _Worker, reason: str) -> None:
        """End a worker; the item it was at becomes a problem, the others of its batch are handed out again."""
        at = worker.at.value
        worker.kill()
        self._workers.remove(worker)
        batch = worker.batch
        if batch is not None and 0 <= at < len(worker.sent):
            number = worker.sent[at]
            item = cast(Item, batch.found[number])
            batch.outcomes[number] = Problem(item.file, f"reading it {reason}", "save it as plain text and add that")
        else:
            self._false_starts += 1
        if self._false_starts > _MOST_FALSE_STARTS:
            raise GavahError(f"the reading processes cannot start: the last one {reason}", remedy="free memory, or use fewer workers")
        if batch is not None:
            self._waiting.appendleft(batch)

    def stop(self) -> None:
        """End all workers."""
        for worker in self._workers:
            with contextlib.suppress(OSError, ValueError):
                worker.pipe.send(None)
            worker.kill()


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        return f"crashed (signal {-code})"
    return f"ended its process (status {code})"


def _batches(found: Iterator[Item | Problem]) -> Iterator[_Batch]:
    batch: list[Item | Problem] = []
    cost = 0
    for each in found:
        batch.append(each)
        cost += _cost(each)
        if len(batch) >= _BATCH_ITEMS or cost >= _BATCH_COST:
            yield _Batch(batch)
            batch, cost = [], 0
    if batch:
        yield _Batch(batch)


def _cost(found: Item | Problem) -> int:
    return found.size * _COST.get(found.media_type, 1) if isinstance(found, Item) else 0
