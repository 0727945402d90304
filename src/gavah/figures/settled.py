"""A case settled into what the programs count: events under three partitions, totals, and who stands for what."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from gavah.figures.accounts import Account, FigureCase
from gavah.figures.names import NO_NAMES, Names, borne_by
from gavah.figures.partitions import Group, Partitions
from gavah.figures.regions import Region, inside, meet, tidy
from gavah.figures.rivals import Reading, read_rivals, shared_region
from gavah.figures.running import standing_states
from gavah.figures.sums import Within


class StrictEvent(msgspec.Struct, frozen=True):
    """Accounts that tell of one event (*same* only). `name` is the least account id; `loose` the index of the loose event it is in."""

    name: str
    accounts: tuple[Account, ...]
    region: Region
    reading: Reading
    loose: int

    @property
    def witnesses(self) -> int:
        """How many witnesses tell of it."""
        return len({one.witness for one in self.accounts})


class ScoredEvent(msgspec.Struct, frozen=True):
    """Strict events joined by *possible* ties ≥ .5."""

    parts: tuple[StrictEvent, ...]
    reading: Reading


class LooseEvent(msgspec.Struct, frozen=True):
    """Strict events joined by every tie: `region` R_E is the union of theirs, `low` l_E."""

    name: str
    accounts: tuple[Account, ...]
    region: Region
    low: int
    parts: tuple[StrictEvent, ...]


class Total(msgspec.Struct, frozen=True, gc=False):
    """A total that stands, with the low and high that count under the question's rule on witnesses."""

    account: Account
    low: int
    high: int | None

    @property
    def region(self) -> Region:
        """The cells its words allow."""
        return self.account.region


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """All events and totals of a case, wherever they lie; `zeros` only contradict. `apart`: indices of loose events proven distinct, beside those
    that bear different `names` on one roll.
    """

    strict: tuple[StrictEvent, ...]
    scored: tuple[ScoredEvent, ...]
    loose: tuple[LooseEvent, ...]
    totals: tuple[Total, ...]
    zeros: tuple[Account, ...]
    apart: frozenset[tuple[int, int]]
    falls: tuple[tuple[str, ...], ...] = ()
    names: Names = NO_NAMES

    @property
    def standing(self) -> dict[str, Account]:
        """The accounts that stand (not replaced by a later one of the same witness), by id."""
        accounts = (*(one for event in self.loose for one in event.accounts), *(total.account for total in self.totals), *self.zeros)
        return {one.id: one for one in accounts}

    def totals_inside(self, scope: Region) -> list[Total]:
        """The totals that do not reach beyond the question."""
        return [one for one in self.totals if inside(one.account.region, scope)]


def settle(case: FigureCase) -> Settled:
    """Events and totals of `case`: one account per witness and strict event, one state per running count; then rivals are read."""
    events = [one for one in case.accounts if one.kind == "event"]
    totals, falls = standing_states(one for one in case.accounts if one.kind == "total")
    groups = Partitions([one.id for one in events], case.ties, case.distinct, case.names)
    standing = _latest_per_witness({one.id: one for one in events if not one.is_zero}, groups.strict)
    settled = _partition(standing, groups, case)
    zeros = tuple(one for one in (*events, *totals) if one.is_zero)
    kept = tuple(one for one in totals if not one.is_zero)
    return _with_witness_rule(settled, kept, zeros, tuple(falls), case.min_witnesses)


def _latest_per_witness(accounts: Mapping[str, Account], strict: Iterable[Group]) -> dict[str, Account]:
    """One account per witness and event: the one said last. An unnamed witness is nobody else."""
    standing: dict[str, Account] = {}
    for group in strict:
        by_witness: dict[str, list[Account]] = {}
        for one in (accounts[name] for name in group if name in accounts):
            by_witness.setdefault(one.witness or f"?{one.id}", []).append(one)
        standing.update((one.id, one) for one in map(_latest, by_witness.values()))
    return standing


def _latest(told: Sequence[Account]) -> Account:
    """The account said last. Of several on that day that agree, the one that says most; of rivals, the lowest (DESIGN leaves both open)."""
    last = max(-1 if one.said is None else one.said for one in told)
    ties = [one for one in told if (-1 if one.said is None else one.said) == last]
    highs = [one.high for one in ties if one.high is not None]
    most = max(ties, key=lambda one: (one.low, one.id))
    return most if not highs or most.low <= min(highs) else min(ties, key=lambda one: (one.low, one.id))


def _partition(standing: dict[str, Account], groups: Partitions, case: FigureCase) -> Settled:
    standing_loose = [group for group in groups.loose if any(name in standing for name in group)]
    loose_of = {name: index for index, group in enumerate(standing_loose) for name in group}
    strict = [_strict(members, loose_of[members[0].id], case.rule) for members in _members(groups.strict, standing)]
    strict_of = {one.id: event for event in strict for one in event.accounts}
    scored = [
        ScoredEvent(_parts(members, strict_of), read_rivals(members, case.rule)) if len(members) > 1 else ScoredEvent((one,), one.reading)
        for members in _members(groups.scored, standing)
        for one in (strict_of[members[0].id],)
    ]
    best_part: dict[int, int] = {}
    for event in scored:
        index = event.parts[0].loose
        best_part[index] = max(best_part.get(index, 0), event.reading.best)
    loose = [_loose(members, strict_of, best_part, case.rule) for members in _members(standing_loose, standing)]
    apart = {
        tuple(sorted((loose_of[left], loose_of[right])))
        for left, right in case.distinct
        if left in standing and right in standing and loose_of[left] != loose_of[right]
    }
    return Settled(
        strict=tuple(strict),
        scored=tuple(scored),
        loose=tuple(loose),
        totals=(),
        zeros=(),
        apart=frozenset((left, right) for left, right in apart),
        names=_names_of(loose, case),
    )


def _names_of(loose: Sequence[LooseEvent], case: FigureCase) -> Names:
    """The names that loose events bear: those of their accounts that stand."""
    if not case.names:
        return NO_NAMES
    label = {one: (roll, name) for one, roll, name in case.names}
    borne = ((index, borne_by((one.id for one in event.accounts), label)) for index, event in enumerate(loose))
    return {index: names for index, names in borne if names}


def _members(groups: Sequence[Group], standing: Mapping[str, Account]) -> list[tuple[Account, ...]]:
    kept = (tuple(standing[name] for name in group if name in standing) for group in groups)
    return [members for members in kept if members]


def _strict(accounts: tuple[Account, ...], loose: int, rule: str) -> StrictEvent:
    return StrictEvent(accounts[0].id, accounts, shared_region(accounts), read_rivals(accounts, rule), loose)


def _parts(accounts: Iterable[Account], strict_of: Mapping[str, StrictEvent]) -> tuple[StrictEvent, ...]:
    parts = {strict_of[one.id].name: strict_of[one.id] for one in accounts}
    return tuple(parts[name] for name in sorted(parts))


def _loose(accounts: tuple[Account, ...], strict_of: Mapping[str, StrictEvent], best_part: Mapping[int, int], rule: str) -> LooseEvent:
    parts = _parts(accounts, strict_of)
    if len(parts) == 1:
        return LooseEvent(accounts[0].id, accounts, parts[0].region, parts[0].reading.low, parts)
    low = read_rivals(accounts, rule).low
    # Under a named rule the whole may give more than any of its parts (a mode need not be a mode of a part): then the parts are believed.
    low = min(low, best_part[parts[0].loose])
    return LooseEvent(accounts[0].id, accounts, tidy(box for part in parts for box in part.region), low, parts)


def _with_witness_rule(
    settled: Settled, totals: tuple[Account, ...], zeros: tuple[Account, ...], falls: tuple[tuple[str, ...], ...], least: int
) -> Settled:
    """Events told by fewer than `least` witnesses leave; the lows of the rest and of totals become what `least` witnesses say."""
    plain = tuple(Total(one, one.low, one.high) for one in totals)
    if least <= 1:
        return msgspec.structs.replace(settled, totals=plain, zeros=zeros, falls=falls)
    kept = [index for index, event in enumerate(settled.loose) if len({one.witness for one in event.accounts}) >= least]
    position = {old: new for new, old in enumerate(kept)}
    told = _Told(settled.loose, totals)
    supported = (told.supported(total, least) for total in plain)

    def moved(event: StrictEvent) -> StrictEvent:
        return msgspec.structs.replace(event, loose=position[event.loose])

    return Settled(
        strict=tuple(moved(event) for event in settled.strict if event.loose in position),
        scored=tuple(ScoredEvent(tuple(map(moved, event.parts)), event.reading) for event in settled.scored if event.parts[0].loose in position),
        loose=tuple(_supported_event(settled.loose[index], least) for index in kept),
        totals=tuple(total for total in supported if total is not None),
        zeros=zeros,
        apart=frozenset((position[a], position[b]) for a, b in settled.apart if a in position and b in position),
        falls=falls,
        names={position[index]: names for index, names in settled.names.items() if index in position},
    )


def _supported_event(event: LooseEvent, least: int) -> LooseEvent:
    """l := min(l, the k-th greatest low among its witnesses)."""
    return msgspec.structs.replace(event, low=min(event.low, _kth((one.witness, one.low) for one in event.accounts)[least - 1]))


class _Told:
    """What witnesses tell inside a total's region: of a total there its low, of an event there their own low, but no more than its rivals leave."""

    def __init__(self, events: Sequence[LooseEvent], totals: Sequence[Account]) -> None:
        self._claimed = [[(one.witness, one.low)] for one in totals]
        self._claimed += [[(one.witness, min(one.low, event.low)) for one in event.accounts] for event in events]
        self._within = Within([*(one.region for one in totals), *(event.region for event in events)])

    def supported(self, total: Total, least: int) -> Total | None:
        """The k-th greatest, over witnesses, of the greatest low each claims inside the total's region; None with fewer witnesses."""
        lows = _kth(chain.from_iterable(self._claimed[at] for at in self._within.of(total.region).tolist()))
        if len(lows) < least or lows[least - 1] <= 0:
            return None
        low = lows[least - 1]
        return Total(total.account, low, None if total.high is None else max(low, total.high))


def _kth(claimed: Iterable[tuple[str, int]]) -> list[int]:
    """Each witness's greatest low, greatest first."""
    greatest: dict[str, int] = {}
    for witness, low in claimed:
        greatest[witness] = max(low, greatest.get(witness, 0))
    return sorted(greatest.values(), reverse=True)


def touching(region: Region, scope: Region) -> bool:
    """Whether the region shares a cell with the question."""
    return bool(meet(region, scope))
