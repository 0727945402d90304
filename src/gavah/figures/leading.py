"""Leading sentences: the claims a floor stands on, none of them idle."""

from collections.abc import Callable, Sequence

import msgspec

from gavah.figures.accounts import Account, FigureCase, Tie
from gavah.figures.bounds import prove
from gavah.figures.items import Demands
from gavah.figures.program import Budget
from gavah.figures.regions import EVERYWHERE, inside
from gavah.figures.rivals import read_rivals, shared_region
from gavah.figures.settled import LooseEvent, Settled, settle


def claims_behind(names: Sequence[str], case: FigureCase, settled: Settled, *, same_region: bool = False) -> tuple[str, ...]:
    """The claims that the items called `names` rest on: a total is one claim; of an event an inclusion-minimal set of accounts that gives
    the same low in the same region or (unless `same_region`) inside it.
    """
    events = {event.name: event for event in settled.loose}
    claims: set[str] = set()
    for name in names:
        event = events.get(name)
        claims.update((name,) if event is None else _accounts_behind(event, case, same_region))
    return tuple(sorted(claims))


def _accounts_behind(event: LooseEvent, case: FigureCase, same_region: bool) -> tuple[str, ...]:
    names = tuple(one.id for one in event.accounts)
    if len(names) == 1:
        return names
    by_id = {one.id: one for one in event.accounts}
    own = msgspec.structs.replace(case.among(event.accounts), scope=EVERYWHERE)
    if _is_plain(event, own):
        return thinned(names, lambda kept: _gives_the_same(event, own, [by_id[name] for name in sorted(kept)], same_region))

    def holds(kept: Sequence[str]) -> bool:
        part = settle(own.among(by_id[name] for name in kept)).loose
        if len(part) != 1 or part[0].low != event.low or not inside(part[0].region, event.region):
            return False
        return not same_region or inside(event.region, part[0].region)

    return thinned(names, holds)


def _is_plain(event: LooseEvent, own: FigureCase) -> bool:
    """Whether the event's accounts hang together by *same* alone: then any that still do are read as rivals, and no partition is needed."""
    return len(event.parts) == 1 and not own.distinct and own.min_witnesses == 1 and all(tie.verdict == "same" for tie in own.ties)


def _gives_the_same(event: LooseEvent, own: FigureCase, kept: Sequence[Account], same_region: bool) -> bool:
    """Whether `kept` of the event's accounts are one event with its low, in its region or (unless `same_region`) inside it."""
    if read_rivals(kept, own.rule).low != event.low or not _hang_together({one.id for one in kept}, own.ties):
        return False
    region = shared_region(kept)
    return inside(region, event.region) and (not same_region or inside(event.region, region))


def _hang_together(names: set[str], ties: Sequence[Tie]) -> bool:
    near: dict[str, list[str]] = {}
    for tie in ties:
        near.setdefault(tie.left, []).append(tie.right)
        near.setdefault(tie.right, []).append(tie.left)
    rest = set(names)
    found = [rest.pop()]
    while found and rest:
        fresh = rest.intersection(near.get(found.pop(), ()))
        rest -= fresh
        found.extend(fresh)
    return not rest


def thinned(names: Sequence[str], holds: Callable[[Sequence[str]], bool]) -> tuple[str, ...]:
    """`names` without those whose loss leaves `holds` true: large pieces first, then one by one, from the end (the greatest id goes first)."""
    kept = tuple(names)
    size = max(1, len(kept) // 2)
    while True:
        end = len(kept)
        while end > 0:
            rest = kept[: max(0, end - size)] + kept[end:]
            if rest and holds(rest):
                kept = rest
            end -= size
        if size == 1:
            return kept
        size //= 2


def leading_items(demands: Demands, floor: int, budget: Budget) -> tuple[str, ...]:
    """Names of an inclusion-minimal set of items with the same floor; all of them if the budget runs out first."""
    position = {item.name: index for index, item in enumerate(demands.items)}

    def holds(kept: Sequence[str]) -> bool:
        if not budget.suffices("leading"):
            return False
        found = prove(demands.only([position[name] for name in kept]), budget, evidence=False)
        return found.floor == floor and found.floor_proven

    return thinned(sorted(position), holds)
