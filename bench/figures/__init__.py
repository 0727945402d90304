"""`python -m bench figures`: evidence and floor with their proofs, on given or generated cases, beside plain scipy `milp`.

--data DIR   every `*.jsonl` in it, a case a line (CONTRACT.md); without it the families are generated with fixed seeds
--family     plain (default), mixed, days, gap, or brute: random small cases against enumeration (from the tests' oracle)
--sizes      numbers of claims, such as 1000,5000 (of brute: how many cases)
--peer       milp (default; in a process of its own, for a minute at most), or none
"""

import gc
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.figures.agreement import agreement
from bench.figures.generate import Record, gap, plain, small_gaps
from bench.figures.peer import peer_row
from gavah.figures.settled import settle
from gavah.figures.solution import proven_bounds, solve
from gavah.figures.wire import decode_case, encode_solution
from gavah.model import InputError

SIZES = {
    "plain": "1000,5000,20000,100000",
    "mixed": "1000,5000,20000",
    "days": "1000,5000,20000",
    "gap": "200,1000,20000",
    "brute": "2000",
}
PEER_SECONDS = 60.0
GOALS = {("plain", 20_000): 1.0, ("plain", 100_000): 5.0, ("mixed", 20_000): 60.0, ("days", 20_000): 20.0}
"""Seconds within which evidence and floor are to be proven."""


def run(
    data: Path | None = None,
    out: Path | None = None,
    *,
    family: str = "plain",
    sizes: str | None = None,
    peer: Sequence[str] = ("milp",),
    time_limit: float = 60.0,
) -> dict[str, object]:
    """Scores of the cases in folder `data`, or of the generated `family`. `out`: one prediction a line. `time_limit`: seconds a case.

    Raises `InputError` for an unknown family or a line that is no case.
    """
    if family not in SIZES:
        raise InputError(f"no family is called {family!r}", where="--family", remedy=f"use one of {', '.join(SIZES)}")
    if data is None and family == "brute":
        return agreement(int((sizes or SIZES["brute"]).split(",")[0]))
    import_module("highspy")  # the first import of the solver is no part of any case's time
    solve(decode_case(gap(3)))
    rows: list[dict[str, Any]] = []
    predictions: list[dict[str, Any]] = []
    for record in _given(data) if data is not None else _generated(family, [int(size) for size in (sizes or SIZES[family]).split(",")]):
        row, prediction = _scored(record, "milp" in peer, time_limit)
        if data is None and (goal := GOALS.get((family, row["claims"]))) is not None:
            row["goal_seconds"] = goal
        rows.append(row)
        predictions.append(prediction)
    if out is not None:
        out.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in predictions), encoding="utf-8")
    scores = _summary(predictions)
    if data is None and family == "gap":
        scores["small cases with evidence < floor"] = _gap_share(time_limit)
    return {**scores, "cases": rows if len(rows) <= 20 else rows[:20]}


def _generated(family: str, sizes: Iterable[int]) -> Iterator[Record]:
    for size in sizes:
        if family == "gap":
            yield gap(size)
        else:
            yield plain(size, days=365 if family == "days" else 60, mixed=family == "mixed")


def _given(folder: Path) -> Iterator[Record]:
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _record(line, path, number)


def _record(line: str, path: Path, number: int) -> Record:
    try:
        record: Record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error}", where=f"{path.name}:{number}", remedy="one case a line, see CONTRACT.md") from error
    return record


def _scored(record: Record, with_peer: bool, time_limit: float) -> tuple[dict[str, Any], dict[str, Any]]:
    case = decode_case(record)
    gc.collect()
    start, cpu = time.perf_counter(), time.process_time()
    bounds = proven_bounds(settle(case), (case.scope,), time_limit)
    proof_seconds, proof_cpu = time.perf_counter() - start, time.process_time() - cpu
    gc.collect()
    start = time.perf_counter()
    solution = solve(case, time_limit=time_limit)
    seconds = time.perf_counter() - start
    row: dict[str, Any] = {
        "case": record["case"],
        "claims": len(case.accounts),
        "evidence": solution.numbers.evidence,
        "floor": solution.numbers.floor,
        "gap": solution.numbers.gap,
        "proven": bounds.evidence_proven and bounds.floor_proven,
        "proof_seconds": round(proof_seconds, 3),
        "proof_cpu_seconds": round(proof_cpu, 3),
        "all_seconds": round(seconds, 3),
    }
    if with_peer and not case.ties and not case.distinct:
        row.update(peer_row(record, PEER_SECONDS))
    return row, encode_solution(record["case"], solution, seconds)


def _summary(predictions: Sequence[dict[str, Any]]) -> dict[str, object]:
    if not predictions:
        return {"cases solved": 0}
    return {
        "cases solved": len(predictions),
        "proven": sum(one["proven"] for one in predictions),
        "evidence < floor": sum(one["evidence"] < one["floor"] for one in predictions),
        "with contradictions": sum(bool(one["contradictions"]) for one in predictions),
        "seconds": round(sum(one["seconds"] for one in predictions), 3),
    }


def _gap_share(time_limit: float, count: int = 200) -> float:
    solved = [solve(decode_case(record), time_limit=time_limit).numbers for record in small_gaps(count)]
    return sum(one.evidence < one.floor for one in solved) / count
