"""Who holds which record: witnesses over linked events, and outlets that copy.

A *record* is one event; the lists are the witnesses, and a list holds the record if one of its accounts goes back to that witness.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from gavah.estimation import Table, of_records

MOST_LISTS = 8
"""The witnesses with most records; what only others tell stays observed."""
FEWEST_RECORDS = 3
COPYING = 0.1
"""Two lists copy each other if this share of either's records rests only on reports whose root is the other."""


class Telling(msgspec.Struct, frozen=True):
    """One account of a record: the outlet that told it, the root it goes back to (names, as lists are called)."""

    outlet: str
    root: str


Record = frozenset[Telling]


def chosen_lists(records: Iterable[Record], also: Iterable[str] = ()) -> tuple[str, ...]:
    """The roots that hold most records, and those of `also` that hold any; in order of their names."""
    size = Counter(root for record in records for root in _roots(record))
    most = [root for root, n in sorted(size.items(), key=lambda item: (-item[1], item[0])) if n >= FEWEST_RECORDS][:MOST_LISTS]
    return tuple(sorted({*most, *(name for name in also if name in size)}))


def table_of(records: Sequence[Record], lists: Sequence[str]) -> Table:
    """How many records stand in which of `lists`."""
    return of_records(map(_roots, records), lists)


def _roots(record: Record) -> set[str]:
    return {telling.root for telling in record}


def copying(records: Sequence[Record], lists: Sequence[str]) -> list[tuple[str, str, float]]:
    """(list, other, share): lists of which one repeats the other in `COPYING` or more of its records, with nothing of its own there."""
    held: Counter[str] = Counter()
    only: Counter[tuple[str, str]] = Counter()
    for record in records:
        held_by = _roots(record)
        for name in lists:
            roots = {telling.root for telling in record if telling.outlet == name}
            if roots or name in held_by:
                held[name] += 1
            if len(roots) == 1 and name not in held_by:
                only[name, next(iter(roots))] += 1
    found = []
    for a, b in combinations(lists, 2):
        share = max(only[one, other] / held[one] if held[one] else 0.0 for one, other in ((a, b), (b, a)))
        if share >= COPYING:
            found.append((a, b, share))
    return found
