"""Best: scored events, each placed once, and the fewest residual units that the totals still ask for."""

from collections.abc import Sequence

from gavah.figures.bounds import Prover
from gavah.figures.items import Demands, Item
from gavah.figures.regions import DAWN, DUSK, Region, days, inside, on_day
from gavah.figures.settled import ScoredEvent, Settled, Total
from gavah.figures.sums import weight_inside


def best_number(settled: Settled, scope: Region, totals: Sequence[Total], prover: Prover) -> tuple[int, int]:
    """The best number and a proven bound below it (equal unless the budget ran out)."""
    placed = [(region, event.reading.best) for event in settled.scored if inside(region := placement(event), scope)]
    accounted = weight_inside([region for region, _ in placed], [best for _, best in placed], [one.region for one in totals])
    residual = fewest_residual(totals, [one.low - have for one, have in zip(totals, accounted, strict=True)], prover)
    told = sum(best for _, best in placed)
    return told + residual[0], told + residual[1]


def placement(event: ScoredEvent) -> Region:
    """Where a scored event is counted: its part with most witnesses (ties: the least id), there on the middle day of its region.

    With one end open, the known end; with both, wherever it may lie. Where the middle falls into a gap of the region, the nearest day of it.
    """
    part = min(event.parts, key=lambda one: (-one.witnesses, one.name))
    first, last = days(part.region)
    if first == DAWN and last == DUSK:
        return part.region
    if first == DAWN or last == DUSK:
        return on_day(part.region, last if first == DAWN else first)
    middle = (first + last) // 2
    nearest = min((max(box.first, min(box.last, middle)) for box in part.region), key=lambda day: (abs(day - middle), day))
    return on_day(part.region, nearest)


def fewest_residual(totals: Sequence[Total], lacking: Sequence[int], prover: Prover) -> tuple[int, int]:
    """The fewest units with at least `lacking` in each total's region, and a proven bound below."""
    items = tuple(Item(one.account.id, low, one.region) for one, low in zip(totals, lacking, strict=True) if low > 0)
    found = prover.prove(Demands(items), evidence=False)
    return found.floor, found.floor_bound
