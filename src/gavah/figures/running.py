"""Running counts: the same count at two dates is one count in two states, never a sum."""

from collections.abc import Iterable

from gavah.figures.accounts import Account
from gavah.figures.regions import DAWN, Path, days

SeriesKey = tuple[object, ...]


def series_of(account: Account) -> SeriesKey | None:
    """The running count a total belongs to: one witness, one start, one scope, and the same thing counted, whatever name the witness bears in
    the words. None for an event, or a total whose start is unknown and whose words tell of no running count.
    """
    if account.kind != "total":
        return None
    region = account.region
    first = region[0].first if len(region) == 1 else days(region)[0]
    if first > DAWN and account.witness:
        return (account.witness, account.series, first, _scope(account))
    return (account.witness, account.series, _scope(account)) if account.series else None


def _scope(account: Account) -> tuple[tuple[Path, object], ...]:
    if len(account.region) == 1:
        return ((account.region[0].place, account.region[0].kinds),)
    return tuple((box.place, box.kinds) for box in account.region)


def standing_states(totals: Iterable[Account]) -> tuple[list[Account], list[tuple[str, ...]]]:
    """The totals that stand, and for every count that fell: the ids withdrawn, then the id of the later, lower state.

    Of two states for one day the one said last stands. A later, lower state withdraws the higher earlier ones.
    """
    standing: list[Account] = []
    falls: list[tuple[str, ...]] = []
    series: dict[SeriesKey, list[Account]] = {}
    for total in totals:
        key = series_of(total)
        if key is None or total.is_zero:
            standing.append(total)
        else:
            series.setdefault(key, []).append(total)
    for states in series.values():
        if len(states) == 1:
            standing.append(states[0])
            continue
        kept, fallen = _walk(sorted(states, key=_state_order))
        standing.extend(kept)
        falls.extend(fallen)
    return sorted(standing, key=lambda one: one.id), sorted(falls)


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
