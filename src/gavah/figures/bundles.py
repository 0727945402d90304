"""Persons told of alike: those of one roll who are each told of by one item alone, in one and the same region, are one item that asks for them all.

They own different units, and where one's unit may lie any other's may: a world serves them if it has as many units there for them as their lows
add up to, however these are dealt out. A list that holds one of them can hold all, for what is disjoint from one is disjoint from each. So
neither floor nor evidence changes, and fifty names of one town and day cost what one does.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from gavah.figures.items import Demands
from gavah.figures.regions import Region

Bundles = list[list[int]]


def bundled(demands: Demands) -> tuple[Demands, Bundles]:
    """`demands` with such items joined, and of every item left the items it stands for."""
    if not demands.names:
        return demands, [[index] for index in range(len(demands.items))]
    told = Counter(label for borne in demands.names.values() for label in borne)
    alike: dict[tuple[str, Region], list[int]] = defaultdict(list)
    for index, borne in demands.names.items():
        if len(borne) == 1 and told[borne[0]] == 1 and index not in demands.foes:
            alike[borne[0][0], demands.items[index].region].append(index)
    first = {index: several for several in alike.values() for index in several[:1]}
    joined = {index for several in alike.values() for index in several[1:]}
    kept = [index for index in range(len(demands.items)) if index not in joined]
    bundles = [first.get(index, [index]) for index in kept]
    return _joined(demands.only(kept), demands, bundles), bundles


def _joined(small: Demands, demands: Demands, bundles: Sequence[Sequence[int]]) -> Demands:
    items = tuple(
        one if len(several) == 1 else msgspec.structs.replace(one, low=sum(demands.items[index].low for index in several))
        for one, several in zip(small.items, bundles, strict=True)
    )
    return msgspec.structs.replace(small, items=items)


__all__ = ["Bundles", "bundled"]
