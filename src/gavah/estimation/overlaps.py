"""Pairs of lists that share far more, or far less, than the others let expect: a warning, never a proof that one copies the other.

Judged only among the records that some third list holds: there, what nobody saw plays no part.
"""

from collections.abc import Iterator
from itertools import combinations
from math import log, sqrt

from gavah.estimation.table import Table

_TIMES = 10.0  # the odds ratio from which an overlap is told
_SURE = 3.3  # standard errors


def unusual(given: Table) -> Iterator[str]:
    """A sentence for each pair of lists that goes together, or avoids one another, beyond `_TIMES` in odds."""
    for a, b in combinations(range(len(given.lists)), 2):
        log_odds, error = _association(given, a, b)
        names = f"{given.lists[a]} and {given.lists[b]}"
        if log_odds > log(_TIMES) and log_odds > _SURE * error:
            yield f"{names} hold the same records far more often than the other lists let expect; if one copies the other, say --copies"
        if log_odds < -log(_TIMES) and log_odds < -_SURE * error:
            yield f"{names} hardly ever hold the same record: perhaps they cover other places, days or people"


def _association(given: Table, a: int, b: int) -> tuple[float, float]:
    """(log odds ratio of two lists among the records of a third, its standard error), with ½ in each cell (Haldane)."""
    cell = {(x, y): 0.5 for x in (0, 1) for y in (0, 1)}
    for pattern, n in given.counts.items():
        if pattern & ~(1 << a | 1 << b):
            cell[pattern >> a & 1, pattern >> b & 1] += n
    return log(cell[1, 1] * cell[0, 0] / (cell[1, 0] * cell[0, 1])), sqrt(sum(1 / n for n in cell.values()))
