"""The peer: scipy's `milp` on the whole claim × cell formulation, as one would write it down."""

import time
from collections.abc import Mapping
from typing import Any

import numpy as np


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
    found = milp(np.ones(count), constraints=demands, integrality=np.ones(count), bounds=Bounds(0, np.inf), options={"time_limit": time_limit})
    seconds = time.perf_counter() - start
    return (round(found.fun) if found.status == 0 else None), seconds
