"""One claimed total taken apart: what the events explain of it, day by day or place by place, and where its remainder lies."""

from collections.abc import Sequence
from itertools import takewhile

import msgspec

from gavah.figures.admission import Admitted
from gavah.figures.breakdown import bins
from gavah.figures.program import Budget
from gavah.figures.reconcile import PART, MostItems, SureItems
from gavah.figures.regions import Region, inside, meet
from gavah.figures.settled import Total, settle
from gavah.figures.sums import Within, hull
from gavah.model import QuestionError

Between = tuple[int, int]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One bin of a total. `itemised`: [surely different, at most] of the events there; None = open. `claimed`: the greatest total told of this
    bin alone (0 = none), `unexplained` what of it the events there leave: [at least, at most].
    """

    bin: str
    itemised: tuple[int, int | None]
    claimed: int
    unexplained: Between


class Reconciliation(msgspec.Struct, frozen=True, kw_only=True):
    """A claimed total (id, low, high), what the events inside it explain, and the parts by `by`. `unplaced`: items inside the total that lie in
    no single bin. `nowhere`: what of the unexplained neither an event nor a smaller total puts into any bin, at most.
    """

    claim: str
    low: int
    high: int | None
    itemised: tuple[int, int | None]
    unexplained: Between
    by: str
    parts: tuple[Part, ...]
    unplaced: int
    nowhere: int


def reconciliation(admitted: Admitted, claim: str, by: str, budget: Budget) -> Reconciliation:
    """The total `claim` beside its items by day, week, month, sh-month, province, city or site.

    Raises `QuestionError` where the question admits no such total.
    """
    settled = settle(admitted.case)
    total = next((one for one in settled.totals if one.account.id == claim), None)
    if total is None:
        raise QuestionError(f"{claim} is no total that stands in this question", where="reconcile", remedy="`gavah claims --kind total` lists totals")
    sure, most = SureItems(settled, budget), MostItems(settled.loose)
    events = Within([event.region for event in settled.loose])
    here = msgspec.structs.replace(admitted.case, scope=hull(total.region))
    scoped = msgspec.structs.replace(admitted, case=here)
    parts = []
    for name, part in takewhile(lambda _: budget.suffices(PART), bins(scoped, by)):
        region = meet(total.region, (part.scope,))
        # where only an event of a wider region touches the bin, nothing is told of it alone
        if region and (len(events.of(region)) or _claimed(settled.totals, region, total)):
            parts.append(_part(name, region, settled.totals, total, sure, most))
    whole = (sure.within(total.region), most.touching(total.region))
    unexplained = _left(total.low, whole)
    return Reconciliation(
        claim=claim,
        low=total.low,
        high=total.high,
        itemised=whole,
        unexplained=unexplained,
        by=by,
        parts=tuple(parts),
        unplaced=max(0, whole[0] - sum(one.itemised[0] for one in parts)),
        nowhere=max(0, unexplained[1] - sum(one.unexplained[1] for one in parts)),
    )


def _part(name: str, region: Region, totals: Sequence[Total], whole: Total, sure: SureItems, most: MostItems) -> Part:
    itemised = (sure.within(region), most.touching(region))
    claimed = _claimed(totals, region, whole)
    return Part(bin=name, itemised=itemised, claimed=claimed, unexplained=_left(claimed, itemised))


def _claimed(totals: Sequence[Total], region: Region, whole: Total) -> int:
    return max((one.low for one in totals if one.account.id != whole.account.id and inside(one.region, region)), default=0)


def _left(low: int, itemised: tuple[int, int | None]) -> Between:
    sure, most = itemised
    return (0 if most is None else max(0, low - most), max(0, low - sure))
