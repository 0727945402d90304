"""Running counts as series: every state a count has had, the latest, and how it grew by the day it was told. Never summed across sources."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from gavah.figures.accounts import Account
from gavah.figures.admission import Admitted
from gavah.figures.regions import DAWN, DUSK, days, meets
from gavah.figures.running import SeriesKey, series_of, standing_states
from gavah.model import Claim


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A running count as told on the day `said` for the window up to `as_of`. `standing`: no later, lower state withdrew it, and it is the
    last told for its day. `growth`: how much its low is above that of the state told before it (None for the first). It is the growth of
    what is claimed: the difference of two "at least" is no lower bound of what happened in between.
    """

    claim: str
    said: date | None
    as_of: date | None
    low: int
    high: int | None
    source: str
    standing: bool
    growth: int | None = None


class RunningCount(msgspec.Struct, frozen=True, kw_only=True):
    """The states of one count in the order they were told, oldest first: one witness, one start, one scope. `latest` is the id of the state
    that stands for the latest day; `places` (ids) and `type` are what it counts. `fell`: a state told later was lower.
    """

    witness: str
    since: date | None
    places: tuple[str, ...]
    type: str
    states: tuple[State, ...]
    latest: str
    fell: bool

    @property
    def latest_state(self) -> State:
        """The state that `latest` names."""
        return next(state for state in self.states if state.claim == self.latest)


def running_counts(admitted: Admitted) -> tuple[RunningCount, ...]:
    """The running counts that touch the question, the greatest latest state first. They are not summed: sources count the same people."""
    scope = (admitted.case.scope,)
    counts: dict[SeriesKey, list[Account]] = {}
    for account in admitted.case.accounts:
        key = series_of(account)
        if key is not None and not account.is_zero and meets(account.region, scope):
            counts.setdefault(key, []).append(account)
    kept = [states for states in _placed(counts) if len(states) > 1 or _is_running(admitted.claims[states[0].id])]
    found = [_count(states, admitted.claims) for states in kept]
    return tuple(sorted(found, key=lambda one: (-one.latest_state.low, one.witness, one.latest)))


def _placed(counts: dict[SeriesKey, list[Account]]) -> list[list[Account]]:
    """States whose words name no place stand with the one count of their witness and start that names one. (No number does so: whether the
    place is the same is open.)
    """
    placeless = {key: states for key, states in counts.items() if all(box.place == () for box in states[0].region)}
    placed = {key: list(states) for key, states in counts.items() if key not in placeless}
    for key, states in placeless.items():
        others = [other for other, one in placed.items() if _begun(one[0]) == _begun(states[0])]
        if len(others) == 1:
            placed[others[0]] += states
        else:
            placed[key] = states
    return list(placed.values())


def _begun(account: Account) -> tuple[str, str, int]:
    """Who counts what from when: a running count without its scope."""
    return account.witness, account.series, days(account.region)[0]


def _is_running(claim: Claim) -> bool:
    """Whether the words themselves tell a count that goes on: "since September 27", "has reached"."""
    return claim.when is not None and (claim.when.since is not None or claim.when.series != "")


def _count(states: Sequence[Account], claims: dict[str, Claim]) -> RunningCount:
    names = {one.id for one in standing_states(states)[0]}
    told = sorted(states, key=lambda one: (_order(one.said), days(one.region)[1], one.low, one.id))
    growth: list[int | None] = [None, *(after.low - before.low for before, after in pairwise(told))]
    latest = max((one for one in told if one.id in names), key=lambda one: (days(one.region)[1], _order(one.said), one.low, one.id))
    where = next((claims[one.id].where for one in told if claims[one.id].where), ())
    return RunningCount(
        witness=latest.witness,
        since=_day(days(latest.region)[0]),
        places=tuple(place.id for place in where),
        type=claims[latest.id].type,
        states=tuple(_state(one, claims[one.id], one.id in names, grown) for one, grown in zip(told, growth, strict=True)),
        latest=latest.id,
        fell=any(grown is not None and grown < 0 for grown in growth),
    )


def _state(account: Account, claim: Claim, standing: bool, growth: int | None) -> State:
    return State(
        claim=account.id,
        said=claim.said,
        as_of=_day(days(account.region)[1]),
        low=account.low,
        high=account.high,
        source=claim.issuers[0] if claim.issuers else "",
        standing=standing,
        growth=growth,
    )


def _order(said: int | None) -> int:
    return -1 if said is None else said


def _day(ordinal: int) -> date | None:
    return None if ordinal in (DAWN, DUSK) else date.fromordinal(ordinal)


def latest_states(counts: Iterable[RunningCount]) -> dict[str, list[State]]:
    """Of every source the latest state of each count it told, the greatest first; the same count told by two sources stands with both."""
    found: dict[str, list[State]] = {}
    for count in counts:
        own: dict[str, State] = {}
        for state in count.states:
            if state.standing:
                own[state.source] = state
        for source, state in own.items():
            found.setdefault(source, []).append(state)
    return {source: sorted(found[source], key=lambda one: (-one.low, one.claim)) for source in sorted(found)}
