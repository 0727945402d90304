"""Running counts: the same count at two dates is one count in two states, never a sum."""

from collections.abc import Iterable
from operator import attrgetter

from gavah.figures.accounts import Account
from gavah.figures.regions import DAWN, days

SeriesKey = tuple[object, ...]


def series_of(account: Account) -> SeriesKey | None:
    """The running count a total belongs to: one witness, one start, one scope, and the same thing counted, whatever name the witness bears in
    the words. None for an event, or a total whose start is unknown and whose words tell of no running count.
    """
    if account.kind != "total":
        return None
    region = account.region
    alone = len(region) == 1
    first = region[0].first if alone else days(region)[0]
    scope = (region[0].place, region[0].kinds) if alone else tuple((box.place, box.kinds) for box in region)
    if first > DAWN and account.witness:
        return (account.witness, account.series, first, scope)
    return (account.witness, account.series, scope) if account.series else None


def standing_states(totals: Iterable[Account]) -> tuple[list[Account], list[tuple[str, ...]]]:
    """The totals that stand, and for every count that fell: the ids withdrawn, then the id of the later, lower state.

    Of two states for one day the one said last stands. A later, lower state withdraws the higher earlier ones.
    """
    standing: list[Account] = []
    falls: list[tuple[str, ...]] = []
    alone: dict[SeriesKey, Account] = {}
    series: dict[SeriesKey, list[Account]] = {}
    for total in totals:
        key = None if total.is_zero else series_of(total)
        if key is None:
            standing.append(total)
        elif (other := alone.setdefault(key, total)) is not total:
            series.setdefault(key, [other]).append(total)
    standing.extend(alone.values() if not series else (total for key, total in alone.items() if key not in series))
    for states in series.values():
        kept, fallen = _walk(sorted(states, key=_state_order))
        standing.extend(kept)
        falls.extend(fallen)
    return sorted(standing, key=attrgetter("id")), sorted(falls)


def _state_order(state: Account) -> tuple[int, int, str]:
    return (days(state.region)[1], -1 if state.said is None else state.said, state.id)


def _walk(states: list[Account]) -> tuple[list[Account], list[tuple[str, ...]]]:
    latest = {days(state.region)[1]: state for state in states}  # of one day's states the last said
    kept: list[Account] = []
    falls: list[tuple[str, ...]] = []
    for state in latest.values():
        withdrawn = [one.id for one in kept if one.low > state.low]
        if withdrawn:
            falls.append((*withdrawn, state.id))
            kept = [one for one in kept if one.low <= state.low]
        kept.append(state)
    return kept, falls
