"""Ceiling and named: the highest reading of what is claimed about the question. Not a bound on the truth."""

from collections.abc import Collection, Sequence

from gavah.figures.best import fewest_residual
from gavah.figures.bounds import Prover
from gavah.figures.regions import Region, meet
from gavah.figures.settled import Settled, Total
from gavah.figures.sums import weight_inside


def ceiling_numbers(settled: Settled, scope: Region, totals: Sequence[Total], silent: Collection[str], prover: Prover) -> tuple[int, int | None, int]:
    """Named, ceiling (None = some high used is open) and a proven bound below named.

    `silent` names totals whose low the others inside them give in any case: only one with a higher high asks for anything.
    """
    shared = [meet(event.region, scope) for event in settled.loose]
    used = [event for event in settled.strict if shared[event.loose]]
    asking = [one for one in totals if one.account.id not in silent or (one.high or 0) > one.low]
    accounted = weight_inside([shared[event.loose] for event in used], [event.reading.named for event in used], [one.region for one in asking])
    lacking = [(one.low if one.high is None else one.high) - have for one, have in zip(asking, accounted, strict=True)]
    residual = fewest_residual(asking, lacking, prover)
    told = sum(event.reading.named for event in used)
    is_open = any(event.reading.high is None for event in used) or any(one.high is None for one in totals)
    return told + residual[0], None if is_open else told + residual[0], told + residual[1]
