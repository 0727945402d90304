"""`python -m bench estimation --data DIR`: every method on every table of capture patterns, reference results beside.

--data    a folder of CSV of capture patterns; `r_reference.csv` in it holds what the field's own programs gave
--family  one table (its file's name without the ending)
--sizes   sweeps of each latent class chain, and to how many they may be doubled (default 150000,1000000)
--out     a prediction a line (CONTRACT.md)

`speed` is measured apart: 20,000 sweeps of one latent class chain on `kosovo`, and decomposable graphs on `uk5`, both after a first call.
Seconds are of the clock, `cpu` of this process; on a busy machine only the latter says anything.
"""

import csv
import json
import tomllib
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from gavah.estimation import METHODS, Answer, Effort, Estimate, Table, estimate_by, estimate_table, from_csv
from gavah.estimation.latent.chains import Chain
from gavah.estimation.latent.lcmcr import CLASSES
from gavah.model import InputError

REFERENCE = "r_reference.csv"
_GOALS = Path(__file__).parent / "data" / "estimation_goals.toml"
_PEERS = {
    "LCMCR": "lcmcr",
    "dga": "decomposable",
    "loglin-AIC": "aic",
    "loglin-BIC": "bic",
    "SparseMSE stepwise": "stepwise",
    "Rcapture Mth Chao (LB)": "chao",
}


def run(data: Path, out: Path | None = None, *, family: str | None = None, sizes: str | None = None) -> dict[str, Any]:
    """The goals, all methods by table, and the speed of the two slow ones."""
    paths = [path for path in sorted(data.glob("*.csv")) if path.name != REFERENCE and family in (None, path.stem)]
    if not paths:
        raise InputError("no tables of capture patterns", where=str(data), remedy="a folder of CSV is wanted; --family names one by its file")
    sweeps = [int(size) for size in (sizes or "150000,1000000").split(",")]
    effort = Effort(sweeps=sweeps[0], most_sweeps=max(sweeps))
    reference = _reference(data / REFERENCE)
    predictions: list[dict[str, Any]] = []
    answers: dict[str, list[Estimate]] = {}
    for path in paths:
        rows, answers[path.stem] = _answered(path, effort)
        predictions += rows
    if out is not None:
        out.write_text("".join(json.dumps({key: row[key] for key in _CONTRACT}) + "\n" for row in predictions), encoding="utf-8")
    tables = {path.stem: [_beside(row, reference) for row in predictions if row["table"] == path.stem] for path in paths}
    return {"goals": _goals(answers), **tables, "speed": _speed({path.stem: from_csv(path) for path in paths})}


_CONTRACT = ("table", "method", "n_hat", "low", "high", "refused", "seconds")


def _answered(path: Path, effort: Effort) -> tuple[list[dict[str, Any]], list[Estimate]]:
    table, rows, given = from_csv(path), [], []
    for method in METHODS:
        start, cpu = perf_counter(), process_time()
        answer = estimate_table(table, [method], seed=1, effort=effort)
        seconds, used = perf_counter() - start, process_time() - cpu
        one = _only(answer, method)
        given.append(one)
        rows.append(
            {
                "table": path.stem,
                "method": method,
                "n_hat": one.n_hat,
                "low": one.low,
                "high": one.high,
                "refused": one.refused or None,
                "seconds": round(seconds, 3),
                "cpu": round(used, 3),
                **{name: one.diagnostics[key] for name, key in _SHOWN.items() if key in one.diagnostics},
            }
        )
    return rows, given


_SHOWN = {
    "mean": "mean",
    "r_hat": "split R-hat of log N",
    "size": "effective sample size",
    "sweeps": "sweeps a chain",
    "medians": "medians of the chains",
}


def _only(answer: Answer, method: str) -> Estimate:
    return Estimate(method=method, observed=answer.observed, refused=answer.refused) if answer.refused else answer.estimates[0]


def _reference(path: Path) -> dict[tuple[str, str], str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["table"], _PEERS[row["method"]]): f"{row['method']} {row['est']} [{row['lo']}, {row['hi']}] in {row['seconds']} s"
            for row in csv.DictReader(file)
            if row["method"] in _PEERS
        }


def _beside(row: dict[str, Any], reference: dict[tuple[str, str], str]) -> dict[str, Any]:
    shown = {key: value for key, value in row.items() if key != "table" and value is not None}
    for key in ("n_hat", "low", "high", "mean"):
        if key in shown:
            shown[key] = round(shown[key], 1)
    return {**shown, "reference": reference.get((row["table"], row["method"]), "none")}


def _goals(answers: dict[str, list[Estimate]]) -> list[dict[str, Any]]:
    goals = tomllib.loads(_GOALS.read_text(encoding="utf-8"))["goal"]
    return [_goal(goal, answers[goal["table"]]) for goal in goals if goal["table"] in answers]


def _goal(goal: dict[str, Any], given: list[Estimate]) -> dict[str, Any]:
    if goal["value"] == "refused":
        reached: object = float(all(one.refused for one in given))
    else:
        one = next(one for one in given if one.method == goal["method"])
        reached = getattr(one, goal["value"], None) if goal["value"] in ("n_hat", "high") else one.diagnostics.get(goal["value"])
    near = goal["reference"] * goal["relative"] if "relative" in goal else goal["within"]
    met = isinstance(reached, float) and abs(reached - goal["reference"]) <= near
    return {"table": goal["table"], "method": goal["method"], "value": goal["value"], "reached": reached, "reference": goal["reference"], "met": met}


def _speed(tables: dict[str, Table]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "kosovo" in tables:
        chain = Chain(tables["kosovo"], CLASSES, np.random.SeedSequence(1))
        chain.lengthen(2_000)
        start, cpu = perf_counter(), process_time()
        chain.lengthen(22_000)
        found["kosovo, lcmcr, 20,000 sweeps"] = {"seconds": perf_counter() - start, "cpu": process_time() - cpu, "goal": "≤ 1.5 s"}
    if "uk5" in tables:
        estimate_by(tables["uk5"], "decomposable")
        start, cpu = perf_counter(), process_time()
        estimate_by(tables["uk5"], "decomposable")
        found["uk5, decomposable"] = {"seconds": perf_counter() - start, "cpu": process_time() - cpu, "goal": "≤ 2 s"}
    return found
