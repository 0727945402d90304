"""`python -m bench simulation`: tables drawn from populations of known size; how often each method's 95 % interval covers the truth.

--family   one design (default: all): independent, pair, classes, spread, hidden
--sizes    tables a design (default 500)
--out      a file that keeps each table's answers (a line each): a later call goes on where it ended, and makes only what is missing

Tables are numbered and each is drawn and estimated by its own seed, so parts made at different times are the same as one long run.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gavah.estimation import METHODS, Effort, Table, estimate_table, from_patterns
from gavah.model import InputError

Held = npt.NDArray[np.bool_]
Reach = npt.NDArray[np.float64]
LISTS = np.array([0.20, 0.25, 0.30, 0.35])
TABLES = 500
ODDS = 3.0
GOALS = {
    "independent": ("bic", "lcmcr", "decomposable"),
    "pair": ("bic", "lcmcr", "decomposable"),
    "classes": ("lcmcr",),
}
"""Design → methods whose intervals shall cover in 90 % or more; what other cells show is printed beside them."""
EFFORT = Effort(sweeps=10_000, most_sweeps=320_000)
"""Shorter chains than a real table's, doubled by the same rule; few tables need more."""


def independent(chance: np.random.Generator, size: int = 2000) -> Held:
    """Four independent lists; everybody alike."""
    return chance.random((size, 4)) < LISTS


def pair(chance: np.random.Generator, size: int = 2000) -> Held:
    """The first two lists depend on each other (odds ratio `ODDS`), with the same reach as before."""
    held = independent(chance, size)
    both = _joint(float(LISTS[0]), float(LISTS[1]), ODDS)
    after = np.where(held[:, 0], both / LISTS[0], (LISTS[1] - both) / (1 - LISTS[0]))
    held[:, 1] = chance.random(size) < after
    return held


def classes(chance: np.random.Generator, size: int = 5000) -> Held:
    """Two classes, lists independent within each: 60 % seen as in the other designs, 40 % easier to see by .3 on each list."""
    return _two(chance, size, LISTS, LISTS + 0.3)


def hidden(chance: np.random.Generator, size: int = 5000) -> Held:
    """Two classes of which the larger is hard to see: 60 % with .1 to .25, 40 % with .45 to .6."""
    return _two(chance, size, LISTS - 0.1, LISTS + 0.25)


def _two(chance: np.random.Generator, size: int, hard: Reach, easy: Reach) -> Held:
    easily = chance.random(size) < 0.4
    return np.asarray(chance.random((size, 4)) < np.where(easily[:, None], easy, hard))


def spread(chance: np.random.Generator, size: int = 2000) -> Held:
    """Everybody differs a little: a normal shift (standard deviation 1) of the log odds, the same for all lists. No method assumes this."""
    shift = chance.normal(0.0, 1.0, (size, 1))
    return np.asarray(chance.random((size, 4)) < 1 / (1 + (1 - LISTS) / LISTS * np.exp(-shift)))


DESIGNS: dict[str, Callable[[np.random.Generator], Held]] = {
    "independent": independent,
    "pair": pair,
    "classes": classes,
    "spread": spread,
    "hidden": hidden,
}
"""In this order: a design's place is part of its tables' seeds."""


def run(data: Path | None = None, out: Path | None = None, *, family: str | None = None, sizes: str | None = None) -> dict[str, Any]:
    """Coverage by design and method with its Monte Carlo error, median relative error and refusals."""
    if family is not None and family not in DESIGNS:
        raise InputError(f"no design is called {family!r}", where="--family", remedy=f"use one of {', '.join(DESIGNS)}")
    designs = [family] if family else list(DESIGNS)
    rows = list(_kept(out))
    for row in _made(designs, int(sizes or TABLES), {(row["design"], row["table"]) for row in rows}):
        rows.append(row)
        if out is not None:
            with out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
    return {design: _summary(design, [row for row in rows if row["design"] == design]) for design in designs}


def _kept(out: Path | None) -> Iterator[dict[str, Any]]:
    if out is not None and out.exists():
        yield from (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines() if line.strip())


def _made(designs: list[str], tables: int, there: set[tuple[str, int]]) -> Iterator[dict[str, Any]]:
    for number in range(tables):  # all designs side by side, so that a part of a run says something of each
        for design in designs:
            if (design, number) not in there:
                yield one_table(design, number)


def one_table(design: str, number: int) -> dict[str, Any]:
    """What each method says of table `number` of `design`: {"design", "table", "truth", "observed", "answers": {method: [n_hat, low, high]}}."""
    held = DESIGNS[design](np.random.default_rng([list(DESIGNS).index(design), number]))
    answer = estimate_table(_table(held), METHODS, seed=number, effort=EFFORT)
    given = {one.method: None if one.n_hat is None else [round(one.n_hat, 1), one.low, one.high] for one in answer.estimates}
    return {"design": design, "table": number, "truth": len(held), "observed": answer.observed, "answers": given}


def _table(held: Held) -> Table:
    patterns = Counter(tuple(int(cell) for cell in row) for row in held)
    return from_patterns({pattern: n for pattern, n in patterns.items() if any(pattern)})


def _summary(design: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    by_method: defaultdict[str, list[tuple[float, list[float | None] | None]]] = defaultdict(list)
    for row in rows:
        for method, answer in row["answers"].items():
            by_method[method].append((row["truth"], answer))
    return {"tables": len(rows), "methods": [_cell(design, method, answers) for method, answers in by_method.items()]}


def _cell(design: str, method: str, answers: list[tuple[float, list[float | None] | None]]) -> dict[str, Any]:
    given = [(truth, answer) for truth, answer in answers if answer is not None]
    covers = [(answer[1] or 0) <= truth and (answer[2] is None or truth <= answer[2]) for truth, answer in given]
    share = sum(covers) / len(covers) if covers else 0.0
    errors = [((answer[0] or 0) - truth) / truth for truth, answer in given]
    widths = [((answer[2] if answer[2] is not None else float("inf")) - (answer[1] or 0)) / truth for truth, answer in given]
    return {
        "method": method,
        "covers": share,
        "error": (share * (1 - share) / max(len(covers), 1)) ** 0.5,
        "median_bias": float(np.median(errors)) if errors else float("nan"),
        "median_width": float(np.median(widths)) if widths else float("nan"),
        "refused": len(answers) - len(given),
        "goal": "≥ .90" if method in GOALS.get(design, ()) else "expected to fail" if method == "aic" else "",
    }


def _joint(a: float, b: float, odds: float) -> float:
    """P(both) of two events of these chances and this odds ratio (Plackett)."""
    if odds == 1:
        return a * b
    s = 1 + (a + b) * (odds - 1)
    return float((s - (s * s - 4 * odds * (odds - 1) * a * b) ** 0.5) / (2 * (odds - 1)))
