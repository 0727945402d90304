"""The ledger at size: entries appended in batches, each batch acknowledged on the disk and signed; then every one verified again."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from gavah.casefile import Case
from gavah.casefile.ledger import Draft
from gavah.custody.tree import Frontier, leaf_hash

BATCH = 10_000
GOAL_APPENDS, GOAL_VERIFY = 50_000, 20.0


def run(data: Path | None, out: Path | None = None, *, sizes: str = "1000000") -> dict[str, object]:
    """For each of `sizes`: the tree alone in memory, appends a second to a case on disk, seconds to verify its log."""
    return {f"{size:,} leaves": _measured(size) for size in map(int, sizes.split(","))}


def _measured(size: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder, Case.create(Path(folder) / "case", day=date(2071, 10, 23)) as case:
        appended = _appended(case, size)
        verified = _timed(lambda: _verify(case))
        tree = _timed(lambda: _tree_alone(size))
    return {
        "appends a second": round(size / appended.wall),
        "appends a second of processor time": round(size / appended.processor),
        "goal of appends": GOAL_APPENDS,
        "seconds to verify": round(verified.wall, 2),
        "seconds of processor time to verify": round(verified.processor, 2),
        "goal of verify at 1,000,000": GOAL_VERIFY,
        "tree alone, leaves a second of processor time": round(size / tree.processor),
    }


class _Seconds(NamedTuple):
    wall: float
    processor: float


def _timed(work: Callable[[], None]) -> _Seconds:
    """On a machine that others use as well, the wall says more of them than of this."""
    wall, processor = perf_counter(), process_time()
    work()
    return _Seconds(perf_counter() - wall, process_time() - processor)


def _appended(case: Case, size: int) -> _Seconds:
    """The time of the appends alone, each batch a transaction of its own; not that of making up what is appended."""
    wall = processor = 0.0
    for batch in _batches(size):
        spent = _timed(partial(_append, case, batch))
        wall, processor = wall + spent.wall, processor + spent.processor
    return _Seconds(wall, processor)


def _append(case: Case, batch: list[Draft]) -> None:
    with case.writing():
        case.append(batch)


def _batches(size: int) -> Iterator[list[Draft]]:
    for first in range(0, size, BATCH):
        last = min(size, first + BATCH)
        yield [_accepted(f"c-{n:020x}") for n in range(first, last)]


def _accepted(claim: str) -> Draft:
    return Draft(kind="decision", on=claim, body={"verb": "accept", "on": claim, "by": "a", "at": "2071-10-23"})


def _verify(case: Case) -> None:
    found = list(case.log_differences())
    if found:
        raise RuntimeError(f"what was just written does not verify: {found[0]}")


def _tree_alone(size: int) -> None:
    leaves = [leaf_hash(n.to_bytes(8, "big")) for n in range(size)]
    edge = Frontier()
    for first in range(0, size, BATCH):
        edge = edge.extended(leaves[first : first + BATCH])
