"""One row of a list is one person: the pairs that hold together when no row may be in two of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Pair = tuple[int, int]


def assigned(gains: Mapping[Pair, float]) -> set[Pair]:
    """The pairs, each row in one at most, with the greatest sum of `gains`; pairs without gain are never taken. Ties: the least rows.

    Solved apart in each island of rows, exactly (Kuhn 1955, Munkres 1957); cubic in the island's rows.
    """
    worth = {pair: gain for pair, gain in gains.items() if gain > 0}
    return {pair for island in islands(worth) for pair in _best(island, worth)}


def islands(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """The pairs grouped so that no row is in two groups; sorted."""
    by_left: defaultdict[int, list[int]] = defaultdict(list)
    by_right: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in sorted(pairs):
        by_left[i].append(j)
        by_right[j].append(i)
    seen: set[int] = set()
    for start in by_left:
        if start in seen:
            continue
        seen.add(start)
        open_, lefts = [start], [start]
        while open_:
            for j in by_left[open_.pop()]:
                new = [i for i in by_right[j] if i not in seen]
                seen.update(new)
                open_ += new
                lefts += new
        yield [(i, j) for i in sorted(lefts) for j in by_left[i]]


def _best(island: list[Pair], gains: Mapping[Pair, float]) -> list[Pair]:
    if len(island) == 1:
        return island
    lefts, rights = sorted({i for i, _ in island}), sorted({j for _, j in island})
    costs = [[-gains.get((i, j), 0.0) for j in rights] + [0.0] * len(lefts) for i in lefts]  # a row may stay alone at no cost
    return [pair for i, column in enumerate(_hungarian(costs)) if column < len(rights) and (pair := (lefts[i], rights[column])) in gains]


def _hungarian(costs: list[list[float]]) -> list[int]:
    """For each row its column in the cheapest complete assignment; rows ≤ columns. By shortest paths with potentials."""
    columns = len(costs[0])
    of_row, of_column = [0.0] * len(costs), [0.0] * (columns + 1)
    holder = [-1] * (columns + 1)  # the row that holds a column; the last column is where a new row starts
    for row in range(len(costs)):
        holder[columns] = row
        at, came, best, done = columns, [columns] * columns, [float("inf")] * columns, [False] * (columns + 1)
        while holder[at] != -1:
            done[at] = True
            this, step, next_ = holder[at], float("inf"), -1
            for column in range(columns):
                if done[column]:
                    continue
                cost = costs[this][column] - of_row[this] - of_column[column]
                if cost < best[column]:
                    best[column], came[column] = cost, at
                if best[column] < step:
                    step, next_ = best[column], column
            for column in range(columns + 1):
                if done[column]:
                    of_row[holder[column]] += step
                    of_column[column] -= step
                elif column < columns:
                    best[column] -= step
            at = next_
        while at != columns:
            holder[at] = holder[came[at]]
            at = came[at]
    chosen = [-1] * len(costs)
    for column in range(columns):
        if holder[column] != -1:
            chosen[holder[column]] = column
    return chosen
