"""A claimed total beside its items: what the events explain and what they leave unexplained."""

from gavah.figures.bounds import prove
from gavah.figures.items import Demands, Item
from gavah.figures.program import Budget
from gavah.figures.regions import Region, inside, meets
from gavah.figures.settled import LooseEvent, Settled, Total
from gavah.figures.sums import Nearby
from gavah.model import ClaimedTotal


def reconciled(settled: Settled, scope: Region, budget: Budget) -> tuple[ClaimedTotal, ...]:
    """Every total that touches the question, beside the events told of inside it."""
    near = Nearby([event.region for event in settled.loose])
    return tuple(_one(total, near, settled, budget) for total in settled.totals if meets(total.region, scope))


def _one(total: Total, near: Nearby, settled: Settled, budget: Budget) -> ClaimedTotal:
    touching = {index: settled.loose[index] for index in near.to(total.region) if meets(settled.loose[index].region, total.region)}
    sure = _surely_different(touching, settled, total.region, budget)
    highs = [event.reading.high for index in touching for event in settled.loose[index].parts]
    most = None if any(high is None for high in highs) else sum(high for high in highs if high is not None)
    low = total.low
    return ClaimedTotal(
        claim=total.account.id,
        low=low,
        high=total.high,
        itemised=(sure, most),
        unexplained=(0 if most is None else max(0, low - most), max(0, low - sure)),
    )


def _surely_different(touching: dict[int, LooseEvent], settled: Settled, region: Region, budget: Budget) -> int:
    """The evidence of the events inside the total."""
    within = [index for index, event in touching.items() if event.low > 0 and inside(event.region, region)]
    items = tuple(Item(touching[index].name, touching[index].low, touching[index].region, True) for index in within)
    place = {old: new for new, old in enumerate(within)}
    pairs = ((place[a], place[b]) for a, b in settled.apart if a in place and b in place)
    return prove(Demands(items, frozenset((min(pair), max(pair)) for pair in pairs)), budget).evidence
