"""The peer: scipy's `milp` on the whole claim × cell formulation, as one would write it down."""

import multiprocessing
import resource
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

GRACE = 30.0
"""Seconds beyond its limit in which the peer may notice it."""
MEMORY = 8 << 30
"""Bytes that the peer may ask for."""


def peer_row(record: Mapping[str, Any], time_limit: float) -> dict[str, Any]:
    """What plain `milp` says of the floor in a process of its own: proven, unfinished at `time_limit`, or too large for memory."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    asked = context.Process(target=_answer, args=(theirs, record, time_limit))
    asked.start()
    theirs.close()
    answered = ours.poll(time_limit + GRACE)
    try:
        value, seconds, remark = ours.recv() if answered else (None, time_limit + GRACE, "unfinished")
    except EOFError:
        value, seconds, remark = None, 0.0, "out of memory"
    asked.kill()
    asked.join()
    return {"milp_floor": value, "milp_seconds": round(seconds, 2), "milp": remark}


def _answer(pipe: Connection, record: Mapping[str, Any], time_limit: float) -> None:
    import scipy.optimize  # noqa: F401 - the first import is no part of the time

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        value, seconds = milp_floor(record, time_limit)
        pipe.send((value, seconds, "unfinished" if value is None else "proven"))
    except MemoryError:
        pipe.send((None, 0.0, "out of memory"))


def milp_floor(record: Mapping[str, Any], time_limit: float) -> tuple[int | None, float]:
    """The floor by one `milp` over every claim and every cell (deepest places × days × types), and the seconds it took with building.

    None where it did not finish. Claims only (no events linked), the question everywhere.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    start = time.perf_counter()
    claims = record["claims"]
    paths = sorted({tuple(place) for claim in claims for place in claim["places"]})
    inner = {path[:depth] for path in paths for depth in range(len(path))}
    leaves = [path for path in paths if path not in inner]
    types = sorted({claim["type"] for claim in claims} - {None}) or [None]
    last_day = max(claim["to"] for claim in claims)
    below = {path: [at for at, leaf in enumerate(leaves) if leaf[: len(path)] == path] for path in paths}
    rows, columns = [], []
    for number, claim in enumerate(claims):
        places = np.array(sorted({at for place in claim["places"] for at in below[tuple(place)]}))
        days = np.arange(claim["from"] - 1, claim["to"])
        kinds = np.array([at for at, name in enumerate(types) if claim["type"] in (None, name)])
        cells = ((places[:, None, None] * last_day + days[None, :, None]) * len(types) + kinds[None, None, :]).ravel()
        columns.append(cells)
        rows.append(np.full(len(cells), number))
    index = (np.concatenate(rows), np.concatenate(columns))
    count = len(leaves) * last_day * len(types)
    matrix = csr_array((np.ones(len(index[0])), index), shape=(len(claims), count))
    lows = np.array([claim["low"] for claim in claims], dtype=float)
    demands = LinearConstraint(matrix, lows, np.inf)
    found = milp(
        np.ones(count),
        constraints=demands,
        integrality=np.ones(count),
        bounds=Bounds(0, np.inf),
        options={"time_limit": max(0.1, time_limit - (time.perf_counter() - start))},
    )
    seconds = time.perf_counter() - start
    return (round(found.fun) if found.status == 0 else None), seconds
