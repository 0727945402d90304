"""Items that stand apart: which of a cell's items one unit can serve.

The items of a cell make a graph, with an edge between two that are proven distinct. A unit serves an independent set of it, so what a unit
can do is a maximal one. There may be exponentially many (two each for `n` pairs: 2ⁿ), so they are listed only up to a number, and are
never needed to know what hangs together or what clashes: both come from the pairs. Items with the same foes are always served
together, and what hangs together over no edge is chosen apart, so that persons told of many times cost no more than persons.

Most items stand apart by name (`names.py`): those of one roll fall into classes, and any two of different classes stand apart. A
unit serves one class and whatever bears no name, so where a cell has no other pairs nothing is searched: as many sets as classes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from gavah.figures.cells import Cell, without_subsets
from gavah.figures.names import NO_NAMES, Borne, Names

Foes = Mapping[int, set[int]]
"""Of every item that stands apart from some, those."""
MOST_STEPS = 40
"""Steps of the search for one maximal set, before there are held to be too many."""


def friendly_groups(cell: Cell, foes: Foes, names: Names = NO_NAMES) -> Iterator[list[int]]:
    """The items of `cell` in groups that hang together by pairs that do not stand apart. `foes` holds the pairs beside `names`.

    Linear in items and pairs; where only names tell apart, in items.
    """
    foes = _within(cell, foes)
    if names and not names.keys().isdisjoint(cell):
        if not foes:
            if any(item not in names for item in cell):  # who bears no name stands apart from nobody
                yield sorted(cell)
                return
            if (classes := _classes(cell, names)) is not None:
                yield from map(sorted, classes)
                return
        foes = foes_by_name(cell, foes, names)
    if not foes:
        yield sorted(cell)
        return
    rest = set(cell)
    while rest:
        group, found = [], [rest.pop()]
        while found:
            item = found.pop()
            group.append(item)
            near = rest - foes[item] if item in foes else rest
            found.extend(near)
            rest = rest & foes[item] if item in foes else set()
        yield sorted(group)


def compatible_parts(cell: Cell, foes: Foes, most: int, names: Names = NO_NAMES) -> list[Cell] | None:
    """The maximal subsets of `cell` without a pair that stands apart; None if there are more than `most`, or finding them takes too long.

    `foes` holds the pairs beside `names`.
    """
    near = _within(cell, foes)
    if names and not names.keys().isdisjoint(cell):
        if (classes := _classes((item for item in cell if item in names), names)) is not None:
            free = [item for item in cell if item not in names]
            return _parts_by_class([tuple(sorted((*free, *one))) for one in classes], near, most)
        near = foes_by_name(cell, near, names)
    if not near:
        return [cell]
    twins: dict[frozenset[int], list[int]] = {}
    for item, against in near.items():
        twins.setdefault(frozenset(against), []).append(item)
    stands_for = {items[0]: items for items in twins.values()}
    choices: list[list[list[int]]] = []
    count = 1
    for island in _islands(stands_for, near):
        found = _independent(island, near, most // count)
        if found is None:
            return None
        count *= len(found)
        choices.append(found)
    free = [item for item in cell if item not in near]
    return [tuple(sorted((*free, *(item for part in choice for first in part for item in stands_for[first])))) for choice in product(*choices)]


def _within(cell: Cell, foes: Foes) -> dict[int, set[int]]:
    """The pairs of `foes` with both items in `cell`."""
    if foes.keys().isdisjoint(cell):
        return {}
    here = set(cell)
    return {item: foes[item] & here for item in cell if item in foes and not foes[item].isdisjoint(here)}


def _parts_by_class(served: list[Cell], foes: Foes, most: int) -> list[Cell] | None:
    """The maximal compatible parts of cells that hold one class each, and whatever bears no name."""
    if len(served) > most:
        return None
    if not foes:
        return served
    found: set[Cell] = set()
    for one in served:
        parts = compatible_parts(one, foes, most - len(found))
        if parts is None:
            return None
        found.update(parts)
    return without_subsets(found)


def _classes(items: Iterable[int], names: Names) -> list[list[int]] | None:
    """The items by the names they bear, if all are of one roll and bear one each: then any two of different groups stand apart, and no others."""
    found: dict[Borne, list[int]] = {}
    for item in items:
        found.setdefault(names[item], []).append(item)
    one_roll = all(len(borne) == 1 for borne in found) and len({borne[0][0] for borne in found}) == 1
    return list(found.values()) if one_roll else None


def foes_by_name(items: Iterable[int], foes: Foes, names: Names) -> dict[int, set[int]]:
    """Of every one of `items` that stands apart from some of them by a pair or by name, those. As many as the pairs: for small sets."""
    here = set(items)
    rolls: dict[str, dict[str, set[int]]] = {}
    for item in here:
        for roll, name in names.get(item, ()):
            rolls.setdefault(roll, {}).setdefault(name, set()).add(item)
    found = {item: foes[item] & here for item in here if item in foes}
    for classes in rolls.values():
        everyone = set().union(*classes.values())
        for members in classes.values():
            for item in members:
                found[item] = found.get(item, set()) | (everyone - members)
    return found


def _islands(items: Iterable[int], near: Foes) -> Iterator[list[int]]:
    """`items` in groups joined by pairs that stand apart."""
    rest = set(items)
    while rest:
        group, found = [], [rest.pop()]
        while found:
            item = found.pop()
            group.append(item)
            found.extend(near[item] & rest)
            rest -= near[item]
        yield sorted(group)


def _independent(items: Sequence[int], near: Foes, most: int) -> list[list[int]] | None:
    """The maximal independent sets of `items` (Bron and Kerbosch 1973 with a pivot, as cliques of those that do not stand apart)."""
    place = {item: at for at, item in enumerate(items)}
    everyone = (1 << len(items)) - 1
    friends = [everyone & ~sum(1 << place[one] for one in near[item] if one in place) & ~(1 << at) for at, item in enumerate(items)]
    found: list[list[int]] = []
    stack: list[tuple[int, int, int]] = [(0, everyone, 0)]
    steps = 0
    while stack:
        chosen, open_, done = stack.pop()
        steps += 1
        if len(found) > most or steps > MOST_STEPS * max(most, 1):
            return None
        if not open_:
            if not done:
                found.append([items[at] for at in bits(chosen)])
            continue
        pivot = max(bits(open_ | done), key=lambda at: (friends[at] & open_).bit_count())
        for at in bits(open_ & ~friends[pivot]):
            stack.append((chosen | 1 << at, open_ & friends[at], done & friends[at]))
            open_ &= ~(1 << at)
            done |= 1 << at
    return found if len(found) <= most else None


def bits(mask: int) -> Iterator[int]:
    """The places of the ones in `mask`, from the lowest."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
