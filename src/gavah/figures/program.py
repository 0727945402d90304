"""Linear and integer programs, solved by HiGHS; every answer carries a bound, and every integer answer is checked again in whole numbers."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Clock = Callable[[], float]
EPSILON = 1e-4
"""How far a solver's floating-point bound may lie off a whole number; a bound is only ever weakened by it."""


class Budget:
    """Seconds left for one answer, and which of its parts had to do with fewer than they wanted.

    With a `clock` (seconds, rising) the time runs from here on, whatever is done. This room has none of its own: without one only the
    solver counts, by itself.
    """

    __slots__ = ("_clock", "_cut", "_left", "_start")

    def __init__(self, seconds: float, clock: Clock | None = None) -> None:
        self._left, self._clock = seconds, clock
        self._start = clock() if clock else 0.0
        self._cut: dict[str, None] = {}

    @property
    def left(self) -> float:
        """Seconds left, never fewer than none."""
        return max(0.0, self._left - (self.seconds or 0.0))

    @property
    def seconds(self) -> float | None:
        """Seconds since the start; None without a clock."""
        return self._clock() - self._start if self._clock else None

    @property
    def cut(self) -> tuple[str, ...]:
        """The parts of the answer that the time did not suffice for, in the order they were come to."""
        return tuple(self._cut)

    def spend(self, seconds: float) -> None:
        """Take the solver's `seconds` off, where no clock does."""
        if self._clock is None:
            self._left = max(0.0, self._left - seconds)

    def suffices(self, part: str) -> bool:
        """Whether time is left for `part`; if not, that is told."""
        if self.left > 0:
            return True
        self.cut_short(part)
        return False

    def cut_short(self, part: str) -> None:
        """Tell that `part` of the answer is less than it would be with more time."""
        self._cut[part] = None


class Rows(msgspec.Struct, frozen=True):
    """A sparse matrix by rows: row i has `index[start[i]:start[i+1]]`, with the same places of `value`."""

    start: Any
    index: Any
    value: Any

    @staticmethod
    def of(rows: Sequence[Sequence[int]]) -> "Rows":
        """Rows of ones at the given columns."""
        start = np.zeros(len(rows) + 1, dtype=np.int32)
        np.cumsum([len(row) for row in rows], out=start[1:])
        index = np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=int(start[-1]))
        return Rows(start, index, np.ones(len(index)))

    def transposed(self, count: int) -> "Rows":
        """The matrix by its `count` columns: row j has those rows that have column j, in their order."""
        order = np.argsort(self.index, kind="stable")
        start = np.zeros(count + 1, dtype=np.int32)
        np.cumsum(np.bincount(self.index, minlength=count), out=start[1:])
        return Rows(start, _row_numbers(self.start)[order].astype(np.int32), self.value[order])

    def times(self, values: Any) -> Any:  # noqa: ANN401 - a vector of ints or floats gives one back
        """The matrix times a vector of column values (exact for whole numbers below 2**53)."""
        terms = np.asarray(values, dtype=np.float64)[self.index] * self.value
        return np.bincount(_row_numbers(self.start), weights=terms, minlength=len(self.start) - 1)


def _row_numbers(start: Any) -> Any:  # noqa: ANN401
    return np.repeat(np.arange(len(start) - 1), np.diff(start))


class Outcome(msgspec.Struct, frozen=True):
    """`status`: optimal, infeasible, unbounded or stopped. `value` and `x` of the incumbent (None where there is none), `bound` on the optimum.

    `duals`: one a row, only of a linear program.
    """

    status: str
    value: float | None
    bound: float
    x: Any = None
    duals: Any = None


def solve(
    cost: Any,  # noqa: ANN401 - vectors of any numeric kind
    rows: Rows,
    row_low: Any,  # noqa: ANN401
    row_high: Any,  # noqa: ANN401
    *,
    budget: Budget,
    low: Any = 0.0,  # noqa: ANN401
    high: Any = np.inf,  # noqa: ANN401
    whole: Any = False,  # noqa: ANN401 - True, or one flag a column
    maximise: bool = False,
    method: str = "choose",
) -> Outcome:
    """Minimise (or maximise) cost·x subject to row_low ≤ rows·x ≤ row_high and low ≤ x ≤ high, some x whole.

    Stops when the budget is spent, with the incumbent and the bound. An integer program also stops once the gap is under one: its optimum is
    whole, so the bound then proves it.
    """
    if budget.left <= 0:
        return Outcome("stopped", None, np.inf if maximise else -np.inf)
    import highspy

    count, row_count = len(cost), len(rows.start) - 1
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, row_count
    model.col_cost_ = np.asarray(cost, dtype=np.float64)
    model.col_lower_, model.col_upper_ = _column(low, count), _column(high, count)
    model.row_lower_, model.row_upper_ = _column(row_low, row_count), _column(row_high, row_count)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows.start, rows.index, rows.value
    flags = np.broadcast_to(np.asarray(whole), count)
    integer = bool(flags.any())
    if integer:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[int(flag)] for flag in flags]
    if maximise:
        model.sense_ = highspy.ObjSense.kMaximize
    engine = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("time_limit", max(budget.left, 0.001)),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.99),
        ("solver", method),
    ):
        engine.setOptionValue(option, value)
    engine.passModel(model)
    engine.run()
    budget.spend(engine.getRunTime())
    return _outcome(engine, integer, maximise)


def _column(value: Any, count: int) -> Any:  # noqa: ANN401
    return np.ascontiguousarray(np.broadcast_to(np.asarray(value, dtype=np.float64), count))


def _outcome(engine: Any, integer: bool, maximise: bool) -> Outcome:  # noqa: ANN401
    import highspy

    status = engine.getModelStatus()
    info = engine.getInfo()
    kind = {
        highspy.HighsModelStatus.kOptimal: "optimal",
        highspy.HighsModelStatus.kInfeasible: "infeasible",
        highspy.HighsModelStatus.kUnbounded: "unbounded",
        highspy.HighsModelStatus.kUnboundedOrInfeasible: "unbounded",
        highspy.HighsModelStatus.kModelEmpty: "optimal",
    }.get(status, "stopped")
    worst = np.inf if maximise else -np.inf
    if kind in ("infeasible", "unbounded"):
        return Outcome(kind, None, -worst if kind == "infeasible" else worst)
    solution = engine.getSolution()
    known = info.primal_solution_status == 2
    x = np.array(solution.col_value) if known else None
    value = float(info.objective_function_value) if known else None
    if integer:
        return Outcome(kind, value, float(info.mip_dual_bound), x)
    bound = value if kind == "optimal" and value is not None else worst
    return Outcome(kind, value, bound, x, np.array(solution.row_dual) if kind == "optimal" else None)
