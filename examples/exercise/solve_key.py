"""The figures of the key: DESIGN.md, section "Figures", written out literally for small cases.

It knows nothing of the program. Cells are (place, day, type) triples over the places and
days that occur; sums are found by trying all ways (a search with memory), not by an
integer program. Every event is one strict event: no possible link touches a question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

Cell = tuple[tuple[str, ...], date, str]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Item:
    """An event or a total: the least and most it says, and the cells it may lie in."""

    names: tuple[str, ...]
    low: int
    high: int | None
    best: int
    named: int
    cells: frozenset[Cell]
    event: bool
    place: Cell | None


def solve(question: Row, claims: Sequence[Row]) -> dict[str, Any]:
    """Return the question with its evidence, floor, best, named, ceiling and contradictions."""
    measures = str(question["measure"]).split("|")
    kept = [row for row in claims if row["measure"] in measures and _admitted(row)]
    if question.get("type"):
        kept = [row for row in kept if row["type"] == question["type"]]
    grid = _Grid(kept, question)
    events = [grid.event(rows) for rows in _by_event(kept)]
    totals = [grid.total(row) for row in _totals(kept)]
    asked = grid.asked
    inside = [item for item in [*events, *totals] if item.cells <= asked]
    touching = [item for item in events if item.cells & asked]
    whole = [item for item in totals if item.cells <= asked]
    placed = [item for item in events if item.place in asked]
    best = _best(placed, whole)
    ceiling, named = _top(touching, whole, asked)
    straddling = [t.names[0] for t in totals if t.cells & asked and not t.cells <= asked]
    clashes = _contradictions(kept, grid)
    by_id = {row["id"]: row for row in kept}
    evidence = _evidence(inside)
    floor = _cover([(item.low, item.cells) for item in inside])
    found = bool(inside or touching or whole)
    status = "contradiction" if clashes else "proven" if found else "nothing"
    return dict(question) | {
        "evidence": evidence,
        "floor": floor,
        "best": best,
        "named": named,
        "ceiling": ceiling,
        "totals": [_reconciled(total, events) for total in whole],
        "straddling": sorted(straddling),
        "straddling_totals": sorted({by_id[name]["total"] for name in straddling}),
        "contradictions": [[names[0] for names in clash] for clash in clashes],
        "contradictions_any": clashes,
        "status": status,
    }


def _admitted(row: Row) -> bool:
    told = row["modality"] in ("asserted", "alleged", "suspected")
    counted = row["kind"] in ("event", "total") and row["unit"] is None
    return counted and told and row["polarity"] == "affirmed"


def _by_event(rows: Sequence[Row]) -> list[list[Row]]:
    """Return each event's accounts, one for each witness: its latest."""
    events: dict[str, dict[str, Row]] = {}
    for row in rows:
        if row["kind"] == "event":
            name = row["event"] or row["id"]
            accounts = events.setdefault(name, {})
            before = accounts.get(row["root"])
            if before is None or (before["said"], before["id"]) <= (row["said"], row["id"]):
                accounts[row["root"]] = row
    return [list(accounts.values()) for accounts in events.values()]


def _totals(rows: Sequence[Row]) -> list[Row]:
    """Return the totals, each statement of one witness once."""
    seen: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        if row["kind"] == "total":
            seen.setdefault((row["total"], row["root"], row["low"], row["high"]), row)
    return list(seen.values())


class _Grid:
    """All cells that matter: the named places with a leftover each, the days, the types."""

    def __init__(self, rows: Sequence[Row], question: Row) -> None:
        self.types = sorted({str(row["type"]) for row in rows})
        paths = {_path(place) for row in rows for place in row["where"]}
        start, end = date.fromisoformat(question["from"]), date.fromisoformat(question["to"])
        days = {start, end, *(day for row in rows for day in _days(row))}
        self.days = _between(min(days), max(days))
        parents = {path[:cut] for path in paths for cut in range(1, len(path) + 1)}
        self.leaves = sorted((*path, "*") for path in parents)
        place = question["place"]
        self.asked = frozenset(
            (leaf, day, kind)
            for leaf in self.leaves
            for day in _between(start, end)
            for kind in self.types
            if place is None or _lies_in(leaf, place, question["level"])
        )

    def region(self, row: Row) -> frozenset[Cell]:
        """Return every cell that a claim's words allow."""
        first, last = _span(row, self.days)
        paths = [_path(place) for place in row["where"]] or [("Iran",)]
        return frozenset(
            (leaf, day, str(row["type"])) for leaf in self.leaves for day in _between(first, last) if any(leaf[: len(path)] == path for path in paths)
        )

    def event(self, rows: Sequence[Row]) -> Item:
        """Return one event out of its rival accounts."""
        lows = [int(row["low"]) for row in rows]
        highs = [row["high"] for row in rows]
        least_high = min((h for h in highs if h is not None), default=None)
        low = max(n for n in lows if least_high is None or n <= least_high)
        enough = [h for h in highs if h is not None and h >= max(lows)]
        high = min(enough) if enough else None
        often = Counter(lows)
        best = min(often, key=lambda n: (-often[n], n))
        best = max(low, best if high is None else min(best, high))
        regions = [self.region(row) for row in rows]
        cells = frozenset.intersection(*regions) or frozenset.union(*regions)
        named = high if high is not None else max(lows)
        days = sorted({cell[1] for cell in cells})
        middle = days[(len(days) - 1) // 2]
        place = min(cell for cell in cells if cell[1] == middle)
        names = tuple(str(row["id"]) for row in rows)
        return Item(names, low, high, best, named, cells, True, place)

    def total(self, row: Row) -> Item:
        """Return a total as an item."""
        low, high = int(row["low"]), row["high"]
        named = high if high is not None else low
        cells = self.region(row)
        return Item((str(row["id"]),), low, high, low, named, cells, False, None)


def _path(place: Row) -> tuple[str, ...]:
    return (*reversed(place["in"]), place["name"])


def _lies_in(leaf: tuple[str, ...], place: str, level: str) -> bool:
    at = {"country": 0, "province": 1, "city": 2, "site": 3}[level]
    return len(leaf) > at + 1 and leaf[at] == place


def _days(row: Row) -> list[date]:
    words = (row["earliest"], row["latest"] or row["said"])
    return [date.fromisoformat(day) for day in words if day]


def _span(row: Row, days: Sequence[date]) -> tuple[date, date]:
    last = date.fromisoformat(row["latest"] or row["said"])
    first = date.fromisoformat(row["earliest"]) if row["earliest"] else days[0] - timedelta(days=1)
    return first, last


def _between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _signatures(regions: Sequence[frozenset[Cell]]) -> list[frozenset[int]]:
    """Return which claims share a cell, the widest sharings only."""
    shared: dict[Cell, set[int]] = {}
    for index, cells in enumerate(regions):
        for cell in cells:
            shared.setdefault(cell, set()).add(index)
    kinds = {frozenset(group) for group in shared.values()}
    return sorted((k for k in kinds if not any(k < other for other in kinds)), key=sorted)


def _cover(needs: Iterable[tuple[int, frozenset[Cell]]]) -> int:
    """Return the fewest units such that each region holds as many as it needs."""
    wanted = [(need, cells) for need, cells in needs if need > 0]
    groups = _signatures([cells for _, cells in wanted])

    @cache
    def fewest(at: int, left: tuple[int, ...]) -> int:
        if not any(left):
            return 0
        group = groups[at]
        later = frozenset().union(*groups[at + 1 :])
        must = max((left[i] for i in group if i not in later), default=0)
        most = max((left[i] for i in group), default=0)
        return min(
            n
            + fewest(
                at + 1,
                tuple(max(0, need - n) if i in group else need for i, need in enumerate(left)),
            )
            for n in range(must, max(must, most) + 1)
            if at + 1 < len(groups) or n >= most
        )

    return fewest(0, tuple(need for need, _ in wanted))


def _evidence(items: Sequence[Item]) -> int:
    """Return the largest sum of lows over items no two of which share a cell."""

    def most(left: tuple[Item, ...]) -> int:
        if not left:
            return 0
        head, rest = left[0], left[1:]
        apart = tuple(item for item in rest if not item.cells & head.cells)
        if len(apart) == len(rest):
            return head.low + most(rest)
        return max(head.low + most(apart), most(rest))

    return most(tuple(items))


def _reconciled(total: Item, events: Sequence[Item]) -> dict[str, Any]:
    """Return how much of a total its items account for, and how much stays unexplained."""
    surely = _evidence([item for item in events if item.cells <= total.cells])
    touching = [item for item in events if item.cells & total.cells]
    highs = [item.high for item in touching]
    most = None if None in highs else sum(high for high in highs if high is not None)
    least = 0 if most is None else max(0, total.low - most)
    return {
        "claim": total.names[0],
        "low": total.low,
        "high": total.high,
        "itemised": [surely, most],
        "unexplained": [least, max(0, total.low - surely)],
    }


def _best(placed: Sequence[Item], totals: Sequence[Item]) -> int:
    needs = [(t.low - sum(item.best for item in placed if item.place in t.cells), t.cells) for t in totals]
    return sum(item.best for item in placed) + _cover(needs)


def _top(touching: Sequence[Item], totals: Sequence[Item], asked: frozenset[Cell]) -> tuple[int | None, int]:
    """Return the ceiling (none if a high is open) and the highest number named."""
    needs = [(t.named - sum(item.named for item in touching if item.cells & asked <= t.cells), t.cells) for t in totals]
    named = sum(item.named for item in touching) + _cover(needs)
    open_high = any(item.high is None for item in [*touching, *totals])
    return (None if open_high else named), named


def _contradictions(rows: Sequence[Row], grid: _Grid) -> list[list[list[str]]]:
    """Return the clashes of a sure limit with one claim that says more inside its region.

    A clash is two lists: the claims that state the limit, and those any one of which
    breaks it alone. (The exercise holds no clash that needs two claims together.)
    """
    found = []
    limits = [row for row in rows if row["complete"] and row["high"] is not None]
    for name in sorted({row["total"] or row["id"] for row in limits}):
        stated = [row for row in limits if name in (row["total"], row["id"])]
        room, most = grid.region(stated[0]), int(stated[0]["high"])
        above = [row for row in rows if row["low"] > most and grid.region(row) <= room]
        if above and room & grid.asked:
            found.append([[str(row["id"]) for row in group] for group in (stated, above)])
    return found
