"""One claimed total taken apart: what the events explain of it, day by day or place by place, and where its remainder lies."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

import msgspec

from gavah.figures.accounts import FigureCase
from gavah.figures.admission import Admitted
from gavah.figures.breakdown import bins
from gavah.figures.program import Budget
from gavah.figures.reconcile import PART, MostItems, SureItems, left_open
from gavah.figures.regions import Region, meet
from gavah.figures.settled import Settled, Total, settle
from gavah.figures.sums import Within, hull
from gavah.model import ClaimedTotal, QuestionError

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
    return reconciliations(admitted, claim, (by,), budget)[0]


def reconciliations(admitted: Admitted, claim: str, bys: Sequence[str], budget: Budget) -> tuple[Reconciliation, ...]:
    """The same in several ways; the case is settled and the items are proven once for all."""
    settled = settle(admitted.case)
    total = next((one for one in settled.totals if one.account.id == claim), None)
    if total is None:
        raise QuestionError(f"{claim} is no total that stands in this question", where="reconcile", remedy="`gavah claims --kind total` lists totals")
    beside = _Beside(settled, total, budget)
    here = msgspec.structs.replace(admitted.case, scope=hull(total.region))
    scoped = msgspec.structs.replace(admitted, case=here)
    return tuple(beside.by(by, takewhile(lambda _: budget.suffices(PART), bins(scoped, by))) for by in bys)


def largest_remainder(totals: Iterable[ClaimedTotal]) -> ClaimedTotal | None:
    """The total that single events explain least; None if there is none."""
    return max(totals, key=lambda one: (one.unexplained[1], one.low, one.claim), default=None)


class _Beside:
    """What stands beside one total: the items inside it, and smaller totals."""

    def __init__(self, settled: Settled, total: Total, budget: Budget) -> None:
        self._total = total
        self._sure, self._most = SureItems(settled, budget), MostItems(settled.loose)
        self._events = Within([event.region for event in settled.loose])
        self._others = [one for one in settled.totals if one.account.id != total.account.id]
        self._totals = Within([one.region for one in self._others])

    def by(self, by: str, bins: Iterable[tuple[str, FigureCase]]) -> Reconciliation:
        """The total by its parts in `bins`."""
        total = self._total
        parts = [part for name, one in bins if (part := self._part(name, meet(total.region, (one.scope,)))) is not None]
        whole = (self._sure.within(total.region), self._most.touching(total.region))
        unexplained = left_open(total.low, whole)
        return Reconciliation(
            claim=total.account.id,
            low=total.low,
            high=total.high,
            itemised=whole,
            unexplained=unexplained,
            by=by,
            parts=tuple(parts),
            unplaced=max(0, whole[0] - sum(one.itemised[0] for one in parts)),
            nowhere=max(0, unexplained[1] - sum(one.unexplained[1] for one in parts)),
        )

    def _part(self, name: str, region: Region) -> Part | None:
        """One bin; None where only an event of a wider region touches it: nothing is told of it alone."""
        if not region:
            return None
        claimed = max((self._others[at].low for at in self._totals.of(region).tolist()), default=0)
        if not claimed and not len(self._events.of(region)):
            return None
        itemised = (self._sure.within(region), self._most.touching(region))
        return Part(bin=name, itemised=itemised, claimed=claimed, unexplained=left_open(claimed, itemised))
