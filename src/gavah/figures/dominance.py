"""Items that change neither floor nor evidence: those that contain a smaller region with an equal or higher low."""

from gavah.figures.items import Demands, Item
from gavah.figures.regions import inside


def undominated(demands: Demands) -> list[int]:
    """The places of the items to keep, in order. Of equal items the first stays.

    An item that stands apart from others is dropped only for one that stands apart from all of them too.
    """
    partners = _partners(demands)
    order = sorted(range(len(demands.items)), key=lambda index: (-demands.items[index].low, index))
    kept: list[int] = []
    for index in sorted(order, key=lambda one: _size(demands.items[one])):
        if not any(_dominates(demands, partners, other, index) for other in kept):
            kept.append(index)
    return sorted(kept)


def _partners(demands: Demands) -> dict[int, set[int]]:
    partners: dict[int, set[int]] = {}
    for left, right in demands.apart:
        partners.setdefault(left, set()).add(right)
        partners.setdefault(right, set()).add(left)
    return partners


def _size(item: Item) -> tuple[int, int, int]:
    """Grows with the region: an item never comes before one strictly inside it … of one place depth and span."""
    return (-min(len(box.place) for box in item.region), max(box.last - box.first for box in item.region), len(item.region))


def _dominates(demands: Demands, partners: dict[int, set[int]], one: int, other: int) -> bool:
    small, large = demands.items[one], demands.items[other]
    return small.low >= large.low and partners.get(other, set()) <= partners.get(one, set()) and inside(small.region, large.region)
